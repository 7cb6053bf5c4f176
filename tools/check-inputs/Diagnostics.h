//===- Diagnostics.h - What a host has said ---------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_INPUTS_DIAGNOSTICS_H
#define NDIS_TIDY_INPUTS_DIAGNOSTICS_H

#include "llvm/ADT/StringRef.h"
#include <compare>
#include <string>
#include <vector>

namespace ndistidy::inputs {

struct Note {
  std::string File; ///< absolute, without dots
  unsigned Line = 0, Column = 0;
  std::string Message;

  auto operator<=>(const Note &) const = default;
};

/// A warning, an error or a remark in the form that clang-tidy prints.
struct Diagnostic {
  std::string File; ///< absolute, without dots
  unsigned Line = 0, Column = 0;
  std::string Severity, Message;
  std::string Check; ///< what stands between brackets at the end; may be empty
  std::vector<Note> Notes;

  auto operator<=>(const Diagnostic &) const = default;
};

/// Relative paths are the working folder's. What is no diagnostic (source lines
/// and carets) is passed over.
std::vector<Diagnostic> parseDiagnostics(llvm::StringRef Output);

/// How both hosts' paths and those of expectations are compared.
std::string absolute(llvm::StringRef Path);

} // namespace ndistidy::inputs

#endif // NDIS_TIDY_INPUTS_DIAGNOSTICS_H
