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

#include "engine/AloneRun.h"
#include "engine/Dependence.h"
#include "engine/QuietRuns.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/StringMap.h"

namespace ndistidy::engine {

class RoutineRunner {
public:
  /// In the program of \p Of.
  RoutineRunner(const Machine &Of, CallGraph &Routines, RoleUses &Roles,
                Explorer::Tally &Counted, QuietRuns *Known)
      : M(Of), Graph(Routines), Uses(Roles), Done(Counted), Quiet(Known) {}
  void run();

private:
  void findRoles();
  void findLocks(llvm::ArrayRef<llvm::StringRef> Checks);
  void findMistakes();
  void sortRoles();
  bool isOfLifecycle(const ir::Function &F) const;
  std::vector<const ir::Function *> pointedAt();
  bool mayTake(const ir::Function &F);
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
  void run(const ir::Function &F, const catalogue::Role *Role,
           llvm::ArrayRef<llvm::StringRef> Checks, void (AloneRun::*Find)());
  void pass(const ir::Function &F);
  void pass(const ir::Function &F, const QuietRuns::Reached &By);

  const Machine &M;
  CallGraph &Graph;
  RoleUses &Uses;
  llvm::StringMap<llvm::SmallVector<unsigned, 1>> RolesByName;
  llvm::BitVector OfLifecycle; ///< by role: whether it begins or ends something
  Explorer::Tally &Done;
  QuietRuns *Quiet;
  std::optional<Dependence> Asked; ///< if there is Quiet
  llvm::DenseMap<const ir::Function *, Concern> Concerns;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_ROUTINES_H
