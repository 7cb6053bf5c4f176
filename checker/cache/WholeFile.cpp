//===- WholeFile.cpp - Files that are written whole -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "cache/WholeFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::cache {

namespace fs = llvm::sys::fs;

/// Not llvm::writeToOutput, which ends the program if the disk is full.
llvm::Error writeWhole(llvm::StringRef Path,
                       llvm::ArrayRef<llvm::StringRef> Parts) {
  auto File = fs::TempFile::create(Path + ".%%%%%%%%.tmp",
                                   fs::owner_read | fs::owner_write |
                                       fs::group_read | fs::others_read);
  if (!File)
    return File.takeError();
  std::error_code Error;
  {
    llvm::raw_fd_ostream OS(File->FD, /*shouldClose=*/false);
    for (llvm::StringRef Part : Parts)
      OS << Part;
    OS.flush();
    Error = OS.error();
    OS.clear_error();
  }
  if (Error) {
    llvm::consumeError(File->discard());
    return llvm::errorCodeToError(Error);
  }
  return File->keep(Path);
}

} // namespace ndistidy::cache
