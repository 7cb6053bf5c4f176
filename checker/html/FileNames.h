//===- FileNames.h - Short names for a report's files -----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Places as a page shows them: without the folders that all files are in.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_FILENAMES_H
#define NDIS_TIDY_HTML_FILENAMES_H

#include "ir/Program.h"
#include "llvm/ADT/ArrayRef.h"

namespace ndistidy::html {

class FileNames {
public:
  /// \p Files: those that locations are indices into. What begins with
  /// \p Folder, a path without an end, is shown without it.
  FileNames(llvm::ArrayRef<std::string> Files, llvm::StringRef Folder);

  llvm::StringRef path(ir::Location L) const { return Files[L.File]; }
  std::string file(ir::Location L) const;
  /// "lower/bind.c:12", or nothing for a place that is none.
  std::string place(ir::Location L) const;

private:
  llvm::ArrayRef<std::string> Files;
  llvm::StringRef Folder;
};

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_FILENAMES_H
