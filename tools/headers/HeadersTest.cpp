//===- HeadersTest.cpp - Tests of where the DDK headers are ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/Headers.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

using Words = std::vector<std::string>;

/// A tree as ndis-tidy is installed, and mingw-w64's headers.
class HeadersTest : public ::testing::Test {
protected:
  HeadersTest() : Program(Folder.path("prefix/bin/ndis-tidy")) {
    Folder.write("mingw/ddk/ndis.h", "");
  }
  Headers find(const std::optional<std::string> &MinGW) {
    llvm::Expected<Headers> H = findHeaders(Program, MinGW);
    EXPECT_TRUE(bool(H)) << llvm::toString(H.takeError());
    return H ? std::move(*H) : Headers();
  }

  static constexpr llvm::StringLiteral Overlay =
      "prefix/share/ndis-tidy/headers/mingw";
  TemporaryFolder Folder;
  std::string Program;
};

TEST_F(HeadersTest, FlagsAreReadAndFoldersFilledIn) {
  Folder.write((Overlay + "/flags.txt").str(),
               "# why\n\n-DX=1\r\n  -isystem@OVERLAY@\n-isystem@MINGW@/ddk\n");
  Headers H = find(Folder.path("mingw"));
  EXPECT_EQ(H.Missing, "");
  EXPECT_EQ(H.Overlay, Folder.path(Overlay));
  EXPECT_EQ(H.Flags, (Words{"-DX=1", "-isystem" + Folder.path(Overlay),
                            "-isystem" + Folder.path("mingw/ddk")}));
}

TEST_F(HeadersTest, ClangsOwnHeadersBesideTheProgramComeFirst) {
  Folder.write((Overlay + "/flags.txt").str(), "");
  EXPECT_NE(find(Folder.path("mingw")).ResourceFolder, "");
  llvm::StringRef Own = "prefix/lib/clang/" NDIS_TIDY_CLANG_MAJOR;
  Folder.write((Own + "/include/stddef.h").str(), "");
  EXPECT_EQ(find(Folder.path("mingw")).ResourceFolder, Folder.path(Own));
}

TEST_F(HeadersTest, WithoutDriverHeadersOneLineSaysWhatToInstall) {
  Folder.write((Overlay + "/flags.txt").str(), "");
  Headers H = find(Folder.path("nowhere"));
  EXPECT_EQ(H.Missing, "no driver headers: no ddk/ndis.h in " +
                           Folder.path("nowhere") +
                           "; install the package mingw-w64-common, or name "
                           "its include folder with --mingw=DIR");
  EXPECT_TRUE(H.Flags.empty());
}

TEST_F(HeadersTest, WithoutTheOverlayTheInstallationIsBroken) {
  EXPECT_EQ(find(Folder.path("mingw")).Missing,
            "no driver headers: " + Folder.path(Overlay) +
                " is missing; install ndis-tidy anew");
}

} // namespace
