//===- MsbuildCondition.h - Conditions of MSBuild ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What stands in a Condition attribute.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_MSBUILDCONDITION_H
#define NDIS_TIDY_BUILD_MSBUILDCONDITION_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace ndistidy::build {

struct MsbuildQuestions {
  /// \p Text with its $(Properties) and %(Metadata) replaced.
  llvm::function_ref<std::string(llvm::StringRef Text)> Expand;
  llvm::function_ref<bool(llvm::StringRef Path)> Exists;
};

/// The value of \p Text:
///   '$(Configuration)|$(Platform)' == 'Release|x64' And !exists('a.props')
/// Strings are compared without regard to case; == and != compare numbers as
/// numbers where both sides are. What cannot be read, and what is nested more
/// than 64 deep, is an error; without the place.
llvm::Expected<bool> msbuildCondition(llvm::StringRef Text,
                                      const MsbuildQuestions &Ask);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_MSBUILDCONDITION_H
