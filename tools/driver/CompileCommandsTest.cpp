//===- CompileCommandsTest.cpp - Tests of how the build compiles ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/CompileCommands.h"
#include "testing/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

using Words = std::vector<std::string>;

/// A driver in drv/, built in out/.
class CompileCommandsTest : public ::testing::Test {
protected:
  CompileCommandsTest() {
    Folder.write("drv/a.c", "");
    Folder.write("drv/b b.c", "");
    Folder.makeFolder("out");
  }

  /// One entry for drv/a.c, run in out/.
  std::string entry(llvm::StringRef File, llvm::StringRef Command) {
    return R"({"directory":")" + Folder.path("out") + R"(","file":")" +
           File.str() + R"(","command":")" + Command.str() + R"("})";
  }
  void build(const std::string &Entries,
             llvm::StringRef Name = "compile_commands.json") {
    Folder.write(Name, "[" + Entries + "]");
  }
  llvm::Expected<std::vector<Command>>
  commands(llvm::StringRef Path = "drv",
           std::optional<std::string> BuildPath = std::nullopt) {
    llvm::Expected<Input> I = discover(Folder.path(Path));
    if (!I)
      return I.takeError();
    return CompileCommands(std::move(BuildPath)).of(*I);
  }
  std::vector<Command> good(llvm::StringRef Path = "drv",
                            std::optional<std::string> P = std::nullopt) {
    auto C = commands(Path, std::move(P));
    EXPECT_TRUE(bool(C)) << llvm::toString(C.takeError());
    return C ? std::move(*C) : std::vector<Command>();
  }
  std::string error(std::optional<std::string> P = std::nullopt) {
    auto C = commands("drv", std::move(P));
    return C ? "no error" : llvm::toString(C.takeError());
  }

  TemporaryFolder Folder;
};

TEST_F(CompileCommandsTest, NoFileNoCommands) { EXPECT_TRUE(good().empty()); }

TEST_F(CompileCommandsTest, TheFileAboveTheDriverIsFound) {
  build(entry("../drv/a.c", "gcc -DX -c ../drv/a.c"));
  std::vector<Command> C = good();
  ASSERT_EQ(C.size(), 2U);
  EXPECT_EQ(C[0].Folder, Folder.path("out"));
  EXPECT_EQ(C[0].Arguments.front(), "gcc");
  EXPECT_TRUE(llvm::is_contained(C[0].Arguments, "-DX"));
  // Of the other one nothing is said: it is as its neighbour.
  EXPECT_TRUE(llvm::is_contained(C[1].Arguments, "-DX"));
  EXPECT_TRUE(llvm::is_contained(C[1].Arguments, Folder.path("drv/b b.c")));
  EXPECT_EQ(good("drv/a.c").size(), 1U);
}

TEST_F(CompileCommandsTest, TheNearestFileIsUsed) {
  build(entry("../drv/a.c", "gcc -DFAR -c ../drv/a.c"));
  build(entry("../drv/a.c", "gcc -DNEAR -c ../drv/a.c"),
        "drv/compile_commands.json");
  EXPECT_TRUE(llvm::is_contained(good()[0].Arguments, "-DNEAR"));
  std::vector<Command> Named = good("drv", Folder.path());
  EXPECT_TRUE(llvm::is_contained(Named[0].Arguments, "-DFAR"));
  Named = good("drv", Folder.path("compile_commands.json"));
  EXPECT_TRUE(llvm::is_contained(Named[0].Arguments, "-DFAR"));
}

TEST_F(CompileCommandsTest, AFileOfOtherSourcesIsUsedOnlyIfNamed) {
  build(entry("../drv/gone.c", "gcc -DX -c ../drv/gone.c"));
  EXPECT_TRUE(good().empty());
  EXPECT_EQ(good("drv", Folder.path()).size(), 2U);
}

TEST_F(CompileCommandsTest, WhatIsPassedOverIsSaid) {
  const std::string File = Folder.path("drv/compile_commands.json");
  auto Notes = [&](const std::string &Entries) {
    build(Entries, "drv/compile_commands.json");
    CompileCommands Commands(std::nullopt);
    auto C = Commands.of(llvm::cantFail(discover(Folder.path("drv"))));
    EXPECT_TRUE(bool(C)) << llvm::toString(C.takeError());
    return Commands.takeNotes();
  };
  EXPECT_EQ(Notes(entry("../drv/gone.c", "gcc -c ../drv/gone.c")),
            Words{"ndis-tidy: '" + File +
                  "' is not used: it names none of the sources here"});
  EXPECT_EQ(Notes(entry("../drv/a.c", "gcc -DX=1 -c ../drv/a.c") + "," +
                  entry("../drv/a.c", "gcc -DX=2 -c ../drv/a.c")),
            Words{"ndis-tidy: '" + File +
                  "' has several commands for 1 source: the first of each is "
                  "taken"});
  EXPECT_TRUE(llvm::is_contained(good()[0].Arguments, "-DX=1"));
  EXPECT_EQ(Notes(entry("../drv/a.c", "gcc -c ../drv/a.c")), Words{});
}

TEST_F(CompileCommandsTest, RelativeFoldersStartAtTheFile) {
  Folder.write("compile_commands.json",
               R"([{"directory":".","file":"drv/a.c","command":"gcc -DX -c )"
               R"(drv/a.c"}])");
  std::vector<Command> C = good();
  ASSERT_EQ(C.size(), 2U);
  EXPECT_EQ(C[0].Folder, Folder.path());
  EXPECT_FALSE(C[0].IsInferred);
  EXPECT_TRUE(C[1].IsInferred);
}

TEST_F(CompileCommandsTest, ALinkThatLeadsNowhereIsAnError) {
  const std::string File = Folder.path("drv/compile_commands.json");
  ASSERT_FALSE(llvm::sys::fs::create_link("../out/gone.json", File));
  EXPECT_EQ(error(), "cannot read compile commands from '" + File +
                         "': No such file or directory; mend the file, or "
                         "name another with -p");
}

TEST_F(CompileCommandsTest, ResponseFilesArePutInTheirPlace) {
  Folder.write("out/a.rsp", "-DX \"-DTWO WORDS\"");
  build(entry("../drv/a.c", "gcc @a.rsp -c ../drv/a.c"));
  std::vector<Command> C = good();
  EXPECT_TRUE(llvm::is_contained(C[0].Arguments, "-DX"));
  EXPECT_TRUE(llvm::is_contained(C[0].Arguments, "-DTWO WORDS"));
}

TEST_F(CompileCommandsTest, AResponseFileThatIsGoneIsAnError) {
  build(entry("../drv/a.c", "gcc @a.rsp -c ../drv/a.c"));
  EXPECT_EQ(error(), "cannot read the response file 'a.rsp' that '" +
                         Folder.path("compile_commands.json") +
                         "' names for '" + Folder.path("drv/a.c") + "'");
}

TEST_F(CompileCommandsTest, AnEmptyCommandIsAnError) {
  build(entry("../drv/a.c", ""));
  EXPECT_EQ(error(), "'" + Folder.path("compile_commands.json") +
                         "' has no command to go by for '" +
                         Folder.path("drv/a.c") + "'");
}

TEST_F(CompileCommandsTest, ABrokenFileIsAnErrorOnOneLine) {
  for (llvm::StringRef Text :
       {"", "[", "{}", "[1]", R"([{"directory":1}])",
        R"([{"directory":"/x","file":"a.c"}])", "\xff\xfe[\0]"}) {
    Folder.write("compile_commands.json", Text);
    std::string Why = error();
    EXPECT_TRUE(llvm::StringRef(Why).starts_with(
        "cannot read compile commands from '" +
        Folder.path("compile_commands.json") + "': "))
        << Why;
    EXPECT_TRUE(llvm::StringRef(Why).ends_with(
        "; mend the file, or name another with -p"))
        << Why;
    EXPECT_EQ(Why.find('\n'), std::string::npos) << Why;
  }
}

TEST_F(CompileCommandsTest, ANamedFileHasToBeThere) {
  EXPECT_EQ(error(Folder.path("out")),
            "cannot read compile commands from '" +
                Folder.path("out/compile_commands.json") +
                "': No such file or directory; mend the file, or name another "
                "with -p");
}

} // namespace
