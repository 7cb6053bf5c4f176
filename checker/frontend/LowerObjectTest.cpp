//===- LowerObjectTest.cpp - Objects made and destroyed -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

// Bases, members in their order, the body; backwards in the destructor.
TEST(LowerObject, Constructors) {
  const ir::Module M = lowered({.Code = R"ir(
struct A {
  int a;
  A(int x) : a(x) {}
  A() : A(7) {}
};
struct M { int m = 3; M(); M(int); ~M(); };
struct C : A {
  M m1, m2;
  int *p;
  int &r;
  int arr[2];
  C(int &x) : A(x), m2(5), p(&x), r(x), arr{1, 2} { r = 1; }
  ~C() { *p = 0; }
};
)ir",
                                .Path = "a.cpp"});
  EXPECT_EQ(bodyOf(M, "C::C(int &)"), R"ir(
call "A::A(int)"(&$0*, $1*)
call "M::M()"(&$0*.m1)
call "M::M(int)"(&$0*.m2, 5)
$0*.p = $1
$0*.r = &$1*
$0*.arr = 0
$0*.arr[0] = 1
$0*.arr[1] = 2
$0*.r* = 1
return
)ir");
  EXPECT_EQ(bodyOf(M, "C::~C"), R"ir(
$0*.p* = 0
call "M::~M"(&$0*.m2)
call "M::~M"(&$0*.m1)
return
)ir");
  EXPECT_EQ(bodyOf(M, "A::A()"), R"ir(
call "A::A(int)"(&$0*, 7)
return
)ir");
}

TEST(LowerObject, ConstructedInPlace) {
  EXPECT_EQ(inCxx(R"ir(
struct C { int a; C(int); C(); C(const C &); };
void f(C &other) {
  C a;
  C b{3};
  C c = 4;
  C d = C(5);
  C e = other;
  C g[2];
}
)ir"),
            R"ir(
call "C::C()"(&%a)
call "C::C(int)"(&%b, 3)
call "C::C(int)"(&%c, 4)
call "C::C(int)"(&%d, 5)
call "C::C(const struct C &)"(&%e, &$0*)
call "C::C()"(&%g[*])
return
)ir");
}

TEST(LowerObject, Aggregates) {
  EXPECT_EQ(inCxx(R"(
struct A { int a, b; int &r; };
int f(int q) {
  A x{1, 2, q};
  A y = {.a = 3, .b = 4, .r = q};
  y.r = 5;
  auto [i, j, k] = x;
  return i + j;
}
)"),
            R"(
%x = 0
%x.a = 1
%x.b = 2
%x.r = &$0
%y = 0
%y.a = 3
%y.b = 4
%y.r = &$0
%y.r* = 5
%bindings = %x
return (%bindings.a + %bindings.b)
)");
}

TEST(LowerObject, DeletesOfNullDoNothing) {
  EXPECT_EQ(inCxx(R"ir(
struct B { virtual ~B(); };
struct D final : B { ~D(); };
struct P { int x; };
void f(B *b, D *d, P *p) {
  delete b;
  delete d;
  delete p;
}
)ir"),
            R"ir(
%t1 = $0
branch %t1 != 0 ? b1 : b2
b1:
call *?(%t1)
call "operator delete(void *)"(%t1)
goto b2
b2:
%t2 = $1
branch %t2 != 0 ? b3 : b4
b3:
call "D::~D"(%t2)
call "operator delete(void *)"(%t2)
goto b4
b4:
%t3 = $2
branch %t3 != 0 ? b5 : b6
b5:
call "operator delete(void *)"(%t3)
goto b6
b6:
return
)ir");
}

TEST(LowerObject, OperatorNewAsDriversWriteIt) {
  const ir::Module M = lowered({.Code = R"ir(
typedef unsigned long long size_t;
void *allocate(size_t, unsigned long);
struct A { int x; A(int y) : x(y) {} ~A(); };
void *operator new(size_t n, unsigned long tag) noexcept {
  return allocate(n, tag);
}
void *operator new[](size_t n, unsigned long tag) noexcept;
void *operator new(size_t, void *p) noexcept { return p; }
int f(void *memory) {
  A *a = new (0x1234) A(3);
  if (!a)
    return 1;
  A *b = new (memory) A(4);
  int *z = new (9) int();
  A *many = new (1) A[2]{1, 2};
  b->~A();
  return 0;
}
)ir",
                                .Path = "a.cpp"});
  EXPECT_EQ(bodyOf(M, "f"), R"ir(
%t1 = call "operator new(unsigned long long,unsigned long)"(?, 4660)
branch %t1 != 0 ? b1 : b2
b1:
call "A::A(int)"(&%t1*, 3)
goto b2
b2:
%a = %t1
branch %a != 0 ? b3 : b4
b3:
%t2 = call "operator new(unsigned long long,void *)"(?, $0)
branch %t2 != 0 ? b5 : b6
b4:
return 1
b5:
call "A::A(int)"(&%t2*, 4)
goto b6
b6:
%b = %t2
%t3 = call "operator new(unsigned long long,unsigned long)"(?, 9)
branch %t3 != 0 ? b7 : b8
b7:
%t3* = 0
goto b8
b8:
%z = %t3
%t4 = call "operator new[](unsigned long long,unsigned long)"(?, 1)
%t5 = 0
call "A::A(int)"(&%t5[0], 1)
call "A::A(int)"(&%t5[1], 2)
%t4* = ?
%many = %t4
call "A::~A"(%b)
return 0
)ir");
  EXPECT_EQ(bodyOf(M, "operator new(unsigned long long,unsigned long)"), R"ir(
%t1 = call allocate($0, $1)
return %t1
)ir");
}

TEST(LowerObject, StaticObjectsAreUnknown) {
  const ir::Module M = lowered({.Code = R"(
struct G { int v; G(int); ~G(); };
G object(1);
static G array[2] = {1, 2};
int dynamic();
int variable = dynamic();
constexpr int K = 5;
struct P { int a; const void *p; };
P plain = {K, &K};
void f() { static G local(2); }
)",
                                .Path = "a.cpp"});
  EXPECT_EQ(linesOf(M, {"global", "init"}), R"(
global @object
global @"a.cpp::array" internal
global @variable
global @"a.cpp::K" internal const
global @plain
global @"a.cpp::f::local" internal
init @object = ?
init @"a.cpp::array" = ?
init @variable = ?
init @"a.cpp::K" = 5
init @plain = 0
init @plain.a = 5
init @plain.p = &@"a.cpp::K"
init @"a.cpp::f::local" = ?
)");
}

TEST(LowerObject, ImplicitMembers) {
  const ir::Module M = lowered({.Code = R"ir(
struct G { G(); ~G(); G(const G &); };
struct H { G a, b; int n; };
int f() {
  H h;
  H i = h;
  return i.n;
}
)ir",
                                .Path = "a.cpp"});
  EXPECT_EQ(bodyOf(M, "H::H(const struct H &)"), R"ir(
call "G::G(const struct G &)"(&$0*.a, &$1*.a)
call "G::G(const struct G &)"(&$0*.b, &$1*.b)
$0*.n = $1*.n
return
)ir");
  EXPECT_EQ(bodyOf(M, "H::~H"), R"ir(
call "G::~G"(&$0*.b)
call "G::~G"(&$0*.a)
return
)ir");
}

} // namespace
} // namespace ndistidy::frontend
