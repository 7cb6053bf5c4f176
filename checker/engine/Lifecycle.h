//===- Lifecycle.h - From the routine that takes to those that give back *- C++
//-*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs the routine that begins a lifecycle, and those that end it from each of
// its successes; judges what is held where it is left.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_LIFECYCLE_H
#define NDIS_TIDY_ENGINE_LIFECYCLE_H

#include "engine/Explorer.h"

namespace ndistidy::engine {

class LifecycleRunner {
public:
  LifecycleRunner(Machine &M, CallTransfer &Calls, Explorer &Paths,
                  const catalogue::Lifecycle &Life);
  void run();

private:
  using Status = Holding::Status;
  /// What the registered end of a state turned out to be.
  struct Ending {
    llvm::SmallVector<std::pair<unsigned, const ir::Function *>, 2> Routines;
    bool Unknown = false; ///< one is registered that is not seen
  };
  struct Final {
    State S;
    ir::Location Loc;
    llvm::SmallVector<ResourceId, 8> HeldBefore;
  };

  void begin(const ir::Function &Begin);
  std::vector<Exit> explore(const ir::Function &F, unsigned Role, State S,
                            bool &Complete);
  State bindParameters(const ir::Function &F, unsigned Role, State S,
                       ContextId Frame);
  State initialState(const ir::Function &Begin);
  bool owes(const catalogue::Resource &Of) const;

  void judgeFailure(const ir::Function &Begin, const Exit &E);
  void registerPlaces(State &S, ContextId Frame);
  Ending endingOf(const State &S) const;
  void finish(const ir::Function &Begin, State S,
              const Machine::Disturbance &Between);
  void judgeMissing(const ir::Function &Begin, const State &S,
                    const Machine::Disturbance &Between);
  std::vector<State> runBefore(const State &S);
  void judgeEnds();
  void reportLeak(const ir::Function &End, const Final &At, ResourceId Id,
                  bool Somewhere);

  // Interference.cpp
  Machine::Disturbance disturbance(const std::vector<State> &Starts,
                                   const ir::Function &Begin);
  void simulate(const ir::Function &F, State S);
  State forgetNumbers(State S) const;
  void disturb(State &S, const Machine::Disturbance &By);
  bool mayRelease(const State &S, const Machine::Disturbance &By,
                  ResourceId Id);
  std::vector<const ir::Function *>
  otherRoutines(const ir::Function &Begin, Machine::Disturbance &Unseen) const;

  Machine &M;
  CallTransfer &Calls;
  Explorer &Paths;
  const catalogue::Lifecycle &Life;
  unsigned BeginRole;
  std::optional<BoundPredicate> Success;
  /// The first parameter of the beginning: its driver object.
  AbstractValue Object;
  uint64_t Roots = 0;
  std::map<const ir::Function *, std::vector<Final>> Finals;
  std::vector<const ir::Function *> Ended; ///< keys of Finals, in order
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_LIFECYCLE_H
