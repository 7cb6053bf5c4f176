//===- Globs.h - Lists of check names ---------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// "ndis-*,-ndis-unpaired-lock": the lists of --checks and NOLINT(...), read as
// clang-tidy reads them.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_REPORT_GLOBS_H
#define NDIS_TIDY_REPORT_GLOBS_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace ndistidy::report {

/// One entry of a list. '*' stands for any text; everything else for itself.
struct Glob {
  std::string Pattern; ///< without the '-'
  bool Negative = false;

  bool matches(llvm::StringRef Name) const;
};

/// The entries between commas and line ends, blanks around them dropped. The
/// empty text is one entry that matches the empty name.
std::vector<Glob> parseGlobs(llvm::StringRef List);

/// What the last entry that matches \p Name says; false if none does.
bool contains(const std::vector<Glob> &List, llvm::StringRef Name);

} // namespace ndistidy::report

#endif // NDIS_TIDY_REPORT_GLOBS_H
