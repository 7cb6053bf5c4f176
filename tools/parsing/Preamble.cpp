//===- Preamble.cpp - A beginning, parsed once ----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Preamble.h"
#include "llvm/Support/MathExtras.h"

namespace ndistidy::command {

static constexpr size_t Alignment = 16;

std::string encode(const Preamble &P) {
  cache::ByteWriter W;
  W.number(P.Ast.size());
  W.text(P.Macros);
  write(W, P.Decided);
  write(W, P.Remarks);
  W.number(P.Declarations.size());
  for (uint64_t D : P.Declarations)
    W.number(D);
  std::string Result = W.bytes().str();
  Result.resize(llvm::alignTo(Result.size(), Alignment));
  Result += P.Ast;
  return Result;
}

std::optional<Preamble> decodePreamble(llvm::StringRef Bytes,
                                       std::shared_ptr<const void> Owner) {
  cache::ByteReader R(Bytes);
  Preamble P;
  uint64_t Size = R.number();
  P.Macros = R.text().str();
  P.Decided = readConditions(R);
  P.Remarks = readRemarks(R);
  P.Declarations.resize(R.count());
  for (uint64_t &D : P.Declarations)
    D = R.number();
  if (!R.good() || Size > Bytes.size())
    return std::nullopt;
  P.Ast = Bytes.take_back(Size);
  P.Owner = std::move(Owner);
  return P;
}

} // namespace ndistidy::command
