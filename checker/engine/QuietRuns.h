//===- QuietRuns.h - Routines that had nothing to show ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An editor asks for the same program again and again, with one routine
// changed. What a routine does that is run by itself (AloneRun.h) depends on
// nothing but the text of what it may call and on its role. If nothing was
// found in it, it need not be run again before that changes.
//
//   QuietRuns Known;
//   analyse(Before, Rules, O, &Known);
//   analyse(After, Rules, O, &Known); // runs what the change may matter to
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_QUIETRUNS_H
#define NDIS_TIDY_ENGINE_QUIETRUNS_H

#include "ir/Fingerprint.h"
#include <mutex>
#include <set>

namespace ndistidy::engine {

/// Of analyses with one catalogue. Any thread may ask.
class QuietRuns {
public:
  bool contains(const ir::Fingerprint &Run);
  void add(const ir::Fingerprint &Run);

private:
  std::mutex Guard;
  std::set<ir::Fingerprint> Known;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_QUIETRUNS_H
