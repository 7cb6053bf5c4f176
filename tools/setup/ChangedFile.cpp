//===- ChangedFile.cpp - Files that are set up ----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "setup/ChangedFile.h"
#include "cache/WholeFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::setup {

namespace fs = llvm::sys::fs;

llvm::Expected<std::string> contentOf(llvm::StringRef Path) {
  auto Text = llvm::MemoryBuffer::getFile(Path);
  if (Text)
    return (*Text)->getBuffer().str();
  if (Text.getError() == std::errc::no_such_file_or_directory)
    return "";
  return llvm::createStringError("cannot read '" + Path +
                                 "': " + Text.getError().message());
}

static std::error_code write(llvm::StringRef Path, llvm::StringRef Text) {
  llvm::StringRef Folder = llvm::sys::path::parent_path(Path);
  if (std::error_code Error =
          Folder.empty() ? std::error_code() : fs::create_directories(Folder))
    return Error;
  // Behind a symbolic link, not in its place.
  llvm::SmallString<256> Target(Path);
  if (fs::exists(Path))
    (void)fs::real_path(Path, Target);
  return llvm::errorToErrorCode(cache::writeWhole(Target, {Text}));
}

/// The lines between those that both texts begin and end with.
static void showChange(llvm::StringRef Old, llvm::StringRef New,
                       llvm::raw_ostream &OS) {
  llvm::SmallVector<llvm::StringRef, 32> From, To;
  Old.split(From, '\n');
  New.split(To, '\n');
  llvm::ArrayRef<llvm::StringRef> Gone(From), Come(To);
  while (!Gone.empty() && !Come.empty() && Gone.front() == Come.front())
    Gone = Gone.drop_front(), Come = Come.drop_front();
  while (!Gone.empty() && !Come.empty() && Gone.back() == Come.back())
    Gone = Gone.drop_back(), Come = Come.drop_back();
  auto Show = [&](llvm::ArrayRef<llvm::StringRef> Lines, char Mark) {
    // The end of the last line is no line.
    if (!Lines.empty() && Lines.back().empty())
      Lines = Lines.drop_back();
    for (llvm::StringRef Line : Lines)
      OS << Mark << ' ' << Line << '\n';
  };
  Show(Gone, '-');
  Show(Come, '+');
}

llvm::Error change(llvm::StringRef Path, llvm::StringRef Text,
                   llvm::raw_ostream &OS, llvm::StringRef Instead) {
  llvm::Expected<std::string> Old = contentOf(Path);
  if (!Old)
    return Old.takeError();
  bool IsNew = !fs::exists(Path);
  if (*Old == Text && !IsNew) {
    OS << "'" << Path << "' stays as it is\n";
    return llvm::Error::success();
  }
  if (std::error_code Error = write(Path, Text))
    return llvm::createStringError("cannot write '" + Path +
                                   "': " + Error.message());
  OS << "'" << Path << (IsNew ? "' is new" : "' is changed");
  if (!Instead.empty()) {
    OS << ": " << Instead << '\n';
    return llvm::Error::success();
  }
  OS << ":\n";
  showChange(*Old, Text, OS);
  return llvm::Error::success();
}

} // namespace ndistidy::setup
