//===- Releases.cpp - Calls that give something back ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/LifeRecorder.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using catalogue::IdentityKind;

void CallTransfer::misuse(const State &S, llvm::StringRef Check,
                          std::string Message, const catalogue::Resource &Of,
                          std::optional<ResourceId> Id, const CallFrame &F) {
  if (M.Disturbed || S.isUnlikely())
    return;
  Reporter::Report Report;
  Report.Check = Check;
  Report.Loc = F.At.Loc;
  Report.Message = std::move(Message);
  Report.In = F.At.In;
  Report.Of = &Of;
  Report.Site = Id ? M.Resources[*Id].Site : F.At.Site;
  Report.Path = S.Path;
  Report.Resource = Id;
  M.Out.report(std::move(Report));
}

void CallTransfer::release(State &S, const CallFrame &F) {
  if (!F.Rules || F.Rules->Releases.empty())
    return;
  // A call may release what is held of any of several kinds: the kind that the
  // handle is of, if that can be told.
  llvm::SmallVector<const BoundRelease *, 4> Rows;
  for (const BoundRelease &B : F.Rules->Releases)
    if (holds(S, B.When, F) != Truth::False)
      Rows.push_back(&B);
  auto IsOf = [&](const BoundRelease *B) {
    std::optional<ResourceId> Id =
        B->How->Identity == IdentityKind::Handle
            ? M.instanceOf(get(S, B->Paths.front(), F))
            : std::nullopt;
    return Id && M.Resources[*Id].Of == B->Of;
  };
  if (auto Exact = llvm::find_if(Rows, IsOf); Exact != Rows.end())
    return releaseHandle(S, **Exact, F);
  // What an annotation gives back that nobody saw being taken is one thing.
  if (M.Rows.isAnnotation(F.Name) && Rows.size() > 1)
    Rows.resize(1);
  for (const BoundRelease *B : Rows)
    switch (B->How->Identity) {
    case IdentityKind::Handle:
      releaseHandle(S, *B, F);
      break;
    case IdentityKind::Storage:
      releaseStorage(S, *B, F);
      break;
    case IdentityKind::Key:
      releaseKey(S, *B, F);
      break;
    case IdentityKind::Any:
      releaseAny(S, *B, F);
      break;
    }
}

/// Whether a branch that says nothing has led on from where \p Id was \p Was: a
/// flag that others set, too, may never say that this is held. A count that is
/// zero says nothing else.
bool CallTransfer::behindDoubt(const State &S, ResourceId Id,
                               Holding::Status Was) const {
  return llvm::any_of(S.Taints, [&](const auto &Entry) {
    const TaintInfo &Of = M.Taints[Entry.first & ~State::CountTaint];
    const Holding *H = Of.Past.lookup(Id);
    bool Counts = (Entry.first & State::CountTaint) != 0;
    return H && H->is(Was) && (!Counts || Was != Status::Released);
  });
}

/// The instance is certainly the one that the call names.
void CallTransfer::released(State &S, ResourceId Id, const CallFrame &F) {
  const catalogue::Resource &Of = *M.Resources[Id].Of;
  if (M.is(S, Id, Status::Released) && !Of.ReleaseTwiceIsAllowed &&
      !behindDoubt(S, Id, Status::Released))
    misuse(S, M.Rows.catalogue().DoubleReleaseCheck,
           "the " + Of.Title + " is released a second time", Of, Id, F);
  // Whether a count is zero, nobody can tell.
  if (!asksForCount(S))
    judgeOrder(S, Id, F);
  M.become(S, Id, Status::Released);
  if (!M.Disturbed)
    for (ContextId C = F.At.Frame; C != 0; C = M.Mem.context(C).Parent)
      M.Out.noteRelease(M.Mem.context(C).Of, &Of);
  Trace Done = Trace::of(Trace::Kind::Release, Id, &Of, F.At.Loc);
  Done.In = F.At.In;
  M.trace(S, Done);
  if (M.Lives)
    M.Lives->giveBack(Id, F.At);
}

bool CallTransfer::untestedFailure(const State &S,
                                   const catalogue::Resource &Of) const {
  return llvm::any_of(S.Past, [&](const auto &Entry) {
    return M.Resources[Entry.first].Of == &Of &&
           Entry.second.is(Status::Failed) && !Entry.second.Tested;
  });
}

/// Whether what the state does not know of this kind was never taken.
bool CallTransfer::nobodyElseTakes(const State &S,
                                   const catalogue::Resource &Of,
                                   bool InObject) const {
  const auto &Elsewhere = InObject ? Now.TakenInObjects : Now.TakenElsewhere;
  return Now.Role && !S.UnknownCall && !Elsewhere.contains(&Of);
}

/// A null handle, a number, or what a failed acquisition left.
void CallTransfer::nullRelease(State &S, const BoundRelease &B, AbstractValue V,
                               const CallFrame &F) {
  const catalogue::Resource &Of = *B.Of;
  bool Null = M.range(S, V) == Range::just(0);
  if ((Null && Of.NullIsReleasable) || Of.ReleaseTwiceIsAllowed)
    return;
  std::optional<ResourceId> Failure = M.failureOf(V);
  if (Failure) {
    const Holding *H = S.Past.lookup(*Failure);
    if (!H || !H->Tested)
      return;
  } else if (!V.isInteger() && untestedFailure(S, Of)) {
    return;
  }
  if (!Failure)
    for (auto &[Id, H] : S.Past)
      if (M.Resources[Id].Of == &Of && H.is(Status::Failed))
        Failure = Id;
  // What the routine found when it was entered is not known.
  if (!Failure && Now.Between)
    return;
  // What led here may say nothing: a counter says that a list has an entry, and
  // the list says that it has none.
  if (Failure ? behindDoubt(S, *Failure, Status::Failed) : !S.Taints.isEmpty())
    return;
  misuse(S, M.Rows.catalogue().UnacquiredCheck,
         "the " + Of.Title +
             (Failure ? " is released although its acquisition failed"
                      : " is released, but was never acquired on this path"),
         Of, Failure, F);
}

void CallTransfer::releaseHandle(State &S, const BoundRelease &B,
                                 const CallFrame &F) {
  AbstractValue V = get(S, B.Paths.front(), F);
  if (M.Disturbed && B.Of->Memory)
    M.noteFreed(S, V);
  if (std::optional<ResourceId> Id = M.instanceOf(V)) {
    // Of another kind: two names may stand for one call in ways that the rules
    // do not know.
    if (M.Resources[*Id].Of != B.Of) {
      if (M.is(S, *Id, Status::Held))
        M.become(S, *Id, Status::Unknown);
      return;
    }
    return released(S, *Id, F);
  }
  if (V.isInteger() || M.range(S, V) == Range::just(0))
    return nullRelease(S, B, V, F);
  if (!V.isSymbol() || V == M.Mem.unknown()) {
    if (V != M.Mem.unknown())
      return;
  } else if (const SymbolInfo &I = M.Mem.symbol(V.sym());
             I.K == SymbolInfo::Kind::Garbage) {
    // What was never stored is no handle of anything.
    if (M.Mem.region(M.Mem.root(static_cast<RegionId>(I.A))).K ==
        Region::Kind::Local)
      nullRelease(S, B, V, F);
    return;
  }
  releaseForeign(S, *B.Of, IdentityKind::Handle, {V}, F);
  llvm::SmallVector<ResourceId, 8> Doubtful;
  for (auto &[Id, H] : S.Active)
    if (M.Resources[Id].Of == B.Of && H.is(Status::Held) &&
        M.mayBe(V, M.handleOf(Id)))
      Doubtful.push_back(Id);
  for (ResourceId Id : Doubtful)
    M.become(S, Id, Status::Unknown);
}

/// Something is given back of which nobody saw how it was taken: once.
void CallTransfer::releaseForeign(State &S, const catalogue::Resource &Of,
                                  IdentityKind Identity,
                                  llvm::ArrayRef<AbstractValue> Keys,
                                  const CallFrame &F) {
  // What comes from within an object may be another one the next time round.
  auto IsGiven = [&](SymbolId Symbol) {
    const SymbolInfo &I = M.Mem.symbol(Symbol);
    return I.K == SymbolInfo::Kind::Initial &&
           M.Mem.region(static_cast<RegionId>(I.A)).K ==
               Region::Kind::Parameter;
  };
  auto IsStable = [&](AbstractValue V) {
    if (V.isAddress()) {
      const Region &Root = M.Mem.region(M.Mem.root(V.region()));
      return !Now.Between || Root.K != Region::Kind::Pointee ||
             IsGiven(Root.Base);
    }
    if (!V.isSymbol())
      return true;
    if (Now.Between && !IsGiven(V.sym()))
      return false;
    const SymbolInfo &I = M.Mem.symbol(V.sym());
    return !I.Unstable && !I.Summary &&
           (I.K == SymbolInfo::Kind::Initial ||
            I.K == SymbolInfo::Kind::Result ||
            I.K == SymbolInfo::Kind::Written || M.instanceOf(V));
  };
  if (M.Disturbed) {
    M.Disturbed->addForeign({&Of, Identity, Keys.front(), M.lastMark(S)});
    if (M.Lives)
      M.Lives->giveBack(Of, F.At);
    return;
  }
  if (!llvm::all_of(Keys, IsStable))
    return;
  ResourceInstance I;
  I.Of = &Of;
  I.Identity = Identity;
  I.Keys.assign(Keys.begin(), Keys.end());
  I.Foreign = true;
  released(S, M.Resources.intern(I), F);
}

/// Which of two of one key a release is of: what is held, if there is such,
/// then what was.
static bool prefers(Holding::Status New, Holding::Status Old) {
  auto Rank = [](Holding::Status Of) {
    switch (Of) {
    case Holding::Status::Held:
      return 0;
    case Holding::Status::Unknown:
      return 1;
    case Holding::Status::Released:
      return 2;
    case Holding::Status::Failed:
      return 3;
    }
    return 3;
  };
  return Rank(New) < Rank(Old);
}

void CallTransfer::releaseStorage(State &S, const BoundRelease &B,
                                  const CallFrame &F) {
  AbstractValue V = get(S, B.Paths.front(), F);
  std::optional<ResourceId> Same;
  llvm::SmallVector<ResourceId, 4> Perhaps;
  for (const auto *Map : {&S.Active, &S.Past})
    for (auto &[Id, H] : *Map) {
      const ResourceInstance &I = M.Resources[Id];
      if (I.Of != B.Of || I.Identity != IdentityKind::Storage)
        continue;
      if (I.Keys.front() == V && V != M.Mem.unknown()) {
        if (!Same || prefers(H.S, holdingOf(S, *Same)->S))
          Same = Id;
      } else if (H.is(Status::Held) && M.mayPointTo(S, V, I.Keys.front())) {
        Perhaps.push_back(Id);
      }
    }
  if (Same) {
    const Holding *H = S.Past.lookup(*Same);
    if (H && H->is(Status::Failed)) {
      if (H->Tested)
        nullRelease(S, B, V, F);
      return;
    }
    return released(S, *Same, F);
  }
  for (ResourceId Id : Perhaps)
    M.become(S, Id, Status::Unknown);
  if (M.Disturbed)
    return releaseForeign(S, *B.Of, IdentityKind::Storage, {V}, F);
  if (!Perhaps.empty() || V == M.Mem.unknown())
    return;
  bool Named = V.isAddress() &&
               M.Mem.region(M.Mem.root(V.region())).K != Region::Kind::Pointee;
  bool InObject =
      V.isAddress() && !Named &&
      M.instanceOf(M.Mem.addressOf(M.Mem.root(V.region()))).has_value();
  if ((Named || InObject) && nobodyElseTakes(S, *B.Of, InObject))
    nullRelease(S, B, V, F);
  else
    releaseForeign(S, *B.Of, IdentityKind::Storage, {V}, F);
}

void CallTransfer::releaseKey(State &S, const BoundRelease &B,
                              const CallFrame &F) {
  llvm::SmallVector<AbstractValue, 2> Keys;
  for (const BoundPath &Path : B.Paths)
    Keys.push_back(get(S, Path, F));
  auto Tells = [&](AbstractValue V) {
    return V.isInteger() || V.isFunction() ||
           V.K == AbstractValue::Kind::String;
  };
  std::optional<ResourceId> Same;
  llvm::SmallVector<ResourceId, 4> Perhaps;
  for (const auto *Map : {&S.Active, &S.Past})
    for (auto &[Id, H] : *Map) {
      const ResourceInstance &I = M.Resources[Id];
      if (I.Of != B.Of || I.Identity != IdentityKind::Key)
        continue;
      bool Equal = I.Keys.size() == Keys.size(), Differ = false;
      for (auto [A, K] : llvm::zip(I.Keys, Keys)) {
        Equal &= A == K && A != M.Mem.unknown();
        Differ |= Tells(A) && Tells(K) && A != K;
      }
      if (Equal && (!Same || prefers(H.S, holdingOf(S, *Same)->S)))
        Same = Id;
      else if (!Equal && !Differ && H.is(Status::Held))
        Perhaps.push_back(Id);
    }
  if (Same && (M.is(S, *Same, Status::Held) || Perhaps.empty())) {
    const Holding *H = S.Past.lookup(*Same);
    if (H && H->is(Status::Failed)) {
      if (H->Tested)
        nullRelease(S, B, M.Mem.unknown(), F);
      return;
    }
    return released(S, *Same, F);
  }
  for (ResourceId Id : Perhaps)
    M.become(S, Id, Status::Unknown);
  if (!M.Disturbed && Perhaps.empty() && llvm::all_of(Keys, Tells) &&
      nobodyElseTakes(S, *B.Of, /*InObject=*/false))
    nullRelease(S, B, M.Mem.unknown(), F);
  else
    releaseForeign(S, *B.Of, IdentityKind::Key, Keys, F);
}

void CallTransfer::releaseAny(State &S, const BoundRelease &B,
                              const CallFrame &F) {
  // A thread does not wait for itself.
  if (M.Disturbed && Now.Role && M.Rows.comesWith(*Now.Role, *B.Of))
    return;
  llvm::SmallVector<ResourceId, 4> Held;
  std::optional<ResourceId> Done;
  bool Unclear = false;
  for (auto &[Id, H] : S.Active)
    if (M.Resources[Id].Of == B.Of) {
      Held.push_back(Id);
      Unclear |= H.is(Status::Unknown);
    }
  for (auto &[Id, H] : S.Past)
    if (M.Resources[Id].Of == B.Of && H.is(Status::Released))
      Done = Id;
  for (ResourceId Id : Held)
    released(S, Id, F);
  if (M.Disturbed)
    M.Disturbed->addForeign(
        {B.Of, IdentityKind::Any, M.Mem.unknown(), M.lastMark(S)});
  if (!Held.empty() || Unclear ||
      !nobodyElseTakes(S, *B.Of, /*InObject=*/false))
    return;
  if (Done)
    released(S, *Done, F);
  else
    nullRelease(S, B, M.Mem.unknown(), F);
}

} // namespace ndistidy::engine
