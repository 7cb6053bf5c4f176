//===- OtherNames.h - Headers by names in another case ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Drivers include "NDIS.H" where the disk has ndis.h. We look twice
// (AnyCase.h); other programs have to be led there.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_SETUP_OTHERNAMES_H
#define NDIS_TIDY_TOOLS_SETUP_OTHERNAMES_H

#include "headers/AnyCase.h"
#include "llvm/ADT/ArrayRef.h"
#include <map>
#include <vector>

namespace ndistidy::setup {

/// The names that \p Text includes, with slashes.
std::vector<std::string> includedNames(llvm::StringRef Text);

/// The folders for headers that a command line of Clang's names, from \p Folder
/// where they are relative.
std::vector<std::string> headerFolders(llvm::ArrayRef<std::string> Words,
                                       llvm::StringRef Folder);

/// Of the headers that \p Files, and the headers they lead to, include by a
/// name that is in none of \p Folders but in another case: that name, and the
/// path on the disk.
std::map<std::string, std::string>
headersInOtherCase(llvm::ArrayRef<std::string> Files,
                   llvm::ArrayRef<std::string> Folders,
                   command::FolderNames &Names);

} // namespace ndistidy::setup

#endif // NDIS_TIDY_TOOLS_SETUP_OTHERNAMES_H
