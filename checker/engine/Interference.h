//===- Interference.h - What runs between a beginning and an end *- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Between DriverEntry and the unload handler NDIS may call any other routine of
// the driver, any number of times. Nobody can follow all that; what matters is
// which memory they write and what they give back. They are run once each, from
// a state in which all numbers are unknown, and that is noted: what they may
// have changed is no evidence afterwards.
//
// The notes serve the lifecycles inside the driver's as well. There they are
// read again for one adapter: what a routine did behind its context, it may
// have done to the adapter's (Instance.h).
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_INTERFERENCE_H
#define NDIS_TIDY_ENGINE_INTERFERENCE_H

#include "engine/Entrance.h"
#include "engine/Explorer.h"

namespace ndistidy::engine {

class Interference {
public:
  Interference(Machine &Of, CallTransfer &Transfer, Explorer &Explore,
               Entrance &From)
      : M(Of), Calls(Transfer), Paths(Explore), Door(From) {}

  /// A routine that was run for its effects.
  struct Visit {
    const ir::Function *Of = nullptr;
    ContextId Frame = 0;
    /// It ends the lifecycle: it runs later than all others.
    bool Ends = false;
    Machine::Disturbance Done;
    bool Unfinished = false;
  };

  /// Runs the routines that may be called behind \p Starts, the successes of
  /// \p Begin.
  void observe(const std::vector<State> &Starts, const ir::Function &Begin,
               const catalogue::Lifecycle &Life);
  const std::vector<Visit> &visits() const { return Visits; }
  /// All that routines do which do not end the lifecycle.
  const Machine::Disturbance &all() const { return All; }

  /// \p S after any number of calls of them.
  void disturb(State &S) const;
  /// Whether one of them may have given back \p Id, which \p S has.
  bool mayRelease(const State &S, ResourceId Id) const;

private:
  struct Candidate {
    const ir::Function *F;
    bool Ends;
  };
  std::vector<Candidate> candidates(const ir::Function &Begin,
                                    const catalogue::Lifecycle &Life);
  void visit(const Candidate &C, State S);

  Machine &M;
  CallTransfer &Calls;
  Explorer &Paths;
  Entrance &Door;
  std::vector<Visit> Visits;
  Machine::Disturbance All;
  /// What is called that is not there to be run.
  Machine::Disturbance Unseen;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_INTERFERENCE_H
