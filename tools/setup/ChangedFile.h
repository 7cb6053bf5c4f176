//===- ChangedFile.h - Files that are set up --------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_SETUP_CHANGEDFILE_H
#define NDIS_TIDY_TOOLS_SETUP_CHANGEDFILE_H

#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace ndistidy::setup {

/// What is in the file at \p Path; empty if it is not there.
llvm::Expected<std::string> contentOf(llvm::StringRef Path);

/// Makes \p Text the content of the file at \p Path, in one step and with the
/// folders that it is in, and says so on \p OS: with each line that is new or
/// gone, or with \p Instead of them, if that is given.
llvm::Error change(llvm::StringRef Path, llvm::StringRef Text,
                   llvm::raw_ostream &OS, llvm::StringRef Instead = "");

} // namespace ndistidy::setup

#endif // NDIS_TIDY_TOOLS_SETUP_CHANGEDFILE_H
