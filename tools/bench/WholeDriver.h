//===- WholeDriver.h - What a whole driver costs ----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The command on a copy of a driver, with one thread: for the first time, once
// more, and after one file has changed; against clang -fsyntax-only over the
// same files, which the compile commands that --setup-editor writes for another
// copy say how to parse. What counts is the time of the processor: it is the
// same however busy the machine is.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_BENCH_WHOLEDRIVER_H
#define NDIS_TIDY_TOOLS_BENCH_WHOLEDRIVER_H

#include "Measure.h"
#include "Phases.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::bench {

/// Of each round, against the sum over all files of Clang as a user would run
/// it.
struct DriverTimes {
  size_t Files = 0;
  std::vector<double> Clang; ///< that sum, ms
  std::vector<double> Cold;
  /// Cold, against Clang with the flags that spare it the processor's
  /// intrinsics, as the command does.
  std::vector<double> ColdLean;
  std::vector<double> Unchanged;
  /// With one file changed, without what Clang takes for that file.
  std::vector<double> Changed;
  std::vector<double> Memory; ///< the most, cold; against Clang's most
  /// The least of all rounds, in runs of their own.
  std::optional<Phases> ColdPhases, UnchangedPhases;
};

/// \p NdisTidy: the command with its options. \p Folder is left as it is.
llvm::Expected<DriverTimes> timeDriver(const Command &NdisTidy,
                                       llvm::StringRef Clang,
                                       llvm::StringRef Folder, unsigned Rounds);

/// A goal, and how near the worst driver comes to it.
struct Judged {
  std::string What;
  double Is, Goal;
};

/// Times the drivers in \p Folders and prints a line for each, the medians of
/// its rounds, and then where the time goes.
llvm::Expected<std::vector<Judged>>
timeDrivers(llvm::raw_ostream &OS, const Command &NdisTidy,
            llvm::StringRef Clang, llvm::ArrayRef<std::string> Folders,
            unsigned Rounds);

} // namespace ndistidy::bench

#endif // NDIS_TIDY_TOOLS_BENCH_WHOLEDRIVER_H
