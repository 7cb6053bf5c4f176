//===- Affected.cpp - Which drivers a change affects ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/Affected.h"
#include "build/Files.h"
#include "build/SourceLook.h"
#include "pre-commit/Names.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

namespace ndistidy::precommit {

namespace path = llvm::sys::path;

/// "./a/../b.c" is "b.c".
static std::string plain(llvm::StringRef Path) {
  llvm::SmallString<256> Result(Path);
  path::remove_dots(Result, /*remove_dot_dot=*/true);
  return path::convert_to_slash(Result);
}

/// "." for what is in no folder.
static std::string folderOf(llvm::StringRef Path) {
  llvm::StringRef Folder = path::parent_path(Path);
  return Folder.empty() ? "." : Folder.str();
}

static bool isIn(llvm::StringRef File, llvm::StringRef Folder) {
  return Folder == "." || (File.consume_front(Folder) && File.starts_with("/"));
}

Affected::Affected(llvm::ArrayRef<std::string> Files,
                   llvm::ArrayRef<Link> Links)
    : Links(Links.vec()) {
  for (const std::string &File : Files) {
    ByName[path::filename(File).lower()].push_back(File);
    if (kindOf(File) != FileKind::Description)
      continue;
    // What is imported describes nothing by itself.
    llvm::StringRef Extension = path::extension(File);
    if (Extension != ".props" && Extension != ".targets")
      Described.insert(folderOf(File));
  }
}

/// Names that \p Text includes, without folders, in lower case.
static std::vector<std::string> includedNames(llvm::StringRef Text) {
  llvm::Regex Include("^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"]+)[>\"]",
                      llvm::Regex::Newline);
  std::vector<std::string> Names;
  for (llvm::SmallVector<llvm::StringRef, 2> Parts; Include.match(Text, &Parts);
       Text = Text.drop_front(Parts[0].data() + Parts[0].size() - Text.data()))
    Names.push_back(
        path::filename(
            path::convert_to_slash(Parts[1], path::Style::windows_backslash))
            .lower());
  return Names;
}

const Affected::Contents &Affected::contentsOf(const command::Input &I) {
  auto [It, New] = Known.try_emplace(I.Sources);
  Contents &Result = It->second;
  if (!New)
    return Result;
  std::vector<std::string> Todo;
  for (const std::string &Source : I.Sources) {
    Result.Sources.insert(plain(Source));
    Todo.push_back(plain(Source));
  }
  while (!Todo.empty()) {
    std::string File = std::move(Todo.back());
    Todo.pop_back();
    auto Text = llvm::MemoryBuffer::getFile(File);
    if (!Text)
      continue;
    for (const std::string &Name : includedNames((*Text)->getBuffer()))
      if (Result.Included.insert(Name).second)
        if (auto Found = ByName.find(Name); Found != ByName.end())
          llvm::append_range(Todo, Found->second);
  }
  return Result;
}

bool Affected::by(llvm::StringRef Changed, const command::Input &I) {
  const Contents &Its = contentsOf(I);
  FileKind Kind = kindOf(Changed);
  if (Kind == FileKind::Source) {
    if (Its.Sources.count(Changed.str()) ||
        Its.Included.contains(path::filename(Changed).lower()))
      return true;
    // A source that is gone was perhaps one of them.
    bool IsThere = llvm::is_contained(
        ByName.lookup(path::filename(Changed).lower()), Changed);
    return !IsThere && llvm::any_of(Its.Sources, [&](const std::string &S) {
      return folderOf(S) == folderOf(Changed);
    });
  }
  // What is said for a folder is said for all below it.
  return llvm::any_of(Its.Sources,
                      [&](const std::string &S) {
                        return isIn(S, folderOf(Changed));
                      }) ||
         isIn(Changed, plain(I.Path));
}

static bool definesEntry(const std::string &Source) {
  auto Text = llvm::MemoryBuffer::getFile(Source);
  build::SourceLook Look;
  if (Text)
    build::lookAt((*Text)->getBuffer(), Look);
  return Look.DefinesDriverEntry;
}

bool Affected::hasEntry(const command::Input &I) const {
  return llvm::any_of(I.Sources, [&](const std::string &Source) {
    return definesEntry(Source) && otherNames(plain(Source), Links).empty();
  });
}

bool Affected::hasEntryBelow(llvm::StringRef Folder) const {
  return llvm::any_of(ByName, [&](const auto &Of) {
    return llvm::any_of(Of.getValue(), [&](const std::string &File) {
      return kindOf(File) == FileKind::Source && isIn(File, Folder) &&
             definesEntry(File);
    });
  });
}

std::vector<std::string> Affected::around(llvm::StringRef Changed) {
  std::vector<std::string> Result;
  for (llvm::StringRef Folder = path::parent_path(Changed); !Folder.empty();
       Folder = path::parent_path(Folder))
    Result.emplace_back(Folder);
  Result.emplace_back(".");
  return Result;
}

std::vector<std::string> Affected::described(llvm::StringRef Changed) const {
  std::vector<std::string> Result = around(Changed);
  llvm::erase_if(Result, [&](const std::string &Folder) {
    return !Described.contains(Folder);
  });
  return Result;
}

} // namespace ndistidy::precommit
