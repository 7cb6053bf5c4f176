//===- Pages.cpp - Links to the pages of our checks -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pages.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::clangd {

/// In front of the name of a check, without its "ndis-".
static constexpr llvm::StringLiteral ClangdsUrl =
    "https://clang.llvm.org/extra/clang-tidy/checks/ndis/";

std::string linkPages(llvm::StringRef Message, const UrlOf &Url) {
  std::string Result;
  for (;;) {
    size_t At = Message.find(ClangdsUrl);
    Result += Message.take_front(At);
    if (At == llvm::StringRef::npos)
      return Result;
    Message = Message.drop_front(At);
    llvm::StringRef Rest = Message.drop_front(ClangdsUrl.size());
    llvm::StringRef Name =
        Rest.take_while([](char C) { return llvm::isAlnum(C) || C == '-'; });
    std::string Page;
    if (Rest.drop_front(Name.size()).starts_with(".html\""))
      Page = Url(("ndis-" + Name).str());
    if (Page.empty()) {
      Result += ClangdsUrl;
      Message = Rest;
      continue;
    }
    Result += Page;
    Message = Rest.drop_front(Name.size() + llvm::StringRef(".html").size());
  }
}

std::string pageUrl(llvm::StringRef Pages, llvm::StringRef Check) {
  llvm::SmallString<256> Path(Pages);
  llvm::sys::path::append(Path, Check + ".md");
  if (!llvm::sys::fs::exists(Path))
    return "";
  std::string Url = "file://";
  std::string Generic = llvm::sys::path::convert_to_slash(Path);
  if (!llvm::StringRef(Generic).starts_with("/"))
    Url += "/"; // C:/...
  for (char C : Generic)
    if (llvm::isAlnum(C) || llvm::StringRef("/-._~:").contains(C))
      Url += C;
    else
      Url += "%" + llvm::toHex(llvm::StringRef(&C, 1));
  return Url;
}

} // namespace ndistidy::clangd
