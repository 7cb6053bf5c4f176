//===- EditorRunTest.cpp - Tests of --setup-editor ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "setup/ClangdConfig.h"
#include "testing/Process.h"
#include "testing/Samples.h"
#include "llvm/Support/JSON.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::testing;
using setup::Commands;

namespace {

class EditorRun : public ::testing::Test {
protected:
  Finished setUp(const std::string &Below) {
    return runIn(Folder.path(),
                 {underTest("NDIS_TIDY_PROGRAM", NDIS_TIDY_PROGRAM),
                  "--setup-editor", Below});
  }
  /// The arguments for the one file in a compile_commands.json, in one line.
  std::string command(llvm::StringRef Database) {
    auto Parsed = llvm::json::parse(Folder.read(Database));
    EXPECT_TRUE(bool(Parsed)) << llvm::toString(Parsed.takeError());
    if (!Parsed || Parsed->getAsArray()->size() != 1)
      return "not one command";
    std::string Line;
    for (const llvm::json::Value &V :
         *Parsed->getAsArray()->front().getAsObject()->getArray("arguments"))
      Line += V.getAsString()->str() + " ";
    return Line;
  }

  TemporaryFolder Folder;
};

bool has(const std::string &Text, llvm::StringRef What) {
  return llvm::StringRef(Text).contains(What);
}

TEST_F(EditorRun, AFolderWithoutAnything) {
  Folder.write("d/a.c", "#define NDIS50 1\n" + goodDriver());
  Finished F = setUp("d");
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_EQ(F.Out,
            "'d/compile_commands.json' is new: 1 command\n"
            "'d/.clangd' is new:\n"
            "+ # ndis-tidy: from here on written by ndis-tidy --setup-editor\n"
            "+ Diagnostics:\n"
            "+   ClangTidy:\n"
            "+     Add: [ndis-*]\n"
            "+     FastCheckFilter: Loose\n"
            "+ # compile_commands.json beside this is ndis-tidy's own.\n"
            "+ # ndis-tidy: up to here\n");
  std::string Command = command("d/compile_commands.json");
  EXPECT_TRUE(has(Command, "headers/mingw")) << Command;
  EXPECT_TRUE(has(Command, "-- " + Folder.path("d/a.c"))) << Command;
  // Again: nothing is to be done.
  EXPECT_EQ(setUp("d").Out, "'d/compile_commands.json' stays as it is\n"
                            "'d/.clangd' stays as it is\n");
}

TEST_F(EditorRun, ItFollowsTheBuildsDescription) {
  Folder.write("d/a.c", goodDriver());
  Folder.write("d/sources", "TARGETNAME=x\nTARGETTYPE=DRIVER\nSOURCES=a.c\n"
                            "C_DEFINES=-DONE=1\n");
  EXPECT_EQ(setUp("d").Status, 0);
  EXPECT_TRUE(has(command("d/compile_commands.json"), " -DONE=1 "));
  Folder.write("d/sources", "TARGETNAME=x\nTARGETTYPE=DRIVER\nSOURCES=a.c\n"
                            "C_DEFINES=-DTWO=1\n");
  Finished F = setUp("d");
  EXPECT_TRUE(has(F.Out, "'d/compile_commands.json' is changed")) << F.Out;
  EXPECT_TRUE(has(F.Out, "'d/.clangd' stays as it is")) << F.Out;
  EXPECT_TRUE(has(command("d/compile_commands.json"), " -DTWO=1 "));
}

TEST_F(EditorRun, WhatStandsThereIsKept) {
  Folder.write("d/a.c", goodDriver());
  Folder.write("d/.clangd", "Index:\n  Background: Skip\n");
  Finished F = setUp("d");
  EXPECT_TRUE(has(F.Out, "'d/.clangd' is changed:\n+ ---\n+ # ndis-tidy:"))
      << F.Out;
  EXPECT_EQ(
      Folder.read("d/.clangd"),
      setup::withOurPart("Index:\n  Background: Skip\n", Commands::InFolder));
}

TEST_F(EditorRun, CommandsThatLeadNowhereAreTranslatedApart) {
  Folder.write("d/a.c", goodDriver());
  std::string Theirs = "[{\"directory\": \"" + Folder.path("d") +
                       "\", \"file\": \"a.c\", \"arguments\": "
                       "[\"cl\", \"/DMINE\", \"/c\", \"a.c\"]}]\n";
  Folder.write("d/compile_commands.json", Theirs);
  EXPECT_EQ(setUp("d").Status, 0);
  EXPECT_EQ(Folder.read("d/compile_commands.json"), Theirs);
  EXPECT_TRUE(has(command("d/.ndis-tidy/compile_commands.json"), " -DMINE "));
  EXPECT_EQ(Folder.read("d/.clangd"), setup::withOurPart("", Commands::Apart));
  EXPECT_EQ(Folder.read("d/.ndis-tidy/.gitignore"), "*\n");
}

TEST_F(EditorRun, CommandsThatDoAreLeftAlone) {
  Folder.write("d/a.c", goodDriver());
  Folder.write("d/inc/ndis.h", "");
  Folder.write("d/compile_commands.json",
               "[{\"directory\": \"" + Folder.path("d") +
                   "\", \"file\": \"a.c\", \"command\": "
                   "\"clang -Iinc -c a.c\"}]\n");
  Finished F = setUp("d");
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_EQ(Folder.read("d/.clangd"), setup::withOurPart("", Commands::Theirs));
}

TEST_F(EditorRun, HeadersThatABuildMakesAreStoodInFor) {
  Folder.write("d/a.c", "#include \"a.tmh\"\n" + goodDriver());
  Finished F = setUp("d");
  EXPECT_TRUE(has(F.Out, "'d/.ndis-tidy/headers/a.tmh' is new")) << F.Out;
  EXPECT_TRUE(has(command("d/compile_commands.json"),
                  " -idirafter " + Folder.path("d/.ndis-tidy/headers") + " "));
}

TEST_F(EditorRun, HeadersWithOtherNamesOnTheDiskAreLedTo) {
  std::string Text = goodDriver();
  Text.replace(Text.find("<ndis.h>"), 8, "\"INC\\\\Own.h\"");
  Folder.write("d/a.c", Text);
  Folder.write("d/inc/own.h", "#include <NDIS.H>\n");
  Finished F = setUp("d");
  EXPECT_TRUE(
      has(F.Out, "'d/.ndis-tidy/headers/NDIS.H' is new: leads to <ndis.h>\n"))
      << F.Out;
  EXPECT_EQ(Folder.read("d/.ndis-tidy/headers/NDIS.H"), "#include <ndis.h>\n");
  EXPECT_EQ(Folder.read("d/.ndis-tidy/headers/INC/Own.h"),
            "#include \"" + Folder.path("d/inc/own.h") + "\"\n");
  EXPECT_TRUE(has(command("d/compile_commands.json"),
                  " -idirafter " + Folder.path("d/.ndis-tidy/headers") + " "));
}

TEST_F(EditorRun, CommandsThatTheirConfigurationNames) {
  Folder.write("d/a.c", goodDriver());
  Folder.write("d/.clangd", "CompileFlags:\n  CompilationDatabase: build\n");
  // There are none yet. Ours would not be looked at beside it.
  EXPECT_EQ(setUp("d").Status, 0);
  EXPECT_EQ(setup::commandsOf(Folder.read("d/.clangd")), Commands::Apart);
  EXPECT_FALSE(has(command("d/.ndis-tidy/compile_commands.json"), "-DMINE"));
  Folder.write("d/build/compile_commands.json",
               "[{\"directory\": \"" + Folder.path("d") +
                   "\", \"file\": \"a.c\", \"arguments\": "
                   "[\"cl\", \"/DMINE\", \"/c\", \"a.c\"]}]\n");
  EXPECT_EQ(setUp("d").Status, 0);
  EXPECT_TRUE(has(command("d/.ndis-tidy/compile_commands.json"), " -DMINE "));
}

TEST_F(EditorRun, TheDriversOwnChoiceOfChecks) {
  Folder.write("d/a.c", goodDriver());
  Folder.write("d/.ndis-tidy.yaml",
               "checks: -ndis-irql,-ndis-spin-lock\n"
               "option: ndis-unload-handler-missing.RequireAlways=true\n");
  EXPECT_EQ(setUp("d").Status, 0);
  std::string Config = Folder.read("d/.clangd");
  EXPECT_TRUE(has(Config,
                  "    Add: [ndis-*]\n"
                  "    Remove: [ndis-spin-lock, ndis-irql]\n"
                  "    CheckOptions:\n"
                  "      ndis-unload-handler-missing.RequireAlways: true\n"
                  "    FastCheckFilter: Loose\n"))
      << Config;
}

/// A folder of a build service: "feature/x" as one name.
TEST_F(EditorRun, WhereverItIsRun) {
  Folder.write("feature%2Fx/a.c", goodDriver());
  EXPECT_EQ(setUp("feature%2Fx").Status, 0);
  Finished F = runIn(Folder.path("feature%2Fx"),
                     {underTest("NDIS_TIDY_PROGRAM", NDIS_TIDY_PROGRAM),
                      "--setup-editor", "."});
  EXPECT_EQ(F.Out, "'./compile_commands.json' stays as it is\n"
                   "'./.clangd' stays as it is\n");
}

TEST_F(EditorRun, BadInput) {
  Folder.write("a.c", goodDriver());
  Folder.makeFolder("empty");
  for (auto [Path, Message] :
       {std::pair("a.c", "--setup-editor wants one folder, not 'a.c'"),
        std::pair("none", "--setup-editor wants one folder, not 'none'"),
        std::pair("empty", "folder 'empty' has no C or C++ source")}) {
    Finished F = setUp(Path);
    EXPECT_EQ(F.Status, 2);
    EXPECT_EQ(F.Out, "");
    EXPECT_TRUE(has(F.Err, std::string("ndis-tidy: error: ") + Message))
        << F.Err;
  }
}

} // namespace
