//===- AnyCase.cpp - Files by their names on Windows ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/AnyCase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::optional<std::string> FolderNames::entry(llvm::StringRef Folder,
                                              llvm::StringRef Name) {
  std::lock_guard<std::mutex> Guard(Lock);
  auto [It, New] = Folders.try_emplace(Folder);
  if (New) {
    std::error_code Error;
    for (fs::directory_iterator I(Folder, Error, /*follow_symlinks=*/false),
         End;
         I != End && !Error; I.increment(Error)) {
      std::string Here = path::filename(I->path()).str();
      // Of several, always the same one.
      std::string &Known = It->second[llvm::StringRef(Here).lower()];
      if (Known.empty() || Here < Known)
        Known = std::move(Here);
    }
  }
  auto Found = It->second.find(Name.lower());
  return Found == It->second.end() ? std::nullopt
                                   : std::optional(Found->second);
}

std::optional<std::string> FolderNames::find(llvm::StringRef Path) {
  llvm::SmallString<256> Result;
  for (llvm::StringRef Part :
       llvm::make_range(path::begin(Path), path::end(Path))) {
    if (Result.empty() || Part == "." || Part == "..") {
      path::append(Result, Part);
      continue;
    }
    std::optional<std::string> Name = entry(Result, Part);
    if (!Name)
      return std::nullopt;
    path::append(Result, *Name);
  }
  return Result.str().str();
}

namespace {

class AnyCaseFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  AnyCaseFileSystem(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS,
                    FolderNames &Names)
      : ProxyFileSystem(std::move(FS)), Names(Names) {}

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override {
    auto Status = ProxyFileSystem::status(Path);
    if (Status)
      return Status;
    std::optional<std::string> Other = otherName(Path);
    return Other ? ProxyFileSystem::status(*Other) : Status;
  }
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override {
    auto File = ProxyFileSystem::openFileForRead(Path);
    if (File)
      return File;
    std::optional<std::string> Other = otherName(Path);
    return Other ? ProxyFileSystem::openFileForRead(*Other) : std::move(File);
  }
  bool exists(const llvm::Twine &Path) override {
    return ProxyFileSystem::exists(Path) || otherName(Path).has_value();
  }

private:
  std::optional<std::string> otherName(const llvm::Twine &Path) {
    llvm::SmallString<256> Name;
    Path.toVector(Name);
    llvm::replace(Name, '\\', '/');
    if (makeAbsolute(Name))
      return std::nullopt;
    return Names.find(Name);
  }

  FolderNames &Names;
};

} // namespace

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withAnyCase(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS,
            FolderNames &Names) {
  return llvm::makeIntrusiveRefCnt<AnyCaseFileSystem>(std::move(FS), Names);
}

} // namespace ndistidy::command
