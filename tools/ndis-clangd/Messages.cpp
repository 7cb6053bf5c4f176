//===- Messages.cpp - A stream of messages --------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Messages.h"

namespace ndistidy::clangd {

static constexpr llvm::StringLiteral Length = "Content-Length: ";
static constexpr llvm::StringLiteral EndOfHead = "\r\n\r\n";

std::string framed(llvm::StringRef Message) {
  return Length.str() + std::to_string(Message.size()) + EndOfHead.str() +
         Message.str();
}

std::string MessageStream::pass(llvm::StringRef More) {
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
    Any = true;
    std::string Message = Changed(Rest.take_front(Size));
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

} // namespace ndistidy::clangd
