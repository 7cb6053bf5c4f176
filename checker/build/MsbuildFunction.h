//===- MsbuildFunction.h - Property functions of MSBuild --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What stands in $( ) and is more than the name of a property:
//
//   Configuration.Replace(' ', '')
//   VisualStudioVersion.Split('.')[0]
//   [MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(SolutionDir)')
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_MSBUILDFUNCTION_H
#define NDIS_TIDY_BUILD_MSBUILDFUNCTION_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace ndistidy::build {

struct MsbuildFacts {
  /// A text of the call with its $(Properties) replaced.
  llvm::function_ref<std::string(llvm::StringRef Text)> Expand;
  /// The value of a property.
  llvm::function_ref<std::string(llvm::StringRef Name)> Property;
  std::string ProjectFolder; ///< relative paths start there
  std::string FileFolder;    ///< of the file with the call
};

/// The value of \p Text; nothing for functions that are not known, arguments
/// that do not fit them, and texts that grow beyond 256 KB. What is made of the
/// kit's folders (Msbuild::KitMark) is the kit's.
std::optional<std::string> msbuildFunction(llvm::StringRef Text,
                                           const MsbuildFacts &Facts);

using MsbuildWords = llvm::ArrayRef<std::string>;

/// A function of strings, "Self.Name(Args)", or a property of theirs.
std::optional<std::string>
msbuildMember(llvm::StringRef Self, llvm::StringRef Name, MsbuildWords Args);

/// A static one, "[Type]::Name(Args)".
std::optional<std::string> msbuildStatic(llvm::StringRef Type,
                                         llvm::StringRef Name,
                                         MsbuildWords Args,
                                         const MsbuildFacts &Facts);

/// Where the parenthesis at the start of \p Text is closed, beyond quoted
/// texts; npos if it is not.
size_t closingParenthesis(llvm::StringRef Text);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_MSBUILDFUNCTION_H
