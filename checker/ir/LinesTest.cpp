//===- LinesTest.cpp - Tests of the lines that a module speaks of ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Lines.h"
#include "ir/Text.h"
#include "gtest/gtest.h"

using namespace ndistidy::ir;

namespace {

/// Something of everything that stands somewhere, beginning in line \p First.
Module module(uint32_t First) {
  Module M;
  M.Files = {"a.c", "a.h"};
  uint32_t Line = First;
  auto Next = [&](uint32_t Column) { return Location{0, Line++, Column}; };
  auto Here = [&] { return Range{{0, Line, 7}, {0, Line, 9}}; };
  Symbol Name = M.Symbols.intern("f");
  Global G;
  G.Name = M.Symbols.intern("g");
  G.Loc = Next(1);
  M.Globals.push_back(G);
  Store Init;
  Init.Target.R = Place::Root::Global;
  Init.Target.Name = G.Name;
  Init.Loc = Next(2);
  M.Initializers.push_back(Init);
  Function F;
  F.Name = Name;
  F.Loc = Next(3);
  Call C;
  C.Callee = Value::function(Name);
  C.Arguments = {Value::integer(1)};
  C.ArgumentRanges = {Here()};
  C.Statement = Here();
  C.Loc = Next(4);
  Store S = Init;
  S.Loc = Next(5);
  Store InHeader = Init;
  InHeader.Loc = {1, 12, 1};
  Store Nowhere = Init;
  Nowhere.Loc = {};
  F.Blocks.resize(3);
  F.Blocks[0].Steps = {C, S, InHeader, Nowhere};
  F.Blocks[0].Term = Branch{{}, 1, 2, Next(6)};
  F.Blocks[1].Term = Switch{Value::integer(1), {}, 2, Next(7)};
  F.Blocks[2].Term = Return{std::nullopt, Next(8)};
  M.Functions.push_back(F);
  return M;
}

std::string text(const Module &M) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  print(M, OS);
  return Text;
}

TEST(Lines, WhatMovedIsTheSame) {
  Module Before = module(1), After = module(40);
  const std::string Numbered = text(Before);
  EXPECT_NE(text(After), Numbered);
  EXPECT_EQ(numberLines(After, 0),
            (std::vector<uint32_t>{40, 41, 42, 43, 44, 45, 46, 47}));
  EXPECT_EQ(text(After), Numbered);
  EXPECT_EQ(numberLines(Before, 0),
            (std::vector<uint32_t>{1, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_EQ(text(Before), Numbered);
}

TEST(Lines, OrderAndColumnsStay) {
  Module M = module(5);
  M.Functions[0].Loc = {0, 70, 3};
  numberLines(M, 0);
  EXPECT_EQ(M.Functions[0].Loc, (Location{0, 8, 3}));
  EXPECT_EQ(M.Globals[0].Loc, (Location{0, 1, 1}));
}

TEST(Lines, OfAnotherFileAreLeft) {
  Module M = module(5);
  EXPECT_EQ(numberLines(M, 1), (std::vector<uint32_t>{12}));
  EXPECT_EQ(M.Globals[0].Loc.Line, 5u);
  EXPECT_TRUE(mentions(M, 1));
  EXPECT_FALSE(mentions(M, 2));
}

} // namespace
