//===- Join.h - How two states are taken together ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The work of join (Joining.h), which nobody else includes: the values that
// differ (JoinedValues.cpp), and the rest (Joining.cpp).
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_JOIN_H
#define NDIS_TIDY_ENGINE_JOIN_H

#include "engine/Machine.h"
#include "llvm/ADT/SetVector.h"

namespace ndistidy::engine {

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

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_JOIN_H
