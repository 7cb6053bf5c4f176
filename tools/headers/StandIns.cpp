//===- StandIns.cpp - Headers that only a build makes ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/StandIns.h"
#include "headers/TraceHeaders.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {
namespace {

class StandInFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  StandInFileSystem(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS,
                    StandIns &Files)
      : ProxyFileSystem(std::move(FS)), Files(Files) {}

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override {
    return standsIn(Path) ? Memory.status(Path) : ProxyFileSystem::status(Path);
  }
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override {
    return standsIn(Path) ? Memory.openFileForRead(Path)
                          : ProxyFileSystem::openFileForRead(Path);
  }
  bool exists(const llvm::Twine &Path) override {
    return standsIn(Path) ? Memory.exists(Path) : ProxyFileSystem::exists(Path);
  }

private:
  /// Whether \p Path is in the folder of stand-ins; makes the file.
  bool standsIn(const llvm::Twine &Path);

  StandIns &Files;
  llvm::vfs::InMemoryFileSystem Memory;
};

} // namespace

llvm::StringRef standInFolder() { return "/ndis-tidy-stand-ins"; }

bool StandInFileSystem::standsIn(const llvm::Twine &Path) {
  llvm::SmallString<256> Storage;
  llvm::StringRef Name = Path.toStringRef(Storage);
  if (!Name.starts_with(standInFolder()))
    return false;
  // Headers may be named with folders, which are asked for first.
  if (std::optional<llvm::StringRef> Text = Files.text(Name))
    Memory.addFile(Name, 0, llvm::MemoryBuffer::getMemBuffer(*Text));
  else if (!llvm::sys::path::has_extension(Name) || Name.ends_with(".."))
    Memory.addFile(Name + "/folder", 0, llvm::MemoryBuffer::getMemBuffer(""));
  return true;
}

static std::string keyOf(llvm::StringRef Name) {
  return Name.drop_front(Name.find_last_of("/\\") + 1).lower();
}

void StandIns::make() {
  std::call_once(Made, [&] {
    Trace = traceHeader(DriverFiles, Overlay, Routines);
    Generated = generatedHeaders(DriverFiles);
  });
}

std::optional<llvm::StringRef> StandIns::text(llvm::StringRef Name) {
  std::string Key = keyOf(Name);
  make();
  if (llvm::StringRef(Key).ends_with(".tmh"))
    return Trace;
  auto Found = Generated.find(Key);
  if (Found == Generated.end())
    return std::nullopt;
  return Found->second.Text;
}

const GeneratedHeader *StandIns::generated(llvm::StringRef Name) {
  make();
  auto Found = Generated.find(keyOf(Name));
  return Found == Generated.end() ? nullptr : &Found->second;
}

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withStandIns(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS,
             StandIns &Files) {
  return llvm::makeIntrusiveRefCnt<StandInFileSystem>(std::move(FS), Files);
}

} // namespace ndistidy::command
