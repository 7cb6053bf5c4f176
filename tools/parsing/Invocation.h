//===- Invocation.h - How Clang is to be called -----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How Clang is to be called for one file.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_INVOCATION_H
#define NDIS_TIDY_TOOLS_INVOCATION_H

#include "parsing/Job.h"
#include "clang/Frontend/CompilerInvocation.h"

namespace ndistidy::command {

/// The build's own flags, if they lead to driver headers; else those of our
/// headers, with the macros, folders and language that the build names.
/// \p FS works in the job's folder. Errors: flags of the user's that Clang does
/// not take; no driver headers to fall back on.
llvm::Expected<std::shared_ptr<clang::CompilerInvocation>>
makeInvocation(const Job &J, const ParseOptions &O,
               const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &FS);

/// The same as a command line, for other programs that are to parse \p J's file
/// as we do: Clang's name first, the file last, all paths absolute. Empty where
/// the build's own command leads to driver headers.
llvm::Expected<std::vector<std::string>>
commandLine(const Job &J, const ParseOptions &O,
            const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &FS);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_INVOCATION_H
