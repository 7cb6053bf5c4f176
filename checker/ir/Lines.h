//===- Lines.h - The lines that a module speaks of --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Most edits of a file move code up or down and change nothing else. With its
// lines numbered, the module before and the module after are the same.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_IR_LINES_H
#define NDIS_TIDY_IR_LINES_H

#include "ir/Program.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace ndistidy::ir {

/// Calls \p Visit with each location in \p M.
void forEachLocation(Module &M, llvm::function_ref<void(Location &)> Visit);

/// Whether anything of \p M stands in \p File, an index into its files.
bool mentions(const Module &M, uint32_t File);

/// Gives the lines of \p File that \p M mentions the numbers 1, 2, ..., in
/// their order, and returns what they were. What is on one line stays so, and
/// columns stay as they are.
std::vector<uint32_t> numberLines(Module &M, uint32_t File);

} // namespace ndistidy::ir

#endif // NDIS_TIDY_IR_LINES_H
