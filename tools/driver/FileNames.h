//===- FileNames.h - What files are called ----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A file has three names: what Clang opens, what a unit calls it, and what the
// user is shown. That of a unit depends neither on where the command is run nor
// on how its PATH is spelled, so that units can be kept:
//
//   clang opens          a unit says        shown for PATH "drv/"
//   /home/drv/inc/a.h    inc/a.h            drv/inc/a.h
//   /home/lib/b.h        /home/lib/b.h      lib/b.h
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_FILENAMES_H
#define NDIS_TIDY_TOOLS_FILENAMES_H

#include "driver/Sources.h"

namespace ndistidy::command {

class FileNames {
public:
  /// Of the files of \p From. \p BuildFolder: where Clang runs; empty: here.
  explicit FileNames(const Input &From, llvm::StringRef BuildFolder = "");

  /// Absolute: the folder that names in a unit start at.
  const std::string &root() const { return AbsoluteRoot; }
  /// Absolute: holds the input and all its sources, of which a project may
  /// bring some from outside.
  const std::string &ownFolder() const { return OwnFolder; }
  /// Whether \p File, as Clang calls it, is the driver's own: in that folder or
  /// below it.
  bool isOwn(llvm::StringRef File) const;
  /// What a unit calls what Clang calls \p File.
  std::string inUnit(llvm::StringRef File) const;
  /// What the user is shown for \p Name, of a unit: the same file has one name
  /// whatever way it was found.
  std::string shown(llvm::StringRef Name) const;

private:
  std::string Root; ///< as the user spelled it
  std::string AbsoluteRoot;
  std::string Here;
  std::string BuildFolder;
  std::string OwnFolder;
  bool IsRelative; ///< the user's spelling
};

/// Clang's messages with the files in them called what \p Name makes of them.
std::string
renameInMessages(llvm::StringRef Messages,
                 llvm::function_ref<std::string(llvm::StringRef)> Name);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_FILENAMES_H
