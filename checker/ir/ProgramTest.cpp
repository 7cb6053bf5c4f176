//===- ProgramTest.cpp - Look-up by name, and places as C writes them -----===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Program.h"
#include "ir/Text.h"
#include "llvm/Support/Error.h"
#include "gtest/gtest.h"

namespace ndistidy::ir {
namespace {

TEST(SymbolTable, NameZeroIsEmpty) {
  SymbolTable T;
  EXPECT_EQ(T.name(Symbol::None), "");
  EXPECT_EQ(T.intern(""), Symbol::None);
  EXPECT_EQ(T.size(), 1u);
}

TEST(SymbolTable, InternsOnceAndLooksUpWithoutInterning) {
  SymbolTable T;
  Symbol A = T.intern("a");
  EXPECT_EQ(T.intern("a"), A);
  EXPECT_NE(T.intern("b"), A);
  EXPECT_EQ(T.lookup("a"), A);
  EXPECT_EQ(T.lookup("c"), Symbol::None);
  EXPECT_EQ(T.size(), 3u);
  EXPECT_EQ(T.name(A), "a");
}

TEST(Value, FactoriesSetTheirKindOnly) {
  SymbolTable T;
  Place P;
  P.Name = T.intern("x");
  EXPECT_EQ(Value::unknown().K, Value::Kind::Unknown);
  EXPECT_EQ(Value::integer(-5).Integer, -5);
  EXPECT_EQ(Value::load(P).Where, P);
  EXPECT_NE(Value::load(P), Value::address(P));
  EXPECT_NE(Value::string(P.Name), Value::function(P.Name));
  Value Sum =
      Value::binary(Value::Operator::Sub, Value::load(P), Value::integer(1));
  EXPECT_EQ(Sum.Op, Value::Operator::Sub);
  EXPECT_EQ(Sum.Operands[1], Value::integer(1));
  EXPECT_EQ(Value::opaque({Sum, Sum}).Operands.size(), 2u);
}

Program programOf(llvm::StringRef Text) {
  return Program(llvm::cantFail(parse({Text, "test.ir"})));
}

TEST(Program, LooksUpByName) {
  Program P = programOf(R"(
    macro NDIS50_MINIPORT
    declare NdisMSleep(Microseconds) system
    global @Globals
    func f() {
      return
    }
    func "a.c::g"() internal {
      return
    }
  )");
  Symbol F = P.symbols().lookup("f");
  ASSERT_NE(P.function(F), nullptr);
  EXPECT_EQ(P.function(F)->Name, F);
  EXPECT_EQ(P.function(P.symbols().lookup("a.c::g")), &P.module().Functions[1]);
  EXPECT_EQ(P.declaration(F), nullptr);
  EXPECT_EQ(P.global(F), nullptr);
  EXPECT_EQ(P.function(P.symbols().lookup("g")), nullptr);
  Symbol Sleep = P.symbols().lookup("NdisMSleep");
  ASSERT_NE(P.declaration(Sleep), nullptr);
  EXPECT_TRUE(P.declaration(Sleep)->System);
  EXPECT_NE(P.global(P.symbols().lookup("Globals")), nullptr);
  EXPECT_TRUE(P.definesMacro("NDIS50_MINIPORT"));
  EXPECT_FALSE(P.definesMacro("NDIS60_MINIPORT"));
  EXPECT_FALSE(P.definesMacro("f"));
}

TEST(Program, DisplayNameDropsTheFile) {
  EXPECT_EQ(displayName("DriverEntry"), "DriverEntry");
  EXPECT_EQ(displayName("src/a.c::Halt"), "Halt");
  EXPECT_EQ(displayName("src/a.c::Halt::Count"), "Count");
  EXPECT_EQ(displayName(""), "");
}

/// The place loaded in "return PLACE", as C.
std::string spelled(llvm::StringRef PlaceText) {
  Program P = programOf(
      ("func f(Adapter, \"\") {\n return " + PlaceText + "\n}").str());
  const Function &F = P.module().Functions[0];
  const auto &R = std::get<Return>(F.Blocks[0].Term);
  return spell(*R.Result->Where, F, P.symbols());
}

TEST(Spell, WritesPlacesAsC) {
  EXPECT_EQ(spelled("%x"), "x");
  EXPECT_EQ(spelled("%x#2"), "x");
  EXPECT_EQ(spelled("$0"), "Adapter");
  EXPECT_EQ(spelled("$1"), "parameter 2");
  EXPECT_EQ(spelled("@\"a.c::Globals\".Handles[0]"), "Globals.Handles[0]");
  EXPECT_EQ(spelled("$0*.Pool"), "Adapter->Pool");
  EXPECT_EQ(spelled("$0*.Next*.Buf[*]"), "Adapter->Next->Buf[*]");
  EXPECT_EQ(spelled("%p*"), "*p");
  EXPECT_EQ(spelled("%p**"), "*(*p)");
  EXPECT_EQ(spelled("%p**.f"), "(*p)->f");
  EXPECT_EQ(spelled("%p*[3]"), "p[3]");
  EXPECT_EQ(spelled("%p*^Link.Pool"), "CONTAINING_RECORD(p, Link)->Pool");
  EXPECT_EQ(spelled("%e^Link"), "*CONTAINING_RECORD(&e, Link)");
}

} // namespace
} // namespace ndistidy::ir
