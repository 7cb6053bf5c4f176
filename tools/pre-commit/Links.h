//===- Links.h - Symbolic links of a repository -----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A driver may have a source that is a link to another folder's, or a folder of
// them. git knows such a link as a file of its own, and a change of what it
// leads to is no change of the link.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PRECOMMIT_LINKS_H
#define NDIS_TIDY_TOOLS_PRECOMMIT_LINKS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace ndistidy::precommit {

/// Both from the root of the repository, with slashes and without dots.
struct Link {
  std::string Name;
  std::string Target; ///< a file or a folder
};

/// The names by which \p Links lead to the file \p Name, nearest first: with
/// "drv/common" leading to "common", of "common/a.c" that is
/// "drv/common/a.c". Of links in a circle, some.
std::vector<std::string> otherNames(llvm::StringRef Name,
                                    llvm::ArrayRef<Link> Links);

} // namespace ndistidy::precommit

#endif // NDIS_TIDY_TOOLS_PRECOMMIT_LINKS_H
