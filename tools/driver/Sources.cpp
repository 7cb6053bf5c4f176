//===- Sources.cpp - The files of a driver --------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Sources.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static bool isSource(llvm::StringRef Path) {
  return llvm::StringSwitch<bool>(path::extension(Path))
      .CasesLower({".c", ".cc", ".cpp", ".cxx", ".c++"}, true)
      .Default(false);
}

static bool isHeader(llvm::StringRef Path) {
  return llvm::StringSwitch<bool>(path::extension(Path))
      .CasesLower({".h", ".hh", ".hpp", ".hxx", ".h++", ".inl", ".inc"}, true)
      .Default(false);
}

/// Whether \p Path is a regular file; says so of a source that leads nowhere.
/// Hidden ones are locks of editors.
static bool isReadable(llvm::StringRef Path,
                       std::vector<std::string> &Unreadable) {
  fs::file_status Status;
  std::error_code Error = fs::status(Path, Status);
  if (Error && isSource(Path) && !path::filename(Path).starts_with("."))
    Unreadable.push_back(
        ("cannot read '" + Path + "': " + Error.message()).str());
  return !Error && fs::is_regular_file(Status);
}

/// Sources and headers in \p Folder and, if \p Below, in those below it.
/// Hidden folders and those behind symbolic links are left out.
static llvm::Error collect(llvm::StringRef Folder, bool Below, Input &To) {
  std::error_code Error;
  fs::directory_iterator It(Folder, Error, /*follow_symlinks=*/false), End;
  for (; It != End && !Error; It.increment(Error)) {
    llvm::StringRef Name = path::filename(It->path());
    fs::file_type Type = It->type();
    if (Type == fs::file_type::type_unknown)
      if (auto Status = It->status())
        Type = Status->type();
    if (Type == fs::file_type::directory_file) {
      if (Below && !Name.starts_with("."))
        if (llvm::Error E = collect(It->path(), Below, To))
          return E;
    } else if (!isReadable(It->path(), To.Unreadable)) {
      continue;
    } else if (isSource(Name)) {
      To.Sources.push_back(It->path());
    } else if (isHeader(Name)) {
      To.Headers.push_back(It->path());
    }
  }
  if (Error)
    return llvm::createStringError("cannot read folder '" + Folder +
                                   "': " + Error.message());
  return llvm::Error::success();
}

std::vector<llvm::StringRef> quotedIncludes(llvm::StringRef Text) {
  std::vector<llvm::StringRef> Names;
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Text = Rest;
    Line = Line.ltrim(" \t");
    if (!Line.consume_front("#"))
      continue;
    Line = Line.ltrim(" \t");
    if (!Line.consume_front("include"))
      continue;
    llvm::StringRef Name = Line.split('"').second.split('"').first;
    if (!Name.empty())
      Names.push_back(Name);
  }
  return Names;
}

std::vector<llvm::StringRef> includedSources(llvm::StringRef Text) {
  std::vector<llvm::StringRef> Names = quotedIncludes(Text);
  llvm::erase_if(Names, [](llvm::StringRef Name) { return !isSource(Name); });
  return Names;
}

/// Old drivers are built from one file that includes the others: those are no
/// translation units of their own.
static void dropIncluded(std::vector<std::string> &Sources) {
  llvm::StringSet<> Included;
  for (const std::string &Source : Sources) {
    auto Text = llvm::MemoryBuffer::getFile(Source);
    if (!Text)
      continue; // Clang will say so
    for (llvm::StringRef Name : includedSources((*Text)->getBuffer())) {
      llvm::SmallString<256> Path(path::parent_path(Source));
      path::append(Path, Name);
      path::remove_dots(Path, /*remove_dot_dot=*/true);
      if (Path != Source)
        Included.insert(Path);
    }
  }
  llvm::erase_if(Sources, [&](const std::string &Source) {
    llvm::SmallString<256> Path(Source);
    path::remove_dots(Path, /*remove_dot_dot=*/true);
    return Included.contains(Path);
  });
}

static llvm::Error discoverFolder(Input &I) {
  if (llvm::Error E = collect(I.Path, /*Below=*/true, I))
    return E;
  dropIncluded(I.Sources);
  if (I.Sources.empty())
    return llvm::createStringError("folder '" + I.Path +
                                   "' has no C or C++ source in or below it");
  llvm::sort(I.Sources);
  llvm::sort(I.Headers);
  for (const std::string &Header : I.Headers)
    I.HeaderFolders.push_back(path::parent_path(Header).str());
  llvm::sort(I.HeaderFolders);
  I.HeaderFolders.erase(llvm::unique(I.HeaderFolders), I.HeaderFolders.end());
  return llvm::Error::success();
}

static llvm::Error discoverFile(Input &I) {
  if (!isSource(I.Path))
    return llvm::createStringError(
        "'" + I.Path + "' is no C or C++ source (.c, .cc, .cpp, .cxx, .c++)");
  llvm::StringRef Folder = path::parent_path(I.Path);
  Input Beside;
  if (llvm::Error E = collect(Folder.empty() ? "." : Folder, false, Beside))
    return E;
  I.Sources = {I.Path};
  I.Headers = std::move(Beside.Headers);
  llvm::sort(I.Headers);
  I.Beside = std::move(Beside.Sources);
  if (!I.Headers.empty())
    I.HeaderFolders = {Folder.empty() ? "." : Folder.str()};
  return llvm::Error::success();
}

llvm::Expected<Input> discover(llvm::StringRef Path) {
  Input I;
  I.Path = Path.str();
  fs::file_status Status;
  if (std::error_code Error = fs::status(Path, Status))
    return llvm::createStringError("cannot find '" + Path +
                                   "': " + Error.message());
  I.IsFolder = fs::is_directory(Status);
  // A pipe would have us wait.
  if (!I.IsFolder && !fs::is_regular_file(Status))
    return llvm::createStringError("'" + Path + "' is no regular file");
  if (I.IsFolder)
    while (I.Path.size() > 1 && path::is_separator(I.Path.back()))
      I.Path.pop_back();
  if (llvm::Error E = I.IsFolder ? discoverFolder(I) : discoverFile(I))
    return std::move(E);
  return I;
}

static std::string realPath(llvm::StringRef Path) {
  llvm::SmallString<256> Real;
  return fs::real_path(Path, Real) ? Path.str() : Real.str().str();
}

void dropRepeated(std::vector<Input> &Inputs) {
  if (Inputs.size() < 2)
    return;
  llvm::StringSet<> InFolders;
  for (const Input &I : Inputs)
    if (I.IsFolder)
      for (const std::string &Source : I.Sources)
        InFolders.insert(realPath(Source));
  llvm::StringSet<> Seen;
  llvm::erase_if(Inputs, [&](const Input &I) {
    std::string Real = realPath(I.Path);
    return (!I.IsFolder && InFolders.contains(Real)) ||
           !Seen.insert(Real + '\n' + I.Description).second;
  });
}

std::string absolute(llvm::StringRef Path) {
  llvm::SmallString<256> Result(Path);
  (void)fs::make_absolute(Result);
  path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

std::vector<std::string> foldersAround(llvm::StringRef Folder) {
  llvm::SmallString<256> At(Folder);
  std::vector<std::string> Result;
  if (fs::make_absolute(At))
    return Result;
  path::remove_dots(At, /*remove_dot_dot=*/true);
  for (llvm::StringRef F = At; !F.empty(); F = path::parent_path(F))
    Result.push_back(F.str());
  return Result;
}

} // namespace ndistidy::command
