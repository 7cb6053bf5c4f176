//===- Units.h - The units of drivers ---------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The units of a driver's files: what was kept of an earlier run, and the rest
// parsed, several files at a time, each after what it begins with where others
// begin with it, too. The units are the same in any case.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_UNITS_H
#define NDIS_TIDY_TOOLS_UNITS_H

#include "cache/Cache.h"
#include "catalogue/Catalogue.h"
#include "parsing/Job.h"
#include "parsing/Unit.h"
#include "system/Progress.h"

namespace ndistidy::command {

struct Parsed;
struct SharedBeginning;

/// A driver on its way to its units.
struct DriverFiles {
  DriverFiles(Input I, const ParseOptions &How, cache::Cache *Kept);

  Input From;
  std::unique_ptr<StandIns> Generated; ///< headers
  FileNames Names;
  cache::Cache *Kept; ///< null: nothing is kept
  std::unique_ptr<cache::FileStates> Now;
};

/// A file whose unit is wanted, and what came of it.
struct Task {
  DriverFiles *Of = nullptr;
  size_t Source = 0;
  const ParseOptions *How = nullptr;
  cache::Digest Key = {}; ///< under which its unit is kept
  /// What it begins with, if it shares that, up to the offset BeginEnd; and of
  /// the text of the whole file then.
  SharedBeginning *Begins = nullptr;
  unsigned BeginEnd = 0;
  cache::Digest Text = {};
  /// With the names of files that the user is shown. An error: it could not be
  /// parsed at all.
  std::optional<llvm::Expected<Unit>> Made = std::nullopt;

  const std::string &file() const { return Of->From.Sources[Source]; }
  Job job() const;
};

class UnitMaker {
public:
  /// \p Jobs: files to parse at a time; 0: one for each processor.
  UnitMaker(const catalogue::Catalogue &Rules, unsigned Jobs, Progress &Shown);

  /// \p Last: nothing is parsed behind these. All files of a driver should be
  /// here, those that will be found, too: the others may share with them.
  /// Returns how many were parsed.
  unsigned make(llvm::MutableArrayRef<Task> Tasks, bool Last);

private:
  cache::Digest keyOf(const Task &T) const;
  bool find(Task &T) const;
  llvm::Expected<Parsed> parseOne(const Task &T, bool KeepMemory) const;
  void parse(Task &T, bool KeepMemory) const;
  cache::Digest keyOf(const SharedBeginning &B) const;
  bool find(SharedBeginning &B) const;
  bool isWorthIt(const SharedBeginning &B, size_t Files) const;
  void make(SharedBeginning &B) const;

  frontend::LoweringOptions Lowering;
  unsigned Jobs;
  Progress &Shown;
  /// Of what decides in all units.
  cache::Digest Common;
};

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_UNITS_H
