//===- Joining.cpp - Two states into one that is true of both -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Joining.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

namespace {

class Join {
public:
  Join(Machine &Of, const State &Left, const State &Right, uint64_t At,
       bool Grows)
      : M(Of), A(Left), B(Right), Site(At), Widen(Grows), Into(Left) {}
  State run();

private:
  /// A region that does not hold the same in both.
  struct Cell {
    RegionId Where = 0;
    AbstractValue InA, InB;
    SymbolId New = 0;
  };

  void findCells();
  void compare(RegionId Where, const AbstractValue *InA,
               const AbstractValue *InB);
  void addCell(RegionId Where, AbstractValue InA, AbstractValue InB);
  void renameStale();
  void bindCells();
  void loseHandles(const Cell &C);
  void joinHoldings();
  void joinRanges();
  void dropRenamed();
  void joinRest();
  Range both(const Range &Left, const Range &Right) const {
    return Widen ? Left.widen(Right) : Left.hull(Right);
  }
  /// Whether \p S is made from a symbol that gets a new meaning here.
  bool isStale(SymbolId S) const {
    return !Minted.empty() &&
           M.dependsOn(S, [&](SymbolId Old) { return Minted.contains(Old); });
  }
  bool isStale(AbstractValue V) const {
    return V.isSymbol() && isStale(V.sym());
  }

  Machine &M;
  const State &A, &B;
  uint64_t Site;
  bool Widen;
  State Into;
  std::vector<Cell> Cells;
  /// Held in both, but bound in B only.
  std::vector<std::pair<RegionId, AbstractValue>> ToBind;
  llvm::DenseSet<RegionId> Differing;
  llvm::DenseSet<SymbolId> Minted;
};

} // namespace

void Join::addCell(RegionId Where, AbstractValue InA, AbstractValue InB) {
  SymbolId New = M.Mem.symbol(SymbolInfo::Kind::Joined, Where, Site, 0,
                              /*Unstable=*/true);
  Cells.push_back({Where, InA, InB, New});
  Differing.insert(Where);
  Minted.insert(New);
}

/// What is bound at \p Where in A and in B, null where nothing is.
void Join::compare(RegionId Where, const AbstractValue *InA,
                   const AbstractValue *InB) {
  bool SameRanges = A.Ranges == B.Ranges;
  if (InA && InB && *InA == *InB && (SameRanges || !InA->isSymbol()))
    return;
  AbstractValue L = M.simplify(A, InA ? *InA : M.load(A, Where));
  AbstractValue R = M.simplify(B, InB ? *InB : M.load(B, Where));
  if (L != R)
    addCell(Where, L, R);
  else if (!InA)
    ToBind.emplace_back(Where, L);
}

/// Walks both maps in the order of their keys.
void Join::findCells() {
  auto L = A.Bindings.begin(), R = B.Bindings.begin();
  while (L != A.Bindings.end() || R != B.Bindings.end()) {
    bool TakeL = L != A.Bindings.end() &&
                 (R == B.Bindings.end() || L->first <= R->first);
    bool TakeR = R != B.Bindings.end() &&
                 (L == A.Bindings.end() || R->first <= L->first);
    compare(TakeL ? L->first : R->first, TakeL ? &L->second : nullptr,
            TakeR ? &R->second : nullptr);
    if (TakeL)
      ++L;
    if (TakeR)
      ++R;
  }
}

/// The symbol of a cell may be there from the last time that ways met here.
/// What was made from its old meaning has to get a new name.
void Join::renameStale() {
  for (bool Changed = !Minted.empty(); std::exchange(Changed, false);) {
    for (const auto &[Where, V] : A.Bindings)
      if (!Differing.contains(Where) && isStale(V)) {
        AbstractValue Same = M.simplify(A, V);
        if (!Same.isSymbol())
          continue;
        addCell(Where, Same, Same);
        Changed = true;
      }
    for (auto &[Where, V] : ToBind)
      if (!Differing.contains(Where) && isStale(V)) {
        addCell(Where, V, V);
        Changed = true;
      }
  }
}

/// A handle that only one of the states has here cannot be followed any more.
void Join::loseHandles(const Cell &C) {
  for (AbstractValue Lost : {C.InA, C.InB}) {
    std::optional<ResourceId> Id = M.instanceOf(Lost);
    if (Id && M.is(Into, *Id, Holding::Status::Held))
      M.Maps.setHolding(Into, *Id, {Holding::Status::Unknown, false});
  }
}

void Join::bindCells() {
  for (auto &[Where, V] : ToBind)
    if (!Differing.contains(Where))
      M.Maps.bind(Into, Where, V);
  for (const Cell &C : Cells) {
    loseHandles(C);
    M.Mem.addSource(C.New, C.InA);
    M.Mem.addSource(C.New, C.InB);
    M.Maps.setRange(Into, C.New, both(M.range(A, C.InA), M.range(B, C.InB)));
    M.Maps.bind(Into, C.Where, AbstractValue::symbol(C.New));
  }
  if (Minted.empty())
    return;
  // Behind a pointer that has a new meaning there is something else.
  llvm::SmallVector<RegionId, 16> Gone;
  for (const auto &[Where, V] : Into.Bindings) {
    const Region &Root = M.Mem.region(M.Mem.root(Where));
    if (Root.K == Region::Kind::Pointee && isStale(Root.Base))
      Gone.push_back(Where);
  }
  for (RegionId Where : Gone)
    M.Maps.unbind(Into, Where);
}

void Join::joinHoldings() {
  for (const State *S : {&A, &B})
    for (const auto &[Id, H] : S->Active)
      if (!M.is(A, Id, Holding::Status::Held) ||
          !M.is(B, Id, Holding::Status::Held))
        M.Maps.setHolding(Into, Id, {Holding::Status::Unknown, false});
  Into.Past = {};
  for (const auto &[Id, H] : A.Past) {
    const Holding *Other = B.Past.lookup(Id);
    if (Other && Other->S == H.S)
      Into.Past =
          M.Maps.Holdings.add(Into.Past, Id, {H.S, H.Tested && Other->Tested});
  }
}

void Join::joinRanges() {
  for (const auto &[Symbol, InA] : A.Ranges) {
    const Range *InB = B.Ranges.lookup(Symbol);
    if (InB && !isStale(Symbol))
      M.Maps.setRange(Into, Symbol, both(InA, *InB));
  }
}

/// Releases of what was known by an old name.
void Join::dropRenamed() {
  llvm::SmallVector<ResourceId, 4> Renamed;
  for (const auto &[Id, H] : Into.Past)
    if (llvm::any_of(M.Resources[Id].Keys,
                     [&](AbstractValue V) { return isStale(V); }))
      Renamed.push_back(Id);
  for (ResourceId Id : Renamed)
    M.Maps.drop(Into, Id);
}

void Join::joinRest() {
  for (const auto &[Role, V] : B.Roles) {
    const AbstractValue *InA = A.Roles.lookup(Role);
    if (!InA || *InA != V)
      Into.Roles = M.Maps.Roles.add(Into.Roles, Role, M.Mem.unknown());
  }
  for (const auto &[Id, Block] : B.Taints)
    Into.Taints = M.Maps.Numbers.add(Into.Taints, Id, Block);
  for (const auto &[Number, Count] : B.CallCounts)
    if (const unsigned *InA = A.CallCounts.lookup(Number); !InA || *InA < Count)
      Into.CallCounts = M.Maps.Numbers.add(Into.CallCounts, Number, Count);
  if (A.Irql != B.Irql)
    Into.Irql.Known = false;
  Into.GlobalsWritten = std::max(A.GlobalsWritten, B.GlobalsWritten);
  Into.InternalsWritten |= B.InternalsWritten;
  Into.UnknownCall |= B.UnknownCall;
}

State Join::run() {
  joinHoldings();
  Into.Ranges = {};
  findCells();
  renameStale();
  bindCells();
  joinRanges();
  dropRenamed();
  joinRest();
  return std::move(Into);
}

State join(Machine &M, const State &A, const State &B, uint64_t Site,
           bool Widen) {
  return Join(M, A, B, Site, Widen).run();
}

} // namespace ndistidy::engine
