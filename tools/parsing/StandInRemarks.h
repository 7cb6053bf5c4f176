//===- StandInRemarks.h - Where headers are stood in for --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_STANDINREMARKS_H
#define NDIS_TIDY_TOOLS_STANDINREMARKS_H

#include "parsing/Unit.h"

namespace clang {
class Preprocessor;
} // namespace clang

namespace ndistidy::command {

class StandIns;

/// Notes in \p Into where a file that \p PP reads includes a header that is
/// stood in for; files are called as Clang calls them. All outlive \p PP.
void recordStandIns(clang::Preprocessor &PP, StandIns &Generated,
                    std::vector<Unit::Remark> &Into);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_STANDINREMARKS_H
