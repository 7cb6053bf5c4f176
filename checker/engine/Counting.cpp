//===- Counting.cpp - Counts that others count, too -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether a count is zero is no evidence: others have references, too. But it
// cannot be zero where the path itself has taken one more than it has given
// back, and nobody else counts there. Such a way is followed, and nothing that
// goes wrong on it is said.
//
//===----------------------------------------------------------------------===//

#include "engine/CallTransfer.h"

namespace ndistidy::engine {

// The lowest byte of the number tells what it is of, the next one how much is
// known, and the rest is the value.
static constexpr uint64_t CounterMask = 0xFF, AtLeast = 1, Exactly = 2;
/// More than any driver gives to one of its objects.
static constexpr int64_t MostReferences = 1000;

static uint64_t withValue(uint64_t Counter, uint64_t Known, int64_t Value) {
  if (Value < -MostReferences || Value > MostReferences)
    return Counter;
  return Counter | Known << 8 |
         static_cast<uint64_t>(Value + MostReferences) << 16;
}

uint64_t Memory::atLeast(uint64_t Counter, int64_t Least) {
  return withValue(Counter, AtLeast, Least);
}

uint64_t Memory::exactly(uint64_t Counter, int64_t Value) {
  return withValue(Counter, Exactly, Value);
}

bool Memory::isCount(AbstractValue V) const {
  if (!unstable(V))
    return false;
  // Written by hand: --Object->References.
  std::optional<Arithmetic> Sum = arithmetic(V.sym());
  if (Sum && (Sum->Op == ir::Value::Operator::Sub ||
              Sum->Op == ir::Value::Operator::Add))
    return true;
  const SymbolInfo &I = Symbols[baseOf(V.sym())];
  return I.K == SymbolInfo::Kind::Result &&
         (I.A & CounterMask) == CounterResult;
}

Range Memory::likely(AbstractValue V) const {
  if (V.isInteger())
    return Range::just(V.Bits);
  if (!V.isSymbol())
    return {};
  const SymbolInfo &I = symbol(V.sym());
  if (std::optional<Arithmetic> Sum = arithmetic(V.sym())) {
    Range Base = likely(AbstractValue::symbol(Sum->Base));
    bool Known = Base.low() != Range::Min;
    bool End = Base.high() == Range::Max;
    if (!Known || (Sum->Op != ir::Value::Operator::Add &&
                   Sum->Op != ir::Value::Operator::Sub))
      return {};
    int64_t Low = fold(Sum->Op, Base.low(), Sum->Constant);
    return End ? Range(Low, Range::Max) : Range::just(Low);
  }
  uint64_t Known = I.A >> 8 & 0xFF;
  if (I.K != SymbolInfo::Kind::Result || Known == 0)
    return {};
  int64_t Value = static_cast<int64_t>(I.A >> 16) - MostReferences;
  return Known == Exactly ? Range::just(Value) : Range(Value, Range::Max);
}

/// What a count is of is kept where it would point to: it goes with the count.
void Machine::noteCount(State &S, AbstractValue V, Count Of) {
  if (!V.isSymbol() || V == Mem.unknown() || Of.Counter == Mem.invalid())
    return;
  auto [Known, New] = AnswersAtZero.try_emplace(V.sym(), Of.AtZero);
  if (New || Known->second == Of.AtZero)
    Maps.bind(S, Mem.pointee(V.sym()), AbstractValue::address(Of.Counter));
}

std::optional<Machine::Count> Machine::countOf(const State &S,
                                               AbstractValue V) {
  if (!V.isSymbol() || V == Mem.unknown())
    return std::nullopt;
  if (auto AtZero = AnswersAtZero.find(V.sym());
      AtZero != AnswersAtZero.end()) {
    const AbstractValue *Of = S.Bindings.lookup(Mem.pointee(V.sym()));
    return Of && Of->isAddress()
               ? std::optional(Count{Of->region(), AtZero->second})
               : std::nullopt;
  }
  // Written by hand. Of what others do, nobody asks how often.
  std::optional<Memory::Arithmetic> Sum = Mem.arithmetic(V.sym());
  if (!Sum ||
      (Sum->Op != ir::Value::Operator::Sub &&
       Sum->Op != ir::Value::Operator::Add) ||
      !(Disturbed || Mem.unstable(V)))
    return std::nullopt;
  const SymbolInfo &Before = Mem.symbol(Sum->Base);
  auto Where = static_cast<RegionId>(Before.A);
  if ((Before.K != SymbolInfo::Kind::Initial &&
       Before.K != SymbolInfo::Kind::Written &&
       Before.K != SymbolInfo::Kind::Joined) ||
      !persistent(Where))
    return std::nullopt;
  return Count{Where, 0};
}

unsigned Machine::lastMark(const State &S) {
  unsigned Mark = 0;
  for (auto &[Id, T] : S.Taints)
    if ((Id & State::CountTaint) && T.isLast())
      Mark = std::max(Mark, Id);
  return Mark;
}

void Machine::noteLast(unsigned Mark, RegionId Counter) {
  Disturbance::LastReference &Last = Disturbed->Lasts[Mark];
  RegionId Object = Mem.root(Counter);
  if (Last.Counter == 0)
    Last.Counter = Counter;
  else if (Mem.rebase(Counter, Object, Mem.root(Last.Counter)) != Last.Counter)
    Last.Several = true;
  if (!llvm::is_contained(Last.Objects, Object))
    Last.Objects.push_back(Object);
}

void Machine::noteFreed(const State &S, AbstractValue V) {
  unsigned Mark = lastMark(S);
  if (Mark == 0)
    return;
  // What is so for one object is for all of which the same code counts.
  Disturbance::LastReference &Last = Disturbed->Lasts[Mark];
  Last.IsFreed |= llvm::is_contained(Last.Objects, Mem.root(Mem.target(V)));
}

void Machine::becomeLast(State &S, RegionId Counter) {
  if (Counter == 0)
    return;
  for (const HoldingMap Now = S.Active; auto &[Id, H] : Now)
    if (H.is(Holding::Status::Unknown) && H.Counter == Counter &&
        isNamed(S, Id))
      become(S, Id, Holding::Status::Held);
}

bool Machine::isUnlikely(const State &S, AbstractValue L,
                         ir::Condition::Operator Op,
                         AbstractValue Right) const {
  if (L.isInteger()) {
    std::swap(L, Right);
    Op = mirror(Op);
  }
  std::optional<int64_t> C = range(S, Right).constant();
  return C && Mem.likely(L).satisfying(Op, *C).empty();
}

/// What a call adds to a counter; 0 where nobody knows. -1 may have been made a
/// ULONG.
int64_t CallTransfer::addend(State &S, const BoundEffect &E,
                             const CallFrame &F) {
  if (!E.By)
    return E.Add;
  AbstractValue V = get(S, *E.By, F);
  if (!V.isInteger())
    return 0;
  bool IsUnsigned = V.Bits > std::numeric_limits<int32_t>::max() &&
                    V.Bits <= std::numeric_limits<uint32_t>::max();
  return IsUnsigned ? static_cast<int32_t>(V.Bits) : V.Bits;
}

void CallTransfer::count(State &S, const BoundEffect &E, CallFrame &F) {
  uint64_t Result = Memory::CounterResult;
  const int64_t Add = addend(S, E, F);
  const int64_t Told = E.Before ? 0 : Add;
  std::optional<RegionId> Counter =
      Add != 0 || E.By ? place(S, E.From, F) : std::nullopt;
  if (Counter && Add == 0) {
    writeBehind(S, *Counter, F.At);
    Counter = std::nullopt;
  }
  if (Counter) {
    int64_t Least = M.Mem.likely(get(S, E.From, F)).low();
    bool Local = M.Mem.region(M.Mem.root(*Counter)).K == Region::Kind::Local;
    uint64_t Left = Memory::CounterLeft;
    if (Least != Range::Min && !Local) {
      Result = Memory::atLeast(Result, Least + Told);
      Left = Memory::atLeast(Left, Least + Add);
    }
    // Others count what nobody has put there yet, too.
    if (Left != Memory::CounterLeft || M.Disturbed)
      M.store(S, *Counter, doubtful(S, F, Left));
    else
      writeBehind(S, *Counter, F.At);
  }
  AbstractValue New = doubtful(S, F, Result);
  if (Counter)
    M.noteCount(S, New, {*Counter, Told - Add});
  put(S, E.To, F, New);
}

} // namespace ndistidy::engine
