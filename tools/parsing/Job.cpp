//===- Job.cpp - A file to be parsed --------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Job.h"

namespace ndistidy::command {

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
fileSystemFor(const Job &J, const ParseOptions &O, StandIns &Generated) {
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS =
      J.Build ? llvm::vfs::createPhysicalFileSystem()
              : llvm::vfs::getRealFileSystem();
  // A folder that is gone leaves its relative paths unfound, and Clang says so.
  if (J.Build)
    (void)FS->setCurrentWorkingDirectory(J.Build->Folder);
  FS = withAnyCase(FS, *O.Names);
  if (O.Overlay) {
    auto Both = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(FS);
    Both->pushOverlay(O.Overlay);
    FS = std::move(Both);
  }
  return withStandIns(std::move(FS), Generated);
}

} // namespace ndistidy::command
