//===- Page.h - What the parts of a driver's page share ---------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The sections of a driver's page, each in a file of its own, and the anchors
// by which they lead to one another.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_PAGE_H
#define NDIS_TIDY_HTML_PAGE_H

#include "html/FileNames.h"
#include "html/Markup.h"
#include "report/Report.h"
#include "report/SourceText.h"

namespace ndistidy::html {

struct Page {
  const report::Report &Results;
  const FileNames &Files;
  report::SourceTexts &Texts;
  llvm::ArrayRef<report::Rule> Rules;
};

/// The element of a finding, by its number from 0; with '#' in front, a link.
std::string findingId(size_t Number);
/// The same for a row of a table of resources.
std::string resourceId(size_t Life, size_t Resource);

/// The number of the finding that tells of the loss \p Way of a resource of
/// \p L, if there is one: it may be suppressed, or known already.
std::optional<size_t> findingOf(const report::Report &R, const engine::Life &L,
                                size_t Resource, const engine::LifeLoss &Way);

/// The pictures of all lives. (LifeSection.cpp)
void writeLives(const Page &P, Markup &To);
/// What was taken, where it is given back, and how it stays behind, for all
/// lives. (ResourceSection.cpp)
void writeResources(const Page &P, Markup &To);
/// All findings with their paths. (FindingSection.cpp)
void writeFindings(const Page &P, Markup &To);

/// "driver.c:12" as a place, if it is one.
void writePlace(const Page &P, ir::Location Loc, Markup &To);

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_PAGE_H
