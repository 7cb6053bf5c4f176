//===- LowerTemporaryTest.cpp - How long temporaries live -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerTemporary, TemporariesLiveAsLongAsTheirExpression) {
  EXPECT_EQ(inCxx(R"ir(
struct T { T(int); T(const T &); ~T(); int v() const; };
int g(int);
void byValue(T);
void byReference(const T &);
T make();
void f() {
  T(1);
  g(T(2).v());
  byValue(T(3));
  byReference(T(4));
  make();
  T kept = make();
}
)ir"),
            R"ir(
call "T::T(int)"(&%t1, 1)
call "T::~T"(&%t1)
call "T::T(int)"(&%t2, 2)
%t3 = call "T::v"(&%t2)
%t4 = call g(%t3)
call "T::~T"(&%t2)
call "T::T(int)"(&%t5, 3)
call byValue(%t5)
call "T::~T"(&%t5)
call "T::T(int)"(&%t6, 4)
call byReference(&%t6)
call "T::~T"(&%t6)
%t7 = call make()
call "T::~T"(&%t7)
%kept = call make()
call "T::~T"(&%kept)
return
)ir");
}

TEST(LowerTemporary, TemporariesOfReferencesLiveAsLongAsThese) {
  EXPECT_EQ(inCxx(R"ir(
struct T { T(int); ~T(); };
void g(const T &);
void f() {
  const T &r = T(5);
  g(r);
}
)ir"),
            R"ir(
call "T::T(int)"(&%t1, 5)
%r = &%t1
call g(&%r*)
call "T::~T"(&%t1)
return
)ir");
}

TEST(LowerTemporary, TemporariesInConditions) {
  EXPECT_EQ(inCxx(R"ir(
struct T { T(int); ~T(); int v() const; };
int g(int);
int f(int x) {
  if (x && T(6).v())
    g(1);
  x = x ? T(7).v() : 0;
  return T(8).v();
}
)ir"),
            R"ir(
branch $0 != 0 ? b1 : b2
b1:
call "T::T(int)"(&%t1, 6)
%t2 = call "T::v"(&%t1)
branch %t2 != 0 ? b3 : b4
b2:
branch $0 != 0 ? b5 : b6
b3:
call "T::~T"(&%t1)
%t3 = call g(1)
goto b2
b4:
call "T::~T"(&%t1)
goto b2
b5:
call "T::T(int)"(&%t5, 7)
%t4 = call "T::v"(&%t5)
call "T::~T"(&%t5)
goto b7
b6:
%t4 = 0
goto b7
b7:
$0 = %t4
call "T::T(int)"(&%t6, 8)
%t7 = call "T::v"(&%t6)
%t8 = %t7
call "T::~T"(&%t6)
return %t8
)ir");
}

} // namespace
} // namespace ndistidy::frontend
