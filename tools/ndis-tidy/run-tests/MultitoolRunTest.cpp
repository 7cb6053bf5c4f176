//===- MultitoolRunTest.cpp - What others say of our SARIF ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Holds the command's SARIF files against the SARIF multitool, the reference
// validator: the schema, the specification's rules, and those of code scanning
// services. It comes from npm, and is kept in the build folder.
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"
#include "llvm/Support/FileSystem.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

constexpr llvm::StringLiteral Package = "@microsoft/sarif-multitool@5.7.0";
constexpr llvm::StringLiteral Tool = NDIS_TIDY_MULTITOOL_FOLDER
    "/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool";

/// Empty, or why the tool cannot be had.
std::string install() {
  if (llvm::sys::fs::can_execute(Tool))
    return "";
  if (std::error_code Error =
          llvm::sys::fs::create_directories(NDIS_TIDY_MULTITOOL_FOLDER))
    return Error.message();
  Finished F = runIn(NDIS_TIDY_MULTITOOL_FOLDER,
                     {"npm", "install", "--no-audit", "--no-fund", "--prefix",
                      ".", Package.str()});
  return F.Status == 0 ? ""
                       : "npm cannot install " + Package.str() + ":\n" + F.Err;
}

using MultitoolRun = EndToEnd;

TEST_F(MultitoolRun, NothingIsWrongWithOurFiles) {
  if (std::string Why = install(); !Why.empty())
    GTEST_SKIP() << Why;
  Folder.write("leaky/sub dir/a.c", leakyDriver());
  Folder.write("good/a.c", goodDriver());
  Folder.write("broken/a.c", leakyDriver() + "int f( {\n");
  TemporaryFolder Elsewhere;
  Elsewhere.write("a.c", leakyDriver());
  Finished F = tidy({"leaky", "good", "broken", Elsewhere.path(),
                     "--sarif=all.sarif", "--write-baseline=all-known.sarif"});
  ASSERT_EQ(F.Status, 2) << F.Err;
  ASSERT_EQ(
      tidy({"leaky", "--baseline=all-known.sarif", "--sarif=new.sarif"}).Status,
      0);
  for (llvm::StringRef File : {"all.sarif", "all-known.sarif", "new.sarif"}) {
    Finished V =
        runIn(Folder.path(), {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1",
                              Tool.str(), "validate", File.str(), "--rule-kind",
                              "Sarif;Ghas", "--level", "Error;Warning"});
    EXPECT_NE(V.Out.find("Analysis completed successfully."), std::string::npos)
        << V.Out << V.Err;
    llvm::StringRef Rest = V.Out;
    while (!Rest.empty()) {
      auto [Line, After] = Rest.split('\n');
      Rest = After;
      // SARIF2005 wants the address of a page about the tool; there is none.
      if (!Line.contains(" SARIF2005: "))
        EXPECT_FALSE(Line.contains(": warning ") || Line.contains(": error "))
            << Line.str();
    }
  }
}

} // namespace
