//===- Effects.cpp - What a call of the OS changes in memory -----------------
//===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallTransfer.h"

namespace ndistidy::engine {

using Kind = catalogue::Effect::Kind;

/// Results of one call that are told apart (SymbolInfo::A).
static constexpr uint64_t DoubtfulResult = 4, PickedResult = 5,
                          ConstantResult = 8, LevelResult = 9;

void CallTransfer::escape(State &S, RegionId Where, const CallFrame &F) {
  if (Where == M.Mem.invalid())
    return;
  AbstractValue V = M.Mem.addressOf(Where);
  M.loosen(S, V);
  // Who finds it there may give it back.
  M.forgetBehind(S, V);
  M.store(S, Where,
          M.fresh(S, SymbolInfo::Kind::Written, Where, F.At,
                  /*Unstable=*/true));
}

/// Where the call keeps what it was given on one way only (its status says that
/// it is pending), and it matters: the state of the other way. \p S is then
/// that of the one.
std::optional<State> CallTransfer::letGo(State &S, const BoundEffect &E,
                                         const CallFrame &F) {
  if (E.K != Kind::Escape || !E.When || M.Disturbed || Now.Alone ||
      S.Held.isEmpty() || holds(S, E.When, F) != Truth::Either)
    return std::nullopt;
  AbstractValue V = get(S, E.When->Path, F);
  if (V == M.Mem.unknown())
    return std::nullopt;
  State Kept = S;
  escape(Kept, M.Mem.target(get(Kept, E.To, F)), F);
  if (Kept.Active == S.Active && S.Handed == F.Handed)
    return std::nullopt;
  State Free = S;
  Free.Handed = F.Handed;
  AbstractValue Told = AbstractValue::integer(E.When->Constant);
  if (!M.assume(S, V, E.When->Op, Told) ||
      !M.assume(Free, V, negate(E.When->Op), Told))
    return std::nullopt;
  return Free;
}

/// A value that says nothing, number \p What of the call.
AbstractValue CallTransfer::doubtful(const State &S, const CallFrame &F,
                                     uint64_t What) {
  return M.fresh(S, SymbolInfo::Kind::Result, What, F.At, /*Unstable=*/true);
}

/// What each such call returns, as if it were read from a table of the OS.
AbstractValue CallTransfer::sameAlways(const State &S, const CallFrame &F) {
  RegionId Table = M.Mem.global(F.Name);
  for (AbstractValue V : F.Arguments) {
    if (!V.isInteger())
      return M.fresh(S, SymbolInfo::Kind::Result, ConstantResult, F.At);
    Table = M.Mem.element(Table, V.Bits);
  }
  return AbstractValue::symbol(M.Mem.symbol(SymbolInfo::Kind::Initial, Table));
}

/// The level at which \p S is, so that a branch on it goes the right way. Above
/// DISPATCH_LEVEL there are many, which are not told apart.
AbstractValue CallTransfer::currentLevel(State &S, const CallFrame &F) {
  constexpr unsigned Dispatch = 2;
  std::optional<unsigned> Level = S.Irql.level();
  if (Level && *Level <= Dispatch)
    return AbstractValue::integer(*Level);
  AbstractValue V = M.fresh(S, SymbolInfo::Kind::Result, LevelResult, F.At);
  (void)M.assume(S, V, ir::Condition::Operator::GE,
                 AbstractValue::integer(S.Irql.least()));
  return V;
}

/// Changes the level at which \p S goes on.
void CallTransfer::applyLevel(State &S, const BoundEffect &E,
                              const CallFrame &F) {
  if (E.K == Kind::RaiseIrql)
    S.Irql.raise(E.Level);
  else
    S.Irql.lower();
  if (Now.Alone)
    noteLevel(S, E, F);
}

/// Others run meanwhile, and may change what a routine that runs alone has
/// learned of its memory: a thread waits again and again, until it is told to
/// stop. Mostly what it has learned goes with the locks that it holds, or does
/// not. But who waits with a lock that forbids it holds it by mistake.
void CallTransfer::waitFor(State &S, const BoundEffect &E, const CallFrame &F) {
  if (M.Disturbed)
    M.Disturbed->Waits |= E.K == Kind::Wait;
  letPass(S, E.K == Kind::Wait);
  if (!Now.Alone || E.K != Kind::Wait || !F.IsTooHigh)
    return;
  llvm::SmallVector<SymbolId, 8> Seen;
  for (const auto &[Symbol, Values] : S.Ranges) {
    const SymbolInfo &I = M.Mem.symbol(M.Mem.baseOf(Symbol));
    if (I.K == SymbolInfo::Kind::Initial &&
        M.persistent(static_cast<RegionId>(I.A)))
      Seen.push_back(Symbol);
  }
  for (SymbolId Symbol : Seen)
    M.Maps.setRange(S, Symbol, Range());
}

/// Changes what is at E.To.
void CallTransfer::applyTo(State &S, const BoundEffect &E, CallFrame &F) {
  std::optional<RegionId> To = place(S, E.To, F);
  switch (E.K) {
  case Kind::Zero:
    return put(S, E.To, F, AbstractValue::integer(0));
  case Kind::Copy: {
    std::optional<RegionId> From = place(S, E.From, F);
    if (From && To && *From != M.Mem.invalid())
      return M.copy(S, *From, *To);
    return put(S, E.To, F, get(S, E.From, F));
  }
  case Kind::Inside:
    return put(S, E.To, F, inside(S, E, F));
  case Kind::Write:
    if (To)
      return writeBehind(S, *To, F.At);
    return put(S, E.To, F, M.fresh(S, SymbolInfo::Kind::Result, 1, F.At));
  case Kind::Escape:
    return escape(S, M.Mem.target(get(S, E.To, F)), F);
  case Kind::Insert:
    return M.insert(S, M.Mem.target(get(S, E.To, F)), get(S, E.From, F), F.At);
  case Kind::Pick: {
    RegionId Head = M.Mem.target(get(S, E.From, F));
    return put(S, E.To, F,
               Head == M.Mem.invalid() ? doubtful(S, F, PickedResult)
                                       : M.listEntry(Head));
  }
  case Kind::Unlink:
    return M.unlink(S, get(S, E.To, F));
  case Kind::Doubt:
    return put(S, E.To, F, doubtful(S, F, DoubtfulResult));
  case Kind::Same:
    return put(S, E.To, F, sameAlways(S, F));
  case Kind::Irql:
    return put(S, E.To, F, currentLevel(S, F));
  case Kind::Count:
    return count(S, E, F);
  case Kind::NoReturn:
  case Kind::EndThread:
  case Kind::RaiseIrql:
  case Kind::LowerIrql:
  case Kind::Wait:
  case Kind::Exclude:
    return;
  }
}

bool CallTransfer::apply(State &S, const BoundEffect &E, CallFrame &F) {
  Truth When = holds(S, E.When, F);
  if (When == Truth::False)
    return true;
  if (E.K == Kind::EndThread && Now.Alone)
    judgeLocks(S, *F.At.In, F.At.Loc, "ends its thread");
  if (E.K == Kind::NoReturn || E.K == Kind::EndThread)
    return When == Truth::Either;
  if (E.K == Kind::RaiseIrql || E.K == Kind::LowerIrql)
    applyLevel(S, E, F);
  else if (E.K == Kind::Wait || E.K == Kind::Exclude)
    waitFor(S, E, F);
  else if (When == Truth::Either && E.K != Kind::Escape)
    put(S, E.To, F, M.Mem.unknown());
  else
    applyTo(S, E, F);
  return true;
}

} // namespace ndistidy::engine
