//===- Headers.cpp - Where the DDK headers are ----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/Headers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static std::string below(llvm::StringRef Folder, llvm::StringRef Name) {
  llvm::SmallString<256> Result(Folder);
  path::append(Result, Name);
  path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

/// The first folder that has \p Sign below it; empty if none has.
static std::string firstWith(llvm::ArrayRef<std::string> Folders,
                             llvm::StringRef Sign) {
  for (const std::string &Folder : Folders)
    if (fs::exists(below(Folder, Sign)))
      return Folder;
  return {};
}

static llvm::Error readFlags(Headers &H, llvm::StringRef MinGW) {
  std::string File = below(H.Overlay, "flags.txt");
  auto Text = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Text)
    return llvm::createStringError("cannot read '" + File +
                                   "': " + Text.getError().message() +
                                   "; install ndis-tidy anew");
  llvm::SmallVector<llvm::StringRef, 64> Lines;
  (*Text)->getBuffer().split(Lines, '\n');
  for (llvm::StringRef Line : Lines) {
    Line = Line.trim();
    if (Line.empty() || Line.starts_with("#"))
      continue;
    std::string Flag = Line.str();
    for (auto [Mark, Folder] :
         {std::pair("@OVERLAY@", llvm::StringRef(H.Overlay)),
          std::pair("@MINGW@", MinGW)})
      if (size_t At = Flag.find(Mark); At != std::string::npos)
        Flag.replace(At, llvm::StringRef(Mark).size(), Folder);
    H.Flags.push_back(std::move(Flag));
  }
  return llvm::Error::success();
}

llvm::Expected<Headers> findHeaders(llvm::StringRef Executable,
                                    const std::optional<std::string> &MinGW) {
  Headers H;
  std::string Prefix = below(path::parent_path(Executable), "..");
  std::string BesideUs = below(Prefix, "lib/clang/" NDIS_TIDY_CLANG_MAJOR);
  H.ResourceFolder = firstWith({BesideUs, NDIS_TIDY_RESOURCE_FOLDER,
                                "/usr/lib/llvm-" NDIS_TIDY_CLANG_MAJOR
                                "/lib/clang/" NDIS_TIDY_CLANG_MAJOR,
                                "/usr/lib/clang/" NDIS_TIDY_CLANG_MAJOR},
                               "include/stddef.h");
  if (H.ResourceFolder.empty())
    return llvm::createStringError(
        "no Clang headers in " NDIS_TIDY_RESOURCE_FOLDER
        "; install the package libclang-common-" NDIS_TIDY_CLANG_MAJOR "-dev");

  std::string Overlay = below(Prefix, "share/ndis-tidy/headers/mingw");
  H.Overlay = firstWith({Overlay}, "flags.txt");
  if (H.Overlay.empty()) {
    H.Missing =
        "no driver headers: " + Overlay + " is missing; install ndis-tidy anew";
    return H;
  }
  std::vector<std::string> Known = {
      "/usr/share/mingw-w64/include", "/usr/x86_64-w64-mingw32/include",
      "/usr/x86_64-w64-mingw32/sys-root/mingw/include"};
  if (MinGW)
    Known = {*MinGW};
  std::string Found = firstWith(Known, "ddk/ndis.h");
  if (Found.empty()) {
    H.Missing = "no driver headers: no ddk/ndis.h in " +
                llvm::join(Known, " or ") +
                "; install the package mingw-w64-common, or name its include "
                "folder with --mingw=DIR";
    return H;
  }
  if (llvm::Error E = readFlags(H, Found))
    return std::move(E);
  return H;
}

void useWdk(Headers &H, const Wdk &K, const build::Target &T) {
  H.Flags = wdkFlags(K, T);
  H.Missing.clear();
  H.IsWdk = true;
}

void useArchitecture(Headers &H, const build::Target &T) {
  if (H.IsWdk || H.Flags.empty() || !T.Arch)
    return;
  // mingw-w64's driver headers know no ARM64.
  if (*T.Arch == build::Architecture::X86)
    H.Flags.insert(H.Flags.end(), {"--target=i686-w64-windows-gnu", "-mrtd"});
}

} // namespace ndistidy::command
