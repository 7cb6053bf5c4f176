//===- ChecksTest.cpp - Tests of selecting and describing checks ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Checks.h"
#include "catalogue/CatalogueYaml.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

using Words = std::vector<std::string>;

catalogue::Catalogue threeChecks() {
  catalogue::Catalogue C;
  for (const char *Id : {"ndis-zebra", "ndis-apple", "ndis-apple-pie"}) {
    catalogue::Check &K = C.Checks.emplace_back();
    K.Id = Id;
    K.Summary = "It is 100% wrong.";
    K.Help = "Do otherwise.";
  }
  C.Checks[1].Options.push_back({"Ripe", "false", "Only ripe ones."});
  return C;
}

std::string select(llvm::StringRef Globs) {
  auto Ids = selectChecks(threeChecks(), Globs);
  if (!Ids)
    return llvm::toString(Ids.takeError());
  std::string Result;
  for (const std::string &Id : *Ids)
    Result += Id + " ";
  return Result;
}

TEST(SelectChecks, LaterEntriesWin) {
  EXPECT_EQ(select(""), "ndis-zebra ndis-apple ndis-apple-pie ");
  EXPECT_EQ(select("*"), "ndis-zebra ndis-apple ndis-apple-pie ");
  EXPECT_EQ(select("ndis-apple*"), "ndis-apple ndis-apple-pie ");
  EXPECT_EQ(select("-*,ndis-zebra"), "ndis-zebra ");
  EXPECT_EQ(select("*,-ndis-apple*,ndis-apple-pie"),
            "ndis-zebra ndis-apple-pie ");
}

TEST(SelectChecks, AListThatTakesOutStartsFromAll) {
  EXPECT_EQ(select("-ndis-apple"), "ndis-zebra ndis-apple-pie ");
}

TEST(SelectChecks, BlanksAndEmptyEntriesSayNothing) {
  EXPECT_EQ(select(" ndis-zebra ,"), "ndis-zebra ");
  EXPECT_EQ(select(",-ndis-zebra"), "ndis-apple ndis-apple-pie ");
  EXPECT_EQ(select(","), "ndis-zebra ndis-apple ndis-apple-pie ");
}

TEST(SelectChecks, AGlobThatSpeaksOfNoCheckIsAnError) {
  EXPECT_EQ(select("ndis-aple"), "--checks: no check is called 'ndis-aple'; "
                                 "did you mean 'ndis-apple'?");
  EXPECT_EQ(select("*,-bugprone-*"), "--checks: no check is called "
                                     "'bugprone-*'; see ndis-tidy "
                                     "--list-checks");
}

TEST(SelectChecks, NoneLeftIsAnError) {
  EXPECT_EQ(select("-*"), "--checks=-* leaves no check");
}

std::string apply(const Words &Settings, engine::Options &O) {
  catalogue::Catalogue C = threeChecks();
  catalogue::Check &K = C.Checks.emplace_back();
  K.Id = "ndis-unload-handler-missing";
  K.Options.push_back({"RequireAlways", "false", "Always."});
  llvm::Error E = applyCheckOptions(C, Settings, O);
  return llvm::toString(std::move(E));
}

TEST(CheckOptions, TheLastSettingHolds) {
  engine::Options O;
  EXPECT_EQ(apply({"ndis-unload-handler-missing.RequireAlways=true"}, O), "");
  EXPECT_TRUE(O.RequireUnloadHandlerAlways);
  EXPECT_EQ(apply({"ndis-unload-handler-missing.RequireAlways=1",
                   "ndis-unload-handler-missing.RequireAlways=0"},
                  O),
            "");
  EXPECT_FALSE(O.RequireUnloadHandlerAlways);
}

TEST(CheckOptions, EveryMistakeHasItsMessage) {
  engine::Options O;
  EXPECT_EQ(apply({"Ripe"}, O), "--option=Ripe: wanted is CHECK.NAME=VALUE");
  EXPECT_EQ(apply({"ndis-apple=1"}, O),
            "--option=ndis-apple=1: wanted is CHECK.NAME=VALUE");
  EXPECT_EQ(apply({"ndis-appel.Ripe=1"}, O),
            "--option=ndis-appel.Ripe=1: no check is called 'ndis-appel'; did "
            "you mean 'ndis-apple'?");
  EXPECT_EQ(apply({"ndis-apple.Raw=1"}, O),
            "--option=ndis-apple.Raw=1: ndis-apple has no option 'Raw'; see "
            "ndis-tidy --explain=ndis-apple");
  EXPECT_EQ(apply({"ndis-apple.Ripe=maybe"}, O),
            "--option=ndis-apple.Ripe=maybe: the value is true or false, not "
            "'maybe'");
}

std::string explained(llvm::StringRef Id, llvm::StringRef Pages) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  if (llvm::Error E = explain(threeChecks(), Id, Pages, OS))
    return llvm::toString(std::move(E));
  return Text;
}

TEST(Explain, SummaryHelpOptionsAndPage) {
  TemporaryFolder Pages;
  Pages.write("ndis-apple.md", "");
  EXPECT_EQ(explained("ndis-apple", Pages.path()),
            "ndis-apple\n\nIt is 100% wrong.\n\nDo otherwise.\n\nOptions:\n"
            "  --option=ndis-apple.Ripe=false (default)\n"
            "    Only ripe ones.\n\n"
            "Why, with examples and what it does not see: " +
                Pages.path("ndis-apple.md") + "\n");
}

TEST(Explain, APageThatIsNotThereIsNotNamed) {
  EXPECT_EQ(explained("ndis-zebra", "/nowhere"),
            "ndis-zebra\n\nIt is 100% wrong.\n\nDo otherwise.\n");
}

TEST(Explain, AnUnknownCheckIsAnError) {
  EXPECT_EQ(explained("ndis-zerba", ""),
            "no check is called 'ndis-zerba'; did you mean 'ndis-zebra'?");
  EXPECT_EQ(explained("x", ""),
            "no check is called 'x'; see ndis-tidy --list-checks");
}

TEST(Explain, EveryShippedCheckFitsTheScreen) {
  for (const catalogue::Check &K : catalogue::shipped().Checks) {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    ASSERT_FALSE(explain(catalogue::shipped(), K.Id, "", OS));
    for (llvm::StringRef Rest = Text; !Rest.empty();) {
      auto [Line, After] = Rest.split('\n');
      EXPECT_LE(Line.size(), 80U) << Line.str();
      Rest = After;
    }
  }
}

TEST(LoadRules, AFileAddsToWhatIsShipped) {
  TemporaryFolder Folder;
  Folder.write("more.yaml", "checks:\n  - { id: my-check, summary: It is "
                            "mine., help: Do it. }\n");
  auto C = loadRules({Folder.path("more.yaml")});
  ASSERT_TRUE(bool(C)) << llvm::toString(C.takeError());
  EXPECT_TRUE(C->check("my-check"));
  EXPECT_EQ(C->Checks.size(), catalogue::shipped().Checks.size() + 1);
}

TEST(LoadRules, ErrorsHaveTheirPlace) {
  TemporaryFolder Folder;
  Folder.write("bad.yaml", "checks:\n  - id: a\n    summary: b\n    help: c\n"
                           "    helpp: d\n");
  std::string File = Folder.path("bad.yaml");
  std::string Why = llvm::toString(loadRules({File}).takeError());
  EXPECT_TRUE(llvm::StringRef(Why).starts_with(File + ":5:5: ")) << Why;
  EXPECT_EQ(llvm::toString(loadRules({Folder.path("none")}).takeError()),
            "cannot read rules from '" + Folder.path("none") +
                "': No such file or directory");
}

} // namespace
