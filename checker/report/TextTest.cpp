//===- TextTest.cpp - Tests of findings as text ---------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Text.h"
#include "report/NoLint.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::report;

namespace {

std::string print(const engine::Analysis &A, llvm::StringRef Source) {
  Report R;
  R.add(A, {"src/a.c"});
  SourceTexts Texts;
  Texts.set("src/a.c", Source);
  std::string Result;
  llvm::raw_string_ostream OS(Result);
  printText(R, Texts, OS);
  return Result;
}

engine::Analysis findingAt(unsigned Line, unsigned Column) {
  engine::Analysis A;
  engine::Finding &F = A.Findings.emplace_back();
  F.Check = "ndis-a";
  F.Message = "it leaks";
  F.Loc = {0, Line, Column};
  return A;
}

TEST(Text, AFindingWithItsNotes) {
  engine::Analysis A = findingAt(3, 3);
  A.Findings[0].Notes = {{engine::PathNote::Kind::Acquire, {0, 2, 3}, "taken"},
                         {engine::PathNote::Kind::Info, {}, "nowhere"}};
  EXPECT_EQ(print(A, "int f(void) {\n  take();\n  return 0;\n}\n"),
            "src/a.c:3:3: warning: it leaks [ndis-a]\n"
            "    3 |   return 0;\n"
            "      |   ^\n"
            "src/a.c:2:3: note: taken\n"
            "    2 |   take();\n"
            "      |   ^\n"
            "note: nowhere\n");
}

TEST(Text, TabsBecomeBlanks) {
  EXPECT_EQ(print(findingAt(1, 4), "\tx\ty;\n"),
            "src/a.c:1:4: warning: it leaks [ndis-a]\n"
            "    1 |         x       y;\n"
            "      |                 ^\n");
}

TEST(Text, CaretsCountColumnsNotBytes) {
  EXPECT_EQ(print(findingAt(1, 8), "/*\xC3\xA9*/ x;\n"),
            "src/a.c:1:8: warning: it leaks [ndis-a]\n"
            "    1 | /*\xC3\xA9*/ x;\n"
            "      |       ^\n");
}

TEST(Text, WhatCannotBeShownIsSpelled) {
  EXPECT_EQ(print(findingAt(1, 8), "\x01\xFF\xE2\x80\x8B\xC2\x85x\n"),
            "src/a.c:1:8: warning: it leaks [ndis-a]\n"
            "    1 | <U+0001><FF><U+200B><U+0085>x\n"
            "      |                             ^\n");
}

TEST(Text, LargeLineNumbersNeedRoom) {
  std::string Source(9999, '\n');
  EXPECT_EQ(print(findingAt(10000, 1), Source + "x\n"),
            "src/a.c:10000:1: warning: it leaks [ndis-a]\n"
            " 10000 | x\n"
            "       | ^\n");
  EXPECT_EQ(print(findingAt(9990, 1), Source),
            "src/a.c:9990:1: warning: it leaks [ndis-a]\n"
            "  9990 | \n"
            "       | ^\n");
}

TEST(Text, LinesThatAreNotThereAreNotShown) {
  llvm::StringRef Head = "src/a.c:7:1: warning: it leaks [ndis-a]\n";
  EXPECT_EQ(print(findingAt(7, 1), "one line\n"), Head);
  EXPECT_EQ(print(findingAt(1, 99), "one line\n"),
            "src/a.c:1:99: warning: it leaks [ndis-a]\n");
  EXPECT_EQ(print(findingAt(1, 1), std::string(5000, 'x')),
            "src/a.c:1:1: warning: it leaks [ndis-a]\n");
}

TEST(Text, AFixStandsBelowItsPlace) {
  engine::Analysis A = findingAt(1, 3);
  A.Findings[0].Fixes = {{{{0, 1, 3}, {0, 1, 4}}, "Good"},
                         {{{0, 2, 1}, {0, 2, 1}}, "elsewhere"}};
  EXPECT_EQ(print(A, "f(Bad);\n\n"), "src/a.c:1:3: warning: it leaks [ndis-a]\n"
                                     "    1 | f(Bad);\n"
                                     "      |   ^\n"
                                     "      |   Good\n"
                                     "    2 | \n"
                                     "      | elsewhere\n");
}

TEST(Text, WhatIsReplacedIsUnderlined) {
  engine::Analysis A = findingAt(1, 3);
  A.Findings[0].Fixes = {{{{0, 1, 3}, {0, 1, 6}}, "Good"}};
  EXPECT_EQ(print(A, "f(Bad);\n"), "src/a.c:1:3: warning: it leaks [ndis-a]\n"
                                   "    1 | f(Bad);\n"
                                   "      |   ^~~\n"
                                   "      |   Good\n");
}

TEST(Text, LinesOfAFixAreShownIfTheyAreNear) {
  std::string Source(30, '\n');
  engine::Analysis A = findingAt(2, 1);
  A.Findings[0].Fixes = {{{{0, 4, 1}, {0, 4, 1}}, "x\n"}};
  EXPECT_EQ(print(A, Source), "src/a.c:2:1: warning: it leaks [ndis-a]\n"
                              "    2 | \n"
                              "      | ^\n"
                              "    3 | \n"
                              "    4 | \n");
  A.Findings[0].Fixes = {{{{0, 20, 1}, {0, 20, 1}}, "x\n"}};
  EXPECT_EQ(print(A, Source), "src/a.c:2:1: warning: it leaks [ndis-a]\n"
                              "    2 | \n"
                              "      | ^\n");
}

TEST(Text, AnUnmatchedNoLintIsAnError) {
  engine::Analysis A = findingAt(1, 1);
  A.Findings[0].Check = NoLintCheck.str();
  EXPECT_EQ(llvm::StringRef(print(A, "")).split('\n').first,
            "src/a.c:1:1: error: it leaks [clang-tidy-nolint]");
}

TEST(Text, WhatIsIncompleteIsARemark) {
  engine::Analysis A;
  A.Incompletes = {{{0, 1, 5}, "Halt", "it has too many states"}};
  EXPECT_EQ(print(A, "void Halt();\n"),
            "src/a.c:1:5: remark: routine 'Halt' was not analysed to its end: "
            "it has too many states [ndis-incomplete]\n"
            "    1 | void Halt();\n"
            "      |     ^\n");
  A.Incompletes[0].Variants = {"X", "Y"};
  EXPECT_EQ(llvm::StringRef(print(A, "")).split('\n').first,
            "src/a.c:1:5: remark: routine 'Halt' was not analysed to its end: "
            "it has too many states (only in variants X, Y) [ndis-incomplete]");
}

} // namespace
