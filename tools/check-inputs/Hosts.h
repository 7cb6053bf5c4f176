//===- Hosts.h - The programs that run the checks ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_INPUTS_HOSTS_H
#define NDIS_TIDY_INPUTS_HOSTS_H

#include "check-inputs/Diagnostics.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace ndistidy::inputs {

/// What a host has said, and what to show of it when something is wrong.
struct Answer {
  std::vector<Diagnostic> Said;
  std::string Errors; ///< its standard error
};

class Hosts {
public:
  /// \p Command and \p Plugin are ndis-tidy and ndis-tidy-plugin.so as built;
  /// clang-tidy gets the same headers as the command takes by itself. Errors:
  /// a program or the headers are not there.
  static llvm::Expected<Hosts> find(std::string Command, std::string ClangTidy,
                                    std::string Plugin);

  /// \p Path is a file or a driver's folder. An exit status that does not fit
  /// what was said is an error.
  llvm::Expected<Answer> command(llvm::StringRef Path,
                                 llvm::ArrayRef<std::string> Options) const;
  llvm::Expected<Answer> plugin(llvm::StringRef File,
                                llvm::ArrayRef<std::string> Options) const;

private:
  std::string Command, ClangTidy, Plugin;
  std::vector<std::string> Flags;
};

} // namespace ndistidy::inputs

#endif // NDIS_TIDY_INPUTS_HOSTS_H
