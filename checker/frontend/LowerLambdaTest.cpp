//===- LowerLambdaTest.cpp - Lambdas and what they capture ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

TEST(LowerLambda, Lambdas) {
  const ir::Module M = lowered({.Code = R"(
int g(int);
int f(int x) {
  int y = 1;
  // By reference and by value.
  auto l = [&y, x](int z) {
    y = z + x;
  };
  l(3);
  return [](int a) { return g(a); }(4);
}
)",
                                .Path = "a.cpp"});
  EXPECT_EQ(bodyOf(M, "f"), R"(
%y = 1
%l.y = &%y
%l.x = $0
call "a.cpp::f(int)::(lambda)::operator() at 6:12"(&%l, 3)
%t2 = call "a.cpp::f(int)::(lambda)::operator() at 10:10"(&%t1, 4)
return %t2
)");
  EXPECT_EQ(bodyOf(M, "a.cpp::f(int)::(lambda)::operator() at 6:12"), R"(
$0*.y* = ($1 + $0*.x)
return
)");
  EXPECT_EQ(bodyOf(M, "a.cpp::f(int)::(lambda)::operator() at 10:10"), R"(
%t1 = call g($1)
return %t1
)");
}

TEST(LowerLambda, LambdasOfMethods) {
  const ir::Module M = lowered({.Code = R"(
struct S {
  int a;
  int run(int x) {
    int y = 2;
    auto l = [this, y, z = x] { return a + y + z; };
    return l();
  }
};
)",
                                .Path = "a.cpp"});
  EXPECT_EQ(bodyOf(M, "S::run"), R"(
%y = 2
%l.this = $0
%l.y = %y
%l.z = $1
%t1 = call "S::run(int)::(lambda)::operator() at 6:14"(&%l)
return %t1
)");
  EXPECT_EQ(bodyOf(M, "S::run(int)::(lambda)::operator() at 6:14"), R"(
return (($0*.this*.a + $0*.y) + $0*.z)
)");
}

TEST(LowerLambda, ScopeGuardFromALambda) {
  const ir::Module M = lowered({.Code = R"ir(
template <class F> struct Guard {
  F fn;
  ~Guard() { fn(); }
};
template <class F> Guard<F> guard(F fn) { return {fn}; }
void undo(int);
int f(int x) {
  auto g = guard([&] { undo(x); });
  return x;
}
)ir",
                                .Path = "a.cpp"});
  EXPECT_EQ(bodyOf(M, "f"), R"ir(
%t1.x = &$0
%g = call "a.cpp::guard<(lambda at a.cpp:9:18)>(class (lambda at a.cpp:9:18))"(%t1)
%t2 = $0
call "a.cpp::Guard<(lambda at a.cpp:9:18)>::~Guard()"(&%g)
return %t2
)ir");
  EXPECT_EQ(bodyOf(M, "a.cpp::Guard<(lambda at a.cpp:9:18)>::~Guard()"), R"ir(
call "a.cpp::f(int)::(lambda)::operator() at 9:18"(&$0*.fn)
return
)ir");
}

} // namespace
} // namespace ndistidy::frontend
