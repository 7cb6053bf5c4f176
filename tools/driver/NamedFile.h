//===- NamedFile.h - Files that the user names ------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Configurations, variants, rules, baselines: texts that the user has written
// or redirected into a file, which PowerShell does in UTF-16.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_NAMEDFILE_H
#define NDIS_TIDY_TOOLS_NAMEDFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace ndistidy::command {

/// The text of \p File, which may be a pipe, as UTF-8 (build::textOf). Error:
/// "cannot read WHAT 'FILE': why".
llvm::Expected<std::string> readNamed(llvm::StringRef What,
                                      llvm::StringRef File);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_NAMEDFILE_H
