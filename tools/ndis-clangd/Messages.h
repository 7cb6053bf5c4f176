//===- Messages.h - A stream of messages ------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_CLANGD_MESSAGES_H
#define NDIS_TIDY_TOOLS_CLANGD_MESSAGES_H

#include "llvm/ADT/StringRef.h"
#include <functional>
#include <string>

namespace ndistidy::clangd {

/// Takes the bytes of a stream of messages of the language server protocol,
/// each with its "Content-Length", in pieces of any size.
class MessageStream {
public:
  /// What a message is to be instead.
  using Change = std::function<std::string(llvm::StringRef Message)>;
  explicit MessageStream(Change C) : Changed(std::move(C)) {}

  /// What is to go on now that \p More has come: whole messages. Anything but
  /// such messages, as with --help, goes on as it is.
  std::string pass(llvm::StringRef More);
  /// What is left when no more will come.
  std::string finish() { return std::move(Waiting); }
  /// There were messages, and nothing else.
  bool hasMessages() const { return IsProtocol && Any; }

private:
  Change Changed;
  std::string Waiting;
  bool IsProtocol = true, Any = false;
};

/// \p Message as a stream has it.
std::string framed(llvm::StringRef Message);

} // namespace ndistidy::clangd

#endif // NDIS_TIDY_TOOLS_CLANGD_MESSAGES_H
