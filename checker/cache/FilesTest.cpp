//===- FilesTest.cpp - Tests of what was read -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "cache/Files.h"
#include "gtest/gtest.h"

using namespace ndistidy::cache;

namespace vfs = llvm::vfs;

namespace {

using Disk = llvm::IntrusiveRefCntPtr<vfs::InMemoryFileSystem>;

Disk disk(const std::vector<std::pair<std::string, std::string>> &Files) {
  auto FS = llvm::makeIntrusiveRefCnt<vfs::InMemoryFileSystem>();
  (void)FS->setCurrentWorkingDirectory("/d");
  for (const auto &[Path, Text] : Files)
    FS->addFile(Path, 0, llvm::MemoryBuffer::getMemBufferCopy(Text));
  return FS;
}

class Files : public ::testing::Test {
protected:
  /// What is seen while Look asks.
  template <typename Function> void see(Function Look) {
    auto Watched = llvm::makeIntrusiveRefCnt<Observer>(
        disk({{"/d/a.h", "text"}, {"/d/sub/b.h", "other"}}));
    Look(*Watched);
    Seen = Watched->take();
    // As they are kept.
    ByteWriter W;
    write(W, Seen);
    ByteReader R(W.bytes());
    Seen = readObservations(R);
    EXPECT_TRUE(R.good() && R.atEnd());
  }
  bool holdsFor(const std::vector<std::pair<std::string, std::string>> &Now) {
    return FileStates(disk(Now)).hold(Seen);
  }

  std::vector<Observation> Seen;
};

TEST_F(Files, TheTextOfWhatWasReadCounts) {
  see([](Observer &FS) { EXPECT_TRUE(bool(FS.getBufferForFile("/d/a.h"))); });
  EXPECT_TRUE(holdsFor({{"/d/a.h", "text"}}));
  EXPECT_FALSE(holdsFor({{"/d/a.h", "Text"}}));
  EXPECT_FALSE(holdsFor({{"/d/b.h", "text"}}));
}

TEST_F(Files, RelativePathsStartAtTheWorkingFolder) {
  see([](Observer &FS) { EXPECT_TRUE(bool(FS.getBufferForFile("a.h"))); });
  ASSERT_EQ(Seen.size(), 1u);
  EXPECT_EQ(Seen[0].Path, "/d/a.h");
}

TEST_F(Files, WhatIsOnlyThereMayHaveAnyText) {
  see([](Observer &FS) { EXPECT_TRUE(FS.exists("/d/a.h")); });
  EXPECT_TRUE(holdsFor({{"/d/a.h", "changed"}}));
  EXPECT_FALSE(holdsFor({{"/d/b.h", "text"}}));
  EXPECT_FALSE(holdsFor({{"/d/a.h/now-a-folder", ""}}));
}

TEST_F(Files, WhatIsMissingMustNotComeUp) {
  see([](Observer &FS) {
    EXPECT_FALSE(FS.exists("/d/first/a.h"));
    EXPECT_FALSE(bool(FS.status("/d/second/a.h")));
    EXPECT_FALSE(bool(FS.openFileForRead("/d/third/a.h")));
  });
  EXPECT_TRUE(holdsFor({{"/d/a.h", "text"}}));
  for (const char *New : {"first", "second", "third"})
    EXPECT_FALSE(holdsFor({{std::string("/d/") + New + "/a.h", ""}})) << New;
}

TEST_F(Files, WhatCannotBeReadMustNotBecomeReadable) {
  see([](Observer &FS) {
    EXPECT_TRUE(bool(FS.status("/d/sub")));
    EXPECT_FALSE(bool(FS.getBufferForFile("/d/sub")));
  });
  EXPECT_TRUE(holdsFor({{"/d/sub/b.h", "other"}}));
  EXPECT_FALSE(holdsFor({{"/d/sub", "text"}}));
}

TEST_F(Files, FoldersAreTheirNames) {
  see([](Observer &FS) {
    std::error_code Error;
    FS.dir_begin("/d", Error);
    FS.dir_begin("/gone", Error);
    EXPECT_TRUE(bool(FS.status("/d/sub")));
  });
  EXPECT_TRUE(holdsFor({{"/d/a.h", "changed"}, {"/d/sub/c.h", ""}}));
  EXPECT_FALSE(holdsFor({{"/d/a.h", "text"}}));
  EXPECT_FALSE(
      holdsFor({{"/d/a.h", ""}, {"/d/new.h", ""}, {"/d/sub/b.h", ""}}));
  EXPECT_FALSE(holdsFor({{"/d/a.h", ""}, {"/d/sub/b.h", ""}, {"/gone/x", ""}}));
}

TEST_F(Files, TheTextThatWasReadOutweighsWhatElseWasAsked) {
  auto Below = disk({});
  auto Watched = llvm::makeIntrusiveRefCnt<Observer>(Below);
  EXPECT_FALSE(Watched->exists("/d/a.h"));
  Below->addFile("/d/a.h", 0, llvm::MemoryBuffer::getMemBuffer("text"));
  EXPECT_TRUE(bool(Watched->getBufferForFile("/d/a.h")));
  EXPECT_TRUE(Watched->exists("/d/a.h"));
  Seen = Watched->take();
  EXPECT_TRUE(holdsFor({{"/d/a.h", "text"}}));
  EXPECT_FALSE(holdsFor({{"/d/a.h", "Text"}}));
  EXPECT_TRUE(Watched->take().empty());
}

TEST_F(Files, OthersObservationsAreAdded) {
  auto Watched = llvm::makeIntrusiveRefCnt<Observer>(disk({}));
  Watched->add({{"/d/a.h", Observation::Kind::Content, digestOf("text")},
                {"/d", Observation::Kind::Folder, {}},
                {"/d", Observation::Kind::Names, {}}});
  EXPECT_EQ(Watched->take().size(), 3u);
}

} // namespace
