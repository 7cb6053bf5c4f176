//===- Pending.cpp - Acquisitions that go on when the call has returned ---===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A routine of the driver hears how they went. It may run before the call
// returns, and is run there (Callbacks.cpp), once for each way. Where it is not
// known, nothing is known of what was asked for.
//
//===----------------------------------------------------------------------===//

#include "engine/CallTransfer.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

static Range failures() { return {std::numeric_limits<int32_t>::min(), -1}; }

/// What comes with the completion only: it is asked for, or that is refused.
void CallTransfer::request(State S, const BoundAcquire &A, CallFrame F,
                           States &After) {
  State Refused = S;
  Refused.Handed = F.Handed;
  CallFrame RefusedFrame = F;
  AbstractValue Why = M.fresh(Refused, SymbolInfo::Kind::Result, 2, F.At);
  if (Why != M.Mem.unknown())
    M.Maps.setRange(Refused, Why.sym(), failures());
  put(Refused, A.Pending->Path, RefusedFrame, Why);
  finish(std::move(Refused), std::move(RefusedFrame), false, After);
  ResourceId Id = instance(S, A, F);
  pend(std::move(S), A, Id, std::move(F), After);
}

void CallTransfer::pend(State S, const BoundAcquire &A, ResourceId Id,
                        CallFrame F, States &After) {
  // The call itself may say which routine that is.
  if (A.Completed)
    registerHandlers(S, F);
  if (canComplete(S, A)) {
    const BoundCompletion &By = *A.Completed;
    if (By.Success)
      failLater(S, A, Id, F);
    AbstractValue Handle = succeed(S, A, Id, F);
    bool ByHandle = By.Success && By.Success->Path.Argument == By.Of->Handle;
    return complete(std::move(S), A, std::move(F), true,
                    ByHandle ? Handle : AbstractValue::integer(0), Handle);
  }
  succeed(S, A, Id, F);
  M.become(S, Id, Status::Unknown);
  put(S, A.Pending->Path, F, AbstractValue::integer(A.Pending->Constant));
  size_t Before = After.size();
  finish(std::move(S), std::move(F), true, After);
  if (Now.Disturb)
    for (size_t I = Before; I < After.size(); ++I)
      Now.Disturb(After[I]);
}

/// Whether the routine is there that hears how the call went.
bool CallTransfer::canComplete(const State &S, const BoundAcquire &A) const {
  if (!A.Completed)
    return false;
  const AbstractValue *V = S.Roles.lookup(A.Completed->Role);
  const ir::Function *F =
      V && V->isFunction() ? M.Prog.function(V->name()) : nullptr;
  return F && M.Out.isWhole(*F);
}

/// The routine is told of a failure, by the status or by a handle of nothing.
void CallTransfer::failLater(State S, const BoundAcquire &A, ResourceId Id,
                             CallFrame F) {
  const BoundCompletion &By = *A.Completed;
  bool ByHandle = By.Success->Path.Argument == By.Of->Handle;
  S.Handed = F.Handed;
  SymbolId Told = M.Mem.symbol(
      ByHandle ? SymbolInfo::Kind::Failed : SymbolInfo::Kind::Status, Id);
  if (A.How->comesLater()) {
    M.become(S, Id, Status::Failed);
    M.trace(S, Trace::of(Trace::Kind::Fail, Id, A.Of, F.At.Loc));
    M.Maps.setRange(S, Told, ByHandle ? Range::just(0) : failures());
  } else {
    fail(S, A, Id, F);
  }
  complete(std::move(S), A, std::move(F), false, AbstractValue::symbol(Told),
           ByHandle ? AbstractValue::symbol(Told) : M.Mem.unknown());
}

/// The call returns, and the routine is told \p Told, and \p Handle.
void CallTransfer::complete(State S, const BoundAcquire &A, CallFrame F,
                            bool Succeeded, AbstractValue Told,
                            AbstractValue Handle) {
  const BoundCompletion &By = *A.Completed;
  put(S, A.Pending->Path, F, AbstractValue::integer(A.Pending->Constant));
  Completing Later{{}, By.Role, {}};
  auto Give = [&](unsigned Index, AbstractValue V) {
    if (Later.Arguments.size() <= Index)
      Later.Arguments.resize(Index + 1, M.Mem.unknown());
    Later.Arguments[Index] = V;
  };
  if (By.ContextParameter && By.Context)
    Give(*By.ContextParameter, get(S, *By.Context, F));
  for (ir::Symbol Slot : By.Slots)
    if (const AbstractValue *V = S.Bindings.lookup(M.slot(Slot));
        V && By.ContextParameter && !By.Context)
      Give(*By.ContextParameter, *V);
  for (const auto &[Index, Path] : By.Passes)
    Give(Index, get(S, Path, F));
  if (By.Of->Handle)
    Give(*By.Of->Handle, Handle);
  if (By.Success)
    Give(By.Success->Path.Argument, Told);
  llvm::SmallVector<State, 1> Returned;
  finish(std::move(S), std::move(F), Succeeded, Returned);
  for (State &At : Returned) {
    Later.S = std::move(At);
    ToComplete.push_back(Later);
  }
}

} // namespace ndistidy::engine
