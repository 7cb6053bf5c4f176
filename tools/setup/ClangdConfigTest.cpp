//===- ClangdConfigTest.cpp - Tests of our part of a .clangd --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "setup/ClangdConfig.h"
#include "gtest/gtest.h"

using namespace ndistidy::setup;

namespace {

const std::string Part = withOurPart("", Commands::Theirs);

TEST(ClangdConfig, ANewFile) {
  EXPECT_EQ(Part, "# ndis-tidy: from here on written by ndis-tidy "
                  "--setup-editor\n"
                  "Diagnostics:\n"
                  "  ClangTidy:\n"
                  "    Add: [ndis-*]\n"
                  "    FastCheckFilter: Loose\n"
                  "# ndis-tidy: up to here\n");
}

TEST(ClangdConfig, WhatStandsThereIsKept) {
  EXPECT_EQ(withOurPart("Index: {}", Commands::Theirs),
            "Index: {}\n---\n" + Part);
  EXPECT_EQ(withOurPart("A: b\n---\nC: d\n", Commands::Theirs),
            "A: b\n---\nC: d\n---\n" + Part);
  EXPECT_EQ(withOurPart("\n", Commands::Theirs), "\n" + Part);
}

TEST(ClangdConfig, OurPartIsReplacedWhereItIs) {
  for (Commands From :
       {Commands::Theirs, Commands::InFolder, Commands::Apart}) {
    std::string Text = "A: b\n---\n" + Part + "---\nC: d\n";
    std::string New = withOurPart(Text, From);
    EXPECT_EQ(New, "A: b\n---\n" + withOurPart("", From) + "---\nC: d\n");
    EXPECT_EQ(withOurPart(New, From), New);
    EXPECT_EQ(withOurPart(New, Commands::Theirs), Text);
  }
}

TEST(ClangdConfig, WhereCommandsAreIsFoundAgain) {
  EXPECT_EQ(commandsOf(""), Commands::Theirs);
  // Not what others say.
  EXPECT_EQ(commandsOf("CompileFlags:\n  CompilationDatabase: .ndis-tidy\n"),
            Commands::Theirs);
  for (Commands From : {Commands::Theirs, Commands::InFolder, Commands::Apart})
    EXPECT_EQ(commandsOf(withOurPart("A: b\n", From)), From);
}

TEST(ClangdConfig, TheCommandsThatOthersName) {
  for (auto [Text, Named] : {
           std::pair("", ""),
           std::pair("# CompilationDatabase: x\n", ""),
           std::pair("CompileFlags:\r\n  CompilationDatabase: out/x64 # y\r\n",
                     "out/x64"),
           std::pair("CompileFlags: {Add: [-A], CompilationDatabase: \"b\"}\n",
                     "b"),
       })
    EXPECT_EQ(databaseOf(Text).value_or(""), Named) << Text;
  std::string Ours = withOurPart("A: b\n", Commands::Apart);
  EXPECT_EQ(databaseOf(Ours), std::nullopt);
}

} // namespace
