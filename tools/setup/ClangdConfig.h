//===- ClangdConfig.h - Our part of a .clangd file --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A .clangd file is a sequence of YAML documents; clangd unites them. Ours is
// one of them, between two comments, and is found again by these.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_SETUP_CLANGDCONFIG_H
#define NDIS_TIDY_TOOLS_SETUP_CLANGDCONFIG_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace ndistidy::setup {

/// Where clangd is to find compile commands.
enum class Commands : uint8_t {
  Theirs,   ///< where they are already
  InFolder, ///< in a compile_commands.json beside it, which is ours
  Apart,    ///< in ours in .ndis-tidy, since theirs are of no use to Clang
};

/// Which of them the file's \p Text says, if our part is in it.
Commands commandsOf(llvm::StringRef Text);

/// What the driver's own configuration says of the checks.
struct CheckChoice {
  std::vector<std::string> Left;    ///< ids of those that are not to be run
  std::vector<std::string> Options; ///< "check-id.Name=value"
};

/// \p Text with our part in it, in the place of an older one or at the end.
std::string withOurPart(llvm::StringRef Text, Commands From,
                        const CheckChoice &Of = {});

/// The folder of compile commands that the others' part of \p Text names, as it
/// stands there.
std::optional<std::string> databaseOf(llvm::StringRef Text);

} // namespace ndistidy::setup

#endif // NDIS_TIDY_TOOLS_SETUP_CLANGDCONFIG_H
