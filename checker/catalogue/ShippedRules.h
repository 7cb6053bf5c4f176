//===- ShippedRules.h - The text of the rules in the binary -----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Declares what EmbedRules.cmake generates.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_SHIPPEDRULES_H
#define NDIS_TIDY_CATALOGUE_SHIPPEDRULES_H

#include <cstddef>

namespace ndistidy::catalogue {

struct ShippedRule {
  const char *Name;
  const char *Text;
  size_t Size;
};

struct ShippedRules {
  const ShippedRule *Files;
  size_t Count;
};

extern const ShippedRules shippedRules;

} // namespace ndistidy::catalogue

#endif // NDIS_TIDY_CATALOGUE_SHIPPEDRULES_H
