//===- Job.h - A file to be parsed ------------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A file to be parsed, and all that decides how.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_JOB_H
#define NDIS_TIDY_TOOLS_JOB_H

#include "driver/Sources.h"
#include "frontend/Lowering.h"
#include "headers/AnyCase.h"
#include "headers/Headers.h"
#include "headers/StandIns.h"

namespace ndistidy::command {

/// A file, and what is known about how to parse it.
struct Job {
  std::string File; ///< as it is to be shown
  const Input *From = nullptr;
  const Command *Build = nullptr; ///< null: the driver's build is not known
};

/// What holds for every file of a run.
struct ParseOptions {
  Headers Known;
  std::vector<std::string> ClangArguments;
  /// Lies over the disk when it is there: sources as they might be.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Overlay;
  /// For look-ups as Windows does them.
  std::shared_ptr<FolderNames> Names = std::make_shared<FolderNames>();
};

/// The disk as \p J's file sees it: in the folder of its build, with names in
/// any case and with the headers that its build would make.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
fileSystemFor(const Job &J, const ParseOptions &O, StandIns &Generated);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_JOB_H
