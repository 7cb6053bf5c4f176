//===- Staged.h - What is about to be committed -----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PRECOMMIT_STAGED_H
#define NDIS_TIDY_TOOLS_PRECOMMIT_STAGED_H

#include "ndis-tidy/CommandLine.h"
#include "ndis-tidy/Output.h"

namespace ndistidy::precommit {

/// --staged: analyses the drivers that the files of git's index that differ
/// from the last commit belong to, and those that \p A names, each driver whole
/// and as the index has it. Reports, and writes nothing. \p Words are the
/// command's,
/// \p Executable its absolute path.
command::ExitStatus checkStaged(const command::Arguments &A,
                                llvm::ArrayRef<llvm::StringRef> Words,
                                llvm::StringRef Executable);

} // namespace ndistidy::precommit

#endif // NDIS_TIDY_TOOLS_PRECOMMIT_STAGED_H
