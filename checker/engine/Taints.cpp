//===- Taints.cpp - Branches that are no evidence -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A branch on what other routines of the driver, or unseen code, may have
// changed says nothing. Between it and the block where its ways meet again a
// state carries a mark; there, what is held on one of the ways only becomes
// unknown.
//
//===----------------------------------------------------------------------===//

#include "engine/Explorer.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

namespace ndistidy::engine {

/// Whether \p V was in memory that this run has taken itself, and is known no
/// more: something was written there, and nobody knows to which element.
bool Explorer::isForgotten(AbstractValue V) const {
  if (!V.isSymbol())
    return false;
  const SymbolInfo &I = M.Mem.symbol(M.Mem.baseOf(V.sym()));
  if (I.K != SymbolInfo::Kind::Initial)
    return false;
  const Region &Of = M.Mem.region(M.Mem.root(static_cast<RegionId>(I.A)));
  return Of.K == Region::Kind::Pointee &&
         M.Mem.symbol(Of.Base).K == SymbolInfo::Kind::Handle;
}

/// Whether a branch on \p V is no evidence. What a routine that runs alone
/// finds when it is entered is as good as its parameters, until others may have
/// changed it.
bool Explorer::saysNothing(AbstractValue V) const {
  if (!M.Mem.unstable(V))
    return isForgotten(V);
  if (!Calls.Now.Alone)
    return true;
  const SymbolInfo &I = M.Mem.symbol(M.Mem.originOf(V));
  return I.K != SymbolInfo::Kind::Initial || I.C > State::AtEntry;
}

/// Whether \p V is the number of rounds of a loop, or the like: nobody knows
/// which it is of what met there, but others have decided none of it.
bool Explorer::isOwn(AbstractValue V) const {
  llvm::SmallVector<AbstractValue, 4> Work{V};
  llvm::SmallDenseSet<SymbolId, 8> Seen;
  while (!Work.empty()) {
    AbstractValue Next = Work.pop_back_val();
    if (!M.Mem.unstable(Next))
      continue;
    SymbolId Base = M.Mem.baseOf(Next.sym());
    const SymbolInfo &I = M.Mem.symbol(Base);
    if (I.K != SymbolInfo::Kind::Joined || I.Summary)
      return false;
    if (Seen.insert(Base).second)
      llvm::append_range(Work, M.Mem.sources(Base));
  }
  return true;
}

void Explorer::taint(State &S, const Run &R, ir::BlockId B, Taint Way,
                     Question Asked) {
  // Of routines that are only simulated, no one asks what they hold.
  if (M.Disturbed && Asked.Counter == 0)
    return;
  // A loop that comes here again adds nothing but the way.
  for (auto [Id, T] : S.Taints) {
    const TaintInfo &Old = M.Taints[Id & ~State::CountTaint];
    if (Old.Frame != R.Frame || Old.Branch != B)
      continue;
    T.Ways |= Way.Ways;
    T.Unlikely |= Way.Unlikely;
    S.Taints = M.Maps.Taints.add(S.Taints, Id, T);
    return;
  }
  bool Failing =
      !Asked.Own && promised(S, R.Frame, /*AtExit=*/false) == MayBeNegative;
  TaintInfo New{R.Frame,       B,
                S.Active,      S.Past,
                S.Locks,       Failing,
                Asked.Counter, Calls.Now.Alone ? S.Irql.Depth : uint8_t{0},
                Asked.On};
  if (M.Disturbed)
    New = {R.Frame, B, {}, {}, {}, false, 0, 0, 0};
  const std::tuple Key{R.Frame,
                       B,
                       New.Active.identity(),
                       New.Past.identity(),
                       New.Locks.identity(),
                       New.Failing,
                       New.Counter,
                       New.Depth,
                       New.On};
  auto [Found, IsNew] =
      KnownTaints.try_emplace(Key, static_cast<unsigned>(M.Taints.size()));
  unsigned Id = Found->second;
  if (IsNew)
    M.Taints.push_back(New);
  if (Asked.Count)
    Id |= State::CountTaint;
  Way.Meet = R.Graph.postDominator(B);
  S.Taints = M.Maps.Taints.add(S.Taints, Id, Way);
  if (M.Disturbed)
    M.Maps.bind(S, counterSlot(Id), AbstractValue::address(Asked.Counter));
  if (!Way.isLast())
    return;
  if (M.Disturbed)
    M.noteLast(Id, Asked.Counter);
  else
    M.becomeLast(S, Asked.Counter);
}

/// Takes for unknown the locks that \p States do not agree on, beside \p Kept.
void Explorer::loseLocks(const std::vector<State *> &States,
                         const LockMap &Kept) {
  LockMap All;
  for (const State *S : States)
    for (auto &[Number, H] : S->Locks)
      All = M.Maps.Locks.add(All, Number, H);
  for (auto &[Number, H] : All) {
    uint32_t Lock = Number;
    auto Has = [Lock](const State *S) {
      return S->Locks.lookup(Lock) != nullptr;
    };
    if (Kept.lookup(Lock) || llvm::all_of(States, Has))
      continue;
    for (State *S : States) {
      S->Locks = M.Maps.Locks.remove(S->Locks, Lock);
      S->LocksDoubtful = true;
    }
  }
}

/// Whether what one way of \p Id has locked stays so: nothing behind it does
/// anything with locks, nor is there anybody that the routine returns to.
bool Explorer::staysLocked(unsigned Id, const std::vector<State *> &States) {
  const TaintInfo &Of = M.Taints[Id & ~State::CountTaint];
  const Context &In = M.Mem.context(Of.Frame);
  return Calls.Now.Alone && In.Parent == 0 &&
         !Graph.mayChangeBehind(*In.Of, States.front()->Taints.lookup(Id)->Meet,
                                CallGraph::What::Locks);
}

/// The outcome that the routine in \p Frame is going to have, if one variable
/// tells, or has.
uint64_t Explorer::promised(const State &S, ContextId Frame, bool AtExit) {
  RegionId Where = returned(Frame);
  if (!AtExit) {
    const auto &Names = Graph.cfg(*M.Mem.context(Frame).Of).returned();
    if (Names.size() == 1)
      Where = M.Mem.local(Frame, Names.front());
    else if (M.Mem.context(Frame).Parent == 0 && Calls.Now.Told)
      Where = *Calls.Now.Told;
    else
      return ~MayBeNegative;
  }
  return outcome(S, M.simplify(S, M.load(S, Where)));
}

/// Where a routine has failed, and a branch that is no evidence takes it for a
/// success after all ("if (Adapter->Ports != 0) Status = SUCCESS;"), that may
/// be because of what is held. Where it still fails nobody can tell whether it
/// is.
void Explorer::forgive(unsigned Id, const std::vector<State *> &States,
                       bool AtExit) {
  const TaintInfo Of = M.Taints[Id & ~State::CountTaint];
  if (!Of.Failing)
    return;
  std::vector<State *> Failed, Forgiven;
  for (State *S : States)
    (promised(*S, Of.Frame, AtExit) == MayBeNegative ? Failed : Forgiven)
        .push_back(S);
  for (auto &[Resource, H] : Of.Active)
    for (State *S : Failed)
      if (M.is(*S, Resource, Holding::Status::Held) &&
          llvm::any_of(Forgiven, [&, Of = Resource](const State *Other) {
            return M.is(*Other, Of, Holding::Status::Held);
          }))
        M.Maps.setHolding(*S, Resource, {Holding::Status::Unknown, false});
}

/// Whether \p States may have taken more than one of the ways of \p Id.
static bool tookSeveral(unsigned Id, const std::vector<State *> &States) {
  unsigned Ways = 0;
  for (const State *S : States)
    Ways |= S->Taints.lookup(Id)->Ways;
  return !llvm::has_single_bit(Ways);
}

/// What is known of \p Id, if anything. Whether it failed or was never tried
/// makes no difference.
static std::optional<std::pair<Holding::Status, RegionId>>
knownIn(const State &S, ResourceId Id) {
  std::optional<Holding> H = holdingOf(S, Id);
  if (!H || H->is(Holding::Status::Failed))
    return std::nullopt;
  return std::pair(H->S, H->Counter);
}

/// What \p States do not agree on. At the exit, what was taken since the branch
/// is held on the way that took it: then of what there was \p Before only.
static std::vector<ResourceId> differing(const std::vector<State *> &States,
                                         const HoldingMap *Before) {
  std::set<ResourceId> All;
  for (State *S : States)
    for (const auto *Map : {&S->Active, &S->Past})
      for (auto &[Id, H] : *Map)
        if (!Before || Before->lookup(Id))
          All.insert(Id);
  std::vector<ResourceId> Differing;
  llvm::copy_if(All, std::back_inserter(Differing), [&](ResourceId Id) {
    return llvm::any_of(States, [&](State *S) {
      return knownIn(*S, Id) != knownIn(*States.front(), Id);
    });
  });
  return Differing;
}

/// Whether it is not the branch of \p Id that decides whether \p Taken, which
/// was taken since, is there: it may be on both ways, or on all but one that
/// only fails and has come here at once ("if (Closing) { Status = ...; break;
/// }").
bool Explorer::isDecidedLater(unsigned Id, const std::vector<State *> &States,
                              ResourceId Taken) {
  ContextId Frame = M.Taints[Id].Frame;
  // What a loop took before it came here again was there before the branch.
  if (Graph.cfg(*M.Mem.context(Frame).Of).comesAgain(M.Taints[Id].Branch))
    return false;
  llvm::StringRef Type =
      M.Prog.symbols().name(M.Mem.context(Frame).Of->ReturnType);
  bool IsAnswer = Type.ends_with("*") || Type == "unsigned char" ||
                  Type == "_Bool" || Type == "bool";
  uint64_t Fails = IsAnswer ? MayBeZero : MayBeNegative;
  unsigned With = 0, GoesOn = 0;
  for (const State *S : States) {
    const Taint &T = *S->Taints.lookup(Id);
    if (knownIn(*S, Taken))
      With |= T.Ways;
    else if (promised(*S, Frame, /*AtExit=*/false) != Fails)
      GoesOn |= T.Ways;
  }
  return (GoesOn & ~With) == 0;
}

/// Of \p Differing nobody can tell any more whether it is held.
void Explorer::doubt(unsigned Id, const std::vector<State *> &States,
                     llvm::ArrayRef<ResourceId> Differing) {
  // Before any of them changes.
  std::vector<std::tuple<State *, ResourceId, Holding>> Doubtful;
  for (ResourceId Held : Differing) {
    Holding Doubt;
    Doubt.Counter = counterFor(Id, Held, States);
    for (State *S : States)
      if (knownIn(*S, Held) && !keepsForGood(Id, *S, Held, States))
        Doubtful.emplace_back(S, Held, Doubt);
  }
  for (auto &[S, Held, Doubt] : Doubtful)
    M.Maps.setHolding(*S, Held, Doubt);
}

/// What was handed over on one way may have been on the others, too.
void Explorer::shareHanded(const std::vector<State *> &States) {
  NumberMap All = States.front()->Handed;
  for (const State *S : llvm::drop_begin(States))
    for (const auto &[Id, Once] : S->Handed)
      All = M.Maps.Numbers.add(All, Id, Once);
  for (State *S : States)
    S->Handed = All;
}

/// Which way was taken says nothing of what the branch was on: a later one on
/// it may go either way again. But what a variable holds stays what it was.
void Explorer::unlearn(const TaintInfo &Of,
                       const std::vector<State *> &States) {
  SymbolId Base = M.Mem.baseOf(Of.On);
  auto Keeps = [&](const State *S) {
    return llvm::any_of(M.Mem.variables(Of.Frame), [&](RegionId Variable) {
      AbstractValue V = M.load(*S, Variable);
      return V.isSymbol() && M.Mem.baseOf(V.sym()) == Base;
    });
  };
  if (Of.On == 0 || llvm::any_of(States, Keeps))
    return;
  Range All = rangeOf(*States.front(), Of.On);
  for (const State *S : States)
    All = All.hull(rangeOf(*S, Of.On));
  for (State *S : States)
    M.Maps.setRange(*S, Of.On, All);
}

/// Ends the mark \p Id of \p States: what they do not agree on is unknown. But
/// what was locked before the branch is locked where it was not released,
/// whatever the branch was on.
void Explorer::end(unsigned Id, const std::vector<State *> &States,
                   bool AtExit) {
  const TaintInfo Of = M.Taints[Id & ~State::CountTaint];
  const bool Counts = (Id & State::CountTaint) != 0;
  if (M.Disturbed) {
    blurAnswers(States, Id);
    for (State *S : States) {
      S->Taints = M.Maps.Taints.remove(S->Taints, Id);
      M.Maps.unbind(*S, counterSlot(Id));
    }
    return;
  }
  // Nobody asks for a count twice. And if all came by one way, it is not this
  // branch that decides what is locked.
  if (!Counts && tookSeveral(Id, States) && !staysLocked(Id, States))
    loseLocks(States, Of.Locks);
  if (!AtExit)
    forgive(Id, States, AtExit);
  if (Counts)
    forgetLast(Id, States);
  std::vector<ResourceId> Differing =
      differing(States, AtExit && !Counts ? &Of.Active : nullptr);
  if (!AtExit && !Counts)
    llvm::erase_if(Differing, [&](ResourceId Taken) {
      return !Of.Active.lookup(Taken) && isDecidedLater(Id, States, Taken);
    });
  bool SameLocks = llvm::all_of(
      States, [&](State *S) { return S->Locks == States.front()->Locks; });
  if (Counts && Differing.empty() && SameLocks)
    blurAnswers(States, Id);
  doubt(Id, States, Differing);
  shareHanded(States);
  unlearn(Of, States);
  bool AnyLikely = llvm::any_of(
      States, [&](State *S) { return !S->Taints.lookup(Id)->Unlikely; });
  for (State *S : States) {
    // All that can be so went another way.
    S->Lost |= AnyLikely && S->Taints.lookup(Id)->Unlikely;
    S->Taints = M.Maps.Taints.remove(S->Taints, Id);
  }
}

/// Ends the marks that end at block \p B of \p Frame: the states of \p Met are
/// all those that came there.
void Explorer::resolve(std::vector<State *> &Met, ContextId Frame,
                       ir::BlockId B, bool AtExit) {
  std::map<unsigned, std::vector<State *>> ByTaint;
  for (State *S : Met)
    for (auto &[Id, T] : S->Taints)
      if (T.Meet == B && M.Taints[Id & ~State::CountTaint].Frame == Frame)
        ByTaint[Id].push_back(S);
  for (auto &[Id, States] : ByTaint)
    end(Id, States, AtExit);
}

/// At the exit a caller sees the outcome: what goes with it is no accident. But
/// that a count was not zero yet does not mean that it will not be.
void Explorer::resolveAtExit(Run &R) {
  std::map<uint64_t, std::vector<State *>> ByOutcome;
  std::map<unsigned, std::vector<State *>> ByCount, ByTaint;
  for (Exit &E : R.Exits) {
    for (auto &[Id, T] : E.S.Taints)
      if (T.Meet == R.Graph.exit() &&
          M.Taints[Id & ~State::CountTaint].Frame == R.Frame)
        ByTaint[Id].push_back(&E.S);
  }
  for (auto &[Id, States] : ByTaint)
    forgive(Id, States, /*AtExit=*/true);
  for (Exit &E : R.Exits) {
    ByOutcome[outcome(E.S, E.Result)].push_back(&E.S);
    for (auto &[Id, T] : E.S.Taints)
      if ((Id & State::CountTaint) &&
          M.Taints[Id & ~State::CountTaint].Frame == R.Frame)
        ByCount[Id].push_back(&E.S);
  }
  for (auto &[Id, States] : ByCount)
    end(Id, States, /*AtExit=*/true);
  if (!ByCount.empty())
    for (Exit &E : R.Exits)
      E.Result = M.simplify(E.S, M.load(E.S, returned(R.Frame)));
  for (auto &[Outcome, States] : ByOutcome)
    resolve(States, R.Frame, R.Graph.exit(), /*AtExit=*/true);
  for (Exit &E : R.Exits) {
    llvm::SmallVector<unsigned, 4> Left;
    for (auto &[Id, T] : E.S.Taints)
      if (M.Taints[Id & ~State::CountTaint].Frame == R.Frame)
        Left.push_back(Id);
    for (unsigned Id : Left)
      E.S.Taints = M.Maps.Taints.remove(E.S.Taints, Id);
  }
  llvm::erase_if(R.Exits, [](const Exit &E) { return E.S.Lost; });
}

} // namespace ndistidy::engine
