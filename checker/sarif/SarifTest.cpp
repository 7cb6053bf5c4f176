//===- SarifTest.cpp - Tests of findings as SARIF -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sarif/Sarif.h"
#include "testing/Process.h"
#include "llvm/Support/FileSystem.h"
#include "gtest/gtest.h"
#include <thread>

using namespace ndistidy;
using namespace ndistidy::sarif;
using ndistidy::testing::TemporaryFolder;
namespace json = llvm::json;

namespace {

/// Two rules, and reports on files in a folder of their own.
class SarifTest : public ::testing::Test {
protected:
  SarifTest() {
    About.Version = "1.2.3";
    About.Folder = Folder.path();
    About.Rules = {
        {"ndis-a", "A sentence.", "What to do.", report::Level::Warning},
        {"ndis-b", "Another.", "Nothing.", report::Level::Note}};
  }

  /// A finding in the folder's file \p Name, which is \p Text.
  engine::Finding &find(llvm::StringRef Name, llvm::StringRef Text,
                        ir::Location Loc) {
    Folder.write(Name, Text);
    Files.push_back(Folder.path(Name));
    engine::Finding &F = Analysis.Findings.emplace_back();
    F.Check = "ndis-a";
    F.Message = "it leaks";
    Loc.File = Files.size() - 1;
    F.Loc = Loc;
    return F;
  }
  /// The document as it reads when it is written and parsed again.
  json::Object make() {
    report::Report R;
    R.add(std::move(Analysis), Files);
    std::string Text;
    llvm::raw_string_ostream(Text) << json::Value(document(R, About));
    llvm::Expected<json::Value> Parsed = json::parse(Text);
    EXPECT_TRUE(bool(Parsed)) << llvm::toString(Parsed.takeError());
    return Parsed ? std::move(*Parsed->getAsObject()) : json::Object();
  }
  json::Object run() {
    json::Object Document = make();
    EXPECT_EQ(Document.getString("version"), "2.1.0");
    EXPECT_TRUE(Document.getString("$schema")->contains("sarif-schema-2.1.0"));
    EXPECT_EQ(Document.getArray("runs")->size(), 1U);
    return *Document.getArray("runs")->front().getAsObject();
  }

  TemporaryFolder Folder;
  sarif::Run About;
  engine::Analysis Analysis;
  std::vector<std::string> Files;
};

const json::Object &at(const json::Array *Values, size_t N) {
  static const json::Object None;
  const json::Object *Found =
      Values && N < Values->size() ? (*Values)[N].getAsObject() : nullptr;
  EXPECT_TRUE(Found);
  return Found ? *Found : None;
}

std::string text(const json::Object &Of, llvm::StringRef Key) {
  const json::Object *Message = Of.getObject(Key);
  return Message ? Message->getString("text").value_or("").str() : "none";
}

/// "a.c:3:5-3:9": what a physical location says.
std::string place(const json::Object &Location) {
  const json::Object *Physical = Location.getObject("physicalLocation");
  if (!Physical)
    return "none";
  const json::Object &File = *Physical->getObject("artifactLocation");
  const json::Object &Region = *Physical->getObject("region");
  auto Number = [&](llvm::StringRef Key) {
    return std::to_string(Region.getInteger(Key).value_or(0));
  };
  return File.getString("uri").value_or("").str() + ":" + Number("startLine") +
         ":" + Number("startColumn") + "-" + Number("endLine") + ":" +
         Number("endColumn");
}

TEST_F(SarifTest, TheDocumentOutlivesWhatItIsMadeOf) {
  find("a.c", "leak();\n", {0, 1, 1});
  report::Report R;
  R.add(std::move(Analysis), Files);
  auto Temporary = std::make_unique<sarif::Run>(About);
  Temporary->Version = "a version that is longer than a small string";
  json::Object Document = document(R, *Temporary);
  std::fill(Temporary->Version.begin(), Temporary->Version.end(), 'x');
  std::string Text;
  llvm::raw_string_ostream(Text) << json::Value(std::move(Document));
  EXPECT_NE(Text.find("a version that is longer"), std::string::npos) << Text;
}

TEST_F(SarifTest, TheToolAndItsRules) {
  json::Object Run = run();
  const json::Object &Driver = *Run.getObject("tool")->getObject("driver");
  EXPECT_EQ(Driver.getString("name"), "ndis-tidy");
  EXPECT_EQ(Driver.getString("version"), "1.2.3");
  EXPECT_FALSE(Driver.get("informationUri"));
  const json::Array *Rules = Driver.getArray("rules");
  ASSERT_EQ(Rules->size(), 2U);
  EXPECT_EQ(at(Rules, 0).getString("id"), "ndis-a");
  EXPECT_EQ(text(at(Rules, 0), "shortDescription"), "A sentence.");
  EXPECT_EQ(text(at(Rules, 0), "fullDescription"), "A sentence.");
  EXPECT_EQ(text(at(Rules, 0), "help"), "What to do.");
  auto Level = [&](size_t N) {
    return at(Rules, N).getObject("defaultConfiguration")->getString("level");
  };
  EXPECT_EQ(Level(0), "warning");
  EXPECT_EQ(Level(1), "note");
}

TEST_F(SarifTest, NothingFoundIsAnEmptyList) {
  json::Object Run = run();
  ASSERT_TRUE(Run.getArray("results"));
  EXPECT_TRUE(Run.getArray("results")->empty());
  EXPECT_EQ(
      at(Run.getArray("invocations"), 0).getBoolean("executionSuccessful"),
      true);
}

TEST_F(SarifTest, AResultWithItsPath) {
  engine::Finding &F = find("a.c", "take();\nif (x)\n  return 1;\n", {0, 3, 3});
  F.Notes = {{engine::PathNote::Kind::Acquire, {0, 1, 1}, "taken here"},
             {engine::PathNote::Kind::Info, {}, "nowhere"},
             {engine::PathNote::Kind::Branch, {0, 2, 5}, "'x' is true here"}};
  json::Object Run = run();
  const json::Object &Result = at(Run.getArray("results"), 0);
  EXPECT_EQ(Result.getString("ruleId"), "ndis-a");
  EXPECT_EQ(Result.getInteger("ruleIndex"), 0);
  EXPECT_EQ(Result.getString("level"), "warning");
  EXPECT_EQ(text(Result, "message"), "it leaks");
  EXPECT_EQ(place(at(Result.getArray("locations"), 0)), "a.c:3:3-3:9");

  const json::Array *Related = Result.getArray("relatedLocations");
  ASSERT_EQ(Related->size(), 2U);
  EXPECT_EQ(place(at(Related, 0)), "a.c:1:1-1:5");
  EXPECT_EQ(text(at(Related, 0), "message"), "taken here");
  EXPECT_EQ(at(Related, 1).getInteger("id"), 1);
  EXPECT_EQ(text(at(Related, 1), "message"), "'x' is true here");

  const json::Object &Flow = at(Result.getArray("codeFlows"), 0);
  const json::Array *Steps =
      at(Flow.getArray("threadFlows"), 0).getArray("locations");
  ASSERT_EQ(Steps->size(), 2U);
  const json::Object &Step = *at(Steps, 1).getObject("location");
  EXPECT_EQ(place(Step), "a.c:2:5-2:6");
  EXPECT_EQ(text(Step, "message"), "'x' is true here");
}

TEST_F(SarifTest, ANoteOfACheckHasItsLevel) {
  find("a.c", "x;\n", {0, 1, 1}).Check = "ndis-b";
  json::Object Run = run();
  EXPECT_EQ(at(Run.getArray("results"), 0).getString("level"), "note");
  EXPECT_EQ(at(Run.getArray("results"), 0).getInteger("ruleIndex"), 1);
}

TEST_F(SarifTest, AFileThatIsGoneHasNoPlace) {
  find("a.c", "x;\n", {0, 1, 1});
  ASSERT_FALSE(llvm::sys::fs::remove(Folder.path("a.c")));
  json::Object Run = run();
  const json::Object &Result = at(Run.getArray("results"), 0);
  EXPECT_EQ(text(Result, "message"), "it leaks");
  EXPECT_FALSE(Result.getArray("locations") &&
               !Result.getArray("locations")->empty());
}

TEST_F(SarifTest, AddressesAreRelativeToTheFolderWhereTheyCanBe) {
  TemporaryFolder Elsewhere;
  Elsewhere.write("b.c", "x;\n");
  engine::Finding &F = find("sub dir/a.c", "x;\n", {0, 1, 1});
  Files.push_back(Elsewhere.path("b.c"));
  F.Notes = {{engine::PathNote::Kind::Info, {1, 1, 1}, "there"}};
  json::Object Run = run();
  const json::Object &Result = at(Run.getArray("results"), 0);
  EXPECT_EQ(place(at(Result.getArray("locations"), 0)),
            "sub%20dir/a.c:1:1-1:2");
  EXPECT_EQ(place(at(Result.getArray("relatedLocations"), 0)),
            "file://" + Elsewhere.path("b.c") + ":1:1-1:2");
  const json::Object &Base =
      *Run.getObject("originalUriBaseIds")->getObject("%SRCROOT%");
  EXPECT_EQ(Base.getString("uri"), "file://" + Folder.path() + "/");
}

TEST_F(SarifTest, ADriverElsewhereHasABaseOfItsOwn) {
  TemporaryFolder Elsewhere;
  About.DriverFolder = Elsewhere.path();
  Elsewhere.write("b.c", "x;\n");
  engine::Finding &F = find("a.c", "x;\n", {0, 1, 1});
  Files.push_back(Elsewhere.path("b.c"));
  F.Loc.File = 1;
  json::Object Run = run();
  const json::Object &Location =
      at(at(Run.getArray("results"), 0).getArray("locations"), 0);
  EXPECT_EQ(place(Location), "b.c:1:1-1:2");
  EXPECT_EQ(Location.getObject("physicalLocation")
                ->getObject("artifactLocation")
                ->getString("uriBaseId"),
            "%DRIVERROOT%");
  const json::Object &Bases = *Run.getObject("originalUriBaseIds");
  EXPECT_EQ(Bases.size(), 2U);
  EXPECT_EQ(Bases.getObject("%DRIVERROOT%")->getString("uri"),
            "file://" + Elsewhere.path() + "/");
}

TEST_F(SarifTest, WhatNamesAResultFromOneRunToTheNext) {
  find("a.c", "x;\n", {0, 1, 1}).Fingerprint = "abc:1";
  find("b.c", "x;\n", {0, 1, 1});
  json::Object Run = run();
  const json::Array *Results = Run.getArray("results");
  const json::Object *Prints = at(Results, 0).getObject("partialFingerprints");
  ASSERT_TRUE(Prints);
  EXPECT_EQ(Prints->getString("ndisTidy/v1"), "abc:1");
  EXPECT_FALSE(at(Results, 1).get("partialFingerprints"));
}

TEST_F(SarifTest, TheVariantsInWhichAResultHolds) {
  find("a.c", "x;\n", {0, 1, 1}).Variants = {"DBG"};
  find("b.c", "x;\n", {0, 1, 1});
  About.Variants = {"base", "DBG"};
  json::Object Run = run();
  auto Variants = [&](size_t N) {
    return *at(Run.getArray("results"), N)
                .getObject("properties")
                ->getArray("variants");
  };
  EXPECT_EQ(Variants(0), (json::Array{"DBG"}));
  EXPECT_EQ(Variants(1), (json::Array{"base", "DBG"}));
}

TEST_F(SarifTest, HowTheCommandWasCalled) {
  EXPECT_FALSE(at(run().getArray("invocations"), 0).get("arguments"));
  About.Arguments = {"d", "--checks=\xFF"};
  About.Remarks = {"2 lines were not compiled"};
  json::Object Run = run();
  const json::Object &Invocation = at(Run.getArray("invocations"), 0);
  EXPECT_EQ(*Invocation.getArray("arguments"),
            (json::Array{"d", "--checks=\xEF\xBF\xBD"}));
  EXPECT_EQ(Invocation.getObject("workingDirectory")->getString("uri"),
            "file://" + Folder.path() + "/");
  const json::Object &Said =
      at(Invocation.getArray("toolExecutionNotifications"), 0);
  EXPECT_EQ(Said.getString("level"), "note");
  EXPECT_EQ(text(Said, "message"), "2 lines were not compiled");
}

TEST_F(SarifTest, SeveralDriversAreSeveralRuns) {
  find("a.c", "x;\n", {0, 1, 1});
  report::Report One, Two;
  One.add(std::move(Analysis), Files);
  sarif::Run First = About, Second = About;
  First.Id = "ndis-tidy/one/";
  Second.Id = "ndis-tidy/two/";
  json::Object Document =
      document({DriverRun{&One, First}, DriverRun{&Two, Second}});
  const json::Array *Runs = Document.getArray("runs");
  ASSERT_EQ(Runs->size(), 2U);
  for (auto [N, Id, Results] :
       {std::tuple(0, "ndis-tidy/one/", 1U), {1, "ndis-tidy/two/", 0U}}) {
    const json::Object &Run = at(Runs, N);
    EXPECT_EQ(Run.getObject("automationDetails")->getString("id"), Id);
    EXPECT_EQ(Run.getArray("results")->size(), Results);
  }
}

TEST_F(SarifTest, WhatWasNotAnalysedIsANotification) {
  find("a.c", "void Halt();\n", {0, 1, 1});
  Analysis.Incompletes = {{{0, 1, 6}, "Halt", "too large"},
                          {{}, "Other", "too deep"}};
  About.Successful = false;
  About.Failures = {"'b.c' did not parse"};
  json::Object Run = run();
  const json::Object &Invocation = at(Run.getArray("invocations"), 0);
  EXPECT_EQ(Invocation.getBoolean("executionSuccessful"), false);
  const json::Array *Said = Invocation.getArray("toolExecutionNotifications");
  ASSERT_EQ(Said->size(), 3U);
  EXPECT_EQ(at(Said, 0).getString("level"), "error");
  EXPECT_EQ(text(at(Said, 0), "message"), "'b.c' did not parse");
  for (size_t N : {1, 2})
    EXPECT_EQ(at(Said, N).getString("level"), "note");
  EXPECT_EQ(text(at(Said, 2), "message"),
            "routine 'Halt' was not analysed to its end: too large");
  EXPECT_EQ(place(at(at(Said, 2).getArray("locations"), 0)), "a.c:1:6-0:0");
}

TEST_F(SarifTest, NamesOfFilesThatAreNoUtf8) {
  find("l\xE9"
       "ak %41#.c",
       "x;\n", {0, 1, 1});
  About.Failures = {"cannot read 'b\xFF.c'"};
  Analysis.Incompletes = {{{0, 1, 1}, "H\xE9", "too large"}};
  json::Object Run = run();
  EXPECT_EQ(place(at(at(Run.getArray("results"), 0).getArray("locations"), 0)),
            "l%E9ak%20%2541%23.c:1:1-1:2");
  const json::Array *Said =
      at(Run.getArray("invocations"), 0).getArray("toolExecutionNotifications");
  EXPECT_EQ(text(at(Said, 0), "message"), "cannot read 'b\xEF\xBF\xBD.c'");
}

TEST_F(SarifTest, ColumnsCountCharacters) {
  find("a.c", "/*\xC3\xA9*/ call();\n", {0, 1, 8});
  json::Object Run = run();
  EXPECT_EQ(Run.getString("columnKind"), "unicodeCodePoints");
  EXPECT_EQ(place(at(at(Run.getArray("results"), 0).getArray("locations"), 0)),
            "a.c:1:7-1:11");
}

TEST_F(SarifTest, BytesThatAreNoTextAreOneCharacterEach) {
  engine::Finding &F = find("a.c", "/*\xE9*/ call();\n", {0, 1, 7});
  F.Notes = {{engine::PathNote::Kind::Info, {0, 1, 7}, "here"}};
  json::Object Run = run();
  const json::Object &Result = at(Run.getArray("results"), 0);
  EXPECT_EQ(place(at(Result.getArray("locations"), 0)), "a.c:1:7-1:11");
  EXPECT_EQ(place(at(Result.getArray("relatedLocations"), 0)), "a.c:1:7-1:11");
}

TEST_F(SarifTest, TheSameReportGivesTheSameDocument) {
  find("a.c", "x;\ny;\n", {0, 2, 1});
  find("b.c", "x;\n", {0, 1, 1});
  engine::Analysis Again = Analysis;
  json::Object First = make();
  Analysis = Again;
  EXPECT_EQ(First, make());
}

class WriteTest : public ::testing::Test {
protected:
  std::string write(llvm::StringRef Path) {
    return llvm::toString(sarif::write(json::Object{{"a", 1}}, Path));
  }

  static constexpr llvm::StringLiteral Text = "{\n  \"a\": 1\n}\n";
  TemporaryFolder Folder;
};

TEST_F(WriteTest, AFileIsReplacedAsAWhole) {
  Folder.write("x.sarif", std::string(1000, 'x'));
  EXPECT_EQ(write(Folder.path("x.sarif")), "");
  EXPECT_EQ(Folder.read("x.sarif"), Text);
  EXPECT_EQ(ndistidy::testing::runIn(Folder.path(), {"ls", "-A"}).Out,
            "x.sarif\n");
}

TEST_F(WriteTest, BehindALinkNotInItsPlace) {
  Folder.write("real.sarif", "");
  Folder.link("real.sarif", "link.sarif");
  EXPECT_EQ(write(Folder.path("link.sarif")), "");
  EXPECT_EQ(Folder.read("real.sarif"), Text);
  EXPECT_TRUE(llvm::sys::fs::is_symlink_file(Folder.path("link.sarif")));
}

TEST_F(WriteTest, WhatIsNoFileIsWrittenTo) {
  auto Run = [&](std::vector<std::string> Words) {
    return ndistidy::testing::runIn(Folder.path(), std::move(Words));
  };
  ASSERT_EQ(Run({"mkfifo", "pipe"}).Status, 0);
  std::thread Reader([&] { EXPECT_EQ(Run({"cat", "pipe"}).Out, Text); });
  EXPECT_EQ(write(Folder.path("pipe")), "");
  Reader.join();
  llvm::sys::fs::file_status Status;
  ASSERT_FALSE(llvm::sys::fs::status(Folder.path("pipe"), Status));
  EXPECT_EQ(Status.type(), llvm::sys::fs::file_type::fifo_file);
}

TEST_F(WriteTest, ErrorsNameTheFile) {
  std::string Path = Folder.path("no/such/x.sarif");
  EXPECT_EQ(write(Path),
            "cannot write SARIF to '" + Path + "': No such file or directory");
  EXPECT_EQ(write(Folder.path()),
            "cannot write SARIF to '" + Folder.path() + "': Is a directory");
  EXPECT_EQ(write("/dev/full"),
            "cannot write SARIF to '/dev/full': No space left on device");
}

} // namespace
