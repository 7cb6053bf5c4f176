//===- BaselineTest.cpp - Tests of findings that are known already --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Baseline.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::report;

namespace {

std::string error(llvm::StringRef Text) {
  llvm::Expected<Baseline> B = parseBaseline(Text, "b");
  return B ? "none" : llvm::toString(B.takeError());
}

/// A report of findings with these fingerprints, each on a line of its own.
Report reportOf(llvm::ArrayRef<std::string> Prints) {
  engine::Analysis A;
  unsigned Line = 0;
  for (const std::string &Print : Prints) {
    engine::Finding &F = A.Findings.emplace_back();
    F.Loc = {0, ++Line, 1};
    F.Check = "ndis-a";
    F.Fingerprint = Print;
  }
  Report R;
  R.add(std::move(A), {"a.c"});
  return R;
}

Baseline::Part part(std::string Driver, llvm::ArrayRef<std::string> Prints) {
  Baseline::Part P{std::move(Driver), {}};
  for (const std::string &Print : Prints)
    P.Entries.push_back({"ndis-a", Print});
  return P;
}

/// "known gone new", where new is the fingerprints that are left.
std::string compare(const Baseline &Old,
                    std::vector<std::pair<std::string, Report>> Drivers,
                    bool Checked = true) {
  std::vector<DriverReport> Reports;
  Reports.reserve(Drivers.size());
  for (auto &[Driver, R] : Drivers)
    Reports.push_back({Driver, &R});
  Comparison C =
      subtract(Old, Reports, [&](llvm::StringRef) { return Checked; });
  std::string Result = std::to_string(C.Known) + " " + std::to_string(C.Gone);
  for (const auto &[Driver, R] : Drivers)
    for (const engine::Finding &F : R.findings())
      Result += " " + F.Fingerprint;
  return Result;
}

using Prints = std::vector<std::string>;

TEST(Baseline, KnownGoneAndNew) {
  EXPECT_EQ(compare({{part("d", Prints{"x:1", "y:1"})}},
                    {{"d", reportOf(Prints{"x:1", "z:1"})}}),
            "1 1 z:1");
}

TEST(Baseline, OneForOne) {
  Baseline Old{{part("d", Prints{"x:1", "x:2"})}};
  EXPECT_EQ(compare(Old, {{"d", reportOf(Prints{"x:1", "x:2", "x:3"})}}),
            "2 0 x:3");
  EXPECT_EQ(compare(Old, {{"d", reportOf(Prints{"x:1"})}}), "1 1");
  // Not even if the file's fingerprints were made equal by hand.
  EXPECT_EQ(compare({{part("d", Prints{"x:1"})}},
                    {{"d", reportOf(Prints{"x:1", "x:1"})}}),
            "1 0 x:1");
}

TEST(Baseline, ADriverDoesNotHideBehindAnother) {
  Baseline Old{{part("d", Prints{"x:1"}), part("e", Prints{})}};
  EXPECT_EQ(
      compare(Old, {{"d", reportOf(Prints{})}, {"e", reportOf(Prints{"x:1"})}}),
      "0 1 x:1");
}

TEST(Baseline, ARenamedFolderIsRecognized) {
  Baseline Old{{part("d", Prints{"x:1"}), part("e", Prints{"x:1", "y:1"})}};
  EXPECT_EQ(compare(Old, {{"d", reportOf(Prints{"x:1"})},
                          {"new", reportOf(Prints{"x:1"})}}),
            "2 1");
}

TEST(Baseline, DriversThatWereNotAnalysedAreNotGone) {
  Baseline Old{{part("d", Prints{"x:1"}), part("e", Prints{"y:1"})}};
  EXPECT_EQ(compare(Old, {{"d", reportOf(Prints{"x:1"})}}), "1 0");
}

TEST(Baseline, ChecksThatWereNotRunAreNotGone) {
  Baseline Old{{part("d", Prints{"x:1"})}};
  EXPECT_EQ(compare(Old, {{"d", reportOf(Prints{})}}), "0 1");
  EXPECT_EQ(compare(Old, {{"d", reportOf(Prints{})}}, false), "0 0");
}

TEST(Baseline, OfAFile) {
  llvm::Expected<Baseline> B = parseBaseline(
      R"({"version": "2.1.0", "runs": [
        {"tool": {"driver": {"name": "other"}}, "results": [{}]},
        {"tool": {"driver": {"name": "ndis-tidy"}},
         "automationDetails": {"id": "ndis-tidy/d/"},
         "results": [{"ruleId": "ndis-a",
                      "partialFingerprints": {"ndisTidy/v1": "x:1"}}]}]})",
      "b");
  ASSERT_TRUE(bool(B)) << llvm::toString(B.takeError());
  ASSERT_EQ(B->Parts.size(), 1U);
  EXPECT_EQ(B->Parts[0].Driver, "ndis-tidy/d/");
  ASSERT_EQ(B->Parts[0].Entries.size(), 1U);
  EXPECT_EQ(B->Parts[0].Entries[0].Check, "ndis-a");
  EXPECT_EQ(B->Parts[0].Entries[0].Fingerprint, "x:1");
}

TEST(Baseline, WhatIsNoBaseline) {
  EXPECT_EQ(llvm::StringRef(error("{")).split(": ").first,
            "baseline 'b' is no JSON");
  for (llvm::StringRef Text :
       {"[]", "{}", R"({"runs": []})", R"({"version": "2.0.0", "runs": []})",
        R"({"version": "2.1.0", "runs": 3})"})
    EXPECT_EQ(error(Text), "baseline 'b' is no SARIF 2.1.0");
  EXPECT_EQ(error(R"({"version": "2.1.0", "runs": [3, {}, {"tool": 1}]})"),
            "baseline 'b' has no run of ndis-tidy");
  llvm::StringRef Head = R"({"version": "2.1.0", "runs": [{"tool":
      {"driver": {"name": "ndis-tidy"}})";
  EXPECT_EQ(error(Head.str() + "}]}"),
            "baseline 'b' has a run without results");
  for (llvm::StringRef Result :
       {"3", "{}", R"({"ruleId": "a"})",
        R"({"ruleId": "a", "partialFingerprints": {"ndisTidy/v0": "x"}})"})
    EXPECT_EQ(error((Head + R"(, "results": [)" + Result + "]}]}").str()),
              "baseline 'b' has a result without the fingerprint "
              "'ndisTidy/v1': write it anew with --write-baseline");
}

} // namespace
