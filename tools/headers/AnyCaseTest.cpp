//===- AnyCaseTest.cpp - Tests of names in any case -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/AnyCase.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

TEST(AnyCase, FilesAreFoundAsOnWindows) {
  TemporaryFolder Folder;
  Folder.write("Inc/Deep/Common.H", "text");
  FolderNames Names;
  auto FS = withAnyCase(llvm::vfs::getRealFileSystem(), Names);
  std::string Real = Folder.path("Inc/Deep/Common.H");
  for (llvm::StringRef Asked :
       {"Inc/Deep/Common.H", "inc/deep/common.h", "INC\\DEEP\\COMMON.H",
        "Inc\\..\\inc/Deep/./common.h"}) {
    std::string Path = Folder.path() + "/" + Asked.str();
    auto Status = FS->status(Path);
    ASSERT_TRUE(bool(Status)) << Path;
    EXPECT_TRUE(FS->exists(Path));
    EXPECT_TRUE(bool(FS->openFileForRead(Path)));
    // Names in messages are those on the disk.
    if (!Asked.contains(".."))
      EXPECT_EQ(Status->getName(), Real);
  }
  EXPECT_FALSE(FS->exists(Folder.path("inc/deep/other.h")));
  EXPECT_FALSE(FS->exists(Folder.path("inc/gone/common.h")));
}

TEST(AnyCase, TheSpellingThatIsThereComesFirst) {
  TemporaryFolder Folder;
  Folder.write("A.h", "");
  Folder.write("a.h", "");
  FolderNames Names;
  auto FS = withAnyCase(llvm::vfs::getRealFileSystem(), Names);
  EXPECT_EQ(FS->status(Folder.path("a.h"))->getName(), Folder.path("a.h"));
  EXPECT_EQ(FS->status(Folder.path("A.H"))->getName(), Folder.path("A.h"));
}

} // namespace
