//===- Shipped.cpp - The rules that come with the tool ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "catalogue/ShippedRules.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace ndistidy::catalogue {

static Catalogue loadShipped() {
  std::vector<MemoryBufferRef> Documents;
  for (size_t I = 0; I < shippedRules.Count; ++I) {
    const ShippedRule &R = shippedRules.Files[I];
    Documents.emplace_back(StringRef(R.Text, R.Size), R.Name);
  }
  Catalogue All;
  if (Error E = addYaml(All, Documents))
    report_fatal_error(std::move(E));
  return All;
}

const Catalogue &shipped() {
  static const Catalogue All = loadShipped();
  return All;
}

} // namespace ndistidy::catalogue
