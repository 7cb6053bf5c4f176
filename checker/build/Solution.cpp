//===- Solution.cpp - Visual Studio solutions -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Files.h"
#include "build/VisualStudio.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

namespace ndistidy::build {

llvm::Expected<std::vector<std::string>>
readSolution(llvm::StringRef Path, std::vector<Remark> &Remarks) {
  llvm::Expected<std::string> Text = readText(Path);
  if (!Text)
    return Text.takeError();
  if (!llvm::StringRef(*Text).contains("Visual Studio Solution File"))
    return llvm::createStringError(
        Path + ": this is no solution: 'Visual Studio Solution File' is "
               "missing at its beginning");
  std::vector<std::string> Result;
  unsigned Number = 0;
  for (llvm::StringRef Rest = *Text; !Rest.empty();) {
    llvm::StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    ++Number;
    // Project("{kind}") = "name", "folder\name.vcxproj", "{id}"
    Line = Line.trim();
    if (!Line.consume_front("Project("))
      continue;
    llvm::SmallVector<llvm::StringRef, 8> Quoted;
    Line.split(Quoted, '"');
    if (Quoted.size() < 6) {
      Remarks.push_back({Path.str(), Number, "the project cannot be read"});
      continue;
    }
    llvm::StringRef Name = Quoted[5];
    if (!Name.ends_with_insensitive(".vcxproj"))
      continue; // a folder of the solution, or another language
    if (std::optional<std::string> Project = findFile(folderOf(Path), Name)) {
      if (!llvm::is_contained(Result, *Project))
        Result.push_back(*Project);
    } else {
      Remarks.push_back(
          {Path.str(), Number, "there is no project '" + Name.str() + "'"});
    }
  }
  return Result;
}

std::optional<std::string> findSolution(llvm::StringRef Path) {
  // Those that cannot be read lead nowhere.
  auto Lists = [&](const std::string &Solution) {
    std::vector<Remark> Remarks;
    llvm::Expected<std::vector<std::string>> Projects =
        readSolution(Solution, Remarks);
    if (!Projects) {
      llvm::consumeError(Projects.takeError());
      return false;
    }
    return llvm::any_of(*Projects, [&](const std::string &Project) {
      return llvm::sys::fs::equivalent(Project, Path);
    });
  };
  for (const std::string &Folder : foldersAbove(folderOf(Path)))
    for (std::string &Solution : matchFiles(Folder, "*.sln"))
      if (Lists(Solution))
        return std::move(Solution);
  return std::nullopt;
}

} // namespace ndistidy::build
