//===- Changes.h - What is about to be committed ----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The files whose change may change what is found about a driver.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PRECOMMIT_CHANGES_H
#define NDIS_TIDY_TOOLS_PRECOMMIT_CHANGES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace ndistidy::precommit {

/// An entry of git's index.
struct Entry {
  bool IsLink = false;
  std::string Name; ///< from the root of the repository
};

/// What the index of the repository around the working folder holds.
llvm::Expected<std::vector<Entry>> indexed();

/// The names of \p Files, given from the working folder, as \p Root has them.
/// What is not in it is left out.
std::vector<std::string> namesIn(llvm::StringRef Root,
                                 llvm::ArrayRef<std::string> Files);

/// Sources, descriptions, settings and symbolic links, from the root of the
/// repository, which is the working folder: those that are staged, and those of
/// \p Given. Sorted.
llvm::Expected<std::vector<std::string>>
changes(llvm::ArrayRef<std::string> Given);

} // namespace ndistidy::precommit

#endif // NDIS_TIDY_TOOLS_PRECOMMIT_CHANGES_H
