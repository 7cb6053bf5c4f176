//===- Changes.cpp - What is about to be committed ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/Changes.h"
#include "pre-commit/Git.h"
#include "pre-commit/Names.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <set>

namespace ndistidy::precommit {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static constexpr llvm::StringLiteral LinkMode = "120000";

llvm::Expected<std::vector<Entry>> indexed() {
  llvm::Expected<std::string> Listed =
      git({"ls-files", "--cached", "--stage", "-z"});
  if (!Listed)
    return Listed.takeError();
  std::vector<Entry> Result;
  // "120000 0123abcd 0\tname"
  for (llvm::StringRef Line : split(*Listed))
    Result.push_back(
        {Line.starts_with(LinkMode), Line.split('\t').second.str()});
  return Result;
}

/// What differs from the last commit, also by what is not there any more.
static llvm::Expected<std::vector<Entry>> staged() {
  llvm::Expected<std::string> Head =
      git({"rev-parse", "--verify", "--quiet", "HEAD"});
  bool IsFirst = !Head;
  llvm::consumeError(Head.takeError());
  if (IsFirst) // all is new
    return indexed();
  llvm::Expected<std::string> Listed =
      git({"diff", "--cached", "--raw", "--no-renames", "-z"});
  if (!Listed)
    return Listed.takeError();
  std::vector<Entry> Result;
  // ":100644 120000 0123abcd 4567cdef T", and the name in a line of its own.
  std::vector<std::string> Lines = split(*Listed);
  for (size_t N = 0; N + 1 < Lines.size(); N += 2) {
    llvm::StringRef Modes = llvm::StringRef(Lines[N]).take_front(14);
    Result.push_back({Modes.contains(LinkMode), std::move(Lines[N + 1])});
  }
  return Result;
}

std::vector<std::string> namesIn(llvm::StringRef Root,
                                 llvm::ArrayRef<std::string> Files) {
  std::vector<std::string> Result;
  for (const std::string &Given : Files) {
    llvm::SmallString<256> File(Given), Folder;
    (void)fs::make_absolute(File);
    path::remove_dots(File, /*remove_dot_dot=*/true);
    // The repository's folder may be known by another name. The file may be a
    // link of its own.
    if (!fs::real_path(path::parent_path(File), Folder)) {
      path::append(Folder, path::filename(File));
      File = Folder;
    }
    llvm::StringRef Name = File;
    if (Name.consume_front(Root) && Name.consume_front("/"))
      Result.push_back(Name.str());
  }
  return Result;
}

llvm::Expected<std::vector<std::string>>
changes(llvm::ArrayRef<std::string> Given) {
  llvm::Expected<std::vector<Entry>> All = staged();
  if (!All)
    return All.takeError();
  for (const std::string &Name : Given)
    All->push_back({fs::is_symlink_file(Name), Name});
  std::set<std::string> Names;
  for (Entry &E : *All) {
    FileKind Kind = kindOf(E.Name);
    if (E.IsLink || (Kind != FileKind::Other && Kind != FileKind::Data))
      Names.insert(std::move(E.Name));
  }
  return std::vector<std::string>(Names.begin(), Names.end());
}

} // namespace ndistidy::precommit
