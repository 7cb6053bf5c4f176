//===- Discovery.cpp - The drivers that a PATH stands for -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Discovery.h"
#include "build/Descriptions.h"
#include "build/Files.h"
#include "build/SourceLook.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
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
  llvm::Error takeFolder();
  Input described(const build::Driver &D, bool Alone) const;
  void split(Input I);
  void suggest(Input &I, const build::SourceLook &Look);
  void leaveOut(Input &I, llvm::ArrayRef<bool> Out, llvm::StringRef Which);
  void remark(llvm::ArrayRef<build::Remark> Remarks);
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

static std::string count(size_t N, llvm::StringRef What) {
  return std::to_string(N) + " " + What.str() + (N == 1 ? "" : "s");
}

/// A list of remarks is read by someone; a flood is not.
void Finder::remark(llvm::ArrayRef<build::Remark> Remarks) {
  constexpr size_t MostShown = 20;
  for (const build::Remark &R : Remarks.take_front(MostShown)) {
    build::Remark Marked = R;
    Marked.Text = "remark: " + R.Text;
    Result.Notes.push_back(build::toString(Marked));
  }
  if (Remarks.size() > MostShown)
    Result.Notes.push_back(Remarks.front().File + ": remark: " +
                           count(Remarks.size() - MostShown, "more remark"));
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
    Result.Drivers.push_back(std::move(*I));
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

static std::string absolute(llvm::StringRef Path) {
  llvm::SmallString<256> Result(Path);
  if (!fs::make_absolute(Result))
    path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

/// A command of Clang's own that says what the description says.
static Command commandFor(const build::Source &S, const build::Driver &D) {
  Command C;
  C.Folder = absolute(build::folderOf(D.Description));
  C.Arguments = {"clang"};
  // Which of our headers' targets that is, is decided when they are known.
  if (D.Arch == build::Architecture::X86)
    C.Arguments.emplace_back("--target=i386-pc-windows-msvc");
  else if (D.Arch == build::Architecture::ARM64)
    C.Arguments.emplace_back("--target=aarch64-pc-windows-msvc");
  for (const std::string &Define : S.How.Defines)
    C.Arguments.push_back("-D" + Define);
  for (const std::string &Macro : S.How.Undefines)
    C.Arguments.push_back("-U" + Macro);
  for (const std::string &Folder : S.How.IncludeFolders)
    C.Arguments.push_back("-I" + absolute(Folder));
  for (const std::string &Header : S.How.ForcedIncludes)
    C.Arguments.insert(C.Arguments.end(), {"-include", Header});
  for (llvm::StringRef Flag : S.How.OtherFlags)
    if (Flag.drop_front() == "TC" || Flag.drop_front() == "TP")
      C.Arguments.insert(C.Arguments.end(),
                         {"-x", Flag.drop_front() == "TC" ? "c" : "c++"});
  C.Arguments.insert(C.Arguments.end(), {"-c", absolute(S.Path)});
  return C;
}

Input Finder::described(const build::Driver &D, bool Alone) const {
  Input I;
  I.Path = fs::is_directory(Path) ? Path : build::folderOf(Path).str();
  I.Description = Alone ? "" : D.Description;
  I.IsFolder = true;
  I.TraceRoutines = D.TraceRoutines;
  std::vector<std::string> Folders = {build::folderOf(D.Description).str()};
  for (const build::Source &S : D.Sources) {
    I.Sources.push_back(S.Path);
    I.Commands.push_back(commandFor(S, D));
    Folders.push_back(build::folderOf(S.Path).str());
    llvm::append_range(Folders, S.How.IncludeFolders);
  }
  llvm::sort(Folders);
  Folders.erase(llvm::unique(Folders), Folders.end());
  // Only for the configuration of trace macros: the build says where to search.
  for (const std::string &Folder : Folders)
    for (const std::string &Name : build::namesIn(Folder, /*Folders=*/false))
      if (llvm::StringRef(Name).ends_with_insensitive(".h"))
        I.Headers.push_back(build::hostPath(Folder, Name));
  return I;
}

/// Whether there is a driver in what they describe.
llvm::Expected<bool> Finder::takeDescriptions(build::System S) {
  llvm::Expected<build::Described> Found =
      build::readDescriptions(Path, S, Options.Target);
  if (!Found)
    return Found.takeError();
  if (Found->Drivers.empty()) {
    remark(Found->Remarks);
    for (const std::string &Source : Found->OtherSources)
      OtherSources.push_back(absolute(Source));
    return false;
  }
  for (const build::Driver &D : Found->Drivers) {
    Result.Notes.push_back("ndis-tidy: driver '" + D.Name +
                           "': " + count(D.Sources.size(), "source") + ", as " +
                           D.Description + " says for " + D.Variant);
    remark(D.Remarks);
    for (const build::Remark &R : D.Missing)
      Result.Failures.push_back(build::toString(R));
    Result.Drivers.push_back(described(D, Found->Drivers.size() == 1));
  }
  remark(Found->Remarks);
  return true;
}

//===----------------------------------------------------------------------===//
// Folders
//===----------------------------------------------------------------------===//

static void unite(build::SourceLook &To, const build::SourceLook &From) {
  To.Calls.insert_range(From.Calls.keys());
  To.Tested.insert_range(From.Tested.keys());
  To.Defined.insert_range(From.Defined.keys());
}

static bool isBelow(llvm::StringRef File, llvm::StringRef Folder) {
  return File.consume_front(Folder) && !File.empty() &&
         path::is_separator(File.front());
}

/// Says how \p I is built, and looks for that where nothing describes it.
void Finder::suggest(Input &I, const build::SourceLook &Look) {
  if (!I.Commands.empty()) {
    Result.Notes.push_back("ndis-tidy: '" + I.Path +
                           "': " + count(I.Sources.size(), "source") +
                           ", as compile_commands.json says");
    return;
  }
  build::Suggestion S;
  if (!Options.VersionIsGiven)
    S = build::suggestDefines(Look);
  for (const std::string &Define : S.Defines)
    I.Suggested.push_back("-D" + Define);
  std::string Note = "ndis-tidy: '" + I.Path +
                     "': " + count(I.Sources.size(), "source") +
                     (Options.System == BuildSystem::Folder
                          ? ", as --build-system=folder wants"
                          : ", with no description of a build");
  if (!I.Suggested.empty())
    Note += "; " + llvm::join(I.Suggested, " ") + ", because " + S.Why;
  Result.Notes.push_back(std::move(Note));
}

/// One driver for each folder with a DriverEntry of its own.
void Finder::split(Input I) {
  std::vector<build::SourceLook> Looks;
  std::vector<std::string> Entries;
  for (const std::string &Source : I.Sources) {
    Looks.push_back(build::lookAtFile(Source));
    if (Looks.back().DefinesDriverEntry)
      Entries.push_back(Source);
  }
  std::vector<std::string> Roots = build::splitAtEntries(I.Path, Entries);
  // Innermost first: a folder has what no other below it has.
  llvm::sort(Roots, [](llvm::StringRef A, llvm::StringRef B) {
    return A.size() != B.size() ? A.size() > B.size() : A < B;
  });
  std::vector<Input> Parts;
  std::vector<bool> Taken(I.Sources.size());
  for (const std::string &Root : Roots) {
    bool Whole = Roots.size() == 1;
    Input Part;
    Part.Path = Root;
    Part.IsFolder = true;
    build::SourceLook Look;
    for (auto [N, Source] : llvm::enumerate(I.Sources))
      if (!Taken[N] && (Whole || isBelow(Source, Root))) {
        Taken[N] = true;
        Part.Sources.push_back(Source);
        if (!I.Commands.empty())
          Part.Commands.push_back(std::move(I.Commands[N]));
        unite(Look, Looks[N]);
      }
    for (const std::string &Header : I.Headers)
      if (Whole || isBelow(Header, Root)) {
        Part.Headers.push_back(Header);
        unite(Look, build::lookAtFile(Header));
      }
    // Others' headers are found behind the driver's own.
    Part.HeaderFolders = I.HeaderFolders;
    if (!Whole)
      llvm::sort(Part.HeaderFolders, [&](llvm::StringRef A, llvm::StringRef B) {
        auto IsOther = [&](llvm::StringRef Folder) {
          return Folder != Root && !isBelow(Folder, Root);
        };
        return std::pair(IsOther(A), A) < std::pair(IsOther(B), B);
      });
    suggest(Part, Look);
    Parts.push_back(std::move(Part));
  }
  llvm::sort(Parts,
             [](const Input &A, const Input &B) { return A.Path < B.Path; });
  llvm::append_range(Result.Drivers, std::move(Parts));
  if (size_t Left = llvm::count(Taken, false))
    Result.Notes.push_back("ndis-tidy: '" + I.Path +
                           "': " + count(Left, "source") +
                           " outside the drivers' folders left out");
}

llvm::Error Finder::takeFolder() {
  llvm::Expected<Input> I = discover(Path);
  if (!I)
    return I.takeError();
  takeUnreadable(*I);
  if (!I->IsFolder) {
    Result.Drivers.push_back(std::move(*I));
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
    if (!*Taken && IsFolder && Wanted(System)) {
      Taken = takeDescriptions(S);
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
