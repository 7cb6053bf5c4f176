//===- ReportTest.cpp - Tests of a run's findings -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Report.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using report::Report;

namespace {

engine::Finding finding(ir::Location Loc, std::string Check,
                        std::string Message = "m") {
  engine::Finding F;
  F.Loc = Loc;
  F.Check = std::move(Check);
  F.Message = std::move(Message);
  return F;
}

TEST(Report, ProgramsShareOneTableOfFiles) {
  Report R;
  engine::Analysis One, Two;
  One.Findings = {finding({1, 3, 1}, "x")};
  One.Findings[0].Notes.push_back({{}, {0, 7, 2}, "here"});
  Two.Findings = {finding({0, 2, 1}, "x")};
  Two.Findings[0].Fixes.push_back({{{1, 2, 1}, {1, 2, 4}}, "text"});
  R.add(One, {"h.h", "b.c"});
  R.add(Two, {"a.c", "h.h"});
  ASSERT_EQ(R.findings().size(), 2u);
  auto Name = [&](const ir::Location &L) { return R.files()[L.File]; };
  EXPECT_EQ(Name(R.findings()[0].Loc), "a.c");
  EXPECT_EQ(Name(R.findings()[0].Fixes[0].Where.End), "h.h");
  EXPECT_EQ(Name(R.findings()[1].Loc), "b.c");
  EXPECT_EQ(Name(R.findings()[1].Notes[0].Loc), "h.h");
  EXPECT_EQ(R.files().size(), 3u);
}

TEST(Report, OrderIsByFileLineColumnMessageAndId) {
  Report R;
  engine::Analysis A;
  A.Findings = {finding({1, 1, 1}, "a"), finding({0, 9, 1}, "a"),
                finding({0, 2, 5}, "b"), finding({0, 2, 5}, "a"),
                finding({0, 2, 4}, "z")};
  R.add(A, {"a.c", "b.c"});
  std::string Order;
  for (const engine::Finding &F : R.findings())
    Order += R.files()[F.Loc.File] + ":" + std::to_string(F.Loc.Line) + ":" +
             std::to_string(F.Loc.Column) + F.Check + " ";
  EXPECT_EQ(Order, "a.c:2:4z a.c:2:5a a.c:2:5b a.c:9:1a b.c:1:1a ");
}

TEST(Report, MessagesComeBeforeIds) {
  Report R;
  engine::Analysis A;
  A.Findings = {finding({0, 1, 1}, "a", "n"), finding({0, 1, 1}, "b", "m")};
  R.add(A, {"a.c"});
  ASSERT_EQ(R.findings().size(), 2u);
  EXPECT_EQ(R.findings()[0].Message, "m");
}

TEST(Report, AHeadersFindingIsShownOnce) {
  Report R;
  engine::Analysis A;
  A.Findings = {finding({0, 4, 1}, "a"), finding({0, 4, 1}, "a", "other")};
  A.Incompletes = {{{0, 4, 1}, "f", "why"}};
  R.add(A, {"h.h"});
  R.add(A, {"h.h"});
  EXPECT_EQ(R.findings().size(), 2u);
  EXPECT_EQ(R.incompletes().size(), 1u);
}

TEST(Report, WhatHoldsInSeveralVariantsIsOneFinding) {
  auto In = [](unsigned Line, std::vector<std::string> Variants) {
    engine::Analysis A;
    A.Findings = {finding({0, Line, 1}, "a")};
    A.Findings[0].Variants = std::move(Variants);
    return A;
  };
  Report R;
  R.add(In(1, {"base"}), {"a.c"});
  R.add(In(1, {"X"}), {"a.c"});
  R.add(In(2, {"X"}), {"a.c"});
  R.add(In(3, {"X"}), {"a.c"});
  R.add(In(3, {}), {"a.c"});
  ASSERT_EQ(R.findings().size(), 3U);
  std::vector<std::string> Variants = R.findings()[0].Variants;
  llvm::sort(Variants);
  EXPECT_EQ(Variants, (std::vector<std::string>{"X", "base"}));
  EXPECT_EQ(R.findings()[1].Variants, std::vector<std::string>{"X"});
  EXPECT_TRUE(R.findings()[2].Variants.empty());
}

TEST(Report, SoIsWhatWasNotAnalysedToItsEnd) {
  auto In = [](unsigned Line, std::string Variant) {
    engine::Analysis A;
    A.Incompletes = {{{0, Line, 1}, "f", "why", {std::move(Variant)}}};
    return A;
  };
  Report R;
  R.add(In(1, "base"), {"a.c"});
  R.add(In(1, "X"), {"a.c"});
  R.add(In(2, "X"), {"a.c"});
  ASSERT_EQ(R.incompletes().size(), 2U);
  EXPECT_EQ(R.incompletes()[0].Variants,
            (std::vector<std::string>{"base", "X"}));
  EXPECT_EQ(R.incompletes()[1].Variants, std::vector<std::string>{"X"});
}

TEST(Report, AFindingMayBeNowhere) {
  Report R;
  engine::Analysis A;
  A.Findings = {finding({}, "a")};
  R.add(A, {});
  EXPECT_EQ(R.findings().size(), 1u);
  EXPECT_TRUE(R.files().empty());
}

} // namespace
