//===- Hash.h - A quick hash for tables of our own --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_HASH_H
#define NDIS_TIDY_ENGINE_HASH_H

#include <cstdint>

namespace ndistidy::engine {

/// Spreads the bits of \p H. For several numbers: mix(mix(A) + B). The tables
/// of the engine are asked at every step; llvm::hash_combine was a tenth of it.
inline uint64_t mix(uint64_t H) {
  H *= 0x9E3779B97F4A7C15ULL;
  return H ^ H >> 32;
}

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_HASH_H
