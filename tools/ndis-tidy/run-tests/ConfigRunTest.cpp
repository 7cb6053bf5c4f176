//===- ConfigRunTest.cpp - Tests of options from a file -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

class ConfigRun : public EndToEnd {
protected:
  ConfigRun() { Folder.write("d/a.c", leakyDriver()); }
  void configure(llvm::StringRef Text) {
    Folder.write("d/.ndis-tidy.yaml", Text);
  }
  unsigned findings(const Words &Arguments) {
    return llvm::StringRef(tidy(Arguments).Out).count(": warning: ");
  }
};

TEST_F(ConfigRun, ItHoldsForTheDriverAndWhatIsInIt) {
  configure("checks: -ndis-unload-leak\n");
  EXPECT_EQ(findings({"d"}), 0U);
  EXPECT_EQ(findings({"d/a.c"}), 0U);
  EXPECT_EQ(findings({"d", "--no-config"}), 1U);
}

TEST_F(ConfigRun, TheCommandLineWins) {
  configure("checks: -ndis-unload-leak\nsarif: file.sarif\n");
  EXPECT_EQ(findings({"d", "--checks=ndis-unload-leak", "--sarif=other.sarif"}),
            1U);
  EXPECT_NE(Folder.read("other.sarif"), "");
  Finished F = runIn(Folder.path(), {"ls", "-A", "d"});
  EXPECT_EQ(F.Out, ".ndis-tidy\n.ndis-tidy.yaml\na.c\n");
}

TEST_F(ConfigRun, AnotherFile) {
  configure("nonsense");
  Folder.write("conf/mine.yaml", "sarif: out.sarif\ndefine: GOOD\n");
  EXPECT_EQ(findings({"d", "--config=conf/mine.yaml"}), 1U);
  EXPECT_NE(Folder.read("conf/out.sarif"), "");
  expectError({"d", "--config=none.yaml"},
              "cannot read configuration 'none.yaml': No such file or "
              "directory");
  expectError({"d", "--config=x", "--no-config"},
              "--config and --no-config exclude each other");
}

TEST_F(ConfigRun, MacrosReachTheSources) {
  Folder.write("d/a.c", poolDriver("#ifdef GOOD\nNdisFreePacketPool(Pool);\n"
                                   "#endif"));
  EXPECT_EQ(findings({"d"}), 1U);
  EXPECT_EQ(findings({"d", "-DGOOD"}), 0U);
  EXPECT_EQ(findings({"d", "-DGOOD", "-UGOOD"}), 1U);
  configure("define: [GOOD]\n");
  EXPECT_EQ(findings({"d"}), 0U);
  EXPECT_EQ(findings({"d", "-UGOOD"}), 1U);
}

TEST_F(ConfigRun, MistakesAreNamedWithTheirPlace) {
  configure("# mine\nchecks: ndis-unload-leak\nsarrif: x\n");
  expectError({"d"}, "d/.ndis-tidy.yaml:3:1: unknown key 'sarrif'; did you "
                     "mean 'sarif'?");
  configure("jobs: many\n");
  expectError({"d"}, "d/.ndis-tidy.yaml:1:7: -j wants a number, not 'many'");
}

TEST_F(ConfigRun, AsPowerShellWritesIt) {
  std::string Text = "\xFF\xFE";
  for (char C : std::string("checks: -ndis-unload-leak\r\n"))
    Text += {C, '\0'};
  configure(Text);
  EXPECT_EQ(findings({"d"}), 0U);
}

TEST_F(ConfigRun, ALinkThatLeadsNowhereIsAnError) {
  configure("");
  ASSERT_EQ(
      runIn(Folder.path("d"), {"ln", "-sf", "gone", ".ndis-tidy.yaml"}).Status,
      0);
  expectError({"d"}, "cannot read configuration 'd/.ndis-tidy.yaml': No such "
                     "file or directory");
}

TEST_F(ConfigRun, WhatIsInForceIsPrinted) {
  configure("checks: -ndis-unload-leak\nrules: [a.yaml]\njobs: 2\n");
  Words Arguments = {"d", "--dump-config", "--checks=ndis-*", "-j3", "--",
                     "-w"};
  Finished F = tidy(Arguments);
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_EQ(F.Out, "# d/.ndis-tidy.yaml, and the command line\n"
                   "checks:\n"
                   "  - \"-ndis-unload-leak\"\n"
                   "  - \"ndis-*\"\n"
                   "rules:\n"
                   "  - \"d/a.yaml\"\n"
                   "jobs: \"3\"\n"
                   "clang-arguments:\n"
                   "  - \"-w\"\n");
  // It says the same where it is read.
  Folder.write("same.yaml", F.Out);
  Finished Again = tidy({"--dump-config", "--config=same.yaml"});
  EXPECT_EQ(Again.Out.substr(Again.Out.find('\n')),
            F.Out.substr(F.Out.find('\n')));
}

} // namespace
