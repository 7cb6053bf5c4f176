//===- Diagnostics.cpp - What a host has said -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "check-inputs/Diagnostics.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

namespace ndistidy::inputs {

std::string absolute(llvm::StringRef Path) {
  llvm::SmallString<256> Result(Path);
  // Without a working folder the path stays as it is, and differs visibly.
  if (llvm::sys::fs::make_absolute(Result))
    return Path.str();
  llvm::sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

static Diagnostic fromParts(llvm::ArrayRef<llvm::StringRef> Parts) {
  Diagnostic D;
  D.File = absolute(Parts[1]);
  llvm::to_integer(Parts[2], D.Line);
  llvm::to_integer(Parts[3], D.Column);
  D.Severity = Parts[4].str();
  llvm::StringRef Message = Parts[5];
  if (size_t At = Message.rfind(" [");
      Message.ends_with("]") && At != llvm::StringRef::npos) {
    D.Check = Message.drop_front(At + 2).drop_back().str();
    Message = Message.take_front(At);
  }
  D.Message = Message.str();
  return D;
}

std::vector<Diagnostic> parseDiagnostics(llvm::StringRef Output) {
  const llvm::Regex Head(
      "^([^ ].*):([0-9]+):([0-9]+): (warning|error|remark|note): (.*)$");
  std::vector<Diagnostic> Result;
  llvm::SmallVector<llvm::StringRef, 64> Lines;
  Output.split(Lines, '\n');
  for (llvm::StringRef Line : Lines) {
    llvm::SmallVector<llvm::StringRef, 6> Parts;
    if (!Head.match(Line.rtrim('\r'), &Parts))
      continue;
    if (Parts[4] != "note") {
      Result.push_back(fromParts(Parts));
      continue;
    }
    if (Result.empty())
      continue;
    Note N;
    N.File = absolute(Parts[1]);
    llvm::to_integer(Parts[2], N.Line);
    llvm::to_integer(Parts[3], N.Column);
    N.Message = Parts[5].str();
    Result.back().Notes.push_back(std::move(N));
  }
  return Result;
}

} // namespace ndistidy::inputs
