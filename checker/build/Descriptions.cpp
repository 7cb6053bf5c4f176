//===- Descriptions.cpp - The drivers below a folder ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Descriptions.h"
#include "build/Files.h"
#include "build/SourceLook.h"
#include "build/SourcesFile.h"
#include "build/VisualStudio.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::build {

namespace path = llvm::sys::path;

std::optional<System> systemOf(llvm::StringRef Path) {
  llvm::StringRef Name = path::filename(Path);
  if (Name.ends_with_insensitive(".vcxproj") ||
      Name.ends_with_insensitive(".sln"))
    return System::VisualStudio;
  if (Name.equals_insensitive("sources") || Name.equals_insensitive("dirs"))
    return System::Sources;
  return std::nullopt;
}

namespace {

/// A description, and what led to it.
struct Found {
  std::string Path;
  std::string SolutionFolder;          ///< of the solution, if one did
  std::optional<Remark> Referrer = {}; ///< the reference, if one did
};

class Reader {
public:
  explicit Reader(const Target &T) : T(T) {}

  llvm::Expected<Described> read(llvm::StringRef Path, System S);

private:
  llvm::Error findProjects(llvm::StringRef Path);
  llvm::Error addSolution(const std::string &Path);
  llvm::Error findSources(llvm::StringRef Path);
  llvm::Expected<Driver> readOne(const Found &F, System S) const;
  void follow(const Driver &D, const Found &From);
  void take(Driver D, bool IsReferred, bool IsMeant);
  void leaveOut(const Driver &D);
  void link();

  const Target &T;
  std::vector<Found> Files;
  std::vector<Driver> Libraries;
  Described Result;
};

} // namespace

llvm::Error Reader::addSolution(const std::string &Path) {
  llvm::Expected<std::vector<std::string>> Projects =
      readSolution(Path, Result.Remarks);
  if (!Projects)
    return Projects.takeError();
  for (std::string &Project : *Projects)
    if (llvm::none_of(Files, [&](const Found &F) { return F.Path == Project; }))
      Files.push_back({std::move(Project), folderOf(Path).str()});
  return llvm::Error::success();
}

llvm::Error Reader::findProjects(llvm::StringRef Path) {
  if (Path.ends_with_insensitive(".sln"))
    return addSolution(Path.str());
  if (!llvm::sys::fs::is_directory(Path)) {
    Files.push_back({Path.str(), {}});
    return llvm::Error::success();
  }
  for (const std::string &Solution : matchFiles(Path, "*.sln"))
    if (llvm::Error E = addSolution(Solution))
      return E;
  if (Files.empty())
    for (std::string &Project : matchFiles(Path, "**/*.vcxproj"))
      Files.push_back({std::move(Project), {}});
  return llvm::Error::success();
}

llvm::Error Reader::findSources(llvm::StringRef Path) {
  if (!llvm::sys::fs::is_directory(Path) &&
      path::filename(Path).equals_insensitive("sources")) {
    Files.push_back({Path.str(), {}});
    return llvm::Error::success();
  }
  llvm::Expected<std::vector<std::string>> All = findSourcesFiles(
      llvm::sys::fs::is_directory(Path) ? Path : folderOf(Path),
      Result.Remarks);
  if (!All)
    return All.takeError();
  for (std::string &File : *All)
    Files.push_back({std::move(File), {}});
  return llvm::Error::success();
}

/// The places in \p Libraries of those that \p D is linked with, or that one of
/// them is.
static std::vector<size_t> linkedInto(const Driver &D,
                                      llvm::ArrayRef<Driver> Libraries) {
  std::vector<size_t> Result;
  std::vector<std::string> Names = D.Libraries;
  for (size_t N = 0; N != Names.size(); ++N)
    for (auto [At, Library] : llvm::enumerate(Libraries)) {
      llvm::StringRef Name = Names[N];
      if ((Name.equals_insensitive(Library.Name) ||
           Name.equals_insensitive(path::stem(Library.Description))) &&
          !llvm::is_contained(Result, At)) {
        Result.push_back(At);
        llvm::append_range(Names, Library.Libraries);
      }
    }
  llvm::sort(Result);
  return Result;
}

/// Gives the drivers the sources of the libraries that they are linked with.
void Reader::link() {
  std::vector<bool> Used(Libraries.size());
  for (Driver &D : Result.Drivers)
    for (size_t At : linkedInto(D, Libraries)) {
      const Driver &Library = Libraries[At];
      Used[At] = true;
      llvm::append_range(D.Sources, Library.Sources);
      llvm::append_range(D.Missing, Library.Missing);
      llvm::append_range(D.Remarks, Library.Remarks);
    }
  for (auto [Library, IsUsed] : llvm::zip_equal(Libraries, Used)) {
    if (IsUsed)
      continue;
    std::string What = Library.What == Kind::Library
                           ? "the library '" + Library.Name + "' is"
                           : "'" + Library.Name + "' has no DriverEntry, is";
    Result.Remarks.push_back(
        {Library.Description, 0,
         What + " linked into none of the drivers, and left out"});
  }
}

/// Programs and DLLs have none.
static bool hasDriverEntry(const Driver &D) {
  return llvm::any_of(D.Sources, [](const Source &S) {
    return lookAtFile(S.Path).DefinesDriverEntry;
  });
}

void Reader::leaveOut(const Driver &D) {
  bool Empty = D.Sources.empty();
  Result.Remarks.push_back({D.Description, 0,
                            "'" + D.Name + "' " +
                                (Empty ? "names no source" : "is no driver") +
                                ", and is left out"});
  // What it says of them may be among what was not understood.
  if (Empty)
    llvm::append_range(Result.Remarks, D.Remarks);
  // Projects of makefiles list the files of drivers, too.
  if (!hasDriverEntry(D))
    for (const Source &S : D.Sources)
      Result.OtherSources.push_back(S.Path);
}

llvm::Expected<Driver> Reader::readOne(const Found &F, System S) const {
  return S == System::VisualStudio ? readProject(F.Path, T, F.SolutionFolder)
                                   : readSourcesFile(F.Path, T);
}

/// Adds the projects that \p D refers to, which may lie elsewhere.
void Reader::follow(const Driver &D, const Found &From) {
  for (const Reference &R : D.References) {
    auto Same = [&](const Found &F) {
      return llvm::sys::fs::equivalent(F.Path, R.Path);
    };
    if (llvm::any_of(Files, Same))
      continue;
    Remark Where = R.Where;
    if (llvm::sys::fs::exists(R.Path)) {
      Files.push_back({R.Path, From.SolutionFolder, std::move(Where)});
      continue;
    }
    Where.Text = "there is no project '" + R.Path + "'";
    Result.Remarks.push_back(std::move(Where));
  }
}

/// \p IsReferred: only a reference led to it. \p IsMeant: it is what the user
/// named, or all that there is.
void Reader::take(Driver D, bool IsReferred, bool IsMeant) {
  if (D.What == Kind::Unknown && hasDriverEntry(D))
    D.What = Kind::Driver;
  bool IsLibrary = D.What == Kind::Library || D.What == Kind::Unknown;
  // Packages refer to drivers, and drivers to programs that make sources.
  if (IsReferred && !IsLibrary)
    return;
  for (const Source &Built : D.Sources)
    Result.Built.push_back(Built.Path);
  if (D.What == Kind::Driver || IsMeant)
    Result.Drivers.push_back(std::move(D));
  else if (IsLibrary)
    Libraries.push_back(std::move(D));
  else
    leaveOut(D);
}

llvm::Expected<Described> Reader::read(llvm::StringRef Path, System S) {
  if (llvm::Error E =
          S == System::VisualStudio ? findProjects(Path) : findSources(Path))
    return std::move(E);
  bool Alone = Files.size() == 1;
  // References are put behind them.
  for (size_t Next = 0; Next != Files.size();) {
    const Found F = Files[Next++];
    llvm::Expected<Driver> D = readOne(F, S);
    if (!D && !F.Referrer)
      return D.takeError();
    if (!D) {
      Remark R = *F.Referrer;
      R.Text =
          "what this refers to is left out: " + llvm::toString(D.takeError());
      Result.Remarks.push_back(std::move(R));
      continue;
    }
    // What is named itself is what the user means. So is the only one, whatever
    // it calls itself, if it is a driver.
    bool IsMeant = Alone && !F.Referrer && !D->Sources.empty() &&
                   (F.Path == Path || hasDriverEntry(*D));
    if (D->What != Kind::Other || IsMeant)
      follow(*D, F);
    take(std::move(*D), F.Referrer.has_value(), IsMeant);
  }
  link();
  return std::move(Result);
}

llvm::Expected<Described> readDescriptions(llvm::StringRef Path, System S,
                                           const Target &T) {
  return Reader(T).read(Path, S);
}

} // namespace ndistidy::build
