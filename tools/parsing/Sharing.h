//===- Sharing.h - Which files share a beginning ----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which of the files to be parsed have flags, folder and beginning in common,
// so that one preamble serves them all.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_SHARING_H
#define NDIS_TIDY_TOOLS_SHARING_H

#include "parsing/Preamble.h"
#include "parsing/Units.h"
#include <atomic>

namespace ndistidy::command {

/// A beginning that so many files share that it is worth a preamble.
struct SharedBeginning {
  std::string Text;
  std::string Flags;  ///< as flagsOf has them
  std::string Folder; ///< of the files, absolute
  std::vector<Task *> Files;
  /// Once it is made, or was kept. Null inside: it has errors.
  std::optional<Preamble> Made = std::nullopt;
  std::atomic<const Preamble *> Ready = nullptr; ///< Made, for any thread
};

/// Of \p Tasks; sets Task::Begins of those that share one.
std::vector<std::unique_ptr<SharedBeginning>>
sharedBeginnings(llvm::MutableArrayRef<Task> Tasks);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_SHARING_H
