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
#include "engine/Joining.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

namespace ndistidy::engine {

/// What outcome() says of a certain failure.
static constexpr uint64_t Failure = 4;

/// Whether a branch on \p V is no evidence. What a routine that runs alone
/// finds when it is entered is as good as its parameters, until others may have
/// changed it.
bool Explorer::saysNothing(AbstractValue V) const {
  if (!M.Mem.unstable(V))
    return false;
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

/// Of a branch of which one side is a count: the way on which it is zero, if
/// only one can be that.
unsigned Explorer::zeroWay(const State &OnTrue, const State &OnFalse,
                           AbstractValue L, AbstractValue Right) const {
  if (!M.Mem.isCount(L))
    std::swap(L, Right);
  auto CanBeZero = [&](const State &S) {
    return M.decide(S, L, ir::Condition::Operator::EQ,
                    AbstractValue::integer(0)) != Truth::False;
  };
  bool IfTrue = CanBeZero(OnTrue), IfFalse = CanBeZero(OnFalse);
  if (IfTrue == IfFalse)
    return 0;
  return IfTrue ? Taint::True : Taint::False;
}

void Explorer::taint(State &S, const Run &R, ir::BlockId B, Taint Way,
                     Question Asked) {
  // Of routines that are only simulated, no one asks what they hold.
  if (M.Disturbed)
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
      !Asked.Own && promised(S, R.Frame, /*AtExit=*/false) == Failure;
  const std::tuple Key{
      R.Frame, B, S.Active.identity(), S.Past.identity(), S.Locks.identity(),
      Failing};
  auto [Found, IsNew] =
      KnownTaints.try_emplace(Key, static_cast<unsigned>(M.Taints.size()));
  unsigned Id = Found->second;
  if (IsNew)
    M.Taints.push_back({R.Frame, B, S.Active, S.Past, S.Locks, Failing});
  if (Asked.Count)
    Id |= State::CountTaint;
  Way.Meet = R.Graph.postDominator(B);
  S.Taints = M.Maps.Taints.add(S.Taints, Id, Way);
}

static std::optional<Holding::Status> statusIn(const State &S, ResourceId Id) {
  std::optional<Holding> H = holdingOf(S, Id);
  // Whether it failed or was never tried makes no difference.
  if (!H || H->is(Holding::Status::Failed))
    return std::nullopt;
  return H->S;
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

/// Whether \p States, in which a variable is one of \p Values, differ in it by
/// the way that they took at the branch \p Id.
static bool tellsTheWay(const std::vector<State *> &States, unsigned Id,
                        llvm::ArrayRef<AbstractValue> Values) {
  std::set<int64_t> OnTrue, OnFalse;
  for (auto [S, V] : llvm::zip_equal(States, Values)) {
    unsigned Ways = S->Taints.lookup(Id)->Ways;
    if (Ways & Taint::True)
      OnTrue.insert(V.Bits);
    if (Ways & Taint::False)
      OnFalse.insert(V.Bits);
  }
  return !OnTrue.empty() && !OnFalse.empty() && OnTrue != OnFalse;
}

/// Where a routine does no more than ask for a count, and keeps the answer as a
/// flag ("return InterlockedDecrement(&P->References) == 0;"), who asks for the
/// flag asks for the count: \p States no longer say which it was. A flag that
/// is as it was before the question says what it said.
void Explorer::blurAnswers(const std::vector<State *> &States, unsigned Id) {
  const TaintInfo Of = M.Taints[Id & ~State::CountTaint];
  const ir::Function &F = *M.Mem.context(Of.Frame).Of;
  Point At{&F, Of.Frame, {}, site(F, Of.Branch, 0xFFFE)};
  for (RegionId Variable : M.Mem.variables(Of.Frame)) {
    llvm::SmallVector<AbstractValue, 4> Values, Likely;
    for (const State *S : States) {
      Values.push_back(M.load(*S, Variable));
      if (!S->Taints.lookup(Id)->Unlikely)
        Likely.push_back(Values.back());
    }
    if (!llvm::all_of(Values, [](AbstractValue V) { return V.isInteger(); }) ||
        !tellsTheWay(States, Id, Values))
      continue;
    uint64_t Answer = Memory::CounterResult;
    if (!Likely.empty() && Likely.size() != Values.size() &&
        llvm::all_equal(Likely))
      Answer = Memory::exactly(Answer, Likely.front().Bits);
    for (State *S : States)
      M.store(*S, Variable,
              M.fresh(*S, SymbolInfo::Kind::Result, Answer, At,
                      /*Unstable=*/true));
  }
}

/// The outcome that the routine in \p Frame is going to have, if one variable
/// tells, or has.
uint64_t Explorer::promised(const State &S, ContextId Frame, bool AtExit) {
  RegionId Where = returned(Frame);
  if (!AtExit) {
    const auto &Names = graph(*M.Mem.context(Frame).Of).returned();
    if (Names.size() != 1)
      return ~Failure;
    Where = M.Mem.local(Frame, Names.front());
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
    (promised(*S, Of.Frame, AtExit) == Failure ? Failed : Forgiven)
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

/// Whether \p Id is held and nobody can give it back any more: what alone leads
/// to it, or has it inside, was given back itself.
bool Explorer::isLost(const State &S, ResourceId Id) const {
  const ResourceInstance &I = M.Resources[Id];
  const Holding *H = S.Held.lookup(Id);
  if (!H || H->Shared || S.Handed.lookup(Id))
    return false;
  if (I.Identity == catalogue::IdentityKind::Handle)
    return !isAlive(M, S, M.handleOf(Id).sym(), {}, /*InReleased=*/false);
  return I.Identity == catalogue::IdentityKind::Storage &&
         isReleasedMemory(M, S, M.Mem.root(M.Mem.target(I.Keys.front())));
}

/// Whether \p S, in which a count has become zero, holds \p Held for good. No
/// reference is left with which others could give it back: either nothing leads
/// to it any more, or what else is decided on that way has it given back in
/// another one of \p States.
bool Explorer::keepsForGood(unsigned Id, const State &S, ResourceId Held,
                            const std::vector<State *> &States) const {
  using Status = Holding::Status;
  if (!S.Taints.lookup(Id)->isLast() || !M.is(S, Held, Status::Held))
    return false;
  return isLost(S, Held) || llvm::any_of(States, [&](const State *Other) {
           return Other->Taints.lookup(Id)->isLast() &&
                  M.is(*Other, Held, Status::Released);
         });
}

/// Ends the mark \p Id of \p States: what they do not agree on is unknown.
/// At an exit, what was locked before the branch is locked where it was not
/// released, whatever the branch was on.
void Explorer::end(unsigned Id, const std::vector<State *> &States,
                   bool AtExit) {
  const TaintInfo Of = M.Taints[Id & ~State::CountTaint];
  const bool Counts = (Id & State::CountTaint) != 0;
  // Nobody asks for a count twice. And if all came by one way, it is not this
  // branch that decides what is locked.
  if (!Counts && tookSeveral(Id, States))
    loseLocks(States, AtExit ? Of.Locks : LockMap());
  if (!AtExit)
    forgive(Id, States, AtExit);
  std::map<ResourceId, bool> Differs;
  for (State *S : States)
    for (const auto *Map : {&S->Active, &S->Past})
      for (auto &[Held, H] : *Map)
        Differs.try_emplace(Held, false);
  bool AnyDiffers = llvm::any_of(
      States, [&](State *S) { return S->Locks != States.front()->Locks; });
  for (auto &[Held, Different] : Differs) {
    // At the exit, what was taken since is held on the way that took it.
    if (AtExit && !Counts && !Of.Active.lookup(Held))
      continue;
    for (State *S : States)
      Different |= statusIn(*S, Held) != statusIn(*States.front(), Held);
    AnyDiffers |= Different;
  }
  if (Counts && !AnyDiffers)
    blurAnswers(States, Id);
  bool AnyLikely = llvm::any_of(
      States, [&](State *S) { return !S->Taints.lookup(Id)->Unlikely; });
  // Before any of them changes.
  llvm::SmallVector<std::pair<State *, ResourceId>, 8> Doubtful;
  for (State *S : States)
    for (auto &[Held, Different] : Differs)
      if (Different && statusIn(*S, Held) &&
          !(Counts && keepsForGood(Id, *S, Held, States)))
        Doubtful.push_back({S, Held});
  for (auto [S, Held] : Doubtful)
    M.Maps.setHolding(*S, Held, {Holding::Status::Unknown, false});
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
