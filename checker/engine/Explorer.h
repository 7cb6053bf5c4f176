//===- Explorer.h - Every path through a routine, and those it calls *- C++
//-*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Property simulation: where ways meet, states in which the same things are
// held are taken together, others stay apart. A few states of the same
// holdings are kept apart before that, so that the variables of short routines
// stay correlated whatever they are.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_EXPLORER_H
#define NDIS_TIDY_ENGINE_EXPLORER_H

#include "engine/CallGraph.h"
#include "engine/CallTransfer.h"
#include <deque>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>

namespace ndistidy::engine {

/// A way out of a routine.
struct Exit {
  State S;
  AbstractValue Result;
  ir::Location Loc;
};

class Explorer {
public:
  /// What was done by all runs.
  struct Tally {
    uint64_t Steps = 0;
    llvm::DenseSet<const ir::Function *> Reached;
  };
  Explorer(Machine &Of, CallTransfer &Transfer, CallGraph &Routines,
           Tally &Counted)
      : M(Of), Calls(Transfer), Graph(Routines), Done(Counted) {}

  /// Runs \p F from \p Entry, in which its parameters are stored. The exits
  /// still have the bindings of the frame; see leave.
  std::vector<Exit> run(const ir::Function &F, ContextId Frame, State Entry);
  /// Forgets the frame that an exit is out of.
  void leave(State &S, ContextId Frame, AbstractValue Result);

  /// How many states of equal holdings are kept apart.
  struct Apart {
    unsigned AtMerges, AtLoops;
  };
  /// Begins a new budget, for a root: \p StepLimit steps. Whenever \p Share of
  /// them are spent, fewer states are kept apart from there on.
  void start(uint64_t StepLimit, Apart Limits, uint64_t Share) {
    Simulated.clear();
    Simulating.clear();
    Open = 0;
    StepsLeft = StepLimit;
    Disjuncts = MostApart = Limits.AtMerges;
    LoopDisjuncts = Limits.AtLoops;
    StepsOfShare = Share;
    StepsToCut = Share;
    Spent = false;
  }
  CallGraph &graph() { return Graph; }
  bool exhausted() const { return Spent; }
  /// How many states were kept apart in the end.
  unsigned mostApart() const { return MostApart; }
  /// What a caller learns from \p V: whether it may be zero, positive,
  /// negative.
  static constexpr uint64_t MayBeZero = 1, MayBePositive = 2, MayBeNegative = 4;
  uint64_t outcome(const State &S, AbstractValue V) const;
  /// The number of a routine as a place where states come together.
  uint64_t site(const ir::Function &F) const { return site(F, 0, 0); }

private:
  using StateList = llvm::SmallVector<State, 4>;

  /// What has to be equal for states to be taken together.
  struct MergeKey {
    uint64_t Held, Roles, Counts, Locks;
    IrqlStack Irql;
    bool UnknownCall;
    uint64_t Outcome;
    bool operator==(const MergeKey &) const = default;
  };
  struct Group {
    std::vector<State> Apart;
    std::optional<State> Joined;
    unsigned Joins = 0;
    bool Changed = false;
    unsigned *Version = nullptr; ///< of Joined, at the head of a loop
  };
  /// The states seen at one point.
  struct Gathering {
    std::vector<std::pair<MergeKey, Group>> Groups;
    Group Overflow;
    /// What comes at the first visit, all at once, is no chain.
    bool Visited = false;
  };
  /// One run of a routine.
  struct Run {
    const ir::Function &F;
    const Cfg &Graph;
    ContextId Frame;
    std::map<unsigned, std::vector<State>> Pending;
    std::map<ir::BlockId, Gathering> At;
    std::vector<Exit> Exits;
    /// States that were kept apart where ways met.
    size_t Apart = 0;
    /// Of the states that were taken together at the heads of loops.
    std::deque<unsigned> Versions;
  };

  /// What is of interest now.
  bool mayChange(const ir::Function &F) const {
    return Graph.mayChange(F, Calls.Now.Alone ? CallGraph::What::Locks
                                              : CallGraph::What::Holdings);
  }
  /// The site of calls that share a frame.
  static constexpr uint64_t AnyCaller = ~uint64_t{0};
  /// Of a site: what is below the number of the routine.
  static constexpr unsigned SiteBits = 40;
  uint64_t site(const ir::Function &F, ir::BlockId B, size_t Step) const;
  bool spend();
  Point point(const Run &R, ir::BlockId B, size_t Step,
              ir::Location Loc) const {
    return {&R.F, R.Frame, Loc, site(R.F, B, Step)};
  }

  void visit(Run &R, ir::BlockId B, std::vector<State> &&Met);
  void step(Run &R, ir::BlockId B, size_t Index, StateList &Now);
  void terminate(Run &R, ir::BlockId B, State S);
  void branch(Run &R, ir::BlockId B, const ir::Branch &T, State S);
  void choose(Run &R, ir::BlockId B, const ir::Switch &T, State S);
  void leaveBy(Run &R, ir::BlockId B, const ir::Return &T, State S);
  void go(Run &R, ir::BlockId To, State S);

  // Calls
  void call(State S, const ir::Call &C, const Point &At,
            CallTransfer::States &After);
  bool keepsLocks(AbstractValue Callee) const;
  void system(State S, const ir::Call &C, ir::Symbol Name, const Point &At,
              CallTransfer::States &After);
  void complete(Completing Later, const Point &At, CallTransfer::States &After);
  void enter(State S, const ir::Call &C, const ir::Function &F, const Point &At,
             CallTransfer::States &After);
  void pass(State &S, const ir::Call &C, const ir::Function &F, const Point &At,
            ContextId Frame);
  void deliver(State &S, const ir::Call &C, const Point &At,
               AbstractValue Result);
  void deliverFrom(State &S, const ir::Call &C, const Point &At,
                   ContextId Frame);
  bool tooDeep(const ir::Function &F, ContextId Frame);
  RegionId returned(ContextId Frame) {
    return M.Mem.local(Frame, ir::Symbol::None);
  }

  // Of routines of which only the effects count (Simulation.cpp)
  struct Memo;
  void simulate(State S, const ir::Call &C, const ir::Function &F,
                const Point &At, CallTransfer::States &After);
  std::vector<Exit> simulated(const ir::Function &F, ContextId Frame,
                              State Entry);

  // What a routine can get at (Framing.cpp)
  bool isMadeIn(AbstractValue V, const llvm::BitVector &Within) const;
  bool callsOthers(const ir::Function &F) {
    return Graph.reach(F).Routines.count() > 1;
  }
  State inner(const State &Outer, const ir::Function &F, ContextId Frame,
              bool Takes);
  void restore(State &S, const State &Outer, const State &Inner) const;

  // Where ways meet (Merging.cpp)
  std::vector<State> admit(Gathering &At, std::vector<State> Met, Run &R,
                           uint64_t Site, bool LoopHead);
  size_t mostApart(const Run &R, bool LoopHead) const;
  Group &groupOf(Gathering &At, const State &S, const Run &R);
  HoldingMap heldOf(const State &S) const;
  MergeKey keyOf(const State &S, const Run &R);
  bool areAlike(const Exit &A, const Exit &B, const Run &R);
  void joinExits(Run &R);
  void forgetDead(State &S, const Run &R, ir::BlockId B);

  // Branches that are no evidence (Taints.cpp)
  bool isForgotten(AbstractValue V) const;
  bool saysNothing(AbstractValue V) const;
  struct Question {
    bool Count = false; ///< for what is counted
    bool Own = false;   ///< for what nobody else decides
    SymbolId On = 0;    ///< the value that says nothing, if it is one
    // If it is known which:
    RegionId Counter = 0;
    AbstractValue What;
    int64_t AtZero = 0; ///< What is that where the count is zero
  };
  bool isOwn(AbstractValue V) const;
  void taint(State &S, const Run &R, ir::BlockId B, Taint New, Question Asked);
  void resolve(std::vector<State *> &Met, ContextId Frame, ir::BlockId B,
               bool AtExit = false);
  void resolveAtExit(Run &R);
  void doubt(unsigned Id, const std::vector<State *> &States,
             llvm::ArrayRef<ResourceId> Differing);
  bool isDecidedLater(unsigned Id, const std::vector<State *> &States,
                      ResourceId Taken);
  void shareHanded(const std::vector<State *> &States);
  void unlearn(const TaintInfo &Of, const std::vector<State *> &States);
  void end(unsigned Id, const std::vector<State *> &States, bool AtExit);
  void loseLocks(const std::vector<State *> &States, const LockMap &Kept);
  bool staysLocked(unsigned Taint, const std::vector<State *> &States);
  uint64_t promised(const State &S, ContextId Frame, bool AtExit);
  void forgive(unsigned Taint, const std::vector<State *> &States, bool AtExit);

  // Where a count has become zero (LastReference.cpp)
  Question question(const State &S, AbstractValue L, AbstractValue Right) const;
  unsigned zeroWay(const State &OnTrue, const State &OnFalse,
                   const Question &Asked) const;
  bool isLost(const State &S, ResourceId Id) const;
  bool keepsForGood(unsigned Id, const State &S, ResourceId Held,
                    const std::vector<State *> &States) const;
  /// Where states of simulated routines keep what was asked for at a mark.
  RegionId counterSlot(unsigned Id) {
    return M.Mem.element(M.slot(ir::Symbol::None), Id);
  }
  RegionId counterIn(const State &S, unsigned Id);
  void forgetLast(unsigned Id, const std::vector<State *> &States);
  RegionId counterFor(unsigned Id, ResourceId Held,
                      const std::vector<State *> &States) const;
  void blurAnswers(const std::vector<State *> &States, unsigned Taint);

  Machine &M;
  CallTransfer &Calls;
  CallGraph &Graph;
  Tally &Done;
  struct Memo {
    State Entry;
    std::vector<Exit> Exits;
  };
  std::vector<Exit> replay(const Memo &Old, const Trace *Path);
  std::map<std::pair<const ir::Function *, ContextId>, std::vector<Memo>> Known;
  std::map<const ir::Function *, std::vector<Memo>> Simulated;
  llvm::DenseSet<const ir::Function *> Simulating;
  /// By frame and block: the locals that nobody reads any more.
  llvm::DenseMap<std::pair<ContextId, ir::BlockId>, std::vector<RegionId>>
      DeadLocals;
  unsigned Open = 0; ///< calls that are entered and not yet left
  /// The numbers of the branches that are no evidence, by what was so before.
  std::map<std::tuple<ContextId, ir::BlockId, uint64_t, uint64_t, uint64_t,
                      bool, RegionId, uint8_t, SymbolId>,
           unsigned>
      KnownTaints;
  uint64_t StepsLeft = 0, StepsOfShare = 0, StepsToCut = 0;
  unsigned Disjuncts = 16, LoopDisjuncts = 16;
  unsigned MostApart = 16; ///< of them, in routines that matter
  bool Spent = false;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_EXPLORER_H
