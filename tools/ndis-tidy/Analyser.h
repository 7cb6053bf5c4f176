//===- Analyser.h - From drivers to what is said of them --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From drivers to what is said of them: parses the sources of all drivers at
// once, then links and analyses one driver after the other, as it is built and
// in its variants.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_ANALYSER_H
#define NDIS_TIDY_TOOLS_ANALYSER_H

#include "knowledge/Drivers.h"
#include "ndis-tidy/Judgement.h"
#include "ndis-tidy/Output.h"
#include "ndis-tidy/Preparation.h"
#include "system/Progress.h"
#include "llvm/ADT/StringSet.h"

namespace ndistidy::command {

/// For one run of the command. Errors in sources, and what cannot be analysed,
/// go to standard error as they are met; --dump-ir's text to standard output.
class Analyser {
public:
  Analyser(const Arguments &A, const catalogue::Catalogue &Rules,
           const engine::Options &Options, Preparation P);

  Outcome run();

private:
  /// One PATH on its way through the pipeline.
  struct Driver : DriverFiles {
    using DriverFiles::DriverFiles;

    /// One for each source, of the build as it is; none where parsing failed.
    std::vector<std::optional<Unit>> Units = {};
    knowledge::Driver Record = {}; ///< for those who look at one of its files
    DriverOutcome *Out = nullptr;
    bool Linked = false;   ///< in some variant
    bool HasEntry = false; ///< a routine that begins a lifecycle, likewise
  };

  /// Where what is made of \p I is kept; null for nowhere. What is in one
  /// folder, or all with --cache-dir, has one.
  cache::Cache *cacheFor(const Input &I);
  void parseAll();
  void record();
  void take(Task &T);
  /// A reason that holds for many files is given once.
  void fail(const llvm::Twine &Why);
  /// From the parts of a driver to its findings, or to its IR on standard
  /// output. \p Variant: the name of what is not the build as it is, or empty.
  llvm::Error finish(Driver &D, std::vector<Unit *> Units,
                     llvm::StringRef Variant);
  void addResults(Driver &D, Judgement J, llvm::StringRef Variant);
  void finishBase(Driver &D);
  /// An error says why \p V does not count.
  llvm::Error analyseVariant(Driver &D, const Variant &V);
  void analyseVariants(Driver &D);
  void settle(Driver &D);
  void prune();

  const Arguments &A;
  const catalogue::Catalogue &Rules;
  const engine::Options &Options;
  ParseOptions Parsing;
  std::map<std::string, std::unique_ptr<cache::Cache>> Caches; ///< by folder
  std::vector<Driver> Drivers;
  std::vector<Variant> Named; ///< of the file that --variants names
  Outcome Result;
  engine::QuietRuns Quiet;
  llvm::StringSet<> Said; ///< remarks, and errors of units
  Progress Shown;
  UnitMaker Maker;
};

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_ANALYSER_H
