//===- TemporaryFolder.h - Files for a test ---------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_TEMPORARYFOLDER_H
#define NDIS_TIDY_BUILD_TEMPORARYFOLDER_H

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <string>

namespace ndistidy::build {

/// A folder that goes with the object.
class TemporaryFolder {
public:
  TemporaryFolder() {
    llvm::SmallString<128> Made;
    EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("ndis-tidy-build", Made));
    Path = Made.str().str();
  }
  ~TemporaryFolder() {
    (void)llvm::sys::fs::remove_directories(Path, /*IgnoreErrors=*/true);
  }
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;

  /// "dir/file" below the folder.
  std::string operator()(llvm::StringRef Name) const {
    llvm::SmallString<128> Result(Path);
    llvm::sys::path::append(Result, Name);
    return Result.str().str();
  }
  /// Writes a file, and the folders it needs; returns its path.
  std::string write(llvm::StringRef Name, llvm::StringRef Text = "") const {
    std::string File = (*this)(Name);
    EXPECT_FALSE(
        llvm::sys::fs::create_directories(llvm::sys::path::parent_path(File)));
    std::error_code Error;
    llvm::raw_fd_ostream OS(File, Error);
    EXPECT_FALSE(Error);
    OS << Text;
    return File;
  }

  std::string Path;
};

/// The message of what must be an error.
template <typename T> std::string errorOf(llvm::Expected<T> Result) {
  EXPECT_FALSE(bool(Result));
  return Result ? "" : llvm::toString(Result.takeError());
}

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_TEMPORARYFOLDER_H
