//===- ProgressTest.cpp - Tests of how far a run has come -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "system/Progress.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;

namespace {

TEST(Progress, OneLineThatIsWrittenOver) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  {
    Progress P(OS, /*Shown=*/true);
    P.expect(2);
    P.parsing("a.c");
    P.parsing("b\n.c");
    P.analysing("d", "");
    P.analysing("d", "DBG");
  }
  EXPECT_EQ(Text, "\r\033[K[1/2] a.c\r\033[K[2/2] b?.c\r\033[Kanalysing d"
                  "\r\033[Kanalysing d as DBG\r\033[K");
}

TEST(Progress, NothingWhereNobodyLooks) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  {
    Progress P(OS, /*Shown=*/false);
    P.expect(2);
    P.parsing("a.c");
    P.analysing("d", "");
  }
  EXPECT_EQ(Text, "");
}

TEST(Progress, ALongNameDoesNotWrap) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  Progress P(OS, /*Shown=*/true);
  P.expect(1);
  P.parsing(std::string(200, 'x'));
  EXPECT_EQ(llvm::StringRef(Text).count('x') + sizeof("[1/1] ") - 1, 79U);
}

} // namespace
