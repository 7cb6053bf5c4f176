//===- FileNames.cpp - What files are called ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/FileNames.h"
#include "knowledge/Drivers.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// \p Path, absolute and without dots; a relative one starts at \p Folder.
static std::string normal(llvm::StringRef Path, llvm::StringRef Folder) {
  llvm::SmallString<256> Result(Path);
  path::make_absolute(Folder, Result);
  path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

static std::string workingFolder() {
  llvm::SmallString<256> Result;
  (void)fs::current_path(Result);
  return Result.str().str();
}

/// Takes \p Folder and what separates it off the front of \p File.
static bool consumeFolder(llvm::StringRef &File, llvm::StringRef Folder) {
  llvm::StringRef Rest = File;
  if (!Rest.consume_front(Folder))
    return false;
  if (!Folder.ends_with("/") && !Rest.consume_front("/"))
    return false;
  File = Rest;
  return true;
}

/// The innermost folder around \p Folder and the sources of \p I.
static std::string commonFolder(const Input &I, llvm::StringRef Folder,
                                llvm::StringRef Here) {
  llvm::StringRef Common = Folder;
  for (const std::string &Source : I.Sources) {
    if (llvm::StringRef(Source).starts_with(I.Path + "/"))
      continue;
    std::string Path = normal(Source, Here);
    while (!llvm::StringRef(Path).starts_with((Common + "/").str()) &&
           !Common.empty() && Common != "/")
      Common = path::parent_path(Common);
  }
  // All of the disk is nobody's own.
  return (Common.empty() || Common == "/" ? Folder : Common).str();
}

FileNames::FileNames(const Input &From, llvm::StringRef RunsIn)
    : Root((From.IsFolder ? llvm::StringRef(From.Path)
                          : path::parent_path(From.Path))
               .str()),
      Here(normal("", workingFolder())),
      BuildFolder(RunsIn.empty() ? Here : normal(RunsIn, Here)),
      IsRelative(!path::is_absolute(From.Path)) {
  AbsoluteRoot = normal(Root, Here);
  OwnFolder = commonFolder(From, AbsoluteRoot, Here);
}

bool FileNames::isOwn(llvm::StringRef File) const {
  std::string Absolute = normal(File, BuildFolder);
  llvm::StringRef Rest = Absolute;
  return consumeFolder(Rest, OwnFolder);
}

std::string FileNames::inUnit(llvm::StringRef File) const {
  if (File.starts_with("<")) // of no file: "<built-in>"
    return File.str();
  std::string Absolute = normal(File, BuildFolder);
  return knowledge::nameInUnit(Absolute, AbsoluteRoot);
}

std::string FileNames::shown(llvm::StringRef Name) const {
  if (Name.starts_with("<"))
    return Name.str();
  if (path::is_absolute(Name)) {
    if (IsRelative)
      consumeFolder(Name, Here);
    return Name.str();
  }
  llvm::SmallString<256> Result(Root);
  path::append(Result, Name);
  return Result.str().str();
}

/// Of a line that says something of a whole file: where the file's name begins.
static size_t quotedFile(llvm::StringRef Line) {
  for (llvm::StringRef Before :
       {"error: error reading '", " byte order mark detected in '"})
    if (size_t At = Line.find(Before); At != llvm::StringRef::npos)
      return At + Before.size();
  return llvm::StringRef::npos;
}

std::string
renameInMessages(llvm::StringRef Messages,
                 llvm::function_ref<std::string(llvm::StringRef)> Name) {
  std::string Result;
  while (!Messages.empty()) {
    auto [Line, Rest] = Messages.split('\n');
    Messages = Rest;
    constexpr llvm::StringLiteral Included = "In file included from ";
    if (Line.consume_front(Included))
      Result += Included;
    size_t End = Line.find(':');
    // Lines of source begin with a blank.
    if (!Line.starts_with(" ") && End != llvm::StringRef::npos &&
        llvm::isDigit(Line.drop_front(End).take_front(2).back())) {
      Result += Name(Line.take_front(End));
      Line = Line.drop_front(End);
    } else if (size_t Begin = quotedFile(Line);
               Line.starts_with("error: ") && Begin != llvm::StringRef::npos) {
      llvm::StringRef File = Line.drop_front(Begin).split('\'').first;
      Result += (Line.take_front(Begin) + Name(File)).str();
      Line = Line.drop_front(Begin + File.size());
    }
    Result += (Line + "\n").str();
  }
  return Result;
}

} // namespace ndistidy::command
