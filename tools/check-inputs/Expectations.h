//===- Expectations.h - What an input says of itself ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a test input expects to be said of it, in comments on the lines that it
// will be said of:
//
//   return Status; // expect: ndis-unload-leak: memory // note: returns here
//
// Where the column matters, the finding is at a word of the line:
//
//   Register(NULL, Unload); // expect: ndis-unload-... at 'NULL': gets a null
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_INPUTS_EXPECTATIONS_H
#define NDIS_TIDY_INPUTS_EXPECTATIONS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace ndistidy::inputs {

struct Expectation {
  std::string File; ///< as it was given
  unsigned Line = 0;
  std::string Check;   ///< empty: a note of some finding's path
  std::string Text;    ///< is part of the message
  unsigned Column = 0; ///< 0: anywhere on the line
};

/// What the files of one input say.
struct Expectations {
  std::vector<Expectation> Findings, Notes;
  /// For both hosts: "ndis-unload-handler-missing.RequireAlways=true".
  std::vector<std::string> Options;

  /// Adds what the file \p Path with the contents \p Text says. An expectation
  /// without a check, without a text or at what is not on its line is an error.
  llvm::Error add(llvm::StringRef Path, llvm::StringRef Text);
};

} // namespace ndistidy::inputs

#endif // NDIS_TIDY_INPUTS_EXPECTATIONS_H
