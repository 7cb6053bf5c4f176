//===- Pages.h - Links to the pages of our checks ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd links each finding of a check to the page that clang-tidy's manual has
// for it, and has none for ours. Its messages are changed on their way out.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_CLANGD_PAGES_H
#define NDIS_TIDY_TOOLS_CLANGD_PAGES_H

#include "llvm/ADT/StringRef.h"
#include <functional>
#include <string>

namespace ndistidy::clangd {

/// The address of the page of a check, "ndis-unload-leak"; empty: there is
/// none.
using UrlOf = std::function<std::string(llvm::StringRef Check)>;

/// \p Message, one of clangd's, with the links to our checks as \p Url says.
std::string linkPages(llvm::StringRef Message, const UrlOf &Url);

/// The address of the page of \p Check in the folder \p Pages, or of the
/// project's pages where it is not there.
std::string pageUrl(llvm::StringRef Pages, llvm::StringRef Check);

} // namespace ndistidy::clangd

#endif // NDIS_TIDY_TOOLS_CLANGD_PAGES_H
