//===- Highlight.h - The words of C source ----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where comments, literals, keywords and directives are in C or C++ source.
// Looks at characters alone, so it works for source that does not parse.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_HIGHLIGHT_H
#define NDIS_TIDY_HTML_HIGHLIGHT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace ndistidy::html {

struct Span {
  enum class Kind : uint8_t { Comment, Literal, Keyword, Directive };
  size_t Begin = 0, End = 0; ///< offsets into the source
  Kind K = Kind::Comment;
  bool operator==(const Span &) const = default;
};

/// In their order; what is in none of them is plain. They do not overlap, and
/// may contain line ends.
std::vector<Span> highlight(llvm::StringRef Source);

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_HIGHLIGHT_H
