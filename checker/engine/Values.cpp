//===- Values.cpp - What is computed from values --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Memory.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

int64_t fold(ir::Value::Operator Op, int64_t L, int64_t R) {
  auto U = [](int64_t V) { return static_cast<uint64_t>(V); };
  auto S = [](uint64_t V) { return static_cast<int64_t>(V); };
  switch (Op) {
  case ir::Value::Operator::Add:
    return S(U(L) + U(R));
  case ir::Value::Operator::Sub:
    return S(U(L) - U(R));
  case ir::Value::Operator::And:
    return L & R;
  case ir::Value::Operator::Or:
    return L | R;
  case ir::Value::Operator::Xor:
    return L ^ R;
  case ir::Value::Operator::Shl:
    return R >= 0 && R < 64 ? S(U(L) << R) : 0;
  case ir::Value::Operator::Shr:
    return R >= 0 && R < 64 ? S(U(L) >> R) : 0;
  }
  return 0;
}

std::optional<Memory::Arithmetic> Memory::arithmetic(SymbolId S) const {
  const SymbolInfo &I = Symbols[S];
  if (I.K != SymbolInfo::Kind::Opaque || I.A >= PartTag)
    return std::nullopt;
  return Arithmetic{static_cast<ir::Value::Operator>(I.A),
                    static_cast<SymbolId>(I.B), static_cast<int64_t>(I.C)};
}

AbstractValue Memory::partOf(AbstractValue Whole, RegionId Part) {
  if ((Whole.isInteger() && Whole.Bits == 0) || Whole == unknown())
    return Whole;
  if (!Whole.isSymbol())
    return opaque(PartTag, {Whole});
  SymbolInfo S = Symbols[Whole.sym()];
  Region R = Regions[Part];
  // What was in the whole at the start is, part by part, what was in them.
  if (S.K == SymbolInfo::Kind::Initial || S.K == SymbolInfo::Kind::Garbage) {
    R.Base = static_cast<uint32_t>(S.A);
    return AbstractValue::symbol(symbol(S.K, intern(R), 0, 0, S.Unstable));
  }
  uint64_t Which =
      (static_cast<uint64_t>(R.Name) << 32) ^ static_cast<uint64_t>(R.Index);
  return AbstractValue::symbol(symbol(SymbolInfo::Kind::Opaque,
                                      PartTag + static_cast<uint64_t>(R.K),
                                      Whole.sym(), Which, S.Unstable));
}

AbstractValue Memory::binary(ir::Value::Operator Op, AbstractValue L,
                             AbstractValue R) {
  using Calculation = ir::Value::Operator;
  if (L.isInteger() && R.isInteger())
    return AbstractValue::integer(fold(Op, L.Bits, R.Bits));
  if (L == unknown() || R == unknown())
    return unknown();
  bool Commutes = Op != Calculation::Sub && Op != Calculation::Shl &&
                  Op != Calculation::Shr;
  if (L.isInteger() && Commutes)
    std::swap(L, R);
  if (L.isAddress() && R.isInteger() &&
      (Op == Calculation::Add || Op == Calculation::Sub)) {
    Region Element = Regions[L.region()];
    int64_t Index = fold(Op, Element.Index, R.Bits);
    if (R.Bits == 0)
      return L;
    if (Element.K == Region::Kind::Element && Element.Index >= 0 && Index >= 0)
      return AbstractValue::address(element(Element.Base, Index));
  }
  bool Bitwise = Op == Calculation::And || Op == Calculation::Or;
  if (R.isInteger() && L.isSymbol()) {
    if (R.Bits == 0)
      return Op == Calculation::And ? R : L;
    if (Bitwise)
      return masked(Op, L.sym(), R.Bits);
    if (Op == Calculation::Add || Op == Calculation::Sub)
      return moved(L.sym(), fold(Op, 0, R.Bits));
    return applied(Op, L.sym(), R.Bits);
  }
  return opaque(static_cast<uint64_t>(Op), {L, R});
}

AbstractValue Memory::opaque(uint64_t Tag,
                             const std::vector<AbstractValue> &Of) {
  if (Of.empty())
    return unknown();
  bool Unstable = false, OfAddress = false;
  uint64_t Hash = llvm::hash_value(Tag);
  for (AbstractValue V : Of) {
    if (V == unknown())
      return V;
    OfAddress |= isComputedAddress(V);
    Unstable |= unstable(V);
    Hash = llvm::hash_combine(Hash, pack(V));
  }
  SymbolId New = symbol(SymbolInfo::Kind::Opaque, ListTag + Tag, Hash,
                        Of.size(), Unstable);
  auto [Known, First] = Operands.try_emplace(New);
  if (!First)
    return AbstractValue::symbol(New);
  Known->second.assign(Of.begin(), Of.end());
  Symbols[New].OfAddress = OfAddress;
  SymbolId Around = 0;
  for (AbstractValue V : Of) {
    SymbolId From = originOf(V);
    SymbolInfo::Kind K = Symbols[From].K;
    bool Points = V.isAddress() || K == SymbolInfo::Kind::Handle ||
                  K == SymbolInfo::Kind::Own;
    if (Around == 0 && From != 0 && Points)
      Around = From;
    else if (From != 0)
      Users[From].push_back(New);
  }
  // An address that was moved or aligned is in the object still.
  if (Around != 0) {
    Symbols[New].Origin = Around;
    Symbols[New].NextDerived = Symbols[Around].NextDerived;
    Symbols[Around].NextDerived = New;
  }
  return AbstractValue::symbol(New);
}

bool Memory::isComputedAddress(AbstractValue V) const {
  if (!V.isSymbol())
    return V.isAddress();
  const SymbolInfo &I = Symbols[baseOf(V.sym())];
  return I.K == SymbolInfo::Kind::Handle || I.OfAddress;
}

/// \p From + \p By: what was moved in several steps is where it is after one.
AbstractValue Memory::moved(SymbolId From, int64_t By) {
  using Calculation = ir::Value::Operator;
  std::optional<Arithmetic> A = arithmetic(From);
  if (A && (A->Op == Calculation::Add || A->Op == Calculation::Sub)) {
    From = A->Base;
    By = fold(Calculation::Add, By, fold(A->Op, 0, A->Constant));
  }
  if (By == 0)
    return AbstractValue::symbol(From);
  return By > 0 || By == std::numeric_limits<int64_t>::min()
             ? applied(Calculation::Add, From, By)
             : applied(Calculation::Sub, From, -By);
}

/// The ways in which \p V is such a sum. An array is where its first element
/// is.
llvm::SmallVector<Memory::Sum, 3> Memory::sums(AbstractValue V) const {
  using Calculation = ir::Value::Operator;
  auto Whole = [&](AbstractValue Of, int64_t Moved) -> Sum {
    const Region &R = Regions[Of.isAddress() ? Of.region() : 0];
    if (R.K == Region::Kind::Element && R.Index >= 0)
      return {AbstractValue::address(R.Base), {}, Moved + R.Index};
    return {Of, {}, Moved};
  };
  int64_t Moved = 0;
  if (std::optional<Arithmetic> A =
          V.isSymbol() ? arithmetic(V.sym()) : std::nullopt;
      A && (A->Op == Calculation::Add || A->Op == Calculation::Sub)) {
    Moved = fold(A->Op, 0, A->Constant);
    V = AbstractValue::symbol(A->Base);
  }
  llvm::SmallVector<Sum, 3> All{Whole(V, Moved)};
  llvm::ArrayRef<AbstractValue> Of;
  if (V.isSymbol() &&
      Symbols[V.sym()].A == ListTag + static_cast<uint64_t>(Calculation::Add))
    Of = operands(V.sym());
  if (Of.size() == 2)
    for (auto [Base, By] : {std::pair(Of[0], Of[1]), std::pair(Of[1], Of[0])}) {
      All.push_back(Whole(Base, Moved));
      All.back().By = By;
    }
  return All;
}

std::optional<std::pair<AbstractValue, AbstractValue>>
Memory::offsets(AbstractValue L, AbstractValue R) const {
  auto IsObject = [&](AbstractValue V) {
    return V.isAddress() ||
           (V.isSymbol() && Symbols[V.sym()].K == SymbolInfo::Kind::Handle);
  };
  using Value = AbstractValue;
  for (const Sum &A : sums(L))
    for (const Sum &B : sums(R)) {
      if (A.Base != B.Base || !IsObject(A.Base))
        continue;
      int64_t Ahead = fold(ir::Value::Operator::Sub, A.Moved, B.Moved);
      if (A.By == B.By)
        return std::pair(Value::integer(A.Moved), Value::integer(B.Moved));
      if (!A.By)
        return std::pair(Value::integer(Ahead), *B.By);
      if (!B.By)
        return std::pair(*A.By, Value::integer(-Ahead));
      if (Ahead == 0)
        return std::pair(*A.By, *B.By);
    }
  return std::nullopt;
}

bool Memory::isMadeFrom(AbstractValue V, SymbolId From) const {
  llvm::SmallVector<AbstractValue, 8> Work{V};
  // The same operand may be on many ways.
  llvm::SmallDenseSet<SymbolId, 8> Seen;
  while (!Work.empty()) {
    AbstractValue Next = Work.pop_back_val();
    if (Next.isAddress())
      Next = addressOf(root(Next.region()));
    if (!Next.isSymbol() || !Seen.insert(Next.sym()).second)
      continue;
    if (Next.sym() == From)
      return true;
    const SymbolInfo &I = Symbols[Next.sym()];
    if (I.K == SymbolInfo::Kind::Opaque && I.A < ListTag) {
      Work.push_back(AbstractValue::symbol(static_cast<SymbolId>(I.B)));
    } else if (I.K != SymbolInfo::Kind::Initial) {
      llvm::append_range(Work, operands(Next.sym()));
    } else if (const Region &Root = Regions[root(static_cast<RegionId>(I.A))];
               Root.K == Region::Kind::Pointee) {
      Work.push_back(AbstractValue::symbol(Root.Base));
    }
  }
  return false;
}

} // namespace ndistidy::engine
