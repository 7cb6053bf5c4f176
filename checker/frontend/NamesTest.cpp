//===- NamesTest.cpp - How routines and variables are called --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(Names, StaticLocals) {
  const ir::Module M = lowered({.Code = R"(
int f(void) {
  static int n = 5;
  {
    static int n;
    n++;
  }
  return n++;
}
)"});
  EXPECT_EQ(bodyOf(M, "f"), R"(
%t1 = @"a.c::f::n#2"
@"a.c::f::n#2" = (@"a.c::f::n#2" + 1)
%t2 = @"a.c::f::n"
@"a.c::f::n" = (@"a.c::f::n" + 1)
return %t2
)");
  EXPECT_EQ(linesOf(M, {"global", "init"}), R"(
global @"a.c::f::n" internal
global @"a.c::f::n#2" internal
init @"a.c::f::n" = 5
)");
}

TEST(Names, InlineRoutines) {
  const ir::Module M = lowered({.Code = R"(
inline int f() { return 0; }
static inline int g() { return 0; }
struct A { int h() { return f() + g(); } };
int i() { return A().h(); }
)",
                                .Path = "a.cpp"});
  std::string Inline, Others;
  for (const ir::Function &F : M.Functions)
    (F.Inline ? Inline : Others) += M.Symbols.name(F.Name).str() + "\n";
  EXPECT_EQ(Inline, "f\nA::h\n");
  EXPECT_EQ(Others, "a.cpp::g\ni\n");
}

TEST(Names, StaticLocalsOfMethods) {
  const ir::Module M = lowered({.Code = R"(
struct A { int f() { static int n; return n; } };
struct B { int f() { static int n; return n; } };
int f() { return A().f() + B().f(); }
)",
                                .Path = "a.cpp"});
  EXPECT_EQ(linesOf(M, {"global"}), R"(
global @"a.cpp::A::f::n"
global @"a.cpp::B::f::n"
)");
}

TEST(Names, OverloadsAndTemplates) {
  const ir::Module M = lowered({.Code = R"ir(
template <class T> T max(T a, T b) { return a > b ? a : b; }
template <int N> int number() { return N; }
template <class T> struct V {
  T t;
  T get() const { return t; }
  T &get() { return t; }
  static int count;
};
template <class T> int V<T>::count = 3;
int over(int) { return 1; }
int over(char) { return 2; }
int f(V<int> v, const V<int> &c) {
  return max(1, 2) + max('a', 'b') + number<1>() + number<2>() + v.get() +
         c.get();
}
)ir",
                                .Path = "a.cpp"});
  EXPECT_EQ(linesOf(M, {"func"}), R"ir(
func "max<int>(int,int)"(a: "int", b: "int") returns "int"
func "max<char>(char,char)"(a: "char", b: "char") returns "char"
func "number<1>()"() returns "int"
func "number<2>()"() returns "int"
func "V<int>::get() const"(this: "const struct V<int> *" const) inline returns "int"
func "V<int>::get()"(this: "struct V<int> *") inline returns "int &"
func "over(int)"("": "int") returns "int"
func "over(char)"("": "char") returns "int"
func f(v: "struct V<int>", c: "const struct V<int> &" const) returns "int"
)ir");
}

TEST(Names, Namespaces) {
  const ir::Module M = lowered({.Code = R"(
namespace a {
int x;
static int s;
namespace {
int hidden;
int hide() { return hidden; }
} // namespace
int g(int);
namespace b {
struct S {
  static int k;
  int m() const;
};
} // namespace b
} // namespace a
int a::b::S::k = 4;
int a::b::S::m() const { return k; }
extern "C" int in_c(int);
extern "C" {
static int static_in_c(void) { return 1; }
}
int f(const a::b::S &s) {
  return a::x + a::s + a::hide() + a::g(1) + s.m() + in_c(2) + static_in_c();
}
)",
                                .Path = "a.cpp"});
  EXPECT_EQ(linesOf(M, {"func", "global", "declare"}), R"(
declare "a::g"("": "int")
declare in_c("": "int")
global @"a::x"
global @"a.cpp::a::s" internal
global @"a.cpp::a::(anonymous namespace)::hidden" internal
global @"a::b::S::k"
func "a.cpp::a::(anonymous namespace)::hide"() internal returns "int"
func "a::b::S::m"(this: "const struct a::b::S *" const) returns "int"
func "a.cpp::static_in_c"() internal returns "int"
func f(s: "const struct a::b::S &" const) returns "int"
)");
}

TEST(Names, FriendsAndLocalClasses) {
  const ir::Module M = lowered({.Code = R"(
void h(int *);
struct S {
  int a;
  friend int get(S *s) { return s->a; }
};
int f(S s) {
  struct Undo {
    int *p;
    ~Undo() { h(p); }
  } u{&s.a};
  return get(&s);
}
)",
                                .Path = "a.cpp"});
  EXPECT_EQ(linesOf(M, {"func"}), R"(
func get(s: "struct S *") inline returns "int"
func f(s: "struct S") returns "int"
func "a.cpp::f(S)::Undo::~Undo"(this: "struct Undo *") internal returns "void"
)");
}

} // namespace
} // namespace ndistidy::frontend
