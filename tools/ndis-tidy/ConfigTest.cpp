//===- ConfigTest.cpp - Tests of options from a file ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Config.h"
#include "testing/Process.h"
#include "llvm/Support/FileSystem.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

/// "name=value@line:column ..." of a file, or its error.
std::string read(llvm::StringRef Text, llvm::StringRef Name = "f") {
  auto Settings = parseConfig({Text, Name});
  if (!Settings)
    return llvm::toString(Settings.takeError());
  std::string Result;
  for (const Setting &S : *Settings) {
    llvm::StringRef Where = S.Where;
    EXPECT_TRUE(Where.consume_front(Name)) << S.Where;
    Result += S.Name + "=" + S.Value + "@" + Where.drop_front().str() + " ";
  }
  return Result;
}

TEST(Config, ValuesAndLists) {
  EXPECT_EQ(read("checks: -ndis-a\njobs: 4\n"),
            "checks=-ndis-a@1:9 jobs=4@2:7 ");
  EXPECT_EQ(read("define: [A=1, 'B']\n"), "define=A=1@1:10 define=B@1:15 ");
  EXPECT_EQ(read("clang-arguments:\n  - -Iinc\n  - -w\n"),
            "clang-arguments=-Iinc@2:5 clang-arguments=-w@3:5 ");
}

TEST(Config, AnEmptyFileSetsNothing) {
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read("# checks: x\n"), "");
  EXPECT_EQ(read("---\n"), "");
}

TEST(Config, PathsStartAtTheFile) {
  EXPECT_EQ(read("sarif: a/b\n", "d/f"), "sarif=d/a/b@1:8 ");
  EXPECT_EQ(read("sarif: a/b\n", "/d/f"), "sarif=/d/a/b@1:8 ");
  EXPECT_EQ(read("rules: [x, /y]\n", "d/f"), "rules=d/x@1:9 rules=/y@1:12 ");
  EXPECT_EQ(read("checks: x\n", "d/f"), "checks=x@1:9 ");
}

TEST(Config, AnUnknownKeyIsNamedWithTheNearest) {
  EXPECT_EQ(read("jobs: 1\nchekcs: x\n"),
            "f:2:1: unknown key 'chekcs'; did you mean 'checks'?");
  EXPECT_EQ(read("frobnicate: x\n"), "f:1:1: unknown key 'frobnicate'");
  // What only the command line can say.
  EXPECT_EQ(read("version: true\n"), "f:1:1: unknown key 'version'");
}

TEST(Config, WrongTypes) {
  EXPECT_EQ(read("checks: {a: b}\n"),
            "f:1:10: expected a value or a list of values");
  EXPECT_EQ(read("- checks\n"), "f:1:1: not a mapping");
  EXPECT_EQ(read("checks: [[a]]\n").substr(0, 7), "f:1:11:");
  EXPECT_EQ(read("sarif: [a, b]\n"), "f:1:12: 'sarif' takes one value");
  EXPECT_EQ(read("checks: ''\n"), "f:1:9: expected a value");
  EXPECT_EQ(read("jobs: 1\nbaseline:\nsarif: a\n"),
            "f:2:1: 'baseline' has no value");
  EXPECT_EQ(read("jobs: 1\n---\njobs: 2\n"),
            "f:3:1: a second document is not read");
  EXPECT_EQ(read("---\njobs: 1\n...\n"), "jobs=1@2:7 ");
  EXPECT_EQ(read("checks: [a\n").substr(0, 2), "f:");
}

TEST(Config, TheInnermostFileCounts) {
  TemporaryFolder Folder;
  Folder.write("d/e/a.c", "");
  std::string Paths[] = {Folder.path("d/e/a.c")};
  Folder.write(".ndis-tidy.yaml", "");
  auto Found = [&] {
    auto File = findConfig(Paths);
    return File && *File ? **File : "none";
  };
  EXPECT_EQ(Found(), Folder.path(".ndis-tidy.yaml"));
  Folder.write("d/.ndis-tidy.yaml", "");
  EXPECT_EQ(Found(), Folder.path("d/.ndis-tidy.yaml"));
  Paths[0] = Folder.path("d");
  EXPECT_EQ(Found(), Folder.path("d/.ndis-tidy.yaml"));
}

TEST(Config, ALinkThatLeadsNowhereIsFound) {
  TemporaryFolder Folder;
  Folder.write("d/a.c", "");
  Folder.write(".ndis-tidy.yaml", "");
  std::string File = Folder.path("d/.ndis-tidy.yaml");
  ASSERT_FALSE(llvm::sys::fs::create_link("gone", File));
  std::string Paths[] = {Folder.path("d")};
  auto Found = findConfig(Paths);
  ASSERT_TRUE(bool(Found));
  EXPECT_EQ(*Found, File);
}

TEST(Config, TwoFilesForOneRunAreAnError) {
  TemporaryFolder Folder;
  Folder.write("d/.ndis-tidy.yaml", "");
  Folder.write("e/a.c", "");
  std::string D = Folder.path("d"), E = Folder.path("e");
  auto File = findConfig({D, E});
  ASSERT_FALSE(bool(File));
  EXPECT_EQ(llvm::toString(File.takeError()),
            "'" + D + "' is configured by '" + D + "/.ndis-tidy.yaml', and '" +
                E +
                "' by no file: give them in runs of their own, or one file for "
                "all with --config");
}

} // namespace
