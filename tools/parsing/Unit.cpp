//===- Unit.cpp - What there is to know of a source file ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Unit.h"
#include "cache/Bytes.h"
#include "driver/Wording.h"
#include "knowledge/Modules.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::command {

using cache::ByteReader;
using cache::ByteWriter;

void showNames(Unit &U, const FileNames &Names, llvm::StringRef File) {
  auto Shown = [&](llvm::StringRef Name) { return Names.shown(Name); };
  rename(U.Decided, Shown);
  for (Unit::Remark &R : U.Remarks)
    R.File = Shown(R.File);
  U.Errors = renameInMessages(U.Errors, Shown);
  if (U.ErrorCount > Unit::MostErrors)
    U.Errors += (File + ": " +
                 count(U.ErrorCount - Unit::MostErrors, "more error") + "\n")
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

std::string encode(Unit &U) {
  ByteWriter Module, W;
  knowledge::write(Module, U.Module);
  U.Id = Module.digest();
  // First: who wants nothing else stops there.
  W.text(Module.bytes());
  W.text(U.Errors);
  W.number(U.ErrorCount);
  write(W, U.Decided);
  write(W, U.Remarks);
  return W.bytes().str();
}

std::optional<Unit> decode(llvm::StringRef Bytes,
                           std::shared_ptr<llvm::MemoryBuffer> Owner) {
  ByteReader R(Bytes);
  Unit U;
  U.Kept = R.text();
  U.KeptIn = std::move(Owner);
  U.Id = cache::digestOf(U.Kept);
  U.Errors = R.text().str();
  U.ErrorCount = static_cast<unsigned>(R.number());
  U.Decided = readConditions(R);
  U.Remarks = readRemarks(R);
  return R.good() && R.atEnd() ? std::optional(std::move(U)) : std::nullopt;
}

llvm::Error load(Unit &U) {
  if (U.Kept.empty())
    return llvm::Error::success();
  ByteReader R(U.Kept);
  std::optional<ir::Module> Module = knowledge::readModule(R);
  if (!Module || !R.good() || !R.atEnd())
    return llvm::createStringError(
        "the cache cannot be read; remove it, or run with --no-cache");
  U.Module = std::move(*Module);
  U.Kept = {};
  U.KeptIn.reset();
  return llvm::Error::success();
}

} // namespace ndistidy::command
