//===- VariantsTest.cpp - Tests of builds that may be ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Variants.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;

namespace {

/// "name: flags; ..." of a file, or its error.
std::string read(llvm::StringRef Text) {
  auto Variants = parseVariants({Text, "f"});
  if (!Variants)
    return llvm::toString(Variants.takeError());
  std::string Result;
  for (const Variant &V : *Variants) {
    Result += V.Name + ":";
    for (const std::string &Flag : V.Flags)
      Result += " " + Flag;
    Result += "; ";
  }
  return Result;
}

TEST(Variants, OfAFile) {
  EXPECT_EQ(read("variants:\n"
                 "  - name: checked\n"
                 "    define: [DBG=1, X]\n"
                 "    undefine: [Y]\n"
                 "  - { name: bare }\n"),
            "checked: -DDBG=1 -DX -UY; bare:; ");
}

TEST(Variants, MistakesAreNamedWithTheirPlace) {
  EXPECT_EQ(read("variants:\n  - name: a\n    defin: [X]\n"),
            "f:3:5: unknown key 'defin'; did you mean 'define'?");
  EXPECT_EQ(read("variants:\n  - name: a\n  - name: a\n"),
            "f:3:5: there is a variant 'a' already");
  EXPECT_EQ(read("variants:\n  - name: base\n"),
            "f:2:5: a variant cannot be called 'base'");
  EXPECT_EQ(read("variants:\n  - define: [X]\n"),
            "f:2:5: missing required key 'name'");
  EXPECT_EQ(read("variant: []\n"),
            "f:1:1: unknown key 'variant'; did you mean 'variants'?");
  EXPECT_EQ(read("variants: [{ nam: a }]\n"),
            "f:1:14: unknown key 'nam'; did you mean 'name'?");
  EXPECT_EQ(read("'variants:\n").rfind("f:1:", 0), 0U) << "no end of the text";
  EXPECT_EQ(read("{}\n"), "f:1:2: missing required key 'variants'");
}

TEST(Variants, OnlyMacrosAreDefined) {
  EXPECT_EQ(read("variants:\n  - name: a\n    define: [X, '1']\n"),
            "f:3:17: 'define' wants the name of a macro, not '1'");
  EXPECT_EQ(read("variants:\n  - name: a\n    define: [-DX]\n"),
            "f:3:14: 'define' wants the name of a macro, not '-DX'");
  EXPECT_EQ(read("variants:\n  - name: a\n    undefine: [X=1]\n"),
            "f:3:16: 'undefine' wants the name of a macro, not 'X=1'");
  EXPECT_EQ(read("variants: [{name: a, define: [F(x)=x, Y=]}]\n"),
            "a: -DF(x)=x -DY=; ");
}

TEST(Variants, AFileWithoutOneIsAnError) {
  for (llvm::StringRef Text : {"", "# none\n", "variants: []\n"})
    EXPECT_EQ(read(Text), "f: there is no variant in it; wanted is a list "
                          "'variants' with 'name', 'define' and 'undefine'");
  EXPECT_EQ(read("variants:\n"), "f:1:1: 'variants' has no value");
  EXPECT_EQ(read("variants:\n  - name: a\n    define:\n"),
            "f:3:5: 'define' has no value");
  EXPECT_EQ(read("variants: [{name: a}]\n---\nvariants: []\n"),
            "f:3:1: a second document is not read");
}

TEST(Variants, WhatOneDefines) {
  Variant V{"v", {"-DX=1", "-UY", "-DZ"}, ""};
  EXPECT_TRUE(V.defines("X"));
  EXPECT_TRUE(V.defines("Z"));
  EXPECT_FALSE(V.defines("Y"));
  EXPECT_FALSE(V.defines("X=1"));
}

TEST(Variants, EachMacroOnItsOwn) {
  std::vector<Variant> All =
      flipEach({{"A", "a.c", 1}, {"B", "a.c", 2}}, {"-UB", "-DC"});
  ASSERT_EQ(All.size(), 1U);
  EXPECT_EQ(All[0].Name, "A");
  EXPECT_EQ(All[0].Flags, std::vector<std::string>{"-DA=1"});
  Conditions Unit;
  EXPECT_FALSE(All[0].changes(Unit));
  Unit.Undefined.insert("A");
  EXPECT_TRUE(All[0].changes(Unit));
  EXPECT_TRUE((Variant{"named", {}, ""}).changes(Conditions()));
}

} // namespace
