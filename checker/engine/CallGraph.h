//===- CallGraph.h - What the text of a program's routines tells -*- C++
//-*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Who may call whom, and what for: known before any routine is run, and the
// same for all runs.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_CALLGRAPH_H
#define NDIS_TIDY_ENGINE_CALLGRAPH_H

#include "engine/Cfg.h"
#include "engine/Rules.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <memory>

namespace ndistidy::engine {

class CallGraph {
public:
  CallGraph(const ir::Program &P, const Rules &R);

  const Cfg &cfg(const ir::Function &F);
  unsigned number(const ir::Function &F) const {
    return static_cast<unsigned>(&F - Prog.module().Functions.data());
  }

  /// Whether a routine may hear of a call of \p Name before it returns.
  bool isCompleted(ir::Symbol Name) const;
  /// What a routine may run.
  struct Extent {
    llvm::BitVector Routines; ///< by their numbers, itself included
    bool Recurs = false;      ///< it may be run again before it returns
  };
  const Extent &reach(const ir::Function &F);
  /// Calls \p Visit with \p F and each routine that it may call.
  void forEachCalled(const ir::Function &F,
                     llvm::function_ref<void(const ir::Function &)> Visit);

  /// Whether the program may take something of \p Kind.
  bool isTaken(const catalogue::Resource &Kind) const {
    return TakenKinds.contains(&Kind);
  }
  /// What a routine may change, itself or by a call.
  enum class What : uint8_t { Holdings, Locks };
  bool mayChange(const ir::Function &F, What W) const {
    return Changing[static_cast<unsigned>(W)].contains(&F);
  }

  /// Whether \p F may change something from its block \p From on.
  bool mayChangeBehind(const ir::Function &F, ir::BlockId From, What W);

private:
  using Functions = llvm::DenseSet<const ir::Function *>;
  bool changes(const ir::Call &C, What W) const;
  void findChanging(What W);

  const ir::Program &Prog;
  const Rules &Rows;
  llvm::DenseMap<const ir::Function *, std::unique_ptr<Cfg>> Graphs;
  llvm::DenseMap<const ir::Function *, std::unique_ptr<Extent>> Reach;
  llvm::DenseSet<const catalogue::Resource *> TakenKinds;
  Functions Changing[2]; ///< by What
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_CALLGRAPH_H
