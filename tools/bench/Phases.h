//===- Phases.h - Where a run's time goes -----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From what the command writes with --time-trace.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_BENCH_PHASES_H
#define NDIS_TIDY_TOOLS_BENCH_PHASES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <array>

namespace ndistidy::bench {

/// Milliseconds by the clock. None is part of another.
struct Phases {
  enum Phase : uint8_t {
    Preamble, ///< what files begin with alike
    Parse,    ///< the files, by Clang
    Lower,    ///< from its AST to the IR
    Engine,   ///< linking and analysis
    Report,
    Cache, ///< looking up and storing
    Rest,  ///< the start of the process, finding sources and headers
  };
  static constexpr size_t Count = Rest + 1;
  std::array<double, Count> Of = {};

  double sum() const;
  /// What is least of both, one phase at a time: whatever else the machine did
  /// meanwhile made some of them longer.
  void takeLeast(const Phases &Other);
};

/// Of a run whose trace is in \p Trace, a file, and which took \p Wall.
llvm::Expected<Phases> readPhases(llvm::StringRef Trace, double Wall);

void printPhaseTitles(llvm::raw_ostream &OS);
/// Shares of the sum, and that, on a line.
void printShares(llvm::raw_ostream &OS, llvm::StringRef Name, const Phases &P);

} // namespace ndistidy::bench

#endif // NDIS_TIDY_TOOLS_BENCH_PHASES_H
