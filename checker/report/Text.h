//===- Text.h - Findings as text --------------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Findings as clang-tidy prints them:
//
//   driver.c:71:12: warning: DriverEntry fails and ...
//   [ndis-entry-failure-leak]
//      71 |     return Status;
//         |            ^
//   driver.c:48:14: note: taken here
//   ...
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_REPORT_TEXT_H
#define NDIS_TIDY_REPORT_TEXT_H

#include "report/Report.h"
#include "report/SourceText.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::report {

/// The id in the remarks about routines that were not analysed to their end.
inline constexpr llvm::StringLiteral IncompleteId = "ndis-incomplete";

/// "routine 'Halt' was not analysed to its end: ...".
std::string incompleteMessage(const engine::Incomplete &I);

/// "variant DBG", "variants base, DBG".
std::string variantsText(llvm::ArrayRef<std::string> Variants);

/// Prints findings with their notes, then what is incomplete as remarks.
/// \p InColour: with a terminal's sequences, in Clang's colours.
void printText(const Report &R, SourceTexts &Texts, llvm::raw_ostream &OS,
               bool InColour = false);

} // namespace ndistidy::report

#endif // NDIS_TIDY_REPORT_TEXT_H
