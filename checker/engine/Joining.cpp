//===- Joining.cpp - Two states into one that is true of both -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Joining.h"
#include "engine/Join.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

/// Before the cells, whose symbols get a new meaning.
void Join::joinRanges() {
  RangeMap::difference(
      A.Ranges, B.Ranges,
      [&](SymbolId Symbol, const Range *InA, const Range *InB) {
        bool Both = InA && InB;
        M.Maps.setRange(Into, Symbol, Both ? both(*InA, *InB) : Range());
      });
  for (SymbolId Symbol : Stale)
    M.Maps.setRange(Into, Symbol, Range());
}

/// Whether both states have \p V at one place.
bool Join::isSharedName(AbstractValue V) const {
  return M.Mem.anyHolder(M.Mem.originOf(V), [&](RegionId Where) {
    const AbstractValue *InA = A.Bindings.lookup(Where);
    const AbstractValue *InB = B.Bindings.lookup(Where);
    return InA && InB && *InA == V && *InB == V;
  });
}

/// A handle that \p Other does not have there cannot be followed any more,
/// unless another name of it is left, or none leads to it in the other one: it
/// went into a list or an array that cannot be followed, and is there in both.
void Join::loseHandle(AbstractValue V, const State &Other) {
  std::optional<ResourceId> Id = M.instanceOf(V);
  if (!Id || !M.is(Into, *Id, Holding::Status::Held) || isSharedName(V))
    return;
  if (isAlive(M, Other, M.Mem.originOf(V), {}))
    M.Maps.setHolding(Into, *Id, {Holding::Status::Unknown, false});
}

void Join::bindCells() {
  llvm::SmallVector<std::pair<RegionId, AbstractValue>, 16> New;
  for (auto &[Where, V] : ToBind)
    if (!Differing.contains(Where))
      New.emplace_back(Where, V);
  for (const Cell &C : Cells) {
    loseHandle(C.InA, B);
    loseHandle(C.InB, A);
    M.Mem.addSource(C.New, C.InA);
    M.Mem.addSource(C.New, C.InB);
    M.Maps.setRange(Into, C.New, both(M.range(A, C.InA), M.range(B, C.InB)));
    New.emplace_back(C.Where, AbstractValue::symbol(C.New));
  }
  M.Maps.bind(Into, New);
  M.Maps.unbind(Into, Passed);
  // Behind a pointer that has a new meaning there is something else.
  for (SymbolId Pointer : Stale)
    M.Maps.unbindBehind(Into, Pointer);
}

/// Unknown, but what goes with the last reference may do so in both.
static Holding doubt(const Holding *InA, const Holding *InB) {
  Holding Either;
  auto Counts = [](const Holding *H, RegionId Counter) {
    return H && (H->is(Holding::Status::Held) || H->Counter == Counter);
  };
  RegionId Counter = InA && InA->Counter ? InA->Counter
                     : InB               ? InB->Counter
                                         : 0;
  if (Counts(InA, Counter) && Counts(InB, Counter))
    Either.Counter = Counter;
  return Either;
}

void Join::joinHoldings() {
  HoldingMap::difference(
      A.Active, B.Active,
      [&](ResourceId Id, const Holding *InA, const Holding *InB) {
        constexpr auto Held = Holding::Status::Held;
        if (!InA || !InB || !InA->is(Held) || !InB->is(Held))
          M.Maps.setHolding(Into, Id, doubt(InA, InB));
        else
          M.Maps.setHolding(
              Into, Id,
              {Held, InA->Tested && InB->Tested, InA->Noticed || InB->Noticed,
               InA->Orphaned && InB->Orphaned, InA->Shared || InB->Shared});
      });
  HoldingMap::difference(
      A.Past, B.Past,
      [&](ResourceId Id, const Holding *InA, const Holding *InB) {
        // What is active in one of them was dealt with.
        if (InA && InB && InA->S == InB->S)
          M.Maps.setHolding(Into, Id,
                            {InA->S, InA->Tested && InB->Tested,
                             InA->Noticed || InB->Noticed});
        else if (Into.Past.lookup(Id))
          M.Maps.drop(Into, Id);
      });
}

/// Releases of what was known by an old name.
void Join::dropRenamed() {
  llvm::SmallVector<ResourceId, 4> Renamed;
  for (SymbolId Symbol : Stale)
    llvm::append_range(Renamed, M.Resources.knownBy(Symbol));
  for (ResourceId Id : Renamed)
    if (Into.Past.lookup(Id))
      M.Maps.drop(Into, Id);
}

void Join::joinLocks() {
  auto Lose = [&](uint32_t Number) {
    Into.Locks = M.Maps.Locks.remove(Into.Locks, Number);
    Into.LocksDoubtful = true;
  };
  Into.LocksDoubtful |= B.LocksDoubtful;
  if (A.Locks.isEmpty() && B.Locks.isEmpty())
    return;
  LockMap::difference(A.Locks, B.Locks,
                      [&](uint32_t Number, const LockHold *, const LockHold *) {
                        Lose(Number);
                      });
  auto Renamed = [&](AbstractValue V) {
    SymbolId Origin = M.Mem.originOf(V);
    return Origin != 0 && Minted.contains(Origin);
  };
  const LockMap Now = Into.Locks;
  for (auto &[Number, H] : Now)
    if (Renamed(M.Locks[Number].Which) || Renamed(H.Ticket))
      Lose(Number);
}

void Join::joinTaints() {
  // Of routines that are only simulated, what is certain counts.
  if (M.Disturbed) {
    const TaintMap Mine = A.Taints;
    for (auto &[Id, T] : Mine)
      if (const Taint *InB = B.Taints.lookup(Id); !InB || !(*InB == T))
        Into.Taints = M.Maps.Taints.remove(Into.Taints, Id);
    return;
  }
  for (auto [Id, T] : B.Taints) {
    if (const Taint *InA = A.Taints.lookup(Id))
      T.Ways |= InA->Ways;
    Into.Taints = M.Maps.Taints.add(Into.Taints, Id, T);
  }
  if (A.isUnlikely() && B.isUnlikely())
    return;
  const TaintMap All = Into.Taints;
  for (auto [Id, T] : All)
    if (std::exchange(T.Unlikely, false))
      Into.Taints = M.Maps.Taints.add(Into.Taints, Id, T);
}

void Join::joinRest() {
  for (const auto &[Role, V] : B.Roles) {
    const AbstractValue *InA = A.Roles.lookup(Role);
    if (!InA || *InA != V)
      Into.Roles = M.Maps.Roles.add(Into.Roles, Role, M.Mem.unknown());
  }
  joinTaints();
  for (const auto &[Id, Once] : B.Handed)
    Into.Handed = M.Maps.Numbers.add(Into.Handed, Id, Once);
  NumberMap::difference(A.Entries, B.Entries,
                        [&](ResourceId Id, const unsigned *, const unsigned *) {
                          Into.Entries =
                              M.Maps.Numbers.remove(Into.Entries, Id);
                        });
  for (const auto &[Number, Count] : B.CallCounts)
    if (const unsigned *InA = A.CallCounts.lookup(Number); !InA || *InA < Count)
      Into.CallCounts = M.Maps.Numbers.add(Into.CallCounts, Number, Count);
  if (A.Irql != B.Irql)
    Into.Irql = IrqlStack::atLeast(std::min(A.Irql.least(), B.Irql.least()));
  Into.GlobalsWritten = std::max(A.GlobalsWritten, B.GlobalsWritten);
  Into.InternalsWritten |= B.InternalsWritten;
  Into.UnknownCall |= B.UnknownCall;
  Into.Joins = std::max(A.Joins, B.Joins) + 1;
  if (A.From != B.From)
    Into.From = {};
}

State Join::run() {
  joinHoldings();
  findCells();
  renameStale();
  findStale();
  joinRanges();
  bindCells();
  dropRenamed();
  joinLocks();
  joinRest();
  return std::move(Into);
}

State join(Machine &M, const State &A, const State &B, uint64_t Site,
           bool Widen) {
  // Most of what was joined before stays as it is.
  bool Swap = !Widen && B.Joins > A.Joins;
  State Both = Swap ? Join(M, B, A, Site, Widen).run()
                    : Join(M, A, B, Site, Widen).run();
  Both.Path = A.Path;
  return Both;
}

} // namespace ndistidy::engine
