//===- TerminalRunTest.cpp - Tests of the command at a terminal -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

/// The command with a terminal for its output, made by Python.
class TerminalRun : public EndToEnd {
protected:
  Finished atTerminal(const Words &Arguments) {
    Folder.write("terminal.py",
                 "import os, pty, sys\n"
                 "sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
                 "\n");
    Words All = {"TERM=xterm", "python3", "terminal.py"};
    for (std::string &Word : command(Arguments))
      All.push_back(std::move(Word));
    return runIn(Folder.path(), std::move(All));
  }
  static bool has(const std::string &Text, llvm::StringRef What) {
    return llvm::StringRef(Text).contains(What);
  }
};

TEST_F(TerminalRun, ColourAndProgress) {
  Folder.write("a.c", leakyDriver());
  Finished F = atTerminal({"a.c"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_TRUE(has(F.Out, "\033[K[1/1] a.c")) << F.Out;
  EXPECT_TRUE(has(F.Out, "\033[Kanalysing a.c")) << F.Out;
  EXPECT_TRUE(has(F.Out, "warning: \033[0m")) << F.Out;
}

TEST_F(TerminalRun, NoColourWhereItIsNotWanted) {
  Folder.write("a.c", leakyDriver());
  Finished F = atTerminal({"a.c"});
  std::string Coloured = F.Out;
  EXPECT_TRUE(has(Coloured, "\033[0m"));
  F = runIn(Folder.path(), {"NO_COLOR=1", "TERM=xterm", "python3",
                            "terminal.py", NDIS_TIDY_PROGRAM, "a.c"});
  EXPECT_FALSE(has(F.Out, "\033[0m")) << F.Out;
}

TEST_F(TerminalRun, NeitherWhereTheOutputGoesElsewhere) {
  Folder.write("a.c", leakyDriver());
  Finished F = tidy({"a.c"});
  EXPECT_FALSE(has(F.Out + F.Err + Told, "\033"));
}

TEST_F(TerminalRun, AnInterruptLeavesNothingThatLooksWhole) {
  Folder.write("a.c", leakyDriver());
  // The rules come from a pipe that nobody writes to.
  ASSERT_EQ(runIn(Folder.path(), {"mkfifo", "rules"}).Status, 0);
  Words All = {"timeout", "--preserve-status", "--signal=INT", "1"};
  for (std::string &Word :
       command({"a.c", "--rules=rules", "--sarif=out.sarif"}))
    All.push_back(std::move(Word));
  Finished F = runIn(Folder.path(), std::move(All));
  EXPECT_NE(F.Status, 0);
  EXPECT_NE(F.Status, 1);
  EXPECT_EQ(F.Out, "");
  EXPECT_EQ(F.Err, "\nndis-tidy: interrupted: what was printed is not all\n");
  EXPECT_EQ(runIn(Folder.path(), {"ls", "-A"}).Out, "a.c\nrules\n");
}

} // namespace
