//===- Files.cpp - Files of Windows on any machine ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::build {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static llvm::Error cannotRead(llvm::StringRef Path, const llvm::Twine &Why) {
  return llvm::createStringError("cannot read '" + Path + "': " + Why);
}

llvm::Expected<std::string> readText(llvm::StringRef Path) {
  constexpr uint64_t MostBytes = uint64_t(16) << 20;
  fs::file_status Status;
  if (std::error_code Error = fs::status(Path, Status))
    return cannotRead(Path, Error.message());
  // A pipe would have us wait.
  if (!fs::is_regular_file(Status))
    return cannotRead(Path, "it is no regular file");
  if (Status.getSize() > MostBytes)
    return cannotRead(Path, "it has more than 16 MB");
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return cannotRead(Path, Buffer.getError().message());
  llvm::Expected<std::string> Text = textOf((*Buffer)->getBuffer());
  if (!Text)
    return cannotRead(Path, llvm::toString(Text.takeError()));
  return Text;
}

llvm::Expected<std::string> textOf(llvm::StringRef Bytes) {
  std::string Text;
  if (llvm::hasUTF16ByteOrderMark(llvm::ArrayRef(Bytes.data(), Bytes.size()))) {
    // Half a character at the end is no reason to refuse the rest.
    Bytes = Bytes.drop_back(Bytes.size() % 2);
    if (!llvm::convertUTF16ToUTF8String(
            llvm::ArrayRef(Bytes.data(), Bytes.size()), Text))
      return llvm::createStringError("its UTF-16 is broken");
  } else {
    Bytes.consume_front("\xEF\xBB\xBF");
    Text = Bytes.str();
  }
  if (size_t At = Text.find('\0'); At != std::string::npos) {
    auto Line = llvm::StringRef(Text).take_front(At).count('\n') + 1;
    return llvm::createStringError("there is a NUL byte in line " +
                                   llvm::Twine(Line));
  }
  std::string Result;
  Result.reserve(Text.size());
  for (size_t I = 0; I < Text.size(); ++I)
    if (Text[I] != '\r')
      Result += Text[I];
    else if (I + 1 == Text.size() || Text[I + 1] != '\n')
      Result += '\n';
  return Result;
}

/// The entry of \p Folder that Windows would take for \p Name.
static std::optional<std::string> entry(llvm::StringRef Folder,
                                        llvm::StringRef Name) {
  std::optional<std::string> Found;
  std::error_code Error;
  for (fs::directory_iterator It(Folder.empty() ? "." : Folder, Error), End;
       It != End && !Error; It.increment(Error)) {
    llvm::StringRef Here = path::filename(It->path());
    // Of several, always the same one.
    if (Here.equals_insensitive(Name) && (!Found || Here < *Found))
      Found = Here.str();
  }
  return Found;
}

std::string hostPath(llvm::StringRef Folder, llvm::StringRef Name) {
  std::string Slashes = Name.trim().str();
  llvm::replace(Slashes, '\\', '/');
  llvm::SmallString<256> All(Folder);
  if (path::is_absolute(Slashes) ||
      path::is_absolute(Slashes, path::Style::windows))
    All = Slashes;
  else
    path::append(All, Slashes);
  path::remove_dots(All, /*remove_dot_dot=*/true);
  if (All.empty())
    return ".";
  if (fs::exists(All))
    return All.str().str();
  llvm::SmallString<256> Result;
  bool There = true;
  for (llvm::StringRef Part :
       llvm::make_range(path::begin(All), path::end(All))) {
    llvm::SmallString<256> Next(Result);
    path::append(Next, Part);
    if (There && !fs::exists(Next)) {
      std::optional<std::string> Real = entry(Result, Part);
      There = Real.has_value();
      if (Real) {
        Next = Result;
        path::append(Next, *Real);
      }
    }
    Result = Next;
  }
  return Result.str().str();
}

std::optional<std::string> findFile(llvm::StringRef Folder,
                                    llvm::StringRef Name) {
  std::string Path = hostPath(Folder, Name);
  return fs::is_regular_file(Path) ? std::optional(std::move(Path))
                                   : std::nullopt;
}

std::vector<std::string> foldersAbove(llvm::StringRef Folder) {
  std::vector<std::string> Result;
  auto AddAll = [&](llvm::StringRef From) {
    for (; !From.empty(); From = path::parent_path(From))
      Result.push_back(From.str());
  };
  llvm::SmallString<256> Here(Folder);
  path::remove_dots(Here, /*remove_dot_dot=*/true);
  // As it is given, as long as that goes.
  if (!path::is_absolute(Here) && !Here.starts_with("..")) {
    AddAll(Here);
    Result.emplace_back(".");
    Here = "..";
  }
  if (!fs::make_absolute(Here)) {
    path::remove_dots(Here, /*remove_dot_dot=*/true);
    AddAll(Here);
  }
  return Result;
}

std::optional<std::string> findAbove(llvm::StringRef Folder,
                                     llvm::StringRef Name) {
  for (const std::string &Here : foldersAbove(Folder))
    if (std::optional<std::string> File = findFile(Here, Name))
      return File;
  return std::nullopt;
}

llvm::StringRef folderOf(llvm::StringRef Path) {
  llvm::StringRef Folder = path::parent_path(Path);
  return Folder.empty() ? "." : Folder;
}

std::vector<std::string> namesIn(llvm::StringRef Folder, bool Folders) {
  std::vector<std::string> Names;
  std::error_code Error;
  for (fs::directory_iterator It(Folder, Error, /*follow_symlinks=*/false), End;
       It != End && !Error; It.increment(Error)) {
    llvm::StringRef Name = path::filename(It->path());
    if (Name.starts_with("."))
      continue;
    bool IsLink = fs::is_symlink_file(It->path());
    if (Folders ? !IsLink && fs::is_directory(It->path())
                : fs::is_regular_file(It->path()))
      Names.push_back(Name.str());
  }
  llvm::sort(Names);
  return Names;
}

/// Whether \p Name is one that \p Pattern, without folders, speaks of.
static bool matches(llvm::StringRef Pattern, llvm::StringRef Name) {
  // The last star, and where what it stands for ends so far.
  size_t P = 0, N = 0, Star = llvm::StringRef::npos, Held = 0;
  while (N < Name.size()) {
    if (P < Pattern.size() && Pattern[P] == '*') {
      Star = P++;
      Held = N;
    } else if (P < Pattern.size() &&
               (Pattern[P] == '?' ||
                llvm::toLower(Pattern[P]) == llvm::toLower(Name[N]))) {
      ++P;
      ++N;
    } else if (Star != llvm::StringRef::npos) {
      P = Star + 1;
      N = ++Held;
    } else {
      return false;
    }
  }
  return Pattern.drop_front(P).ltrim('*').empty();
}

static void matchBelow(llvm::StringRef Folder,
                       llvm::ArrayRef<llvm::StringRef> Parts, unsigned Depth,
                       std::vector<std::string> &To) {
  constexpr unsigned MostFolders = 64;
  if (Depth > MostFolders || Parts.empty())
    return;
  auto Below = [&](llvm::StringRef Name) {
    llvm::SmallString<256> Path(Folder == "." ? "" : Folder);
    path::append(Path, Name);
    return Path.str().str();
  };
  llvm::StringRef First = Parts.front();
  if (First == "**") {
    // Stars in a row would go the same ways again and again.
    while (Parts.size() > 1 && Parts[1] == "**")
      Parts = Parts.drop_front();
    matchBelow(Folder, Parts.drop_front(), Depth, To);
    for (const std::string &Name : namesIn(Folder, /*Folders=*/true))
      matchBelow(Below(Name), Parts, Depth + 1, To);
  } else if (Parts.size() == 1) {
    for (const std::string &Name : namesIn(Folder, /*Folders=*/false))
      if (matches(First, Name))
        To.push_back(Below(Name));
  } else if (First.contains_insensitive('*') || First.contains('?')) {
    for (const std::string &Name : namesIn(Folder, /*Folders=*/true))
      if (matches(First, Name))
        matchBelow(Below(Name), Parts.drop_front(), Depth + 1, To);
  } else {
    matchBelow(hostPath(Folder, First), Parts.drop_front(), Depth + 1, To);
  }
}

std::vector<std::string> matchFiles(llvm::StringRef Folder,
                                    llvm::StringRef Pattern) {
  std::string Slashes = Pattern.trim().str();
  llvm::replace(Slashes, '\\', '/');
  llvm::SmallVector<llvm::StringRef, 8> Parts;
  llvm::StringRef(Slashes).split(Parts, '/', -1, /*KeepEmpty=*/false);
  std::vector<std::string> Result;
  matchBelow(path::is_absolute(Slashes) ? "/" : Folder, Parts, 0, Result);
  llvm::sort(Result);
  Result.erase(llvm::unique(Result), Result.end());
  return Result;
}

std::vector<std::string> splitWords(llvm::StringRef Text) {
  std::vector<std::string> Words;
  std::string Word;
  bool Quoted = false, Any = false;
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    if (C == '\\' && I + 1 < Text.size() && Text[I + 1] == '"') {
      Word += Text[++I];
      Any = true;
    } else if (C == '"') {
      Quoted = !Quoted;
      Any = true;
    } else if (!Quoted && llvm::isSpace(C)) {
      if (Any)
        Words.push_back(std::move(Word));
      Word.clear();
      Any = false;
    } else {
      Word += C;
      Any = true;
    }
  }
  if (Any)
    Words.push_back(std::move(Word));
  return Words;
}

} // namespace ndistidy::build
