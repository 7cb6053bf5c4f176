//===- Ending.cpp - From what a beginning leaves to where a lifecycle ends ===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Joining.h"
#include "engine/LifeRecorder.h"
#include "engine/Lifecycle.h"

namespace ndistidy::engine {

/// States of the same holdings from which a lifecycle ends.
static constexpr size_t MaxAlike = 4;
/// States that are followed to the end of a lifecycle inside another one.
static constexpr size_t MaxEnds = 8;
/// Leaves few states of the same holdings.
void LifecycleRunner::joinAlike(std::vector<State> &States,
                                const ir::Function &At) {
  std::vector<State> Few;
  for (State &S : States) {
    auto Alike = [&](const State &Other) {
      return Other.Active == S.Active && Other.Roles == S.Roles;
    };
    if (static_cast<size_t>(llvm::count_if(Few, Alike)) < MaxAlike) {
      Few.push_back(std::move(S));
      continue;
    }
    auto Last = std::find_if(Few.rbegin(), Few.rend(), Alike);
    *Last = join(M, *Last, S, Paths.site(At), /*Widen=*/false);
  }
  States = std::move(Few);
  thinOut(States, At);
}

/// Leaves so few states that all of them can be followed to the end: a loop
/// that takes something in each round, or fails to, leaves every combination.
/// What is held in one of them still is in one, the rest become one state.
void LifecycleRunner::thinOut(std::vector<State> &States,
                              const ir::Function &At) {
  if (States.size() <= MaxEnds)
    return;
  std::map<size_t, std::vector<State>, std::greater<>> ByHeld;
  for (State &S : States) {
    auto Held = llvm::count_if(S.Active, [](const auto &Entry) {
      return Entry.second.is(Holding::Status::Held);
    });
    ByHeld[static_cast<size_t>(Held)].push_back(std::move(S));
  }
  llvm::DenseSet<ResourceId> Covered;
  auto IsNew = [&](const State &S) {
    bool New = false;
    for (auto &[Id, H] : S.Active)
      New |= H.is(Holding::Status::Held) && Covered.insert(Id).second;
    return New;
  };
  std::vector<State> Kept, More;
  for (auto &[Held, Some] : ByHeld)
    for (State &S : Some)
      (IsNew(S) ? Kept : More).push_back(std::move(S));
  States = std::move(Kept);
  if (More.empty())
    return;
  State Rest = std::move(More.back());
  More.pop_back();
  for (State &S : More)
    if (States.size() + 1 < MaxEnds)
      States.push_back(std::move(S));
    else
      Rest = join(M, Rest, S, Paths.site(At), /*Widen=*/false);
  States.push_back(std::move(Rest));
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

/// \p S after whatever runs behind the beginning; false if nobody can tell.
bool LifecycleRunner::disturb(State &S) {
  if (One)
    return One->disturb(S);
  Others.disturb(S);
  return true;
}

/// All routines in which \p S ends, or may.
llvm::SmallVector<const ir::Function *, 4>
LifecycleRunner::endsOf(const State &S, const Ending &End) const {
  llvm::SmallVector<const ir::Function *, 4> All;
  for (auto [Role, F] : End.Routines)
    All.push_back(F);
  for (const auto *Ids : {&Life.BeforeEnd, &Life.EndCompletions})
    for (const std::string &Id : *Ids)
      if (const AbstractValue *V = S.Roles.lookup(M.Rows.role(Id));
          V && V->isFunction())
        if (const ir::Function *F = M.Prog.function(V->name()))
          All.push_back(F);
  return All;
}

/// \p Starts gets the states in which the end of what \p S has begun runs.
void LifecycleRunner::finish(const ir::Function &Begin, State S,
                             std::vector<Start> &Starts) {
  if (M.Lives)
    M.Lives->succeed(S);
  Ending End = endingOf(S);
  bool Missing = End.Routines.empty() && !End.Unknown;
  if (Missing)
    judgeMissing(Begin, S);
  bool Clear = disturb(S);
  Calls.letPass(S, /*Waited=*/false);
  Left.push_back(S);
  bool HandedOver = Life.Handovers.empty() || S.Bindings.lookup(M.slot(Slot));
  if (Missing || End.Unknown || !Clear || !HandedOver)
    return;
  if (One)
    One->start(S, endsOf(S, End), Paths.graph());
  for (State &Now : runBefore(S)) {
    Start New{{}, End, handedOver(S), {}, {}};
    for (auto &[Id, H] : Now.Active)
      if (H.is(Status::Held) || H.Counter != 0) {
        New.Held.push_back(Id);
        bool Told = M.Resources[Id].Identity != catalogue::IdentityKind::Any;
        if (One && (!Told || M.isCollected(Now, Id)))
          New.Collected.push_back(Id);
      }
    New.S = std::move(Now);
    Starts.push_back(std::move(New));
  }
  if (M.Lives)
    M.Lives->end();
}

/// Whether the same was given back in both: it may be used once more.
static bool gaveBackTheSame(const State &A, const State &B) {
  bool Same = true;
  HoldingMap::difference(
      A.Past, B.Past, [&](ResourceId, const Holding *InA, const Holding *InB) {
        constexpr auto Released = Holding::Status::Released;
        Same &= (InA && InA->is(Released)) == (InB && InB->is(Released));
      });
  return Same;
}

/// Whether the variables of both hold the same, and of the numbers there one
/// state knows no more than the other: its ways are all that there are.
static bool holdTheSame(const Machine &M, const State &A, const State &B) {
  if (!(A.Bindings == B.Bindings))
    return false;
  auto IsBound = [&](SymbolId Symbol) {
    SymbolId Origin = M.Mem.originOf(Symbol);
    return M.Mem.anyHolder(Origin, [&](RegionId Where) {
      const AbstractValue *V = A.Bindings.lookup(Where);
      return V && M.Mem.originOf(*V) == Origin;
    });
  };
  bool InA = true, InB = true;
  RangeMap::difference(
      A.Ranges, B.Ranges,
      [&](SymbolId Symbol, const Range *OfA, const Range *OfB) {
        if ((!InA && !InB) || !IsBound(Symbol))
          return;
        Range L = OfA ? *OfA : Range(), R = OfB ? *OfB : Range();
        InA &= L.meet(R) == L;
        InB &= L.meet(R) == R;
      });
  return InA || InB;
}

/// What is so in one of two states that hold the same.
static State either(Machine &M, State A, State B, uint64_t Site) {
  RangeMap::difference(
      RangeMap(A.Ranges), RangeMap(B.Ranges),
      [&](SymbolId Symbol, const Range *OfA, const Range *OfB) {
        Range Both = OfA && OfB ? OfA->hull(*OfB) : Range();
        M.Maps.setRange(A, Symbol, Both);
        M.Maps.setRange(B, Symbol, Both);
      });
  return join(M, A, B, Site, /*Widen=*/false);
}

bool LifecycleRunner::isLike(const Start &A, const Start &B) const {
  return A.End == B.End && A.Context == B.Context && A.S.Held == B.S.Held &&
         A.S.Roles == B.S.Roles && A.S.CallCounts == B.S.CallCounts &&
         A.S.UnknownCall == B.S.UnknownCall && A.Held == B.Held &&
         A.Collected == B.Collected && gaveBackTheSame(A.S, B.S) &&
         holdTheSame(M, A.S, B.S);
}

/// Those of which the same is asked are followed as one.
void LifecycleRunner::follow(std::vector<Start> Starts) {
  std::vector<Start> Few;
  for (Start &New : Starts) {
    auto Alike = llvm::find_if(
        Few, [&](const Start &Other) { return isLike(Other, New); });
    if (Alike == Few.end())
      Few.push_back(std::move(New));
    else
      Alike->S = either(M, Alike->S, New.S,
                        Paths.site(*New.End.Routines.front().second));
  }
  for (Start &From : Few)
    follow(std::move(From));
}

void LifecycleRunner::follow(Start From) {
  std::vector<Final> Now{
      {std::move(From.S), {}, nullptr, From.Held, From.Collected, {}}};
  bool Complete = true;
  for (auto [Role, F] : From.End.Routines) {
    std::vector<Final> Next;
    for (Final &Old : Now)
      for (Exit &E : explore(*F, Role, std::move(Old.S), Complete))
        Next.push_back(
            {std::move(E.S), E.Loc, F, From.Held, From.Collected, E.Result});
    if (!Complete)
      return;
    Now = std::move(Next);
  }
  end(*From.End.Routines.back().second, std::move(Now), LastFrame);
}

/// \p Now is where \p End was left. What goes on ends where it is completed.
void LifecycleRunner::end(const ir::Function &End, std::vector<Final> Now,
                          ContextId Frame) {
  std::vector<Final> Pending;
  if (EndPending)
    for (Final &At : Now) {
      AbstractValue V = outcome(At.S, At.Result, *EndPending, Frame);
      AbstractValue Told = AbstractValue::integer(EndPending->Constant);
      Final Later = At;
      bool GoesOn = M.assume(Later.S, V, EndPending->Op, Told);
      At.Over = M.assume(At.S, V, negate(EndPending->Op), Told);
      // Where others decide, it is they who have completed it.
      At.Chosen = GoesOn;
      if (GoesOn && !M.Mem.unstable(V))
        Pending.push_back(std::move(Later));
    }
  llvm::erase_if(Now, [](const Final &At) { return !At.Over; });
  Ways &Of = waysFrom(End);
  if (M.Lives)
    for (const Final &At : Now)
      M.Lives->remain(At.S);
  llvm::append_range(Of.Finals, Now);
  complete(Of, Pending);
}

LifecycleRunner::Ways &LifecycleRunner::waysFrom(const ir::Function &End) {
  auto Known =
      llvm::find_if(Ended, [&](const Ways &W) { return W.End == &End; });
  return Known != Ended.end() ? *Known : Ended.emplace_back(Ways{&End, {}});
}

void LifecycleRunner::complete(Ways &Of, const std::vector<Final> &Pending) {
  for (const std::string &Id : Life.EndCompletions) {
    unsigned Role = M.Rows.role(Id);
    for (const Final &From : Pending) {
      const AbstractValue *V = From.S.Roles.lookup(Role);
      const ir::Function *F =
          V && V->isFunction() ? M.Prog.function(V->name()) : nullptr;
      bool Complete = F && M.Out.isWhole(*F);
      std::vector<Exit> Exits;
      if (Complete)
        Exits = explore(*F, Role, From.S, Complete);
      Of.Incomplete |= !Complete;
      if (Complete)
        for (Exit &E : Exits)
          Of.Finals.push_back(
              {std::move(E.S), E.Loc, F, From.HeldBefore, From.Collected, {}});
    }
  }
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
        More.push_back(From);
        Calls.unseen(More.back(), /*Internals=*/F != nullptr);
      }
      for (Exit &E : Exits)
        if (!llvm::is_contained(All, E.S) && !llvm::is_contained(More, E.S))
          More.push_back(std::move(E.S));
    }
    llvm::append_range(All, More);
  }
  return All;
}

} // namespace ndistidy::engine
