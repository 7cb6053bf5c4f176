//===- LowerOperatorTest.cpp - Operators and conditions -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerOperator, Comma) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  int y = (g(1), g(2));
  for (x = 0, y = 1; x < y; x++, y--)
    ;
  return g(3), y;
}
)"),
            R"(
%t1 = call g(1)
%t2 = call g(2)
%y = %t2
$0 = 0
%y = 1
goto b1
b1:
branch $0 < %y ? b2 : b3
b2:
%t3 = $0
$0 = ($0 + 1)
%t4 = %y
%y = (%y - 1)
goto b1
b3:
%t5 = call g(3)
return %y
)");
}

TEST(LowerOperator, Conditional) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  int y = x ? g(1) : g(2);
  return x > 3 && y ? 1 : y;
}
)"),
            R"(
branch $0 != 0 ? b1 : b2
b1:
%t1 = call g(1)
goto b3
b2:
%t1 = call g(2)
goto b3
b3:
%y = %t1
branch $0 > 3 ? b4 : b5
b4:
branch %y != 0 ? b6 : b5
b5:
%t2 = %y
goto b7
b6:
%t2 = 1
goto b7
b7:
return %t2
)");
}

TEST(LowerOperator, ConditionalWithoutItsMiddle) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) { return g(x) ?: 5; }
)"),
            R"(
%t2 = call g($0)
%t3 = %t2
branch %t3 != 0 ? b1 : b2
b1:
%t1 = %t3
goto b3
b2:
%t1 = 5
goto b3
b3:
return %t1
)");
}

TEST(LowerOperator, ShortCircuit) {
  EXPECT_EQ(inC(R"(
int g(int);
void h(void);
void f(int x) {
  if (g(1) && !g(2) || x)
    h();
}
)"),
            R"(
%t1 = call g(1)
branch %t1 != 0 ? b1 : b2
b1:
%t2 = call g(2)
branch %t2 != 0 ? b2 : b3
b2:
branch $0 != 0 ? b3 : b4
b3:
call h()
goto b4
b4:
return
)");
}

TEST(LowerOperator, TruthAsAValue) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  int a = !x, b = !!x;
  return x && g(1);
}
)"),
            R"(
branch $0 != 0 ? b1 : b2
b1:
%t1 = 0
goto b3
b2:
%t1 = 1
goto b3
b3:
%a = %t1
branch $0 != 0 ? b4 : b5
b4:
%t2 = 1
goto b6
b5:
%t2 = 0
goto b6
b6:
%b = %t2
branch $0 != 0 ? b7 : b8
b7:
%t4 = call g(1)
branch %t4 != 0 ? b9 : b8
b8:
%t3 = 0
goto b10
b9:
%t3 = 1
goto b10
b10:
return %t3
)");
}

TEST(LowerOperator, TestsOfAStatus) {
  EXPECT_EQ(inC(R"(
typedef int NTSTATUS;
#define NT_SUCCESS(s) ((NTSTATUS)(s) >= 0)
#define FALSE 0
NTSTATUS g(int);
void h(int);
void f(NTSTATUS s, unsigned char b) {
  if (NT_SUCCESS(s))
    h(1);
  if (!NT_SUCCESS(s = g(2)))
    h(2);
  if (b == FALSE)
    h(3);
  b = NT_SUCCESS(s);
}
)"),
            R"(
branch $0 >= 0 ? b1 : b2
b1:
call h(1)
goto b2
b2:
$0 = call g(2)
branch $0 >= 0 ? b3 : b4
b3:
branch $1 == 0 ? b5 : b6
b4:
call h(2)
goto b3
b5:
call h(3)
goto b6
b6:
branch $0 >= 0 ? b7 : b8
b7:
%t1 = 1
goto b9
b8:
%t1 = 0
goto b9
b9:
$1 = %t1
return
)");
}

TEST(LowerOperator, TestsOfFlags) {
  EXPECT_EQ(inC(R"(
#define FLAG 4
void h(int);
void f(unsigned flags, void *p) {
  if (flags & FLAG)
    h(1);
  if ((flags & FLAG) == FLAG)
    h(2);
  if (!(flags & FLAG) && !p)
    h(3);
  flags |= FLAG;
  flags &= ~FLAG;
}
)"),
            R"(
branch ($0 & 4) != 0 ? b1 : b2
b1:
call h(1)
goto b2
b2:
branch ($0 & 4) == 4 ? b3 : b4
b3:
call h(2)
goto b4
b4:
branch ($0 & 4) != 0 ? b5 : b6
b5:
$0 = ($0 | 4)
$0 = ($0 & -5)
return
b6:
branch $1 != 0 ? b5 : b7
b7:
call h(3)
goto b5
)");
}

TEST(LowerOperator, UnsignedAndSignedComparisons) {
  EXPECT_EQ(inC(R"(
void h(int);
void f(int s, unsigned u, unsigned char c, void *p, void *q) {
  if (s < 3)
    h(1);
  if (u < 3)
    h(2);
  if (c >= 3)
    h(3);
  if (p > q)
    h(4);
}
)"),
            R"(
branch $0 < 3 ? b1 : b2
b1:
call h(1)
goto b2
b2:
branch $1 <u 3 ? b3 : b4
b3:
call h(2)
goto b4
b4:
branch $2 >= 3 ? b5 : b6
b5:
call h(3)
goto b6
b6:
branch $3 > $4 ? b7 : b8
b7:
call h(4)
goto b8
b8:
return
)");
}

TEST(LowerOperator, WhatIsConstantDecidesAtOnce) {
  EXPECT_EQ(inC(R"(
void h(int);
void f(int x) {
  if (sizeof(int) == 4)
    h(1);
  if (0 && x)
    h(2);
  while (1) {
    if (x)
      break;
  }
}
)"),
            R"(
call h(1)
goto b1
b1:
branch $0 != 0 ? b2 : b1
b2:
return
)");
}

TEST(LowerOperator, AssignmentIsAValue) {
  EXPECT_EQ(inC(R"(
int *g(void);
void f(int *p, int **q, int x) {
  int *a, *b;
  a = b = 0;
  a = b = p;
  *(a = g()) = x;
}
)"),
            R"(
%b = 0
%a = 0
%b = $0
%a = %b
%a = call g()
%a* = $2
return
)");
}

TEST(LowerOperator, CompoundAssignments) {
  EXPECT_EQ(inC(R"(
void f(int x, int *p) {
  x += 2;
  x <<= 1;
  x |= *p;
  x *= 3;
  *p -= x;
  --x;
}
)"),
            R"(
$0 = ($0 + 2)
$0 = ($0 << 1)
$0 = ($0 | $1*)
$0 = opaque(2, $0, 3)
$1* = ($1* - $0)
$0 = ($0 - 1)
return
)");
}

} // namespace
} // namespace ndistidy::frontend
