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
static constexpr llvm::StringLiteral Length = "Content-Length: ";
static constexpr llvm::StringLiteral EndOfHead = "\r\n\r\n";

std::string PageLinks::replaced(llvm::StringRef Message) const {
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
    std::string Url;
    if (Rest.drop_front(Name.size()).starts_with(".html\""))
      Url = UrlOf(("ndis-" + Name).str());
    if (Url.empty()) {
      Result += ClangdsUrl;
      Message = Rest;
      continue;
    }
    Result += Url;
    Message = Rest.drop_front(Name.size() + llvm::StringRef(".html").size());
  }
}

std::string PageLinks::pass(llvm::StringRef More) {
  Waiting += More;
  std::string Out;
  while (IsProtocol && !Waiting.empty()) {
    llvm::StringRef Rest = Waiting;
    if (!Rest.starts_with(Length.take_front(Rest.size()))) {
      IsProtocol = false;
      break;
    }
    size_t HeadSize = Rest.find(EndOfHead);
    if (HeadSize == llvm::StringRef::npos)
      break;
    llvm::StringRef Head = Rest.take_front(HeadSize);
    Rest = Rest.drop_front(HeadSize + EndOfHead.size());
    auto [First, Others] = Head.split("\r\n");
    size_t Size = 0;
    if (First.drop_front(Length.size()).getAsInteger(10, Size)) {
      IsProtocol = false;
      break;
    }
    if (Rest.size() < Size)
      break;
    std::string Message = replaced(Rest.take_front(Size));
    Out += Length.str() + std::to_string(Message.size());
    if (!Others.empty())
      Out += "\r\n" + Others.str();
    Out += EndOfHead.str() + Message;
    Waiting = Rest.drop_front(Size).str();
  }
  if (!IsProtocol)
    Out += std::exchange(Waiting, {});
  return Out;
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
