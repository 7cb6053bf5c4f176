//===- LowerInitTest.cpp - Initialisers -----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerInit, Structures) {
  EXPECT_EQ(inC(R"(
struct I { int a; int b[2]; union { int u; void *v; }; struct { int x, y; } n; };
void g(struct I *);
void f(int x) {
  struct I i = {1, .n = {.y = x}};
  struct I j = {.v = &i};
  struct I z = {0};
  struct I k = i;
  k = j;
}
)"),
            R"(
%i = 0
%i.a = 1
%i.n.y = $0
%j = 0
%j.v = &%i
%j.u = ?
%z = 0
%z.a = 0
%k = %i
%k = %j
return
)");
}

TEST(LowerInit, Arrays) {
  EXPECT_EQ(inC(R"(
struct T { void (*fn)(int); };
void h(int);
void f(int x) {
  int a[4] = {1, x, [3] = 3};
  struct T t[2] = {{h}};
  char s[4] = "ab";
  t[x].fn(a[1]);
}
)"),
            R"(
%a = 0
%a[0] = 1
%a[1] = $0
%a[3] = 3
%t = 0
%t[0].fn = #h
%s = ?
%t1 = (&%t[0] + $0)
call *%t1*.fn(%a[1])
return
)");
}

TEST(LowerInit, CompoundLiterals) {
  EXPECT_EQ(inC(R"(
struct I { int a, b; };
void g(struct I *, int *);
void f(int x) {
  struct I i;
  g(&(struct I){.a = x}, (int[]){1, 2});
  i = (struct I){.b = 2};
}
)"),
            R"(
%t1 = 0
%t1.a = $0
%t2 = 0
%t2[0] = 1
%t2[1] = 2
call g(&%t1, &%t2[0])
%i = 0
%i.b = 2
return
)");
}

TEST(LowerInit, StaticInitialisers) {
  const ir::Module M = lowered({.Code = R"(
struct I { int a; int b[2]; union { int u; void *v; }; struct { int x, y; } n; };
typedef void (*FN)(int);
void h(int);
static void own(int x) {}
struct T { FN fn; const char *name; };
static const struct T table[] = {{h, "h"}, {.name = "x"}, [5] = {own}};
static int zeros[4];
int one = 1;
struct I nested = {.n.y = 3, .b = {[1] = 2}};
struct I in_order = {1, {2, 3}, {4}, {5, 6}};
struct I *pointer = &nested;
int *inner = &nested.b[1];
char text[] = "abc";
const char *string = "abc";
FN alone = &h;
void *cast = (void *)&one;
int arithmetic = 2 * 3 + 1;
char *middle = &text[1];
extern int elsewhere;
int *address = &elsewhere;
)"});
  EXPECT_EQ(linesOf(M, {"global", "init"}), R"(
global @"a.c::table" internal const
global @"a.c::zeros" internal
global @one
global @nested
global @in_order
global @pointer
global @inner
global @text
global @string
global @alone
global @cast
global @arithmetic
global @middle
global @elsewhere extern
global @address
init @"a.c::table" = 0
init @"a.c::table"[0].fn = #h
init @"a.c::table"[0].name = "h"
init @"a.c::table"[1].name = "x"
init @"a.c::table"[5].fn = #"a.c::own"
init @one = 1
init @nested = 0
init @nested.b[1] = 2
init @nested.n.y = 3
init @in_order = 0
init @in_order.a = 1
init @in_order.b[0] = 2
init @in_order.b[1] = 3
init @in_order.u = 4
init @in_order.v = ?
init @in_order.n.x = 5
init @in_order.n.y = 6
init @pointer = &@nested
init @inner = &@nested.b[1]
init @text = ?
init @string = "abc"
init @alone = #h
init @cast = &@one
init @arithmetic = 7
init @middle = &@text[1]
init @address = &@elsewhere
)");
}

TEST(LowerInit, TentativeDefinitions) {
  const ir::Module M = lowered({.Code = R"(
int a;
int a;
extern int b;
int b = 3;
extern int c;
int f(void) { return a + b + c; }
)"});
  EXPECT_EQ(linesOf(M, {"global", "init"}), R"(
global @a
global @b
global @c extern
init @b = 3
)");
}

} // namespace
} // namespace ndistidy::frontend
