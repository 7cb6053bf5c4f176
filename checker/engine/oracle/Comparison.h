//===- Comparison.h - The engine against the enumeration --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_COMPARISON_H
#define NDIS_TIDY_ENGINE_ORACLE_COMPARISON_H

#include "engine/Engine.h"
#include "engine/oracle/Interpreter.h"
#include <functional>

namespace ndistidy::engine::oracle {

/// What the engine and the enumeration say about one program.
struct Comparison {
  Enumeration Expected;
  std::set<Defect> Said;
  std::set<Defect> Missed;   ///< required, not said
  std::set<Defect> Invented; ///< said, neither required nor tolerated
  std::vector<Incomplete> GivenUp;

  bool comparable() const { return Expected.Unknown.empty(); }
  bool agree() const {
    return !comparable() ||
           (Missed.empty() && Invented.empty() && GivenUp.empty());
  }
};

/// Of the toy program \p M.
Comparison compare(const ir::Module &M);

/// The program that \p Text spells; the error ends up in \p Error.
std::optional<ir::Module> read(llvm::StringRef Text, std::string &Error);

/// \p M as text in which the lines are the locations.
std::string write(const ir::Module &M);

/// A small part of \p M for which \p Holds still holds, as it does for \p M.
ir::Module shrink(ir::Module M,
                  const std::function<bool(const ir::Module &)> &Holds);

/// \p M made small, so that one of the disagreements that it shows is left:
/// the program, and behind ";" what is missed and what invented.
std::string explain(ir::Module M, llvm::StringRef Origin);

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_COMPARISON_H
