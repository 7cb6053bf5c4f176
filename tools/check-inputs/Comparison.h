//===- Comparison.h - Expected, said, and said by the other -----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_INPUTS_COMPARISON_H
#define NDIS_TIDY_INPUTS_COMPARISON_H

#include "check-inputs/Diagnostics.h"
#include "check-inputs/Expectations.h"
#include "llvm/ADT/ArrayRef.h"

namespace ndistidy::inputs {

/// How much of the input a host has seen.
enum class Seen : uint8_t {
  Everything, ///< all that is expected has to be said
  Parts,      ///< nothing else may be said
};

/// One line for each thing that is not as \p Wanted says, sorted by place:
///   a.c:12: expected: ndis-unload-leak: memory
///   a.c:12: unexpected: ndis-unload-leak: 'Unload' never gives back the timer
/// Each finding meets one expectation. What is no warning (a file that does not
/// parse, a routine that was given up) is never expected.
std::vector<std::string> mismatches(const Expectations &Wanted,
                                    llvm::ArrayRef<Diagnostic> Said, Seen S);

/// One line for each finding that only one of the hosts has, or has with other
/// notes.
std::vector<std::string> differences(std::vector<Diagnostic> Command,
                                     std::vector<Diagnostic> Plugin);

} // namespace ndistidy::inputs

#endif // NDIS_TIDY_INPUTS_COMPARISON_H
