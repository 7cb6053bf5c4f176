//===- Pages.h - A run as a folder of pages ---------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The report that a person looks at: for each driver a page with its life, its
// resources, its findings, and what was analysed. A page is whole in itself,
// asks for nothing else, and says so to the browser: its policy allows the
// style sheet and the script in it, by their hashes, and nothing more.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_PAGES_H
#define NDIS_TIDY_HTML_PAGES_H

#include "report/Report.h"
#include "report/SourceText.h"

namespace ndistidy::html {

/// What there is to say about one driver.
struct Driver {
  std::string Name;   ///< as the user gave it
  std::string Folder; ///< files are shown without it
  const report::Report *Results = nullptr;
  std::string Analysed; ///< "3 files; 40 routines, 35 of them entered; ..."
  std::vector<std::string> Remarks;  ///< what was not, in sentences
  std::vector<std::string> Failures; ///< what could not be
  std::vector<std::string> Variants; ///< that it was analysed in, if in several
};

struct About {
  std::string Version; ///< of ndis-tidy
  llvm::ArrayRef<report::Rule> Rules;
  /// What could not be analysed at all, in sentences.
  std::vector<std::string> Failures;
  /// What else the run says of its findings, in a sentence, or empty.
  std::string Summary;
};

struct File {
  std::string Name; ///< without a folder
  std::string Text;
};

/// What marks a page as one of ours, near its beginning.
inline constexpr llvm::StringLiteral Generator =
    "<meta name=\"generator\" content=\"ndis-tidy";

/// The pages of a run, the one to begin with, "index.html", last. With one
/// driver that is all; with several it is a table of them, and
/// "driver-1-NAME.html", ... are theirs.
std::vector<File> pages(llvm::ArrayRef<Driver> Drivers, const About &Run,
                        report::SourceTexts &Texts);

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_PAGES_H
