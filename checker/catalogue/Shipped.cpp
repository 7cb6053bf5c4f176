//===- Shipped.cpp - The rules that come with the tool ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "catalogue/Packed.h"

namespace ndistidy::catalogue {

/// Made from rules/ by ndis-pack-rules.
extern const unsigned char PackedRules[];
extern const size_t PackedRulesSize;

llvm::StringRef shippedBytes() {
  return {reinterpret_cast<const char *>(PackedRules), PackedRulesSize};
}

const Catalogue &shipped() {
  // It lives as long as the process, which need not take it to pieces.
  static const Catalogue &All = *new Catalogue(unpack(shippedBytes()));
  return All;
}

} // namespace ndistidy::catalogue
