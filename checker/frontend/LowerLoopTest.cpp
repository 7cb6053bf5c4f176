//===- LowerLoopTest.cpp - Loops and switches -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerLoop, SwitchFallsThroughAndHasRanges) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  int r = 0;
  switch (x) {
  case 1:
    r = 1;
  case 2:
    r = 2;
    break;
  case 3 ... 5:
    return g(x);
  default:
    break;
  case 7:
  case 8:
    r = 7;
  }
  return r;
}
)"),
            R"(
%r = 0
switch $0 { 1: b1, 2: b2, 3..5: b3, 7: b4, 8: b4, default: b5 }
b1:
%r = 1
goto b2
b2:
%r = 2
goto b5
b3:
%t1 = call g($0)
return %t1
b4:
%r = 7
goto b5
b5:
return %r
)");
}

TEST(LowerLoop, SwitchOnEnumWithoutDefault) {
  EXPECT_EQ(inC(R"(
enum E { A = 1, B, C = 10 };
void g(int);
void f(enum E e) {
  switch (e) {
  case A:
    g(1);
    break;
  case B ... C:
    return;
  }
  g(2);
}
)"),
            R"(
switch $0 { 1: b1, 2..10: b2, default: b3 }
b1:
call g(1)
goto b3
b2:
return
b3:
call g(2)
return
)");
}

// The IR has no sign: 0x80000000 and up comes before zero.
TEST(LowerLoop, SwitchOnUnsignedIsInTheOrderOfSignedNumbers) {
  EXPECT_EQ(inC(R"(
void g(int);
void f(unsigned e) {
  switch (e) {
  case 0x7FFFFFF0 ... 0x80000010:
    g(1);
    break;
  case 9 ... 3:
    g(2);
    break;
  case 0xC0000001:
    g(3);
  }
}
)"),
            R"(
switch $0 { 2147483632..2147483647: b1, -2147483648..-2147483632: b1, -1073741823: b2, default: b3 }
b1:
call g(1)
goto b3
b2:
call g(3)
goto b3
b3:
return
)");
}

// Duff's device.
TEST(LowerLoop, SwitchIntoALoop) {
  EXPECT_EQ(inC(R"(
int g(int);
void f(int x) {
  switch (x) {
    while (g(0)) {
    case 1:
      g(1);
    case 2:
      g(2);
    }
  }
}
)"),
            R"(
switch $0 { 1: b1, 2: b2, default: b3 }
b1:
%t2 = call g(1)
goto b2
b2:
%t3 = call g(2)
%t1 = call g(0)
branch %t1 != 0 ? b1 : b3
b3:
return
)");
}

TEST(LowerLoop, DoWhileFalseWithBreaks) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  int s;
  do {
    s = g(1);
    if (s != 0)
      break;
    s = g(2);
    if (s)
      break;
    return 0;
  } while (0);
  g(3);
  return s;
}
)"),
            R"(
%s = call g(1)
branch %s != 0 ? b1 : b2
b1:
%t1 = call g(3)
return %s
b2:
%s = call g(2)
branch %s != 0 ? b1 : b3
b3:
return 0
)");
}

TEST(LowerLoop, LoopsWithBreakAndContinue) {
  EXPECT_EQ(inC(R"(
int g(int);
void f(int n) {
  int i;
  for (i = 0; i < n; i++) {
    if (i == 3)
      continue;
    if (i == 4)
      break;
    g(i);
  }
  for (;;)
    g(0);
}
)"),
            R"(
%i = 0
goto b1
b1:
branch %i < $0 ? b2 : b3
b2:
branch %i == 3 ? b4 : b5
b3:
%t3 = call g(0)
goto b3
b4:
%t2 = %i
%i = (%i + 1)
goto b1
b5:
branch %i == 4 ? b3 : b6
b6:
%t1 = call g(%i)
goto b4
)");
}

TEST(LowerLoop, WhileNotAssigned) {
  EXPECT_EQ(inC(R"(
int *g(void);
void f(int *x) {
  if ((x = g()) != 0)
    *x = 1;
  while (!(x = g()))
    ;
}
)"),
            R"(
$0 = call g()
branch $0 != 0 ? b1 : b2
b1:
$0* = 1
goto b2
b2:
$0 = call g()
branch $0 != 0 ? b3 : b2
b3:
return
)");
}

} // namespace
} // namespace ndistidy::frontend
