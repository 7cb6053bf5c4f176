//===- Framing.cpp - What of a state a routine can get at -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A routine cannot get at the variables of its callers whose address it is not
// given, nor at what only they lead to. It does the same whatever is there: so
// that is set aside while the routine runs, and what it does is remembered for
// all who call it.
//
//===----------------------------------------------------------------------===//

#include "engine/Explorer.h"
#include "engine/Joining.h"

namespace ndistidy::engine {

/// What \p F may run.
const Explorer::Extent &Explorer::reach(const ir::Function &F) {
  std::unique_ptr<Extent> &Slot = Reach[&F];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<Extent>();
  llvm::BitVector &Found = Slot->Routines;
  Found.resize(M.Prog.module().Functions.size());
  Found.set(number(F));
  llvm::SmallVector<const ir::Function *, 16> Work{&F};
  auto Visit = [&](const ir::Call &C) {
    if (C.Callee.K != ir::Value::Kind::Function) {
      Slot->Recurs = true;
      Found.set();
      return;
    }
    const ir::Function *Callee = M.Prog.function(C.Callee.Name);
    Slot->Recurs |= Callee == &F;
    if (!Callee || Found.test(number(*Callee)))
      return;
    Found.set(number(*Callee));
    Work.push_back(Callee);
  };
  while (!Work.empty())
    for (const ir::Block &B : Work.pop_back_val()->Blocks)
      for (const ir::Step &S : B.Steps)
        if (const auto *C = std::get_if<ir::Call>(&S))
          Visit(*C);
  return *Slot;
}

/// Whether a routine of \p Within may make a symbol that \p V comes from once
/// more: it has to see that the symbol is taken.
bool Explorer::isMadeIn(AbstractValue V, const llvm::BitVector &Within) const {
  const SymbolInfo &I = M.Mem.symbol(M.Mem.originOf(V));
  switch (I.K) {
  case SymbolInfo::Kind::Own:
  case SymbolInfo::Kind::Result:
  case SymbolInfo::Kind::Written:
  case SymbolInfo::Kind::Joined: {
    uint64_t Routine = I.B >> SiteBits;
    return Routine != 0 && Routine <= Within.size() &&
           Within.test(static_cast<unsigned>(Routine - 1));
  }
  default:
    return false;
  }
}

/// Of \p Outer, in which \p F is entered with \p Frame, what the routine can
/// get at.
State Explorer::inner(const State &Outer, const ir::Function &F,
                      ContextId Frame) {
  struct Cell {
    RegionId Where, Root;
    AbstractValue V;
  };
  llvm::SmallVector<Cell, 32> Variables;
  llvm::SmallVector<RegionId, 8> Work;
  llvm::SmallDenseSet<RegionId, 8> Found;
  auto IsVariable = [&](const Region &R) {
    return (R.K == Region::Kind::Local || R.K == Region::Kind::Parameter) &&
           R.Base != Frame;
  };
  auto Follow = [&](AbstractValue V) {
    if (!V.isAddress())
      return;
    RegionId To = M.Mem.root(V.region());
    if (IsVariable(M.Mem.region(To)) && Found.insert(To).second)
      Work.push_back(To);
  };
  for (const auto &[Where, V] : Outer.Bindings) {
    RegionId Root = M.Mem.root(Where);
    if (IsVariable(M.Mem.region(Root)))
      Variables.push_back({Where, Root, V});
    else
      Follow(V);
  }
  while (!Work.empty())
    M.Maps.forEachBound(Outer, Work.pop_back_val(),
                        [&](RegionId, AbstractValue V) { Follow(V); });
  const llvm::BitVector &Within = reach(F).Routines;
  State Inner = Outer;
  llvm::SmallVector<RegionId, 32> Gone;
  for (const Cell &C : Variables)
    if (!Found.contains(C.Root) && !isMadeIn(C.V, Within))
      Gone.push_back(C.Where);
  M.Maps.unbind(Inner, Gone);
  collectGarbage(M, Inner, {});
  // What goes with them may hold such a symbol, too: then nothing goes.
  bool Hides = false;
  BindingMap::difference(
      Outer.Bindings, Inner.Bindings,
      [&](RegionId, const AbstractValue *Gone, const AbstractValue *) {
        Hides |= isMadeIn(*Gone, Within);
      });
  return Hides ? Outer : Inner;
}

/// Puts back into \p S what \p Inner lacks of \p Outer.
void Explorer::restore(State &S, const State &Outer, const State &Inner) const {
  M.Maps.putBack(S, Inner, Outer);
  HoldingMap::difference(
      Outer.Past, Inner.Past,
      [&](ResourceId Id, const Holding *Gone, const Holding *) {
        M.Maps.setHolding(S, Id, *Gone);
      });
  if (!(Outer.Taints == Inner.Taints))
    S.Taints = Outer.Taints;
}

} // namespace ndistidy::engine
