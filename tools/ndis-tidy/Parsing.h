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

#include "Conditions.h"
#include "Invocation.h"
#include "StandIns.h"
#include "frontend/Lowering.h"

namespace ndistidy::command {

struct Unit {
  ir::Module Module;
  std::string Errors; ///< in Clang's manner, with source lines
  unsigned ErrorCount = 0;
  Conditions Decided;
  /// Of headers that were not there and are stood in for, "a.c:2: remark: ...".
  std::vector<std::string> Remarks;
};

/// Parses and lowers. Errors in the source are in the result, with what parsed
/// in spite of them; an error is returned where parsing could not begin.
/// Several threads may do this at a time. \p KeepMemory: leave the syntax tree
/// to the end of the process, which is quicker than taking it down.
llvm::Expected<Unit> parse(const Job &J, const ParseOptions &O,
                           const frontend::LoweringOptions &Lowering,
                           StandIns &Generated, bool KeepMemory);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_PARSING_H
