//===- NmakeCondition.h - Conditions of an NMAKE description ----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What stands behind !if: integers and strings with C's operators.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_NMAKECONDITION_H
#define NDIS_TIDY_BUILD_NMAKECONDITION_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace ndistidy::build {

struct NmakeQuestions {
  llvm::function_ref<bool(llvm::StringRef)> Defined; ///< DEFINED(NAME)
  llvm::function_ref<bool(llvm::StringRef)> Exists;  ///< EXIST(path)
};

/// The value of \p Text, whose macros have been replaced:
///   "wxp" == "wlh" || DEFINED(X) && (2 + 3 > 4)
/// Strings are compared as they are written. Division by zero, a command in
/// brackets and what is nested more than 64 deep are errors, as all that cannot
/// be read; without the place.
llvm::Expected<bool> nmakeCondition(llvm::StringRef Text,
                                    const NmakeQuestions &Ask);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_NMAKECONDITION_H
