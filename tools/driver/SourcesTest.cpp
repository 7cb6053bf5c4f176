//===- SourcesTest.cpp - Tests of the files of a driver -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Sources.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

using Words = std::vector<std::string>;

/// Files in and below the folder, by names relative to it.
class SourcesTest : public ::testing::Test {
protected:
  Input in(llvm::StringRef Name) {
    llvm::Expected<Input> I = discover(Folder.path(Name));
    EXPECT_TRUE(bool(I)) << llvm::toString(I.takeError());
    return I ? std::move(*I) : Input();
  }
  std::string error(llvm::StringRef Name) {
    llvm::Expected<Input> I = discover(Folder.path(Name));
    return I ? "no error" : llvm::toString(I.takeError());
  }
  Words below(Words Names) {
    for (std::string &Name : Names)
      Name = Folder.path(Name);
    return Names;
  }

  TemporaryFolder Folder;
};

TEST_F(SourcesTest, AllSourcesOfAFolderSorted) {
  for (llvm::StringRef Name :
       {"d/z.c", "d/a.cpp", "d/sub/b.C", "d/sub/deep/c.cxx", "d/e.cc",
        "d/f.c++", "d/notes.txt", "d/res.rc", "d/h.h", "d/sub/i.HPP",
        "d/inc/j.inl"})
    Folder.write(Name, "");
  Input I = in("d");
  EXPECT_TRUE(I.IsFolder);
  EXPECT_EQ(I.Sources, below({"d/a.cpp", "d/e.cc", "d/f.c++", "d/sub/b.C",
                              "d/sub/deep/c.cxx", "d/z.c"}));
  EXPECT_EQ(I.Headers, below({"d/h.h", "d/inc/j.inl", "d/sub/i.HPP"}));
  EXPECT_EQ(I.HeaderFolders, below({"d", "d/inc", "d/sub"}));
}

TEST_F(SourcesTest, SlashesAtTheEndAreNoPartOfTheName) {
  Folder.write("d/a.c", "");
  EXPECT_EQ(in("d//").Sources, below({"d/a.c"}));
}

TEST_F(SourcesTest, AFileIsItself) {
  Folder.write("d/a b.c", "");
  Folder.write("d/other.c", "");
  Folder.write("d/own.h", "");
  Folder.write("d/sub/deeper.h", "");
  Input I = in("d/a b.c");
  EXPECT_FALSE(I.IsFolder);
  EXPECT_EQ(I.Sources, below({"d/a b.c"}));
  EXPECT_EQ(I.Headers, below({"d/own.h"}));
  EXPECT_EQ(I.HeaderFolders, below({"d"}));
}

TEST_F(SourcesTest, HiddenFoldersAndLinkedFoldersAreLeftOut) {
  Folder.write("d/a.c", "");
  Folder.write("d/.git/b.c", "");
  Folder.write("elsewhere/c.c", "");
  Folder.link("..", "d/up");
  Folder.link(".", "d/self");
  Folder.link(Folder.path("elsewhere"), "d/link");
  Folder.link(Folder.path("elsewhere/c.c"), "d/linked.c");
  EXPECT_EQ(in("d").Sources, below({"d/a.c", "d/linked.c"}));
  EXPECT_EQ(in("d").Unreadable, Words());
}

TEST_F(SourcesTest, SourcesThatLeadNowhereAreNamed) {
  Folder.write("d/a.c", "");
  Folder.link("nowhere.c", "d/dangling.c");
  Folder.link("nowhere.h", "d/dangling.h");
  Folder.link("nowhere.c", "d/.#lock.c");
  Folder.link("loop.c", "d/loop.c");
  Input I = in("d");
  EXPECT_EQ(I.Sources, below({"d/a.c"}));
  llvm::sort(I.Unreadable);
  EXPECT_EQ(I.Unreadable, (Words{"cannot read '" + Folder.path("d/dangling.c") +
                                     "': No such file or directory",
                                 "cannot read '" + Folder.path("d/loop.c") +
                                     "': Too many levels of symbolic links"}));
}

TEST_F(SourcesTest, AFolderThatIsCalledLikeASourceIsAFolder) {
  Folder.write("d/a.c/b.c", "");
  EXPECT_EQ(in("d").Sources, below({"d/a.c/b.c"}));
  EXPECT_EQ(in("d/a.c").Sources, below({"d/a.c/b.c"}));
}

TEST_F(SourcesTest, WhatAnotherSourceIncludesIsNoUnit) {
  Folder.write("d/all.c", "#include \"parts/one.c\"\n# include  \"two.c\"\n"
                          "#include <three.c>\n// #include \"four.c\"\n");
  for (llvm::StringRef Name :
       {"d/parts/one.c", "d/two.c", "d/three.c", "d/four.c", "d/parts/two.c"})
    Folder.write(Name, "");
  EXPECT_EQ(in("d").Sources,
            below({"d/all.c", "d/four.c", "d/parts/two.c", "d/three.c"}));
  EXPECT_EQ(in("d/two.c").Sources, below({"d/two.c"}));
}

TEST_F(SourcesTest, WhatIsNoDriverIsAnError) {
  EXPECT_EQ(error("none.c"), "cannot find '" + Folder.path("none.c") +
                                 "': No such file or directory");
  Folder.makeFolder("empty/sub");
  EXPECT_EQ(error("empty"), "folder '" + Folder.path("empty") +
                                "' has no C or C++ source in or below it");
  Folder.write("a.txt", "");
  EXPECT_EQ(error("a.txt"),
            "'" + Folder.path("a.txt") +
                "' is no C or C++ source (.c, .cc, .cpp, .cxx, .c++)");
  Folder.link("loop.c", "loop.c");
  EXPECT_EQ(error("loop.c"), "cannot find '" + Folder.path("loop.c") +
                                 "': Too many levels of symbolic links");
}

TEST_F(SourcesTest, TheSameUnderAnotherNameIsLeftOut) {
  Folder.write("d/a.c", "");
  Folder.write("b.c", "");
  Folder.link("d", "link");
  std::vector<Input> Inputs = {in("d/a.c"), in("d"),       in("d/."),
                               in("link"),  in("d/../d"),  in("b.c"),
                               in("./b.c"), in("link/a.c")};
  dropRepeated(Inputs);
  ASSERT_EQ(Inputs.size(), 2U);
  EXPECT_EQ(Inputs[0].Path, Folder.path("d"));
  EXPECT_EQ(Inputs[1].Path, Folder.path("b.c"));
}

TEST_F(SourcesTest, AFolderInAFolderIsADriverOfItsOwn) {
  Folder.write("d/a.c", "");
  Folder.write("d/sub/b.c", "");
  std::vector<Input> Inputs = {in("d"), in("d/sub")};
  dropRepeated(Inputs);
  EXPECT_EQ(Inputs.size(), 2U);
}

TEST(FoldersAround, InnermostFirst) {
  EXPECT_EQ(foldersAround("/x/y/../z/"), (Words{"/x/z", "/x", "/"}));
}

} // namespace
