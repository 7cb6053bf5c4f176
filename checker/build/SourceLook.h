//===- SourceLook.h - What sources say about their build --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a driver's sources give away about a build that nothing describes: a
// driver that calls NdisMRegisterMiniportDriver is built with
// NDIS_MINIPORT_DRIVER and the macro of some NDIS 6.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_SOURCELOOK_H
#define NDIS_TIDY_BUILD_SOURCELOOK_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <string>
#include <vector>

namespace ndistidy::build {

/// What one file or many have in common with NDIS, found without a compiler:
/// comments and strings are left out, branches are not followed.
struct SourceLook {
  bool DefinesDriverEntry = false;
  llvm::StringSet<> Calls;   ///< the registrations that are called
  llvm::StringSet<> Tested;  ///< names of NDIS* macros behind #if
  llvm::StringSet<> Defined; ///< and behind #define
};

/// Adds what \p Text says to \p To.
void lookAt(llvm::StringRef Text, SourceLook &To);

/// What \p File says. Of one that cannot be read, or is too large to be
/// written by hand: nothing.
SourceLook lookAtFile(llvm::StringRef File);

struct Suggestion {
  std::vector<std::string> Defines; ///< "NDIS_MINIPORT_DRIVER=1"
  std::string Why; ///< "it calls NdisMRegisterMiniport"; empty for no defines
};

/// The macros to define for a driver that looks like \p L. What it defines
/// itself is left to it. Of the versions that it tests it is the highest of its
/// own generation; without a test, 5.1 or 6.30.
Suggestion suggestDefines(const SourceLook &L);

/// The folders below which there is one driver each, for a driver's folder
/// \p Root in whose files at \p Entries a DriverEntry is defined: each as far
/// up as no other one is below it. One folder: \p Root.
std::vector<std::string> splitAtEntries(llvm::StringRef Root,
                                        llvm::ArrayRef<std::string> Entries);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_SOURCELOOK_H
