//===- Discovery.h - The drivers that a PATH stands for ---------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The drivers that a PATH of the command line stands for, and how each is
// built, from what lies there (docs/build-systems.md).
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_DISCOVERY_H
#define NDIS_TIDY_TOOLS_DISCOVERY_H

#include "build/Driver.h"
#include "driver/CompileCommands.h"

namespace ndistidy::command {

/// Where to learn how a driver is built.
enum class BuildSystem : uint8_t {
  Automatic, ///< the first below that there is
  CompileCommands,
  VisualStudio,
  Sources,
  Folder, ///< nowhere: every source of the folder, and what they give away
};

struct DiscoveryOptions {
  BuildSystem System = BuildSystem::Automatic;
  build::Target Target;
  /// Compile commands count only where they are asked for.
  bool WithoutCommands = false;
  /// The user says which NDIS it is: nothing is suggested.
  bool VersionIsGiven = false;
};

struct Discovery {
  std::vector<Input> Drivers;
  /// What was chosen, and what was not understood; each one line. Those of a
  /// driver are in Input::Notes, too.
  std::vector<std::string> Notes;
  /// Sources that are described and not there; each one line.
  std::vector<std::string> Failures;
};

/// Looks at \p Path: a folder, a source, or a description of a build. Errors:
/// those of discover, of \p Commands and of build::readDescriptions; a build
/// system that is asked for and not there.
llvm::Expected<Discovery> findDrivers(llvm::StringRef Path,
                                      const DiscoveryOptions &Options,
                                      CompileCommands &Commands);

/// The system that --build-system names.
std::optional<BuildSystem> buildSystem(llvm::StringRef Name);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_DISCOVERY_H
