//===- AnalystTest.cpp - Tests of what is found while a file is open ------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "knowledge/Analyst.h"
#include "catalogue/CatalogueYaml.h"
#include "ir/Text.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::knowledge;

namespace {

ir::Module parse(const std::string &Text) {
  llvm::Expected<ir::Module> M = ir::parse({Text, "text"});
  EXPECT_TRUE(bool(M)) << llvm::toString(M.takeError());
  return M ? std::move(*M) : ir::Module();
}

/// A driver whose DriverEntry fails and keeps a pool, with its lines from
/// \p Line on; \p More is another step.
std::string leaky(unsigned Line, const std::string &More = "") {
  auto At = [&](unsigned N) {
    return " !" + std::to_string(Line + N) + ":5\n";
  };
  return "file \"a.c\"\n"
         "global @Pool\n"
         "func DriverEntry(DriverObject, RegistryPath)" +
         (" !" + std::to_string(Line) + ":1") +
         " {\n  call NdisAllocatePacketPool(&%Status, &@Pool, 16, 16)" + At(1) +
         More + "  branch %Status == 0 ? b1 : b2" + At(2) +
         "b1:\n  call Helper()" + At(3) + "  return -1" + At(4) +
         "b2:\n  return -1" + At(5) + "}\n";
}

class AnalystTest : public ::testing::Test {
protected:
  /// Expects as many findings as a new analyst has, on the same places.
  size_t lines(const std::string &Text, const Rest *Others = nullptr) {
    auto Here = Known.analyse(parse(Text), Others, {});
    auto New = Analyst(catalogue::shipped()).analyse(parse(Text), Others, {});
    EXPECT_TRUE(Here && New);
    if (!Here || !New)
      return 0;
    EXPECT_EQ(Here->Found.Findings, New->Found.Findings);
    EXPECT_EQ(Here->Found.Incompletes, New->Found.Incompletes);
    EXPECT_EQ(Here->Files, New->Files);
    return Here->Found.Findings.empty() ? 0 : Here->Found.Findings[0].Loc.Line;
  }
  static Rest::Part part(const std::string &Text) {
    return {std::make_shared<ir::Module>(parse(Text)), cache::digestOf(Text)};
  }

  Analyst Known{catalogue::shipped()};
};

const char Helper[] = "file \"b.c\"\nfunc Helper() !1:1 { return }\n";
const char Frees[] =
    "file \"b.c\"\nglobal @Pool extern\n"
    "func Helper() !1:1 {\n  call NdisFreePacketPool(@Pool)\n  return\n}\n";

TEST_F(AnalystTest, WhatOnlyMovedIsNotAnalysedAgain) {
  Rest Others;
  Others.Others = {part(Helper)};
  size_t Line = lines(leaky(10), &Others);
  EXPECT_GE(Line, 10u);
  EXPECT_EQ(lines(leaky(30), &Others), Line + 20);
  EXPECT_EQ(lines(leaky(10), &Others), Line);
  EXPECT_EQ(Known.made(), 1u);
}

TEST_F(AnalystTest, WhoAsksOnceIsToldTheSame) {
  Analyst Once(catalogue::shipped(), /*Remembers=*/false);
  Rest Others;
  Others.Others = {part(Helper)};
  for (size_t Asked = 1; Asked != 3; ++Asked) {
    size_t Line = lines(leaky(10), &Others);
    auto Found = Once.analyse(parse(leaky(10)), &Others, {});
    ASSERT_TRUE(Found && !Found->Found.Findings.empty());
    EXPECT_EQ(Found->Found.Findings[0].Loc.Line, Line);
    EXPECT_EQ(Once.made(), Asked);
  }
  Others.Others.push_back(
      part("file \"c.c\"\nfunc Helper() !1:1 { return }\n"));
  auto Apart = Once.analyse(parse(leaky(10)), &Others, {});
  ASSERT_TRUE(Apart);
  EXPECT_TRUE(Apart->Apart);
}

TEST_F(AnalystTest, WhatDoesNotGoTogetherIsJudgedApart) {
  Rest Others;
  Others.Others = {part(Helper)};
  auto Here = Known.analyse(parse(leaky(10)), &Others, {});
  ASSERT_TRUE(Here);
  EXPECT_FALSE(Here->Apart);
  Others.Others.push_back(
      part("file \"c.c\"\nfunc Helper() !1:1 { return }\n"));
  Here = Known.analyse(parse(leaky(10)), &Others, {});
  ASSERT_TRUE(Here);
  EXPECT_TRUE(Here->Apart);
}

TEST_F(AnalystTest, WhatIsDifferentIs) {
  Rest Others;
  Others.Others = {part(Helper)};
  EXPECT_NE(lines(leaky(10), &Others), 0u);
  EXPECT_NE(lines(leaky(10, "  %x = 1\n"), &Others), 0u);
  EXPECT_EQ(Known.made(), 2u);
  Others.Others = {part(Frees)};
  EXPECT_EQ(lines(leaky(10), &Others), 0u);
  EXPECT_EQ(Known.made(), 3u);
  // Where not all is known, less is said.
  Others.Others = {part(Helper)};
  Others.Gap = "something";
  lines(leaky(10), &Others);
  EXPECT_EQ(Known.made(), 4u);
  lines(leaky(10));
  EXPECT_EQ(Known.made(), 5u);
}

TEST_F(AnalystTest, WhatOthersIncludeIsNotNumbered) {
  Rest Others;
  // b.c includes a.c: the same routine, in the same place.
  std::string Text = leaky(10);
  Text.replace(Text.find("file \"a.c\"\n"), 11, "file \"b.c\"\nfile \"a.c\"\n");
  for (size_t At = 0; (At = Text.find(" !", At)) != std::string::npos; At += 2)
    Text.insert(At + 2, "1:");
  Others.Others = {part(Text), part(Helper)};
  auto Found = Known.analyse(parse(leaky(10)), &Others, {});
  ASSERT_TRUE(Found);
  EXPECT_EQ(Found->Files, (std::vector<std::string>{"a.c", "b.c"}));
  EXPECT_NE(lines(leaky(10), &Others), 0u);
  EXPECT_EQ(Known.made(), 1u);
}

TEST_F(AnalystTest, OnlyTheOpenFileIsJudged) {
  // Both keep a lock; what does so in the other file is shown there.
  auto Keeps = [](const std::string &File, const std::string &Routine) {
    return "file \"" + File + "\"\nfunc " + Routine +
           "(Context) !1:1 {\n  call NdisAcquireSpinLock($0) !2:1\n"
           "  return !3:1\n}\nfunc For" +
           Routine + "() !4:1 {\n  call NdisMInitializeTimer(0, 0, #" +
           Routine + ", 0) !5:1\n  return !6:1\n}\n";
  };
  Rest Others;
  Others.Others = {part(Keeps("b.c", "There"))};
  auto Found = Known.analyse(parse(Keeps("a.c", "Here")), &Others, {});
  ASSERT_TRUE(Found);
  ASSERT_EQ(Found->Found.Findings.size(), 1u);
  EXPECT_EQ(Found->Found.Findings[0].Function, "Here");
}

TEST_F(AnalystTest, WhatDoesNotGoTogetherIsLookedAtAlone) {
  Rest Others;
  Others.Others = {part("file \"b.c\"\nfunc DriverEntry() !1:1 { return }\n")};
  lines(leaky(10), &Others);
  EXPECT_EQ(Known.made(), 1u);
}

} // namespace
