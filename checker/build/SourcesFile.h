//===- SourcesFile.h - Build descriptions of the WDK to 7600 ----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A `sources` file, which the WDK's build.exe reads, and a `dirs` file, which
// names the folders with more of them.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_SOURCESFILE_H
#define NDIS_TIDY_BUILD_SOURCESFILE_H

#include "build/Driver.h"
#include "llvm/Support/Error.h"

namespace ndistidy::build {

/// Reads the `sources` file at \p Path. Taken are SOURCES and the processor's
/// own (I386_SOURCES, ...), C_DEFINES, USER_C_FLAGS, INCLUDES and their kind;
/// the free build unless the target says otherwise. Resource and message files
/// are left out. What has no SOURCES is no driver. Errors: those of Nmake; none
/// of the sources on the disk.
llvm::Expected<Driver> readSourcesFile(llvm::StringRef Path, const Target &T);

/// The `sources` files of \p Folder: its own and those that its `dirs` leads
/// to or, where it has neither, all below it; sorted. What a `dirs` names and
/// is not there, and folders without either, are told in \p Remarks.
llvm::Expected<std::vector<std::string>>
findSourcesFiles(llvm::StringRef Folder, std::vector<Remark> &Remarks);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_SOURCESFILE_H
