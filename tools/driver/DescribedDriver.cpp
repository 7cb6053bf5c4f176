//===- DescribedDriver.cpp - A described driver, to be parsed -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/DescribedDriver.h"
#include "build/Files.h"
#include "driver/Wording.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

namespace ndistidy::command {

namespace fs = llvm::sys::fs;

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

Input inputFor(const build::Driver &D, llvm::StringRef Path, bool Alone) {
  Input I;
  I.Path = (fs::is_directory(Path) ? Path : build::folderOf(Path)).str();
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
  for (const std::string &File : D.TraceConfigurations)
    if (!llvm::is_contained(I.Headers, File))
      I.Headers.push_back(File);
  return I;
}

std::string told(const build::Driver &D) {
  return "driver '" + D.Name + "': " + count(D.Sources.size(), "source") +
         ", as " + D.Description + " says for " + D.Variant;
}

/// The file at \p Path alone, if \p D builds it.
static std::optional<Input> fileOf(const build::Driver &D,
                                   llvm::StringRef Path) {
  std::string Wanted = absolute(Path);
  auto S = llvm::find_if(D.Sources, [&](const build::Source &S) {
    return absolute(S.Path) == Wanted;
  });
  if (S == D.Sources.end())
    return std::nullopt;
  Input I = inputFor(D, D.Description, /*Alone=*/true);
  I.Path = Path.str();
  I.IsFolder = false;
  I.Commands = {std::move(I.Commands[S - D.Sources.begin()])};
  I.Sources = {I.Path};
  I.Notes = {"ndis-tidy: '" + I.Path + "': one file of " + told(D)};
  return I;
}

DescribedFile describedFile(llvm::StringRef Path, build::System S,
                            const build::Target &T) {
  DescribedFile Result;
  std::vector<std::string> Folders = build::foldersAbove(build::folderOf(Path));
  Folders.resize(std::min<size_t>(Folders.size(), 2));
  for (const std::string &Folder : Folders)
    for (const std::string &Name : build::namesIn(Folder, /*Folders=*/false)) {
      std::string Description = build::hostPath(Folder, Name);
      // What lists others' projects leads anywhere.
      if (build::systemOf(Description) != S ||
          llvm::StringRef(Name).ends_with_insensitive(".sln") ||
          llvm::StringRef(Name).equals_insensitive("dirs"))
        continue;
      auto Found = build::readDescriptions(Description, S, T);
      if (!Found) {
        // What lies around the driver's folder may have to do with anything.
        std::string Why = llvm::toString(Found.takeError());
        if (Folder == Folders.front())
          Result.Notes.push_back("ndis-tidy: remark: " + Why);
        continue;
      }
      for (const build::Driver &D : Found->Drivers) {
        Result.File = fileOf(D, Path);
        if (Result.File)
          return Result;
      }
    }
  return Result;
}

} // namespace ndistidy::command
