//===- BoundsTest.cpp - What is too much to be followed is said -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::engine;

TEST(BoundsTest, ABudgetThatEndsIsSaid) {
  engine::Options Small;
  Small.StepLimit = 5;
  engine::Analysis A;
  EXPECT_EQ(said(miniport(TakePool, R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return })"),
                 Small, &A),
            "");
  ASSERT_EQ(A.Incompletes.size(), 1U);
  EXPECT_EQ(A.Incompletes[0].Reason, "it takes more than 5 steps");
}

TEST(BoundsTest, RecursionWithoutEndIsSaid) {
  engine::Analysis A;
  std::string Text = Head.str() + R"(
func DriverEntry(DriverObject, Path) {
  call Again(1)
  return 0
}
func Again(n) {
  call Again(($0 + 1))
  return
})";
  EXPECT_EQ(said(Text, {}, &A), "");
  ASSERT_EQ(A.Incompletes.size(), 1U);
  EXPECT_EQ(A.Incompletes[0].Function, "Again");
}

/// A miniport whose unload handler gives its pool back \p Deep calls below it.
static std::string givesBack(unsigned Deep) {
  std::string Text = "\nfunc Unload(DriverObject) { call C0() return }\n";
  for (unsigned N = 0; N != Deep; ++N)
    Text += "func C" + std::to_string(N) + "() { call C" +
            std::to_string(N + 1) + "() return }\n";
  return miniport(TakePool, Text + "func C" + std::to_string(Deep) +
                                "() { call NdisFreePacketPool(@Pool) return }");
}

TEST(BoundsTest, HelpersAreFollowedFarDown) {
  engine::Analysis A;
  EXPECT_EQ(said(givesBack(500), {}, &A), "");
  EXPECT_TRUE(A.Incompletes.empty());
  EXPECT_EQ(said(givesBack(5000), {}, &A), "");
  ASSERT_EQ(A.Incompletes.size(), 1U);
  EXPECT_EQ(A.Incompletes[0].Reason, "calls are nested more than 512 deep");
}
