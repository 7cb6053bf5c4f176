//===- FormatRunTest.cpp - Tests of what services get ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"
#include "llvm/Support/JSON.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

/// A finding in "repo/drv/a.c", printed in several formats.
class FormatRun : public EndToEnd {
protected:
  FormatRun() { Folder.write("repo/drv/a.c", leakyDriver()); }

  /// The command in repo/BELOW, with VARIABLE=VALUE in its environment.
  Finished in(llvm::StringRef Below, const std::string &Variable,
              const Words &Arguments) {
    Words All = {"env",
                 "-u",
                 "GITHUB_WORKSPACE",
                 "-u",
                 "CI_PROJECT_DIR",
                 "-u",
                 "BUILD_SOURCESDIRECTORY"};
    if (!Variable.empty())
      All.push_back(Variable);
    for (std::string &Word : command(Arguments))
      All.push_back(std::move(Word));
    return runIn(Folder.path(("repo/" + Below).str()), std::move(All));
  }
};

constexpr llvm::StringLiteral GitHubLine =
    "::warning file=drv/a.c,line=5,col=13,title=ndis-unload-leak::'Unload' "
    "never gives back the packet pool%0A";

TEST_F(FormatRun, GitHubKnowsFilesFromTheRootOfTheRepository) {
  std::string Root = "GITHUB_WORKSPACE=" + Folder.path("repo");
  for (const Finished &F : {
           in("", "", {"--format=github", "drv"}),
           in("", "", {"--format=github", Folder.path("repo/drv")}),
           in("drv", Root, {"--format=github", "."}),
           in("drv", Root, {"--format=github", "a.c"}),
       }) {
    EXPECT_EQ(F.Status, 1) << F.Err;
    EXPECT_TRUE(llvm::StringRef(F.Out).starts_with(GitHubLine)) << F.Out;
    EXPECT_EQ(llvm::StringRef(F.Out).count('\n'), 1U);
  }
  // A repository that the driver is not in is no help.
  EXPECT_TRUE(
      llvm::StringRef(
          in("", "GITHUB_WORKSPACE=/usr", {"--format=github", "drv"}).Out)
          .starts_with(GitHubLine));
}

TEST_F(FormatRun, GitLab) {
  Finished F = in("drv", "CI_PROJECT_DIR=" + Folder.path("repo"),
                  {"--format=gitlab", "."});
  EXPECT_EQ(F.Status, 1) << F.Err;
  auto Issues = llvm::json::parse(F.Out);
  ASSERT_TRUE(bool(Issues)) << llvm::toString(Issues.takeError());
  ASSERT_EQ(Issues->getAsArray()->size(), 1U);
  const llvm::json::Object &I = *Issues->getAsArray()->front().getAsObject();
  EXPECT_EQ(I.getObject("location")->getString("path"), "drv/a.c");
  // What was analysed is said where it does not disturb.
  EXPECT_NE(F.Err.find("ndis-tidy: 1 finding in 1 file\n"), std::string::npos);
}

TEST_F(FormatRun, AzureAndVisualStudio) {
  EXPECT_TRUE(llvm::StringRef(in("", "", {"--format=azure", "drv"}).Out)
                  .starts_with("##vso[task.logissue type=warning;sourcepath="
                               "drv/a.c;linenumber=5;"));
  EXPECT_EQ(firstLine(in("", "", {"--format=vs", "drv"}).Out),
            "drv/a.c(5,13): warning ndis-unload-leak: 'Unload' never gives "
            "back the packet pool\n");
}

TEST_F(FormatRun, SarifIsThatOfTheFile) {
  Finished F = in("", "", {"--format=sarif", "drv", "--sarif=file.sarif"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_EQ(F.Out, Folder.read("repo/file.sarif"));
  EXPECT_TRUE(bool(llvm::json::parse(F.Out)));
}

TEST_F(FormatRun, TheFormatMayStandInTheConfiguration) {
  Folder.write("repo/.ndis-tidy.yaml", "format: vs\n");
  EXPECT_TRUE(llvm::StringRef(in("", "", {"drv"}).Out)
                  .starts_with("drv/a.c(5,13): warning"));
  EXPECT_EQ(firstLine(in("", "", {"--format=text", "drv"}).Out),
            leakIn("drv/a.c"));
}

} // namespace
