//===- DirsFile.cpp - Folders of WDK build descriptions -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Files.h"
#include "build/Nmake.h"
#include "build/SourcesFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::build {
namespace {

class Finder {
public:
  explicit Finder(std::vector<Remark> &Remarks) : Remarks(Remarks) {}

  llvm::Error follow(const std::string &Folder, unsigned Depth);
  void search(const std::string &Folder, unsigned Depth);

  std::vector<std::string> Found;

private:
  llvm::Error followDirs(const std::string &Dirs, unsigned Depth);

  std::vector<Remark> &Remarks;
  llvm::StringSet<> Seen; ///< folders, by their real path
};

} // namespace

static constexpr unsigned MostFolders = 64;

llvm::Error Finder::followDirs(const std::string &Dirs, unsigned Depth) {
  Nmake Macros({});
  if (llvm::Error E = Macros.read(Dirs))
    return E;
  std::string Folder = folderOf(Dirs).str();
  for (llvm::StringRef List : {"DIRS", "OPTIONAL_DIRS"}) {
    llvm::Expected<std::string> Text = Macros.value(List);
    if (!Text)
      return Text.takeError();
    Remark Where = Macros.where(List);
    for (llvm::StringRef Word : splitWords(*Text)) {
      // "name{build target}"
      llvm::StringRef Name = Word.split('{').first;
      std::string Below = hostPath(Folder, Name);
      if (Name.empty())
        continue;
      if (llvm::sys::fs::is_directory(Below)) {
        if (llvm::Error E = follow(Below, Depth + 1))
          return E;
      } else if (List == "DIRS") {
        Where.Text = "there is no folder '" + Name.str() + "'";
        Remarks.push_back(Where);
      }
    }
  }
  Remarks.insert(Remarks.end(), Macros.Remarks.begin(), Macros.Remarks.end());
  return llvm::Error::success();
}

llvm::Error Finder::follow(const std::string &Folder, unsigned Depth) {
  llvm::SmallString<256> Real;
  if (Depth > MostFolders || llvm::sys::fs::real_path(Folder, Real) ||
      !Seen.insert(Real).second)
    return llvm::Error::success();
  std::optional<std::string> Sources = findFile(Folder, "sources");
  if (Sources)
    Found.push_back(*Sources);
  if (std::optional<std::string> Dirs = findFile(Folder, "dirs"))
    return followDirs(*Dirs, Depth);
  if (!Sources)
    Remarks.push_back({Folder, 0, "the folder has no sources and no dirs"});
  return llvm::Error::success();
}

void Finder::search(const std::string &Folder, unsigned Depth) {
  if (Depth > MostFolders)
    return;
  if (std::optional<std::string> Sources = findFile(Folder, "sources"))
    Found.push_back(*Sources);
  for (const std::string &Name : namesIn(Folder, /*Folders=*/true))
    search(hostPath(Folder, Name), Depth + 1);
}

llvm::Expected<std::vector<std::string>>
findSourcesFiles(llvm::StringRef Folder, std::vector<Remark> &Remarks) {
  Finder F(Remarks);
  if (findFile(Folder, "sources") || findFile(Folder, "dirs")) {
    if (llvm::Error E = F.follow(Folder.str(), 0))
      return std::move(E);
  } else {
    F.search(Folder.str(), 0);
  }
  llvm::sort(F.Found);
  F.Found.erase(llvm::unique(F.Found), F.Found.end());
  return std::move(F.Found);
}

} // namespace ndistidy::build
