//===- Host.h - What the checks have besides a unit -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TIDY_HOST_H
#define NDIS_TIDY_TIDY_HOST_H

#include "knowledge/Rest.h"
#include <optional>

namespace clang::tidy {
class ClangTidyCheckFactories;
} // namespace clang::tidy

namespace ndistidy::tidy {

/// The program that the checks run in, as far as it knows the driver. Several
/// threads may ask.
class Host {
public:
  virtual ~Host() = default;

  /// Of the driver that \p File, an absolute path, is a source of. \p Where:
  /// the value of the option DriverIR, or empty. Nothing: the file is to be
  /// judged by itself.
  virtual std::optional<knowledge::Rest> restOf(llvm::StringRef File,
                                                llvm::StringRef Where) = 0;
  /// For the user, who sees \p File: why something of its driver is not known.
  /// The same may be said many times; he wants to hear it once.
  virtual void hint(llvm::StringRef File, llvm::StringRef Gap) = 0;
  /// Whether it has the same file looked at many times, as an editor does.
  virtual bool asksAgain() const = 0;
};

/// Lets clang-tidy make our checks, of several units at once if it wants.
void addChecks(clang::tidy::ClangTidyCheckFactories &Factories,
               std::shared_ptr<Host> For);

} // namespace ndistidy::tidy

#endif // NDIS_TIDY_TIDY_HOST_H
