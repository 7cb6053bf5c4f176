//===- Descriptions.h - The drivers below a folder --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The drivers that a folder's build descriptions describe.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_DESCRIPTIONS_H
#define NDIS_TIDY_BUILD_DESCRIPTIONS_H

#include "build/Driver.h"
#include "llvm/Support/Error.h"

namespace ndistidy::build {

enum class System : uint8_t {
  VisualStudio, ///< .sln, .vcxproj
  Sources,      ///< sources, dirs
};

/// The system that the file at \p Path belongs to; none if it is no
/// description.
std::optional<System> systemOf(llvm::StringRef Path);

struct Described {
  std::vector<Driver> Drivers;
  /// What is not said of any one driver, and what was left out: programs,
  /// DLLs, projects that are not there.
  std::vector<Remark> Remarks;
  /// The sources of the programs and DLLs among those.
  std::vector<std::string> OtherSources;
  /// All sources that are built, by whatever.
  std::vector<std::string> Built;
};

/// Reads what the descriptions of \p S at \p Path (a folder or a description)
/// describe. In a folder, these are the projects that its solutions list or,
/// without a solution, all below it; for the WDK, those that
/// findSourcesFiles finds. Projects that they refer to are read, too, for the
/// libraries among them. The sources of a library belong to each driver that
/// is linked with it, or with a library that is. What is of unknown kind is a
/// driver if it has a DriverEntry, else taken for a library. Only what is named
/// itself, or is the only one and has a DriverEntry, may call itself no driver.
/// Nothing found is no error.
llvm::Expected<Described> readDescriptions(llvm::StringRef Path, System S,
                                           const Target &T);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_DESCRIPTIONS_H
