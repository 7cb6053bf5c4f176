//===- CallTransfer.h - What a call does to a state -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Calls of routines that the program does not define: those of the OS, of
// which the rules say what they do, and those of the driver that are not seen,
// which may do anything to what they can reach.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_CALLTRANSFER_H
#define NDIS_TIDY_ENGINE_CALLTRANSFER_H

#include "engine/FirstUses.h"
#include "engine/Machine.h"
#include "llvm/ADT/DenseMap.h"
#include <functional>

namespace ndistidy::engine {

/// On whose behalf the routines run that are explored now.
struct Setting {
  /// Of the root.
  std::optional<unsigned> Role;
  /// Where the root tells whether it succeeds, if not by its result.
  std::optional<RegionId> Told;
  /// Kinds that routines may have taken of which the state says nothing; and
  /// of them, those whose storage may be in an object that the state knows.
  llvm::DenseSet<const catalogue::Resource *> TakenElsewhere, TakenInObjects;
  /// What a state becomes when the routines of the driver may run that get the
  /// context; nothing, where there is none.
  std::function<void(State &)> Disturb;
  /// The root runs by itself, from a state of which nothing is known: locks
  /// and levels are of interest.
  bool Alone = false;
  /// It does so for what it takes and gives back itself, between a beginning
  /// and an end.
  bool Between = false;
  /// The level below which the root never is.
  unsigned Floor = 0;
  /// No lock of the driver's is held when the root is entered.
  bool EntersFree = false;
  /// But this one, of which there is no other.
  const catalogue::Lock *EntersWith = nullptr;
};

/// A call on its way through the steps of its transfer.
struct CallFrame {
  const ir::Call &Call;
  ir::Symbol Name = ir::Symbol::None;
  const ir::Declaration *Declared = nullptr;
  const CallRules *Rules = nullptr;
  Point At;
  llvm::SmallVector<AbstractValue, 8> Arguments;
  AbstractValue Result;
  /// What was held, and the call has given back, if it takes something then.
  llvm::SmallVector<ResourceId, 1> GivenBack = {};
  /// What the OS was given before: a call that fails calls nobody back.
  NumberMap Handed = {};
  /// It lowers the IRQL to what nobody knows.
  bool LosesLevel = false;
  /// It may not be made at the level that it is made at.
  bool IsTooHigh = false;
};

/// A call of the OS that goes on when it has returned: a routine of the
/// driver hears how it went, maybe before it returned.
struct Completing {
  State S;
  unsigned Role = 0;
  /// What the routine gets.
  llvm::SmallVector<AbstractValue, 4> Arguments;
};

/// Registrations of routines seen anywhere, to judge what each is used for.
struct RoleUses {
  struct Demand {
    const BoundRequirement *By = nullptr;
    Reporter::Report Report;
  };
  /// By routine: the roles that it got.
  llvm::DenseMap<uint32_t, llvm::SmallVector<unsigned, 2>> Given;
  llvm::DenseMap<uint32_t, llvm::SmallVector<Demand, 1>> Demanded;
};

class CallGraph;

class CallTransfer {
public:
  CallTransfer(Machine &Of, RoleUses &Found) : Uses(Found), M(Of) {}

  using States = llvm::SmallVectorImpl<State>;

  /// \p C calls the OS routine \p Name; \p After gets what follows.
  void system(State S, const ir::Call &C, ir::Symbol Name, const Point &At,
              States &After);
  /// \p C calls what is not seen: a routine of the driver, or, if
  /// \p Internals, one that may even know what the files keep to themselves.
  void unseen(State &S, const ir::Call &C, const Point &At, bool Internals);
  /// Whoever ran may have written what was lent out of the frames at \p At.
  void writeLent(State &S, const Point &At);
  /// Somebody calls something that is not seen.
  void unseen(State &S, bool Internals);

  /// \p In, which ran in \p Frame, was left at \p Loc with \p Result, and
  /// \p S has forgotten its variables: reports what it took and nobody can
  /// give back any more. \p Kinds: only resources that live that long.
  void judgeLost(State &S, const ir::Function &In, ContextId Frame,
                 AbstractValue Result, ir::Location Loc,
                 std::optional<catalogue::Scope> Kinds = std::nullopt);
  /// Reports the locks that are held in \p S where the routine \p In
  /// \p Leaves at \p Loc for good: nobody will give them back.
  void judgeLocks(const State &S, const ir::Function &In, ir::Location Loc,
                  llvm::StringRef Leaves);
  /// Whether \p Id may be found lost.
  bool canBeLost(ResourceId Id) const;

  /// What the last call of the OS has left to be completed.
  std::vector<Completing> takeCompleting() {
    return std::exchange(ToComplete, {});
  }

  /// What ends by itself may have ended: somebody waited, or saw how far others
  /// have got; else a lock was taken.
  void letPass(State &S, bool Waited);

  // What routines in between have set (Started.cpp)
  /// \p Timer, as it is here and \p By has set it: nothing if it is not certain
  /// that it may be so where the end begins.
  std::optional<ResourceId> started(State &S,
                                    const Machine::Disturbance::Timer &Timer,
                                    const ir::Function &By, CallGraph &Graph);
  /// Whether \p End, or what it calls, may cancel \p Timer or wait for it.
  bool mayStop(const ir::Function &End,
               const Machine::Disturbance::Timer &Timer,
               CallGraph &Graph) const;
  void start(State &S, ResourceId Id, const Machine::Disturbance::Timer &Timer);

  Setting Now;
  RoleUses &Uses;

private:
  using Status = Holding::Status;

  // Values and places of a call (CallTransfer.cpp)
  bool saysBody(const ir::Call &C) const;
  AbstractValue argument(const CallFrame &F, unsigned Index) const;
  std::optional<RegionId> place(State &S, const BoundPath &Path,
                                const CallFrame &F);
  AbstractValue get(State &S, const BoundPath &Path, const CallFrame &F);
  void put(State &S, const BoundPath &Path, CallFrame &F, AbstractValue V);
  Truth holds(State &S, const BoundPredicate &Of, const CallFrame &F);
  Truth holds(State &S, const std::optional<BoundPredicate> &Of,
              const CallFrame &F);
  bool useArguments(State &S, const CallFrame &F);
  void useUnlooked(State &S, size_t Index, const CallFrame &F);
  void writeArguments(State &S, CallFrame &F);
  void writeBehind(State &S, RegionId Where, const Point &At);
  void give(State &S, const BoundHandler &H, ir::Symbol Routine,
            const CallFrame &F);
  void registerHandlers(State &S, const CallFrame &F);
  void handOver(State &S, const CallFrame &F);

  // Memory (Effects.cpp)
  /// False when control does not come back.
  bool apply(State &S, const BoundEffect &E, CallFrame &F);
  void applyLevel(State &S, const BoundEffect &E, const CallFrame &F);
  void applyTo(State &S, const BoundEffect &E, CallFrame &F);
  void escape(State &S, RegionId Where, const CallFrame &F);
  std::optional<State> letGo(State &S, const BoundEffect &E,
                             const CallFrame &F);
  AbstractValue doubtful(const State &S, const CallFrame &F, uint64_t What);
  AbstractValue sameAlways(const State &S, const CallFrame &F);
  AbstractValue currentLevel(State &S, const CallFrame &F);
  int64_t addend(State &S, const BoundEffect &E, const CallFrame &F);
  void count(State &S, const BoundEffect &E, CallFrame &F); // Counting.cpp

  // Taking (Acquisitions.cpp)
  using Rows = llvm::SmallVector<const BoundAcquire *, 2>;
  void acquire(State S, CallFrame F, States &After);
  Rows rowsOf(State &S, CallFrame &F);
  void noteGivenBack(const State &S, const HoldingMap &Before, CallFrame &F);
  void goOn(State &S, const BoundAcquire &A, CallFrame &F);
  void takeSimulated(State &S, const BoundAcquire &A, CallFrame &F);
  void noteStarted(State &S, const BoundAcquire &A, const CallFrame &F);
  void takeAlone(State &S, const BoundAcquire &A, CallFrame &F);
  void take(State S, const Rows &Asked, CallFrame F, States &After);
  bool isOneOfMany(const State &S, const ResourceInstance &New) const;
  ResourceId instance(State &S, const BoundAcquire &A, const CallFrame &F);
  void giveNumber(State &S, const BoundAcquire &A, CallFrame &F);
  AbstractValue succeed(State &S, const BoundAcquire &A, ResourceId Id,
                        CallFrame &F);
  void fail(State &S, const BoundAcquire &A, ResourceId Id, CallFrame &F);
  void finish(State S, CallFrame F, bool Succeeded, States &After);
  void applyFrom(State S, CallFrame F, size_t First, States &After);

  // What goes on when the call has returned (Pending.cpp)
  void request(State S, const BoundAcquire &A, CallFrame F, States &After);
  void pend(State S, const BoundAcquire &A, ResourceId Id, CallFrame F,
            States &After);
  bool canComplete(const State &S, const BoundAcquire &A) const;
  void failLater(State S, const BoundAcquire &A, ResourceId Id, CallFrame F);
  void complete(State S, const BoundAcquire &A, CallFrame F, bool Succeeded,
                AbstractValue Told, AbstractValue Handle);

  // Giving back (Releases.cpp)
  void release(State &S, const CallFrame &F);
  void releaseHandle(State &S, const BoundRelease &B, const CallFrame &F);
  void releaseStorage(State &S, const BoundRelease &B, const CallFrame &F);
  void releaseKey(State &S, const BoundRelease &B, const CallFrame &F);
  void releaseAny(State &S, const BoundRelease &B, const CallFrame &F);
  void released(State &S, ResourceId Id, const CallFrame &F);
  void releaseForeign(State &S, const catalogue::Resource &Of,
                      catalogue::IdentityKind Identity,
                      llvm::ArrayRef<AbstractValue> Keys, const CallFrame &F);
  void nullRelease(State &S, const BoundRelease &B, AbstractValue V,
                   const CallFrame &F);
  bool behindDoubt(const State &S, ResourceId Id, Holding::Status Was) const;
  bool untestedFailure(const State &S, const catalogue::Resource &Of) const;
  bool nobodyElseTakes(const State &S, const catalogue::Resource &Of,
                       bool InObject) const;
  void misuse(const State &S, llvm::StringRef Check, std::string Message,
              const catalogue::Resource &Of, std::optional<ResourceId> Id,
              const CallFrame &F);

  // What has to outlive what (Order.cpp)
  llvm::SmallVector<ResourceId, 2> needed(State &S, const BoundAcquire &A,
                                          const ResourceInstance &Of,
                                          const CallFrame &F);
  AbstractValue inside(State &S, const BoundEffect &E, const CallFrame &F);
  void judgeOrder(State &S, ResourceId Id, const CallFrame &F);
  void judgeLasting(State &S, ResourceId Id, const CallFrame &F);
  /// Where an object of the OS keeps routines of the driver; that of \p H,
  /// if one does.
  RegionId keptIn(RegionId Object) const;
  RegionId keptIn(State &S, const BoundHandler &H, const CallFrame &F);
  const ir::Function *userOf(State &S, ResourceId Child, ResourceId Id);
  bool uses(State &S, const ir::Function &F, unsigned Role, ResourceId Id);
  const Trace *tooEarly(const State &S, ResourceId Orphan) const;
  void reportOrder(const State &S, ResourceId Orphan, const Trace &Early,
                   std::optional<PathNote> Last);
  bool givesBackLate(State &S, AbstractValue V, const CallFrame &F);

  // What is nobody's any more (Lost.cpp)
  void handOn(State &S, const CallFrame &F);

  // Locks (Locks.cpp)
  std::optional<uint32_t> lockOf(State &S, const BoundLockUse &U,
                                 const CallFrame &F);
  std::optional<uint32_t> lockBy(AbstractValue Ticket, const State &S,
                                 const BoundLockUse &U);
  void unlock(State &S, CallFrame &F);
  void unlock(State &S, const BoundLockUse &U, CallFrame &F);
  void unlockUnheld(State &S, const BoundLockUse &U, uint32_t Lock,
                    CallFrame &F);
  void lock(State S, const CallFrame &F, States &After);
  void lock(State &S, const BoundLockUse &U, const CallFrame &F);
  void loseLocks(State &S);
  static bool asksForCount(const State &S);
  std::string nameOf(const BoundLockUse &U, const CallFrame &F) const;
  void reportLock(const State &S, std::string Message,
                  std::optional<uint32_t> Lock, const CallFrame &F);
  void note(State &S, Trace::Kind K, uint32_t Lock, llvm::StringRef Text,
            const CallFrame &F);

  // Levels (Levels.cpp)
  void checkLevel(State &S, CallFrame &F);
  bool raisedBehindCounts(const State &S, unsigned Most) const;
  void noteLevel(State &S, const BoundEffect &E, const CallFrame &F);
  void waitFor(State &S, const BoundEffect &E, const CallFrame &F);

  // Demands (Requirements.cpp)
  void require(State &S, const CallFrame &F);
  std::optional<std::string> violation(State &S, const BoundRequirement &R,
                                       const CallFrame &F);
  std::optional<std::string> notTaken(const State &S,
                                      const catalogue::Requirement &Of) const;
  std::optional<std::string> notLive(State &S, const BoundRequirement &R,
                                     const CallFrame &F);
  std::optional<std::string> notFit(State &S, const BoundRequirement &R,
                                    const CallFrame &F, Reporter::Report Draft);
  Reporter::Report draft(const State &S, const BoundRequirement &R,
                         const CallFrame &F) const;

  Machine &M;
  std::vector<Completing> ToComplete;
  llvm::DenseMap<const ir::Function *, std::vector<KeptIn>> FirstUses;
  /// What routines use that run as long as the first is held.
  llvm::DenseMap<std::pair<ResourceId, ResourceId>, const ir::Function *>
      UsedBy;
};

/// The locations that routine \p Name is good for a demand of \p Role, or why
/// it is not.
std::optional<std::string> unfitFor(const catalogue::Role &Role,
                                    const ir::Function &F,
                                    const ir::SymbolTable &Names);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_CALLTRANSFER_H
