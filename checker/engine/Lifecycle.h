//===- Lifecycle.h - From the routine that takes to those that give back *- C++
//-*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs the routine that begins a lifecycle, and those that end it from each of
// its successes; judges what is held where it is left. What the beginning of
// one lifecycle leaves is where the lifecycles inside it begin: MiniportHalt
// runs from what MiniportInitialize left, which ran from what DriverEntry left.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_LIFECYCLE_H
#define NDIS_TIDY_ENGINE_LIFECYCLE_H

#include "engine/Instance.h"

namespace ndistidy::engine {

class LifecycleRunner {
public:
  LifecycleRunner(Machine &M, CallTransfer &Calls, Explorer &Paths,
                  Entrance &Door, Interference &Others,
                  const catalogue::Lifecycle &Life);
  /// With the driver.
  void run();
  /// From the states \p From that the beginning around it left.
  void run(const std::vector<State> &From);
  /// What its beginning leaves, whatever ran meanwhile.
  const std::vector<State> &left() const { return Left; }

private:
  using Status = Holding::Status;
  /// What the registered end of a state turned out to be.
  struct Ending {
    llvm::SmallVector<std::pair<unsigned, const ir::Function *>, 2> Routines;
    bool Unknown = false; ///< one is registered that is not seen
    bool operator==(const Ending &) const = default;
  };
  /// A state that the end finds, and what there is to give back.
  struct Start {
    State S;
    Ending End;
    /// The object that is to end, if there are several.
    std::optional<AbstractValue> Context = std::nullopt;
    llvm::SmallVector<ResourceId, 8> Held, Collected;
  };
  struct Final {
    State S;
    ir::Location Loc;
    const ir::Function *In = nullptr; ///< the routine that was left there
    llvm::SmallVector<ResourceId, 8> HeldBefore;
    /// Of them, those that no name leads to, in an array or a list, and those
    /// that nothing tells from others of their kind.
    llvm::SmallVector<ResourceId, 8> Collected;
    AbstractValue Result;
    /// Nothing more will come; and that is a matter of what was returned.
    bool Over = true, Chosen = false;
  };
  /// All ways to the end that begin in one routine; where it goes on later,
  /// they end in another.
  struct Ways {
    const ir::Function *End = nullptr;
    std::vector<Final> Finals;
    /// Some are not known.
    bool Incomplete = false;
  };

  /// What may be said of one way out of the beginning.
  struct Verdict {
    State Good, Bad; ///< as it is if it Succeeds, if it Fails
    AbstractValue Outcome;
    bool Succeeds = false, Fails = false;
    bool Later = false; ///< it was pending, and a completion has told
  };

  void begin(const ir::Function &Begin, const State &Entry);
  Verdict judge(const Exit &E);
  std::optional<AbstractValue> told(const State &S);
  Verdict judge(const State &S, AbstractValue Outcome);
  std::vector<Exit> explore(const ir::Function &F, unsigned Role, State S,
                            bool &Complete);
  State initialState(const ir::Function &Begin);
  std::vector<State> judgeExits(const ir::Function &Begin,
                                const std::vector<Exit> &Exits);
  AbstractValue outcome(const State &S, AbstractValue Result,
                        const BoundPredicate &Of, ContextId Frame);
  void registerPlaces(State &S, ContextId Frame);
  void handOver(State &S, ContextId Frame);
  std::optional<AbstractValue> contextOf(const State &S, unsigned Role) const;
  std::optional<AbstractValue> handedOver(const State &S) const {
    const AbstractValue *V = S.Bindings.lookup(M.slot(Slot));
    return V ? std::optional(*V) : std::nullopt;
  }

  // What follows (Ending.cpp)
  void joinAlike(std::vector<State> &States, const ir::Function &At);
  void thinOut(std::vector<State> &States, const ir::Function &At);
  Ending endingOf(const State &S) const;
  llvm::SmallVector<const ir::Function *, 4> endsOf(const State &S,
                                                    const Ending &End) const;
  bool disturb(State &S);
  void finish(const ir::Function &Begin, State S, std::vector<Start> &Starts);
  bool isLike(const Start &A, const Start &B) const;
  void follow(std::vector<Start> Starts);
  void follow(Start From);
  std::vector<State> runBefore(const State &S);
  void end(const ir::Function &End, std::vector<Final> Now, ContextId Frame);
  Ways &waysFrom(const ir::Function &End);
  void complete(Ways &Of, const std::vector<Final> &Pending);

  // Judging.cpp
  bool owes(ResourceId Id) const;
  void judgeFailure(const ir::Function &Begin, const Exit &E,
                    const llvm::DenseSet<ResourceId> &GivenBack, bool Later);
  std::vector<Exit> closing(const std::vector<Exit> &Exits);
  void judgeMissing(const ir::Function &Begin, const State &S);
  void judgeEnds();
  void judgeEnd(const Ways &All, const Final &At, ResourceId Id);
  void reportLeak(const ir::Function &In, const Final &At, ResourceId Id,
                  bool Somewhere);

  Machine &M;
  CallTransfer &Calls;
  Explorer &Paths;
  Entrance &Door;
  Interference &Others;
  const catalogue::Lifecycle &Life;
  unsigned BeginRole;
  std::optional<BoundPredicate> Success, Failure, EndPending;
  ir::Symbol Slot = ir::Symbol::None;
  /// Of the beginning: what was held before it, and its last frame.
  HoldingMap Before;
  ContextId BeginFrame = 0, LastFrame = 0;
  std::optional<Instance> One;
  /// How many states were not too many to be kept apart in a routine.
  llvm::DenseMap<const ir::Function *, unsigned> MostApart;
  std::vector<State> Left;
  std::vector<Ways> Ended;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_LIFECYCLE_H
