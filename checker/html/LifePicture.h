//===- LifePicture.h - Draws a life -----------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Charts as SVG. Text is not scaled, so there is a picture for each of a few
// widths of the page, and the style sheet shows the one that fits. Colours are
// classes of the style sheet, too.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_LIFEPICTURE_H
#define NDIS_TIDY_HTML_LIFEPICTURE_H

#include "html/FileNames.h"
#include "html/LifeChart.h"
#include "html/Markup.h"

namespace ndistidy::html {

/// What a picture shows: the first chart, and the others beside or below it.
struct Picture {
  std::string Id; ///< of its element; those of its parts begin with it
  std::string Title;
  std::string Description; ///< for who cannot see it
  std::vector<LifeChart> Charts;
  /// By chart and row: where a click leads, "#r1", or nothing.
  std::vector<std::vector<std::string>> Links;
};

enum class PictureSize : uint8_t {
  Narrow, ///< a telephone
  Medium, ///< one column
  Wide,   ///< two columns
};

void draw(const Picture &P, PictureSize Size, const FileNames &Files,
          Markup &To);

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_LIFEPICTURE_H
