//===- Git.cpp - What git knows -------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/Git.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

namespace ndistidy::precommit {

namespace fs = llvm::sys::fs;

namespace {

/// A file for one of git's streams, gone with the object.
class Stream {
public:
  Stream() { Error = fs::createTemporaryFile("ndis-tidy-git", "", Path); }
  ~Stream() {
    if (!Error)
      (void)fs::remove(Path);
  }
  Stream(const Stream &) = delete;

  std::string text() const {
    auto Text = llvm::MemoryBuffer::getFile(Path);
    return Text ? (*Text)->getBuffer().str() : "";
  }

  llvm::SmallString<128> Path;
  std::error_code Error;
};

} // namespace

llvm::Expected<std::string> git(llvm::ArrayRef<llvm::StringRef> Words,
                                llvm::StringRef Input) {
  auto Program = llvm::sys::findProgramByName("git");
  if (!Program)
    return llvm::createStringError("cannot find git");
  Stream In, Out, Err;
  for (Stream *S : {&In, &Out, &Err})
    if (S->Error)
      return llvm::createStringError("cannot make a temporary file: " +
                                     S->Error.message());
  if (!Input.empty()) {
    std::error_code Error;
    llvm::raw_fd_ostream OS(In.Path, Error);
    OS << Input;
    OS.close();
    if (Error || OS.has_error())
      return llvm::createStringError("cannot write a temporary file");
  }
  std::vector<llvm::StringRef> All = {"git"};
  llvm::append_range(All, Words);
  std::optional<llvm::StringRef> Streams[] = {In.Path.str(), Out.Path.str(),
                                              Err.Path.str()};
  std::string Trouble;
  int Status = llvm::sys::ExecuteAndWait(*Program, All, std::nullopt, Streams,
                                         /*SecondsToWait=*/0,
                                         /*MemoryLimit=*/0, &Trouble);
  if (Status == 0)
    return Out.text();
  std::string Why = Trouble.empty() ? Err.text() : Trouble;
  return llvm::createStringError("git " + Words.front() + ": " +
                                 llvm::StringRef(Why).trim());
}

std::vector<std::string> split(llvm::StringRef Text) {
  std::vector<std::string> Result;
  for (llvm::StringRef Line : llvm::split(Text, '\0'))
    if (!Line.empty())
      Result.push_back(Line.str());
  return Result;
}

} // namespace ndistidy::precommit
