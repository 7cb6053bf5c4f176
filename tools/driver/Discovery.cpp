//===- Discovery.cpp - The drivers that a PATH stands for -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Discovery.h"
#include "build/Descriptions.h"
#include "build/SourceLook.h"
#include "driver/DescribedDriver.h"
#include "driver/FolderDrivers.h"
#include "driver/Wording.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::optional<BuildSystem> buildSystem(llvm::StringRef Name) {
  return llvm::StringSwitch<std::optional<BuildSystem>>(Name)
      .Case("auto", BuildSystem::Automatic)
      .Case("compile-commands", BuildSystem::CompileCommands)
      .Case("vcxproj", BuildSystem::VisualStudio)
      .Case("sources", BuildSystem::Sources)
      .Case("folder", BuildSystem::Folder)
      .Default(std::nullopt);
}

namespace {

class Finder {
public:
  Finder(llvm::StringRef Path, const DiscoveryOptions &Options,
         CompileCommands &Commands)
      : Path(Path.str()), Options(Options), Commands(Commands) {
    while (this->Path.size() > 1 && path::is_separator(this->Path.back()))
      this->Path.pop_back();
  }

  llvm::Expected<Discovery> find();

private:
  llvm::Expected<bool> takeCommands();
  llvm::Expected<bool> takeDescriptions(build::System S);
  bool takeDescribedFile(build::System S);
  llvm::Error takeFolder();
  void takeFile(Input I);
  void split(Input I);
  void leaveOut(Input &I, llvm::ArrayRef<bool> Out, llvm::StringRef Which);
  void tellLeftOut(const build::Described &Found, llvm::StringRef Which);
  void takeUnreadable(const Input &I) {
    if (I.IsFolder)
      llvm::append_range(Result.Failures, I.Unreadable);
  }

  std::string Path;
  const DiscoveryOptions &Options;
  CompileCommands &Commands;
  std::vector<std::string> OtherSources; ///< of programs, absolute
  Discovery Result;
};

} // namespace

/// A list of remarks is read by someone; a flood is not.
static std::vector<std::string> linesOf(llvm::ArrayRef<build::Remark> Remarks) {
  constexpr size_t MostShown = 20;
  std::vector<std::string> Lines;
  for (const build::Remark &R : Remarks.take_front(MostShown)) {
    build::Remark Marked = R;
    Marked.Text = "remark: " + R.Text;
    Lines.push_back(build::toString(Marked));
  }
  if (Remarks.size() > MostShown)
    Lines.push_back(Remarks.front().File + ": remark: " +
                    count(Remarks.size() - MostShown, "more remark"));
  return Lines;
}

/// Takes those sources out of \p I that \p Out says, unless it says all.
void Finder::leaveOut(Input &I, llvm::ArrayRef<bool> Out,
                      llvm::StringRef Which) {
  size_t Left = llvm::count(Out, true);
  if (Left == 0 || Left == Out.size())
    return;
  Result.Notes.push_back("ndis-tidy: '" + I.Path +
                         "': " + count(Left, "source") + " " + Which.str() +
                         " left out");
  Input Kept = I;
  Kept.Sources.clear();
  Kept.Commands.clear();
  for (size_t N = 0; N != Out.size(); ++N) {
    if (Out[N])
      continue;
    Kept.Sources.push_back(std::move(I.Sources[N]));
    if (!I.Commands.empty())
      Kept.Commands.push_back(std::move(I.Commands[N]));
  }
  I = std::move(Kept);
}

//===----------------------------------------------------------------------===//
// Compile commands
//===----------------------------------------------------------------------===//

/// Whether they are there.
llvm::Expected<bool> Finder::takeCommands() {
  llvm::Expected<Input> I = discover(Path);
  if (!I) {
    // A folder without sources may have a description that leads to them.
    if (Options.System != BuildSystem::Automatic || !fs::is_directory(Path))
      return I.takeError();
    llvm::consumeError(I.takeError());
    return false;
  }
  llvm::Expected<std::vector<Command>> Found = Commands.of(*I);
  llvm::append_range(Result.Notes, Commands.takeNotes());
  if (Found && !Found->empty())
    llvm::append_range(Result.Failures, Commands.missingBelow(*I));
  if (!Found)
    return Found.takeError();
  if (Found->empty())
    return false;
  I->Commands = std::move(*Found);
  takeUnreadable(*I);
  if (!I->IsFolder) {
    takeFile(std::move(*I));
    return true;
  }
  // What the build does not compile is no part of the driver.
  llvm::SmallVector<bool> Out;
  for (const Command &C : I->Commands)
    Out.push_back(C.IsInferred);
  leaveOut(*I, Out, "that compile_commands.json does not name");
  split(std::move(*I));
  return true;
}

//===----------------------------------------------------------------------===//
// Descriptions
//===----------------------------------------------------------------------===//

/// Whether there is a driver in what they describe.
llvm::Expected<bool> Finder::takeDescriptions(build::System S) {
  llvm::Expected<build::Described> Found =
      build::readDescriptions(Path, S, Options.Target);
  if (!Found)
    return Found.takeError();
  if (Found->Drivers.empty()) {
    llvm::append_range(Result.Notes, linesOf(Found->Remarks));
    for (const std::string &Source : Found->OtherSources)
      OtherSources.push_back(absolute(Source));
    return false;
  }
  for (const build::Driver &D : Found->Drivers) {
    Input I = inputFor(D, Path, Found->Drivers.size() == 1);
    I.Notes = linesOf(D.Remarks);
    I.Notes.insert(I.Notes.begin(), "ndis-tidy: " + told(D));
    llvm::append_range(Result.Notes, I.Notes);
    for (const build::Remark &R : D.Missing)
      Result.Failures.push_back(build::toString(R));
    Result.Drivers.push_back(std::move(I));
  }
  llvm::append_range(Result.Notes, linesOf(Found->Remarks));
  if (fs::is_directory(Path))
    tellLeftOut(*Found,
                S == build::System::VisualStudio ? "project" : "sources file");
  return true;
}

/// Whether a description builds the file.
bool Finder::takeDescribedFile(build::System S) {
  DescribedFile Found = describedFile(Path, S, Options.Target);
  llvm::append_range(Result.Notes, Found.Notes);
  if (!Found.File)
    return false;
  llvm::append_range(Result.Notes, Found.File->Notes);
  Result.Drivers.push_back(std::move(*Found.File));
  return true;
}

/// Says which sources of the folder no description builds, and whether there
/// are drivers among them.
void Finder::tellLeftOut(const build::Described &Found, llvm::StringRef Which) {
  llvm::Expected<Input> All = discover(Path);
  if (!All) // the descriptions lead out of the folder
    return llvm::consumeError(All.takeError());
  llvm::StringSet<> Built;
  for (const std::string &Source : Found.Built)
    Built.insert(absolute(Source));
  size_t Left = 0;
  std::vector<std::string> Entries;
  for (const std::string &Source : All->Sources) {
    if (Built.contains(absolute(Source)))
      continue;
    ++Left;
    if (build::lookAtFile(Source).DefinesDriverEntry)
      Entries.push_back(Source);
  }
  if (Left == 0)
    return;
  std::string Note = "ndis-tidy: '" + Path + "': " + count(Left, "source") +
                     " that no " + Which.str() + " builds left out";
  if (!Entries.empty())
    Note += "; there is a DriverEntry in '" + Entries.front() + "'";
  if (Entries.size() > 1)
    Note += " and " + std::to_string(Entries.size() - 1) + " more";
  Result.Notes.push_back(std::move(Note));
}

//===----------------------------------------------------------------------===//
// Folders
//===----------------------------------------------------------------------===//

void Finder::takeFile(Input I) {
  I.Notes = {settleFile(I, Options)};
  llvm::append_range(Result.Notes, I.Notes);
  Result.Drivers.push_back(std::move(I));
}

void Finder::split(Input I) {
  FolderDrivers Found = driversIn(std::move(I), Options);
  llvm::append_range(Result.Drivers, std::move(Found.Drivers));
  llvm::append_range(Result.Notes, std::move(Found.Notes));
}

llvm::Error Finder::takeFolder() {
  llvm::Expected<Input> I = discover(Path);
  if (!I)
    return I.takeError();
  takeUnreadable(*I);
  if (!I->IsFolder) {
    takeFile(std::move(*I));
    return llvm::Error::success();
  }
  llvm::SmallVector<bool> Out;
  for (const std::string &Source : I->Sources)
    Out.push_back(llvm::is_contained(OtherSources, absolute(Source)));
  leaveOut(*I, Out, "of programs");
  split(std::move(*I));
  return llvm::Error::success();
}

/// Of a system that was asked for; a path comes behind it.
static std::string notThere(BuildSystem S) {
  return S == BuildSystem::CompileCommands
             ? "no compile_commands.json names a source in '"
         : S == BuildSystem::VisualStudio
             ? "no Visual Studio project of a driver in '"
             : "no sources file of a driver in '";
}

llvm::Expected<Discovery> Finder::find() {
  auto Wanted = [&](BuildSystem S) {
    return Options.System == S || Options.System == BuildSystem::Automatic;
  };
  std::optional<build::System> Named = build::systemOf(Path);
  if (Named && fs::is_regular_file(Path)) {
    llvm::Expected<bool> Taken = takeDescriptions(*Named);
    if (!Taken)
      return Taken.takeError();
    if (!*Taken)
      return llvm::createStringError("'" + Path + "' describes no driver");
    return std::move(Result);
  }
  if (path::filename(Path) == "compile_commands.json" &&
      fs::is_regular_file(Path))
    return llvm::createStringError("'" + Path +
                                   "' may have the commands of more than a "
                                   "driver: name its folder, and this with -p");
  // A folder that is not there is none for any system.
  bool IsFolder = fs::is_directory(Path);
  llvm::Expected<bool> Taken = false;
  if (Wanted(BuildSystem::CompileCommands) && !Options.WithoutCommands) {
    Taken = takeCommands();
    if (!Taken)
      return Taken.takeError();
  }
  for (auto [System, S] :
       {std::pair(BuildSystem::VisualStudio, build::System::VisualStudio),
        std::pair(BuildSystem::Sources, build::System::Sources)})
    if (!*Taken && Wanted(System)) {
      Taken = IsFolder ? takeDescriptions(S) : takeDescribedFile(S);
      if (!Taken)
        return Taken.takeError();
    }
  if (!*Taken && Wanted(BuildSystem::Folder)) {
    if (llvm::Error E = takeFolder())
      return std::move(E);
  } else if (!*Taken) {
    return llvm::createStringError(notThere(Options.System) + Path +
                                   "'; --build-system=folder goes without");
  }
  return std::move(Result);
}

llvm::Expected<Discovery> findDrivers(llvm::StringRef Path,
                                      const DiscoveryOptions &Options,
                                      CompileCommands &Commands) {
  return Finder(Path, Options, Commands).find();
}

} // namespace ndistidy::command
