//===- NoLintTest.cpp - Tests of suppressing comments ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/NoLint.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::report;

namespace {

/// Puts a finding of "ndis-a" on column 5 of each of \p Lines, and returns the
/// lines of what is left; "!" stands before an unmatched NOLINT's.
std::string left(llvm::StringRef Text, std::initializer_list<unsigned> Lines,
                 unsigned *Suppressed = nullptr) {
  Report R;
  engine::Analysis A;
  for (unsigned Line : Lines) {
    engine::Finding F;
    F.Check = "ndis-a";
    F.Loc = {0, Line, 5};
    A.Findings.push_back(F);
  }
  R.add(A, {"a.c"});
  SourceTexts Texts;
  Texts.set("a.c", Text);
  unsigned Count = suppress(R, Texts);
  if (Suppressed)
    *Suppressed = Count;
  std::vector<std::string> Left;
  for (const engine::Finding &F : R.findings())
    Left.push_back((F.Check == NoLintCheck ? "!" : "") +
                   std::to_string(F.Loc.Line));
  return llvm::join(Left, " ");
}

TEST(NoLint, ALineSuppressesItself) {
  unsigned Suppressed = 0;
  EXPECT_EQ(left("call(); // NOLINT\ncall();\n", {1, 2}, &Suppressed), "2");
  EXPECT_EQ(Suppressed, 1u);
  EXPECT_EQ(left("call(); /* NOLINT: why */\n", {1}), "");
}

TEST(NoLint, AListNamesChecks) {
  EXPECT_EQ(left("call(); // NOLINT(ndis-a)\n", {1}), "");
  EXPECT_EQ(left("call(); // NOLINT(other, ndis-a)\n", {1}), "");
  EXPECT_EQ(left("call(); // NOLINT(ndis-*)\n", {1}), "");
  EXPECT_EQ(left("call(); // NOLINT(other)\n", {1}), "1");
  EXPECT_EQ(left("call(); // NOLINT(*,-ndis-a)\n", {1}), "1");
  EXPECT_EQ(left("call(); // NOLINT()\n", {1}), "1");
  EXPECT_EQ(left("call(); // NOLINT (other)\n", {1}), "") << "no list";
  EXPECT_EQ(left("call(); // NOLINT(other\n)\n", {1}), "") << "no list";
}

TEST(NoLint, OtherWordsAreNotIt) {
  EXPECT_EQ(left("call(); // NOLINTS\n", {1}), "1");
  EXPECT_EQ(left("call(); // nolint\n", {1}), "1");
}

TEST(NoLint, NextLine) {
  EXPECT_EQ(left("// NOLINTNEXTLINE\ncall();\ncall();\n", {1, 2, 3}), "1 3");
  EXPECT_EQ(left("// NOLINTNEXTLINE(ndis-b)\ncall();\n", {2}), "2");
}

TEST(NoLint, Blocks) {
  llvm::StringRef Text = "call();\n"
                         "// NOLINT"
                         "BEGIN\n"
                         "call();\n"
                         "// NOLINT"
                         "END\n"
                         "call();\n";
  EXPECT_EQ(left(Text, {1, 3, 5}), "1 5");
}

TEST(NoLint, BlocksNest) {
  llvm::StringRef Text = "// NOLINT"
                         "BEGIN(ndis-*)\n"
                         "// NOLINT"
                         "BEGIN(other)\n"
                         "call();\n"
                         "// NOLINT"
                         "END(other)\n"
                         "call();\n"
                         "// NOLINT"
                         "END(ndis-*)\n";
  EXPECT_EQ(left(Text, {3, 5}), "");
}

TEST(NoLint, ABlockWithoutItsEndIsAnError) {
  EXPECT_EQ(left("call();\n// NOLINT"
                 "BEGIN\ncall();\n",
                 {1, 3}),
            "1 !2 3");
  EXPECT_EQ(left("call();\n// NOLINT"
                 "END\ncall();\n",
                 {1, 3}),
            "1 !2 3");
  llvm::StringRef Different = "// NOLINT"
                              "BEGIN(a)\n"
                              "call();\n"
                              "// NOLINT"
                              "END(b)\n";
  EXPECT_EQ(left(Different, {2}), "!1 2 !3");
}

TEST(NoLint, AFileWithoutFindingsIsNotLookedAt) {
  EXPECT_EQ(left("// NOLINT"
                 "BEGIN\n",
                 {}),
            "");
}

TEST(NoLint, RemarksAreSuppressedToo) {
  Report R;
  engine::Analysis A;
  A.Incompletes = {{{0, 1, 6}, "Halt", "too large"},
                   {{0, 2, 6}, "Unload", "too large"}};
  R.add(A, {"a.c"});
  SourceTexts Texts;
  Texts.set("a.c", "void Halt() // NOLINT(ndis-incomplete)\n"
                   "void Unload() // NOLINT(ndis-unload-leak)\n");
  EXPECT_EQ(suppress(R, Texts), 1u);
  ASSERT_EQ(R.incompletes().size(), 1u);
  EXPECT_EQ(R.incompletes()[0].Function, "Unload");
}

TEST(NoLint, AFileThatIsGoneSuppressesNothing) {
  Report R;
  engine::Analysis A;
  A.Findings.emplace_back().Loc = {0, 1, 1};
  A.Findings.emplace_back().Message = "nowhere";
  R.add(A, {"no/such/file.c"});
  SourceTexts Texts;
  EXPECT_EQ(suppress(R, Texts), 0u);
  EXPECT_EQ(R.findings().size(), 2u);
}

} // namespace
