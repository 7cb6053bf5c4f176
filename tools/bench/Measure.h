//===- Measure.h - Times, and what they amount to ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two commands are compared by running them in turn, many times over, and
// looking at the median of the ratios of neighbours: whatever else the machine
// does meanwhile hits both.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_BENCH_MEASURE_H
#define NDIS_TIDY_TOOLS_BENCH_MEASURE_H

#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace ndistidy::bench {

/// The median of some numbers and their quartiles.
struct Spread {
  double Lower = 0, Median = 0, Upper = 0;
};
/// \p Of has at least one number.
Spread spread(std::vector<double> Of);

struct Command {
  std::vector<std::string> Words; ///< the first is the program's path
  int MostStatus = 0;             ///< a higher exit status is a failed run
};

/// Milliseconds of one run: by the clock, and of the processor; and the most
/// memory that it had, in KB.
struct Cost {
  double Wall = 0, Cpu = 0, Memory = 0;
};

/// Runs \p What to its end. Its output goes to \p Output, or nowhere.
llvm::Expected<Cost> run(const Command &What, llvm::StringRef Output = {});

/// Milliseconds of each round, and their ratio, ours by theirs.
struct Comparison {
  std::vector<double> Ours, Theirs, Wall, Cpu;
  void add(const Comparison &Other);
};
llvm::Expected<Comparison> compare(const Command &Ours, const Command &Theirs,
                                   unsigned Rounds);

} // namespace ndistidy::bench

#endif // NDIS_TIDY_TOOLS_BENCH_MEASURE_H
