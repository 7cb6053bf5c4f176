//===- Hook.h - A hook of git -----------------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PRECOMMIT_HOOK_H
#define NDIS_TIDY_TOOLS_PRECOMMIT_HOOK_H

#include "ndis-tidy/CommandLine.h"
#include "ndis-tidy/Output.h"

namespace ndistidy::precommit {

/// --install-hook: lets git run this program with --staged, and with the other
/// options of \p A, before each commit in the repository of the working folder.
/// A hook of somebody else's stays as it is, and is an error.
command::ExitStatus installHook(const command::Arguments &A,
                                llvm::StringRef Executable);

} // namespace ndistidy::precommit

#endif // NDIS_TIDY_TOOLS_PRECOMMIT_HOOK_H
