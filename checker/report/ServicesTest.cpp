//===- ServicesTest.cpp - Tests of findings for services ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Services.h"
#include "report/NoLint.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/JSON.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::report;

namespace {

engine::Finding leak() {
  engine::Finding F;
  F.Check = "ndis-leak";
  F.Message = "100%: it leaks";
  F.Loc = {0, 7, 5};
  F.Notes = {{engine::PathNote::Kind::Acquire, {1, 2, 3}, "taken"},
             {engine::PathNote::Kind::Info, {}, "nowhere"}};
  F.Fingerprint = "abc:1";
  return F;
}

std::string print(Service For, engine::Analysis A,
                  std::vector<std::string> Names = {"src/a.c", "src/b.h"}) {
  Report R;
  R.add(std::move(A), {"/drv/src/a.c", "/drv/src/b.h"});
  // The report numbers files as it meets them.
  std::vector<std::string> Known;
  for (const std::string &File : R.files())
    Known.push_back(Names[File == "/drv/src/b.h"]);
  std::vector<Rule> Rules = {{"ndis-form", "", "", Level::Note}};
  std::string Result;
  llvm::raw_string_ostream OS(Result);
  printFor(For, R, Rules, Known, OS);
  return Result;
}

std::string print(Service For, engine::Finding F,
                  std::vector<std::string> Names = {"src/a.c", "src/b.h"}) {
  engine::Analysis A;
  A.Findings = {std::move(F)};
  return print(For, std::move(A), std::move(Names));
}

TEST(Services, GitHub) {
  EXPECT_EQ(print(Service::GitHub, leak()),
            "::warning file=src/a.c,line=7,col=5,title=ndis-leak::"
            "100%25: it leaks%0Asrc/b.h:2:3: taken%0Anowhere\n");
  EXPECT_EQ(print(Service::GitHub, leak(), {"a,b:c%.c", "h"}),
            "::warning file=a%2Cb%3Ac%25.c,line=7,col=5,title=ndis-leak::"
            "100%25: it leaks%0Ah:2:3: taken%0Anowhere\n");
}

TEST(Services, Azure) {
  EXPECT_EQ(print(Service::Azure, leak()),
            "##vso[task.logissue type=warning;sourcepath=src/a.c;linenumber=7;"
            "columnnumber=5;code=ndis-leak;]"
            "100%AZP25: it leaks%0Asrc/b.h:2:3: taken%0Anowhere\n");
  EXPECT_NE(print(Service::Azure, leak(), {"a;b].c", "h"})
                .find("sourcepath=a%3Bb%5D.c;"),
            std::string::npos);
}

TEST(Services, VisualStudio) {
  EXPECT_EQ(print(Service::VisualStudio, leak()),
            "src/a.c(7,5): warning ndis-leak: 100%: it leaks\n"
            "src/b.h(2,3): note: taken\n"
            "ndis-tidy: note: nowhere\n");
}

TEST(Services, GitLab) {
  auto Parsed = llvm::json::parse(print(Service::GitLab, leak()));
  ASSERT_TRUE(bool(Parsed)) << llvm::toString(Parsed.takeError());
  const llvm::json::Array &Issues = *Parsed->getAsArray();
  ASSERT_EQ(Issues.size(), 1U);
  const llvm::json::Object &I = *Issues[0].getAsObject();
  EXPECT_EQ(I.getString("description"),
            "100%: it leaks\nsrc/b.h:2:3: taken\nnowhere");
  EXPECT_EQ(I.getString("check_name"), "ndis-leak");
  EXPECT_EQ(I.getString("severity"), "major");
  EXPECT_FALSE(I.getString("fingerprint")->empty());
  const llvm::json::Object &Where = *I.getObject("location");
  EXPECT_EQ(Where.getString("path"), "src/a.c");
  EXPECT_EQ(Where.getObject("lines")->getInteger("begin"), 7);
}

TEST(Services, GitLabWantsEachFingerprintOnce) {
  engine::Analysis A;
  // Two drivers may have a finding of one fingerprint, in one file even.
  for (unsigned Line : {1, 2, 3})
    (A.Findings.emplace_back(leak())).Loc = {Line == 3 ? 1U : 0U, Line, 1};
  auto Parsed = llvm::json::parse(print(Service::GitLab, std::move(A)));
  ASSERT_TRUE(bool(Parsed)) << llvm::toString(Parsed.takeError());
  llvm::StringSet<> Prints;
  for (const llvm::json::Value &V : *Parsed->getAsArray())
    EXPECT_TRUE(
        Prints.insert(*V.getAsObject()->getString("fingerprint")).second);
  EXPECT_EQ(Prints.size(), 3U);
}

TEST(Services, NothingFound) {
  EXPECT_EQ(print(Service::GitHub, engine::Analysis()), "");
  EXPECT_EQ(print(Service::Azure, engine::Analysis()), "");
  EXPECT_EQ(print(Service::VisualStudio, engine::Analysis()), "");
  EXPECT_EQ(print(Service::GitLab, engine::Analysis()), "[]\n");
}

TEST(Services, LevelsAreThoseOfTheChecks) {
  engine::Finding F = leak();
  F.Notes.clear();
  F.Check = "ndis-form";
  EXPECT_TRUE(
      llvm::StringRef(print(Service::GitHub, F)).starts_with("::notice "));
  EXPECT_NE(print(Service::GitLab, F).find("\"info\""), std::string::npos);
  F.Check = NoLintCheck.str();
  EXPECT_TRUE(
      llvm::StringRef(print(Service::GitHub, F)).starts_with("::error "));
  EXPECT_NE(print(Service::Azure, F).find("type=error;"), std::string::npos);
  EXPECT_NE(print(Service::VisualStudio, F).find("): error clang-tidy-nolint:"),
            std::string::npos);
  EXPECT_NE(print(Service::GitLab, F).find("\"critical\""), std::string::npos);
}

TEST(Services, VariantsAndWhatIsIncompleteAreSaid) {
  engine::Finding F = leak();
  F.Notes.clear();
  F.Variants = {"base", "DBG"};
  EXPECT_EQ(print(Service::VisualStudio, F),
            "src/a.c(7,5): warning ndis-leak: 100%: it leaks (only in variants "
            "base, DBG)\n");
  engine::Analysis A;
  A.Incompletes = {{{0, 1, 5}, "Halt", "too large"}};
  EXPECT_EQ(print(Service::GitHub, std::move(A)),
            "::warning file=src/a.c,line=1,col=5,title=ndis-incomplete::"
            "routine 'Halt' was not analysed to its end: too large\n");
}

} // namespace
