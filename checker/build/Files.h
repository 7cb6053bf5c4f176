//===- Files.h - Files of Windows on any machine ----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Build descriptions were written on Windows: backslashes, names in any case,
// UTF-16. The disk that they lie on now knows of none of this.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_FILES_H
#define NDIS_TIDY_BUILD_FILES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace ndistidy::build {

/// The text of a description as UTF-8 with "\n" as the end of each line.
/// Understands UTF-8 and UTF-16 by their marks; bytes that are no UTF-8 are
/// kept. Errors: "cannot read 'a': why"; more than 16 MB; a NUL in the text.
llvm::Expected<std::string> readText(llvm::StringRef Path);

/// \p Bytes, read in the same way. Error: why they are no text.
llvm::Expected<std::string> textOf(llvm::StringRef Bytes);

/// \p Name, as Windows spells it, below \p Folder, as the disk spells it:
/// ("drv/sys", "..\INC\a.H") is "drv/inc/a.h" if that is there. What is not
/// there keeps its spelling. An absolute \p Name ("C:\x", "/x") stands for
/// itself; an empty one for the folder.
std::string hostPath(llvm::StringRef Folder, llvm::StringRef Name);

/// The regular file that hostPath leads to.
std::optional<std::string> findFile(llvm::StringRef Folder,
                                    llvm::StringRef Name);

/// \p Folder and those that it is in, from the inside out.
std::vector<std::string> foldersAbove(llvm::StringRef Folder);

/// The first file that findFile finds in one of these.
std::optional<std::string> findAbove(llvm::StringRef Folder,
                                     llvm::StringRef Name);

/// The folder that \p Path is in; "." for a mere name.
llvm::StringRef folderOf(llvm::StringRef Path);

/// Names of regular files in \p Folder (or, if \p Folders, of folders), sorted.
/// Hidden ones and folders behind symbolic links are left out.
std::vector<std::string> namesIn(llvm::StringRef Folder, bool Folders);

/// Files below \p Folder that match \p Pattern, in which "*" and "?" are as on
/// Windows and "**" is any number of folders; sorted, by hostPath's rules.
std::vector<std::string> matchFiles(llvm::StringRef Folder,
                                    llvm::StringRef Pattern);

/// Words of \p Text, separated by blanks. Double quotes keep blanks and are
/// taken off; \" is a quote.
std::vector<std::string> splitWords(llvm::StringRef Text);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_FILES_H
