//===- AccessPathTextTest.cpp - Tests of paths as text ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/AccessPathText.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace ndistidy::catalogue;

namespace {

AccessPath path(bool Result, unsigned Argument, unsigned Derefs,
                std::vector<std::string> Fields) {
  AccessPath P;
  P.Result = Result;
  P.Argument = Argument;
  P.Derefs = Derefs;
  P.Fields = std::move(Fields);
  return P;
}

std::string pathError(StringRef Text) {
  Expected<AccessPath> P = parseAccessPath(Text);
  return P ? "none: " + toString(*P) : llvm::toString(P.takeError());
}

std::string predicateError(StringRef Text) {
  Expected<Predicate> P = parsePredicate(Text);
  return P ? "none: " + toString(*P) : llvm::toString(P.takeError());
}

TEST(AccessPathText, ReadsEveryFormAndPrintsItBack) {
  const std::pair<const char *, AccessPath> Forms[] = {
      {"1", path(false, 1, 0, {})},
      {"*0", path(false, 0, 1, {})},
      {"**6.NextDevice", path(false, 6, 2, {"NextDevice"})},
      {"result", path(true, 0, 0, {})},
      {"*result.Handle", path(true, 0, 1, {"Handle"})},
      {"*0.MajorFunction[*]", path(false, 0, 1, {"MajorFunction", "[*]"})},
      {"*3[*]", path(false, 3, 1, {"[*]"})},
      {"*0.A->B.C", path(false, 0, 1, {"A", "*", "B", "C"})},
      {"*1.Table->[*].Routine",
       path(false, 1, 1, {"Table", "*", "[*]", "Routine"})},
      {"0->Next", path(false, 0, 0, {"*", "Next"})}};
  for (const auto &[Text, Expected] : Forms) {
    llvm::Expected<AccessPath> P = parseAccessPath(Text);
    ASSERT_TRUE(static_cast<bool>(P)) << Text;
    EXPECT_EQ(*P, Expected) << Text;
    EXPECT_EQ(toString(*P), Text);
  }
}

TEST(AccessPathText, SaysWhatIsWrongWithAPath) {
  const char *NoRoot = "expected an argument's number or 'result', not ''";
  EXPECT_EQ(pathError(""), NoRoot);
  EXPECT_EQ(pathError("*"), NoRoot);
  EXPECT_EQ(pathError("*.Buffer"), NoRoot);
  EXPECT_EQ(pathError("arg1"),
            "expected an argument's number or 'result', not 'arg1'");
  EXPECT_EQ(pathError("99999999999999999999"),
            "expected an argument's number or 'result', not "
            "'99999999999999999999'");
  EXPECT_EQ(pathError("64"), "no call has an argument 64");
  EXPECT_EQ(pathError("*********0"), "more than 8 dereferences");
  EXPECT_EQ(pathError("0.Name*"), "expected '.', '->' or '[*]' at '*'");
  EXPECT_EQ(pathError("0."), "expected '.', '->' or '[*]' at '.'");
  EXPECT_EQ(pathError("0.3"), "expected '.', '->' or '[*]' at '.3'");
  EXPECT_EQ(pathError("0[2]"), "expected '.', '->' or '[*]' at '[2]'");
  EXPECT_EQ(pathError("0->"), "expected '.', '->' or '[*]' at '->'");
}

TEST(AccessPathText, ReadsEveryOperatorAndPrintsItBack) {
  using Operator = Predicate::Operator;
  const std::pair<const char *, Predicate> Forms[] = {
      {"result == 0", {path(true, 0, 0, {}), Operator::EQ, 0}},
      {"*0 != 0", {path(false, 0, 1, {}), Operator::NE, 0}},
      {"result >= 0", {path(true, 0, 0, {}), Operator::GE, 0}},
      {"2 <= -5", {path(false, 2, 0, {}), Operator::LE, -5}},
      {"2 < 7", {path(false, 2, 0, {}), Operator::LT, 7}},
      {"*1.A->B > 7", {path(false, 1, 1, {"A", "*", "B"}), Operator::GT, 7}}};
  for (const auto &[Text, Expected] : Forms) {
    llvm::Expected<Predicate> P = parsePredicate(Text);
    ASSERT_TRUE(static_cast<bool>(P)) << Text;
    EXPECT_EQ(*P, Expected) << Text;
    EXPECT_EQ(toString(*P), Text);
  }
}

TEST(AccessPathText, SpellsAStatusAsTheIrDoes) {
  Expected<Predicate> P = parsePredicate("result!=0xC0000001");
  ASSERT_TRUE(static_cast<bool>(P));
  EXPECT_EQ(P->Constant, -0x3fffffff);
}

TEST(AccessPathText, SaysWhatIsWrongWithAPredicate) {
  EXPECT_EQ(predicateError("result"),
            "expected ==, !=, <, <=, > or >= in 'result'");
  EXPECT_EQ(predicateError("1 = 0"),
            "expected ==, !=, <, <=, > or >= in '1 = 0'");
  EXPECT_EQ(predicateError("0->Next"),
            "expected ==, !=, <, <=, > or >= in '0->Next'");
  EXPECT_EQ(predicateError("1 == NULL"), "expected an integer, not 'NULL'");
  EXPECT_EQ(predicateError("x == 0"),
            "expected an argument's number or 'result', not 'x'");
  EXPECT_EQ(predicateError("1 & 1 != 0"), "expected '.', '->' or '[*]' at "
                                          "' & 1'");
}

} // namespace
