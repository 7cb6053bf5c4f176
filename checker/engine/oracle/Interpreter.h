//===- Interpreter.h - Every execution of a small program -------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the engine must find, by brute force: runs a program once for every
// combination of what the calls in it may do, with concrete values, and writes
// down the defects of each execution. It shares the catalogue with the engine,
// and nothing else.
//
// An execution is the routine that begins the lifecycle and, if that succeeds
// and has registered them, an inner lifecycle some times, one after the other,
// and the routine that ends it. In an execution
//  - an acquisition succeeds, or fails with a negative status or a null handle
//    and leaves the place of the handle as it is;
//  - lists and counts are what they are, though nobody takes their answers for
//    evidence;
//  - any other OS routine returns 0, 1 or a negative status;
//  - statics are zero at the beginning.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_INTERPRETER_H
#define NDIS_TIDY_ENGINE_ORACLE_INTERPRETER_H

#include "catalogue/Catalogue.h"
#include "ir/Program.h"
#include <set>
#include <string>

namespace ndistidy::engine::oracle {

struct Defect {
  std::string Check;
  std::string Function; ///< display name
  std::string Resource; ///< id; empty where the check is about the routine
  auto operator<=>(const Defect &) const = default;
};

struct Bounds {
  unsigned Executions = 1024;
  unsigned Steps = 2000; ///< of one execution
  unsigned Depth = 32;   ///< of calls
};

struct Enumeration {
  /// What some execution shows.
  std::set<Defect> Required;
  /// What an execution shows and may be said, or not: behind the first misuse
  /// of an execution, of which nobody can tell how it goes on; the release of
  /// what was not taken because of a failure that nobody looked at; and what
  /// others may have changed (Choices.h, Interplay.h).
  std::set<Defect> Tolerated;
  unsigned Executions = 0;
  /// Empty, or why the program is outside of what is enumerated: it reads what
  /// was never stored, goes through a null pointer, or is too large.
  std::string Unknown;
};

/// Runs \p P. The first lifecycle in \p C has one ending role, and so has the
/// second one, if any, which is inside of it.
Enumeration enumerate(const ir::Program &P, const catalogue::Catalogue &C,
                      const Bounds &B = {});

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_INTERPRETER_H
