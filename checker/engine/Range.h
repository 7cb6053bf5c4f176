//===- Range.h - What an integer can be -------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_RANGE_H
#define NDIS_TIDY_ENGINE_RANGE_H

#include "ir/Program.h"
#include <array>
#include <cstdint>
#include <limits>
#include <optional>

namespace ndistidy::engine {

/// An interval, both ends included, without up to two values inside it. Enough
/// for a status ("negative"), a pointer ("not null") and a small enumeration.
class Range {
public:
  static constexpr int64_t Min = std::numeric_limits<int64_t>::min();
  static constexpr int64_t Max = std::numeric_limits<int64_t>::max();

  Range() = default;
  Range(int64_t Lo, int64_t Hi) : Lo(Lo), Hi(Hi) {}
  static Range just(int64_t V) { return {V, V}; }
  static Range notZero() { return Range().without(0); }

  int64_t low() const { return Lo; }
  int64_t high() const { return Hi; }
  bool empty() const { return Lo > Hi; }
  bool full() const { return Lo == Min && Hi == Max && Holes == 0; }
  bool contains(int64_t V) const;
  /// The only value, if there is just one.
  std::optional<int64_t> constant() const;

  Range without(int64_t V) const;
  Range meet(const Range &Other) const;
  /// The least range that holds both.
  Range hull(const Range &Other) const;
  /// Like hull, but an end that moved goes on to 0, to what is beside it, or to
  /// infinity, so that chains of joins are short.
  Range widen(const Range &Next) const;
  /// The values V of this for which `V Op C` holds.
  Range satisfying(ir::Condition::Operator Op, int64_t C) const;

  bool operator==(const Range &) const = default;
  friend size_t hash_value(const Range &R);

private:
  Range withoutUpTo(int64_t Last) const;
  Range withHolesOf(const Range &A, const Range &B, bool InBoth) const;
  void normalise();

  int64_t Lo = Min;
  int64_t Hi = Max;
  unsigned Holes = 0;
  std::array<int64_t, 2> Hole{};
};

/// The operator that holds when \p Op does not.
ir::Condition::Operator negate(ir::Condition::Operator Op);
/// The operator with its sides exchanged.
ir::Condition::Operator mirror(ir::Condition::Operator Op);
bool evaluate(ir::Condition::Operator Op, int64_t L, int64_t R);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_RANGE_H
