//===- Cfg.h - The control flow graph of a function -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_CFG_H
#define NDIS_TIDY_ENGINE_CFG_H

#include "ir/Program.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <vector>

namespace ndistidy::engine {

/// What the explorer has to know of a function beside its blocks.
class Cfg {
public:
  explicit Cfg(const ir::Function &F);

  /// Behind all blocks: where a function is left.
  ir::BlockId exit() const {
    return static_cast<ir::BlockId>(Successors.size());
  }
  const llvm::SmallVector<ir::BlockId, 2> &successors(ir::BlockId B) const {
    return Successors[B];
  }
  /// Blocks are visited in this order: all predecessors, but those of loops,
  /// have smaller numbers.
  unsigned order(ir::BlockId B) const { return Order[B]; }
  ir::BlockId atOrder(unsigned O) const { return ByOrder[O]; }
  /// Whether ways meet there.
  bool isMerge(ir::BlockId B) const { return Merges.test(B); }
  /// Whether a loop begins there.
  bool isLoopHead(ir::BlockId B) const { return LoopHeads.test(B); }
  /// The first block that every way from \p B to the exit goes through.
  ir::BlockId postDominator(ir::BlockId B) const { return PostDominator[B]; }
  /// Whether a loop may come to \p B again before its ways have met.
  bool comesAgain(ir::BlockId B) const;
  /// Whether the local \p Name may be read before it is written, at the
  /// beginning of \p B.
  bool isLive(ir::BlockId B, ir::Symbol Name) const;
  /// The locals that \p Visit is called with are not.
  template <typename Function>
  void forEachDead(ir::BlockId B, Function Visit) const {
    for (auto [Name, Index] : LocalIndex)
      if (!LiveIn[B].test(Index))
        Visit(static_cast<ir::Symbol>(Name));
  }
  /// Locals that are returned somewhere.
  const llvm::SmallVector<ir::Symbol, 2> &returned() const { return Returned; }

private:
  void findOrder();
  void findPostDominators();
  void findLiveness(const ir::Function &F);

  std::vector<llvm::SmallVector<ir::BlockId, 2>> Successors;
  llvm::BitVector Merges, LoopHeads;
  std::vector<unsigned> Order;
  std::vector<ir::BlockId> ByOrder;
  std::vector<ir::BlockId> PostDominator;
  llvm::DenseMap<uint32_t, unsigned> LocalIndex;
  std::vector<llvm::BitVector> LiveIn;
  llvm::SmallVector<ir::Symbol, 2> Returned;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_CFG_H
