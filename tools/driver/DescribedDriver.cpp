//===- DescribedDriver.cpp - A described driver, to be parsed -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/DescribedDriver.h"
#include "build/Files.h"
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
  return I;
}

} // namespace ndistidy::command
