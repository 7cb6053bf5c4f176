//===- HtmlOutput.h - The report for the browser ----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes what --html asks for.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_HTMLOUTPUT_H
#define NDIS_TIDY_TOOLS_HTMLOUTPUT_H

#include "html/Pages.h"
#include "ndis-tidy/Output.h"

namespace ndistidy::command {

/// Writes the pages of \p O into \p Folder, and makes it where there is none.
/// Pages of an earlier run go. "index.html" comes last: a folder without it is
/// no whole report. One that is not ours is not written over.
llvm::Error writeHtml(const Outcome &O, const SarifContext &About,
                      report::SourceTexts &Texts, llvm::StringRef Folder);

/// The same for \p Pages.
llvm::Error writePages(llvm::ArrayRef<html::File> Pages,
                       llvm::StringRef Folder);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_HTMLOUTPUT_H
