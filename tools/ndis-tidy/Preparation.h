//===- Preparation.h - What a run is about to do ----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a run is about to do: all that the user named is looked at before any
// work is done on it.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PREPARATION_H
#define NDIS_TIDY_TOOLS_PREPARATION_H

#include "driver/Variants.h"
#include "ndis-tidy/CommandLine.h"
#include "parsing/Invocation.h"

namespace ndistidy::command {

struct Preparation {
  ParseOptions Parsing;
  /// The drivers, in the order of the command line.
  std::vector<Input> Inputs;
  std::vector<Variant> Variants; ///< of the file that --variants names
  /// What was said of no single input.
  std::vector<std::string> Notes;
  /// What a build describes and is not there; it has been said.
  std::vector<std::string> Failures;
};

/// Finds the headers and the drivers that \p A asks for. Says on standard error
/// what is wrong with them; nothing is returned if the run cannot begin.
/// \p Executable: the program's absolute path.
std::optional<Preparation> prepare(const Arguments &A,
                                   llvm::StringRef Executable);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_PREPARATION_H
