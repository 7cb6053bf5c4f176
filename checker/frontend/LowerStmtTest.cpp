//===- LowerStmtTest.cpp - Statements -------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerStmt, GotoInAndOutOfLoops) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
again:
  while (g(x)) {
    if (x)
      goto out;
  in:
    x--;
  }
  if (x == 3)
    goto in;
  if (x == 4)
    goto again;
out:
  return x;
}
)"),
            R"(
goto b1
b1:
%t1 = call g($0)
branch %t1 != 0 ? b2 : b3
b2:
branch $0 != 0 ? b4 : b5
b3:
branch $0 == 3 ? b5 : b6
b4:
return $0
b5:
%t2 = $0
$0 = ($0 - 1)
goto b1
b6:
branch $0 == 4 ? b1 : b4
)");
}

// One label for success and failure.
TEST(LowerStmt, GotoLadder) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(void) {
  int s = g(1);
  if (s != 0)
    goto exit;
  s = g(2);
  if (s != 0)
    goto undo;
  goto exit;
undo:
  g(-1);
exit:
  return s;
}
)"),
            R"(
%s = call g(1)
branch %s != 0 ? b1 : b2
b1:
return %s
b2:
%s = call g(2)
branch %s != 0 ? b3 : b1
b3:
%t1 = call g(-1)
goto b1
)");
}

TEST(LowerStmt, LabelAtTheEnd) {
  EXPECT_EQ(inC(R"(
int g(int);
void f(int x) {
  if (x)
    goto end;
  g(x);
end:;
}
)"),
            R"(
branch $0 != 0 ? b1 : b2
b1:
return
b2:
%t1 = call g($0)
goto b1
)");
}

TEST(LowerStmt, ElseIfChain) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  if (x == 1)
    g(1);
  else if (x == 2)
    g(2);
  else if ((x = g(3)) == 3)
    return 3;
  else
    g(4);
  return 5;
}
)"),
            R"(
branch $0 == 1 ? b1 : b2
b1:
%t1 = call g(1)
goto b3
b2:
branch $0 == 2 ? b4 : b5
b3:
return 5
b4:
%t2 = call g(2)
goto b3
b5:
$0 = call g(3)
branch $0 == 3 ? b6 : b7
b6:
return 3
b7:
%t3 = call g(4)
goto b3
)");
}

TEST(LowerStmt, WhatIsNotReachedIsOfNoMatter) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  return 1;
  g(2);
  if (x) {
  l:
    g(3);
  }
  goto l;
}
)"),
            R"(
return 1
)");
}

TEST(LowerStmt, ReturnOfVoid) {
  EXPECT_EQ(inC(R"(
void g(void);
void f(void) { return g(); }
)"),
            R"(
call g()
return
)");
}

TEST(LowerStmt, StatementMacros) {
  EXPECT_EQ(inC(R"(
int g(int);
#define TRY(x)                                                                 \
  do {                                                                         \
    int _s = (x);                                                              \
    if (_s != 0)                                                               \
      goto fail;                                                               \
  } while (0)
#define SWAP(a, b)                                                             \
  {                                                                            \
    int t_ = a;                                                                \
    a = b;                                                                     \
    b = t_;                                                                    \
  }
int f(int x, int y) {
  TRY(g(1));
  TRY(g(2));
  SWAP(x, y);
  return 0;
fail:
  return 1;
}
)"),
            R"(
%_s = call g(1)
branch %_s != 0 ? b1 : b2
b1:
return 1
b2:
%_s#2 = call g(2)
branch %_s#2 != 0 ? b1 : b3
b3:
%t_ = $0
$0 = $1
$1 = %t_
return 0
)");
}

TEST(LowerStmt, StatementExpression) {
  EXPECT_EQ(inC(R"(
int g(int);
#define VALUE(x)                                                               \
  ({                                                                           \
    int v = g(x);                                                              \
    v + 1;                                                                     \
  })
int f(int x) { return VALUE(x); }
)"),
            R"(
%v = call g($0)
%t1 = (%v + 1)
return %t1
)");
}

TEST(LowerStmt, NestedFunctionScopesRenameLocals) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  int y = 1;
  {
    int y = 2;
    g(y);
  }
  for (int y = 3; y; y--)
    ;
  return y;
}
)"),
            R"(
%y = 1
%y#2 = 2
%t1 = call g(%y#2)
%y#3 = 3
goto b1
b1:
branch %y#3 != 0 ? b2 : b3
b2:
%t2 = %y#3
%y#3 = (%y#3 - 1)
goto b1
b3:
return %y
)");
}

TEST(LowerStmt, NoReturn) {
  EXPECT_EQ(inC(R"(
__attribute__((noreturn)) void bug(int);
int f(int x) {
  if (x)
    bug(1);
  return 0;
}
)"),
            R"(
branch $0 != 0 ? b1 : b2
b1:
call bug(1)
unreachable
b2:
return 0
)");
}

TEST(LowerStmt, Assembly) {
  EXPECT_EQ(inC(R"(
int f(int x) {
  int y = 1;
  __asm__ volatile("mov %1, %0" : "=r"(y) : "r"(x));
  return y;
}
)"),
            R"(
%y = 1
%y = ?
return %y
)");
}

} // namespace
} // namespace ndistidy::frontend
