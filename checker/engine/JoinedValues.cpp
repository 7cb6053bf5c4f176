//===- JoinedValues.cpp - Which values differ where two states meet -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Join.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

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

} // namespace ndistidy::engine
