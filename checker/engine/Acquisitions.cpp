//===- Acquisitions.cpp - Calls that take something -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/LifeRecorder.h"
#include "llvm/ADT/STLExtras.h"
#include <functional>

namespace ndistidy::engine {

using catalogue::IdentityKind;
using Operator = ir::Condition::Operator;

static constexpr int64_t LeastStatus = std::numeric_limits<int32_t>::min();

/// The values of which one is there after an acquisition that succeeded. Of a
/// status it is the plain success: drivers take any other for a failure.
static Range successRange(const BoundPredicate &Success) {
  if (Success.Op == Operator::GE && Success.Constant == 0)
    return Range::just(0);
  return Range().satisfying(Success.Op, Success.Constant);
}

/// ... that failed. Where success is "== 0" failure is a status, and those are
/// negative.
static Range failureRange(const BoundPredicate &Success) {
  if (Success.Op == Operator::EQ)
    return Success.Constant == 0 ? Range(LeastStatus, -1) : Range::just(0);
  Range Failure = Range().satisfying(negate(Success.Op), Success.Constant);
  return Failure.meet(Range(LeastStatus, Range::Max));
}

/// Whether a loop takes what \p New is without end, each by a value of its own.
bool CallTransfer::isOneOfMany(const State &S,
                               const ResourceInstance &New) const {
  unsigned Alike = 0;
  for (const auto &[Id, H] : S.Active) {
    const ResourceInstance &I = M.Resources[Id];
    Alike += I.Of == New.Of && I.Site == New.Site && I.Frame == New.Frame &&
             I.Keys != New.Keys;
  }
  return Alike >= ResourceTable::LastGeneration;
}

/// What this call takes, told from what it took before and is still known.
ResourceId CallTransfer::instance(State &S, const BoundAcquire &A,
                                  const CallFrame &F) {
  ResourceInstance New;
  New.Of = A.Of;
  New.Identity = A.How->Identity;
  New.Site = F.At.Site;
  New.Frame = F.At.Frame;
  New.AssumeSuccess = A.Of->AssumeSuccess;
  if (New.Identity == IdentityKind::Storage ||
      New.Identity == IdentityKind::Key)
    for (const BoundPath &Path : A.Paths)
      New.Keys.push_back(get(S, Path, F));
  if (New.Identity == IdentityKind::Key && isOneOfMany(S, New)) {
    New.Generation = ResourceTable::LastGeneration;
    New.Keys.assign(New.Keys.size(), M.Mem.unknown());
  }
  New.Needs = needed(S, A, New, F);
  // What is set again was set once more, not a second one.
  if (!New.Keys.empty() && A.Of->ReleaseTwiceIsAllowed)
    for (const auto &[Id, H] : S.Held)
      if (M.Resources[Id].Of == New.Of && M.Resources[Id].Keys == New.Keys &&
          New.Keys.front() != M.Mem.unknown())
        return Id;
  for (;; ++New.Generation) {
    ResourceId Id = M.Resources.intern(New);
    if (New.Generation == ResourceTable::LastGeneration || !New.Keys.empty() ||
        !holdingOf(S, Id))
      return Id;
    // What was given back and can be named no more is forgotten.
    bool Named = M.knows(S, M.Mem.symbol(SymbolInfo::Kind::Handle, Id)) ||
                 M.knows(S, M.Mem.symbol(SymbolInfo::Kind::Failed, Id)) ||
                 M.knows(S, M.Mem.symbol(SymbolInfo::Kind::Status, Id));
    if (S.Past.lookup(Id) && !Named) {
      M.Maps.drop(S, Id);
      return Id;
    }
  }
}

/// A call that takes something where it gives something back has given back
/// what was held \p Before.
void CallTransfer::noteGivenBack(const State &S, const HoldingMap &Before,
                                 CallFrame &F) {
  auto Asks = [](const BoundAcquire &A) { return !A.How->GivesBack.empty(); };
  if (M.Disturbed || !F.Rules || !llvm::any_of(F.Rules->Acquires, Asks))
    return;
  for (const auto &[Id, H] : Before)
    if (M.is(S, Id, Status::Released))
      F.GivenBack.push_back(Id);
}

/// What the call has given back goes on, unless the call says otherwise. Nobody
/// may ever look, so the path does not split.
void CallTransfer::goOn(State &S, const BoundAcquire &A, CallFrame &F) {
  ResourceId Id = instance(S, A, F);
  M.become(S, Id, Status::Held);
  M.trace(S, Trace::of(Trace::Kind::Acquire, Id, A.Of, F.At.Loc));
  SymbolId Told = M.Mem.symbol(SymbolInfo::Kind::Status, Id);
  M.Maps.setRange(S, Told, Range(0, 1));
  put(S, A.Success->Path, F, AbstractValue::symbol(Told));
}

void CallTransfer::acquire(State S, CallFrame F, States &After) {
  Rows All = rowsOf(S, F);
  llvm::erase_if(All, [&](const BoundAcquire *A) {
    if (A->How->GivesBack.empty())
      return false;
    goOn(S, *A, F);
    return true;
  });
  if (!All.empty() && !M.Disturbed && !Now.Alone)
    return All.front()->How->comesLater()
               ? request(std::move(S), *All.front(), std::move(F), After)
               : take(std::move(S), All, std::move(F), After);
  for (const BoundAcquire *A : All)
    if (M.Disturbed)
      takeSimulated(S, *A, F);
    else
      takeAlone(S, *A, F);
  finish(std::move(S), std::move(F), true, After);
}

/// What the call takes for certain. What it may take is not known afterwards.
CallTransfer::Rows CallTransfer::rowsOf(State &S, CallFrame &F) {
  Rows All;
  if (!F.Rules)
    return All;
  for (const BoundAcquire &A : F.Rules->Acquires) {
    const std::vector<std::string> &Kinds = A.How->GivesBack;
    if (!Kinds.empty() && llvm::none_of(F.GivenBack, [&](ResourceId Id) {
          return llvm::is_contained(Kinds, M.Resources[Id].Of->Id);
        })) {
      if (A.Success)
        put(S, A.Success->Path, F,
            M.fresh(S, SymbolInfo::Kind::Result, 2, F.At));
      continue;
    }
    Truth When = holds(S, A.When, F);
    if (When == Truth::True)
      All.push_back(&A);
    else if (When == Truth::Either)
      for (const BoundPath &Path : A.Paths)
        put(S, Path, F, M.Mem.unknown());
  }
  return All;
}

/// Routines that are only simulated take what is theirs.
void CallTransfer::takeSimulated(State &S, const BoundAcquire &A,
                                 CallFrame &F) {
  M.Disturbed->Acquired.insert(A.Of);
  noteStarted(S, A, F);
  if (M.Lives)
    M.Lives->take(A, std::nullopt, F);
  if (const BoundPath *Handle = A.handle())
    put(S, *Handle, F,
        M.fresh(S, SymbolInfo::Kind::Own, 0, F.At, /*Unstable=*/true));
  bool ToldByHandle = A.Success && !A.How->Paths.empty() &&
                      A.How->Success->Path == A.How->Paths.front();
  if (A.Success && A.Success->Path.isPlace() && !ToldByHandle)
    put(S, A.Success->Path, F, M.Mem.unknown());
  if (A.Number)
    put(S, *A.Number, F, M.Mem.unknown());
}

/// Of those that run alone, locks are what counts; whether something was taken
/// is seen where the status is looked at.
void CallTransfer::takeAlone(State &S, const BoundAcquire &A, CallFrame &F) {
  if (const BoundPath *Handle = A.handle())
    put(S, *Handle, F, M.fresh(S, SymbolInfo::Kind::Own, 0, F.At));
  if (A.Success && A.Success->Path.isPlace())
    put(S, A.Success->Path, F, M.fresh(S, SymbolInfo::Kind::Result, 2, F.At));
  if (A.Number)
    put(S, *A.Number, F, M.Mem.unknown());
}

/// Takes \p Asked, or fails to, or both.
void CallTransfer::take(State S, const Rows &Asked, CallFrame F,
                        States &After) {
  auto ByHandle = [](const BoundAcquire *A) { return A->byHandle(); };
  // What is taken along with a handle may be known by it.
  Rows All;
  llvm::copy_if(Asked, std::back_inserter(All), ByHandle);
  llvm::copy_if(Asked, std::back_inserter(All), std::not_fn(ByHandle));
  CallFrame Named = F;
  State Failed = S;
  // Nobody will be called back with what it got for that.
  Failed.Handed = F.Handed;
  llvm::SmallVector<ResourceId, 2> Ids;
  for (const BoundAcquire *A : All) {
    giveNumber(S, *A, F);
    Ids.push_back(instance(S, *A, Named));
    const BoundPath &Path = A->Paths.empty() ? BoundPath() : A->Paths.front();
    if (ByHandle(A) && Path.Result && !Path.isPlace())
      Named.Result = M.handleOf(Ids.back());
  }
  if (llvm::any_of(All, [](const auto *A) { return A->Success.has_value(); })) {
    CallFrame FailedFrame = F;
    for (auto [A, Id] : llvm::zip(All, Ids))
      fail(Failed, *A, Id, FailedFrame);
    finish(std::move(Failed), std::move(FailedFrame), false, After);
  }
  for (auto [A, Id] : llvm::zip(All, Ids))
    if (A->Pending)
      pend(S, *A, Id, F, After);
  for (auto [A, Id] : llvm::zip(All, Ids))
    succeed(S, *A, Id, F);
  finish(std::move(S), std::move(F), true, After);
}

/// The number of what is taken, which may be what tells it from others.
void CallTransfer::giveNumber(State &S, const BoundAcquire &A, CallFrame &F) {
  if (!A.Number)
    return;
  AbstractValue V = M.fresh(S, SymbolInfo::Kind::Result, 3, F.At);
  if (V != M.Mem.unknown())
    M.Maps.setRange(S, V.sym(), Range::notZero());
  put(S, *A.Number, F, V);
}

/// Returns the handle of what is taken by one.
AbstractValue CallTransfer::succeed(State &S, const BoundAcquire &A,
                                    ResourceId Id, CallFrame &F) {
  M.become(S, Id, Status::Held);
  M.trace(S, Trace::of(Trace::Kind::Acquire, Id, A.Of, F.At.Loc));
  if (M.Lives)
    M.Lives->take(A, Id, F);
  const BoundPath *To = A.handle();
  // The success may be told by the handle itself; then storing the handle
  // says it.
  // ... and may have been stored already, for what is taken with it.
  bool Said = A.Success && A.Success->Path.Result && M.instanceOf(F.Result);
  if (A.Success && !Said &&
      !(To && A.How->Success->Path == A.How->Paths.front())) {
    Range Values = successRange(*A.Success);
    AbstractValue V;
    if (std::optional<int64_t> C = Values.constant()) {
      V = AbstractValue::integer(*C);
    } else {
      V = M.fresh(S, SymbolInfo::Kind::Result, 2, F.At);
      if (V != M.Mem.unknown())
        M.Maps.setRange(S, V.sym(), Values);
    }
    put(S, A.Success->Path, F, V);
  }
  if (!A.byHandle())
    return M.Mem.unknown();
  // One more of what a loop takes without end.
  if (M.isMany(Id)) {
    AbstractValue More =
        M.fresh(S, SymbolInfo::Kind::Own, 1, F.At, /*Unstable=*/true);
    if (More != M.Mem.unknown())
      M.Maps.setRange(S, More.sym(), Range::notZero());
    if (To)
      put(S, *To, F, More);
    return More;
  }
  SymbolId Handle = M.Mem.symbol(SymbolInfo::Kind::Handle, Id);
  M.Maps.setRange(S, Handle, Range::notZero());
  if (A.Of->Memory) {
    RegionId Memory = M.Mem.pointee(Handle);
    M.store(S, Memory,
            A.How->Zeroed ? AbstractValue::integer(0)
                          : AbstractValue::symbol(M.Mem.symbol(
                                SymbolInfo::Kind::Garbage, Memory)));
  }
  if (To)
    put(S, *To, F, AbstractValue::symbol(Handle));
  return AbstractValue::symbol(Handle);
}

void CallTransfer::fail(State &S, const BoundAcquire &A, ResourceId Id,
                        CallFrame &F) {
  if (!A.Success)
    return;
  M.become(S, Id, Status::Failed);
  M.trace(S, Trace::of(Trace::Kind::Fail, Id, A.Of, F.At.Loc));
  bool ByHandle = A.How->Identity == IdentityKind::Handle;
  bool ToldByHandle = ByHandle && A.How->Success->Path == A.How->Paths.front();
  SymbolId Told = M.Mem.symbol(
      ToldByHandle ? SymbolInfo::Kind::Failed : SymbolInfo::Kind::Status, Id);
  M.Maps.setRange(S, Told, failureRange(*A.Success));
  if (!A.Success->Path.Result || !M.failureOf(F.Result))
    put(S, A.Success->Path, F, AbstractValue::symbol(Told));
  // A handle that is returned has to be something, one behind a pointer may be
  // left as it was: what was nothing still is.
  if (!ByHandle || ToldByHandle)
    return;
  AbstractValue Before = get(S, A.Paths.front(), F);
  bool Nothing = Before == AbstractValue::integer(0) || M.failureOf(Before) ||
                 (Before.isSymbol() &&
                  M.Mem.symbol(Before.sym()).K == SymbolInfo::Kind::Garbage);
  if (Nothing || A.Paths.front().Result) {
    SymbolId Left = M.Mem.symbol(SymbolInfo::Kind::Failed, Id);
    M.Maps.setRange(S, Left, Range::just(0));
    put(S, A.Paths.front(), F, AbstractValue::symbol(Left));
  }
}

} // namespace ndistidy::engine
