//===- Fingerprint.h - What makes a finding the same one --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A finding's name from one run to the next: two runs say the same thing of the
// same defect, wherever the lines around it have moved. It is made of
//
//   - the check, the routine and the resource that the finding is about,
//   - the text of its line and of the line where the resource was acquired,
//     without comments and with blanks only where words need them,
//   - its number among the driver's findings that are equal in all of these,
//     counted from 1 in the order of the report,
//
// and of neither line numbers nor the names of files, which may change without
// the defect. Spelled "<32 hexadecimal digits>:<number>".
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_REPORT_FINGERPRINT_H
#define NDIS_TIDY_REPORT_FINGERPRINT_H

#include "report/Report.h"
#include "report/SourceText.h"

namespace ndistidy::report {

/// Under which key a SARIF file has fingerprints. The number is that of the
/// recipe above: another recipe has another one.
inline constexpr llvm::StringLiteral FingerprintKey = "ndisTidy/v1";

/// \p Line as it goes into a fingerprint: "f( a,b ); // x" is "f(a,b);".
std::string normalizedLine(llvm::StringRef Line);

/// Gives each finding of \p R, the report on one driver, its fingerprint.
void addFingerprints(Report &R, SourceTexts &Texts);

} // namespace ndistidy::report

#endif // NDIS_TIDY_REPORT_FINGERPRINT_H
