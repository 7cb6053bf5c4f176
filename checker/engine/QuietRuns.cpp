//===- QuietRuns.cpp - Routines that had nothing to show ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/QuietRuns.h"

namespace ndistidy::engine {

/// So many are kept: those of some hundred versions of a driver.
static constexpr size_t MostKept = size_t{1} << 14;

std::optional<QuietRuns::Reached> QuietRuns::find(const ir::Fingerprint &Run) {
  std::lock_guard<std::mutex> Lock(Guard);
  auto It = Known.find(Run);
  return It == Known.end() ? std::nullopt : std::optional(It->second);
}

void QuietRuns::add(const ir::Fingerprint &Run, Reached By) {
  std::lock_guard<std::mutex> Lock(Guard);
  if (Known.size() == MostKept)
    Known.clear();
  Known[Run] = std::move(By);
}

} // namespace ndistidy::engine
