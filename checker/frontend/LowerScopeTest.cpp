//===- LowerScopeTest.cpp - What lives in a scope, and when it is gone ----===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerScope, GuardsAreReleasedOnEveryWayOut) {
  EXPECT_EQ(inCxx(R"ir(
struct Guard { explicit Guard(int); ~Guard(); };
int g(int);
int f(int x) {
  Guard a(1);
  if (x)
    return g(1);
  for (;;) {
    Guard b(2);
    if (g(2))
      break;
    if (g(3))
      continue;
    if (g(4))
      return 4;
  }
  return g(5);
}
)ir"),
            R"ir(
call "Guard::Guard(int)"(&%a, 1)
branch $0 != 0 ? b1 : b2
b1:
%t1 = call g(1)
%t2 = %t1
call "Guard::~Guard"(&%a)
return %t2
b2:
call "Guard::Guard(int)"(&%b, 2)
%t3 = call g(2)
branch %t3 != 0 ? b3 : b4
b3:
call "Guard::~Guard"(&%b)
%t6 = call g(5)
%t7 = %t6
call "Guard::~Guard"(&%a)
return %t7
b4:
%t4 = call g(3)
branch %t4 != 0 ? b5 : b6
b5:
call "Guard::~Guard"(&%b)
goto b2
b6:
%t5 = call g(4)
branch %t5 != 0 ? b7 : b8
b7:
call "Guard::~Guard"(&%b)
call "Guard::~Guard"(&%a)
return 4
b8:
call "Guard::~Guard"(&%b)
goto b2
)ir");
}

TEST(LowerScope, GotoLeavesScopes) {
  EXPECT_EQ(inCxx(R"ir(
struct Guard { explicit Guard(int); ~Guard(); };
int g(int);
int f(int x) {
  Guard a(1);
  {
    Guard b(2);
    if (x)
      goto out;
    g(1);
  }
  g(2);
out:
  return 6;
}
)ir"),
            R"ir(
call "Guard::Guard(int)"(&%a, 1)
call "Guard::Guard(int)"(&%b, 2)
branch $0 != 0 ? b1 : b2
b1:
call "Guard::~Guard"(&%b)
goto b3
b2:
%t1 = call g(1)
call "Guard::~Guard"(&%b)
%t2 = call g(2)
goto b3
b3:
call "Guard::~Guard"(&%a)
return 6
)ir");
}

TEST(LowerScope, GotoBackBeforeADeclaration) {
  EXPECT_EQ(inCxx(R"ir(
struct Guard { Guard(); ~Guard(); };
int g(int);
void f() {
again:
  Guard a;
inner: {
  Guard b;
  if (g(1))
    goto inner;
  if (g(2))
    goto again;
}
}
)ir"),
            R"ir(
goto b1
b1:
call "Guard::Guard()"(&%a)
goto b2
b2:
call "Guard::Guard()"(&%b)
%t1 = call g(1)
branch %t1 != 0 ? b3 : b4
b3:
call "Guard::~Guard"(&%b)
goto b2
b4:
%t2 = call g(2)
branch %t2 != 0 ? b5 : b6
b5:
call "Guard::~Guard"(&%b)
call "Guard::~Guard"(&%a)
goto b1
b6:
call "Guard::~Guard"(&%b)
call "Guard::~Guard"(&%a)
return
)ir");
}

TEST(LowerScope, ConditionVariables) {
  EXPECT_EQ(inCxx(R"ir(
struct Guard { Guard(int); ~Guard(); operator bool() const; };
int g(int);
void f(int x) {
  while (Guard w{x}) {
    if (g(1))
      break;
    if (g(2))
      continue;
    g(3);
  }
  if (Guard i{3})
    g(5);
  if (int k = g(6); k > 0)
    g(k);
}
)ir"),
            R"ir(
goto b1
b1:
call "Guard::Guard(int)"(&%w, $0)
%t1 = call "Guard::operator bool"(&%w)
branch %t1 != 0 ? b2 : b3
b2:
%t2 = call g(1)
branch %t2 != 0 ? b4 : b5
b3:
call "Guard::~Guard"(&%w)
goto b6
b4:
call "Guard::~Guard"(&%w)
goto b6
b5:
%t3 = call g(2)
branch %t3 != 0 ? b7 : b8
b6:
call "Guard::Guard(int)"(&%i, 3)
%t5 = call "Guard::operator bool"(&%i)
branch %t5 != 0 ? b9 : b10
b7:
call "Guard::~Guard"(&%w)
goto b1
b8:
%t4 = call g(3)
call "Guard::~Guard"(&%w)
goto b1
b9:
%t6 = call g(5)
goto b10
b10:
call "Guard::~Guard"(&%i)
%k = call g(6)
branch %k > 0 ? b11 : b12
b11:
%t7 = call g(%k)
goto b12
b12:
return
)ir");
}

TEST(LowerScope, RangeFor) {
  EXPECT_EQ(inCxx(R"(
struct T { T(const T &); ~T(); };
int g(int);
void f(T (&a)[2]) {
  for (T x : a) {
    if (g(1))
      continue;
    if (g(2))
      break;
    g(3);
  }
}
)"),
            R"(
%__range1 = &$0*
%__begin1 = &%__range1*[0]
%__end1 = (&%__range1*[0] + 2)
goto b1
b1:
branch %__begin1 != %__end1 ? b2 : b3
b2:
call "T::T"(&%x, &%__begin1*)
%t1 = call g(1)
branch %t1 != 0 ? b4 : b5
b3:
return
b4:
call "T::~T"(&%x)
goto b6
b5:
%t2 = call g(2)
branch %t2 != 0 ? b7 : b8
b6:
%__begin1 = (%__begin1 + 1)
goto b1
b7:
call "T::~T"(&%x)
goto b3
b8:
%t3 = call g(3)
call "T::~T"(&%x)
goto b6
)");
}

} // namespace
} // namespace ndistidy::frontend
