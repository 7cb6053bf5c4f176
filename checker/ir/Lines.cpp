//===- Lines.cpp - The lines that a module speaks of ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Lines.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::ir {

namespace {

/// Finds the locations in a module's parts.
class Locations {
public:
  explicit Locations(llvm::function_ref<void(Location &)> Told) : Visit(Told) {}

  void in(Module &M) const {
    for (Function &F : M.Functions)
      in(F);
    for (Global &G : M.Globals)
      Visit(G.Loc);
    for (Store &S : M.Initializers)
      in(S);
  }

private:
  void in(Range &R) const {
    Visit(R.Begin);
    Visit(R.End);
  }
  void in(Store &S) const { Visit(S.Loc); }
  void in(Call &C) const {
    for (Range &R : C.ArgumentRanges)
      in(R);
    Visit(C.Loc);
    in(C.Statement);
  }
  void in(Branch &B) const { Visit(B.Loc); }
  void in(Switch &S) const { Visit(S.Loc); }
  void in(Return &R) const { Visit(R.Loc); }
  void in(Goto & /*G*/) const {}
  void in(Unreachable & /*U*/) const {}
  void in(Function &F) const {
    Visit(F.Loc);
    auto Each = [this](auto &Kind) { in(Kind); };
    for (Block &B : F.Blocks) {
      for (Step &S : B.Steps)
        std::visit(Each, S);
      std::visit(Each, B.Term);
    }
  }

  llvm::function_ref<void(Location &)> Visit;
};

} // namespace

void forEachLocation(Module &M, llvm::function_ref<void(Location &)> Visit) {
  Locations(Visit).in(M);
}

bool mentions(const Module &M, uint32_t File) {
  bool Result = false;
  forEachLocation(const_cast<Module &>(M), [&](const Location &L) {
    Result |= L.valid() && L.File == File;
  });
  return Result;
}

std::vector<uint32_t> numberLines(Module &M, uint32_t File) {
  std::vector<uint32_t> Lines;
  forEachLocation(M, [&](const Location &L) {
    if (L.valid() && L.File == File)
      Lines.push_back(L.Line);
  });
  llvm::sort(Lines);
  Lines.erase(llvm::unique(Lines), Lines.end());
  forEachLocation(M, [&](Location &L) {
    if (L.valid() && L.File == File)
      L.Line = static_cast<uint32_t>(llvm::lower_bound(Lines, L.Line) -
                                     Lines.begin()) +
               1;
  });
  return Lines;
}

} // namespace ndistidy::ir
