//===- OtherNames.cpp - Headers by names in another case ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "setup/OtherNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

namespace ndistidy::setup {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::vector<std::string> includedNames(llvm::StringRef Text) {
  llvm::Regex Include("^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"]+)[>\"]",
                      llvm::Regex::Newline);
  std::vector<std::string> Names;
  for (llvm::SmallVector<llvm::StringRef, 2> Parts; Include.match(Text, &Parts);
       Text = Text.drop_front(Parts[0].data() + Parts[0].size() - Text.data()))
    Names.push_back(
        path::convert_to_slash(Parts[1], path::Style::windows_backslash));
  return Names;
}

static std::string below(llvm::StringRef Folder, llvm::StringRef Name) {
  llvm::SmallString<256> Result(Name);
  if (!path::is_absolute(Name)) {
    Result = Folder;
    path::append(Result, Name);
  }
  path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

std::vector<std::string> headerFolders(llvm::ArrayRef<std::string> Words,
                                       llvm::StringRef Folder) {
  static constexpr llvm::StringLiteral Options[] = {"-isystem", "-idirafter",
                                                    "-iquote", "-I", "/I"};
  std::vector<std::string> Folders;
  for (auto [N, Word] : llvm::enumerate(Words)) {
    if (Word == "--")
      break;
    for (llvm::StringRef Option : Options) {
      llvm::StringRef Value = Word;
      if (!Value.consume_front(Option))
        continue;
      if (Value.empty() && N + 1 < Words.size())
        Value = Words[N + 1];
      if (!Value.empty())
        Folders.push_back(below(Folder, Value));
      break;
    }
  }
  return Folders;
}

namespace {

class Search {
public:
  Search(llvm::ArrayRef<std::string> Folders, command::FolderNames &Names)
      : Folders(Folders), Names(Names) {}

  void run(llvm::ArrayRef<std::string> Files);

  std::map<std::string, std::string> Found;

private:
  void look(llvm::StringRef Name, llvm::StringRef From);
  void follow(const std::string &File) {
    if (Seen.insert(File).second)
      Todo.push_back(File);
  }

  llvm::ArrayRef<std::string> Folders;
  command::FolderNames &Names;
  std::vector<std::string> Todo;
  llvm::StringSet<> Seen;
};

} // namespace

void Search::look(llvm::StringRef Name, llvm::StringRef From) {
  std::vector<std::string> Places = {below(From, Name)};
  for (const std::string &Folder : Folders)
    Places.push_back(below(Folder, Name));
  for (const std::string &Place : Places)
    if (fs::exists(Place))
      return follow(Place);
  for (auto [N, Place] : llvm::enumerate(Places))
    if (std::optional<std::string> Other = Names.find(Place)) {
      // In a folder of the search path the search has to go the same way: there
      // are headers that go on to the next of their name.
      llvm::StringRef Rest = *Other;
      bool IsSearched = N > 0 && Rest.consume_front(Folders[N - 1]) &&
                        Rest.consume_front("/");
      Found.try_emplace(Name.str(), IsSearched ? ("<" + Rest + ">").str()
                                               : "\"" + *Other + "\"");
      return follow(*Other);
    }
}

void Search::run(llvm::ArrayRef<std::string> Files) {
  for (const std::string &File : Files)
    follow(File);
  while (!Todo.empty()) {
    std::string File = std::move(Todo.back());
    Todo.pop_back();
    auto Text = llvm::MemoryBuffer::getFile(File);
    if (!Text)
      continue;
    llvm::SmallString<256> From(path::parent_path(File));
    (void)fs::make_absolute(From);
    for (const std::string &Name : includedNames((*Text)->getBuffer()))
      look(Name, From);
  }
}

std::map<std::string, std::string>
headersInOtherCase(llvm::ArrayRef<std::string> Files,
                   llvm::ArrayRef<std::string> Folders,
                   command::FolderNames &Names) {
  Search S(Folders, Names);
  S.run(Files);
  return std::move(S.Found);
}

} // namespace ndistidy::setup
