//===- BaselineRunTest.cpp - Tests of findings known already --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

/// leakyDriver() in "d/a.c", and its findings in "old.sarif".
class BaselineRun : public EndToEnd {
protected:
  BaselineRun() {
    Folder.write("d/a.c", leakyDriver());
    EXPECT_EQ(tidy({"d", "--write-baseline=old.sarif"}).Status, 1);
  }
  /// The status and what the summary says behind the number of files.
  std::string compare(const Words &Arguments) {
    Words All = {"--baseline=old.sarif"};
    All.insert(All.end(), Arguments.begin(), Arguments.end());
    Finished F = tidy(All);
    return std::to_string(F.Status) + firstLine(F.Err.substr(F.Err.find(',')));
  }
};

TEST_F(BaselineRun, WhatIsKnownIsNotReportedAndDoesNotFail) {
  Finished F = tidy({"d", "--baseline=old.sarif"});
  EXPECT_EQ(F.Status, 0);
  EXPECT_EQ(F.Out, "");
  EXPECT_EQ(firstLine(F.Err), "ndis-tidy: 0 findings in 1 file, 1 in the "
                              "baseline, 0 gone from it\n");
}

TEST_F(BaselineRun, EditsAroundItChangeNothing) {
  Folder.write("d/a.c", "// above\n\n" + leakyDriver() + "int Below;\n");
  EXPECT_EQ(compare({"d"}), "0, 1 in the baseline, 0 gone from it\n");
}

TEST_F(BaselineRun, ARenamedFileOrFolderChangesNothing) {
  Folder.write("e/b.c", leakyDriver());
  EXPECT_EQ(compare({"e"}), "0, 1 in the baseline, 0 gone from it\n");
}

TEST_F(BaselineRun, WhatIsGoneIsCounted) {
  Folder.write("d/a.c", goodDriver());
  EXPECT_EQ(compare({"d"}), "0, 0 in the baseline, 1 gone from it\n");
}

TEST_F(BaselineRun, ANewFindingDoesNotHide) {
  std::string Text = leakyDriver();
  Text.replace(Text.find("16, 16"), 6, "16, 99");
  Folder.write("d/a.c", Text);
  EXPECT_EQ(compare({"d"}), "1, 0 in the baseline, 1 gone from it\n");
  // The same defect in another driver is another one.
  Folder.write("d/a.c", leakyDriver());
  Folder.write("e/a.c", leakyDriver());
  EXPECT_EQ(compare({"d", "e"}), "1, 1 in the baseline, 0 gone from it\n");
}

TEST_F(BaselineRun, OfThreeEqualOnesOneIsNew) {
  // Two pools, taken and left in lines that read the same.
  auto Driver = [](unsigned Pools) {
    std::string Text = leakyDriver();
    std::string Take = "    NdisAllocatePacketPool(&Status, &Pool, 16, 16);\n";
    std::string More;
    for (unsigned N = 1; N < Pools; ++N)
      More += Take + "    if (Status != NDIS_STATUS_SUCCESS) return Status;\n";
    Text.insert(Text.find(Take), More);
    return Text;
  };
  Folder.write("d/a.c", Driver(2));
  ASSERT_EQ(tidy({"d", "--write-baseline=old.sarif"}).Status, 1);
  Finished F = tidy({"d"});
  unsigned Two = llvm::StringRef(F.Out).count(": warning: ");
  Folder.write("d/a.c", Driver(3));
  unsigned Three = llvm::StringRef(tidy({"d"}).Out).count(": warning: ");
  ASSERT_GT(Three, Two) << F.Out;
  EXPECT_EQ(compare({"d"}),
            "1, " + std::to_string(Two) + " in the baseline, 0 gone from it\n");
}

TEST_F(BaselineRun, ItIsReadBeforeItIsWritten) {
  Folder.write("d/b.c", "#include <ndis.h>\n");
  EXPECT_EQ(
      tidy({"d", "--baseline=old.sarif", "--write-baseline=old.sarif"}).Status,
      0);
  EXPECT_EQ(compare({"d"}), "0, 1 in the baseline, 0 gone from it\n");
}

TEST_F(BaselineRun, SarifHasWhatIsNew) {
  ASSERT_EQ(tidy({"d", "--baseline=old.sarif", "--sarif=new.sarif"}).Status, 0);
  EXPECT_NE(Folder.read("new.sarif").find("\"results\": []"),
            std::string::npos);
}

TEST_F(BaselineRun, ChecksThatAreNotRunAreNotGone) {
  EXPECT_EQ(compare({"d", "--checks=-ndis-unload-leak"}),
            "0, 0 in the baseline, 0 gone from it\n");
}

TEST_F(BaselineRun, BadFiles) {
  expectError({"d", "--baseline=none"},
              "cannot read baseline 'none': No such file or directory");
  expectError({"d", "--baseline=d"},
              "cannot read baseline 'd': Is a directory");
  Folder.write("bad", "int x;\n");
  expectError({"d", "--baseline=bad"}, "baseline 'bad' is no JSON: [1:1, "
                                       "byte=1]: Invalid JSON value");
  Folder.write("bad", "{}");
  expectError({"d", "--baseline=bad"}, "baseline 'bad' is no SARIF 2.1.0");
  Finished F = tidy({"d", "--write-baseline=no/such"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_NE(F.Err.find("ndis-tidy: error: cannot write SARIF to 'no/such': "),
            std::string::npos);
}

} // namespace
