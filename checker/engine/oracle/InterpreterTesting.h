//===- InterpreterTesting.h - Programs for the interpreter ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_INTERPRETERTESTING_H
#define NDIS_TIDY_ENGINE_ORACLE_INTERPRETERTESTING_H

#include "engine/oracle/Comparison.h"
#include "engine/oracle/Interpreter.h"
#include "engine/oracle/Toy.h"
#include "ir/Linker.h"
#include <gtest/gtest.h>

namespace ndistidy::engine::oracle {

using Defects = std::set<Defect>;

/// What \p Body shows, behind the declarations of the toy calls and a global.
inline Enumeration run(llvm::StringRef Body) {
  std::string Text = (toyDeclarations() + "global @G\n" + Body).str();
  std::string Error;
  std::optional<ir::Module> M = read(Text, Error);
  EXPECT_TRUE(M) << Error;
  if (!M)
    return {};
  auto Linked = ir::link({std::move(*M)});
  EXPECT_TRUE(static_cast<bool>(Linked));
  return enumerate(*Linked, toyCatalogue());
}

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_INTERPRETERTESTING_H
