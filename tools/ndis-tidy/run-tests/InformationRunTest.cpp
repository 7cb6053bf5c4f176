//===- InformationRunTest.cpp - Tests of what the command says of itself --===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "ndis-tidy/run-tests/EndToEnd.h"
#include "llvm/Support/JSON.h"

using namespace ndistidy;
using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

using InformationRun = EndToEnd;

TEST_F(InformationRun, HelpAndVersion) {
  Finished F = tidy({"--help"});
  EXPECT_EQ(F.Status, 0);
  EXPECT_EQ(F.Err, "");
  EXPECT_EQ(firstLine(F.Out),
            "usage: ndis-tidy [OPTION]... PATH... [-- CLANG-ARGS]\n");
  F = tidy({"--version"});
  EXPECT_EQ(F.Status, 0);
  EXPECT_TRUE(llvm::StringRef(F.Out).starts_with(
      "ndis-tidy " NDIS_TIDY_VERSION " (LLVM " NDIS_TIDY_CLANG_MAJOR "."))
      << F.Out;
}

TEST_F(InformationRun, ChecksAreListedAsClangTidyListsThem) {
  std::string All = "Enabled checks:\n";
  for (const catalogue::Check &K : catalogue::shipped().Checks)
    All += "    " + K.Id + "\n";
  EXPECT_EQ(tidy({"--list-checks"}).Out, All);
  EXPECT_EQ(tidy({"--list-checks", "--checks=-*,ndis-unload-leak"}).Out,
            "Enabled checks:\n    ndis-unload-leak\n");
}

TEST_F(InformationRun, EveryCheckIsExplainedWithItsPage) {
  for (const catalogue::Check &K : catalogue::shipped().Checks) {
    Finished F = tidy({"--explain", K.Id});
    EXPECT_EQ(F.Status, 0) << F.Err;
    EXPECT_EQ(firstLine(F.Out), K.Id + "\n");
    EXPECT_NE(F.Out.find("/share/doc/ndis-tidy/checks/" + K.Id + ".md\n"),
              std::string::npos)
        << F.Out;
  }
}

TEST_F(InformationRun, SarifBesideTheText) {
  Folder.write("d/a.c", leakyDriver());
  Folder.write("d/b.c", "int x = y;\n");
  Folder.write("old.sarif", "old");
  Finished F = tidy({"d", "--sarif=old.sarif"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Out), leakIn("d/a.c"));
  auto Document = llvm::json::parse(Folder.read("old.sarif"));
  ASSERT_TRUE(bool(Document)) << llvm::toString(Document.takeError());
  const llvm::json::Object &Run =
      *Document->getAsObject()->getArray("runs")->front().getAsObject();
  EXPECT_EQ(Run.getArray("results")->size(), 1U);
  const llvm::json::Object &Driver =
      *Run.getObject("tool")->getObject("driver");
  EXPECT_EQ(Driver.getString("version"), NDIS_TIDY_VERSION);
  EXPECT_EQ(Driver.getArray("rules")->size(),
            catalogue::shipped().Checks.size());
  const llvm::json::Object &Invocation =
      *Run.getArray("invocations")->front().getAsObject();
  EXPECT_EQ(Invocation.getBoolean("executionSuccessful"), false);
}

TEST_F(InformationRun, SarifOfNothingFound) {
  Folder.write("a.c", goodDriver());
  EXPECT_EQ(tidy({"a.c", "--sarif", "a.sarif"}).Status, 0);
  auto Document = llvm::json::parse(Folder.read("a.sarif"));
  ASSERT_TRUE(bool(Document)) << llvm::toString(Document.takeError());
  const llvm::json::Object &Run =
      *Document->getAsObject()->getArray("runs")->front().getAsObject();
  EXPECT_TRUE(Run.getArray("results")->empty());
}

TEST_F(InformationRun, ATimeTraceNamesThePhases) {
  Folder.write("d/a.c", leakyDriver());
  Folder.write("d/b.c", "int x;\n");
  for (const char *Jobs : {"-j1", "-j2"}) {
    EXPECT_EQ(tidy({"d", Jobs, "--no-cache", "--time-trace=t.json"}).Status, 1);
    std::string Text = Folder.read("t.json");
    for (const char *Phase :
         {"run", "parse", "lower", "link", "engine", "report"})
      EXPECT_TRUE(llvm::StringRef(Text).contains(std::string("\"Total ndis ") +
                                                 Phase + "\""))
          << Jobs << ' ' << Phase;
  }
  Finished F = tidy({"d", "--time-trace=none/t.json"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_TRUE(llvm::StringRef(F.Err).ends_with(
      "ndis-tidy: error: cannot write the time trace to 'none/t.json': No such "
      "file or directory\n"))
      << F.Err;
}

} // namespace
