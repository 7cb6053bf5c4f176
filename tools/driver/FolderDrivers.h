//===- FolderDrivers.h - The drivers of a folder ----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which drivers there are in a folder, by what its sources define, and which
// macros they want where no build says.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_FOLDERDRIVERS_H
#define NDIS_TIDY_TOOLS_FOLDERDRIVERS_H

#include "driver/Discovery.h"

namespace ndistidy::command {

struct FolderDrivers {
  std::vector<Input> Drivers; ///< by their paths
  /// What Input::Notes say, and what is left out; each one line.
  std::vector<std::string> Notes;
};

/// One driver for each folder in \p All with a DriverEntry of its own
/// (build::splitAtEntries), or one for all of it.
FolderDrivers driversIn(Input All, const DiscoveryOptions &Options);

/// Says how the one file \p I is built; what nothing describes, it looks for in
/// the file and what lies beside it.
std::string settleFile(Input &I, const DiscoveryOptions &Options);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_FOLDERDRIVERS_H
