//===- Lifecycle.cpp - From the routine that takes to those that give back ===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Lifecycle.h"
#include "engine/Joining.h"
#include "engine/LifeRecorder.h"

namespace ndistidy::engine {

/// States kept apart in a lifecycle inside another one: there is more code in
/// it, and less of it are flags. What a loop takes tells its rounds apart.
static constexpr Explorer::Apart ApartInside{3, 2};
/// The part of all steps after which a run keeps fewer states apart.
static constexpr unsigned ShareApart = 8;

LifecycleRunner::LifecycleRunner(Machine &Of, CallTransfer &Transfer,
                                 Explorer &Explore, Entrance &From,
                                 Interference &Routines,
                                 const catalogue::Lifecycle &L)
    : M(Of), Calls(Transfer), Paths(Explore), Door(From), Others(Routines),
      Life(L), BeginRole(M.Rows.role(L.Begin)), Slot(M.Rows.slot(L.Id)) {
  Success = M.Rows.bind(Life.Success);
  Failure = M.Rows.bind(Life.Failure);
  EndPending = M.Rows.bind(Life.EndPending);
}

void LifecycleRunner::run() {
  const catalogue::Role &Role = M.Rows.catalogue().Roles[BeginRole];
  for (const ir::Function &F : M.Prog.module().Functions) {
    llvm::StringRef Name = ir::displayName(M.Prog.symbols().name(F.Name));
    if (!llvm::is_contained(Role.Names, Name))
      continue;
    if (M.Out.isWhole(F))
      begin(F, initialState(F));
  }
}

void LifecycleRunner::run(const std::vector<State> &From) {
  // By the routines that the driver registered for it.
  std::vector<std::vector<State>> Groups;
  auto Registered = [&](const State &S) {
    std::vector<AbstractValue> Routines;
    auto Add = [&](const std::string &Id) {
      const AbstractValue *V = S.Roles.lookup(M.Rows.role(Id));
      Routines.push_back(V ? *V : AbstractValue());
    };
    Add(Life.Begin);
    llvm::for_each(Life.Ends, Add);
    return Routines;
  };
  for (const State &S : From) {
    auto Same = llvm::find_if(Groups, [&](const std::vector<State> &Group) {
      return Registered(Group.front()) == Registered(S);
    });
    if (Same == Groups.end())
      Groups.push_back({S});
    else
      Same->push_back(S);
  }
  for (const std::vector<State> &Group : Groups) {
    const AbstractValue *V = Group.front().Roles.lookup(BeginRole);
    const ir::Function *F =
        V && V->isFunction() ? M.Prog.function(V->name()) : nullptr;
    if (!F || !M.Out.isWhole(*F))
      continue;
    State Entry = Group.front();
    for (const State &S : llvm::drop_begin(Group))
      Entry = join(M, Entry, S, Paths.site(*F), /*Widen=*/false);
    begin(*F, Entry);
  }
}

State LifecycleRunner::initialState(const ir::Function &Begin) {
  State S;
  Point Nowhere{&Begin, 0, {}, 0};
  for (const ir::Store &Init : M.Prog.module().Initializers)
    M.execute(S, Init, Nowhere);
  return S;
}

std::optional<AbstractValue> LifecycleRunner::contextOf(const State &S,
                                                        unsigned Role) const {
  const std::string &Id = M.Rows.catalogue().Roles[Role].Id;
  const AbstractValue *Context = S.Bindings.lookup(M.slot(Slot));
  if (Context && (llvm::is_contained(Life.Ends, Id) ||
                  llvm::is_contained(Life.BeforeEnd, Id) ||
                  llvm::is_contained(Life.EndCompletions, Id)))
    return *Context;
  // Who begins inside of something is told of that.
  if (Role == BeginRole)
    for (const std::string &Around : Life.Within)
      if (const AbstractValue *V =
              S.Bindings.lookup(M.slot(M.Rows.slot(Around))))
        return *V;
  return std::nullopt;
}

std::vector<Exit> LifecycleRunner::explore(const ir::Function &F, unsigned Role,
                                           State S, bool &Complete) {
  Calls.Now.Role = Role;
  if (M.Lives)
    M.Lives->enter(F, Role);
  ContextId Frame = Door.enter(F);
  Door.bind(S, F, Role, Frame, contextOf(S, Role));
  Calls.Now.Told.reset();
  if (Role == BeginRole && Success && !Success->Path.Result)
    Calls.Now.Told = Door.place(S, Success->Path, Frame);
  // What was too much once is too much for the next state, too.
  unsigned &Most =
      MostApart.try_emplace(&F, M.Opts.DisjunctLimit).first->second;
  Explorer::Apart Limits{Most, M.Opts.DisjunctLimit};
  if (!Life.Within.empty())
    Limits = {std::min(Most, ApartInside.AtMerges),
              std::min(M.Opts.DisjunctLimit, ApartInside.AtLoops)};
  Paths.start(M.Opts.StepLimit, Limits, M.Opts.StepLimit / ShareApart);
  std::vector<Exit> Exits = Paths.run(F, Frame, S);
  Most = Paths.mostApart();
  Complete = !Paths.exhausted();
  if (!Complete)
    M.Out.giveUp(F, "it takes more than " + std::to_string(M.Opts.StepLimit) +
                        " steps");
  if (Role == BeginRole)
    for (Exit &E : Exits) {
      registerPlaces(E.S, Frame);
      handOver(E.S, Frame);
    }
  for (Exit &E : Exits) {
    Paths.leave(E.S, Frame, E.Result);
    // What else is held here is judged by the outcome, if there is one.
    std::optional<catalogue::Scope> Kinds = catalogue::Scope::Local;
    if (Role == BeginRole && !Success)
      Kinds = std::nullopt;
    if (Complete)
      Calls.judgeLost(E.S, F, Frame, E.Result, E.Loc, Kinds);
  }
  BeginFrame = Role == BeginRole ? Frame : BeginFrame;
  LastFrame = Frame;
  return Exits;
}

/// What a predicate about the routine that ran in \p Frame speaks of.
AbstractValue LifecycleRunner::outcome(const State &At, AbstractValue Result,
                                       const BoundPredicate &Of,
                                       ContextId Frame) {
  if (Of.Path.Result)
    return Result;
  State S = At;
  RegionId Where = Door.place(S, Of.Path, Frame);
  return M.simplify(S, M.load(S, Where));
}

/// Reports what a failure keeps, and returns where it succeeds.
std::vector<State> LifecycleRunner::judgeExits(const ir::Function &Begin,
                                               const std::vector<Exit> &Exits) {
  std::vector<State> Successes;
  const std::vector<Exit> Closed = closing(Exits);
  llvm::DenseSet<ResourceId> GivenBack;
  for (const auto *Some : {&Exits, &Closed})
    for (const Exit &E : *Some)
      for (const HoldingMap *Map : {&E.S.Active, &E.S.Past})
        for (const auto &[Id, H] : *Map)
          if (!H.is(Status::Held) && !H.is(Status::Failed))
            GivenBack.insert(Id);
  for (const Exit &E : Closed)
    if (std::optional<AbstractValue> Told = told(E.S)) {
      Verdict V = judge(E.S, *Told);
      if (V.Fails && !V.Succeeds)
        judgeFailure(Begin, {std::move(V.Bad), E.Result, E.Loc}, GivenBack,
                     /*Later=*/true);
    }
  for (const Exit &E : Exits) {
    Verdict V = judge(E);
    // A result that others decide says neither.
    bool Unclear = V.Succeeds && V.Fails && M.Mem.unstable(V.Outcome);
    if (V.Fails && !Unclear)
      judgeFailure(Begin, {std::move(V.Bad), E.Result, E.Loc}, GivenBack,
                   V.Later);
    // From now on others may take out what is in a list.
    V.Good.Entries = {};
    collectGarbage(M, V.Good, {});
    bool TakesNothing = llvm::all_of(V.Good.Active, [&](const auto &Entry) {
      return Before.lookup(Entry.first) != nullptr;
    });
    if (V.Succeeds && !(Unclear && TakesNothing) &&
        !llvm::is_contained(Successes, V.Good))
      Successes.push_back(std::move(V.Good));
  }
  return Successes;
}

void LifecycleRunner::begin(const ir::Function &Begin, const State &Entry) {
  if (M.Lives)
    M.Lives->begin(Life);
  bool Inside = !Life.Within.empty();
  Before = Entry.Active;
  if (Inside)
    Calls.Now.TakenElsewhere = Others.all().Acquired;
  if (Inside) {
    One.emplace(M, Calls, Others, Life, Begin);
    Calls.Now.Disturb = [this](State &S) { One->disturb(S); };
  }
  bool Complete = true;
  std::vector<Exit> Exits = explore(Begin, BeginRole, Entry, Complete);
  Calls.Now.Disturb = nullptr;
  if (!Complete)
    return;
  if (!Inside)
    Door.setObject(Door.given(BeginFrame, 0),
                   M.Rows.catalogue().Roles[BeginRole].FirstParameterRecord);
  std::vector<State> Successes = judgeExits(Begin, Exits);
  if (Inside)
    joinAlike(Successes, Begin);
  else
    Others.observe(Successes, Begin, Life);
  Calls.Now.TakenElsewhere = Others.all().Acquired;
  Calls.Now.TakenInObjects =
      Inside ? One->takenInObjects() : Others.all().Acquired;
  Ended.clear();
  std::vector<Start> Starts;
  for (State &S : Successes)
    finish(Begin, std::move(S), Starts);
  follow(std::move(Starts));
  judgeEnds();
  Calls.Now.TakenElsewhere.clear();
  Calls.Now.TakenInObjects.clear();
  if (M.Lives)
    M.Lives->finish();
}

/// Roles that come from stores into the driver object.
void LifecycleRunner::registerPlaces(State &S, ContextId Frame) {
  for (const BoundPlace &Row : M.Rows.places()) {
    if (Row.OfRole != BeginRole)
      continue;
    RegionId Here = Door.place(S, Row.Path, Frame);
    if (Here == M.Mem.invalid())
      continue;
    auto Give = [&](AbstractValue V) {
      if (!V.isFunction())
        return;
      Calls.Uses.Given[static_cast<uint32_t>(V.name())].push_back(Row.Role);
      if (M.Lives)
        M.Lives->give(Row, V.name());
    };
    if (std::optional<RegionId> Array = M.Mem.unknownElementOf(Here)) {
      M.Maps.forEachBound(S, *Array,
                          [&](RegionId, AbstractValue V) { Give(V); });
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

/// Contexts that the beginning hands over by its own parameters.
void LifecycleRunner::handOver(State &S, ContextId Frame) {
  for (const catalogue::Handover &H : Life.Handovers) {
    if (!H.Call.empty())
      continue;
    RegionId Where = Door.place(S, M.Rows.bind(H.Path), Frame);
    if (Where != M.Mem.invalid())
      M.Maps.bind(S, M.slot(Slot), M.simplify(S, M.load(S, Where)));
  }
}

} // namespace ndistidy::engine
