//===- PictureText.h - Text that SVG does not wrap --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Lines for a picture. Widths are counted in characters.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_PICTURETEXT_H
#define NDIS_TIDY_HTML_PICTURETEXT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace ndistidy::html {

struct PictureText {
  std::string Text;
  bool IsName = false; ///< of the driver's own
};
using PictureLine = std::vector<PictureText>; ///< of words

unsigned characters(llvm::StringRef Text);

/// \p Parts in lines of up to \p Columns characters; a word that is longer
/// than a line is broken.
std::vector<PictureLine> wrap(llvm::ArrayRef<PictureText> Parts,
                              unsigned Columns);

/// \p Text, or its end behind an ellipsis, in up to \p Columns characters.
std::string shorten(llvm::StringRef Text, unsigned Columns);

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_PICTURETEXT_H
