//===- Annotations.h - A finding as pieces of source ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The path of a finding, step by step, and the lines of source that show it: as
// long as the path goes down a file, one piece; a new one where it turns back
// or goes to another file.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_ANNOTATIONS_H
#define NDIS_TIDY_HTML_ANNOTATIONS_H

#include "engine/Finding.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace ndistidy::html {

struct Step {
  engine::PathNote Of;
  bool IsFinding = false; ///< it is what is wrong
};

/// The notes of \p F that have a place, and the finding itself behind them
/// unless the last of them says it: where it stands, or where the path ends.
std::vector<Step> stepsOf(const engine::Finding &F);

/// Lines First..Last of a file, both included.
struct Stretch {
  unsigned First = 0, Last = 0;
  bool operator==(const Stretch &) const = default;
};

/// A piece of one file: stretches from top to bottom, with gaps between.
struct Excerpt {
  uint32_t File = 0;
  std::vector<Stretch> Stretches;
  std::vector<unsigned> Steps; ///< indices, in their order; lines do not sink
  bool operator==(const Excerpt &) const = default;
};

/// \p LineCount: of a file by its number; 0 where it cannot be read.
std::vector<Excerpt>
excerptsOf(const std::vector<Step> &Steps,
           llvm::function_ref<unsigned(uint32_t File)> LineCount);

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_ANNOTATIONS_H
