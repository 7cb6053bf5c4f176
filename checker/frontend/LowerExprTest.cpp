//===- LowerExprTest.cpp - Expressions as values --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerExpr, IntegersAreSignExtendedFrom32Bits) {
  EXPECT_EQ(inC(R"(
void f(long long l, unsigned u, int i) {
  u = 0xC0000001;
  i = 0xC0000001;
  l = 0xC0000001u;
  l = ~0ull;
  i = -5;
  i = ~0;
  i = 'a';
  i = 1 << 31;
}
)"),
            R"(
$1 = -1073741823
$2 = -1073741823
$0 = -1073741823
$0 = -1
$2 = -5
$2 = -1
$2 = 97
$2 = -2147483648
return
)");
}

TEST(LowerExpr, NarrowConstantsAreCut) {
  EXPECT_EQ(inC(R"(
void f(unsigned char c, signed char s, unsigned short w, _Bool b) {
  c = 300;
  c = (unsigned char)-1;
  s = 200;
  w = (unsigned short)0xFFFFFFFF;
  b = 5;
}
)"),
            R"(
$0 = 44
$0 = 255
$1 = -56
$2 = 65535
%t1 = 1
$3 = %t1
return
)");
}

// Unsigned numbers are shifted and divided without a sign.
TEST(LowerExpr, ConstantArithmetic) {
  EXPECT_EQ(inC(R"(
void f(unsigned u, int x) {
  u = ~0u >> 4;
  u = 0xC0000001 >> 30;
  u = 0xFFFFFFFEu / 2;
  x = 7 / 2 * 3 % 4;
  x = sizeof(int[3]);
}
)"),
            R"(
$0 = 268435455
$0 = 3
$0 = 2147483647
$1 = 1
$1 = 12
return
)");
}

TEST(LowerExpr, PointersAsIntegers) {
  EXPECT_EQ(inC(R"(
void g(void *);
int f(int x, void *p) {
  g((void *)(unsigned long long)x);
  g((void *)-1);
  g((void *)0);
  return (int)(unsigned long long)p;
}
)"),
            R"(
call g($0)
call g(-1)
call g(0)
return $1
)");
}

TEST(LowerExpr, Enums) {
  EXPECT_EQ(inC(R"(
enum { A, B = 5, C = 0xFFFFFFFFu };
enum E { X = -1, Y };
enum Wide { W = 0xFFFFFFFFFFFFFFFFull };
void g(enum E);
int f(enum E e) {
  g(X);
  if (e == Y)
    return B;
  return C + (W == 0);
}
)"),
            R"(
call g(-1)
branch $0 == 0 ? b1 : b2
b1:
return 5
b2:
%t1 = 0
return (-1 + %t1)
)");
}

TEST(LowerExpr, Sizes) {
  EXPECT_EQ(inC(R"(
int g(void);
struct S { int a[5]; void *p; };
int f(struct S *s) {
  int x = sizeof *s;
  x = sizeof(s->a) / sizeof(s->a[0]);
  x = sizeof(g());
  return __builtin_offsetof(struct S, p);
}
)"),
            R"(
%x = 32
%x = 5
%x = 4
return 24
)");
}

TEST(LowerExpr, Atomics) {
  EXPECT_EQ(inC(R"(
int f(int *p) {
  __atomic_store_n(p, 1, 5);
  return __atomic_load_n(p, 5);
}
)"),
            R"(
$0* = ?
return ?
)");
}

TEST(LowerExpr, ChosenExpressions) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int x) {
  return _Generic(x, int: g(1), default: g(2)) +
         __builtin_choose_expr(1, g(3), g(4)) + __builtin_expect(g(5), 0);
}
)"),
            R"(
%t1 = call g(1)
%t2 = call g(3)
%t3 = call g(5)
return ((%t1 + %t2) + %t3)
)");
}

TEST(LowerExpr, FloatingPointIsUnknownOrOpaque) {
  EXPECT_EQ(inC(R"(
double g(double);
int f(double d, int x) {
  d = d * 2.0 + x;
  if (d > 1.5)
    return (int)g(d);
  return x;
}
)"),
            R"(
$0 = opaque(5, opaque(2, $0, ?), opaque($1))
branch $0 > ? ? b1 : b2
b1:
%t1 = call g($0)
return opaque(%t1)
b2:
return $1
)");
}

TEST(LowerExpr, Strings) {
  EXPECT_EQ(inC(R"(
void g(const char *);
void f(void) {
  g("a\tb");
  g(__func__);
  g(&"abc"[1]);
}
)"),
            R"(
call g("a\tb")
call g("f")
%t1 = ?
call g(&%t1[1])
return
)");
}

} // namespace
} // namespace ndistidy::frontend
