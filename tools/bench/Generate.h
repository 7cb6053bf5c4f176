//===- Generate.h - Drivers of any size -------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Correct NDIS 5 protocol drivers as C source, of which nothing is to be
// reported.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_BENCH_GENERATE_H
#define NDIS_TIDY_TOOLS_BENCH_GENERATE_H

#include <string>

namespace ndistidy::bench {

/// \p Helpers routines, all called from DriverEntry through a routine for
/// every sixteen; each second one takes memory and frees it.
std::string driverWithHelpers(unsigned Helpers);

/// How DriverEntry undoes what it has taken when a later step fails.
enum class Style {
  Ladder, ///< goto the label that frees what came before
  Nested, ///< the next step within the if of the last, clean-up behind it
  Return, ///< free all that came before, and return: in each place anew
};

/// DriverEntry takes \p Count pieces of memory, then registers the protocol.
std::string driverWithAcquisitions(unsigned Count, Style How);

} // namespace ndistidy::bench

#endif // NDIS_TIDY_TOOLS_BENCH_GENERATE_H
