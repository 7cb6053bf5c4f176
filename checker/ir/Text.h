//===- Text.h - The IR as text ----------------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One text form for tests and for --dump-ir. print and parse are each other's
// inverse; docs/ir.md gives the grammar.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_IR_TEXT_H
#define NDIS_TIDY_IR_TEXT_H

#include "ir/Program.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::ir {

/// Values may be nested this deep; what is deeper is printed as unknown, so
/// that no text can exhaust the stack of who reads it.
inline constexpr unsigned MaxValueDepth = 256;

void print(const Module &M, llvm::raw_ostream &OS);

/// The module that \p Text spells, or an error "name:line:column: what". Its
/// symbols begin with \p Names: those of the module that was printed make both
/// the same to the last symbol.
llvm::Expected<Module> parse(llvm::MemoryBufferRef Text,
                             SymbolTable Names = {});

} // namespace ndistidy::ir

#endif // NDIS_TIDY_IR_TEXT_H
