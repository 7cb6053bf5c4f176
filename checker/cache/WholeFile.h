//===- WholeFile.h - Files that are written whole ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CACHE_WHOLEFILE_H
#define NDIS_TIDY_CACHE_WHOLEFILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace ndistidy::cache {

/// Puts \p Parts, one behind the other, into the file at \p Path: beside it
/// first, and then in its place. Who reads sees all of it or what was there
/// before, and that stays where it cannot be written (the disk is full).
llvm::Error writeWhole(llvm::StringRef Path,
                       llvm::ArrayRef<llvm::StringRef> Parts);

} // namespace ndistidy::cache

#endif // NDIS_TIDY_CACHE_WHOLEFILE_H
