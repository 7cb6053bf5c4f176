//===- Unit.cpp - What there is to know of a source file ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Unit.h"
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

/// How many bits there are, and the lengths of their runs: first of those not
/// set.
static void write(ByteWriter &W, const llvm::BitVector &Bits) {
  std::vector<unsigned> Runs;
  bool Value = false;
  for (unsigned At = 0; At != Bits.size(); Value = !Value) {
    unsigned Begin = At;
    while (At != Bits.size() && Bits[At] == Value)
      ++At;
    Runs.push_back(At - Begin);
  }
  W.number(Bits.size());
  W.number(Runs.size());
  for (unsigned Run : Runs)
    W.number(Run);
}

static llvm::BitVector readBits(ByteReader &R) {
  constexpr uint64_t Most = 1U << 28; // lines of a file
  uint64_t Size = R.number();
  llvm::BitVector Bits(Size < Most ? static_cast<unsigned>(Size) : 0);
  size_t Runs = R.count();
  unsigned At = 0;
  for (size_t N = 0; N != Runs; ++N) {
    uint64_t Run = std::min<uint64_t>(R.number(), Bits.size() - At);
    unsigned End = At + static_cast<unsigned>(Run);
    if (N % 2 == 1)
      Bits.set(At, End);
    At = End;
  }
  return Bits;
}

static void write(ByteWriter &W, const llvm::StringSet<> &Names) {
  std::vector<llvm::StringRef> Sorted(Names.keys().begin(), Names.keys().end());
  llvm::sort(Sorted);
  W.texts(Sorted);
}

static llvm::StringSet<> readNames(ByteReader &R) {
  llvm::StringSet<> Names;
  for (size_t N = R.count(); N != 0; --N)
    Names.insert(R.text());
  return Names;
}

static void write(ByteWriter &W, const Conditions &C) {
  W.number(C.Sources.size());
  for (const auto &[File, Use] : C.Sources) {
    W.text(File);
    write(W, Use.Compiled);
    write(W, Use.Dead);
  }
  W.number(C.Tested.size());
  for (const TestedMacro &M : C.Tested) {
    W.text(M.Name);
    W.text(M.File);
    W.number(M.Line);
  }
  write(W, C.Defined);
  write(W, C.Undefined);
}

static Conditions readConditions(ByteReader &R) {
  Conditions C;
  for (size_t N = R.count(); N != 0; --N) {
    SourceUse &Use = C.Sources[R.text().str()];
    Use.Compiled = readBits(R);
    Use.Dead = readBits(R);
  }
  C.Tested.resize(R.count());
  for (TestedMacro &M : C.Tested) {
    M.Name = R.text().str();
    M.File = R.text().str();
    M.Line = static_cast<unsigned>(R.number());
  }
  C.Defined = readNames(R);
  C.Undefined = readNames(R);
  return C;
}

std::string encode(const Unit &U) {
  ByteWriter W;
  // First: who wants nothing else stops there.
  knowledge::write(W, U.Module);
  W.text(U.Errors);
  W.number(U.ErrorCount);
  write(W, U.Decided);
  W.number(U.Remarks.size());
  for (const Unit::Remark &R : U.Remarks) {
    W.text(R.File);
    W.text(R.Text);
  }
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
  U.Remarks.resize(R.count());
  for (Unit::Remark &Remark : U.Remarks) {
    Remark.File = R.text().str();
    Remark.Text = R.text().str();
  }
  return R.good() && R.atEnd() ? std::optional(std::move(U)) : std::nullopt;
}

} // namespace ndistidy::command
