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
#include "report/Report.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::command {

enum ExitStatus : uint8_t { Clean = 0, Found = 1, Failed = 2 };

struct Outcome {
  report::Report Results;
  unsigned Files = 0;   ///< that were to be analysed
  unsigned Drivers = 0; ///< that were analysed
  unsigned Suppressed = 0;
  /// Files with errors in them; what did parse is analysed.
  std::vector<std::string> Broken;
  /// What could not be analysed at all, and why.
  std::vector<std::string> Failures;

  ExitStatus status() const;
};

/// Says on standard error what went wrong, in one line.
void complain(llvm::Error E);

/// Takes out what comments suppress, and prints the rest.
void printFindings(Outcome &O, llvm::raw_ostream &OS);

/// "2 findings in 3 files, 1 suppressed".
std::string summary(const Outcome &O);

/// Writes the findings to \p Path, with the rules that \p Checks names.
llvm::Error writeSarif(const Outcome &O, const catalogue::Catalogue &Rules,
                       llvm::ArrayRef<std::string> Checks,
                       llvm::StringRef Path);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_OUTPUT_H
