//===- Finding.h - What the engine has to say -------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The result of an analysis, independent of where it is shown. Locations are
// those of the analysed ir::Program: files are indices into its module().Files.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_FINDING_H
#define NDIS_TIDY_ENGINE_FINDING_H

#include "engine/Life.h"
#include "ir/Program.h"
#include <string>
#include <vector>

namespace ndistidy::engine {

/// Text to put in the place of a range (empty range: to insert).
struct FixIt {
  ir::Range Where;
  std::string Text;
  bool operator==(const FixIt &) const = default;
};

struct Finding {
  std::string Check; ///< "ndis-unload-leak"
  ir::Location Loc;
  std::string Message; ///< clang-tidy's manner: lower case, no full stop
  std::vector<PathNote> Notes; ///< in path order
  std::vector<FixIt> Fixes;
  std::string Function; ///< display name of the routine it is about
  std::string Resource; ///< resource id, or empty
  /// What names it from one run to the next (report/Fingerprint.h); put in by
  /// the report.
  std::string Fingerprint;
  /// Of a driver analysed in several variants, those in which it holds; empty
  /// for all. Put in by who analysed them.
  std::vector<std::string> Variants;
  bool operator==(const Finding &) const = default;
};

/// A routine that was not analysed to its end, and why. Nothing is reported
/// about what such a routine decides.
struct Incomplete {
  ir::Location Loc;
  std::string Function;
  std::string Reason;
  /// As those of a finding.
  std::vector<std::string> Variants = {};
  bool operator==(const Incomplete &) const = default;
};

struct Statistics {
  unsigned Routines = 0; ///< with a body in the program
  unsigned Reached = 0;  ///< of them, entered from a root
  uint64_t Steps = 0;    ///< transfers made, the engine's unit of work
};

struct Analysis {
  std::vector<Finding> Findings; ///< sorted by file name, line, column, id
  std::vector<Incomplete> Incompletes; ///< sorted likewise
  Statistics Stats;
  /// With Options::RecordLives, one for each time that a lifecycle begins.
  std::vector<Life> Lives;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_FINDING_H
