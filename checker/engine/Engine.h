//===- Engine.h - Analyse a program against a catalogue ---------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one entry point of the engine:
//
//   engine::Analysis A = engine::analyse(Program, Catalogue, Options);
//
// Property simulation (Das, Lerner, Seigle: ESP, PLDI 2002), forward from the
// roots that the lifecycles name. Never fails: what it cannot follow is
// unknown, and where a bound stops it, Analysis::Incompletes says so.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ENGINE_H
#define NDIS_TIDY_ENGINE_ENGINE_H

#include "catalogue/Catalogue.h"
#include "engine/Finding.h"
#include "ir/Program.h"

namespace ndistidy::engine {

class QuietRuns;

/// Open: the program is one file, and what it does not define may do anything
/// to what it can reach. Closed: it is the whole driver; what it does not
/// define and a system header declares is an OS routine.
enum class World : uint8_t { Open, Closed };

struct Options {
  World Of = World::Closed;
  /// Ids of the checks to report; empty: all.
  std::vector<std::string> Checks;
  /// ndis-unload-handler-missing also for a miniport that holds nothing.
  bool RequireUnloadHandlerAlways = false;
  /// Transfers per root before the engine gives up on it.
  uint64_t StepLimit = 100000;
  /// States with the same holdings that a block keeps apart before it joins
  /// them.
  unsigned DisjunctLimit = 16;
  /// Only findings in the first so many files of the program are of interest,
  /// and what cannot come there need not be run; 0: all are.
  unsigned Files = 0;
  /// Fill in Analysis::Lives.
  bool RecordLives = false;
};

/// \p Known is what was found out by analyses before and will be by this one;
/// null if there are no others.
Analysis analyse(ir::Program &P, const catalogue::Catalogue &C,
                 const Options &O, QuietRuns *Known = nullptr);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_ENGINE_H
