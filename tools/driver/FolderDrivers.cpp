//===- FolderDrivers.cpp - The drivers of a folder ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/FolderDrivers.h"
#include "build/Files.h"
#include "build/SourceLook.h"
#include "driver/Wording.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {

namespace path = llvm::sys::path;

static void unite(build::SourceLook &To, const build::SourceLook &From) {
  To.Calls.insert_range(From.Calls.keys());
  To.Tested.insert_range(From.Tested.keys());
  To.Defined.insert_range(From.Defined.keys());
}

static bool isBelow(llvm::StringRef File, llvm::StringRef Folder) {
  return File.consume_front(Folder) && !File.empty() &&
         path::is_separator(File.front());
}

namespace {

/// Hands the files of a folder out to the drivers in it.
class Splitter {
public:
  explicit Splitter(Input I);

  /// The folders of the drivers. Innermost first: a folder has what no other
  /// below it has.
  std::vector<std::string> Roots;

  /// What is left for the driver at \p Root; \p Look becomes what it looks
  /// like.
  Input take(const std::string &Root, build::SourceLook &Look);
  size_t left() const { return llvm::count(Taken, false); }

private:
  bool isOf(llvm::StringRef File, llvm::StringRef Root) const {
    return Roots.size() == 1 || isBelow(File, Root);
  }

  Input All;
  std::vector<build::SourceLook> Looks; ///< one for each source
  std::vector<bool> Taken;              ///< likewise
};

} // namespace

Splitter::Splitter(Input I) : All(std::move(I)), Taken(All.Sources.size()) {
  std::vector<std::string> Entries;
  for (const std::string &Source : All.Sources) {
    Looks.push_back(build::lookAtFile(Source));
    if (Looks.back().DefinesDriverEntry)
      Entries.push_back(Source);
  }
  Roots = build::splitAtEntries(All.Path, Entries);
  llvm::sort(Roots, [](llvm::StringRef A, llvm::StringRef B) {
    return A.size() != B.size() ? A.size() > B.size() : A < B;
  });
}

Input Splitter::take(const std::string &Root, build::SourceLook &Look) {
  Input Part;
  Part.Path = Root;
  Part.IsFolder = true;
  for (auto [N, Source] : llvm::enumerate(All.Sources))
    if (!Taken[N] && isOf(Source, Root)) {
      Taken[N] = true;
      Part.Sources.push_back(Source);
      if (!All.Commands.empty())
        Part.Commands.push_back(std::move(All.Commands[N]));
      unite(Look, Looks[N]);
    }
  for (const std::string &Header : All.Headers)
    if (isOf(Header, Root)) {
      Part.Headers.push_back(Header);
      unite(Look, build::lookAtFile(Header));
    }
  // Others' headers are found behind the driver's own.
  Part.HeaderFolders = All.HeaderFolders;
  if (Roots.size() > 1)
    llvm::sort(Part.HeaderFolders, [&](llvm::StringRef A, llvm::StringRef B) {
      auto IsOther = [&](llvm::StringRef Folder) {
        return Folder != Root && !isBelow(Folder, Root);
      };
      return std::pair(IsOther(A), A) < std::pair(IsOther(B), B);
    });
  return Part;
}

/// Says how \p I is built; what nothing describes, it looks for.
static std::string settle(Input &I, const build::SourceLook &Look,
                          const DiscoveryOptions &Options) {
  std::string Note =
      "ndis-tidy: '" + I.Path + "': " + count(I.Sources.size(), "source");
  if (!I.Commands.empty())
    return Note + (llvm::all_of(I.Commands,
                                [](const Command &C) { return C.IsInferred; })
                       ? ", with a command that compile_commands.json has for "
                         "another one"
                       : ", as compile_commands.json says");
  Note += Options.System == BuildSystem::Folder
              ? ", as --build-system=folder wants"
              : ", with no description of a build";
  build::Suggestion S;
  if (!Options.VersionIsGiven)
    S = build::suggestDefines(Look);
  for (const std::string &Define : S.Defines)
    I.Suggested.push_back("-D" + Define);
  if (!I.Suggested.empty())
    Note += "; " + llvm::join(I.Suggested, " ") + ", because " + S.Why;
  return Note;
}

/// What \p File and what it includes with quotes say; false where one of those
/// is elsewhere: it may say the version.
static bool lookAtAll(std::string File, build::SourceLook &Look) {
  llvm::StringSet<> Seen;
  std::vector<std::string> Work = {std::move(File)};
  while (!Work.empty()) {
    std::string Next = std::move(Work.back());
    Work.pop_back();
    if (!Seen.insert(absolute(Next)).second)
      continue;
    llvm::Expected<std::string> Text = build::readText(Next);
    if (!Text) {
      llvm::consumeError(Text.takeError());
      return false;
    }
    build::SourceLook Here = build::lookAtFile(Next);
    unite(Look, Here);
    Look.DefinesDriverEntry |= Here.DefinesDriverEntry;
    for (llvm::StringRef Name : quotedIncludes(*Text))
      if (!Name.ends_with_insensitive(".tmh")) // WPP makes it, and says nothing
        Work.push_back(build::hostPath(build::folderOf(Next), Name));
  }
  return true;
}

/// What the other sources of the driver that \p I is a file of say. Beside
/// several with a DriverEntry nobody knows whose it is.
static void addNeighbours(const Input &I, build::SourceLook &Look) {
  build::SourceLook All;
  unsigned Entries = 0;
  for (const std::string &Source : I.Beside) {
    build::SourceLook Of = build::lookAtFile(Source);
    Entries += Of.DefinesDriverEntry;
    unite(All, Of);
  }
  if (Entries <= 1)
    unite(Look, All);
}

std::string settleFile(Input &I, const DiscoveryOptions &Options) {
  build::SourceLook Look;
  if (I.Commands.empty()) {
    if (!lookAtAll(I.Path, Look))
      Look = {};
    else if (!Look.DefinesDriverEntry)
      addNeighbours(I, Look);
  }
  return settle(I, Look, Options);
}

FolderDrivers driversIn(Input All, const DiscoveryOptions &Options) {
  std::string Path = All.Path;
  Splitter Split(std::move(All));
  FolderDrivers Result;
  for (const std::string &Root : Split.Roots) {
    build::SourceLook Look;
    Input Part = Split.take(Root, Look);
    Part.Notes = {settle(Part, Look, Options)};
    Result.Drivers.push_back(std::move(Part));
  }
  llvm::sort(Result.Drivers,
             [](const Input &A, const Input &B) { return A.Path < B.Path; });
  for (const Input &I : Result.Drivers)
    llvm::append_range(Result.Notes, I.Notes);
  if (size_t Left = Split.left())
    Result.Notes.push_back("ndis-tidy: '" + Path +
                           "': " + count(Left, "source") +
                           " outside the drivers' folders left out");
  return Result;
}

} // namespace ndistidy::command
