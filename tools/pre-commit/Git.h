//===- Git.h - What git knows -----------------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PRECOMMIT_GIT_H
#define NDIS_TIDY_TOOLS_PRECOMMIT_GIT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace ndistidy::precommit {

/// Standard output of "git WORDS..." in the working folder, which gets \p
/// Input. Error: there is no git, or it says what is wrong.
llvm::Expected<std::string> git(llvm::ArrayRef<llvm::StringRef> Words,
                                llvm::StringRef Input = "");

/// The lines of a "-z" output.
std::vector<std::string> split(llvm::StringRef Text);

} // namespace ndistidy::precommit

#endif // NDIS_TIDY_TOOLS_PRECOMMIT_GIT_H
