//===- HostileSourceTest.cpp - Sources that want too much -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

std::string repeated(llvm::StringRef Text, unsigned Times) {
  std::string Result;
  for (unsigned I = 0; I != Times; ++I)
    Result += Text;
  return Result;
}

/// Each one with a number of its own for #.
std::string numbered(llvm::StringRef Text, unsigned Times) {
  std::string Result;
  for (unsigned I = 0; I != Times; ++I)
    for (char C : Text)
      Result += C == '#' ? std::to_string(I) : std::string(1, C);
  return Result;
}

bool isWhole(const std::string &Body) {
  return !llvm::StringRef(Body).starts_with("\nincomplete: ");
}

TEST(HostileSource, WhatIsNestedTooDeeplyIsGivenUp) {
  constexpr llvm::StringLiteral TooDeep =
      "\nincomplete: line 1: it is nested too deeply\n";
  EXPECT_EQ(inC("int f(int x) { return x" + repeated(" + x", 5000) + "; }"),
            TooDeep);
  EXPECT_EQ(inC("int f(int x) { return " + repeated("- ", 1000) + "x; }"),
            TooDeep);
  EXPECT_EQ(inC("void f(int x) { " + repeated("while (x) ", 1000) + "x = 1; }"),
            TooDeep);
  EXPECT_EQ(inC("int f(int x) { return " + repeated("x ? 1 : ", 1000) + "2; }"),
            TooDeep);
}

TEST(HostileSource, LongChainsAreNotDeep) {
  EXPECT_TRUE(isWhole(inC("int g(int); void f(int x) { " +
                          numbered("if (x == #) g(#); else ", 1500) + "; }")));
  EXPECT_TRUE(isWhole(inC("int g(int); void f(int x) { switch (x) { " +
                          numbered("case #: ", 1500) + "g(1); } }")));
}

TEST(HostileSource, HandlersInHandlersDoNotMultiply) {
  EXPECT_EQ(inC("int g(int); int f(int x) { " +
                repeated("__try { if (g(1)) return 1; } __finally { ", 40) +
                repeated("}", 40) + " return 0; }"),
            "\nincomplete: line 1: its __finally handlers are entered in too "
            "many ways\n");
}

TEST(HostileSource, MacrosInMacrosDoNotMultiply) {
  EXPECT_EQ(inC("#define I(x) x\nint f(int x) { return " + repeated("I(", 100) +
                "x" + repeated(")", 100) + "; }"),
            "\nreturn $0\n");
}

TEST(HostileSource, LongListsOfNumbersAreUnknown) {
  const ir::Module M = lowered(
      {.Code = "unsigned char data[] = {" + repeated("1, ", 200000) +
               "};\nint f(int i) { int own[] = {" + repeated("2, ", 1000) +
               "}; return data[i] + own[i]; }"});
  EXPECT_EQ(linesOf(M, {"init"}), R"(
init @data = 0
init @data = ?
)");
  EXPECT_EQ(bodyOf(M, "f"), R"(
%own = 0
%own = ?
%t1 = (&@data[0] + $0)
%t2 = (&%own[0] + $0)
return (%t1* + %t2*)
)");
}

TEST(HostileSource, LongTablesOfRoutinesAreKept) {
  const ir::Module M = lowered(
      {.Code = "void h(int); struct T { int n; void (*fn)(int); } table[] = {" +
               numbered("{#, h}, ", 5000) + "};"});
  EXPECT_EQ(M.Initializers.size(), 10001u);
}

TEST(HostileSource, ManySwitchCases) {
  EXPECT_TRUE(isWhole(inC("int g(int); void f(int x) { switch (x) { " +
                          numbered("case #: g(#); break;\n", 20000) + "} }")));
}

} // namespace
} // namespace ndistidy::frontend
