//===- FileNamesTest.cpp - Tests of what files are called -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/FileNames.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;

namespace {

std::string here(llvm::StringRef Name = "") {
  llvm::SmallString<256> Result;
  EXPECT_FALSE(llvm::sys::fs::current_path(Result));
  return (Result + Name).str();
}

FileNames folder(std::string Path, llvm::StringRef BuildFolder = "") {
  Input I;
  I.Path = std::move(Path);
  I.IsFolder = true;
  return FileNames(I, BuildFolder);
}

FileNames file(std::string Path) {
  Input I;
  I.Path = std::move(Path);
  return FileNames(I);
}

TEST(FileNames, AUnitsNamesDoNotDependOnTheSpellingOfThePath) {
  for (const char *Path : {"drv", "./drv", "x/../drv"}) {
    FileNames N = folder(Path);
    EXPECT_EQ(N.root(), here("/drv"));
    EXPECT_EQ(N.inUnit(here("/drv/inc/a.h")), "inc/a.h");
    EXPECT_EQ(N.inUnit("drv/./a.c"), "a.c");
    EXPECT_EQ(N.inUnit("lib/b.h"), here("/lib/b.h"));
  }
  EXPECT_EQ(folder(here("/drv")).inUnit("drv/a.c"), "a.c");
  EXPECT_EQ(file("drv/a.c").inUnit("drv/../drv/a.c"), "a.c");
  EXPECT_EQ(file("a.c").inUnit(here("/inc/a.h")), "inc/a.h");
}

TEST(FileNames, TheUserIsShownHisOwnSpelling) {
  EXPECT_EQ(folder("x/../drv").shown("inc/a.h"), "x/../drv/inc/a.h");
  EXPECT_EQ(folder("drv").shown(here("/lib/b.h")), "lib/b.h");
  EXPECT_EQ(folder(here("/drv")).shown(here("/lib/b.h")), here("/lib/b.h"));
  EXPECT_EQ(folder("drv").shown("/else/b.h"), "/else/b.h");
  EXPECT_EQ(file("a.c").shown("a.c"), "a.c");
  EXPECT_EQ(file("drv/a.c").shown("a.h"), "drv/a.h");
}

TEST(FileNames, ABuildsRelativeNamesStartAtItsFolder) {
  FileNames N = folder("drv", here("/drv/obj"));
  EXPECT_EQ(N.inUnit("../a.c"), "a.c");
  EXPECT_EQ(N.inUnit("a.h"), "obj/a.h");
}

TEST(FileNames, OwnIsWhatIsInTheFolder) {
  FileNames N = folder("drv");
  EXPECT_TRUE(N.isOwn("drv/inc/a.h"));
  EXPECT_TRUE(N.isOwn(here("/drv/a.c")));
  EXPECT_FALSE(N.isOwn("drv2/a.c"));
  EXPECT_FALSE(N.isOwn("drv/../lib/b.h"));
  EXPECT_TRUE(folder("/").isOwn("/a.c"));
}

TEST(FileNames, SourcesFromOutsideAreOwnToo) {
  Input I;
  I.Path = "drv/proj";
  I.IsFolder = true;
  I.Sources = {"drv/proj/a.c", "drv/src/b.c"};
  FileNames N(I);
  EXPECT_TRUE(N.isOwn("drv/inc/a.h"));
  EXPECT_FALSE(N.isOwn("lib/b.h"));
  EXPECT_EQ(N.inUnit("drv/proj/a.c"), "a.c");
  EXPECT_EQ(N.inUnit("drv/src/b.c"), here("/drv/src/b.c"));
  EXPECT_EQ(N.shown(here("/drv/src/b.c")), "drv/src/b.c");
}

TEST(FileNames, WhatIsNoFileKeepsItsName) {
  EXPECT_EQ(folder("drv").inUnit("<built-in>"), "<built-in>");
  EXPECT_EQ(folder("drv").shown("<built-in>"), "<built-in>");
}

TEST(FileNames, InMessages) {
  auto Name = [](llvm::StringRef File) { return "[" + File.str() + "]"; };
  EXPECT_EQ(renameInMessages("In file included from a.c:1:\n"
                             "a.h:2:3: error: no: 5\n"
                             " 2:4 | int x:4;\n"
                             "error: no place\n"
                             "error: error reading 'a.c': no\n"
                             "error: x byte order mark detected in 'a.c', no\n",
                             Name),
            "In file included from [a.c]:1:\n"
            "[a.h]:2:3: error: no: 5\n"
            " 2:4 | int x:4;\n"
            "error: no place\n"
            "error: error reading '[a.c]': no\n"
            "error: x byte order mark detected in '[a.c]', no\n");
}

} // namespace
