//===- Started.cpp - Timers that routines in between have set -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A timer that fires once may be set by a routine that sends, or by an
// interrupt, and still be so when the end of the lifecycle begins. That is
// taken for certain where the timer and its routine are known in the state that
// the beginning has left, its routine completes nothing that NDIS waits for,
// and nobody stops it: no routine in between cancels it or waits where it can,
// and none that the end calls, on whatever path. (What the end does behind a
// flag, a routine that sets the timer may do behind the same.)
//
//===----------------------------------------------------------------------===//

#include "engine/Instance.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using catalogue::IdentityKind;
using Status = Holding::Status;
using Kind = catalogue::Effect::Kind;

void CallTransfer::noteStarted(State &S, const BoundAcquire &A,
                               const CallFrame &F) {
  bool IsNamed = A.How->Identity == IdentityKind::Storage ||
                 A.How->Identity == IdentityKind::Key;
  // What is set again was set once more.
  bool IsTimer = !A.Of->Calls.empty() && A.Of->ReleaseTwiceIsAllowed;
  if (!IsTimer || !IsNamed || A.Paths.empty())
    return;
  Machine::Disturbance::Timer New{
      A.Of, A.How->Identity, get(S, A.Paths.front(), F), F.At.Loc, F.At.Site};
  if (!llvm::is_contained(M.Disturbed->Started, New))
    M.Disturbed->Started.push_back(New);
}

/// What a routine is called with, until it has told NDIS how it went, keeps
/// NDIS from ending anything. \p Any: a call that the rules do not describe may
/// tell it.
static bool mayComplete(const Rules &Rows, CallGraph &Graph,
                        const ir::Program &Prog, const ir::Function &Root,
                        bool Any) {
  bool May = false;
  Graph.forEachCalled(Root, [&](const ir::Function &F) {
    for (const ir::Block &B : F.Blocks)
      for (const ir::Step &Step : B.Steps) {
        const auto *C = std::get_if<ir::Call>(&Step);
        if (!C)
          continue;
        if (C->Callee.K != ir::Value::Kind::Function) {
          May = true;
          continue;
        }
        const CallRules *Of = Rows.of(C->Callee.Name);
        May |= Of ? llvm::any_of(Of->Effects,
                                 [](const BoundEffect &E) {
                                   return E.K == Kind::Escape;
                                 })
                  : !Prog.function(C->Callee.Name) && Any;
      }
  });
  return May;
}

/// The member that an argument of \p C is the address of; none where it does
/// not say so.
static ir::Symbol memberGiven(const ir::Call &C, unsigned Index) {
  ir::Symbol Member = ir::Symbol::None;
  if (Index < C.Arguments.size())
    if (const auto &Where = C.Arguments[Index].Where)
      for (const ir::Projection &Step : Where->Path)
        if (Step.K == ir::Projection::Kind::Field)
          Member = Step.Name;
  return Member;
}

bool CallTransfer::mayStop(const ir::Function &End,
                           const Machine::Disturbance::Timer &Timer,
                           CallGraph &Graph) const {
  ir::Symbol Ours = Timer.What.isAddress() ? M.Mem.memberOf(Timer.What.region())
                                           : ir::Symbol::None;
  bool May = false;
  auto Stops = [&](const ir::Call &C) {
    if (C.Callee.K != ir::Value::Kind::Function)
      return true;
    const CallRules *Of = M.Rows.of(C.Callee.Name);
    if (!Of)
      return false;
    bool Waits = Timer.Of->endsByItself() &&
                 llvm::any_of(Of->Effects, [](const BoundEffect &E) {
                   return E.K == Kind::Wait;
                 });
    return Waits || llvm::any_of(Of->Releases, [&](const BoundRelease &R) {
             if (R.Of != Timer.Of || R.Paths.empty())
               return false;
             ir::Symbol Member = memberGiven(C, R.Paths.front().Argument);
             return Member == Ours || Member == ir::Symbol::None ||
                    Ours == ir::Symbol::None;
           });
  };
  Graph.forEachCalled(End, [&](const ir::Function &F) {
    for (const ir::Block &B : F.Blocks)
      for (const ir::Step &Step : B.Steps)
        if (const auto *C = std::get_if<ir::Call>(&Step))
          May |= Stops(*C);
  });
  return May;
}

/// The routines of the driver that \p Timer calls, as \p S knows them.
static llvm::SmallVector<const ir::Function *, 1>
routinesOf(Machine &M, const State &S, const Machine::Disturbance::Timer &Timer,
           RegionId Kept) {
  llvm::SmallVector<const ir::Function *, 1> Found;
  auto Add = [&](AbstractValue V) {
    if (V.isFunction())
      if (const ir::Function *F = M.Prog.function(V.name());
          F && F->Incomplete.empty())
        Found.push_back(F);
  };
  for (const std::string &Called : Timer.Of->Calls) {
    unsigned Role = M.Rows.role(Called);
    if (!M.Rows.isKept(Role)) {
      if (const AbstractValue *V = S.Roles.lookup(Role))
        Add(*V);
    } else if (Kept != M.Mem.invalid() && M.Mem.region(Kept).hasParts()) {
      M.Maps.forEachBound(S, Kept, [&](RegionId, AbstractValue V) { Add(V); });
    }
  }
  return Found;
}

std::optional<ResourceId>
CallTransfer::started(State &S, const Machine::Disturbance::Timer &Timer,
                      const ir::Function &By, CallGraph &Graph) {
  AbstractValue What = Timer.What;
  RegionId Object = M.Mem.root(M.Mem.target(What));
  std::optional<ResourceId> Around =
      M.Mem.region(Object).K == Region::Kind::Pointee
          ? M.instanceOf(M.Mem.addressOf(Object))
          : std::nullopt;
  if (!Around || !S.Held.lookup(*Around) || M.isMany(*Around))
    return std::nullopt;
  for (const auto &[Id, H] : S.Active)
    if (M.Resources[Id].Of == Timer.Of && M.Resources[Id].Keys.front() == What)
      return std::nullopt;
  bool Tells = M.Prog.symbols().name(By.ReturnType) != "void";
  llvm::SmallVector<const ir::Function *, 1> Routines =
      routinesOf(M, S, Timer, keptIn(M.Mem.target(What)));
  bool Ends =
      Routines.empty() || llvm::any_of(Routines, [&](const ir::Function *F) {
        return mayComplete(M.Rows, Graph, M.Prog, *F, /*Any=*/Tells);
      });
  if (Ends && Timer.Of->endsByItself())
    return std::nullopt;
  ResourceInstance New;
  New.Of = Timer.Of;
  New.Identity = Timer.Identity;
  New.Keys.push_back(What);
  New.Site = Timer.Site;
  if (Timer.Identity == IdentityKind::Storage)
    New.Needs.push_back(*Around);
  return M.Resources.intern(New);
}

void CallTransfer::start(State &S, ResourceId Id,
                         const Machine::Disturbance::Timer &Timer) {
  M.Maps.setHolding(S, Id, {Status::Held, false});
  M.trace(S, Trace::of(Trace::Kind::Acquire, Id, Timer.Of, Timer.Loc));
}

/// Whether a routine that NDIS calls where it can wait does so.
bool Instance::waits(const Visit &V) const {
  if (!V.Done.Waits)
    return false;
  auto Roles = Calls.Uses.Given.find(static_cast<uint32_t>(V.Of->Name));
  return Roles == Calls.Uses.Given.end() ||
         llvm::any_of(Roles->second, [&](unsigned Role) {
           return M.Rows.catalogue().Roles[Role].Irql.value_or(0) == 0;
         });
}

/// Whether \p Timer, which is \p Id here, may be cancelled in between.
bool Instance::isCancelled(const State &S, ResourceId Id) {
  return llvm::any_of(Others.visits(), [&](const Visit &V) {
    if (V.Ends || isOthers(*V.Of))
      return false;
    look(S, V);
    return threat(Id).May;
  });
}

void Instance::start(State &S, llvm::ArrayRef<const ir::Function *> Ends,
                     CallGraph &Graph) {
  auto IsBetween = [&](const Visit &V) { return !V.Ends && !isOthers(*V.Of); };
  bool Waits = false, Unclear = Others.all().UnknownCall;
  for (const Visit &V : Others.visits()) {
    Unclear |= IsBetween(V) && V.Unfinished;
    Waits |= IsBetween(V) && waits(V);
  }
  if (Unclear)
    return;
  const State Before = S;
  for (const Visit &V : Others.visits()) {
    if (!IsBetween(V))
      continue;
    for (Machine::Disturbance::Timer Timer : V.Done.Started) {
      look(Before, V);
      Values At = valuesOf(Timer.What);
      if (At.Unknown || At.Known.size() != 1 ||
          (Waits && Timer.Of->endsByItself()))
        continue;
      Timer.What = At.Known.front();
      std::optional<ResourceId> Id = Calls.started(S, Timer, *V.Of, Graph);
      bool IsStopped = !Id || isCancelled(Before, *Id) ||
                       llvm::any_of(Ends, [&](const ir::Function *End) {
                         return Calls.mayStop(*End, Timer, Graph);
                       });
      if (!IsStopped)
        Calls.start(S, *Id, Timer);
    }
  }
}

} // namespace ndistidy::engine
