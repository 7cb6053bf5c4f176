//===- CacheTest.cpp - Tests of kept results ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "cache/Cache.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <thread>

using namespace ndistidy::cache;

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

class CacheTest : public ::testing::Test {
protected:
  CacheTest() {
    llvm::SmallString<128> Made;
    EXPECT_FALSE(fs::createUniqueDirectory("ndis-tidy-cache", Made));
    Root = Made.str().str();
  }
  ~CacheTest() override {
    (void)fs::remove_directories(Root, /*IgnoreErrors=*/true);
  }

  std::string in(llvm::StringRef Name) const {
    llvm::SmallString<128> Result(Root);
    path::append(Result, Name);
    return Result.str().str();
  }
  std::string folder() const { return in("a/kept"); }
  Cache open() {
    return {folder(),
            [this](const llvm::Twine &Why) { Said += Why.str() + "\n"; }};
  }
  std::optional<std::string> find(const Digest &Key) {
    FileStates Now(Disk);
    std::optional<Hit> H = open().lookup(Key, Now);
    return H ? std::optional(H->Payload.str()) : std::nullopt;
  }
  std::vector<std::string> entries() const {
    std::vector<std::string> Result;
    std::error_code Error;
    for (fs::directory_iterator It(folder(), Error), End; It != End && !Error;
         It.increment(Error))
      if (path::filename(It->path()).starts_with("llvmcache-"))
        Result.push_back(It->path());
    return Result;
  }
  static void write(llvm::StringRef Path, llvm::StringRef Text) {
    std::error_code Error;
    llvm::raw_fd_ostream OS(Path, Error);
    OS << Text;
  }

  std::string Root, Said;
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> Disk =
      llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
};

constexpr Digest One{1, 0}, Two{2, 0};

TEST_F(CacheTest, WhatIsStoredIsFound) {
  EXPECT_EQ(find(One), std::nullopt);
  open().store(One, {}, "payload");
  open().store(Two, {}, "");
  EXPECT_EQ(find(One), "payload");
  EXPECT_EQ(find(Two), "");
  open().store(One, {}, "newer");
  EXPECT_EQ(find(One), "newer");
  EXPECT_EQ(Said, "");
}

TEST_F(CacheTest, PayloadsAreAligned) {
  open().store(One, {}, std::string(100000, 'x'));
  FileStates Now(Disk);
  std::optional<Hit> H = open().lookup(One, Now);
  ASSERT_TRUE(H);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(H->Payload.data()) % 16, 0u);
}

TEST_F(CacheTest, WhatItWasMadeFromMustBeAsItWas) {
  Disk->addFile("/a.h", 0, llvm::MemoryBuffer::getMemBuffer("text"));
  std::vector<Observation> Read = {
      {"/a.h", Observation::Kind::Content, digestOf("text")}};
  open().store(One, Read, "payload");
  EXPECT_EQ(find(One), "payload");
  Disk = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  EXPECT_EQ(find(One), std::nullopt);
  // It may be so again.
  Disk->addFile("/a.h", 0, llvm::MemoryBuffer::getMemBuffer("text"));
  EXPECT_EQ(find(One), "payload");
}

TEST_F(CacheTest, TheFolderStaysOutOfVersionControl) {
  open().store(One, {}, "payload");
  auto Text = llvm::MemoryBuffer::getFile(in("a/kept/.gitignore"));
  ASSERT_TRUE(bool(Text));
  EXPECT_EQ((*Text)->getBuffer(), "*\n");
}

TEST_F(CacheTest, WhatIsDamagedIsRemoved) {
  std::vector<Observation> Read = {{"/a.h", Observation::Kind::Missing, {}}};
  open().store(One, Read, "payload");
  ASSERT_EQ(entries().size(), 1u);
  std::string Path = entries()[0];
  std::string Whole = (*llvm::MemoryBuffer::getFile(Path))->getBuffer().str();
  auto Refused = [&](llvm::StringRef Text) {
    write(Path, Text);
    EXPECT_EQ(find(One), std::nullopt);
    bool Gone = !fs::exists(Path);
    return Gone;
  };
  // Any byte that is another, and any end.
  for (size_t I = 0; I != Whole.size(); ++I) {
    std::string Other = Whole;
    Other[I] ^= 0x40;
    EXPECT_TRUE(Refused(Other)) << I;
    EXPECT_TRUE(Refused(llvm::StringRef(Whole).take_front(I))) << I;
  }
  EXPECT_TRUE(Refused(Whole + "x"));
  EXPECT_EQ(entries().size(), 0u);
  write(Path, Whole);
  EXPECT_EQ(find(One), "payload");
}

TEST_F(CacheTest, AnEntryUnderAnothersNameIsNone) {
  open().store(One, {}, "payload");
  std::string Path = entries()[0];
  open().store(Two, {}, "other");
  for (const std::string &Other : entries())
    if (Other != Path)
      EXPECT_FALSE(fs::rename(Other, Path));
  EXPECT_EQ(find(One), std::nullopt);
}

TEST_F(CacheTest, SeveralMayWriteAndReadAtOnce) {
  std::vector<std::thread> Threads;
  for (unsigned T = 0; T != 4; ++T)
    Threads.emplace_back([this, T] {
      Cache Own(folder(), [](const llvm::Twine &) { ADD_FAILURE(); });
      std::string Payload(10000 + T, static_cast<char>('a' + T));
      for (unsigned I = 0; I != 50; ++I) {
        Own.store({I % 5, 7}, {}, Payload);
        FileStates Now(Disk);
        std::optional<Hit> H = Own.lookup({I % 5, 7}, Now);
        ASSERT_TRUE(H);
        EXPECT_EQ(H->Payload.count(H->Payload[0]), H->Payload.size());
      }
    });
  for (std::thread &T : Threads)
    T.join();
  EXPECT_EQ(entries().size(), 5u);
}

TEST_F(CacheTest, AFolderThatCannotBeWrittenIsSaidOnce) {
  write(in("a"), "a file in the way");
  Cache C = open();
  C.store(One, {}, "payload");
  C.store(Two, {}, "payload");
  EXPECT_EQ(Said,
            "cannot keep results in '" + folder() + "': Not a directory\n");
  EXPECT_EQ(find(One), std::nullopt);
  C.prune();
}

TEST_F(CacheTest, TheOldestGoesFirst) {
  std::string Payload(100000, 'x');
  for (uint64_t N = 0; N != 4; ++N) {
    open().store({N, 0}, {}, Payload);
    int File = -1;
    ASSERT_FALSE(
        fs::openFileForWrite(in("a/kept/llvmcache-" + Digest{N, 0}.hex()), File,
                             fs::CD_OpenExisting));
    auto Time = std::chrono::system_clock::now() - std::chrono::hours(24 - N);
    ASSERT_FALSE(fs::setLastAccessAndModificationTime(File, Time, Time));
    (void)fs::closeFile(File);
  }
  // What stored nothing has nothing to remove.
  open().prune(250000);
  EXPECT_EQ(entries().size(), 4u);
  Cache C = open();
  C.store({4, 0}, {}, Payload);
  C.prune(250000);
  EXPECT_EQ(entries().size(), 2u);
  EXPECT_EQ(find({0, 0}), std::nullopt);
  EXPECT_EQ(find({3, 0}), Payload);
  EXPECT_EQ(find({4, 0}), Payload);
}

} // namespace
