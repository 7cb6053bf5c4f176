//===- VisualStudio.h - Visual Studio projects and solutions ----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A driver from its Visual Studio project (.vcxproj), and the projects of a
// solution (.sln).
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_VISUALSTUDIO_H
#define NDIS_TIDY_BUILD_VISUALSTUDIO_H

#include "build/Driver.h"
#include "llvm/Support/Error.h"

namespace ndistidy::build {

/// Reads the project at \p Path: its ClCompile items that are not excluded from
/// the build. The configuration is the target's; what of it is not said is
/// chosen from those of the project: a release, and x64, before others.
/// \p SolutionFolder: what $(SolutionDir) is; empty: the folder of the solution
/// that the project is in, else the project's own.
/// Errors: those of Msbuild; a configuration that the project does not have;
/// no source on the disk.
llvm::Expected<Driver> readProject(llvm::StringRef Path, const Target &T,
                                   llvm::StringRef SolutionFolder = "");

/// Paths of the .vcxproj files that the solution at \p Path lists, by
/// hostPath, in its order. Those that are not there are told in \p Remarks.
llvm::Expected<std::vector<std::string>>
readSolution(llvm::StringRef Path, std::vector<Remark> &Remarks);

/// The nearest solution, in the folder of the project at \p Path or above it,
/// that lists it.
std::optional<std::string> findSolution(llvm::StringRef Path);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_VISUALSTUDIO_H
