//===- Parsing.h - From a source file to the IR -----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From a source file to its ir::Module.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PARSING_H
#define NDIS_TIDY_TOOLS_PARSING_H

#include "cache/Files.h"
#include "parsing/Job.h"
#include "parsing/Preamble.h"
#include "parsing/Unit.h"

namespace ndistidy::command {

struct Parsed {
  Unit Result;
  /// All that was read of the file system for it.
  std::vector<cache::Observation> Read;
};

/// Parses and lowers; the files in the result are called as FileNames.h has it
/// for units. Errors in the source are in the result, with what parsed in spite
/// of them; an error is returned where parsing could not begin. Several threads
/// may do this at a time. \p KeepMemory: leave the syntax tree to the end of
/// the process, which is quicker than taking it down.
/// \p After: what the file begins with, if that has been parsed, up to the
/// offset \p Begin; the result is the same.
llvm::Expected<Parsed> parse(const Job &J, const ParseOptions &O,
                             const frontend::LoweringOptions &Lowering,
                             StandIns &Generated, bool KeepMemory,
                             const Preamble *After = nullptr,
                             unsigned Begin = 0);

/// The flags for Clang of \p J's file as one text, without the file's name:
/// files with the same text may share a preamble. Empty: it cannot be parsed.
std::string flagsOf(const Job &J, const ParseOptions &O, StandIns &Generated);

/// To be done before anything is parsed; any number of times.
void initializeParser();

/// Which Clang it is that parses.
std::string parserVersion();

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_PARSING_H
