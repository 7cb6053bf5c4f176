//===- State.cpp - What is so at one point of one path --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/State.h"
#include <algorithm>

namespace ndistidy::engine {

std::optional<unsigned> IrqlStack::level() const {
  if (!Known || Depth == 0)
    return std::nullopt;
  return Levels & 3;
}

void IrqlStack::raise(unsigned Level) {
  if (Depth == MaxDepth) {
    *this = {};
    return;
  }
  Levels = Levels << 2 | std::max(least(), Level & 3);
  ++Depth;
}

void IrqlStack::lower() {
  // Lowering what this path did not raise: the level is anybody's guess.
  if (Depth <= 1) {
    *this = {};
    return;
  }
  Levels >>= 2;
  --Depth;
}

bool State::isUnlikely() const {
  return llvm::any_of(Taints,
                      [](const auto &Entry) { return Entry.second.Unlikely; });
}

bool State::operator==(const State &Other) const {
  return Bindings == Other.Bindings && Ranges == Other.Ranges &&
         Active == Other.Active && Past == Other.Past && Roles == Other.Roles &&
         Taints == Other.Taints && CallCounts == Other.CallCounts &&
         Handed == Other.Handed && Entries == Other.Entries &&
         Irql == Other.Irql && Locks == Other.Locks &&
         LocksDoubtful == Other.LocksDoubtful &&
         GlobalsWritten == Other.GlobalsWritten &&
         InternalsWritten == Other.InternalsWritten &&
         UnknownCall == Other.UnknownCall && Lost == Other.Lost;
}

void StateMaps::doubt(State &S, Doubt::Kind K, uint32_t Id) const {
  if (!S.Doubts || S.Doubts->K != K || S.Doubts->Id != Id)
    S.Doubts = new (Doubts.Allocate()) Doubt{S.Doubts, K, Id};
}

/// What goes with \p V coming to \p R.
void StateMaps::noteBinding(State &S, RegionId R, AbstractValue V) const {
  if (const AbstractValue *Old = S.Bindings.lookup(R)) {
    doubt(S, Mem.originOf(*Old));
  } else if (const Region &Root = Mem.region(Mem.root(R));
             Root.K == Region::Kind::Pointee && !Mem.lasts(Root.Base)) {
    // Perhaps nothing leads to the object any more.
    doubt(S, Mem.originOf(Root.Base));
  }
  Mem.noteHolder(V, R);
}

void StateMaps::bind(State &S, RegionId R, AbstractValue V) const {
  const AbstractValue *Old = S.Bindings.lookup(R);
  if (Old && *Old == V)
    return;
  noteBinding(S, R, V);
  S.Bindings = Bindings.add(S.Bindings, R, V);
}

void StateMaps::bind(
    State &S,
    llvm::SmallVectorImpl<std::pair<RegionId, AbstractValue>> &New) const {
  for (const auto &[R, V] : New)
    noteBinding(S, R, V);
  llvm::sort(New, llvm::less_first());
  S.Bindings = Bindings.add(S.Bindings, New);
}

void StateMaps::unbind(State &S, RegionId R) const {
  const AbstractValue *Old = S.Bindings.lookup(R);
  if (!Old)
    return;
  doubt(S, Mem.originOf(*Old));
  S.Bindings = Bindings.remove(S.Bindings, R);
}

void StateMaps::unbind(State &S,
                       llvm::SmallVectorImpl<RegionId> &Regions) const {
  for (RegionId R : Regions)
    if (const AbstractValue *Old = S.Bindings.lookup(R))
      doubt(S, Mem.originOf(*Old));
  llvm::sort(Regions);
  S.Bindings = Bindings.remove(S.Bindings, Regions);
}

void StateMaps::unbindAll(State &S, RegionId Of) const {
  llvm::SmallVector<RegionId, 8> Parts;
  forEachBound(S, Of,
               [&](RegionId Part, AbstractValue) { Parts.push_back(Part); });
  unbind(S, Parts);
}

void StateMaps::putBack(State &S, const State &Inner,
                        const State &Outer) const {
  S.Bindings = Bindings.putBack(S.Bindings, Inner.Bindings, Outer.Bindings);
  S.Ranges = Ranges.putBack(S.Ranges, Inner.Ranges, Outer.Ranges);
}

void StateMaps::setRange(State &S, SymbolId Of, const Range &R) const {
  if (R.full()) {
    S.Ranges = Ranges.remove(S.Ranges, Of);
    return;
  }
  if (!Mem.lasts(Of) && !S.Ranges.lookup(Of))
    doubt(S, Mem.originOf(Of));
  S.Ranges = Ranges.add(S.Ranges, Of, R);
}

void StateMaps::setHolding(State &S, ResourceId R, Holding H) const {
  if (H.is(Holding::Status::Held) || H.is(Holding::Status::Unknown)) {
    S.Active = Holdings.add(S.Active, R, H);
    S.Held = H.is(Holding::Status::Held) ? Holdings.add(S.Held, R, H)
                                         : Holdings.remove(S.Held, R);
    S.Past = Holdings.remove(S.Past, R);
    return;
  }
  S.Active = Holdings.remove(S.Active, R);
  S.Held = Holdings.remove(S.Held, R);
  S.Handed = Numbers.remove(S.Handed, R);
  S.Entries = Numbers.remove(S.Entries, R);
  S.Past = Holdings.add(S.Past, R, H);
  doubt(S, Doubt::Kind::Resource, R);
}

void StateMaps::drop(State &S, ResourceId R) const {
  S.Active = Holdings.remove(S.Active, R);
  S.Held = Holdings.remove(S.Held, R);
  S.Handed = Numbers.remove(S.Handed, R);
  S.Entries = Numbers.remove(S.Entries, R);
  S.Past = Holdings.remove(S.Past, R);
  doubt(S, Doubt::Kind::Resource, R);
}

std::optional<Holding> holdingOf(const State &S, ResourceId R) {
  if (const Holding *H = S.Active.lookup(R))
    return *H;
  if (const Holding *H = S.Past.lookup(R))
    return *H;
  return std::nullopt;
}

} // namespace ndistidy::engine
