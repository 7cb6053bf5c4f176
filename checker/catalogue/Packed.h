//===- Packed.h - A catalogue as bytes --------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The shipped rules are read and checked when the tool is built, and travel in
// it in this form: reading YAML at every start of a clang-tidy plugin would
// cost milliseconds (3 in place of 0.2). The form is private to one build.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_PACKED_H
#define NDIS_TIDY_CATALOGUE_PACKED_H

#include "catalogue/Catalogue.h"

namespace ndistidy::catalogue {

std::string pack(const Catalogue &C);

/// The catalogue whose pack() is \p Bytes.
Catalogue unpack(llvm::StringRef Bytes);

} // namespace ndistidy::catalogue

#endif // NDIS_TIDY_CATALOGUE_PACKED_H
