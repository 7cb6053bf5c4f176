//===- EngineTime.h - How long the engine takes for a driver ----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The driver goes through 'ndis-tidy --dump-ir' once. Its text is then parsed,
// linked and analysed without Clang, as often as is wanted.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_BENCH_ENGINETIME_H
#define NDIS_TIDY_TOOLS_BENCH_ENGINETIME_H

#include "Measure.h"
#include <cstdint>

namespace ndistidy::bench {

struct EngineTime {
  unsigned Routines = 0; ///< with a body
  unsigned Reached = 0;  ///< of them, entered by the analysis
  uint64_t Steps = 0;
  unsigned Findings = 0, Incompletes = 0;
  /// Milliseconds of the processor.
  Spread Read;    ///< to parse and link the text IR
  Spread Analyse; ///< to analyse it, as a whole driver
};

/// \p NdisTidy is the command with its options, \p Driver a folder or a file.
llvm::Expected<EngineTime> timeEngine(Command NdisTidy, llvm::StringRef Driver,
                                      unsigned Rounds);

} // namespace ndistidy::bench

#endif // NDIS_TIDY_TOOLS_BENCH_ENGINETIME_H
