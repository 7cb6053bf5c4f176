//===- Framing.cpp - What of a state a routine can get at -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A routine cannot get at the variables of its callers whose address it is not
// given, nor at what only they lead to: values that live no longer, and what
// the OS handed to a caller. It does the same whatever is there: so that is set
// aside while the routine runs, and what it does is remembered.
//
//===----------------------------------------------------------------------===//

#include "engine/Explorer.h"
#include "engine/Joining.h"

namespace ndistidy::engine {

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

namespace {

/// Finds what of a state a routine can get at that has been entered.
class Finder {
public:
  Finder(const Machine &Of, const State &In, ContextId Own)
      : M(Of), S(In), Frame(Own) {}
  void run();
  struct Cell {
    RegionId Where, Root;
    AbstractValue V;
  };
  /// Cells that are no one's but the callers', if nothing leads to them.
  llvm::SmallVector<Cell, 32> Candidates;
  bool isReached(const Cell &C) const {
    SymbolId Origin = behindCaller(C.Root);
    return Origin != 0 ? Origins.contains(Origin) : Variables.contains(C.Root);
  }
  bool isReached(SymbolId Symbol) const {
    SymbolId Origin = M.Mem.originOf(Symbol);
    return !isCallers(Origin) || Origins.contains(Origin);
  }

private:
  bool isVariable(const Region &R) const {
    return (R.K == Region::Kind::Local || R.K == Region::Kind::Parameter) &&
           R.Base != Frame;
  }
  /// Whether \p Origin is what the OS gave a caller by a parameter.
  bool isCallers(SymbolId Origin) const {
    const SymbolInfo &I = M.Mem.symbol(Origin);
    return I.K == SymbolInfo::Kind::Initial &&
           M.Mem.region(static_cast<RegionId>(I.A)).K ==
               Region::Kind::Parameter;
  }
  /// The origin of what leads to \p Root, if only callers got it; 0 if not.
  SymbolId behindCaller(RegionId Root) const {
    const Region &R = M.Mem.region(Root);
    if (R.K != Region::Kind::Pointee)
      return 0;
    SymbolId Origin = M.Mem.originOf(R.Base);
    return isCallers(Origin) ? Origin : 0;
  }
  void follow(AbstractValue V);

  const Machine &M;
  const State &S;
  ContextId Frame;
  llvm::SmallDenseSet<RegionId, 8> Variables;
  llvm::SmallDenseSet<SymbolId, 8> Origins;
  bool More = false;
};

} // namespace

void Finder::follow(AbstractValue V) {
  SymbolId Origin = M.Mem.originOf(V);
  if (Origin != 0 && isCallers(Origin))
    More |= Origins.insert(Origin).second;
  if (V.isAddress())
    if (RegionId To = M.Mem.root(V.region()); isVariable(M.Mem.region(To)))
      More |= Variables.insert(To).second;
}

void Finder::run() {
  for (const auto &[Where, V] : S.Bindings) {
    RegionId Root = M.Mem.root(Where);
    if (isVariable(M.Mem.region(Root)) || behindCaller(Root) != 0)
      Candidates.push_back({Where, Root, V});
    else
      follow(V);
  }
  while (std::exchange(More, false))
    for (const Cell &C : Candidates)
      if (isReached(C))
        follow(C.V);
}

/// Whether \p V tells of a resource.
static bool tellsOfResource(const Machine &M, AbstractValue V) {
  SymbolInfo::Kind K = M.Mem.symbol(M.Mem.originOf(V)).K;
  return K == SymbolInfo::Kind::Handle || K == SymbolInfo::Kind::Failed ||
         K == SymbolInfo::Kind::Status;
}

/// Whether \p Root is where states keep what was handed over (Machine::slot).
static bool isSlot(const Machine &M, RegionId Root) {
  const Region &R = M.Mem.region(Root);
  return R.K == Region::Kind::Local && R.Base == 0;
}

/// Of \p Outer, in which \p F is entered with \p Frame, what the routine can
/// get at. If it \p Takes, what tells of resources stays: it may take the same
/// once more.
State Explorer::inner(const State &Outer, const ir::Function &F,
                      ContextId Frame, bool Takes) {
  Finder Found(M, Outer, Frame);
  Found.run();
  const llvm::BitVector &Within = Graph.reach(F).Routines;
  auto Stays = [&](const Finder::Cell &C) {
    return Found.isReached(C) || isMadeIn(C.V, Within) ||
           (Takes && (tellsOfResource(M, C.V) || isSlot(M, C.Root)));
  };
  State Inner = Outer;
  llvm::SmallVector<RegionId, 32> Gone;
  for (const Finder::Cell &C : Found.Candidates)
    if (!Stays(C))
      Gone.push_back(C.Where);
  M.Maps.unbind(Inner, Gone);
  for (const auto &[Symbol, Range] : Outer.Ranges)
    if (!Found.isReached(Symbol))
      M.Maps.setRange(Inner, Symbol, {});
  collectGarbage(M, Inner, {});
  // What goes with them may hold such a symbol, too: then nothing goes.
  bool Hides = Takes && !(Outer.Past == Inner.Past);
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
