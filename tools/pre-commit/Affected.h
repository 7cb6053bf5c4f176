//===- Affected.h - Which drivers a change affects --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PRECOMMIT_AFFECTED_H
#define NDIS_TIDY_TOOLS_PRECOMMIT_AFFECTED_H

#include "driver/Discovery.h"
#include "pre-commit/Links.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <map>
#include <set>

namespace ndistidy::precommit {

/// Tells of changed files to which driver they belong. All paths are from the
/// working folder, with slashes.
class Affected {
public:
  /// \p Files: all that there are, \p Links among them.
  explicit Affected(llvm::ArrayRef<std::string> Files,
                    llvm::ArrayRef<Link> Links = {});

  /// Whether \p Changed, which need not be there any more, belongs to \p I: as
  /// a source, as a header that a source includes, or as what says how it is
  /// built. A header is known by its name, wherever it is: rather one driver
  /// too many.
  bool by(llvm::StringRef Changed, const command::Input &I);
  /// Whether a source of \p I defines DriverEntry. One that links lead to is
  /// the source of the driver that they are in.
  bool hasEntry(const command::Input &I) const;
  /// Whether any source in or below \p Folder does.
  bool hasEntryBelow(llvm::StringRef Folder) const;

  /// The folders to look for the driver of \p Changed in, best first: those
  /// around it with a description of a build. Nothing: there is none.
  std::vector<std::string> described(llvm::StringRef Changed) const;
  /// All folders around it, innermost first.
  static std::vector<std::string> around(llvm::StringRef Changed);

private:
  struct Contents {
    std::set<std::string> Sources;
    llvm::StringSet<> Included; ///< names without folders, in lower case
  };
  const Contents &contentsOf(const command::Input &I);

  llvm::StringMap<std::vector<std::string>> ByName;
  llvm::StringSet<> Described; ///< folders
  std::vector<Link> Links;
  std::map<std::vector<std::string>, Contents> Known;
};

} // namespace ndistidy::precommit

#endif // NDIS_TIDY_TOOLS_PRECOMMIT_AFFECTED_H
