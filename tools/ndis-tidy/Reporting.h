//===- Reporting.h - Where what was found goes ------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where what was found goes: to standard output, and to the files that the user
// asked for.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_REPORTING_H
#define NDIS_TIDY_TOOLS_REPORTING_H

#include "ndis-tidy/CommandLine.h"
#include "ndis-tidy/Output.h"

namespace ndistidy::command {

/// What --baseline names, if it is given.
llvm::Expected<std::optional<report::Baseline>> baselineFor(const Arguments &A);

/// Shows and writes what \p O holds and \p Old does not.
llvm::Error report(Outcome &O, const Arguments &A,
                   const std::optional<report::Baseline> &Old,
                   const SarifContext &About);

/// --list-variants.
void printUndefined(const Outcome &O, llvm::raw_ostream &OS);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_REPORTING_H
