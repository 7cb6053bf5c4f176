//===- LowerCallTest.cpp - Calls ------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerCall, OutParametersOfAnyDepth) {
  EXPECT_EQ(inC(R"(
void g(int *, int **, int ***);
void f(int ***ppp, int **pp) {
  int x;
  int *p;
  g(&x, &p, &pp);
  **ppp = p;
  ***ppp = x;
  *pp = 0;
  g(*pp, pp, ppp);
}
)"),
            R"(
call g(&%x, &%p, &$1)
$0** = %p
$0*** = %x
$1* = 0
call g($1*, $1, $0)
return
)");
}

TEST(LowerCall, StructuresByValue) {
  EXPECT_EQ(inC(R"(
struct S { int a; void *p; };
struct S g(struct S, int);
struct S f(struct S a, struct S *q) {
  struct S b = g(a, 1);
  *q = g(b, 2);
  int x = g(a, 3).a;
  if (x)
    return *q;
  return g(x ? a : b, 4);
}
)"),
            R"(
%t1 = $0
%b = call g(%t1, 1)
%t2 = %b
$1* = call g(%t2, 2)
%t4 = $0
%t3 = call g(%t4, 3)
%x = %t3.a
branch %x != 0 ? b1 : b2
b1:
%t5 = $1*
return %t5
b2:
branch %x != 0 ? b3 : b4
b3:
%t8 = $0
goto b5
b4:
%t8 = %b
goto b5
b5:
%t7 = %t8
%t6 = call g(%t7, 4)
return %t6
)");
}

TEST(LowerCall, PointersToRoutines) {
  EXPECT_EQ(inC(R"(
typedef int (*FN)(void *, int);
typedef struct { FN a, b; } OPS;
int one(void *p, int x);
static int two(void *p, int x) { return x; }
static const OPS ops = {one, two};
int f(OPS *o, FN fn, void *p) {
  o->a(p, 1);
  (*o->b)(p, 2);
  (**fn)(p, 3);
  FN l = p ? one : two;
  l(p, 4);
  return ops.a(p, 5);
}
)"),
            R"(
%t1 = call *$0*.a($2, 1)
%t2 = call *$0*.b($2, 2)
%t3 = call *$1($2, 3)
branch $2 != 0 ? b1 : b2
b1:
%t4 = #one
goto b3
b2:
%t4 = #"a.c::two"
goto b3
b3:
%l = %t4
%t5 = call *%l($2, 4)
%t6 = call *@"a.c::ops".a($2, 5)
return %t6
)");
}

TEST(LowerCall, VariableArguments) {
  EXPECT_EQ(inC(R"(
typedef __builtin_va_list va_list;
int print(const char *, ...);
int f(const char *format, ...) {
  va_list a;
  __builtin_va_start(a, format);
  int x = __builtin_va_arg(a, int);
  __builtin_va_end(a);
  print("%d\n", x, &x);
  return x;
}
)"),
            R"(
%x = ?
%t1 = call print("%d\n", %x, &%x)
return %x
)");
}

/// Where the arguments of the only call in f stand, "line:column-column".
std::string rangesIn(llvm::StringRef Code) {
  ir::Module M = lowered({.Code = Code.str()});
  std::string Result;
  for (const ir::Function &F : M.Functions)
    for (const ir::Block &B : F.Blocks)
      for (const ir::Step &S : B.Steps)
        if (const auto *C = std::get_if<ir::Call>(&S))
          for (const ir::Range &R : C->ArgumentRanges)
            Result += R.valid() ? std::to_string(R.Begin.Line) + ":" +
                                      std::to_string(R.Begin.Column) + "-" +
                                      std::to_string(R.End.Column) + " "
                                : "none ";
  return Result;
}

TEST(LowerCall, AnArgumentStandsWhereItIsWritten) {
  const std::string Prelude = "#define NULL ((void *)0)\n"
                              "#define SAME(x) x\n"
                              "#define BOTH(a) take(a, NULL)\n"
                              "void take(void *a, void *b);\n";
  auto In = [&](const char *Call) {
    return rangesIn(Prelude + "void f(void *p) { " + Call + "; }\n");
  };
  EXPECT_EQ(In("take(p, (char *)p)"), "5:24-25 5:27-36 ");
  EXPECT_EQ(In("take(NULL, (char *)NULL)"), "5:24-28 5:30-42 ");
  EXPECT_EQ(In("take(SAME(p), SAME(NULL))"), "5:24-31 5:33-43 ");
  // What the macro adds stands nowhere in the routine.
  EXPECT_EQ(In("BOTH(p)"), "5:24-25 none ");
  EXPECT_EQ(In("BOTH(NULL)"), "5:24-28 none ");
}

TEST(LowerCall, DefinedAsKernighanAndRitchieDid) {
  EXPECT_EQ(inC(R"(
int g();
int f(a, b)
int a;
char *b;
{
  return g(a, b, 1);
}
)"),
            R"(
%t1 = call g($0, $1, 1)
return %t1
)");
}

TEST(LowerCall, ImplicitDeclaration) {
  const ir::Module M = lowered({.Code = R"(
int f(int x) { return undeclared(x, &x); }
)"});
  EXPECT_EQ(bodyOf(M, "f"), R"(
%t1 = call undeclared($0, &$0)
return %t1
)");
  EXPECT_EQ(linesOf(M, {"declare", "func"}), R"(
declare undeclared()
func f(x: "int") returns "int"
)");
}

TEST(LowerCall, Recursion) {
  EXPECT_EQ(inC(R"(
int f(int n) { return n ? f(n - 1) : 0; }
)"),
            R"(
branch $0 != 0 ? b1 : b2
b1:
%t1 = call f(($0 - 1))
goto b3
b2:
%t1 = 0
goto b3
b3:
return %t1
)");
}

TEST(LowerCall, BuiltinsOfTheCompiler) {
  EXPECT_EQ(inC(R"(
int f(int x) {
  if (__builtin_constant_p(x))
    __builtin_unreachable();
  return x;
}
)"),
            R"(
return $0
)");
}

TEST(LowerCall, WhatTheAuthorAssumes) {
  EXPECT_EQ(inC(R"(
int f(int x) {
  __assume(x > 3);
  return x;
}
)"),
            R"(
branch $0 > 3 ? b1 : b2
b1:
return $0
b2:
unreachable
)");
  // It is not evaluated, so what it would do is not done.
  EXPECT_EQ(inC(R"(
int g(void);
int f(int x) {
  __builtin_assume(g() > 3);
  __noop(g(), x > 3);
  return x;
}
)"),
            R"(
return $0
)");
  // As the WDK's NT_ASSERT is in a free build.
  EXPECT_EQ(inC(R"(
#define NT_ANALYSIS_ASSUME(X) __noop(X)
#define LOG(X) __noop(X)
int f(int x) {
  (NT_ANALYSIS_ASSUME(x == 4), 0);
  LOG(x == 5);
  return x;
}
)"),
            R"(
branch $0 == 4 ? b1 : b2
b1:
return $0
b2:
unreachable
)");
}

TEST(LowerCall, StatementsBetweenBraces) {
  ir::Module M = lowered({.Code = R"(
int f(int);
#define F(X) f(X)
#define G(X) f(X); f(X)
void g(int x) {
  f(1);
  x = F(f(2)) ;
  (void)f(3);
  x = f(4) + 1;
  if (x)
    f(5);
  int y = f(6);
  G(7);
}
)",
                          .CallMacros = {"F"}});
  std::string Statements;
  for (const ir::Function &F : M.Functions)
    for (const ir::Block &B : F.Blocks)
      for (const ir::Step &S : B.Steps)
        if (const auto *C = std::get_if<ir::Call>(&S);
            C && C->Statement.valid()) {
          const auto &[Begin, End] = C->Statement;
          Statements += std::to_string(Begin.Line) + ":" +
                        std::to_string(Begin.Column) + "-" +
                        std::to_string(End.Column) + " ";
        }
  EXPECT_EQ(Statements, "6:3-8 7:3-16 8:3-14 ");
}

} // namespace
} // namespace ndistidy::frontend
