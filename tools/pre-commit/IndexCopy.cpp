//===- IndexCopy.cpp - The index, as files --------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/IndexCopy.h"
#include "cache/Bytes.h"
#include "pre-commit/Git.h"
#include "pre-commit/Names.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::precommit {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static std::string below(llvm::StringRef Folder, llvm::StringRef Name) {
  llvm::SmallString<256> Result(Folder);
  path::append(Result, Name);
  return Result.str().str();
}

/// Whether nobody can still be at work in \p Folder.
static bool isForgotten(llvm::StringRef Folder) {
  fs::file_status Status;
  return !fs::status(Folder, Status) &&
         std::chrono::system_clock::now() - Status.getLastModificationTime() >
             std::chrono::hours(1);
}

/// One in the user's cache, always the same for a repository: only then what
/// was parsed there is good for the next time. (In the repository itself it
/// would have unstaged files above it.) Where that is in use, or cannot be, a
/// temporary one.
llvm::Error IndexCopy::makeFolder() {
  llvm::SmallString<128> Made, Place;
  std::error_code Error = std::make_error_code(std::errc::not_supported);
  if (path::cache_directory(Place)) {
    path::append(Place, "ndis-tidy", "staged", cache::digestOf(Root).hex());
    Made = below(Place, "index");
    if (isForgotten(Made))
      (void)fs::remove_directories(Made);
    Error = fs::create_directories(Place);
  }
  if (!Error)
    Error = fs::create_directory(Made, /*IgnoreExisting=*/false);
  if (!Error)
    Cache = below(Place, "cache");
  else
    Error = fs::createUniqueDirectory("ndis-tidy-index", Made);
  if (!Error)
    Error = fs::real_path(Made, Folder);
  if (Error)
    return llvm::createStringError("cannot make a temporary folder: " +
                                   Error.message());
  return llvm::Error::success();
}

llvm::Expected<std::unique_ptr<IndexCopy>>
IndexCopy::make(llvm::StringRef Root) {
  std::unique_ptr<IndexCopy> Copy(new IndexCopy(Root));
  if (llvm::Error E = Copy->makeFolder())
    return std::move(E);
  llvm::Expected<std::string> Listed = git({"ls-files", "--cached", "-z"});
  if (!Listed)
    return Listed.takeError();
  std::string Wanted;
  for (std::string &Name : split(*Listed))
    if (kindOf(Name) != FileKind::Other) {
      Wanted += Name + '\0';
      Copy->Files.push_back(std::move(Name));
    }
  llvm::sort(Copy->Files);
  // One in a conflict is listed more than once.
  Copy->Files.erase(llvm::unique(Copy->Files), Copy->Files.end());
  std::string Prefix = "--prefix=" + Copy->Folder.str().str() + "/";
  llvm::Expected<std::string> Done =
      git({"checkout-index", "-z", "--stdin", Prefix}, Wanted);
  if (!Done)
    return Done.takeError();
  return Copy;
}

IndexCopy::~IndexCopy() {
  if (!Folder.empty())
    (void)fs::remove_directories(Folder);
}

/// \p Text with \p From, where it is a folder's whole name, replaced.
static std::string moved(llvm::StringRef Text, llvm::StringRef From,
                         llvm::StringRef To) {
  std::string Result;
  for (size_t At = 0; (At = Text.find(From)) != llvm::StringRef::npos;) {
    llvm::StringRef Rest = Text.drop_front(At + From.size());
    Result += Text.take_front(At);
    bool Whole = Rest.empty() || Rest.starts_with("/") ||
                 Rest.starts_with("\"") || Rest.starts_with(" ");
    Result += Whole ? To : From;
    Text = Rest;
  }
  return Result + Text.str();
}

llvm::Error IndexCopy::addCommands(llvm::StringRef Place) {
  llvm::SmallString<256> Name(Place);
  if (path::extension(Name) != ".json")
    path::append(Name, "compile_commands.json");
  path::remove_dots(Name, /*remove_dot_dot=*/true);
  // Elsewhere they are for what is there.
  if (path::is_absolute(Name) || Name.starts_with(".."))
    return llvm::Error::success();
  std::string Target = below(Folder, Name);
  auto Text = llvm::MemoryBuffer::getFile(below(Root, Name));
  if (!Text || fs::exists(Target))
    return llvm::Error::success();
  std::string Here = moved((*Text)->getBuffer(), Root, Folder);
  // Commands are run in folders of the build, which may have no file of ours.
  if (auto Parsed = llvm::json::parse(Here)) {
    if (const llvm::json::Array *All = Parsed->getAsArray())
      for (const llvm::json::Value &V : *All)
        if (const llvm::json::Object *Command = V.getAsObject())
          if (auto Where = Command->getString("directory");
              Where && Where->starts_with(Folder))
            (void)fs::create_directories(*Where);
  } else {
    llvm::consumeError(Parsed.takeError()); // who reads it will say so
  }
  std::error_code Error = fs::create_directories(path::parent_path(Target));
  if (!Error) {
    llvm::raw_fd_ostream OS(Target, Error);
    OS << Here;
  }
  if (Error)
    return llvm::createStringError("cannot write '" + Target +
                                   "': " + Error.message());
  std::string Added = path::convert_to_slash(Name);
  Files.insert(llvm::upper_bound(Files, Added), Added);
  return llvm::Error::success();
}

} // namespace ndistidy::precommit
