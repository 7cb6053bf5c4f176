//===- NoLint.h - Comments that suppress findings ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// NOLINT, NOLINT(check,glob*), NOLINTNEXTLINE and NOLINTBEGIN ... NOLINTEND,
// with clang-tidy's meaning: wherever the word stands in the text, blocks nest,
// and a block's end repeats the list of its begin.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_REPORT_NOLINT_H
#define NDIS_TIDY_REPORT_NOLINT_H

#include "report/Report.h"
#include "report/SourceText.h"

namespace ndistidy::report {

/// The id under which clang-tidy, and so ndis-tidy, reports the begin of a
/// block without its end, or the reverse.
inline constexpr llvm::StringLiteral NoLintCheck = "clang-tidy-nolint";

/// Takes out of \p R the findings, and the remarks on what is incomplete, that
/// a comment at their place suppresses, and adds a finding for each begin and
/// end of a block that has no match in the files that they are in. Returns how
/// many were taken out.
unsigned suppress(Report &R, SourceTexts &Texts);

} // namespace ndistidy::report

#endif // NDIS_TIDY_REPORT_NOLINT_H
