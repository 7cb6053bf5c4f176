//===- AnyCase.h - Files by their names on Windows --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Drivers and the WDK include "NDIS.H" and "..\inc\Common.h" where the disk has
// ndis.h and Inc/common.h.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_ANYCASE_H
#define NDIS_TIDY_TOOLS_ANYCASE_H

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <mutex>
#include <optional>
#include <string>

namespace ndistidy::command {

/// The names in folders of the disk, each read when first asked for and then
/// kept, by any thread.
class FolderNames {
public:
  /// The path of what Windows would find at \p Path, an absolute one; nothing
  /// if that is not there.
  std::optional<std::string> find(llvm::StringRef Path);

private:
  using Names = llvm::StringMap<std::string>; ///< from lower case
  std::optional<std::string> entry(llvm::StringRef Folder,
                                   llvm::StringRef Name);

  std::mutex Lock;
  llvm::StringMap<Names> Folders;
};

/// \p FS, in which what is not found by its name is found in any case, and
/// with backslashes. It is then known by its name on the disk.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withAnyCase(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS,
            FolderNames &Names);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_ANYCASE_H
