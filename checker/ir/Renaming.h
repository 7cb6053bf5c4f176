//===- Renaming.h - From the symbols of one module to another's -*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_IR_RENAMING_H
#define NDIS_TIDY_IR_RENAMING_H

#include "ir/Program.h"

namespace ndistidy::ir {

/// Makes the parts of one module into parts of another: symbols become those
/// of the other's table, files indices into its list.
class Renaming {
public:
  /// Every name of \p From goes into \p Into.Symbols, every file into
  /// \p Into.Files unless \p KnownFiles has it there already.
  Renaming(const Module &From, Module &Into,
           llvm::StringMap<uint32_t> &KnownFiles);

  void apply(Symbol &S) const { S = Symbols[static_cast<uint32_t>(S)]; }
  void apply(Location &L) const {
    if (L.valid())
      L.File = Files[L.File];
  }
  void apply(Place &P) const;
  void apply(Value &V) const;
  void apply(Store &S) const;
  void apply(Call &C) const;
  void apply(Terminator &T) const;
  void apply(std::vector<Parameter> &Ps) const;
  void apply(Function &F) const;
  void apply(Declaration &D) const;
  void apply(Global &G) const;

private:
  std::vector<Symbol> Symbols;
  std::vector<uint32_t> Files;
};

} // namespace ndistidy::ir

#endif // NDIS_TIDY_IR_RENAMING_H
