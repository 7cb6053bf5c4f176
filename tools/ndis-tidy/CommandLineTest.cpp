//===- CommandLineTest.cpp - Tests of what the user asked for -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/CommandLine.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;

namespace {

/// The arguments, or none with the error in \p Why.
std::optional<Arguments> read(llvm::ArrayRef<llvm::StringRef> Words,
                              std::string &Why) {
  llvm::Expected<Arguments> A = parseArguments(Words);
  if (A)
    return std::move(*A);
  Why = llvm::toString(A.takeError());
  return std::nullopt;
}

Arguments read(const std::vector<llvm::StringRef> &Words) {
  std::string Why;
  std::optional<Arguments> A = read(Words, Why);
  EXPECT_TRUE(A) << Why;
  return A.value_or(Arguments());
}

std::string error(const std::vector<llvm::StringRef> &Words) {
  std::string Why = "no error";
  (void)read(Words, Why);
  return Why;
}

using Words = std::vector<std::string>;

TEST(CommandLine, PathsAndArgumentsForClang) {
  Arguments A = read({"a.c", "--checks=x", "dir", "--", "-Iinc", "--", "b.c"});
  EXPECT_EQ(A.Do, Action::Analyse);
  EXPECT_EQ(A.Paths, (Words{"a.c", "dir"}));
  EXPECT_EQ(A.Checks, "x");
  EXPECT_EQ(A.ClangArguments, (Words{"-Iinc", "--", "b.c"}));
}

TEST(CommandLine, OneDashOrTwoAndBothWaysToGiveAValue) {
  for (const std::vector<llvm::StringRef> &Spelling :
       {std::vector<llvm::StringRef>{"a.c", "--sarif=x=y"},
        {"a.c", "-sarif=x=y"},
        {"a.c", "--sarif", "x=y"},
        {"-sarif", "x=y", "a.c"}}) {
    Arguments A = read(Spelling);
    EXPECT_EQ(A.SarifFile, "x=y");
    EXPECT_EQ(A.Paths, Words{"a.c"});
  }
}

TEST(CommandLine, WhatIsRepeatedAddsUpOrIsTheLast) {
  Arguments A = read({"a.c", "--checks=-*", "--checks=ndis-a", "--rules=1",
                      "--rules=2", "--option=a.B=1", "--option", "a.C=0", "-p",
                      "x", "-p=y", "--mingw=m"});
  EXPECT_EQ(A.Checks, "-*,ndis-a");
  EXPECT_EQ(A.RuleFiles, (Words{"1", "2"}));
  EXPECT_EQ(A.CheckOptions, (Words{"a.B=1", "a.C=0"}));
  EXPECT_EQ(A.BuildPath, "y");
  EXPECT_EQ(A.MinGW, "m");
}

TEST(CommandLine, Formats) {
  EXPECT_EQ(read({"a.c"}).As, Format::Text);
  EXPECT_EQ(read({"a.c", "--format=github"}).As, Format::GitHub);
  EXPECT_EQ(read({"a.c", "--format", "vs"}).As, Format::VisualStudio);
  EXPECT_EQ(error({"a.c", "--format=xml"}),
            "--format wants text, sarif, github, gitlab, azure or vs, not "
            "'xml'");
}

TEST(CommandLine, MacrosAsForCompilers) {
  Arguments A = read({"a.c", "-DX", "-D", "Y=1=2", "-UZ", "-U", "W",
                      "--define=F(x)=x", "--undefine", "V"});
  EXPECT_EQ(A.Defines,
            (Words{"-DX", "-DY=1=2", "-UZ", "-UW", "-DF(x)=x", "-UV"}));
  EXPECT_EQ(error({"a.c", "-D1X"}), "-D wants the name of a macro, not '1X'");
  EXPECT_EQ(error({"a.c", "-D", "=1"}),
            "-D wants the name of a macro, not '=1'");
  EXPECT_EQ(error({"a.c", "-UX=1"}), "-U wants the name of a macro, not 'X=1'");
}

TEST(CommandLine, WhatAFileSaysHoldsBefore) {
  Setting File[] = {{"jobs", "3", "f:1:7"},
                    {"sarif", "old", "f:2:8"},
                    {"define", "A", "f:3:1"},
                    {"clang-arguments", "-Iinc", "f:4:1"}};
  llvm::Expected<Arguments> A =
      parseArguments({"a.c", "--sarif=new", "-DB", "--", "-w"}, File);
  ASSERT_TRUE(bool(A)) << llvm::toString(A.takeError());
  EXPECT_EQ(A->Jobs, 3U);
  EXPECT_EQ(A->SarifFile, "new");
  EXPECT_EQ(A->Defines, (Words{"-DA", "-DB"}));
  EXPECT_EQ(A->ClangArguments, (Words{"-Iinc", "-w"}));
  EXPECT_EQ(A->Settings.size(), 6U); // one of the two of "sarif" is not there
}

TEST(CommandLine, WhatAFileSwitchesOnTheCommandLineSwitchesOff) {
  Setting File[] = {{"require-complete", "true", "f:1:1"}};
  for (auto [Word, Value] : {std::pair("a.c", true),
                             {"--require-complete=false", false},
                             {"--require-complete", true}}) {
    llvm::Expected<Arguments> A = parseArguments({"a.c", Word}, File);
    ASSERT_TRUE(bool(A)) << llvm::toString(A.takeError());
    EXPECT_EQ(A->RequireComplete, Value);
  }
  EXPECT_EQ(error({"a.c", "--require-complete=maybe"}),
            "option '--require-complete' takes no value");
}

TEST(CommandLine, OfTwoKindsOfHeadersTheCommandLinesCount) {
  Setting File[] = {{"mingw", "m", "f:1:8"}};
  llvm::Expected<Arguments> A = parseArguments({"a.c", "--wdk=w"}, File);
  ASSERT_TRUE(bool(A)) << llvm::toString(A.takeError());
  EXPECT_EQ(A->Wdk, "w");
  EXPECT_EQ(A->MinGW, std::nullopt);
  EXPECT_EQ(A->Settings.size(), 1U);
  EXPECT_EQ(error({"a.c", "--wdk=w", "--mingw=m"}),
            "--wdk and --mingw exclude each other");
  Setting Both[] = {{"mingw", "m", "f:1:8"}, {"wdk", "w", "f:2:6"}};
  A = parseArguments({"a.c"}, Both);
  ASSERT_FALSE(bool(A));
  EXPECT_EQ(llvm::toString(A.takeError()),
            "f:2:6: --wdk and --mingw exclude each other");
}

TEST(CommandLine, AWrongValueOfAFileIsNamedWithItsPlace) {
  Setting File[] = {{"jobs", "many", "f:1:7"}};
  llvm::Expected<Arguments> A = parseArguments({"a.c"}, File);
  ASSERT_FALSE(bool(A));
  EXPECT_EQ(llvm::toString(A.takeError()),
            "f:1:7: -j wants a number, not 'many'");
}

TEST(CommandLine, SarifIsPrintedByTheFormat) {
  for (llvm::StringRef Word : {"--sarif=-", "--write-baseline=-"})
    EXPECT_EQ(error({"a.c", Word}),
              "'-' is no file to write SARIF to; --format=sarif prints it");
}

TEST(CommandLine, JobsAsForMake) {
  EXPECT_EQ(read({"a.c", "-j4"}).Jobs, 4U);
  EXPECT_EQ(read({"a.c", "-j", "2"}).Jobs, 2U);
  EXPECT_EQ(read({"a.c", "-j=3"}).Jobs, 3U);
  EXPECT_EQ(error({"a.c", "-j", "-3"}), "-j wants a number, not '-3'");
  EXPECT_EQ(error({"a.c", "-j=many"}), "-j wants a number, not 'many'");
}

TEST(CommandLine, OtherThingsToDoNeedNoPath) {
  EXPECT_EQ(read({"--help"}).Do, Action::Help);
  EXPECT_EQ(read({"-h"}).Do, Action::Help);
  EXPECT_EQ(read({"--version"}).Do, Action::Version);
  EXPECT_EQ(read({"--list-checks"}).Do, Action::ListChecks);
  Arguments A = read({"--explain", "ndis-a"});
  EXPECT_EQ(A.Do, Action::Explain);
  EXPECT_EQ(A.Explained, "ndis-a");
}

TEST(CommandLine, NothingToAnalyseIsAnError) {
  llvm::StringRef Why = "nothing to analyse: name a driver's folder or files; "
                        "see ndis-tidy --help";
  EXPECT_EQ(error({}), Why);
  EXPECT_EQ(error({"--checks=*"}), Why);
  EXPECT_EQ(error({"--dump-ir"}), Why);
  EXPECT_EQ(error({"--", "a.c"}), Why);
}

TEST(CommandLine, AMisspeltOptionIsNamedWithTheNearest) {
  EXPECT_EQ(error({"a.c", "--chekcs=x"}),
            "unknown option '--chekcs'; did you mean '--checks'?");
  EXPECT_EQ(error({"a.c", "-list-check"}),
            "unknown option '-list-check'; did you mean '--list-checks'?");
  EXPECT_EQ(error({"a.c", "--frobnicate"}),
            "unknown option '--frobnicate'; see ndis-tidy --help");
  EXPECT_EQ(error({"a.c", "-"}), "unknown option '-'; see ndis-tidy --help");
  EXPECT_EQ(error({"a.c", "-k"}), "unknown option '-k'; see ndis-tidy --help");
}

TEST(CommandLine, AnOptionOfClangsBelongsBehindDashes) {
  for (llvm::StringRef Option : {"-Iinc", "-isystem", "-fno-builtin"})
    EXPECT_EQ(error({Option, "a.c"}),
              "unknown option '" + Option.str() +
                  "'; what is for Clang stands behind '--'");
  EXPECT_EQ(error({"-std=c11", "a.c"}),
            "unknown option '-std'; what is for Clang stands behind '--'");
}

TEST(CommandLine, AValueTooManyOrTooFew) {
  EXPECT_EQ(error({"a.c", "--version=3"}), "option '--version' takes no value");
  EXPECT_EQ(error({"a.c", "--sarif"}), "option '--sarif' wants a value: FILE");
  EXPECT_EQ(error({"a.c", "--checks="}),
            "the value of option '--checks=' is empty: wanted is GLOBS");
  EXPECT_EQ(error({"a.c", "--explain", ""}),
            "the value of option '--explain' is empty: wanted is CHECK");
}

TEST(CommandLine, NoSarifOfIR) {
  EXPECT_EQ(error({"a.c", "--dump-ir", "--sarif=x"}),
            "--dump-ir analyses nothing, so there is nothing for --sarif");
}

TEST(CommandLine, HelpNamesAllOptionsInLinesThatFit) {
  std::string Help;
  llvm::raw_string_ostream OS(Help);
  printHelp(OS);
  for (llvm::StringRef Name :
       {"--checks=GLOBS", "--option=", "--sarif=FILE", "--rules=FILE", "-p DIR",
        "--mingw=DIR", "-j N", "--dump-ir", "--list-checks", "--explain=CHECK",
        "--version", "--help", "Exit status:"})
    EXPECT_NE(Help.find(Name), std::string::npos) << Name.str();
  llvm::StringRef Rest = Help;
  while (!Rest.empty()) {
    auto [Line, After] = Rest.split('\n');
    EXPECT_LE(Line.size(), 80U) << Line.str();
    EXPECT_EQ(Line.rtrim(), Line);
    Rest = After;
  }
}

} // namespace
