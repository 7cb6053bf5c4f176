//===- Describe.h - What comes with a command -------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The manual page and the completions of shells, made of the command's own
// table of options and of the shipped checks: neither can be forgotten there.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PACKAGING_DESCRIBE_H
#define NDIS_TIDY_TOOLS_PACKAGING_DESCRIBE_H

#include "catalogue/Catalogue.h"
#include "ndis-tidy/CommandLine.h"

namespace ndistidy::packaging {

enum class Form : uint8_t { Manual, Bash, Zsh };

/// \p Template with its marks replaced: @VERSION@, @OPTIONS@ and @CHECKS@, each
/// in the language of \p As.
std::string describe(Form As, llvm::StringRef Template,
                     llvm::ArrayRef<command::OptionHelp> Options,
                     llvm::ArrayRef<catalogue::Check> Checks);

} // namespace ndistidy::packaging

#endif // NDIS_TIDY_TOOLS_PACKAGING_DESCRIBE_H
