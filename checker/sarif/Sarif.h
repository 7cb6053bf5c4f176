//===- Sarif.h - Findings as SARIF ------------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A report as SARIF 2.1.0, for code scanning services and editors.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_SARIF_SARIF_H
#define NDIS_TIDY_SARIF_SARIF_H

#include "report/Report.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

namespace ndistidy::sarif {

/// One run of a document: what is said about one driver.
struct Run {
  std::string Version;               ///< of ndis-tidy
  std::vector<report::Rule> Rules;   ///< one for each id in the findings
  std::string Folder;                ///< absolute; relative paths start here
  bool Successful = true;            ///< all that was asked for was analysed
  std::vector<std::string> Failures; ///< what was not, in sentences
  /// The driver's folder, absolute: a base of its own for its files where it
  /// is not in Folder.
  std::string DriverFolder;
  /// What names the driver from one run to the next; services tell the runs of
  /// one document apart by it. May be empty.
  std::string Id;
  std::vector<std::string> Arguments; ///< of the command
  std::vector<std::string> Remarks;   ///< what else there is to say
  /// Names of the variants that the driver was analysed in, if in several.
  std::vector<std::string> Variants;
};

/// Results with their notes as related locations and as a code flow, rules
/// with help, and what was not analysed to its end as notifications. The same
/// report gives the same document.
llvm::json::Object document(const report::Report &R, const Run &About);

struct DriverRun {
  const report::Report *Results = nullptr;
  Run About;
};

/// The same with a run for each of \p Drivers, of which there is one.
llvm::json::Object document(llvm::ArrayRef<DriverRun> Drivers);

/// Writes \p Document to \p Path: all of it, or on an error nothing. What is no
/// plain file (a pipe, a device) is written to, not replaced.
llvm::Error write(const llvm::json::Object &Document, llvm::StringRef Path);

} // namespace ndistidy::sarif

#endif // NDIS_TIDY_SARIF_SARIF_H
