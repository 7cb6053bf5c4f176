//===- Output.h - What a run has come to ------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a run has come to, and how it is shown.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_OUTPUT_H
#define NDIS_TIDY_TOOLS_OUTPUT_H

#include "catalogue/Catalogue.h"
#include "driver/Coverage.h"
#include "ndis-tidy/CommandLine.h"
#include "report/Baseline.h"
#include "report/Report.h"
#include "report/SourceText.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>

namespace ndistidy::command {

enum ExitStatus : uint8_t { Clean = 0, Found = 1, Failed = 2 };

/// What is said of one driver.
struct DriverOutcome {
  std::string Path; ///< as the user gave it
  /// What tells it from the other drivers below Path, if there are some.
  std::string Description;
  bool IsFolder = false;
  report::Report Results;
  std::vector<std::string> Broken; ///< its files with errors in them
  /// How it is built, and what was not understood or stood in for.
  std::vector<std::string> Notes;
  Coverage Analysed;
  /// Those that it was analysed in, if in several.
  std::vector<std::string> Variants;

  const std::string &name() const {
    return Description.empty() ? Path : Description;
  }
};

struct Outcome {
  /// All that was asked for, in the order of the command line.
  std::vector<DriverOutcome> PerDriver;
  /// The findings of all drivers, once they are settled.
  report::Report Results;
  unsigned Files = 0;   ///< that were to be analysed
  unsigned Parsed = 0;  ///< of these; the others were kept
  bool News = false;    ///< the cache knows what it did not
  unsigned Drivers = 0; ///< that were analysed
  unsigned Suppressed = 0;
  /// How the findings compare with --baseline, if there is one.
  std::optional<report::Comparison> Baseline;
  /// Files with errors in them; what did parse is analysed.
  std::vector<std::string> Broken;
  /// What could not be analysed at all, and why.
  std::vector<std::string> Failures;
  std::vector<std::string> Notes; ///< of no single driver
  bool RequireComplete = false;
  bool Lenient = false; ///< Broken and what was given up are no failure

  /// Whether --require-complete makes the run fail for \p D.
  bool lacks(const DriverOutcome &D) const {
    return RequireComplete && !D.Analysed.complete();
  }
  ExitStatus status() const;
};

/// What is said of a driver that Outcome::lacks.
std::string lackOf(const DriverOutcome &D);

/// Says on standard error what went wrong, in one line.
void complain(llvm::Error E);

/// Takes out what comments suppress, and gives findings their fingerprints.
void settle(Outcome &O, report::SourceTexts &Texts);

/// What --baseline names.
llvm::Expected<report::Baseline> loadBaseline(llvm::StringRef Path);

/// Takes out of \p O, which is settled, what is in \p Old. \p Checks: those
/// that were run.
void subtractBaseline(Outcome &O, const report::Baseline &Old,
                      llvm::ArrayRef<std::string> Checks);

/// "2 findings in 3 files, 1 suppressed".
std::string summary(const Outcome &O);

/// Says what of each driver was analysed, and what was not.
void printCoverage(const Outcome &O, llvm::raw_ostream &OS);

/// What there is to say in SARIF besides an outcome.
struct SarifContext {
  const catalogue::Catalogue &Rules;
  llvm::ArrayRef<std::string> Checks;    ///< ids of those that were run
  llvm::ArrayRef<std::string> Arguments; ///< of the command
};

/// Puts the drivers' findings together, and prints them as \p As.
llvm::Error printFindings(Outcome &O, report::SourceTexts &Texts, Format As,
                          const SarifContext &About, llvm::raw_ostream &OS);

/// The checks that were run, and what else the findings of \p R come from.
std::vector<report::Rule> rulesOf(const report::Report &R,
                                  const SarifContext &About);

/// Writes the findings to \p Path, with a run for each driver.
llvm::Error writeSarif(const Outcome &O, const SarifContext &About,
                       llvm::StringRef Path);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_OUTPUT_H
