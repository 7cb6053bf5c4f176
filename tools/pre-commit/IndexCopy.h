//===- IndexCopy.h - The index, as files ------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PRECOMMIT_INDEXCOPY_H
#define NDIS_TIDY_TOOLS_PRECOMMIT_INDEXCOPY_H

#include "pre-commit/Links.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace ndistidy::precommit {

/// The files that matter, as git's index has them, in a folder that goes with
/// the object: what lies in the working tree beside them is not there. Symbolic
/// links lead to what is in it too or, out of the repository, where they lead
/// from there.
class IndexCopy {
public:
  /// Of the repository at \p Root, the working folder.
  static llvm::Expected<std::unique_ptr<IndexCopy>> make(llvm::StringRef Root);
  ~IndexCopy();
  IndexCopy(const IndexCopy &) = delete;

  llvm::StringRef folder() const { return Folder; }
  /// Where to keep what was parsed for the next copy, which will have the same
  /// folder; empty if that was not to be had.
  const std::string &cache() const { return Cache; }
  /// Of all that is in it, from the folder, sorted.
  const std::vector<std::string> &files() const { return Files; }
  /// Those that lead to something in the repository.
  const std::vector<Link> &links() const { return Links; }
  /// Puts the compile commands at \p Place (from the root, the file or its
  /// folder) there, if they are in the working tree and not in the index, for
  /// the files that are here.
  llvm::Error addCommands(llvm::StringRef Place);

private:
  explicit IndexCopy(llvm::StringRef Of) : Root(Of.str()) {}

  llvm::Error makeFolder();
  llvm::Error checkOut(const std::string &Names) const;
  llvm::Error followLinks(llvm::ArrayRef<std::string> Names);
  std::error_code follow(const std::string &Name,
                         std::vector<std::string> &Missing);

  std::string Root, Cache;
  llvm::SmallString<128> Folder;
  std::vector<std::string> Files;
  std::vector<Link> Links;
};

} // namespace ndistidy::precommit

#endif // NDIS_TIDY_TOOLS_PRECOMMIT_INDEXCOPY_H
