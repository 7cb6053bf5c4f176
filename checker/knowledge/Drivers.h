//===- Drivers.h - Which drivers a cache knows ------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// ndis-tidy leaves behind what files a driver has and where in its cache their
// units are, for who looks at one of the files and wants to know the others:
//
//   .ndis-tidy/drivers.json
//   {"drivers": [{"name": "", "root": "/path/to/drv", "tool": "<fingerprint>",
//     "sources": [{"file": "/path/to/drv/a.c", "unit": "<key>"}]}]}
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_KNOWLEDGE_DRIVERS_H
#define NDIS_TIDY_KNOWLEDGE_DRIVERS_H

#include "cache/Bytes.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace ndistidy::knowledge {

struct Driver {
  struct Source {
    std::string File;   ///< absolute
    cache::Digest Unit; ///< the key of its entry
    bool operator==(const Source &) const = default;
  };
  /// Absolute: files in units are called from there (FileNames.h).
  std::string Root;
  std::string Name; ///< of several in one folder
  std::vector<Source> Sources;
  bool operator==(const Driver &) const = default;
};

/// Those that this version of the tool put down in the cache at \p Folder; none
/// if there is nothing to be read.
std::vector<Driver> readDrivers(llvm::StringRef Folder);

/// Puts \p New in the place of those of the same root and name. False: all is
/// there already.
llvm::Expected<bool> writeDrivers(llvm::StringRef Folder,
                                  llvm::ArrayRef<Driver> New);

/// The file that has them.
std::string driversFile(llvm::StringRef Folder);

/// What a unit of a driver at \p Root calls the file at \p Absolute, a path
/// without dots; and back.
std::string nameInUnit(llvm::StringRef Absolute, llvm::StringRef Root);
std::string absoluteName(llvm::StringRef InUnit, llvm::StringRef Root);

} // namespace ndistidy::knowledge

#endif // NDIS_TIDY_KNOWLEDGE_DRIVERS_H
