//===- LastReference.cpp - Where a count has become zero ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where a count is zero nobody else has a reference, and nobody else is left to
// give anything back: what goes with the last reference goes here.
//
//===----------------------------------------------------------------------===//

#include "engine/Explorer.h"
#include "engine/Joining.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

namespace ndistidy::engine {

using Status = Holding::Status;

/// What a branch on \p L and \p Right asks for that is no evidence.
Explorer::Question Explorer::question(const State &S, AbstractValue L,
                                      AbstractValue Right) const {
  Question Asked;
  Asked.Own = isOwn(L) && isOwn(Right);
  for (auto [V, Other] : {std::pair(L, Right), std::pair(Right, L)}) {
    if (!Asked.Own && saysNothing(V) && !saysNothing(Other))
      Asked.On = V.sym();
    Asked.Count |= M.Mem.isCount(V);
    if (std::optional<Machine::Count> Of = M.countOf(S, V)) {
      Asked.Count = true;
      Asked.What = V;
      Asked.AtZero = Of->AtZero;
      Asked.Counter = Of->Counter;
    }
  }
  if (Asked.Count)
    Asked.On = 0;
  return Asked;
}

/// The way of a branch on which a count is zero, if only one can be that.
unsigned Explorer::zeroWay(const State &OnTrue, const State &OnFalse,
                           const Question &Asked) const {
  if (Asked.Counter == 0)
    return 0;
  auto CanBeZero = [&](const State &S) {
    return M.decide(S, Asked.What, ir::Condition::Operator::EQ,
                    AbstractValue::integer(Asked.AtZero)) != Truth::False;
  };
  bool IfTrue = CanBeZero(OnTrue), IfFalse = CanBeZero(OnFalse);
  if (IfTrue == IfFalse)
    return 0;
  return IfTrue ? Taint::True : Taint::False;
}

/// Whether \p Id is held and nobody can give it back any more: what alone leads
/// to it, or has it inside, was given back itself.
bool Explorer::isLost(const State &S, ResourceId Id) const {
  const ResourceInstance &I = M.Resources[Id];
  const Holding *H = S.Held.lookup(Id);
  // The OS may complete a request that lies in memory; what it does with a
  // handle, a routine of the driver would have to do.
  if (!H || H->Shared || (I.Of->Memory && S.Handed.lookup(Id)))
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
  if ((Id & State::CountTaint) == 0 || !S.Taints.lookup(Id)->isLast() ||
      !M.is(S, Held, Status::Held))
    return false;
  return isLost(S, Held) || llvm::any_of(States, [&](const State *Other) {
           return Other->Taints.lookup(Id)->isLast() &&
                  M.is(*Other, Held, Status::Released);
         });
}

/// That a count is zero says that others have given back nothing: where the
/// ways meet, that is forgotten.
void Explorer::forgetLast(unsigned Id, const std::vector<State *> &States) {
  const TaintInfo &Of = M.Taints[Id & ~State::CountTaint];
  for (auto &[Held, Before] : Of.Active)
    for (State *S : States)
      if (Before.Counter != 0 && M.is(*S, Held, Holding::Status::Held) &&
          !keepsForGood(Id, *S, Held, States))
        M.Maps.setHolding(*S, Held, Before);
}

/// What counts the references with the last of which \p Held has gone, if it
/// has in any of \p States. 0 if it may have gone otherwise.
RegionId Explorer::counterFor(unsigned Id, ResourceId Held,
                              const std::vector<State *> &States) const {
  const TaintInfo &Of = M.Taints[Id & ~State::CountTaint];
  const Holding *Before = Of.Active.lookup(Held);
  if (Of.Counter != 0 && Before &&
      (Before->is(Status::Held) || Before->Counter == Of.Counter) &&
      llvm::any_of(States, [&](const State *S) {
        return S->Taints.lookup(Id)->isZero() &&
               isReleasedMemory(M, *S, M.Mem.root(Of.Counter));
      }))
    return Of.Counter;
  RegionId Counter = 0;
  for (const State *S : States) {
    std::optional<Holding> H = holdingOf(*S, Held);
    if (!H || (!H->is(Status::Held) && H->Counter == 0) ||
        (Counter != 0 && H->Counter != 0 && H->Counter != Counter))
      return 0;
    Counter = std::max(Counter, H->Counter);
  }
  return Counter;
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

/// The counter that was asked for at the mark \p Id.
RegionId Explorer::counterIn(const State &S, unsigned Id) {
  if (!M.Disturbed)
    return M.Taints[Id & ~State::CountTaint].Counter;
  const AbstractValue *Of = S.Bindings.lookup(counterSlot(Id));
  return Of && Of->isAddress() ? Of->region() : M.Mem.invalid();
}

/// Of the same, which of \p Values says that the count is zero.
static std::optional<int64_t>
answerAtZero(const std::vector<State *> &States, unsigned Id,
             llvm::ArrayRef<AbstractValue> Values) {
  std::set<int64_t> OnZero, Otherwise;
  for (auto [S, V] : llvm::zip_equal(States, Values)) {
    const Taint &T = *S->Taints.lookup(Id);
    (T.isZero() ? OnZero : Otherwise).insert(V.Bits);
  }
  if (OnZero.size() != 1 || Otherwise.contains(*OnZero.begin()))
    return std::nullopt;
  return *OnZero.begin();
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
    std::optional<int64_t> AtZero = answerAtZero(States, Id, Values);
    for (State *S : States) {
      AbstractValue New = M.fresh(*S, SymbolInfo::Kind::Result, Answer, At,
                                  /*Unstable=*/true);
      if (AtZero)
        M.noteCount(*S, New, {counterIn(*S, Id), *AtZero});
      M.store(*S, Variable, New);
    }
  }
}

} // namespace ndistidy::engine
