//===- ExpectationsTest.cpp -----------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "check-inputs/Expectations.h"
#include "gtest/gtest.h"

using namespace ndistidy::inputs;

namespace {

std::string complaint(llvm::StringRef Text) {
  Expectations E;
  return llvm::toString(E.add("a.c", Text));
}

TEST(Expectations, StandOnTheirLines) {
  Expectations E;
  EXPECT_EQ(llvm::toString(E.add("a.c", "f();\n"
                                        "g(); // expect: ndis-a: some: text\n"
                                        "h(); // expect: ndis-a: one "
                                        "// expect: ndis-b: two // note: n\n")),
            "");
  ASSERT_EQ(E.Findings.size(), 3U);
  EXPECT_EQ(E.Findings[0].File, "a.c");
  EXPECT_EQ(E.Findings[0].Line, 2U);
  EXPECT_EQ(E.Findings[0].Check, "ndis-a");
  EXPECT_EQ(E.Findings[0].Text, "some: text");
  EXPECT_EQ(E.Findings[1].Text, "one");
  EXPECT_EQ(E.Findings[2].Line, 3U);
  EXPECT_EQ(E.Findings[2].Check, "ndis-b");
  EXPECT_EQ(E.Findings[2].Text, "two");
  ASSERT_EQ(E.Notes.size(), 1U);
  EXPECT_EQ(E.Notes[0].Line, 3U);
  EXPECT_EQ(E.Notes[0].Text, "n");
}

TEST(Expectations, MayBeAtAWordOfTheLine) {
  Expectations E;
  EXPECT_EQ(llvm::toString(E.add("a.c", "  gNULL(NULL); // expect: ndis-a at "
                                        "'NULL': text: at 'x'\n")),
            "");
  ASSERT_EQ(E.Findings.size(), 1U);
  EXPECT_EQ(E.Findings[0].Check, "ndis-a");
  EXPECT_EQ(E.Findings[0].Text, "text: at 'x'");
  EXPECT_EQ(E.Findings[0].Column, 9U);
}

TEST(Expectations, AtAWordThatIsNotOnTheLineIsAnError) {
  EXPECT_EQ(complaint("g(h); // expect: ndis-a at 'NULL': text\n"),
            "a.c:1: what follows 'at' is no quoted word of this line: "
            "// expect: ndis-a at 'NULL': text");
  EXPECT_NE(complaint("g(h); // expect: ndis-a at 'h: text\n"), "");
  EXPECT_NE(complaint("g(h); // expect: ndis-a at '': text\n"), "");
}

TEST(Expectations, OptionsAreForTheWholeInput) {
  Expectations E;
  EXPECT_EQ(llvm::toString(E.add("a.c", "// option: ndis-a.Always=true\n")),
            "");
  EXPECT_EQ(E.Options, std::vector<std::string>{"ndis-a.Always=true"});
  EXPECT_TRUE(E.Findings.empty());
}

TEST(Expectations, OtherCommentsAreNone) {
  Expectations E;
  EXPECT_EQ(llvm::toString(E.add("a.c", "// what we expect: nothing\n"
                                        "x; // see the note: below\n")),
            "");
  EXPECT_TRUE(E.Findings.empty());
  EXPECT_TRUE(E.Notes.empty());
}

TEST(Expectations, WithoutCheckOrTextIsAnError) {
  EXPECT_EQ(complaint("\nx // expect: ndis-a\n"),
            "a.c:2: not of the form 'expect: CHECK: TEXT': // expect: ndis-a");
  EXPECT_NE(complaint("x // expect: ndis-a: \n"), "");
  EXPECT_NE(complaint("x // expect: : text\n"), "");
  EXPECT_NE(complaint("x // expect:\n"), "");
  EXPECT_NE(complaint("x // note: \n"), "");
}

} // namespace
