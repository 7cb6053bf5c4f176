//===- StandInsTest.cpp --------------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/StandIns.h"
#include "testing/Process.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gtest/gtest.h"
#include <thread>

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

class StandInsTest : public ::testing::Test {
protected:
  std::vector<std::string> files() {
    Folder.write("drv/a.c", "");
    Folder.write("drv/Msg.MC", "SymbolicName=MSG_ONE\n");
    return {Folder.path("drv/a.c")};
  }
  static std::string inFolder(llvm::StringRef Name) {
    return (standInFolder() + "/" + Name).str();
  }

  TemporaryFolder Folder;
};

TEST_F(StandInsTest, WhatABuildMakesIsThereAndOnlyInTheirFolder) {
  StandIns Files(files(), "");
  auto FS = withStandIns(llvm::vfs::getRealFileSystem(), Files);
  auto Trace = FS->getBufferForFile(inFolder("driver.tmh"));
  ASSERT_TRUE(bool(Trace));
  EXPECT_EQ((*Trace)->getBuffer(), Files.text("a.TMH"));
  auto Messages = FS->getBufferForFile(inFolder("../inc/msg.h"));
  ASSERT_TRUE(bool(Messages));
  EXPECT_EQ((*Messages)->getBuffer(), "#define MSG_ONE ((long)1)\n");
  EXPECT_TRUE(FS->exists(inFolder("msg.h")));
  EXPECT_FALSE(FS->exists(inFolder("driver.h")));
  EXPECT_FALSE(FS->getBufferForFile(inFolder("driver.h")));
  EXPECT_FALSE(FS->getBufferForFile(Folder.path("drv/driver.tmh")));
  EXPECT_FALSE(FS->getBufferForFile(Folder.path("drv/msg.h")));
}

TEST_F(StandInsTest, WhatMakesThem) {
  StandIns Files(files(), "");
  const GeneratedHeader *Header = Files.generated("..\\inc\\MSG.h");
  ASSERT_NE(Header, nullptr);
  EXPECT_EQ(Header->From, Folder.path("drv/Msg.MC"));
  EXPECT_EQ(Header->Tool, "mc");
  EXPECT_EQ(Files.generated("a.tmh"), nullptr);
  EXPECT_EQ(Files.generated("other.h"), nullptr);
}

TEST_F(StandInsTest, WhatTheBuildHasMadeIsUsed) {
  Folder.write("driver.tmh", "real");
  StandIns Files({}, "");
  auto FS = withStandIns(llvm::vfs::getRealFileSystem(), Files);
  auto Text = FS->getBufferForFile(Folder.path("driver.tmh"));
  ASSERT_TRUE(bool(Text));
  EXPECT_EQ((*Text)->getBuffer(), "real");
}

TEST_F(StandInsTest, ThreadsShareOneText) {
  StandIns Files(files(), "");
  const char *Seen[2] = {};
  std::thread One([&] { Seen[0] = Files.text("a.tmh")->data(); });
  std::thread Other([&] { Seen[1] = Files.text("b.tmh")->data(); });
  One.join();
  Other.join();
  EXPECT_EQ(Seen[0], Seen[1]);
}

} // namespace
