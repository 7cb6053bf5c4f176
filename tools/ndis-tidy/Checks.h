//===- Checks.h - Selecting and describing checks ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From --checks, --option and --rules to a catalogue and what the engine is to
// do with it; and what --list-checks and --explain print.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_CHECKS_H
#define NDIS_TIDY_TOOLS_CHECKS_H

#include "catalogue/Catalogue.h"
#include "engine/Engine.h"
#include "ndis-tidy/CommandLine.h"

namespace ndistidy::command {

/// The shipped rules and those of \p RuleFiles.
llvm::Expected<catalogue::Catalogue>
loadRules(llvm::ArrayRef<std::string> RuleFiles);

/// Ids of the checks that \p Globs selects, in the catalogue's order. A glob
/// that speaks of no check is an error, and so is a selection of none; empty
/// entries, as behind a last comma, say nothing.
llvm::Expected<std::vector<std::string>>
selectChecks(const catalogue::Catalogue &C, llvm::StringRef Globs);

/// Puts "check-id.Name=value" settings into \p O.
llvm::Error applyCheckOptions(const catalogue::Catalogue &C,
                              llvm::ArrayRef<std::string> Settings,
                              engine::Options &O);

void listChecks(llvm::ArrayRef<std::string> Ids, llvm::raw_ostream &OS);

/// Prints what there is to say about the check \p Id. \p Pages: the folder with
/// the pages of the checks; one that is not there is not named.
llvm::Error explain(const catalogue::Catalogue &C, llvm::StringRef Id,
                    llvm::StringRef Pages, llvm::raw_ostream &OS);

/// Where the pages of the checks are, as installed with \p Executable.
std::string pagesOf(llvm::StringRef Executable);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_CHECKS_H
