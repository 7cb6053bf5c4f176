//===- Judging.cpp - What a lifecycle still holds where it is left --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/FixIts.h"
#include "engine/LifeRecorder.h"
#include "engine/Lifecycle.h"

namespace ndistidy::engine {

using catalogue::ResourceClass;
using catalogue::Scope;

/// What was there before the beginning is somebody else's.
bool LifecycleRunner::owes(ResourceId Id) const {
  return llvm::is_contained(Life.Scopes, M.Resources[Id].Of->Lives) &&
         !Before.lookup(Id);
}

/// Whether the beginning that was left at \p E has succeeded, or has failed.
LifecycleRunner::Verdict LifecycleRunner::judge(const Exit &E) {
  if (!Success)
    return {E.S, E.S, {}, true, false, false};
  Verdict V = judge(E.S, outcome(E.S, E.Result, *Success, BeginFrame));
  std::optional<AbstractValue> Told = told(E.S);
  if (!V.Succeeds && !V.Fails && Told) {
    V = judge(E.S, *Told);
    V.Later = true;
  }
  M.Maps.unbind(V.Good, M.slot(M.Rows.resultSlot(Life.Id)));
  return V;
}

/// What a completion has told NDIS of the beginning.
std::optional<AbstractValue> LifecycleRunner::told(const State &S) {
  const AbstractValue *V =
      S.Bindings.lookup(M.slot(M.Rows.resultSlot(Life.Id)));
  return V ? std::optional(*V) : std::nullopt;
}

/// Whether \p S has given back what tells this lifecycle from others.
static bool hasClosed(const State &S, const catalogue::Lifecycle &Life) {
  for (const Trace *T = S.Path; T; T = T->Before)
    if (T->K == Trace::Kind::Release && T->Of->Lives != Scope::Any &&
        T->Of->Lives != Scope::Local &&
        llvm::is_contained(Life.Scopes, T->Of->Lives))
      return true;
  return false;
}

/// A beginning that fails late gives back what it has opened. That may be
/// pending, and then the beginning is, too: it is over where the completion
/// tells that it has failed.
std::vector<Exit> LifecycleRunner::closing(const std::vector<Exit> &Exits) {
  std::vector<Exit> Ends;
  for (const std::string &Id : Life.EndCompletions)
    for (const Exit &E : Exits) {
      Verdict V = judge(E);
      if (V.Succeeds || V.Fails || told(E.S) || !hasClosed(E.S, Life))
        continue;
      unsigned Role = M.Rows.role(Id);
      const AbstractValue *Routine = E.S.Roles.lookup(Role);
      const ir::Function *F = Routine && Routine->isFunction()
                                  ? M.Prog.function(Routine->name())
                                  : nullptr;
      State S = E.S;
      bool Complete = F && M.Out.isWhole(*F) && disturb(S);
      if (!Complete)
        continue;
      for (Exit &Over : explore(*F, Role, std::move(S), Complete))
        if (Complete)
          Ends.push_back(std::move(Over));
    }
  return Ends;
}

LifecycleRunner::Verdict LifecycleRunner::judge(const State &S,
                                                AbstractValue Outcome) {
  Verdict V{S, S, Outcome, false, false, false};
  AbstractValue Wanted = AbstractValue::integer(Success->Constant);
  V.Succeeds = M.assume(V.Good, Outcome, Success->Op, Wanted);
  V.Fails = M.assume(V.Bad, Outcome, negate(Success->Op), Wanted) &&
            (!Failure || M.assume(V.Bad, Outcome, Failure->Op,
                                  AbstractValue::integer(Failure->Constant)));
  // No status that a routine took for a failure is a success by accident: one
  // that is not zero, whatever its sign, and if that is all that it may be.
  Range Values = M.range(S, Outcome);
  if (!Values.contains(0) && Values.constant() == std::nullopt)
    V.Succeeds = false;
  return V;
}

/// Of what is in an array or a list, that some path gives it back is enough.
void LifecycleRunner::judgeFailure(const ir::Function &Begin, const Exit &E,
                                   const llvm::DenseSet<ResourceId> &GivenBack,
                                   bool Later) {
  for (auto &[Id, H] : E.S.Active) {
    const ResourceInstance &I = M.Resources[Id];
    if (!H.is(Status::Held) || !I.Of->OwedOnFailure || !owes(Id) ||
        (One && One->isKeptForOthers(E.S, Id)) ||
        (One && GivenBack.contains(Id) && H.Shared && !M.isNamed(E.S, Id)))
      continue;
    bool Lock = I.Of->Class == ResourceClass::Lock;
    Reporter::Report Report;
    Report.Check = Lock ? Life.LockCheck : Life.FailureCheck;
    Report.Loc = E.Loc;
    Report.Message = "'" +
                     ir::displayName(M.Prog.symbols().name(Begin.Name)).str() +
                     "' fails without giving back the " + I.Of->Title;
    Report.In = &Begin;
    Report.Of = I.Of;
    Report.Site = I.Site;
    Report.Path = E.S.Path;
    Report.Resource = Id;
    Report.Last = PathNote{PathNote::Kind::Return, E.Loc,
                           (Later ? "returns here, its completion has told a "
                                    "failure, and the "
                                  : "returns failure here, and the ") +
                               I.Of->Title + " is still held"};
    if (M.Lives)
      M.Lives->lose(Report);
    M.Out.report(std::move(Report));
  }
}

void LifecycleRunner::judgeMissing(const ir::Function &Begin, const State &S) {
  if (S.UnknownCall || Life.MissingEndCheck.empty())
    return;
  std::optional<ResourceId> Owed;
  bool Miniport = false;
  for (auto &[Id, H] : S.Active) {
    const catalogue::Resource &Of = *M.Resources[Id].Of;
    if (!H.is(Status::Held))
      continue;
    for (const catalogue::Requirement &Row : M.Rows.catalogue().Requirements)
      Miniport |= llvm::is_contained(Row.Resources, Of.Id) && Of.fact();
    bool Elsewhere = Others.all().UnknownCall || Others.mayRelease(S, Id);
    if (!Of.OwedAtEnd || !owes(Id) || Of.Lives == Scope::Local ||
        Of.Class == ResourceClass::Lock ||
        (Elsewhere && !Of.NeedsUnloadHandler))
      continue;
    if (!Owed)
      Owed = Id;
    if (M.Lives)
      M.Lives->keep(Id);
  }
  if (!Owed && !(Miniport && M.Opts.RequireUnloadHandlerAlways))
    return;
  Reporter::Report Report;
  Report.Check = Life.MissingEndCheck;
  Report.Loc = Begin.Loc;
  std::string Name = ir::displayName(M.Prog.symbols().name(Begin.Name)).str();
  Report.Message =
      Owed ? "'" + Name + "' succeeds holding the " +
                 M.Resources[*Owed].Of->Title +
                 ", and registers no unload handler to give it back"
           : "'" + Name + "' registers a miniport and no unload handler";
  Report.In = &Begin;
  Report.Path = S.Path;
  Report.Resource = Owed;
  M.Out.report(std::move(Report));
}

void LifecycleRunner::judgeEnds() {
  for (const Ways &All : Ended)
    for (const Final &At : All.Finals)
      for (ResourceId Id : At.HeldBefore)
        judgeEnd(All, At, Id);
}

void LifecycleRunner::judgeEnd(const Ways &All, const Final &At,
                               ResourceId Id) {
  if (!M.is(At.S, Id, Status::Held) || !M.Resources[Id].Of->OwedAtEnd ||
      !owes(Id))
    return;
  bool Somewhere =
      All.Incomplete || llvm::any_of(All.Finals, [&](const Final &Other) {
        return llvm::is_contained(Other.HeldBefore, Id) &&
               !M.is(Other.S, Id, Status::Held);
      });
  if (!Somewhere)
    reportLeak(*All.Finals.front().In, At, Id, Somewhere);
  else if (!llvm::is_contained(At.Collected, Id))
    reportLeak(*At.In, At, Id, Somewhere);
}

void LifecycleRunner::reportLeak(const ir::Function &In, const Final &At,
                                 ResourceId Id, bool Somewhere) {
  const ResourceInstance &I = M.Resources[Id];
  Reporter::Report Report;
  switch (I.Of->Class) {
  case ResourceClass::Registration:
    Report.Check = Life.EndRegistrationCheck;
    break;
  case ResourceClass::Plain:
    Report.Check = Life.EndResourceCheck;
    break;
  case ResourceClass::Lock:
    Report.Check = Life.LockCheck;
    break;
  }
  Report.Loc = Somewhere ? At.Loc : In.Loc;
  std::string Name =
      "'" + ir::displayName(M.Prog.symbols().name(In.Name)).str() + "'";
  Report.Message = Somewhere ? Name + " returns without giving back the " +
                                   I.Of->Title + " on this path"
                             : Name + " never gives back the " + I.Of->Title;
  Report.In = &In;
  Report.Of = I.Of;
  Report.Site = I.Site;
  Report.Path = At.S.Path;
  Report.Resource = Id;
  Report.Last = PathNote{PathNote::Kind::Return, At.Loc,
                         (At.Chosen ? "returns here with nothing pending, and "
                                      "the "
                                    : "returns here, and the ") +
                             I.Of->Title + " is still held"};
  if (!Somewhere && &In == At.In)
    Report.Fixes = writeRelease(M, At.S, Id, In, At.Loc);
  if (M.Lives)
    M.Lives->lose(Report);
  M.Out.report(std::move(Report));
}

} // namespace ndistidy::engine
