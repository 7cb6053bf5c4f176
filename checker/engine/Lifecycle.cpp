//===- Lifecycle.cpp - From the routine that takes to those that give back ===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Lifecycle.h"
#include "engine/FixIts.h"
#include "engine/LifeRecorder.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using catalogue::ResourceClass;
using catalogue::Scope;

LifecycleRunner::LifecycleRunner(Machine &Of, CallTransfer &Transfer,
                                 Explorer &Explore,
                                 const catalogue::Lifecycle &L)
    : M(Of), Calls(Transfer), Paths(Explore), Life(L),
      BeginRole(M.Rows.role(L.Begin)) {
  if (Life.Success)
    Success = M.Rows.bind(*Life.Success);
}

void LifecycleRunner::run() {
  const catalogue::Role &Role = M.Rows.catalogue().Roles[BeginRole];
  for (const ir::Function &F : M.Prog.module().Functions) {
    llvm::StringRef Name = ir::displayName(M.Prog.symbols().name(F.Name));
    if (!llvm::is_contained(Role.Names, Name))
      continue;
    if (M.Out.isWhole(F))
      begin(F);
  }
}

bool LifecycleRunner::owes(const catalogue::Resource &Of) const {
  return llvm::is_contained(Life.Scopes, Of.Lives);
}

State LifecycleRunner::initialState(const ir::Function &Begin) {
  State S;
  Point Nowhere{&Begin, 0, {}, 0};
  for (const ir::Store &Init : M.Prog.module().Initializers)
    M.execute(S, Init, Nowhere);
  return S;
}

State LifecycleRunner::bindParameters(const ir::Function &F, unsigned Role,
                                      State S, ContextId Frame) {
  const auto &Roles = M.Rows.catalogue().Roles;
  for (unsigned I = 0; I != F.Parameters.size(); ++I) {
    RegionId To = M.Mem.parameter(Frame, I);
    AbstractValue V =
        AbstractValue::symbol(M.Mem.symbol(SymbolInfo::Kind::Initial, To));
    if (I == 0 && Role < Roles.size()) {
      const std::string &Record = Roles[Role].FirstParameterRecord;
      if (Role == BeginRole)
        Object = V;
      else if (!Record.empty() &&
               Record == Roles[BeginRole].FirstParameterRecord)
        V = Object;
    }
    M.Maps.bind(S, To, V);
  }
  S.Irql = {};
  if (Role < Roles.size() && Roles[Role].Irql) {
    S.Irql.Known = true;
    S.Irql.raise(*Roles[Role].Irql);
  }
  return S;
}

std::vector<Exit> LifecycleRunner::explore(const ir::Function &F, unsigned Role,
                                           State S, bool &Complete) {
  Calls.Now.Role = Role;
  if (M.Lives)
    M.Lives->enter(F, Role);
  ContextId Frame = M.Mem.enter(0, ++Roots, &F);
  State Entry = bindParameters(F, Role, std::move(S), Frame);
  std::vector<Exit> Exits;
  // What is too much when many states are kept apart may do with few.
  for (unsigned Disjuncts = M.Opts.DisjunctLimit;; Disjuncts /= 4) {
    Paths.start(M.Opts.StepLimit, Disjuncts);
    Exits = Paths.run(F, Frame, Entry);
    Complete = !Paths.exhausted();
    if (Complete || Disjuncts <= 1)
      break;
  }
  if (!Complete)
    M.Out.giveUp(F, "it takes more than " + std::to_string(M.Opts.StepLimit) +
                        " steps");
  if (Role == BeginRole)
    for (Exit &E : Exits)
      registerPlaces(E.S, Frame);
  for (Exit &E : Exits)
    Paths.leave(E.S, Frame, E.Result);
  return Exits;
}

void LifecycleRunner::begin(const ir::Function &Begin) {
  if (M.Lives)
    M.Lives->begin(Life);
  bool Complete = true;
  std::vector<Exit> Exits =
      explore(Begin, BeginRole, initialState(Begin), Complete);
  if (!Complete)
    return;
  std::vector<State> Successes;
  for (const Exit &E : Exits) {
    State Good = E.S, Bad = E.S;
    bool CanSucceed = true, CanFail = false;
    if (Success) {
      AbstractValue Wanted = AbstractValue::integer(Success->Constant);
      CanSucceed = M.assume(Good, E.Result, Success->Op, Wanted);
      CanFail = M.assume(Bad, E.Result, negate(Success->Op), Wanted);
    }
    // No status that a routine took for a failure is a success by accident.
    Range Values = M.range(E.S, E.Result);
    if (CanFail && !Values.contains(0) && Values.constant() == std::nullopt)
      CanSucceed = false;
    // A result that others decide says neither.
    bool Unclear = CanSucceed && CanFail && M.Mem.unstable(E.Result);
    if (CanFail && !Unclear)
      judgeFailure(Begin, {std::move(Bad), E.Result, E.Loc});
    Paths.leave(Good, 0, {});
    if (CanSucceed && !(Unclear && Good.Active.isEmpty()) &&
        !llvm::is_contained(Successes, Good))
      Successes.push_back(std::move(Good));
  }
  Machine::Disturbance Between = disturbance(Successes, Begin);
  Calls.Now.TakenElsewhere = Between.Acquired;
  Finals.clear();
  Ended.clear();
  for (State &S : Successes)
    finish(Begin, std::move(S), Between);
  judgeEnds();
  Calls.Now.TakenElsewhere.clear();
  if (M.Lives)
    M.Lives->finish();
}

void LifecycleRunner::judgeFailure(const ir::Function &Begin, const Exit &E) {
  for (auto &[Id, H] : E.S.Active) {
    const ResourceInstance &I = M.Resources[Id];
    if (!H.is(Status::Held) || !I.Of->OwedOnFailure || !owes(*I.Of))
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
                           "returns failure here, and the " + I.Of->Title +
                               " is still held"};
    if (M.Lives)
      M.Lives->lose(Report);
    M.Out.report(std::move(Report));
  }
}

/// Roles that come from stores into the driver object.
void LifecycleRunner::registerPlaces(State &S, ContextId Frame) {
  for (const BoundPlace &Row : M.Rows.places()) {
    if (Row.OfRole != BeginRole)
      continue;
    RegionId Here = M.Mem.parameter(Frame, Row.Path.Argument);
    bool Any = false;
    auto Follow = [&] { return M.Mem.target(M.simplify(S, M.load(S, Here))); };
    for (unsigned I = 0; I != Row.Path.Derefs; ++I)
      Here = Follow();
    for (const ir::Projection &Step : Row.Path.Fields) {
      if (Step.K == ir::Projection::Kind::Deref)
        Here = Follow();
      else if (Step.K == ir::Projection::Kind::Element)
        Any = true;
      else
        Here = M.Mem.field(Here, Step.Name);
    }
    if (Here == M.Mem.invalid())
      continue;
    auto Give = [&](AbstractValue V) {
      if (!V.isFunction())
        return;
      Calls.Uses.Given[static_cast<uint32_t>(V.name())].push_back(Row.Role);
      if (M.Lives)
        M.Lives->give(Row, V.name());
    };
    if (Any) {
      M.Maps.forEachBound(S, Here, [&](RegionId, AbstractValue V) { Give(V); });
      continue;
    }
    AbstractValue V = M.simplify(S, M.load(S, Here));
    Give(V);
    bool Nothing =
        V.isInteger() || (V.isSymbol() && !M.Mem.unstable(V) &&
                          M.Mem.symbol(V.sym()).K == SymbolInfo::Kind::Initial);
    if (!Nothing)
      S.Roles = M.Maps.Roles.add(S.Roles, Row.Role, V);
  }
}

LifecycleRunner::Ending LifecycleRunner::endingOf(const State &S) const {
  Ending Result;
  for (const std::string &Id : Life.Ends) {
    unsigned Role = M.Rows.role(Id);
    const AbstractValue *V = S.Roles.lookup(Role);
    if (!V)
      continue;
    const ir::Function *F =
        V->isFunction() ? M.Prog.function(V->name()) : nullptr;
    bool Twice = llvm::any_of(Result.Routines, [&](const auto &Earlier) {
      return Earlier.second == F;
    });
    if (!F || !M.Out.isWhole(*F))
      Result.Unknown = true;
    else if (!Twice)
      Result.Routines.push_back({Role, F});
  }
  return Result;
}

void LifecycleRunner::finish(const ir::Function &Begin, State S,
                             const Machine::Disturbance &Between) {
  if (M.Lives)
    M.Lives->succeed(S);
  Ending End = endingOf(S);
  if (End.Unknown)
    return;
  if (End.Routines.empty())
    return judgeMissing(Begin, S, Between);
  disturb(S, Between);
  for (State &Start : runBefore(S)) {
    llvm::SmallVector<ResourceId, 8> Held;
    for (auto &[Id, H] : Start.Active)
      if (H.is(Status::Held))
        Held.push_back(Id);
    std::vector<Final> Now{{std::move(Start), {}, Held}};
    bool Complete = true;
    for (auto [Role, F] : End.Routines) {
      std::vector<Final> Next;
      for (Final &From : Now)
        for (Exit &E : explore(*F, Role, std::move(From.S), Complete))
          Next.push_back({std::move(E.S), E.Loc, Held});
      if (!Complete)
        return;
      Now = std::move(Next);
    }
    const ir::Function *Last = End.Routines.back().second;
    if (!Finals.count(Last))
      Ended.push_back(Last);
    if (M.Lives)
      for (const Final &At : Now)
        M.Lives->remain(At.S);
    llvm::append_range(Finals[Last], Now);
  }
  if (M.Lives)
    M.Lives->end();
}

/// With and without what NDIS may run once before the end.
std::vector<State> LifecycleRunner::runBefore(const State &S) {
  std::vector<State> All{S};
  for (const std::string &Id : Life.BeforeEnd) {
    unsigned Role = M.Rows.role(Id);
    const AbstractValue *V = S.Roles.lookup(Role);
    if (!V)
      continue;
    const ir::Function *F =
        V->isFunction() ? M.Prog.function(V->name()) : nullptr;
    std::vector<State> More;
    for (const State &From : All) {
      bool Complete = F && M.Out.isWhole(*F);
      std::vector<Exit> Exits;
      if (Complete)
        Exits = explore(*F, Role, From, Complete);
      if (!Complete) {
        Machine::Disturbance Anything;
        Anything.UnknownCall = true;
        Anything.Internals = F != nullptr;
        More.push_back(From);
        disturb(More.back(), Anything);
      }
      for (Exit &E : Exits)
        if (!llvm::is_contained(All, E.S) && !llvm::is_contained(More, E.S))
          More.push_back(std::move(E.S));
    }
    llvm::append_range(All, More);
  }
  return All;
}

void LifecycleRunner::judgeMissing(const ir::Function &Begin, const State &S,
                                   const Machine::Disturbance &Between) {
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
    bool Elsewhere = Between.UnknownCall || mayRelease(S, Between, Id);
    if (!Of.OwedAtEnd || !owes(Of) || Of.Lives == Scope::Local ||
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
  for (const ir::Function *End : Ended) {
    const std::vector<Final> &All = Finals[End];
    for (const Final &At : All)
      for (ResourceId Id : At.HeldBefore) {
        if (!M.is(At.S, Id, Status::Held))
          continue;
        const catalogue::Resource &Of = *M.Resources[Id].Of;
        if (!Of.OwedAtEnd || !owes(Of))
          continue;
        bool Somewhere = llvm::any_of(All, [&](const Final &Other) {
          return llvm::is_contained(Other.HeldBefore, Id) &&
                 !M.is(Other.S, Id, Status::Held);
        });
        reportLeak(*End, At, Id, Somewhere);
      }
  }
}

void LifecycleRunner::reportLeak(const ir::Function &End, const Final &At,
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
  Report.Loc = Somewhere ? At.Loc : End.Loc;
  std::string Name =
      "'" + ir::displayName(M.Prog.symbols().name(End.Name)).str() + "'";
  Report.Message = Somewhere ? Name + " returns without giving back the " +
                                   I.Of->Title + " on this path"
                             : Name + " never gives back the " + I.Of->Title;
  Report.In = &End;
  Report.Of = I.Of;
  Report.Site = I.Site;
  Report.Path = At.S.Path;
  Report.Resource = Id;
  Report.Last =
      PathNote{PathNote::Kind::Return, At.Loc,
               "returns here, and the " + I.Of->Title + " is still held"};
  if (!Somewhere)
    Report.Fixes = writeRelease(M, At.S, Id, End, At.Loc);
  if (M.Lives)
    M.Lives->lose(Report);
  M.Out.report(std::move(Report));
}

} // namespace ndistidy::engine
