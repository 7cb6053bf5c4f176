//===- Lowered.h - Sources in memory, lowered, for tests --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the tests of the frontend share. Only Lowered.cpp includes Clang.
//
//   EXPECT_EQ(inC("int f(int x) { return x; }"), R"(
//   return $0
//   )");
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_FRONTEND_LOWERED_H
#define NDIS_TIDY_FRONTEND_LOWERED_H

#include "ir/Program.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <utility>
#include <vector>

namespace ndistidy::frontend {

/// A source file, with what it includes.
struct Source {
  std::string Code;
  std::string Path = "a.c"; ///< what ends in .cpp is C++
  /// Path and text. What is in "system/" is found by #include <...> alone.
  std::vector<std::pair<std::string, std::string>> Headers = {};
  std::vector<std::string> CallMacros = {};
  std::vector<std::string> Arguments =
      {}; ///< of Clang, beside those of drivers
};

/// \p S, parsed as drivers are. Errors in it are no failure.
ir::Module lowered(const Source &S);

/// Blocks in the order in which they are found from the entry, without those
/// that are but a goto or that are not found at all.
void tidyBlocks(ir::Function &F);

/// The body of \p Name as its text without locations, blocks tidied, one step a
/// line, a line end before the first one. Of an incomplete routine, why it is.
std::string bodyOf(ir::Module M, llvm::StringRef Name);

/// The body of the routine f of \p Code.
std::string inC(llvm::StringRef Code);
std::string inCxx(llvm::StringRef Code);

/// All lines of \p M's text that start with one of \p Words ("init"), without
/// locations.
std::string linesOf(const ir::Module &M, const std::vector<std::string> &Words);

/// All of \p M as text.
std::string textOf(const ir::Module &M);

} // namespace ndistidy::frontend

#endif // NDIS_TIDY_FRONTEND_LOWERED_H
