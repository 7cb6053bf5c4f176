//===- AloneRun.h - One routine by itself -----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From a state of which nothing is known but what the OS says of the routine's
// role, and on a machine of its own: what is found does not depend on what was
// run before.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ALONERUN_H
#define NDIS_TIDY_ENGINE_ALONERUN_H

#include "engine/Explorer.h"

namespace ndistidy::engine {

class AloneRun {
public:
  /// Of \p Root, which plays \p Role, in the program of \p Whole; null where
  /// nothing is known of the role.
  AloneRun(const Machine &Whole, CallGraph &Routines, RoleUses &Uses,
           const ir::Function &Root, const catalogue::Role *Role);

  /// What it does wrong with what it takes and gives back itself: nobody can
  /// give it back, it does so twice.
  void findMistakes();
  /// What it does wrong with locks and levels.
  void findLocks();
  /// The same where the locks of its caller are not known (OwnLocks.cpp).
  void findOwnLocks();

  const Explorer::Tally &done() const { return Done; }

private:
  void initialise();
  void assumeGiven();
  void enterWith(llvm::StringRef Lock);
  std::vector<Exit> explore(unsigned Apart);
  bool isForgotten(llvm::ArrayRef<Exit> Exits, const Exit &E,
                   uint32_t Lock) const;
  bool isLeftForOthers(uint32_t Lock);

  Machine M;
  CallTransfer Calls;
  Explorer::Tally Done;
  CallGraph &Graph;
  Explorer Paths;
  const ir::Function &F;
  const catalogue::Role *Role;
  ContextId Frame;
  State Entry;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_ALONERUN_H
