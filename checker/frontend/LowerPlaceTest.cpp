//===- LowerPlaceTest.cpp - Expressions as places -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerPlace, PointersThatMove) {
  EXPECT_EQ(inC(R"(
void f(int *q, int i, int x) {
  *q++ = x;
  *++q = x;
  q[2] = 1;
  q[i] = 2;
  q += i;
}
)"),
            R"(
%t1 = $0
$0 = ($0 + 1)
%t1* = $2
$0 = ($0 + 1)
$0* = $2
%t2 = ($0 + 2)
%t2* = 1
%t3 = ($0 + $1)
%t3* = 2
$0 = ($0 + $1)
return
)");
}

TEST(LowerPlace, SideEffectsOfAPlaceHappenOnce) {
  EXPECT_EQ(inC(R"(
int *next(void);
int f(void) {
  int y = ++*next();
  y = *next() += 2;
  return (*next())++;
}
)"),
            R"(
%t1 = call next()
%t1* = (%t1* + 1)
%y = %t1*
%t2 = call next()
%t2* = (%t2* + 2)
%y = %t2*
%t3 = call next()
%t4 = %t3*
%t3* = (%t3* + 1)
return %t4
)");
}

TEST(LowerPlace, AddressOfAMember) {
  EXPECT_EQ(inC(R"(
struct N {
  struct N *next;
  int v[4];
  struct { int c; } b[3];
};
void g(int *);
void f(struct N *p, int i) {
  g(&p->next->b[i].c);
  g(&p->b[1].c);
  g(p->v);
  g(&*p->v);
  p->v[1] = 3;
  p->v[i] = 4;
}
)"),
            R"(
%t1 = (&$0*.next*.b[0] + $1)
call g(&%t1*.c)
call g(&$0*.b[1].c)
call g(&$0*.v[0])
call g(&$0*.v[0])
$0*.v[1] = 3
%t2 = (&$0*.v[0] + $1)
%t2* = 4
return
)");
}

TEST(LowerPlace, ArrayOfVariableSize) {
  EXPECT_EQ(inC(R"(
int g(int);
int f(int n) {
  int v[g(n)];
  return v[0];
}
)"),
            R"(
%t1 = call g($0)
return %v[0]
)");
}

TEST(LowerPlace, ContainingRecord) {
  EXPECT_EQ(inC(R"(
typedef struct L { struct L *next; } L;
typedef struct { int a; L link; struct { L deep; } in; } R;
#define CONTAINING_RECORD(a, t, f)                                             \
  ((t *)((char *)(a) - (unsigned long long)(&((t *)0)->f)))
#define CONTAINING_RECORD_2(a, t, f)                                           \
  ((t *)((char *)(a) - __builtin_offsetof(t, f)))
int f(L *e) {
  R *r = CONTAINING_RECORD(e, R, link);
  R *s = CONTAINING_RECORD_2(e->next, R, in.deep);
  return r->a + s->a;
}
)"),
            R"(
%r = &$0*^link
%s = &$0*.next*^deep^in
return (%r*.a + %s*.a)
)");
}

TEST(LowerPlace, UnionsForgetTheirOtherMembers) {
  EXPECT_EQ(inC(R"(
union U { int a; void *p; struct { short lo, hi; }; };
int g(void);
void f(union U *u) {
  u->a = 1;
  u->lo = 2;
  u->p = u->p;
  u->a = g();
  u->a += 2;
  u->a++;
}
)"),
            R"(
$0*.a = 1
$0*.hi = ?
$0*.lo = ?
$0*.p = ?
$0*.lo = 2
$0*.p = ?
$0*.a = ?
$0*.p = $0*.p
$0*.hi = ?
$0*.lo = ?
$0*.a = ?
$0*.a = call g()
$0*.hi = ?
$0*.lo = ?
$0*.p = ?
$0*.a = ($0*.a + 2)
$0*.hi = ?
$0*.lo = ?
$0*.p = ?
%t1 = $0*.a
$0*.a = ($0*.a + 1)
$0*.hi = ?
$0*.lo = ?
$0*.p = ?
return
)");
}

TEST(LowerPlace, NumbersAndPointersOfOneSizeInAUnionAreOnePlace) {
  EXPECT_EQ(inC(R"(
typedef unsigned long long W;
struct S { union { void *p; W n; void (*f)(void); char c; }; union { W v; int *w; } u; };
void g(void **);
void f(struct S *s) {
  s->n = (W)s->p;
  *s->u.w = 1;
  g(&s->p);
}
)"),
            R"(
$0*.p = $0*.p
$0*.c = ?
$0*.f = ?
$0*.u.v* = 1
$0*.c = ?
$0*.f = ?
call g(&$0*.p)
return
)");
}

TEST(LowerPlace, BitFieldsHoldWhatFits) {
  EXPECT_EQ(inC(R"(
struct B { unsigned a : 1; int b : 1; unsigned c : 3; };
void f(struct B *b, int x) {
  b->a = 1;
  b->b = 1;
  b->c = 9;
  b->c = x;
  b->c |= 2;
}
)"),
            R"(
$0*.a = 1
$0*.b = -1
$0*.c = 1
$0*.c = $1
$0*.c = ($0*.c | 2)
return
)");
}

} // namespace
} // namespace ndistidy::frontend
