//===- LowerClassTest.cpp - Methods, references and operators -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerClass, VirtualCallsAreUnknownUnlessTheyCanBeResolved) {
  EXPECT_EQ(inCxx(R"(
struct B { virtual int v(int); int n(int); static int s(int); };
struct D final : B { int v(int) override; };
void f(B *b, D *d, D &e) {
  b->v(1);
  b->n(2);
  d->v(3);
  e.v(4);
  b->B::v(5);
  b->s(6);
}
)"),
            R"(
%t1 = call *?($0, 1)
%t2 = call "B::n"($0, 2)
%t3 = call "D::v"($1, 3)
%t4 = call "D::v"(&$2*, 4)
%t5 = call "B::v"($0, 5)
%t6 = call "B::s"(6)
return
)");
}

TEST(LowerClass, References) {
  EXPECT_EQ(inCxx(R"(
struct S { int a; int &r; };
int &g(int &);
int f(int &x, S &s, int &&m) {
  int &y = x;
  y = 3;
  g(y) = 4;
  s.r = g(x);
  auto &q = s.a;
  q++;
  int *p = &x;
  int *&rp = p;
  *rp = 2;
  return m + y;
}
)"),
            R"(
%y = &$0*
%y* = 3
%t1 = call g(&%y*)
%t1* = 4
%t2 = call g(&$0*)
$1*.r* = %t2*
%q = &$1*.a
%t3 = %q*
%q* = (%q* + 1)
%p = $0
%rp = &%p
%rp** = 2
return ($2* + %y*)
)");
}

TEST(LowerClass, ReferencesToEitherOfTwo) {
  EXPECT_EQ(inCxx(R"(
int f(int &a, int &b, bool c) {
  (c ? a : b) = 3;
  (++a) = 4;
  return (a = 5) += 6;
}
)"),
            R"(
branch $2 != 0 ? b1 : b2
b1:
%t1 = &$0*
goto b3
b2:
%t1 = &$1*
goto b3
b3:
%t1* = 3
$0* = ($0* + 1)
$0* = 4
$0* = 5
$0* = ($0* + 6)
return $0*
)");
}

TEST(LowerClass, ReferencesThroughPointersToRoutines) {
  EXPECT_EQ(inCxx(R"(
int f(int (&fn)(int &), int (*pf)(int &, int), int x) {
  fn(x);
  return pf(x, x);
}
)"),
            R"(
%t1 = call *$0(&$2)
%t2 = call *$1(&$2, $2)
return %t2
)");
}

TEST(LowerClass, Operators) {
  EXPECT_EQ(inCxx(R"(
struct Op {
  int v;
  Op operator+(const Op &) const;
  Op &operator+=(int);
  explicit operator bool() const;
  int operator[](int);
  Op *operator->();
};
int f(Op a, Op b) {
  Op c = a + b;
  c += 2;
  if (c && b)
    return a[3];
  return a->v;
}
)"),
            R"(
%c = call "Op::operator+"(&$0, &$1)
%t1 = call "Op::operator+="(&%c, 2)
%t2 = call "Op::operator bool"(&%c)
branch %t2 != 0 ? b1 : b2
b1:
%t3 = call "Op::operator bool"(&$1)
branch %t3 != 0 ? b3 : b2
b2:
%t5 = call "Op::operator->"(&$0)
return %t5*.v
b3:
%t4 = call "Op::operator[]"(&$0, 3)
return %t4
)");
}

TEST(LowerClass, AssignmentsThatAreThoseOfC) {
  EXPECT_EQ(inCxx(R"(
union Large { long long whole; struct { int low, high; } u; };
struct Own { Own &operator=(const Own &); int v; };
struct Mixed { Large l; Own o; };
Large make();
int f(Large a, Large b, Own c, Own d) {
  Large l;
  l = a = b;
  l = make();
  c = d;
  Mixed m, n;
  m = n;
  return (a = l).u.low;
}
)"),
            R"ir(
$0 = $1
%l = $0
%t1 = call make()
%l = %t1
%t2 = call "Own::operator="(&$2, &$3)
%t3 = call "Mixed::operator=(const struct Mixed &)"(&%m, &%n)
$0 = %l
return $0.u.low
)ir");
  const ir::Module M = lowered({.Code = R"(
union Large { long long whole; };
struct Own { Own &operator=(const Own &); };
struct Mixed { Large l; Own o; };
void f(Mixed &a, Mixed &b) { a = b; }
)",
                                .Path = "a.cpp"});
  EXPECT_EQ(bodyOf(M, "Mixed::operator=(const struct Mixed &)"), R"ir(
$0*.l = $1*.l
%t1 = call "Own::operator="(&$0*.o, &$1*.o)
return &$0*
)ir");
}

TEST(LowerClass, This) {
  const ir::Module M = lowered({.Code = R"(
struct S {
  int a;
  S *self() { return this; }
  int get() const { return this->a; }
  static S *last;
  void set(int x) {
    self()->a = x;
    last = this;
  }
};
)",
                                .Path = "a.cpp"});
  EXPECT_EQ(bodyOf(M, "S::get"), R"(
return $0*.a
)");
  EXPECT_EQ(bodyOf(M, "S::set"), R"(
%t1 = call "S::self"($0)
%t1*.a = $1
@"S::last" = $0
return
)");
}

TEST(LowerClass, PointersToMembers) {
  EXPECT_EQ(inCxx(R"(
struct S { int a; int m(int); };
int f(S *s, int S::*p, int (S::*m)(int)) {
  s->*p = 3;
  return (s->*m)(4);
}
)"),
            R"(
$0* = ?
%t1 = ?
%t1 = 3
%t2 = call *?($0, 4)
return %t2
)");
}

TEST(LowerClass, IfConstexpr) {
  EXPECT_EQ(inCxx(R"(
int g(int);
int f() {
  if constexpr (sizeof(int) == 4)
    return g(1);
  else
    return g(2);
}
)"),
            R"(
%t1 = call g(1)
return %t1
)");
}

} // namespace
} // namespace ndistidy::frontend
