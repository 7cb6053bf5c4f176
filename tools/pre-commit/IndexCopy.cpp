//===- IndexCopy.cpp - The index, as files --------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/IndexCopy.h"
#include "cache/Bytes.h"
#include "pre-commit/Changes.h"
#include "pre-commit/Git.h"
#include "pre-commit/Names.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <filesystem>

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
  llvm::Expected<std::vector<Entry>> All = indexed();
  if (!All)
    return All.takeError();
  std::string Wanted;
  std::vector<std::string> LinkNames;
  for (Entry &E : *All) {
    if (kindOf(E.Name) == FileKind::Other && !E.IsLink)
      continue;
    Wanted += E.Name + '\0';
    if (E.IsLink)
      LinkNames.push_back(E.Name);
    Copy->Files.push_back(std::move(E.Name));
  }
  llvm::sort(Copy->Files);
  // One in a conflict is listed more than once.
  Copy->Files.erase(llvm::unique(Copy->Files), Copy->Files.end());
  if (llvm::Error E = Copy->checkOut(Wanted))
    return std::move(E);
  if (llvm::Error E = Copy->followLinks(LinkNames))
    return std::move(E);
  return Copy;
}

llvm::Error IndexCopy::checkOut(const std::string &Names) const {
  std::string Prefix = "--prefix=" + Folder.str().str() + "/";
  return git({"checkout-index", "-z", "--stdin", Prefix}, Names).takeError();
}

static std::error_code relink(llvm::StringRef Path, llvm::StringRef Target) {
  if (std::error_code Error = fs::remove(Path))
    return Error;
  return fs::create_link(Target, Path);
}

/// Has the link \p Name lead where it leads in the repository. What is wanted
/// for that and not here is appended to \p Missing.
std::error_code IndexCopy::follow(const std::string &Name,
                                  std::vector<std::string> &Missing) {
  std::string Here = below(Folder, Name);
  std::error_code Error;
  // Where there are no links, git makes a file that says where to go.
  std::string Said = std::filesystem::read_symlink(Here, Error).string();
  if (Error)
    return {};
  bool IsAbsolute = path::is_absolute(Said);
  llvm::SmallString<256> To(
      IsAbsolute ? Said : below(path::parent_path(below(Root, Name)), Said));
  path::remove_dots(To, /*remove_dot_dot=*/true);
  llvm::StringRef Inside = To;
  if (!Inside.consume_front(Root) || !Inside.consume_front("/"))
    return IsAbsolute ? std::error_code() : relink(Here, To);
  Links.push_back({Name, path::convert_to_slash(Inside)});
  if (!fs::exists(below(Folder, Inside)))
    Missing.push_back(":(literal)" + Inside.str());
  return IsAbsolute ? relink(Here, below(Folder, Inside)) : std::error_code();
}

llvm::Error IndexCopy::followLinks(llvm::ArrayRef<std::string> Names) {
  std::vector<std::string> Missing;
  for (const std::string &Name : Names)
    if (std::error_code Error = follow(Name, Missing))
      return llvm::createStringError("cannot make the link '" +
                                     below(Folder, Name) +
                                     "': " + Error.message());
  if (Missing.empty())
    return llvm::Error::success();
  // Files of kinds that do not matter by themselves.
  std::vector<llvm::StringRef> Words = {"ls-files", "--cached", "-z", "--"};
  llvm::append_range(Words, Missing);
  llvm::Expected<std::string> Listed = git(Words);
  return Listed ? checkOut(*Listed) : Listed.takeError();
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
