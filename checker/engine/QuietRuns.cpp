//===- QuietRuns.cpp - Routines that had nothing to show ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/QuietRuns.h"

namespace ndistidy::engine {

/// So many are kept: those of some hundred versions of a driver.
static constexpr size_t MostKept = size_t{1} << 16;

bool QuietRuns::contains(const ir::Fingerprint &Run) {
  std::lock_guard<std::mutex> Lock(Guard);
  return Known.contains(Run);
}

void QuietRuns::add(const ir::Fingerprint &Run) {
  std::lock_guard<std::mutex> Lock(Guard);
  if (Known.size() == MostKept)
    Known.clear();
  Known.insert(Run);
}

} // namespace ndistidy::engine
