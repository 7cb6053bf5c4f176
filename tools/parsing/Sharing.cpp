//===- Sharing.cpp - Which files share a beginning ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Sharing.h"
#include "parsing/Beginnings.h"
#include "parsing/Parsing.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>
#include <tuple>

namespace ndistidy::command {

/// Parsing a beginning and writing it down costs as much as two files.
static constexpr size_t LeastFiles = 3;

namespace {

struct Member {
  Task *Of;
  Beginning Begins;
  cache::Digest Text; ///< of the whole file
};

/// What files must have in common besides the text: the driver, the options,
/// flags, folder and the build's, and the first directive.
using Common = std::tuple<const DriverFiles *, const ParseOptions *,
                          std::string, std::string, std::string, std::string>;

} // namespace

static std::string folderOf(llvm::StringRef File) {
  llvm::SmallString<256> Path(File);
  (void)llvm::sys::fs::make_absolute(Path);
  return llvm::sys::path::parent_path(Path).str();
}

/// Nothing for a file that begins with no directive of the kind.
static std::optional<std::pair<Common, Member>> look(Task &T) {
  auto Source = llvm::MemoryBuffer::getFile(T.file());
  if (!Source)
    return std::nullopt; // parsing will say so
  llvm::StringRef Text = (*Source)->getBuffer();
  Member M{&T, beginningOf(Text), cache::digestOf(Text)};
  if (M.Begins.Directives.empty())
    return std::nullopt;
  Job J = T.job();
  return std::pair(Common{T.Of, T.How, flagsOf(J, *T.How, *T.Of->Generated),
                          folderOf(T.file()), J.Build ? J.Build->Folder : "",
                          M.Begins.Directives.front().Text},
                   std::move(M));
}

static std::unique_ptr<SharedBeginning> share(const Common &How,
                                              std::vector<Member> &Members) {
  std::vector<const Beginning *> All;
  All.reserve(Members.size());
  for (const Member &M : Members)
    All.push_back(&M.Begins);
  size_t Length = commonPart(All);
  if (Length == 0)
    return nullptr;
  auto Result = std::make_unique<SharedBeginning>();
  Result->Flags = std::get<2>(How);
  Result->Folder = std::get<3>(How);
  for (size_t N = 0; N != Length; ++N)
    Result->Text += Members.front().Begins.Directives[N].Text + "\n";
  for (Member &M : Members) {
    M.Of->Begins = Result.get();
    M.Of->BeginEnd = M.Begins.Directives[Length - 1].End;
    M.Of->Text = M.Text;
    Result->Files.push_back(M.Of);
  }
  return Result;
}

std::vector<std::unique_ptr<SharedBeginning>>
sharedBeginnings(llvm::MutableArrayRef<Task> Tasks) {
  std::map<const DriverFiles *, size_t> PerDriver;
  for (const Task &T : Tasks)
    ++PerDriver[T.Of];
  std::map<Common, std::vector<Member>> Groups;
  for (Task &T : Tasks)
    if (PerDriver[T.Of] >= LeastFiles)
      if (auto Looked = look(T); Looked && !std::get<2>(Looked->first).empty())
        Groups[Looked->first].push_back(std::move(Looked->second));
  std::vector<std::unique_ptr<SharedBeginning>> Result;
  for (auto &[How, Members] : Groups)
    if (Members.size() >= LeastFiles)
      if (auto Shared = share(How, Members))
        Result.push_back(std::move(Shared));
  return Result;
}

} // namespace ndistidy::command
