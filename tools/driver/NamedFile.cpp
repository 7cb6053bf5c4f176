//===- NamedFile.cpp - Files that the user names --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/NamedFile.h"
#include "build/Files.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ndistidy::command {

llvm::Expected<std::string> readNamed(llvm::StringRef What,
                                      llvm::StringRef File) {
  auto CannotRead = [&](const llvm::Twine &Why) {
    return llvm::createStringError("cannot read " + What + " '" + File +
                                   "': " + Why);
  };
  auto Bytes = llvm::MemoryBuffer::getFile(File);
  if (!Bytes)
    return CannotRead(Bytes.getError().message());
  llvm::Expected<std::string> Text = build::textOf((*Bytes)->getBuffer());
  if (!Text)
    return CannotRead(llvm::toString(Text.takeError()));
  return Text;
}

} // namespace ndistidy::command
