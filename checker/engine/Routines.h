//===- Routines.h - Each routine of a driver by itself ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs every routine that has a role once, from a state of which nothing is
// known but what the role says, and judges what the routine does by itself:
// locks, the IRQL. What it calls is followed. The cost is that of the routines,
// one by one, and each has a bound.
//
// To be run after the lifecycles, which find out the roles; a role that is
// given on the way (a timer that a send routine sets up) counts as well.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ROUTINES_H
#define NDIS_TIDY_ENGINE_ROUTINES_H

#include "engine/Explorer.h"

namespace ndistidy::engine {

class RoutineRunner {
public:
  RoutineRunner(Machine &Of, CallTransfer &Transfer, Explorer &Explore)
      : M(Of), Calls(Transfer), Paths(Explore) {}
  void run();

private:
  void findRoles();
  void findLocks(llvm::ArrayRef<llvm::StringRef> Checks);
  void findLost();
  bool isOfLifecycle(const ir::Function &F) const;
  bool mayLose(const ir::Function &F);
  State entry();
  std::optional<const catalogue::Role *> roleOf(const ir::Function &F) const;
  /// What the calls that stand in a routine have to do with locks and levels.
  struct Concern {
    bool Changes = false; ///< a lock or the level, or nobody knows
    bool Shown = false;   ///< some of it stands where findings are wanted
    bool Gives = false;   ///< a role, to a routine that only values tell
    /// Levels between which all of them may be made.
    unsigned Least = 0, Most = std::numeric_limits<unsigned>::max();
  };
  const Concern &concern(const ir::Function &F);
  bool isOfInterest(const ir::Function &F);
  bool mayErr(const ir::Function &F, const catalogue::Role *Role);
  /// \p Role is null where nothing is known of it.
  void run(const ir::Function &F, const catalogue::Role *Role);
  ContextId enter(State &S, const ir::Function &F, const catalogue::Role *Role);
  std::vector<Exit> explore(const ir::Function &F, ContextId Frame,
                            const State &S, unsigned Apart);
  void enterWith(State &S, const ir::Function &F, llvm::StringRef Lock);
  void judge(const ir::Function &F, const Exit &E);

  Machine &M;
  CallTransfer &Calls;
  Explorer &Paths;
  State Entry;
  llvm::DenseMap<const ir::Function *, Concern> Concerns;
  uint64_t Roots = 0;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_ROUTINES_H
