//===- VariantsTest.cpp ---------------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "check-inputs/Variants.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace ndistidy::inputs;

namespace {

using Lines = std::vector<std::string>;

/// A folder of inputs that goes away.
class VariantsTest : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("inputs", Root));
  }
  void TearDown() override {
    EXPECT_FALSE(llvm::sys::fs::remove_directories(Root));
  }

  void put(llvm::StringRef Path, unsigned LineCount = 0) {
    llvm::SmallString<128> Whole(Root);
    llvm::sys::path::append(Whole, Path);
    ASSERT_FALSE(
        llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Whole)));
    std::error_code Why;
    llvm::raw_fd_ostream OS(Whole, Why);
    ASSERT_FALSE(Why);
    OS << std::string(LineCount, '\n');
  }
  void putMany(llvm::StringRef Check, unsigned Bad, unsigned Ok) {
    for (unsigned N = 0; N != Bad; ++N)
      put((Check + "/" + std::to_string(N) + "-bad.c").str());
    for (unsigned N = 0; N != Ok; ++N)
      put((Check + "/" + std::to_string(N) + "-ok/driver.c").str());
  }
  /// Without the folder, which has another name each time.
  Lines complaints(const Lines &Checks) {
    Lines Result = takeInventory(Root, Checks).Complaints;
    for (std::string &Line : Result)
      if (llvm::StringRef(Line).starts_with(Root))
        Line.erase(0, Root.size() + 1);
    return Result;
  }

  llvm::SmallString<128> Root;
};

TEST_F(VariantsTest, AName) {
  std::optional<Variant> V = Variant::named("t/ndis-a/early-return-bad.c");
  ASSERT_TRUE(V.has_value());
  EXPECT_EQ(V->Check, "ndis-a");
  EXPECT_EQ(V->Kind, VariantKind::Bad);
  EXPECT_FALSE(V->IsFolder);
  V = Variant::named("t/ndis-a/list-false-negative");
  ASSERT_TRUE(V.has_value());
  EXPECT_EQ(V->Kind, VariantKind::FalseNegative);
  EXPECT_TRUE(V->IsFolder);
  EXPECT_EQ(Variant::named("t/ndis-a/x-ok.cpp")->Kind, VariantKind::Ok);
  EXPECT_EQ(Variant::named("t/ndis-a/x-false-positive.c")->Kind,
            VariantKind::FalsePositive);
  EXPECT_FALSE(Variant::named("t/ndis-a/x.c").has_value());
  EXPECT_FALSE(Variant::named("t/ndis-a/x-ok.h").has_value());
}

TEST_F(VariantsTest, ADefectiveOneExpectsAFindingOfItsCheck) {
  Variant V = *Variant::named("ndis-a/x-bad.c");
  Expectations None, Other, Own;
  Other.Findings.push_back({"ndis-a/x-bad.c", 1, "ndis-b", "x"});
  Own.Findings.push_back({"ndis-a/x-bad.c", 1, "ndis-a", "x"});
  EXPECT_EQ(judge(V, None), Lines{"ndis-a/x-bad.c: expects no finding of "
                                  "ndis-a"});
  EXPECT_EQ(judge(V, Other).size(), 1U);
  EXPECT_EQ(judge(V, Own), Lines{});
  V.Kind = VariantKind::FalsePositive;
  EXPECT_EQ(judge(V, None).size(), 1U);
  EXPECT_EQ(judge(V, Own), Lines{});
}

TEST_F(VariantsTest, ACorrectOneExpectsNothing) {
  Variant V = *Variant::named("ndis-a/x-ok.c");
  Expectations None, Other;
  Other.Findings.push_back({"ndis-a/x-ok.c", 1, "ndis-b", "x"});
  EXPECT_EQ(judge(V, None), Lines{});
  EXPECT_EQ(judge(V, Other).size(), 1U);
  V.Kind = VariantKind::FalseNegative;
  EXPECT_EQ(judge(V, None), Lines{});
  EXPECT_EQ(judge(V, Other).size(), 1U);
}

TEST_F(VariantsTest, SixOfEachAreEnough) {
  putMany("ndis-a", 6, 6);
  put("ndis-a/known-false-positive.c");
  Inventory I = takeInventory(Root, {"ndis-a"});
  EXPECT_EQ(I.Complaints, Lines{});
  ASSERT_EQ(I.Checks.size(), 1U);
  EXPECT_EQ(I.Checks[0].OfKind[0], 6U);
  EXPECT_EQ(I.Checks[0].OfKind[1], 6U);
  EXPECT_EQ(I.Checks[0].OfKind[2], 1U);
  EXPECT_EQ(I.Checks[0].OfKind[3], 0U);
}

TEST_F(VariantsTest, TooFewAreNot) {
  putMany("ndis-a", 5, 6);
  EXPECT_EQ(complaints({"ndis-a", "ndis-b"}),
            (Lines{"ndis-a: 5 defective variants instead of 6",
                   "ndis-b: 0 defective variants instead of 6",
                   "ndis-b: 0 correct variants instead of 6"}));
}

TEST_F(VariantsTest, AWholeDriverHasTheSizeOfOne) {
  put("drivers/a/driver.c", 199);
  put("drivers/a/README.md", 1);
  put("drivers/b/driver.c", 600);
  put("drivers/b/driver.h", 401);
  put("drivers/c/driver.c", 200);
  put("drivers/d/driver.c", 1000);
  put("drivers/d/.ndis-tidy/kept", 1);
  EXPECT_EQ(complaints({}),
            (Lines{"drivers/a: 199 lines; a driver has 200 to 1000",
                   "drivers/b: 1001 lines; a driver has 200 to 1000"}));
}

TEST_F(VariantsTest, NothingElseMayLieThere) {
  putMany("ndis-a", 6, 6);
  put("ndis-a/common.h");
  put("ndis-b/x-ok.c");
  EXPECT_EQ(complaints({"ndis-a"}),
            (Lines{"ndis-a/common.h: no variant by its name",
                   "ndis-b: there is no such check"}));
}

} // namespace
