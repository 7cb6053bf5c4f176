//===- LowerExceptionTest.cpp - __try in its two forms, and C++ try -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

// A return runs the handler, too; its value is settled before.
TEST(LowerException, LeaveAndFinally) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  __try {
    if (g(1))
      __leave;
    if (x)
      return x;
    g(2);
  } __finally {
    g(9);
    x = 0;
  }
  return 0;
}
)"),
            R"(
%t1 = call g(1)
branch %t1 != 0 ? b1 : b2
b1:
%t5 = call g(9)
$0 = 0
return 0
b2:
branch $0 != 0 ? b3 : b4
b3:
%t2 = $0
%t3 = call g(9)
$0 = 0
return %t2
b4:
%t4 = call g(2)
goto b1
)");
}

TEST(LowerException, JumpsRunTheHandlersTheyLeave) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  while (g(0)) {
    __try {
      if (x == 1)
        break;
      if (x == 2)
        continue;
      __try {
        if (x == 3)
          goto out;
        g(1);
      } __finally {
        g(2);
      }
    } __finally {
      g(3);
    }
  }
out:
  return 0;
}
)"),
            R"(
goto b1
b1:
%t1 = call g(0)
branch %t1 != 0 ? b2 : b3
b2:
branch $0 == 1 ? b4 : b5
b3:
return 0
b4:
%t2 = call g(3)
goto b3
b5:
branch $0 == 2 ? b6 : b7
b6:
%t3 = call g(3)
goto b1
b7:
branch $0 == 3 ? b8 : b9
b8:
%t7 = call g(2)
%t8 = call g(3)
goto b3
b9:
%t4 = call g(1)
%t5 = call g(2)
%t6 = call g(3)
goto b1
)");
}

TEST(LowerException, AbnormalTerminationIsKnown) {
  EXPECT_EQ(inC(R"(
int g(int);
int _abnormal_termination(void);
int f(int x) {
  __try {
    if (x)
      return 3;
    g(1);
  } __finally {
    if (_abnormal_termination())
      g(8);
    else
      g(9);
  }
  return _abnormal_termination();
}
)"),
            R"(
branch $0 != 0 ? b1 : b2
b1:
%t1 = call g(8)
return 3
b2:
%t3 = call g(1)
%t5 = call g(9)
%t6 = call _abnormal_termination()
return %t6
)");
}

TEST(LowerException, LabelsOfAHandlerAreOfItsCopy) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  __try {
    if (x)
      return 3;
  } __finally {
  again:
    if (g(3))
      goto again;
  }
  return 0;
}
)"),
            R"(
branch $0 != 0 ? b1 : b2
b1:
%t1 = call g(3)
branch %t1 != 0 ? b1 : b3
b2:
%t2 = call g(3)
branch %t2 != 0 ? b2 : b4
b3:
return 3
b4:
return 0
)");
}

TEST(LowerException, ExceptMayRunInsteadOfTheBody) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  __try {
    if (x)
      __leave;
    g(4);
  } __except (g(5)) {
    return g(6);
  }
  return 0;
}
)"),
            R"(
branch ? != 0 ? b1 : b2
b1:
%t2 = call g(5)
%t3 = call g(6)
return %t3
b2:
branch $0 != 0 ? b3 : b4
b3:
return 0
b4:
%t1 = call g(4)
goto b3
)");
}

TEST(LowerException, TryAndCatch) {
  EXPECT_EQ(inCxx(R"(
int g(int);
int f() {
  try {
    g(1);
  } catch (int e) {
    g(2);
    throw;
  }
  return 0;
}
)"),
            R"(
branch ? != 0 ? b1 : b2
b1:
%t1 = call g(2)
unreachable
b2:
%t2 = call g(1)
return 0
)");
}

} // namespace
} // namespace ndistidy::frontend
