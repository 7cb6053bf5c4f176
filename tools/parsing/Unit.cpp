//===- Unit.cpp - What there is to know of a source file ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Unit.h"
#include "cache/Bytes.h"
#include "knowledge/Modules.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::command {

using cache::ByteReader;
using cache::ByteWriter;

void showNames(Unit &U, const FileNames &Names, llvm::StringRef File) {
  auto Shown = [&](llvm::StringRef Name) { return Names.shown(Name); };
  for (std::string &Name : U.Module.Files)
    Name = Shown(Name);
  rename(U.Decided, Shown);
  for (Unit::Remark &R : U.Remarks)
    R.File = Shown(R.File);
  U.Errors = renameInMessages(U.Errors, Shown);
  if (U.ErrorCount > Unit::MostErrors)
    U.Errors += (File + ": " + llvm::Twine(U.ErrorCount - Unit::MostErrors) +
                 " more errors\n")
                    .str();
}

//===----------------------------------------------------------------------===//
// As bytes
//===----------------------------------------------------------------------===//

void write(ByteWriter &W, llvm::ArrayRef<Unit::Remark> Remarks) {
  W.number(Remarks.size());
  for (const Unit::Remark &R : Remarks) {
    W.text(R.File);
    W.text(R.Text);
  }
}

std::vector<Unit::Remark> readRemarks(ByteReader &R) {
  std::vector<Unit::Remark> Result(R.count());
  for (Unit::Remark &Remark : Result) {
    Remark.File = R.text().str();
    Remark.Text = R.text().str();
  }
  return Result;
}

std::string encode(const Unit &U) {
  ByteWriter W;
  // First: who wants nothing else stops there.
  knowledge::write(W, U.Module);
  W.text(U.Errors);
  W.number(U.ErrorCount);
  write(W, U.Decided);
  write(W, U.Remarks);
  return W.bytes().str();
}

std::optional<Unit> decode(llvm::StringRef Bytes) {
  ByteReader R(Bytes);
  std::optional<ir::Module> Module = knowledge::readModule(R);
  if (!Module)
    return std::nullopt;
  Unit U;
  U.Module = std::move(*Module);
  U.Errors = R.text().str();
  U.ErrorCount = static_cast<unsigned>(R.number());
  U.Decided = readConditions(R);
  U.Remarks = readRemarks(R);
  return R.good() && R.atEnd() ? std::optional(std::move(U)) : std::nullopt;
}

} // namespace ndistidy::command
