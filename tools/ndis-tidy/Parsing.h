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

#include "Job.h"
#include "Unit.h"

namespace ndistidy::command {

/// Parses and lowers; the files in the result are called as FileNames.h has it
/// for units. Errors in the source are in the result, with what parsed in spite
/// of them; an error is returned where parsing could not begin. Several threads
/// may do this at a time. \p KeepMemory: leave the syntax tree to the end of
/// the process, which is quicker than taking it down.
llvm::Expected<Unit> parse(const Job &J, const ParseOptions &O,
                           const frontend::LoweringOptions &Lowering,
                           StandIns &Generated, bool KeepMemory);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_PARSING_H
