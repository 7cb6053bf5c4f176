//===- CoverageTest.cpp - Tests of what was analysed ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Coverage.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::command;

namespace {

SourceUse use(llvm::StringRef Lines) {
  SourceUse Result{llvm::BitVector(Lines.size()),
                   llvm::BitVector(Lines.size())};
  for (size_t N = 0; N != Lines.size(); ++N) {
    if (Lines[N] == 'x')
      Result.Compiled.set(N);
    if (Lines[N] == '0')
      Result.Dead.set(N);
  }
  return Result;
}

Coverage whole() {
  Coverage C;
  C.Files = 1;
  C.Routines = C.Reached = 2;
  C.Sources["a.c"] = use("xxx");
  return C;
}

TEST(Coverage, LinesOfAllUnitsAndVariants) {
  Coverage C;
  for (llvm::StringRef Lines : {"x..x00", "xx.x00", "x..x0x"}) {
    Conditions Unit;
    Unit.Sources["a.c"] = use(Lines);
    C.add(Unit);
  }
  EXPECT_EQ(C.compiled(), 4U);
  EXPECT_EQ(C.lines(), 5U);
}

TEST(Coverage, WhatIsMissing) {
  EXPECT_TRUE(whole().complete());
  EXPECT_EQ(tell(whole()),
            "1 file; 2 routines, 2 of them entered; 3 of 3 lines compiled");
  EXPECT_TRUE(remarks(whole()).empty());
  Coverage C = whole();
  C.Files = 3;
  C.Broken = C.Errors = C.Unparsed = 1;
  EXPECT_FALSE(C.complete());
  C.Partial = 2;
  C.Unnamed = {"'Halt' (a.c:12): why"};
  C.GivenUp = 1;
  C.Sources["a.c"] = use("x.0");
  C.Undefined = {{"X", "a.c", 1}, {"Y", "a.c", 2}};
  C.Unseen = {"Helper", "Other"};
  C.Skipped = {"variant 'X': why"};
  EXPECT_EQ(tell(C), "3 files, 1 of them not parsed, 1 of them with errors (1 "
                     "error); 2 routines, 2 of them entered, 2 not read "
                     "whole, 1 given up; 1 of 2 lines compiled");
  EXPECT_EQ(remarks(C), (std::vector<std::string>{
                            "routine 'Halt' (a.c:12): why",
                            "used, and defined in none of the sources: Helper, "
                            "Other",
                            "variant 'X': why",
                            "tested, and not defined by the build: X, Y"}));
}

TEST(Coverage, EachThingMissingIsEnough) {
  for (void (*Spoil)(Coverage &) :
       {+[](Coverage &C) { C.Broken = 1; },
        +[](Coverage &C) { C.Unparsed = 1; },
        +[](Coverage &C) { C.GivenUp = 1; },
        +[](Coverage &C) { C.Partial = 1; },
        +[](Coverage &C) { C.Unseen = {"Helper"}; },
        +[](Coverage &C) { C.Skipped = {"x"}; },
        +[](Coverage &C) { C.Sources["b.c"] = use("x."); }}) {
    Coverage C = whole();
    Spoil(C);
    EXPECT_FALSE(C.complete());
  }
}

TEST(Coverage, ManyMacrosAreNotAllNamed) {
  Coverage C = whole();
  C.Sources["a.c"] = use("x.");
  for (char Name = 'A'; Name != 'L'; ++Name)
    C.Undefined.push_back({std::string(1, Name), "a.c", 1});
  EXPECT_EQ(remarks(C), (std::vector<std::string>{
                            "tested, and not defined by the build: A, B, C, D, "
                            "E, F, G, H and 3 more (--list-variants)"}));
}

TEST(Coverage, AFloodOfRoutinesIsCut) {
  Coverage C = whole();
  C.Unnamed = {"'A'", "'B'", "'C'"};
  using Words = std::vector<std::string>;
  EXPECT_EQ(remarks(C), (Words{"routine 'A'", "routine 'B'", "routine 'C'"}));
  EXPECT_EQ(remarks(C, 3).size(), 3U);
  EXPECT_EQ(remarks(C, 2),
            (Words{"routine 'A'", "routine 'B'",
                   "1 more routine (--sarif and --html name them all)"}));
  C.Unnamed.clear();
  C.Unseen = {"A", "B", "C"};
  EXPECT_EQ(remarks(C, 2),
            (Words{"used, and defined in none of the sources: A, B and 1 more "
                   "(--sarif and --html name them all)"}));
}

} // namespace
