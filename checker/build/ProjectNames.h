//===- ProjectNames.h - Names in Visual Studio projects ---------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What Visual Studio and the WDK know by name, beside the project.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_PROJECTNAMES_H
#define NDIS_TIDY_BUILD_PROJECTNAMES_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace ndistidy::build {

/// Properties that are there before a project says anything, by name in lower
/// case: the kit's folders (with Msbuild::KitMark), versions of Windows, ...
/// \p SolutionFolder: absolute, with a slash at its end.
llvm::StringMap<std::string> projectDefaults(llvm::StringRef SolutionFolder);

/// Whether \p Lower is metadata of ClCompile that changes nothing that we look
/// at: warnings, optimisation, where output goes.
bool isWithoutMeaning(llvm::StringRef Lower);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_PROJECTNAMES_H
