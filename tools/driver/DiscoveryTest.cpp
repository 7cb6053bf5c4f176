//===- DiscoveryTest.cpp - Tests of which drivers a PATH stands for -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Discovery.h"
#include "driver/CompileCommands.h"
#include "testing/Process.h"
#include "llvm/ADT/Twine.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

using Words = std::vector<std::string>;

constexpr llvm::StringLiteral Entry =
    "NTSTATUS DriverEntry(void) { return 0; }\n";
constexpr llvm::StringLiteral Program = "int main(void) { return 0; }\n";

class DiscoveryTest : public ::testing::Test {
protected:
  Discovery find(const std::string &Path) {
    CompileCommands Commands(std::nullopt);
    llvm::Expected<Discovery> D = findDrivers(Path, Options, Commands);
    if (D)
      return std::move(*D);
    ADD_FAILURE() << llvm::toString(D.takeError());
    return {};
  }
  Discovery find() { return find(Folder.path("d")); }
  std::string note(llvm::StringRef Of, const llvm::Twine &Text) {
    return "ndis-tidy: '" + Folder.path(Of) + "': " + Text.str();
  }
  void writeCommands(llvm::ArrayRef<llvm::StringRef> Sources) {
    std::string Text;
    for (llvm::StringRef Source : Sources)
      Text += std::string(Text.empty() ? "" : ",") + R"({"directory":")" +
              Folder.path("d") + R"(","file":")" + Source.str() +
              R"(","arguments":["cc","-c",")" + Source.str() + R"("]})";
    Folder.write("d/compile_commands.json", "[" + Text + "]");
  }

  TemporaryFolder Folder;
  DiscoveryOptions Options;
};

TEST_F(DiscoveryTest, WhatTheBuildDoesNotCompileIsLeftOut) {
  Folder.write("d/a.c", Entry.str());
  Folder.write("d/test/t.c", Program.str());
  writeCommands({"a.c"});
  Discovery D = find();
  ASSERT_EQ(D.Drivers.size(), 1U);
  EXPECT_EQ(D.Drivers[0].Sources, Words{Folder.path("d/a.c")});
  EXPECT_EQ(D.Drivers[0].Commands.size(), 1U);
  EXPECT_EQ(D.Notes,
            (Words{note("d", "1 source that compile_commands.json does not "
                             "name left out"),
                   note("d", "1 source, as compile_commands.json says")}));
}

TEST_F(DiscoveryTest, SeveralDriversOfOneBuildAreSeveral) {
  Folder.write("d/a/a.c", Entry.str());
  Folder.write("d/b/b.c", Entry.str());
  Folder.write("d/b/more.c", "int x;\n");
  writeCommands({"a/a.c", "b/b.c", "b/more.c"});
  Discovery D = find();
  ASSERT_EQ(D.Drivers.size(), 2U);
  EXPECT_EQ(D.Drivers[0].Path, Folder.path("d/a"));
  EXPECT_EQ(D.Drivers[0].Commands.size(), 1U);
  ASSERT_EQ(D.Drivers[1].Commands.size(), 2U);
  EXPECT_EQ(D.Drivers[1].Commands[1].Arguments.back(), "b/more.c");
  EXPECT_EQ(D.Notes,
            (Words{note("d/a", "1 source, as compile_commands.json says"),
                   note("d/b", "2 sources, as compile_commands.json says")}));
}

TEST_F(DiscoveryTest, ProgramsThatAreDescribedAreNotTheDrivers) {
  Folder.write("d/src/a.c", Entry.str());
  Folder.write("d/setup/main.c", Program.str());
  Folder.write("d/setup/sources", "TARGETTYPE=PROGRAM\nSOURCES=main.c\n");
  Discovery D = find();
  ASSERT_EQ(D.Drivers.size(), 1U);
  EXPECT_EQ(D.Drivers[0].Sources, Words{Folder.path("d/src/a.c")});
  EXPECT_EQ(D.Notes, (Words{Folder.path("d/setup/sources") +
                                ": remark: 'setup' is no driver, and is left "
                                "out",
                            note("d", "1 source of programs left out"),
                            note("d", "1 source, with no description of a "
                                      "build")}));
}

TEST_F(DiscoveryTest, WhatNoDescriptionNamesIsLeftOut) {
  Folder.write("d/a/a.c", Entry.str());
  Folder.write("d/a/inner.c", "int x;\n");
  Folder.write("d/a/sources", "SOURCES=a.c\n");
  Folder.write("d/setup/main.c", Program.str());
  Folder.write("d/setup/sources", "TARGETTYPE=PROGRAM\nSOURCES=main.c\n");
  EXPECT_EQ(find().Notes.back(),
            note("d", "1 source that no sources file builds left out"));
  Folder.write("d/b/b.c", Entry.str());
  EXPECT_EQ(
      find().Notes.back(),
      note("d", "2 sources that no sources file builds left out; there is "
                "a DriverEntry in '" +
                    Folder.path("d/b/b.c") + "'"));
  Folder.write("d/c/c.c", Entry.str());
  EXPECT_NE(find().Notes.back().find("b.c' and 1 more"), std::string::npos);
  // Who names a description has no folder in mind.
  EXPECT_EQ(find(Folder.path("d/a/sources")).Notes.size(), 1U);
}

TEST_F(DiscoveryTest, WhatIsSaidOfADriverIsItsOwn) {
  Folder.write("d/a/a.c", Entry.str());
  Folder.write("d/a/sources", "SOURCES=a.c\nC_DEFINES=word\n");
  Folder.write("d/b/b.c", Entry.str());
  Folder.write("d/b/sources", "SOURCES=b.c\n");
  Discovery D = find();
  ASSERT_EQ(D.Drivers.size(), 2U);
  EXPECT_EQ(D.Drivers[0].Notes.size(), 2U);
  EXPECT_EQ(D.Drivers[1].Notes.size(), 1U);
  EXPECT_EQ(D.Notes.size(), 3U);
}

TEST_F(DiscoveryTest, WhatIsTakenIsSaidOfAFolderToo) {
  Folder.write("d/a.c", Entry.str());
  EXPECT_EQ(find().Notes,
            Words{note("d", "1 source, with no description of a build")});
  Options.System = BuildSystem::Folder;
  EXPECT_EQ(find().Notes,
            Words{note("d", "1 source, as --build-system=folder wants")});
  EXPECT_EQ(find(Folder.path("d/a.c")).Notes,
            Words{note("d/a.c", "1 source, as --build-system=folder wants")});
}

TEST_F(DiscoveryTest, DriversAreSaidInTheirOrder) {
  Folder.write("d/a/a.c", Entry.str());
  Folder.write("d/longer/b.c", Entry.str());
  EXPECT_EQ(
      find().Notes,
      (Words{note("d/a", "1 source, with no description of a build"),
             note("d/longer", "1 source, with no description of a build")}));
}

TEST_F(DiscoveryTest, CompileCommandsAreNoDriver) {
  Folder.write("d/a.c", Entry.str());
  writeCommands({"a.c"});
  CompileCommands Commands(std::nullopt);
  std::string File = Folder.path("d/compile_commands.json");
  auto D = findDrivers(File, Options, Commands);
  ASSERT_FALSE(bool(D));
  EXPECT_EQ(llvm::toString(D.takeError()),
            "'" + File +
                "' may have the commands of more than a driver: name its "
                "folder, and this with -p");
}

TEST_F(DiscoveryTest, ASystemThatIsNotThere) {
  Folder.write("d/a.c", Entry.str());
  for (auto [System, Why] :
       {std::pair(BuildSystem::CompileCommands,
                  "no compile_commands.json names a source in '"),
        std::pair(BuildSystem::VisualStudio,
                  "no Visual Studio project of a driver in '"),
        std::pair(BuildSystem::Sources, "no sources file of a driver in '")}) {
    Options.System = System;
    CompileCommands Commands(std::nullopt);
    auto D = findDrivers(Folder.path("d"), Options, Commands);
    ASSERT_FALSE(bool(D));
    EXPECT_EQ(llvm::toString(D.takeError()),
              Why + Folder.path("d") + "'; --build-system=folder goes without");
  }
}

} // namespace
