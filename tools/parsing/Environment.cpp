//===- Environment.cpp - What Clang takes from the environment ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Environment.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"
#include "llvm/TargetParser/Triple.h"
#include <set>

namespace ndistidy::command {

namespace fs = llvm::sys::fs;

void writeEnvironment(cache::ByteWriter &W) {
  for (const char *Name :
       {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "INCLUDE",
        "EXTERNAL_INCLUDE", "CL", "_CL_", "CCC_OVERRIDE_OPTIONS",
        "VCToolsInstallDir", "VCINSTALLDIR", "WindowsSdkDir",
        "UniversalCRTSdkDir", "GCC_EXEC_PREFIX", "COMPILER_PATH",
        "SOURCE_DATE_EPOCH"})
    W.text(llvm::sys::Process::GetEnv(Name).value_or(""));
}

/// What GCC is called for the targets that \p Arguments may mean
/// (clang/lib/Driver/ToolChains/MinGW.cpp and Cygwin.cpp).
static std::set<std::string> namesOfGcc(llvm::ArrayRef<std::string> Arguments) {
  std::set<std::string> Architectures = {"aarch64", "arm",     "armv7", "i386",
                                         "i686",    "thumbv7", "x86_64"};
  std::set<std::string> Names = {"mingw32-gcc"};
  for (size_t N = 0; N != Arguments.size(); ++N) {
    llvm::StringRef Target = Arguments[N];
    if (Target == "-target" && N + 1 != Arguments.size())
      Target = Arguments[N + 1];
    else if (!Target.consume_front("--target="))
      continue;
    const std::string Normal = llvm::Triple::normalize(Target);
    Names.insert((Target + "-gcc").str());
    Names.insert(Normal + "-gcc");
    Architectures.insert(llvm::Triple(Normal).getArchName().str());
  }
  for (const std::string &A : Architectures)
    for (const char *System :
         {"-w64-mingw32-gcc", "-w64-mingw32ucrt-gcc", "-pc-cygwin-gcc"})
      Names.insert(A + System);
  return Names;
}

/// Microsoft's compiler is known by two files (llvm/lib/WindowsDriver/MSVCPaths
/// .cpp).
static void writeFoldersOfCl(cache::ByteWriter &W, llvm::StringRef Path) {
  llvm::SmallVector<llvm::StringRef, 32> Folders;
  Path.split(Folders, llvm::sys::EnvPathSeparator);
  for (llvm::StringRef Folder : Folders) {
    llvm::SmallString<256> Cl(Folder), Link(Folder);
    llvm::sys::path::append(Cl, "cl.exe");
    llvm::sys::path::append(Link, "link.exe");
    if (!Folder.empty() && fs::exists(Cl) && fs::exists(Link))
      W.text(Folder);
  }
}

void writeCompilers(cache::ByteWriter &W,
                    llvm::ArrayRef<std::string> Arguments) {
  for (const std::string &Name : namesOfGcc(Arguments)) {
    auto Found = llvm::sys::findProgramByName(Name);
    W.text(Found ? *Found : "");
  }
  writeFoldersOfCl(W, llvm::sys::Process::GetEnv("PATH").value_or(""));
}

} // namespace ndistidy::command
