//===- DescribedDriver.h - A described driver, to be parsed -----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a project or a sources file says of a driver, as what is to be parsed.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_DESCRIBEDDRIVER_H
#define NDIS_TIDY_TOOLS_DESCRIBEDDRIVER_H

#include "build/Descriptions.h"
#include "driver/Sources.h"
#include <optional>

namespace ndistidy::command {

/// The files of \p D, which was found for the user's \p Path, and a command for
/// each. \p Alone: no other driver was.
Input inputFor(const build::Driver &D, llvm::StringRef Path, bool Alone);

struct DescribedFile {
  /// Nothing, if no description builds the file.
  std::optional<Input> File;
  /// Descriptions that were tried and cannot be read; each one line.
  std::vector<std::string> Notes;
};

/// The source at \p Path as a description of \p S builds it: the first one that
/// does, in its folder or in the one around it.
DescribedFile describedFile(llvm::StringRef Path, build::System S,
                            const build::Target &T);

/// What is told of \p D: its name, and what describes it.
std::string told(const build::Driver &D);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_DESCRIBEDDRIVER_H
