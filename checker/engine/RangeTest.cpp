//===- RangeTest.cpp ------------------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Range.h"
#include "gtest/gtest.h"
#include <vector>

using namespace ndistidy::engine;
using Operator = ndistidy::ir::Condition::Operator;

namespace {

constexpr int64_t Least = -4, Most = 4;

/// Every interval in a few numbers, whole and with one value left out.
std::vector<Range> ranges() {
  std::vector<Range> All{Range(), Range::notZero()};
  for (int64_t Lo = Least; Lo <= Most; ++Lo)
    for (int64_t Hi = Lo; Hi <= Most; ++Hi) {
      All.emplace_back(Lo, Hi);
      for (int64_t Out = Lo; Out <= Hi; ++Out)
        if (Lo != Hi)
          All.push_back(Range(Lo, Hi).without(Out));
    }
  return All;
}

TEST(RangeTest, MeetHasWhatBothHave) {
  for (const Range &A : ranges())
    for (const Range &B : ranges()) {
      Range Both = A.meet(B);
      for (int64_t V = Least; V <= Most; ++V)
        ASSERT_EQ(Both.contains(V), A.contains(V) && B.contains(V));
    }
}

TEST(RangeTest, HullAndWidenedHaveWhatEitherHas) {
  for (const Range &A : ranges())
    for (const Range &B : ranges())
      for (int64_t V = Least; V <= Most; ++V)
        if (A.contains(V) || B.contains(V)) {
          ASSERT_TRUE(A.hull(B).contains(V));
          ASSERT_TRUE(A.widen(B).contains(V));
        }
}

TEST(RangeTest, SatisfyingKeepsWhatHolds) {
  for (Operator Op : {Operator::EQ, Operator::NE, Operator::LT, Operator::LE,
                      Operator::GT, Operator::GE, Operator::ULT, Operator::ULE,
                      Operator::UGT, Operator::UGE})
    for (const Range &A : ranges())
      for (int64_t C = Least; C <= Most; ++C)
        for (int64_t V = Least; V <= Most; ++V)
          if (A.contains(V) && evaluate(Op, V, C)) {
            ASSERT_TRUE(A.satisfying(Op, C).contains(V));
            ASSERT_FALSE(evaluate(negate(Op), V, C));
            ASSERT_TRUE(evaluate(mirror(Op), C, V));
          }
}

TEST(RangeTest, WhatIsAboveNumbersWithoutASignIsNoneOfThem) {
  Range Above = Range().satisfying(Operator::UGT, 0);
  EXPECT_EQ(Above, Range::notZero());
  Above = Above.satisfying(Operator::UGT, 1);
  EXPECT_FALSE(Above.contains(1));
  EXPECT_TRUE(Above.satisfying(Operator::ULE, 1).empty());
  EXPECT_TRUE(Above.contains(-1));
  EXPECT_EQ(Range(Range::Min, 3).satisfying(Operator::UGE, 9),
            Range(Range::Min, -1));
}

TEST(RangeTest, ACounterThatIsWidenedKeepsItsSign) {
  EXPECT_EQ(Range::just(1).widen(Range::just(2)), Range(1, Range::Max));
  EXPECT_EQ(Range::just(0).widen(Range::just(1)), Range(0, Range::Max));
  EXPECT_EQ(Range::just(8).widen(Range::just(7)), Range(1, 8));
  EXPECT_EQ(Range(1, 8).widen(Range::just(0)), Range(0, 8));
  EXPECT_EQ(Range(0, 8).widen(Range::just(-1)), Range(Range::Min, 8));
  EXPECT_EQ(Range::just(-2).widen(Range::just(-1)), Range(-2, -1));
}

TEST(RangeTest, ChainsOfWideningAreShort) {
  for (int64_t Step : {-1, 1}) {
    Range R = Range::just(100 * -Step);
    unsigned Changes = 0;
    for (int64_t V = 100 * -Step; V != 100 * Step; V += Step) {
      Range Next = R.widen(Range::just(V));
      Changes += !(Next == R);
      R = Next;
    }
    EXPECT_LE(Changes, 3U);
  }
}

} // namespace
