//===- BrokenSourceTest.cpp - Sources with errors in them -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(BrokenSource, ARoutineWithABrokenStatementIsMarked) {
  const ir::Module M = lowered({.Code = R"(
int g(int);
int before(int x) { return g(x); }
int dropped(int x) { g(1); x = ; return 0; }
int unknownType(int x) { FOO y = g(1); return 0; }
int unknownName(int x) { return undeclared + 1; }
int noSemicolon(int x) { if (x) { g(1) } return 1; }
int noLabel(int x) { goto nowhere; }
int noLoop(int x) { break; }
int incompleteType(int x) { struct S s; s.a = 1; return 2; }
FOO returnsUnknown(int x) { return 0; }
int takesUnknown(FOO x) { return 0; }
int after(int x) { return g(x); }
)"});
  auto Why = [&](llvm::StringRef Name) { return bodyOf(M, Name); };
  const std::string Whole = R"(
%t1 = call g($0)
return %t1
)";
  EXPECT_EQ(Why("before"), Whole);
  EXPECT_EQ(Why("dropped"),
            "\nincomplete: line 4: a statement did not parse\n");
  EXPECT_EQ(Why("unknownType"),
            "\nincomplete: line 5: a statement did not parse\n");
  EXPECT_EQ(Why("unknownName"),
            "\nincomplete: line 6: a statement did not parse\n");
  EXPECT_EQ(Why("noSemicolon"),
            "\nincomplete: line 7: a statement did not parse\n");
  EXPECT_EQ(Why("noLabel"),
            "\nincomplete: line 8: a statement did not parse\n");
  EXPECT_EQ(Why("noLoop"), "\nincomplete: line 9: a statement did not parse\n");
  EXPECT_EQ(Why("incompleteType"),
            "\nincomplete: line 10: a statement did not parse\n");
  EXPECT_EQ(Why("returnsUnknown"),
            "\nincomplete: line 11: its declaration did not parse\n");
  EXPECT_EQ(Why("takesUnknown"),
            "\nincomplete: line 12: its declaration did not parse\n");
  EXPECT_EQ(Why("after"), Whole);
}

// Clang says nothing behind a header that is missing, so what parsed is
// believed only where it goes on saying.
TEST(BrokenSource, NothingIsBelievedBehindAMissingHeader) {
  Source S{.Code = R"(
int before(void) { return 1; }
#include "missing.h"
int after(void) { return 1; }
)"};
  const ir::Module M = lowered(S);
  EXPECT_EQ(bodyOf(M, "before"), "\nreturn 1\n");
  EXPECT_EQ(bodyOf(M, "after"),
            "\nincomplete: line 4: the parser had given up\n");
}

TEST(BrokenSource, WhatIsOnlyAWarningElsewhereIsWhole) {
  EXPECT_EQ(inC("int f(int *p) { return undeclared(p); }"), R"(
%t1 = call undeclared($0)
return %t1
)");
  Source S{.Code = "int f(int x) { int *p = x; return *p; }",
           .Arguments = {"-Werror=int-conversion"}};
  EXPECT_EQ(bodyOf(lowered(S), "f"), R"(
%p = $0
return %p*
)");
}

TEST(BrokenSource, OperatorNewThatIsNotThere) {
  EXPECT_EQ(inCxx("int f() { int *q = new (8) int; return *q; }"),
            "\nincomplete: line 1: a statement did not parse\n");
}

TEST(BrokenSource, StaticInitialiserIsUnknown) {
  const ir::Module M =
      lowered({.Code = "int a = 1;\nint b = undeclared;\nint c = 2;\n"});
  EXPECT_EQ(linesOf(M, {"init"}), R"(
init @a = 1
init @b = ?
init @c = 2
)");
}

TEST(BrokenSource, JumpToAnAddress) {
  EXPECT_EQ(inC("void f(void *p) { goto *p; l:; p = &&l; }"),
            "\nincomplete: line 1: a goto to an address\n");
}

TEST(BrokenSource, FileThatEndsTooEarly) {
  EXPECT_EQ(inC("int f(int x) { if (x) {"),
            "\nincomplete: line 1: a statement did not parse\n");
}

} // namespace
} // namespace ndistidy::frontend
