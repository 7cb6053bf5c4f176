//===- SourceView.h - Lines of source as markup -----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The files of a report, with the kinds of their words found once for each.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_SOURCEVIEW_H
#define NDIS_TIDY_HTML_SOURCEVIEW_H

#include "html/Highlight.h"
#include "html/Markup.h"
#include "report/SourceText.h"
#include "llvm/ADT/ArrayRef.h"
#include <map>
#include <optional>

namespace ndistidy::html {

class SourceView {
public:
  SourceView(llvm::ArrayRef<std::string> Files, report::SourceTexts &Texts)
      : Files(Files), Texts(Texts) {}

  /// 0, if the file cannot be read.
  unsigned lineCount(uint32_t File);
  /// Writes the text of a line that is there, with the word that stands at
  /// \p Column, counted from 1, marked.
  void writeLine(uint32_t File, unsigned Line, std::optional<unsigned> Column,
                 Markup &To);

private:
  const std::vector<Span> &spans(uint32_t File);

  llvm::ArrayRef<std::string> Files;
  report::SourceTexts &Texts;
  std::map<uint32_t, std::vector<Span>> Found;
};

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_SOURCEVIEW_H
