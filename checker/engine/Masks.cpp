//===- Masks.cpp - What is masked and set in a value ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Memory.h"

namespace ndistidy::engine {

AbstractValue Memory::applied(ir::Value::Operator Op, SymbolId L, int64_t R) {
  return AbstractValue::symbol(
      symbol(SymbolInfo::Kind::Opaque, static_cast<uint64_t>(Op), L,
             static_cast<uint64_t>(R), Symbols[L].Unstable));
}

/// \p L & \p R or \p L | \p R. Whatever is masked and set in a value, in one
/// step or several, is (it & Kept) | Set, of which each bit is in one of the
/// two at most: so what a flag or a field of several bits was set to is known.
AbstractValue Memory::masked(ir::Value::Operator Op, SymbolId L, int64_t R) {
  using Calculation = ir::Value::Operator;
  SymbolId Of = L;
  int64_t Kept = -1, Set = 0;
  if (std::optional<Arithmetic> A = arithmetic(Of);
      A && A->Op == Calculation::Or) {
    Of = A->Base;
    Set = A->Constant;
    Kept = ~Set;
  }
  if (std::optional<Arithmetic> A = arithmetic(Of);
      A && A->Op == Calculation::And) {
    Of = A->Base;
    Kept &= A->Constant;
  }
  if (Op == Calculation::And) {
    Kept &= R;
    Set &= R;
  } else {
    Kept &= ~R;
    Set |= R;
  }
  if (Kept == 0)
    return AbstractValue::integer(Set);
  AbstractValue Result = AbstractValue::symbol(Of);
  if (Kept != ~Set)
    Result = applied(Calculation::And, Of, Kept);
  return Set == 0 ? Result : applied(Calculation::Or, Result.sym(), Set);
}

} // namespace ndistidy::engine
