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

/// Takes the bytes of a stream of messages of the language server protocol,
/// each with its "Content-Length", in pieces of any size.
class PageLinks {
public:
  /// \p UrlOf: the address of the page of a check, "ndis-unload-leak".
  explicit PageLinks(std::function<std::string(llvm::StringRef)> UrlOf)
      : UrlOf(std::move(UrlOf)) {}

  /// What is to go out now that \p More has come. Anything but such messages,
  /// as with --help, goes out as it is.
  std::string pass(llvm::StringRef More);
  /// What is left when no more will come.
  std::string finish() { return std::move(Waiting); }

private:
  std::string replaced(llvm::StringRef Message) const;

  std::function<std::string(llvm::StringRef)> UrlOf;
  std::string Waiting;
  bool IsProtocol = true;
};

/// The address of the page of \p Check in the folder \p Pages, or of the
/// project's pages where it is not there.
std::string pageUrl(llvm::StringRef Pages, llvm::StringRef Check);

} // namespace ndistidy::clangd

#endif // NDIS_TIDY_TOOLS_CLANGD_PAGES_H
