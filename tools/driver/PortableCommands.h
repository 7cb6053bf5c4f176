//===- PortableCommands.h - Compile commands of another machine -*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A compile_commands.json that Windows wrote, read where there is no Windows:
// its paths, "C:\src\drv\a.c", lead nowhere, and its command lines are quoted
// as Windows does it. The sources are often here all the same, below another
// folder.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PORTABLECOMMANDS_H
#define NDIS_TIDY_TOOLS_PORTABLECOMMANDS_H

#include "llvm/Support/JSON.h"
#include <optional>
#include <string>

namespace ndistidy::command {

/// Which folder here a folder of the other machine is.
struct FolderMapping {
  std::string There; ///< "C:\src"
  std::string Here;  ///< "/home/user/src"
};

/// Whether \p Entries name folders or files that only Windows can have, and
/// this is not Windows.
bool isOfWindows(const llvm::json::Array &Entries);

/// Finds \p Entries' sources by the ends of their paths: the longest end that
/// leads from \p Folder, or from a folder around it, to a file. Nothing if none
/// does. \p Folder: the one with the compile commands.
std::optional<FolderMapping> findSources(const llvm::json::Array &Entries,
                                         llvm::StringRef Folder);

/// \p Entries with each command as a list of words, response files in their
/// place if they can be read, and the paths that \p Mapping knows as they are
/// here. A folder that it does not know becomes \p Folder.
llvm::json::Array translate(const llvm::json::Array &Entries,
                            const FolderMapping &Mapping,
                            llvm::StringRef Folder);

/// The file of the first one, as it is written there.
std::string firstSource(const llvm::json::Array &Entries);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_PORTABLECOMMANDS_H
