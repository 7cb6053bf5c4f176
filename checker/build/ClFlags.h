//===- ClFlags.h - Options of Microsoft's compiler --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Options of cl in running text, as C_DEFINES and AdditionalOptions have them.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_CLFLAGS_H
#define NDIS_TIDY_BUILD_CLFLAGS_H

#include "build/Driver.h"

namespace ndistidy::build {

/// Adds the options of \p Text ("/DA=1 -U B /I..\inc /GS") to \p To. Folders
/// are relative to \p Folder. Returns the words that are no options, and
/// options that lack their argument.
std::vector<std::string> addClFlags(llvm::StringRef Text,
                                    llvm::StringRef Folder, Settings &To);

/// The NAMEs of "-func:NAME(...)" in WPP's options, added to \p To.
void addTraceRoutines(llvm::StringRef Text, std::vector<std::string> &To);

/// Adds the files that "-scan:FILE" in the options \p Text of WPP names, as
/// seen from \p Folder.
void addTraceConfigurations(llvm::StringRef Text, llvm::StringRef Folder,
                            std::vector<std::string> &To);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_CLFLAGS_H
