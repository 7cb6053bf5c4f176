//===- DescribeTest.cpp - Tests of what comes with a command --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Describe.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::packaging;

namespace {

catalogue::Check check(std::string Id, std::string Summary) {
  catalogue::Check K;
  K.Id = std::move(Id);
  K.Summary = std::move(Summary);
  return K;
}

std::string made(Form As, const std::string &Template,
                 const std::vector<command::OptionHelp> &Options) {
  std::vector<catalogue::Check> Checks = {check("ndis-a", "It's a\\b."),
                                          check("ndis-b", "Two.")};
  return describe(As, Template, Options, Checks);
}

TEST(Describe, TheManualPage) {
  EXPECT_EQ(made(Form::Manual, "@VERSION@\n@OPTIONS@\n@CHECKS@\n",
                 {{"--sarif", "FILE", "Write it.\n'.x' too."},
                  {"-j", "N", "Jobs."},
                  {"--help", "", "Print\nthis."}}),
            NDIS_TIDY_VERSION "\n"
                              ".TP\n\\fB\\-\\-sarif\\fR=\\fIFILE\\fR\n"
                              "Write it.\n\\(aq.x\\(aq too.\n"
                              ".TP\n\\fB\\-j\\fR \\fIN\\fR\nJobs.\n"
                              ".TP\n\\fB\\-\\-help\\fR\nPrint\nthis.\n"
                              ".TP\n.B ndis\\-a\nIt\\(aqs a\\eb.\n"
                              ".TP\n.B ndis\\-b\nTwo.\n");
}

TEST(Describe, Bash) {
  std::string Text = made(Form::Bash, "c='@CHECKS@'\n@OPTIONS@\n",
                          {{"--format", "text|sarif", "How."},
                           {"--variants", "FILE|auto", "Which."},
                           {"-D", "NAME[=VALUE]", "Define.", true},
                           {"--help", "", "Print this."}});
  EXPECT_EQ(Text, "c='ndis-a ndis-b'\n"
                  "  local options=\"--format= --variants= -D --help\"\n"
                  "  case $option in\n"
                  "    --format) _ndis_tidy_words \"text sarif\" \"$current\"; "
                  "return ;;\n"
                  "    --variants) _ndis_tidy_paths -f \"$current\"; "
                  "_ndis_tidy_words \"auto\" \"$current\"; return ;;\n"
                  "    -D) :; return ;;\n"
                  "  esac\n");
}

TEST(Describe, Zsh) {
  EXPECT_EQ(
      made(Form::Zsh, "@OPTIONS@\n",
           {{"--format", "text|sarif", "How: [it]'s\ndone."},
            {"--explain", "CHECK", "Say."},
            {"-p", "DIR", "Where."},
            {"-D", "NAME[=VALUE]", "Define.", true},
            {"--help", "", "Print this."}}),
      "  '--format=[How\\: \\[it\\]'\\''s done.]:text|sarif:(text sarif)' "
      "\\\n"
      "  '--explain=[Say.]'\":CHECK:($checks)\" \\\n"
      "  '-p+[Where.]:DIR:_files -/' \\\n"
      "  '*-D+[Define.]:NAME\\[=VALUE\\]: ' \\\n"
      "  '--help[Print this.]' \\\n");
}

} // namespace
