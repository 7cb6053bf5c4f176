//===- QuietRuns.h - Routines that had nothing to show ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An editor asks for the same program again and again, with one routine
// changed; drivers are built of the same sources, and in several variants. What
// a routine does that is run by itself (AloneRun.h) depends on nothing but the
// text of what it may call and on its role. If nothing was found in it, it need
// not be run again before that changes.
//
//   QuietRuns Known;
//   analyse(Before, Rules, O, &Known);
//   analyse(After, Rules, O, &Known); // runs what the change may matter to
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_QUIETRUNS_H
#define NDIS_TIDY_ENGINE_QUIETRUNS_H

#include "ir/Fingerprint.h"
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace ndistidy::engine {

/// Of analyses with one catalogue. Any thread may ask.
class QuietRuns {
public:
  /// The fingerprints of the routines that were reached.
  using Reached = std::vector<ir::Fingerprint>;
  /// Of \p Run, if it is known to be quiet.
  std::optional<Reached> find(const ir::Fingerprint &Run);
  void add(const ir::Fingerprint &Run, Reached By);

private:
  std::mutex Guard;
  std::map<ir::Fingerprint, Reached> Known;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_QUIETRUNS_H
