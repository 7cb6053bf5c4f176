//===- WholeFile.cpp - Files that are written whole -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "cache/WholeFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::cache {

namespace fs = llvm::sys::fs;

/// Makes a file beside \p Path. LLVM would take each '%' for a letter to
/// choose, those of the folder too ("feature%2Fname").
static std::error_code makeBeside(llvm::StringRef Path, std::string &Name,
                                  int &Descriptor) {
  const unsigned Permissions =
      fs::owner_read | fs::owner_write | fs::group_read | fs::others_read;
  constexpr int Tries = 128;
  std::error_code Error;
  for (int N = 0; N < Tries; ++N) {
    Name = (Path + "." +
            llvm::utohexstr(llvm::sys::Process::GetRandomNumber()) + ".tmp")
               .str();
    Error = fs::openFileForWrite(Name, Descriptor, fs::CD_CreateNew,
                                 fs::OF_None, Permissions);
    if (Error != std::errc::file_exists)
      break;
  }
  return Error;
}

/// Not llvm::writeToOutput, which ends the program if the disk is full.
llvm::Error writeWhole(llvm::StringRef Path,
                       llvm::ArrayRef<llvm::StringRef> Parts) {
  std::string Name;
  int Descriptor = -1;
  if (std::error_code Error = makeBeside(Path, Name, Descriptor))
    return llvm::errorCodeToError(Error);
  llvm::sys::RemoveFileOnSignal(Name);
  std::error_code Error;
  {
    llvm::raw_fd_ostream OS(Descriptor, /*shouldClose=*/true);
    for (llvm::StringRef Part : Parts)
      OS << Part;
    OS.close();
    Error = OS.error();
    OS.clear_error();
  }
  if (!Error)
    Error = fs::rename(Name, Path);
  if (Error)
    (void)fs::remove(Name);
  llvm::sys::DontRemoveFileOnSignal(Name);
  return llvm::errorCodeToError(Error);
}

} // namespace ndistidy::cache
