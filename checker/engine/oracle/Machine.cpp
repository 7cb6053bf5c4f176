//===- Machine.cpp - One concrete execution: control and data -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Machine.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine::oracle {

Machine::Machine(const ir::Program &P, const catalogue::Catalogue &C,
                 const Bounds &B, PartTable &Parts, Choices &Chosen,
                 const Interplay &Others, Interplay &Seen, Enumeration &Into)
    : P(P), C(C), Outer(C.Lifecycles.front()),
      Inner(C.Lifecycles.size() > 1 ? &C.Lifecycles[1] : nullptr), B(B),
      Parts(Parts), Chosen(Chosen), Others(Others), Seen(Seen), Into(Into),
      Memory(Parts), Looked(1) {}

Datum Machine::call(const ir::Function &F, std::vector<Datum> Arguments) {
  if (Stack.size() == B.Depth)
    stop("calls are nested too deep");
  if (Stopped)
    return {};
  Frame New;
  New.Of = &F;
  Arguments.resize(F.Parameters.size());
  for (const Datum &D : Arguments) {
    New.Parameters.push_back(Memory.create(false));
    Memory.store({New.Parameters.back(), 0}, D);
  }
  Stack.push_back(&New);
  Datum Result;
  std::optional<ir::BlockId> Next = 0;
  while (Next && !Stopped) {
    const ir::Block &Block = F.Blocks[*Next];
    for (const ir::Step &S : Block.Steps)
      if (!Stopped)
        std::visit([this](const auto &Kind) { step(Kind); }, S);
    if (++Steps > B.Steps)
      stop("an execution is too long");
    if (!Stopped)
      Next = transfer(Block.Term, Result);
  }
  Stack.pop_back();
  return Result;
}

void Machine::step(const ir::Store &S) {
  Cell Target = locate(S.Target);
  if (S.Source.K == ir::Value::Kind::Load) {
    Cell Source = locate(*S.Source.Where);
    if (Stopped)
      return;
    // Of a structure, its members are read where they are used.
    Datum Whole = read(Source);
    useObject(Target);
    Memory.copy(Source, Target);
    return keep(Target, Whole);
  }
  Datum D = evaluate(S.Source);
  if (!Stopped)
    write(Target, D);
}

void Machine::step(const ir::Call &Call) {
  Datum Callee = evaluate(Call.Callee);
  if (!Stopped && Callee.K != Datum::Kind::Function)
    stop("calls what is no routine");
  if (Stopped)
    return;
  auto Name = static_cast<ir::Symbol>(Callee.Bits);
  Datum Result;
  if (const ir::Function *F = P.function(Name)) {
    std::vector<Datum> Arguments;
    Arguments.reserve(Call.Arguments.size());
    for (const ir::Value &V : Call.Arguments)
      Arguments.push_back(evaluate(V));
    Result = call(*F, std::move(Arguments));
  } else {
    const ir::Declaration *D = P.declaration(Name);
    if (!D || !D->System)
      return stop("calls what is not there");
    Result = osCall(Call, P.symbols().name(Name));
  }
  if (Stopped || !Call.Result)
    return;
  Cell Target = locate(*Call.Result);
  if (!Stopped)
    write(Target, Result);
}

std::optional<ir::BlockId> Machine::transfer(const ir::Terminator &T,
                                             Datum &Result) {
  if (const auto *G = std::get_if<ir::Goto>(&T))
    return G->Target;
  if (const auto *Fork = std::get_if<ir::Branch>(&T))
    return holds(Fork->Cond) ? Fork->True : Fork->False;
  if (const auto *S = std::get_if<ir::Switch>(&T)) {
    Datum On = evaluate(S->On);
    lookAt(On);
    if (!On.isInteger())
      stop("switches on what is no integer");
    for (const ir::Switch::Case &Case : S->Cases)
      if (On.Bits >= Case.First && On.Bits <= Case.Last)
        return Case.Target;
    return S->Default;
  }
  if (const auto *R = std::get_if<ir::Return>(&T)) {
    if (R->Result)
      Result = evaluate(*R->Result);
    return std::nullopt;
  }
  stop("gets to what cannot be reached");
  return std::nullopt;
}

bool Machine::holds(const ir::Condition &Cond) {
  Datum L = evaluate(Cond.Left), R = evaluate(Cond.Right);
  if (Stopped)
    return false;
  lookAt(L);
  lookAt(R);
  bool Holds = compare(L, Cond.Op, R);
  if ((L.Unsure || R.Unsure) && !Stopped)
    return Holds != Chosen.imagine(L.Open || R.Open);
  return Holds;
}

template <typename Integer>
static bool ordered(Integer L, ir::Condition::Operator Op, Integer R) {
  using Operator = ir::Condition::Operator;
  switch (Op) {
  case Operator::EQ:
    return L == R;
  case Operator::NE:
    return L != R;
  case Operator::LT:
  case Operator::ULT:
    return L < R;
  case Operator::LE:
  case Operator::ULE:
    return L <= R;
  case Operator::GT:
  case Operator::UGT:
    return L > R;
  case Operator::GE:
  case Operator::UGE:
    return L >= R;
  }
  return false;
}

bool Machine::compare(const Datum &L, ir::Condition::Operator Op,
                      const Datum &R) {
  using Operator = ir::Condition::Operator;
  if (L.K == Datum::Kind::Garbage || R.K == Datum::Kind::Garbage) {
    stop("branches on what was never stored");
    return false;
  }
  if (L.isInteger() && R.isInteger())
    return Op < Operator::ULT ? ordered(L.Bits, Op, R.Bits)
                              : ordered(static_cast<uint64_t>(L.Bits), Op,
                                        static_cast<uint64_t>(R.Bits));
  bool Comparable = L.isNull() || R.isNull() || L.K == R.K;
  if (!Comparable || (Op != Operator::EQ && Op != Operator::NE)) {
    stop("compares things of different kinds");
    return false;
  }
  return (Op == Operator::EQ) == L.sameAs(R);
}

Datum Machine::evaluate(const ir::Value &V) {
  switch (V.K) {
  case ir::Value::Kind::Integer:
    return Datum::integer(V.Integer);
  case ir::Value::Kind::Load: {
    Cell From = locate(*V.Where);
    return Stopped ? Datum() : read(From);
  }
  case ir::Value::Kind::Address: {
    Cell Of = locate(*V.Where);
    Datum D = Datum::pointer(Of);
    D.Unsure = Of.Unsure;
    return Stopped ? Datum() : D;
  }
  case ir::Value::Kind::Function:
    return Datum::function(V.Name);
  case ir::Value::Kind::Binary: {
    Datum L = evaluate(V.Operands[0]), R = evaluate(V.Operands[1]);
    return Stopped ? Datum() : arithmetic(V.Op, L, R);
  }
  case ir::Value::Kind::Unknown:
  case ir::Value::Kind::String:
  case ir::Value::Kind::Opaque:
    stop("has an unknown value");
    return {};
  }
  return {};
}

Datum Machine::arithmetic(ir::Value::Operator Op, const Datum &L,
                          const Datum &R) {
  using Kind = ir::Projection::Kind;
  const ir::Projection &Last = Parts.step(L.Where.Part);
  if (L.K == Datum::Kind::Pointer && R.isInteger() && L.Where.Part != 0 &&
      Op == ir::Value::Operator::Add && Last.K == Kind::Element && Last.Index)
    return element(L, *Last.Index + R.Bits);
  if (!L.isInteger() || !R.isInteger()) {
    stop("calculates with what is no integer");
    return {};
  }
  auto A = static_cast<uint64_t>(L.Bits), B2 = static_cast<uint64_t>(R.Bits);
  uint64_t Bits = 0;
  switch (Op) {
  case ir::Value::Operator::Add:
    Bits = A + B2;
    break;
  case ir::Value::Operator::Sub:
    Bits = A - B2;
    break;
  case ir::Value::Operator::And:
    Bits = A & B2;
    break;
  case ir::Value::Operator::Or:
    Bits = A | B2;
    break;
  case ir::Value::Operator::Xor:
    Bits = A ^ B2;
    break;
  case ir::Value::Operator::Shl:
    Bits = B2 < 64 ? A << B2 : 0;
    break;
  case ir::Value::Operator::Shr:
    Bits = B2 < 64 ? A >> B2 : 0;
    break;
  }
  Datum Result = Datum::integer(static_cast<int64_t>(Bits));
  Result.Failure = L.Failure ? L.Failure : R.Failure;
  Result.Unsure = L.Unsure || R.Unsure;
  return Result;
}

/// The address of another element of the array that \p Of points into. Which
/// one of them it is, the engine need not know.
Datum Machine::element(const Datum &Of, int64_t Index) {
  uint32_t Array = Parts.parent(Of.Where.Part);
  if (Index < 0)
    stop("goes before an array");
  Datum D = Of;
  D.Where.Part = Parts.part(Array, ir::Projection::element(Index));
  D.Unsure = true;
  return D;
}

uint32_t Machine::rootObject(const ir::Place &Of) {
  if (Of.R == ir::Place::Root::Parameter)
    return Stack.back()->Parameters[Of.Parameter];
  bool Global = Of.R == ir::Place::Root::Global;
  auto Name = static_cast<uint32_t>(Of.Name);
  if (!Global) {
    auto [It, New] = Stack.back()->Locals.try_emplace(Name, 0);
    if (New)
      It->second = Memory.create(false);
    return It->second;
  }
  auto [It, New] = Globals.try_emplace(Name, 0);
  if (New && !P.global(Of.Name))
    stop("has a variable that is not there");
  if (New)
    It->second = Memory.create(true);
  return It->second;
}

Cell Machine::locate(const ir::Place &Of) {
  Cell Here{rootObject(Of), 0};
  for (const ir::Projection &Step : Of.Path) {
    if (Stopped)
      return Here;
    if (Step.K == ir::Projection::Kind::Deref) {
      Datum Pointer = read(Here);
      if (!Stopped && Pointer.K != Datum::Kind::Pointer)
        stop("goes through what is no pointer");
      Here = Pointer.Where;
      Here.Unsure = Pointer.Unsure;
    } else if (Step.K == ir::Projection::Kind::Container) {
      // An entry of others is wherever it has to be.
      if (Here.Part == 0 && Foreign.contains(Here.Object))
        continue;
      if (Parts.step(Here.Part) != ir::Projection::field(Step.Name))
        stop("goes from a member that it is not at to the structure");
      Here.Part = Parts.parent(Here.Part);
    } else if (Step.K == ir::Projection::Kind::Element && !Step.Index) {
      stop("has an unknown element");
    } else {
      Here.Part = Parts.part(Here.Part, Step);
    }
  }
  return Here;
}

/// All elements of an array are one shelf.
Shelf Machine::shelfOf(Cell Of) const {
  while (Of.Part != 0 && Parts.step(Of.Part).K == ir::Projection::Kind::Element)
    Of.Part = Parts.parent(Of.Part);
  for (const Instance &I : Instances)
    if (I.Key.K == Datum::Kind::Pointer && I.Of->Memory &&
        I.Key.Where.Object == Of.Object)
      return {I.Inner ? Shelf::Inner : Shelf::Outer, Of.Part};
  for (auto [Name, Object] : Globals)
    if (Object == Of.Object)
      return {Shelf::FirstGlobal + Name, Of.Part};
  return {};
}

Datum Machine::read(Cell From) {
  useObject(From);
  Datum D = Memory.load(From);
  D.Unsure |= From.Unsure;
  if (From.Unsure)
    noteUnpacked(D);
  Shelf Here = shelfOf(From);
  if (Here.Of == Shelf::Nobodys)
    return D;
  bool IsFresh = llvm::any_of(Fresh, [&](Cell Known) {
    return Known.Object == From.Object && Parts.within(From.Part, Known.Part);
  });
  D.Unsure |= (!IsFresh && Others.mayChange(Now, Here, Parts));
  D.From = Here;
  return D;
}

/// Notes that \p D is in \p To now.
void Machine::keep(Cell To, const Datum &D) {
  Shelf Here = shelfOf(To);
  if (Here.Of == Shelf::Nobodys)
    return;
  Seen.write(Now, Here);
  Fresh.push_back(To);
  for (Instance &I : Instances)
    if (I.Identity == catalogue::IdentityKind::Handle && I.Key.sameAs(D)) {
      I.Collected |= To.Unsure;
      I.KeptIn.insert(Here);
      Seen.Kept.insert({I.Taken, Here});
    }
}

void Machine::write(Cell To, const Datum &D) {
  useObject(To);
  Memory.store(To, D);
  keep(To, D);
}

void Machine::lookAt(const Datum &D) { Looked[D.Failure] = true; }

void Machine::stop(const char *Why) {
  // Where values that others may have changed led is nobody's way.
  if (Into.Unknown.empty() && !Chosen.imagined())
    Into.Unknown = Why;
  Stopped = true;
}

} // namespace ndistidy::engine::oracle
