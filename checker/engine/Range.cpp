//===- Range.cpp - What an integer can be ---------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Range.h"
#include "engine/Hash.h"
#include <algorithm>

namespace ndistidy::engine {

using Operator = ir::Condition::Operator;

bool Range::contains(int64_t V) const {
  if (V < Lo || V > Hi)
    return false;
  return std::find(Hole.begin(), Hole.begin() + Holes, V) ==
         Hole.begin() + Holes;
}

std::optional<int64_t> Range::constant() const {
  return Lo == Hi ? std::optional(Lo) : std::nullopt;
}

/// Holes lie strictly inside, in order, and unused ones are 0: one set of
/// values has one representation.
void Range::normalise() {
  auto End = Hole.begin() + Holes;
  std::sort(Hole.begin(), End);
  bool Changed = true;
  while (Changed && Lo <= Hi) {
    Changed = false;
    for (unsigned I = 0; I < Holes; ++I) {
      if (Hole[I] == Lo && Lo != Max) {
        ++Lo;
        Changed = true;
      } else if (Hole[I] == Hi && Hi != Min) {
        --Hi;
        Changed = true;
      }
    }
  }
  unsigned Kept = 0;
  for (unsigned I = 0; I < Holes; ++I)
    if (Hole[I] > Lo && Hole[I] < Hi)
      Hole[Kept++] = Hole[I];
  std::fill(Hole.begin() + Kept, Hole.end(), 0);
  Holes = Kept;
}

Range Range::without(int64_t V) const {
  Range R = *this;
  if (!contains(V))
    return R;
  if (Lo == Hi) {
    R.Lo = 1;
    R.Hi = 0;
    R.Holes = 0;
    R.Hole = {};
    return R;
  }
  if (V == Lo)
    ++R.Lo;
  else if (V == Hi)
    --R.Hi;
  else if (R.Holes < R.Hole.size())
    R.Hole[R.Holes++] = V;
  R.normalise();
  return R;
}

Range Range::withHolesOf(const Range &A, const Range &B, bool InBoth) const {
  Range R = *this;
  for (const Range *From : {&A, &B})
    for (unsigned I = 0; I < From->Holes; ++I) {
      int64_t V = From->Hole[I];
      if (!InBoth || (!A.contains(V) && !B.contains(V)))
        R = R.without(V);
    }
  return R;
}

Range Range::meet(const Range &Other) const {
  Range R(std::max(Lo, Other.Lo), std::min(Hi, Other.Hi));
  return R.empty() ? R : R.withHolesOf(*this, Other, /*InBoth=*/false);
}

Range Range::hull(const Range &Other) const {
  if (empty())
    return Other;
  if (Other.empty())
    return *this;
  Range R(std::min(Lo, Other.Lo), std::max(Hi, Other.Hi));
  R = R.withHolesOf(*this, Other, /*InBoth=*/true);
  // "Negative" and "positive" together are "not zero".
  if (!contains(0) && !Other.contains(0))
    R = R.without(0);
  return R;
}

Range Range::widen(const Range &Next) const {
  Range H = hull(Next);
  // The sign is what branches ask for: an end stops on its side of 0 first.
  auto Least = [&] { return H.Lo > 0 ? 1 : H.Lo == 0 ? 0 : Min; };
  auto Most = [&] { return H.Hi < 0 ? -1 : H.Hi == 0 ? 0 : Max; };
  Range R(H.Lo < Lo ? Least() : Lo, H.Hi > Hi ? Most() : Hi);
  return R.withHolesOf(H, H, /*InBoth=*/true);
}

/// Without the values from 0 to \p Last, or as many of them as can be told.
Range Range::withoutUpTo(int64_t Last) const {
  if (Lo >= 0)
    return Last == Max ? Range(1, 0) : meet({Last + 1, Max});
  if (Hi <= Last)
    return meet({Min, -1});
  Range R = *this;
  for (int64_t V = 0; V <= Last && R.Holes < R.Hole.size(); ++V)
    R = R.without(V);
  return R;
}

Range Range::satisfying(Operator Op, int64_t C) const {
  switch (Op) {
  case Operator::EQ:
    return meet(just(C));
  case Operator::NE:
    return without(C);
  case Operator::LT:
    return C == Min ? Range(1, 0) : meet({Min, C - 1});
  case Operator::LE:
    return meet({Min, C});
  case Operator::GT:
    return C == Max ? Range(1, 0) : meet({C + 1, Max});
  case Operator::GE:
    return meet({C, Max});
  // Unsigned: below C means 0..C-1; what is not below it may be negative.
  case Operator::ULT:
    return C < 0 ? *this : meet({0, C - 1});
  case Operator::ULE:
    return C < 0 ? *this : meet({0, C});
  case Operator::UGT:
    return C < 0 ? *this : withoutUpTo(C);
  case Operator::UGE:
    return C <= 0 ? *this : withoutUpTo(C - 1);
  }
  return *this;
}

size_t hash_value(const Range &R) {
  auto Bits = [](int64_t V) { return static_cast<uint64_t>(V); };
  uint64_t Ends = mix(mix(Bits(R.Lo)) + Bits(R.Hi));
  return mix(mix(mix(Ends + R.Holes) + Bits(R.Hole[0])) + Bits(R.Hole[1]));
}

Operator negate(Operator Op) {
  switch (Op) {
  case Operator::EQ:
    return Operator::NE;
  case Operator::NE:
    return Operator::EQ;
  case Operator::LT:
    return Operator::GE;
  case Operator::LE:
    return Operator::GT;
  case Operator::GT:
    return Operator::LE;
  case Operator::GE:
    return Operator::LT;
  case Operator::ULT:
    return Operator::UGE;
  case Operator::ULE:
    return Operator::UGT;
  case Operator::UGT:
    return Operator::ULE;
  case Operator::UGE:
    return Operator::ULT;
  }
  return Op;
}

Operator mirror(Operator Op) {
  switch (Op) {
  case Operator::LT:
    return Operator::GT;
  case Operator::LE:
    return Operator::GE;
  case Operator::GT:
    return Operator::LT;
  case Operator::GE:
    return Operator::LE;
  case Operator::ULT:
    return Operator::UGT;
  case Operator::ULE:
    return Operator::UGE;
  case Operator::UGT:
    return Operator::ULT;
  case Operator::UGE:
    return Operator::ULE;
  default:
    return Op;
  }
}

bool evaluate(Operator Op, int64_t L, int64_t R) {
  auto UL = static_cast<uint64_t>(L), UR = static_cast<uint64_t>(R);
  switch (Op) {
  case Operator::EQ:
    return L == R;
  case Operator::NE:
    return L != R;
  case Operator::LT:
    return L < R;
  case Operator::LE:
    return L <= R;
  case Operator::GT:
    return L > R;
  case Operator::GE:
    return L >= R;
  case Operator::ULT:
    return UL < UR;
  case Operator::ULE:
    return UL <= UR;
  case Operator::UGT:
    return UL > UR;
  case Operator::UGE:
    return UL >= UR;
  }
  return false;
}

} // namespace ndistidy::engine
