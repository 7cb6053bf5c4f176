//===- OutputTest.cpp - Tests of what a run has come to -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Output.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::command;

namespace {

Outcome withFindings(unsigned Count) {
  Outcome O;
  O.Files = 2;
  engine::Analysis A;
  for (unsigned Line = 1; Line <= Count; ++Line)
    A.Findings.emplace_back().Loc = {0, Line, 1};
  O.Results.add(std::move(A), {"a.c"});
  return O;
}

TEST(Outcome, TheWorstDecidesTheStatus) {
  EXPECT_EQ(withFindings(0).status(), Clean);
  EXPECT_EQ(withFindings(1).status(), Found);
  Outcome O = withFindings(1);
  O.Broken = {"a.c"};
  EXPECT_EQ(O.status(), Failed);
  O.Broken.clear();
  O.Failures = {"why"};
  EXPECT_EQ(O.status(), Failed);
}

TEST(Outcome, WhatWasGivenUpIsNoPass) {
  Outcome O = withFindings(0);
  engine::Analysis A;
  A.Incompletes = {{{0, 1, 1}, "Halt", "too large"}};
  O.Results.add(std::move(A), {"a.c"});
  EXPECT_EQ(O.status(), Failed);
  EXPECT_EQ(summary(O),
            "0 findings in 2 files, 1 routine not analysed to the end");
}

TEST(Outcome, TheSummaryIsOneLine) {
  EXPECT_EQ(summary(withFindings(0)), "0 findings in 2 files");
  Outcome O = withFindings(1);
  O.Files = 1;
  EXPECT_EQ(summary(O), "1 finding in 1 file");
  O.Suppressed = 3;
  O.Broken = {"a.c"};
  O.Failures = {"why"};
  EXPECT_EQ(summary(O), "1 finding in 1 file, 3 suppressed; 1 file did not "
                        "parse without errors, so there may be more; not all "
                        "could be analysed");
}

} // namespace
