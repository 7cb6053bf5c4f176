//===- AnnotationsTest.cpp - Tests of findings as pieces of source --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Annotations.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::html;
using Kind = engine::PathNote::Kind;

namespace {

engine::Finding
finding(ir::Location Loc,
        const std::vector<std::pair<Kind, ir::Location>> &Notes) {
  engine::Finding F;
  F.Loc = Loc;
  F.Message = "wrong";
  for (const auto &[K, Where] : Notes) {
    F.Notes.emplace_back();
    F.Notes.back().K = K;
    F.Notes.back().Loc = Where;
  }
  return F;
}

/// "0[1-8,20-27] 1[...]": files, their stretches, and how many steps.
std::string told(const engine::Finding &F, unsigned LineCount = 100) {
  std::string Text;
  std::vector<Step> Steps = stepsOf(F);
  for (const Excerpt &E :
       excerptsOf(Steps, [&](uint32_t) { return LineCount; })) {
    Text += (Text.empty() ? "" : " ") + std::to_string(E.File) + "[";
    for (const Stretch &S : E.Stretches)
      Text += (Text.back() == '[' ? "" : ",") + std::to_string(S.First) + "-" +
              std::to_string(S.Last);
    Text += "]x" + std::to_string(E.Steps.size());
  }
  return Text;
}

TEST(Steps, TheFindingIsTheLast) {
  std::vector<Step> Steps =
      stepsOf(finding({0, 9, 1}, {{Kind::Acquire, {0, 3, 1}},
                                  {Kind::Branch, {}},
                                  {Kind::Branch, {0, 5, 1}}}));
  ASSERT_EQ(Steps.size(), 3U);
  EXPECT_FALSE(Steps[1].IsFinding);
  EXPECT_TRUE(Steps[2].IsFinding);
  EXPECT_EQ(Steps[2].Of.Message, "wrong");
  EXPECT_EQ(Steps[2].Of.Loc.Line, 9U);
}

TEST(Steps, UnlessThePathSaysIt) {
  std::vector<Step> Same =
      stepsOf(finding({0, 9, 1}, {{Kind::Info, {0, 9, 1}}}));
  ASSERT_EQ(Same.size(), 1U);
  EXPECT_TRUE(Same[0].IsFinding);
  // At the handler's name, of what no path gives back.
  std::vector<Step> Named =
      stepsOf(finding({0, 2, 1}, {{Kind::Return, {0, 9, 1}}}));
  ASSERT_EQ(Named.size(), 1U);
  EXPECT_EQ(Named[0].Of.Loc.Line, 9U);
  EXPECT_TRUE(stepsOf(finding({}, {})).empty());
}

TEST(Excerpts, NearStepsShareAStretch) {
  EXPECT_EQ(told(finding({0, 9, 1}, {})), "0[5-12]x1");
  EXPECT_EQ(told(finding({0, 2, 1}, {}), 4), "0[1-4]x1");
  EXPECT_EQ(told(finding({0, 20, 1}, {{Kind::Acquire, {0, 10, 1}}})),
            "0[6-23]x2");
  EXPECT_EQ(told(finding({0, 21, 1}, {{Kind::Acquire, {0, 10, 1}}})),
            "0[6-13,17-24]x2");
}

TEST(Excerpts, AStepBackOrAway) {
  EXPECT_EQ(told(finding({0, 10, 1}, {{Kind::Acquire, {0, 40, 1}}})),
            "0[36-43]x1 0[6-13]x1");
  EXPECT_EQ(told(finding({0, 40, 1}, {{Kind::Acquire, {0, 10, 1}},
                                      {Kind::Branch, {1, 5, 1}},
                                      {Kind::Branch, {1, 5, 9}}})),
            "0[6-13]x1 1[1-8]x2 0[36-43]x1");
}

TEST(Excerpts, OfAFileThatCannotBeRead) {
  EXPECT_EQ(told(finding({0, 9, 1}, {}), 0), "0[5-9]x1");
}

} // namespace
