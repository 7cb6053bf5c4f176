//===- Conditions.cpp - The symbolic machine: conditions ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Machine.h"
#include "llvm/Support/MathExtras.h"

namespace ndistidy::engine {

using Operator = ir::Condition::Operator;

/// The values of \p Own that have no bits but those of \p Mask.
static Range ofMask(const Range &Own, int64_t Mask) {
  Range Fits = Own.meet(Range(0, Mask));
  if (!llvm::isPowerOf2_64(static_cast<uint64_t>(Mask)))
    return Fits;
  // It is one bit: what is not 0 is all of it.
  if (!Fits.contains(0))
    return Fits.meet(Range::just(Mask));
  return Fits.contains(Mask) ? Fits : Range::just(0);
}

Range Machine::rangeOfSymbol(const State &S, SymbolId Symbol,
                             unsigned Depth) const {
  Range Own = rangeOf(S, Symbol);
  std::optional<Memory::Arithmetic> A = Mem.arithmetic(Symbol);
  bool Aligns = A && A->Op == ir::Value::Operator::And && A->Constant < 0;
  if ((Aligns || !Mem.operands(Symbol).empty()) &&
      Mem.isComputedAddress(AbstractValue::symbol(Symbol)))
    return Own.without(0);
  if (!A || Depth == 0)
    return Own;
  Range Base = rangeOfSymbol(S, A->Base, Depth - 1);
  if (std::optional<int64_t> C = Base.constant())
    return Range::just(fold(A->Op, *C, A->Constant));
  if (A->Op == ir::Value::Operator::And && A->Constant >= 0)
    return ofMask(Own, A->Constant);
  if (A->Op == ir::Value::Operator::Or && A->Constant != 0)
    return Own.without(0);
  bool Shifts =
      A->Op == ir::Value::Operator::Add || A->Op == ir::Value::Operator::Sub;
  if (!Shifts)
    return Own;
  // So is an object's address, however far inside it.
  if (instanceOf(AbstractValue::symbol(A->Base)))
    return Own.without(0);
  int64_t By = A->Op == ir::Value::Operator::Add ? A->Constant : -A->Constant;
  int64_t Lo = Base.low(), Hi = Base.high();
  bool Fits = (Lo == Range::Min || !__builtin_add_overflow(Lo, By, &Lo)) &&
              (Hi == Range::Max || !__builtin_add_overflow(Hi, By, &Hi));
  return Fits ? Own.meet(Range(Lo, Hi)) : Own;
}

Range Machine::range(const State &S, AbstractValue V) const {
  constexpr unsigned MaxDepth = 8;
  if (V.isInteger())
    return Range::just(V.Bits);
  if (V.isSymbol())
    return rangeOfSymbol(S, V.sym(), MaxDepth);
  return Range::notZero();
}

/// Whether nothing else can be at the same place.
bool Machine::isObject(RegionId Root) const {
  const Region &R = Mem.region(Root);
  return R.K != Region::Kind::Invalid &&
         (R.K != Region::Kind::Pointee ||
          instanceOf(AbstractValue::symbol(R.Base)));
}

/// Whether \p V is what a root found behind its parameters, and \p Handle that
/// of what was taken since.
bool Machine::isOlder(AbstractValue V, AbstractValue Handle) const {
  std::optional<ResourceId> Id = instanceOf(Handle);
  if (!Id || !V.isSymbol() || Mem.unstable(V) || !cameByParameter(V.sym()) ||
      Mem.baseOf(V.sym()) != V.sym())
    return false;
  const SymbolInfo &I = Mem.symbol(Mem.originOf(V.sym()));
  ContextId Root = Mem.region(Mem.root(static_cast<RegionId>(I.A))).Base;
  ContextId Frame = Resources[*Id].Frame;
  while (Frame != 0 && Frame != Root)
    Frame = Mem.context(Frame).Parent;
  return Frame != 0 && !Resources[*Id].Foreign;
}

bool Machine::differ(const State &S, AbstractValue L,
                     AbstractValue Right) const {
  if (L == Right)
    return false;
  if (range(S, L).meet(range(S, Right)).empty())
    return true;
  auto Known = [&](AbstractValue V) {
    return !V.isSymbol() || instanceOf(V).has_value();
  };
  if (!Known(L) || !Known(Right))
    return isOlder(L, Right) || isOlder(Right, L);
  // Two addresses in one object may be one, by way of a union or element.
  if (L.isAddress() && Right.isAddress()) {
    RegionId A = L.region(), B = Right.region();
    if (Mem.root(A) != Mem.root(B))
      return isObject(Mem.root(A)) && isObject(Mem.root(B));
    return !Mem.unknownElementOf(A) && !Mem.unknownElementOf(B) &&
           !Mem.within(A, B) && !Mem.within(B, A);
  }
  if (L.isAddress() && !isObject(Mem.root(L.region())))
    return false;
  if (Right.isAddress() && !isObject(Mem.root(Right.region())))
    return false;
  // An address is no small number, nor is a handle.
  return true;
}

Truth Machine::decide(const State &S, AbstractValue L, Operator Op,
                      AbstractValue Right) const {
  State True = S, False = S;
  bool CanHold = assume(True, L, Op, Right);
  bool CanFail = assume(False, L, negate(Op), Right);
  if (CanHold && CanFail)
    return Truth::Either;
  return CanHold ? Truth::True : Truth::False;
}

/// \p Symbol is not 0: if it tells whether something goes on, that does not.
void Machine::hearOver(State &S, SymbolId Symbol) const {
  if (Mem.symbol(Symbol).K != SymbolInfo::Kind::Status)
    return;
  auto Id = static_cast<ResourceId>(Mem.symbol(Symbol).A);
  if (Resources[Id].Of->endsByItself() && S.Active.lookup(Id))
    Maps.drop(S, Id);
}

bool Machine::refine(State &S, SymbolId Symbol, Operator Op,
                     int64_t Constant) const {
  if (Mem.symbol(Symbol).Summary)
    return true;
  Range Before = rangeOfSymbol(S, Symbol, 8);
  Range After = Before.satisfying(Op, Constant);
  if (After.empty())
    return false;
  Maps.setRange(S, Symbol, After);
  if (!After.contains(0))
    hearOver(S, Symbol);
  std::optional<Memory::Arithmetic> A = Mem.arithmetic(Symbol);
  if (!A)
    return true;
  // What is known of x + c is known of x.
  bool Signed = Op <= Operator::GE;
  bool Shifts =
      A->Op == ir::Value::Operator::Add || A->Op == ir::Value::Operator::Sub;
  int64_t Shifted = 0;
  bool Overflows =
      A->Op == ir::Value::Operator::Add
          ? __builtin_sub_overflow(Constant, A->Constant, &Shifted)
          : __builtin_add_overflow(Constant, A->Constant, &Shifted);
  if (Signed && Shifts && !Overflows)
    return refine(S, A->Base, Op, Shifted);
  if (A->Op == ir::Value::Operator::And && !After.contains(0))
    return refine(S, A->Base, Operator::NE, 0);
  return true;
}

/// \p Op as it is of numbers that may be negative, or of those that are not.
static Operator withSign(Operator Op, bool Signed) {
  static constexpr std::pair<Operator, Operator> Both[] = {
      {Operator::LT, Operator::ULT},
      {Operator::LE, Operator::ULE},
      {Operator::GT, Operator::UGT},
      {Operator::GE, Operator::UGE}};
  for (auto [With, Without] : Both)
    if (Op == With || Op == Without)
      return Signed ? With : Without;
  return Op;
}

static bool isNegative(AbstractValue V) { return V.isInteger() && V.Bits < 0; }

bool Machine::assume(State &S, AbstractValue L, Operator Op,
                     AbstractValue Right) const {
  if (L.isInteger() && Right.isInteger())
    return engine::evaluate(Op, L.Bits, Right.Bits);
  if (L == Right && !(L.isSymbol() && Mem.symbol(L.sym()).Summary))
    return engine::evaluate(Op, 0, 0);
  if (!L.isInteger() && !Right.isInteger())
    if (auto Offsets = Mem.offsets(L, Right)) {
      auto [OfL, OfRight] = *Offsets;
      bool Signed = isNegative(OfL) || isNegative(OfRight);
      return assume(S, OfL, withSign(Op, Signed), OfRight);
    }
  if (Op == Operator::EQ && differ(S, L, Right))
    return false;
  if (Op == Operator::NE && differ(S, L, Right))
    return true;
  std::optional<int64_t> A = range(S, L).constant();
  std::optional<int64_t> B = range(S, Right).constant();
  if (A && B)
    return engine::evaluate(Op, *A, *B);
  if (B && L.isSymbol())
    return refine(S, L.sym(), Op, *B);
  if (A && Right.isSymbol())
    return refine(S, Right.sym(), mirror(Op), *A);
  if (Op == Operator::EQ && L.isSymbol() && Right.isSymbol()) {
    Range Both = range(S, L).meet(range(S, Right));
    for (AbstractValue V : {L, Right})
      if (!Mem.symbol(V.sym()).Summary)
        Maps.setRange(S, V.sym(), Both);
  }
  return true;
}

} // namespace ndistidy::engine
