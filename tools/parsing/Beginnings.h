//===- Beginnings.h - What several files begin with -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The files of a driver begin alike: with "precomp.h", or with <ndis.h> and a
// header of their own. What they have in common is parsed once.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_BEGINNINGS_H
#define NDIS_TIDY_TOOLS_BEGINNINGS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace ndistidy::command {

/// The directives at a file's beginning that any file may have: #include,
/// #define and #undef, up to the first that is another, or other text.
struct Beginning {
  struct Directive {
    std::string Text; ///< without comments behind it, and "#include <a>"
    unsigned End = 0; ///< offset of what follows: not of blanks and comments
    bool Includes = false;
  };
  std::vector<Directive> Directives;
};

Beginning beginningOf(llvm::StringRef Source);

/// How many directives, the first ones, all of \p Files have in common, up to
/// the last #include among them.
size_t commonPart(llvm::ArrayRef<const Beginning *> Files);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_BEGINNINGS_H
