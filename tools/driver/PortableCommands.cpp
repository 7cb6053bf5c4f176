//===- PortableCommands.cpp - Compile commands of another machine ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/PortableCommands.h"
#include "build/Files.h"
#include "driver/Sources.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"
#include <algorithm>
#include <map>

namespace ndistidy::command {

namespace json = llvm::json;
namespace path = llvm::sys::path;

using Words = std::vector<std::string>;

static bool isWindowsPath(llvm::StringRef Path) {
  return path::is_absolute(Path, path::Style::windows) &&
         !path::is_absolute(Path);
}

static llvm::StringRef text(const json::Value &Entry, llvm::StringRef Key) {
  const json::Object *O = Entry.getAsObject();
  return O ? O->getString(Key).value_or("") : "";
}

/// Whether \p Entry is of a machine with Windows.
static bool isOfWindows(const json::Value &Entry) {
  return isWindowsPath(text(Entry, "directory")) ||
         isWindowsPath(text(Entry, "file"));
}

bool isOfWindows(const json::Array &Entries) {
  return llvm::any_of(Entries,
                      [](const json::Value &E) { return isOfWindows(E); });
}

/// Absolute, without dots, with slashes.
static std::string fileOf(const json::Value &Entry) {
  llvm::StringRef File = text(Entry, "file");
  llvm::SmallString<256> Path;
  if (!path::is_absolute(File, path::Style::windows))
    Path = text(Entry, "directory");
  path::append(Path, path::Style::windows, File);
  path::native(Path, path::Style::windows);
  path::remove_dots(Path, /*remove_dot_dot=*/true, path::Style::windows);
  return path::convert_to_slash(Path, path::Style::windows);
}

std::string firstSource(const json::Array &Entries) {
  return Entries.empty() ? "" : text(Entries.front(), "file").str();
}

/// The longest end of \p File that is below one of \p Folders.
static std::optional<FolderMapping>
findSource(llvm::StringRef File, llvm::ArrayRef<std::string> Folders) {
  // What is before an end has to be a folder: "C:" is one.
  for (size_t Cut = File.find('/'); Cut != llvm::StringRef::npos;
       Cut = File.find('/', Cut + 1))
    for (const std::string &Folder : Folders)
      if (build::findFile(Folder, File.drop_front(Cut + 1)))
        return FolderMapping{File.take_front(Cut).str(), Folder};
  return std::nullopt;
}

std::optional<FolderMapping> findSources(const json::Array &Entries,
                                         llvm::StringRef Folder) {
  // An end may be here by chance; what most of them say is right.
  constexpr size_t MostAsked = 100;
  std::vector<std::string> Around = foldersAround(Folder);
  std::map<std::pair<std::string, std::string>, unsigned> Votes;
  for (auto [N, Entry] : llvm::enumerate(Entries)) {
    if (N == MostAsked)
      break;
    if (std::optional<FolderMapping> M = findSource(fileOf(Entry), Around))
      ++Votes[{M->There, M->Here}];
  }
  auto Best = llvm::max_element(Votes, [](const auto &A, const auto &B) {
    return std::pair(A.second, A.first.first.size()) <
           std::pair(B.second, B.first.first.size());
  });
  if (Best == Votes.end())
    return std::nullopt;
  return FolderMapping{Best->first.first, Best->first.second};
}

namespace {

/// Translates one entry.
class Translator {
public:
  Translator(const json::Value &Entry, const FolderMapping &Mapping,
             llvm::StringRef Folder)
      : Entry(Entry), M(Mapping), Directory(Folder) {}

  json::Object translate();

private:
  std::string word(llvm::StringRef Word) const;
  Words split(llvm::StringRef Text, bool IsWhole) const;
  Words commandLine() const;
  void expand(Words &To, llvm::StringRef Word, unsigned Depth) const;

  const json::Value &Entry;
  const FolderMapping &M;
  std::string Directory;
};

} // namespace

static bool isSameLetter(char A, char B) {
  auto Plain = [](char C) { return C == '\\' ? '/' : llvm::toLower(C); };
  return Plain(A) == Plain(B);
}

/// With the path in it, if it is one that is here.
std::string Translator::word(llvm::StringRef Word) const {
  // In front of it may be a flag: "/IC:\src\inc".
  auto At = std::search(Word.begin(), Word.end(), M.There.begin(),
                        M.There.end(), isSameLetter);
  if (At == Word.end())
    return Word.str();
  size_t Begin = static_cast<size_t>(At - Word.begin());
  llvm::StringRef Rest = Word.drop_front(Begin + M.There.size());
  if (!Rest.empty() && Rest.front() != '/' && Rest.front() != '\\')
    return Word.str();
  return Word.take_front(Begin).str() +
         build::hostPath(M.Here, Rest.ltrim("/\\"));
}

Words Translator::split(llvm::StringRef Text, bool IsWhole) const {
  llvm::BumpPtrAllocator Memory;
  llvm::StringSaver Saver(Memory);
  llvm::SmallVector<const char *, 32> Pointers;
  if (IsWhole)
    llvm::cl::TokenizeWindowsCommandLineFull(Text, Saver, Pointers);
  else
    llvm::cl::TokenizeWindowsCommandLine(Text, Saver, Pointers);
  return {Pointers.begin(), Pointers.end()};
}

void Translator::expand(Words &To, llvm::StringRef Word, unsigned Depth) const {
  // A response file may name another one, and a broken one itself.
  constexpr unsigned MostDepth = 8;
  if (Word.size() < 2 || !Word.starts_with("@") || Depth == MostDepth) {
    To.push_back(word(Word));
    return;
  }
  std::string Name = word(Word.drop_front());
  llvm::Expected<std::string> Text =
      build::readText(build::hostPath(Directory, Name));
  if (!Text) {
    llvm::consumeError(Text.takeError());
    To.push_back("@" + Name);
    return;
  }
  for (const std::string &Inner : split(*Text, /*IsWhole=*/false))
    expand(To, Inner, Depth + 1);
}

Words Translator::commandLine() const {
  const json::Object *O = Entry.getAsObject();
  const json::Array *Listed = O ? O->getArray("arguments") : nullptr;
  if (!Listed)
    return split(text(Entry, "command"), /*IsWhole=*/true);
  Words Result;
  for (const json::Value &Word : *Listed)
    Result.push_back(Word.getAsString().value_or("").str());
  return Result;
}

json::Object Translator::translate() {
  std::string There = text(Entry, "directory").str();
  std::string Here = word(There);
  if (Here != There)
    Directory = Here;
  std::string File = word(fileOf(Entry));
  Words All = commandLine();
  Words Result;
  if (!All.empty()) {
    // Which compiler it is, is read from its name.
    std::string Name =
        path::filename(All.front(), path::Style::windows).lower();
    Result.push_back(llvm::StringRef(Name)
                         .take_front(llvm::StringRef(Name).rfind(".exe"))
                         .str());
    for (const std::string &Word : llvm::drop_begin(All))
      expand(Result, Word, 0);
    // To cl a path that starts with a slash looks like an option.
    llvm::erase_if(Result, [&](llvm::StringRef Word) {
      return Word == "--" ||
             (!Word.starts_with("-") &&
              (Word == File || build::hostPath(Directory, Word) == File));
    });
    Result.insert(Result.end(), {"--", File});
  }
  return json::Object{{"directory", Directory},
                      {"file", File},
                      {"arguments", json::Array(Result)}};
}

json::Array translate(const json::Array &Entries, const FolderMapping &Mapping,
                      llvm::StringRef Folder) {
  json::Array Result;
  for (const json::Value &Entry : Entries)
    Result.push_back(Translator(Entry, Mapping, Folder).translate());
  return Result;
}

} // namespace ndistidy::command
