//===- Unit.h - What there is to know of a source file ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All that a run wants to know of a source file that was parsed, and its form
// as bytes.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_UNIT_H
#define NDIS_TIDY_TOOLS_UNIT_H

#include "cache/Bytes.h"
#include "driver/Conditions.h"
#include "driver/FileNames.h"
#include "ir/Program.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ndistidy::command {

struct Unit {
  /// Of so many errors the text is kept.
  static constexpr unsigned MostErrors = 20;

  ir::Module Module;
  /// Of a unit that was kept, what load() makes its module of: a run that finds
  /// all units mostly finds the findings, too, and wants no module.
  llvm::StringRef Kept;
  std::shared_ptr<llvm::MemoryBuffer> KeptIn;
  /// Stands for the module, if the unit was kept or is to be.
  cache::Digest Id;
  std::string Errors; ///< in Clang's manner, with source lines
  unsigned ErrorCount = 0;
  Conditions Decided;
  /// Of a header that was not there and is stood in for.
  struct Remark {
    std::string File; ///< that includes it
    std::string Text; ///< ":2: remark: ...", to be put behind the file
  };
  std::vector<Remark> Remarks;
};

/// Calls the files of \p U, which is as it was parsed, what the user is shown,
/// but for those of the module. \p File: the unit's own, as it is shown.
void showNames(Unit &U, const FileNames &Names, llvm::StringRef File);

void write(cache::ByteWriter &W, llvm::ArrayRef<Unit::Remark> Remarks);
std::vector<Unit::Remark> readRemarks(cache::ByteReader &R);

/// \p U as it was parsed, to be kept.
std::string encode(Unit &U);
/// The unit whose bytes these are, or nothing. \p Owner has the bytes, if the
/// module is to be loaded.
std::optional<Unit> decode(llvm::StringRef Bytes,
                           std::shared_ptr<llvm::MemoryBuffer> Owner = nullptr);
/// Gives a unit that was kept its module, the same to the last symbol.
llvm::Error load(Unit &U);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_UNIT_H
