//===- Joining.cpp - Two states into one that is true of both -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Joining.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

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
  llvm::SmallVector<RegionId, 8>
  placesOf(const llvm::SmallDenseSet<SymbolId, 8> &Origins) const;
  void compare(RegionId Where, const AbstractValue *InA,
               const AbstractValue *InB);
  bool isPassing(RegionId Where) const;
  bool canGrow(AbstractValue V, RegionId Where) const;
  bool grow(RegionId Where, AbstractValue V, const AbstractValue *InB);
  void addCell(RegionId Where, AbstractValue InA, AbstractValue InB);
  void renameStale();
  void renameUser(SymbolId User);
  void joinRanges();
  void bindCells();
  bool isSharedName(AbstractValue V) const;
  void loseHandle(AbstractValue V, const State &Other);
  void joinHoldings();
  void dropRenamed();
  void joinLocks();
  void joinTaints();
  void joinRest();
  Range both(const Range &Left, const Range &Right) const {
    return Widen ? Left.widen(Right) : Left.hull(Right);
  }
  /// Whether \p V comes from a symbol that gets a new meaning here.
  bool isStale(AbstractValue V) const {
    return V.isSymbol() && Minted.contains(M.Mem.originOf(V));
  }
  void findStale();

  Machine &M;
  const State &A, &B;
  uint64_t Site;
  bool Widen;
  State Into;
  std::vector<Cell> Cells;
  /// The same in both, but not bound in A by what it is.
  std::vector<std::pair<RegionId, AbstractValue>> ToBind;
  llvm::SmallVector<RegionId, 4> Passed;
  llvm::DenseSet<RegionId> Differing;
  /// The symbols of the cells.
  llvm::SetVector<SymbolId> Minted;
  /// Those that come from them.
  llvm::SmallSetVector<SymbolId, 16> Stale;
};

} // namespace

/// Whether \p V is a symbol that ways which met before made for \p Where, and
/// no state says anything else of it. It may as well stand for one more value.
bool Join::canGrow(AbstractValue V, RegionId Where) const {
  if (!V.isSymbol())
    return false;
  const SymbolInfo &I = M.Mem.symbol(V.sym());
  return I.K == SymbolInfo::Kind::Joined && I.A == Where &&
         M.Mem.isOnlyAt(V.sym(), Where) && M.Resources.knownBy(V.sym()).empty();
}

/// Lets the symbol \p V stand for one more value if that is all that changes.
bool Join::grow(RegionId Where, AbstractValue V, const AbstractValue *InB) {
  if (!canGrow(V, Where) || A.Ranges.lookup(V.sym()))
    return false;
  AbstractValue Other = M.simplify(B, InB ? *InB : M.load(B, Where));
  loseHandle(Other, A);
  M.Mem.addSource(V.sym(), Other);
  return true;
}

void Join::addCell(RegionId Where, AbstractValue InA, AbstractValue InB) {
  SymbolId New = canGrow(InA, Where)
                     ? InA.sym()
                     : M.Mem.symbol(SymbolInfo::Kind::Joined, Where, Site, 0,
                                    /*Unstable=*/true);
  Cells.push_back({Where, InA, InB, New});
  Differing.insert(Where);
  Minted.insert(New);
}

/// Whether \p Where is in an object that the pointer to it stands for on its
/// way through a loop: the entry of a list whose turn it is.
bool Join::isPassing(RegionId Where) const {
  const Region &Root = M.Mem.region(M.Mem.root(Where));
  if (Root.K != Region::Kind::Pointee)
    return false;
  SymbolInfo::Kind K = M.Mem.symbol(M.Mem.originOf(Root.Base)).K;
  return K == SymbolInfo::Kind::Opaque || K == SymbolInfo::Kind::Joined;
}

/// What is bound at \p Where in A and in B, null where nothing is.
void Join::compare(RegionId Where, const AbstractValue *InA,
                   const AbstractValue *InB) {
  // Such an object is another one the next time round. What was written there
  // may come and go with each, without end.
  if (Widen && (!InA || !InB) && isPassing(Where)) {
    loseHandle(InA ? *InA : *InB, InA ? B : A);
    Passed.push_back(Where);
    return;
  }
  if (InA && grow(Where, *InA, InB))
    return;
  AbstractValue L = M.simplify(A, InA ? *InA : M.load(A, Where));
  AbstractValue R = M.simplify(B, InB ? *InB : M.load(B, Where));
  if (L != R) {
    // What failures leave differs, and may be the same number.
    if (std::optional<int64_t> C = M.range(A, L).constant();
        C && M.range(B, R).constant() == C)
      ToBind.emplace_back(Where, AbstractValue::integer(*C));
    else
      addCell(Where, L, R);
  } else if (!InA || *InA != L)
    // What A knows of its symbol, B may know of another one.
    ToBind.emplace_back(Where, L);
}

void Join::findCells() {
  BindingMap::difference(
      A.Bindings, B.Bindings,
      [&](RegionId Where, const AbstractValue *InA, const AbstractValue *InB) {
        compare(Where, InA, InB);
      });
  // The same symbol may be a number that is known in one of them only.
  llvm::SmallDenseSet<SymbolId, 8> Origins;
  RangeMap::difference(A.Ranges, B.Ranges,
                       [&](SymbolId Symbol, const Range *, const Range *) {
                         Origins.insert(M.Mem.originOf(Symbol));
                       });
  for (RegionId Where : placesOf(Origins)) {
    const AbstractValue *InA = A.Bindings.lookup(Where);
    const AbstractValue *InB = B.Bindings.lookup(Where);
    if (InA && InB && *InA == *InB)
      compare(Where, InA, InB);
  }
}

/// Where A has values of \p Origins, in order. What was passed to many routines
/// has been at more places than there are now: then these are looked through.
llvm::SmallVector<RegionId, 8>
Join::placesOf(const llvm::SmallDenseSet<SymbolId, 8> &Origins) const {
  uint64_t Past = 0;
  for (SymbolId Origin : Origins)
    Past += M.Mem.symbol(Origin).HolderCount;
  llvm::SmallVector<RegionId, 8> Places;
  uint64_t Seen = 0;
  for (auto &[Where, V] : A.Bindings) {
    if (++Seen > Past)
      break;
    if (Origins.contains(M.Mem.originOf(V)))
      Places.push_back(Where);
  }
  if (Seen <= Past)
    return Places;
  Places.clear();
  for (SymbolId Origin : Origins)
    M.Mem.anyHolder(Origin, [&](RegionId Where) {
      Places.push_back(Where);
      return false;
    });
  llvm::sort(Places);
  Places.erase(llvm::unique(Places), Places.end());
  return Places;
}

/// Of so many functions of one value, nobody asks which a value is made from.
static constexpr size_t MostUsers = 16;

void Join::findStale() {
  for (SymbolId Old : Minted) {
    M.Mem.anyDerived(
        Old, [&](SymbolId Symbol) { return Stale.insert(Symbol), false; });
    llvm::ArrayRef<SymbolId> Users = M.Mem.users(Old);
    llvm::SmallDenseSet<SymbolId, 8> Done;
    for (SymbolId User : Users) {
      bool Asks = Users.size() <= MostUsers;
      if (!Asks && !Done.insert(M.Mem.originOf(User)).second)
        continue;
      M.Mem.anyDerived(M.Mem.originOf(User), [&](SymbolId Symbol) {
        if (!Asks || M.Mem.isMadeFrom(AbstractValue::symbol(Symbol), User))
          Stale.insert(Symbol);
        return false;
      });
    }
  }
}

/// The symbol of a cell may be there from the last time that ways met here.
/// What was made from its old meaning has to get a new name.
void Join::renameStale() {
  // They become more meanwhile.
  size_t Next = 0;
  while (Next != Minted.size()) {
    SymbolId Old = Minted[Next++];
    M.Mem.anyHolder(Old, [&](RegionId Where) {
      const AbstractValue *V = A.Bindings.lookup(Where);
      if (!V || Differing.contains(Where) || !isStale(*V))
        return false;
      AbstractValue Same = M.simplify(A, *V);
      if (Same.isSymbol())
        addCell(Where, Same, Same);
      return false;
    });
    for (auto &[Where, V] : ToBind)
      if (!Differing.contains(Where) && isStale(V))
        addCell(Where, V, V);
    for (SymbolId User : M.Mem.users(Old))
      renameUser(User);
  }
}

/// \p User is a function of what gets a new meaning: the address of an element.
void Join::renameUser(SymbolId User) {
  M.Mem.anyHolder(M.Mem.originOf(User), [&](RegionId Where) {
    const AbstractValue *V = A.Bindings.lookup(Where);
    if (!V || Differing.contains(Where) || !M.Mem.isMadeFrom(*V, User))
      return false;
    AbstractValue Same = M.simplify(A, *V);
    if (!Same.isInteger())
      addCell(Where, Same, Same);
    return false;
  });
}

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
