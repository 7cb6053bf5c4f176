//===- Merging.cpp - Where ways meet --------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Explorer.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

/// Sets of holdings that one point keeps apart.
static constexpr size_t MaxGroups = 256;
/// Joins before what moves goes to infinity.
static constexpr unsigned JoinsBeforeWidening = 3;

/// What a caller learns from a value: zero, and its sign.
uint64_t Explorer::outcome(const State &S, AbstractValue V) const {
  Range Of = M.range(S, V);
  uint64_t Bits = Of.contains(0) ? 1 : 0;
  if (!Of.meet(Range(1, Range::Max)).empty())
    Bits |= 2;
  if (!Of.meet(Range(Range::Min, -1)).empty())
    Bits |= 4;
  return Bits;
}

Explorer::MergeKey Explorer::keyOf(const State &S, const Run &R) {
  uint64_t Outcome = 0;
  for (ir::Symbol Name : R.Graph.returned()) {
    AbstractValue V = M.simplify(S, M.load(S, M.Mem.local(R.Frame, Name)));
    Outcome = Outcome << 3 | outcome(S, V);
  }
  return {S.Active.getRootWithoutRetain(),
          S.Roles.getRootWithoutRetain(),
          S.CallCounts.getRootWithoutRetain(),
          S.Irql,
          S.UnknownCall,
          Outcome};
}

Explorer::Group &Explorer::groupOf(Gathering &At, const State &S,
                                   const Run &R) {
  MergeKey Key = keyOf(S, R);
  auto Found = llvm::find_if(
      At.Groups, [&](const auto &Entry) { return Entry.first == Key; });
  if (Found != At.Groups.end())
    return Found->second;
  if (At.Groups.size() == MaxGroups) {
    M.Out.giveUp(R.F, "too many combinations of what may be held");
    return At.Overflow;
  }
  At.Groups.push_back({Key, {}});
  return At.Groups.back().second;
}

/// What is new at a point of the states \p Met there: each by itself, or what
/// it was taken together with.
std::vector<State> Explorer::admit(Gathering &At, std::vector<State> Met,
                                   const Run &R, uint64_t Site) {
  std::vector<State> New;
  for (State &S : Met) {
    Group &G = groupOf(At, S, R);
    if (llvm::is_contained(G.Apart, S))
      continue;
    if (G.Apart.size() < Disjuncts && &G != &At.Overflow) {
      G.Apart.push_back(S);
      New.push_back(std::move(S));
      continue;
    }
    if (!G.Joined) {
      G.Joined = std::move(S);
      G.Changed = true;
      continue;
    }
    State Both = join(*G.Joined, S, Site, ++G.Joins > JoinsBeforeWidening);
    G.Changed |= !(Both == *G.Joined);
    G.Joined = std::move(Both);
  }
  auto Take = [&](Group &G) {
    if (std::exchange(G.Changed, false))
      New.push_back(*G.Joined);
  };
  for (auto &[Key, G] : At.Groups)
    Take(G);
  Take(At.Overflow);
  return New;
}

void Explorer::joinBindings(State &Into, const State &A, const State &B,
                            uint64_t Site, bool Widen,
                            llvm::DenseSet<SymbolId> &Minted) {
  llvm::DenseSet<RegionId> Seen;
  llvm::SmallVector<RegionId, 64> All;
  for (const State *S : {&A, &B})
    for (auto &[Where, V] : S->Bindings)
      if (Seen.insert(Where).second)
        All.push_back(Where);
  llvm::sort(All);

  struct Meeting {
    RegionId Where;
    AbstractValue InA, InB;
    SymbolId New;
    bool Differs;
  };
  std::vector<Meeting> Cells;
  for (RegionId Where : All) {
    AbstractValue InA = M.simplify(A, M.load(A, Where));
    AbstractValue InB = M.simplify(B, M.load(B, Where));
    SymbolId New = M.Mem.symbol(SymbolInfo::Kind::Joined, Where, Site, 0,
                                /*Unstable=*/true);
    Cells.push_back({Where, InA, InB, New, InA != InB});
    if (InA != InB)
      Minted.insert(New);
  }
  // A value made from what gets a new meaning has to get a new name, too.
  auto Stale = [&](AbstractValue V) {
    return V.isSymbol() && llvm::any_of(Minted, [&](SymbolId Old) {
             return M.dependsOn(V.sym(), Old);
           });
  };
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (Meeting &Cell : Cells)
      if (!Cell.Differs && Stale(Cell.InA)) {
        Cell.Differs = Changed = true;
        Minted.insert(Cell.New);
      }
  }
  for (const Meeting &Cell : Cells) {
    AbstractValue V = Cell.InA;
    if (Cell.Differs) {
      for (AbstractValue Lost : {Cell.InA, Cell.InB})
        if (std::optional<ResourceId> Id = M.instanceOf(Lost))
          if (const Holding *H = Into.Active.lookup(*Id);
              H && H->is(Holding::Status::Held))
            M.Maps.setHolding(Into, *Id, {Holding::Status::Unknown, false});
      Range RA = M.range(A, Cell.InA), RB = M.range(B, Cell.InB);
      Range Both = Widen ? RA.widen(RB) : RA.hull(RB);
      if (Cell.InA.isSymbol() && Cell.InA.sym() == Cell.New && !Widen)
        Both = RA.hull(RB);
      V = AbstractValue::symbol(Cell.New);
      M.Maps.setRange(Into, Cell.New, Both);
    }
    const Region &Root = M.Mem.region(M.Mem.root(Cell.Where));
    if (Root.K == Region::Kind::Pointee &&
        Stale(AbstractValue::symbol(Root.Base)))
      M.Maps.unbind(Into, Cell.Where);
    else
      M.Maps.bind(Into, Cell.Where, V);
  }
}

void Explorer::joinHoldings(State &Into, const State &A, const State &B) const {
  auto In = [](const State &S, ResourceId Id) {
    const Holding *H = S.Active.lookup(Id);
    return H && H->is(Holding::Status::Held);
  };
  for (const State *S : {&A, &B})
    for (auto &[Id, H] : S->Active)
      if (!In(A, Id) || !In(B, Id))
        M.Maps.setHolding(Into, Id, {Holding::Status::Unknown, false});
  Into.Past = M.Maps.Holdings.getEmptyMap();
  for (auto &[Id, H] : A.Past) {
    const Holding *Other = B.Past.lookup(Id);
    if (!Other || Other->S != H.S)
      continue;
    Holding Both{H.S, H.Tested && Other->Tested};
    Into.Past = M.Maps.Holdings.add(Into.Past, Id, Both);
  }
}

State Explorer::join(const State &A, const State &B, uint64_t Site,
                     bool Widen) {
  State Into = A;
  joinHoldings(Into, A, B);
  Into.Ranges = M.Maps.Ranges.getEmptyMap();
  llvm::DenseSet<SymbolId> Minted;
  joinBindings(Into, A, B, Site, Widen, Minted);
  auto Stale = [&](SymbolId S) {
    return llvm::any_of(Minted,
                        [&](SymbolId Old) { return M.dependsOn(S, Old); });
  };
  for (auto &[Symbol, RA] : A.Ranges) {
    const Range *RB = B.Ranges.lookup(Symbol);
    if (RB && !Stale(Symbol))
      M.Maps.setRange(Into, Symbol, Widen ? RA.widen(*RB) : RA.hull(*RB));
  }
  llvm::SmallVector<ResourceId, 4> Renamed;
  for (auto &[Id, H] : Into.Past)
    for (AbstractValue V : M.Resources[Id].Keys)
      if (V.isSymbol() && Stale(V.sym()))
        Renamed.push_back(Id);
  for (ResourceId Id : Renamed)
    M.Maps.drop(Into, Id);
  for (auto &[Role, V] : B.Roles) {
    const AbstractValue *InA = A.Roles.lookup(Role);
    if (!InA || *InA != V)
      Into.Roles = M.Maps.Roles.add(Into.Roles, Role, M.Mem.unknown());
  }
  for (auto &[Id, Block] : B.Taints)
    Into.Taints = M.Maps.Numbers.add(Into.Taints, Id, Block);
  for (auto &[Number, Count] : B.CallCounts)
    if (const unsigned *InA = A.CallCounts.lookup(Number); !InA || *InA < Count)
      Into.CallCounts = M.Maps.Numbers.add(Into.CallCounts, Number, Count);
  if (!(A.Irql == B.Irql))
    Into.Irql.Known = false;
  Into.GlobalsWritten = std::max(A.GlobalsWritten, B.GlobalsWritten);
  Into.InternalsWritten |= B.InternalsWritten;
  Into.UnknownCall |= B.UnknownCall;
  return Into;
}

/// Drops the locals that nobody reads any more.
void Explorer::forgetDead(State &S, const Run &R, ir::BlockId B) const {
  bool Died = false;
  R.Graph.forEachDead(B, [&](ir::Symbol Name) {
    RegionId Where = M.Mem.local(R.Frame, Name);
    Died |= M.Mem.region(Where).HasParts || S.Bindings.lookup(Where);
    M.forgetParts(S, Where);
    M.Maps.unbind(S, Where);
  });
  if (Died)
    collectGarbage(S, {});
}

/// Drops what is known of values that cannot be named any more, so that states
/// are equal when their futures are.
void Explorer::collectGarbage(State &S, AbstractValue Result) const {
  llvm::DenseSet<SymbolId> Live;
  auto Mark = [&](SymbolId Symbol) {
    while (Live.insert(Symbol).second) {
      SymbolId Base = M.Mem.baseOf(Symbol);
      const SymbolInfo &I = M.Mem.symbol(Base);
      const Region *From =
          I.K == SymbolInfo::Kind::Initial
              ? &M.Mem.region(M.Mem.root(static_cast<RegionId>(I.A)))
              : nullptr;
      Live.insert(Base);
      if (!From || From->K != Region::Kind::Pointee)
        return;
      Symbol = From->Base;
    }
  };
  if (Result.isSymbol())
    Mark(Result.sym());
  llvm::SmallVector<std::pair<RegionId, SymbolId>, 32> Behind;
  for (auto &[Where, V] : S.Bindings) {
    const Region &Root = M.Mem.region(M.Mem.root(Where));
    if (Root.K == Region::Kind::Pointee)
      Behind.push_back({Where, Root.Base});
    else if (V.isSymbol())
      Mark(V.sym());
    // An address of a part of an object keeps the object.
    if (Root.K != Region::Kind::Pointee && V.isAddress()) {
      const Region &To = M.Mem.region(M.Mem.root(V.region()));
      if (To.K == Region::Kind::Pointee)
        Mark(To.Base);
    }
  }
  auto Lives = [&](SymbolId Symbol) {
    const SymbolInfo &I = M.Mem.symbol(M.Mem.baseOf(Symbol));
    return Live.contains(Symbol) || Live.contains(M.Mem.baseOf(Symbol)) ||
           I.K == SymbolInfo::Kind::Initial || I.K == SymbolInfo::Kind::Opaque;
  };
  for (bool Changed = true; Changed;) {
    Changed = false;
    llvm::erase_if(Behind, [&](const auto &Entry) {
      if (!Lives(Entry.second))
        return false;
      AbstractValue V = *S.Bindings.lookup(Entry.first);
      if (V.isSymbol())
        Mark(V.sym());
      if (V.isAddress())
        if (const Region &To = M.Mem.region(M.Mem.root(V.region()));
            To.K == Region::Kind::Pointee)
          Mark(To.Base);
      return Changed = true;
    });
  }
  for (auto &[Where, Base] : Behind)
    M.Maps.unbind(S, Where);

  auto NamesActive = [&](SymbolId Symbol) {
    std::optional<ResourceId> Id = M.instanceOf(AbstractValue::symbol(Symbol));
    return Id && S.Active.lookup(*Id);
  };
  llvm::SmallVector<SymbolId, 16> Unknown;
  for (auto &[Symbol, R] : S.Ranges)
    if (!Lives(Symbol) && !NamesActive(Symbol))
      Unknown.push_back(Symbol);
  for (SymbolId Symbol : Unknown)
    S.Ranges = M.Maps.Ranges.remove(S.Ranges, Symbol);

  llvm::SmallVector<ResourceId, 8> Forgotten;
  for (auto &[Id, H] : S.Past) {
    const ResourceInstance &I = M.Resources[Id];
    if (H.is(Holding::Status::Failed) && !H.Tested)
      continue;
    bool Named = I.Identity == catalogue::IdentityKind::Any ||
                 Live.contains(M.Mem.symbol(SymbolInfo::Kind::Handle, Id)) ||
                 Live.contains(M.Mem.symbol(SymbolInfo::Kind::Failed, Id)) ||
                 Live.contains(M.Mem.symbol(SymbolInfo::Kind::Status, Id));
    for (AbstractValue V : I.Keys)
      Named |= !V.isSymbol() || Lives(V.sym());
    if (!Named)
      Forgotten.push_back(Id);
  }
  for (ResourceId Id : Forgotten)
    M.Maps.drop(S, Id);
}

} // namespace ndistidy::engine
