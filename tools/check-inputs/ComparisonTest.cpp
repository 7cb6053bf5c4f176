//===- ComparisonTest.cpp -------------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "check-inputs/Comparison.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::inputs;

namespace {

using Lines = std::vector<std::string>;

const char *const Leak =
    "/d/a.c:2:3: warning: 'U' leaks the timer [ndis-leak]\n"
    "    2 |   return;\n"
    "      |   ^\n"
    "/d/a.c:1:5: note: the timer is taken here\n";

Expectations wanted(llvm::StringRef Text) {
  Expectations E;
  EXPECT_FALSE(static_cast<bool>(E.add("/d/a.c", Text)));
  return E;
}

Lines mismatches(llvm::StringRef Text, llvm::StringRef Output,
                 Seen S = Seen::Everything) {
  return inputs::mismatches(wanted(Text), parseDiagnostics(Output), S);
}

TEST(Diagnostics, AreReadWithTheirNotes) {
  std::vector<Diagnostic> Said = parseDiagnostics(Leak);
  ASSERT_EQ(Said.size(), 1U);
  EXPECT_EQ(Said[0],
            (Diagnostic{"/d/a.c",
                        2,
                        3,
                        "warning",
                        "'U' leaks the timer",
                        "ndis-leak",
                        {{"/d/a.c", 1, 5, "the timer is taken here"}}}));
}

TEST(Diagnostics, HavePathsFromTheRoot) {
  EXPECT_EQ(absolute("/d/x/../a.c"), "/d/a.c");
  EXPECT_EQ(absolute("./a.c"), absolute("a.c"));
  EXPECT_TRUE(llvm::StringRef(absolute("a.c")).starts_with("/"));
}

TEST(Mismatches, NoneWhereAllIsExpected) {
  EXPECT_EQ(mismatches("take(); // note: is taken\n"
                       "return; // expect: ndis-leak: the timer\n",
                       Leak),
            Lines{});
  EXPECT_EQ(mismatches("take();\nreturn;\n", ""), Lines{});
}

TEST(Mismatches, AMissingFinding) {
  EXPECT_EQ(mismatches("\nreturn; // expect: ndis-leak: the timer\n", ""),
            Lines{"/d/a.c:2: expected: ndis-leak: the timer"});
}

TEST(Mismatches, AnUnexpectedFinding) {
  EXPECT_EQ(mismatches("take();\nreturn;\n", Leak),
            Lines{"/d/a.c:2: unexpected: ndis-leak: 'U' leaks the timer"});
}

TEST(Mismatches, AFindingOnAnotherLineOfAnotherCheckOrWithAnotherText) {
  for (const char *Text : {"// expect: ndis-leak: the timer\n",
                           "\n// expect: ndis-other: the timer\n",
                           "\n// expect: ndis-leak: the pool\n"})
    EXPECT_EQ(mismatches(Text, Leak).size(), 2U) << Text;
}

TEST(Mismatches, AFindingInAnotherColumn) {
  EXPECT_EQ(
      mismatches("\n  return; // expect: ndis-leak at 'return': the timer\n",
                 Leak),
      Lines{});
  EXPECT_EQ(
      mismatches("\n return; // expect: ndis-leak at 'return': the timer\n",
                 Leak),
      (Lines{"/d/a.c:2: expected in column 2: ndis-leak: the timer",
             "/d/a.c:2: unexpected: ndis-leak: 'U' leaks the timer"}));
}

TEST(Mismatches, AFindingInAnotherFile) {
  Expectations E;
  EXPECT_FALSE(static_cast<bool>(E.add("/d/b.c", "\n// expect: ndis-leak: t")));
  EXPECT_EQ(
      inputs::mismatches(E, parseDiagnostics(Leak), Seen::Everything).size(),
      2U);
}

TEST(Mismatches, EachFindingMeetsOneExpectation) {
  const char *Two = "x // expect: ndis-leak: t // expect: ndis-leak: the timer";
  const char *Both = "/d/a.c:1:1: warning: the timer [ndis-leak]\n"
                     "/d/a.c:1:1: warning: t [ndis-leak]\n";
  EXPECT_EQ(mismatches(Two, Both), Lines{});
  EXPECT_EQ(mismatches(Two, "/d/a.c:1:1: warning: the timer [ndis-leak]\n"),
            Lines{"/d/a.c:1: expected: ndis-leak: t"});
}

TEST(Mismatches, AMissingNote) {
  EXPECT_EQ(mismatches("take(); // note: branch\n"
                       "return; // expect: ndis-leak: the timer\n",
                       Leak),
            Lines{"/d/a.c:1: expected: note: branch"});
}

TEST(Mismatches, ErrorsAndRemarksAreNeverExpected) {
  for (const char *Severity : {"error", "remark"})
    EXPECT_EQ(
        mismatches("x // expect: c: bad",
                   std::string("/d/a.c:1:1: ") + Severity + ": bad [c]\n"),
        (Lines{"/d/a.c:1: expected: c: bad",
               std::string("/d/a.c:1: unexpected: ") + Severity + ": bad"}));
}

TEST(Mismatches, WhoSeesPartsOnlyMayBeSilentButNotSayMore) {
  EXPECT_EQ(mismatches("\nx // expect: ndis-leak: the pool\n", "", Seen::Parts),
            Lines{});
  EXPECT_EQ(mismatches("\nx\n", Leak, Seen::Parts).size(), 1U);
}

TEST(Differences, NoneBetweenEquals) {
  EXPECT_EQ(differences(parseDiagnostics(Leak), parseDiagnostics(Leak)),
            Lines{});
}

TEST(Differences, AFindingThatOneHostHas) {
  EXPECT_EQ(differences(parseDiagnostics(Leak), {}),
            Lines{"/d/a.c:2: only from the command: 3: ndis-leak: 'U' leaks "
                  "the timer\n    /d/a.c:1:5: the timer is taken here"});
  EXPECT_EQ(differences({}, parseDiagnostics(Leak)).size(), 1U);
}

TEST(Differences, EveryPartOfAFindingCounts) {
  const std::vector<Diagnostic> One = parseDiagnostics(Leak);
  for (auto Change : {+[](Diagnostic &D) { D.File = "/d/b.c"; },
                      +[](Diagnostic &D) { D.Line = 7; },
                      +[](Diagnostic &D) { D.Column = 7; },
                      +[](Diagnostic &D) { D.Message = "other"; },
                      +[](Diagnostic &D) { D.Check = "ndis-other"; },
                      +[](Diagnostic &D) { D.Notes[0].Message = "other"; },
                      +[](Diagnostic &D) { D.Notes[0].Column = 7; },
                      +[](Diagnostic &D) { D.Notes.clear(); }}) {
    std::vector<Diagnostic> Other = One;
    Change(Other[0]);
    EXPECT_EQ(differences(One, Other).size(), 2U);
  }
}

} // namespace
