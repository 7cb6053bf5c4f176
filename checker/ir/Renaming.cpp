//===- Renaming.cpp - From the symbols of one module to another's ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Renaming.h"

namespace ndistidy::ir {

Renaming::Renaming(const Module &From, Module &Into,
                   llvm::StringMap<uint32_t> &KnownFiles) {
  Symbols.reserve(From.Symbols.size());
  for (uint32_t I = 0; I != From.Symbols.size(); ++I)
    Symbols.push_back(
        Into.Symbols.intern(From.Symbols.name(static_cast<Symbol>(I))));
  Files.reserve(From.Files.size());
  for (const std::string &Path : From.Files) {
    auto [It, New] =
        KnownFiles.try_emplace(Path, static_cast<uint32_t>(Into.Files.size()));
    if (New)
      Into.Files.push_back(Path);
    Files.push_back(It->second);
  }
}

void Renaming::apply(Place &P) const {
  apply(P.Name);
  for (Projection &Step : P.Path)
    apply(Step.Name);
}

void Renaming::apply(Value &V) const {
  apply(V.Name);
  if (V.Where)
    apply(*V.Where);
  for (Value &Operand : V.Operands)
    apply(Operand);
}

void Renaming::apply(Store &S) const {
  apply(S.Target);
  apply(S.Source);
  apply(S.Loc);
}

void Renaming::apply(Call &C) const {
  if (C.Result)
    apply(*C.Result);
  apply(C.Callee);
  for (Value &Argument : C.Arguments)
    apply(Argument);
  for (Range &R : C.ArgumentRanges) {
    apply(R.Begin);
    apply(R.End);
  }
  apply(C.Loc);
  apply(C.Statement.Begin);
  apply(C.Statement.End);
}

void Renaming::apply(Terminator &T) const {
  if (auto *B = std::get_if<Branch>(&T)) {
    apply(B->Cond.Left);
    apply(B->Cond.Right);
    apply(B->Loc);
  } else if (auto *S = std::get_if<Switch>(&T)) {
    apply(S->On);
    apply(S->Loc);
  } else if (auto *R = std::get_if<Return>(&T)) {
    if (R->Result)
      apply(*R->Result);
    apply(R->Loc);
  }
}

void Renaming::apply(std::vector<Parameter> &Ps) const {
  for (Parameter &P : Ps) {
    apply(P.Name);
    apply(P.Type);
  }
}

void Renaming::apply(Function &F) const {
  apply(F.Name);
  apply(F.Parameters);
  apply(F.ReturnType);
  apply(F.Loc);
  for (Block &B : F.Blocks) {
    for (Step &S : B.Steps)
      std::visit([this](auto &Kind) { apply(Kind); }, S);
    apply(B.Term);
  }
}

void Renaming::apply(Declaration &D) const {
  apply(D.Name);
  apply(D.Parameters);
}

void Renaming::apply(Global &G) const {
  apply(G.Name);
  apply(G.Loc);
}

} // namespace ndistidy::ir
