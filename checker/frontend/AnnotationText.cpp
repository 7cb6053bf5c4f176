//===- AnnotationText.cpp - How annotations are written -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/AnnotationText.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::frontend {

llvm::StringRef takeName(llvm::StringRef &Text) {
  Text = Text.ltrim();
  llvm::StringRef Name = Text.take_while(
      [](char C) { return llvm::isAlnum(C) || C == '_' || C == '$'; });
  Text = Text.drop_front(Name.size());
  return Name;
}

std::optional<llvm::StringRef> takeParentheses(llvm::StringRef &Text) {
  Text = Text.ltrim();
  if (!Text.starts_with("("))
    return std::nullopt;
  unsigned Depth = 0;
  for (size_t I = 0; I != Text.size(); ++I) {
    Depth += Text[I] == '(';
    if (Text[I] == ')' && --Depth == 0) {
      llvm::StringRef Inside = Text.slice(1, I);
      Text = Text.drop_front(I + 1);
      return Inside;
    }
  }
  return std::nullopt;
}

std::optional<int64_t> number(llvm::StringRef Text) {
  int64_t N = 0;
  Text = Text.trim();
  bool Negative = Text.consume_front("-");
  if (Text.empty() || !llvm::isDigit(Text.front()) ||
      Text.rtrim("uUlL").getAsInteger(0, N))
    return std::nullopt;
  // As the IR has every number of up to 32 bits.
  if (N >= 0 && N <= UINT32_MAX)
    N = static_cast<int32_t>(static_cast<uint32_t>(N));
  return Negative ? -N : N;
}

bool comesFirst(llvm::StringRef Name) {
  return Name.starts_with("_IRQL_requires_") ||
         Name.starts_with("_Releases_") || Name.starts_with("__drv_releases") ||
         Name == "__drv_maxIRQL" || Name == "__drv_minIRQL" ||
         Name == "__drv_requiresIRQL" || Name == "__drv_freesMem";
}

bool isWhen(llvm::StringRef Name) {
  return Name == "_When_" || Name == "__drv_when";
}

bool isAt(llvm::StringRef Name) { return Name == "_At_" || Name == "__drv_at"; }

bool isOfResource(llvm::StringRef Name) {
  return Name.starts_with("__drv_") && Name.ends_with("Resource");
}

bool isForInspection(llvm::StringRef Name) {
  return Name == "_Must_inspect_result_" || Name == "_Check_return_";
}

std::vector<Note> notes(llvm::StringRef Text) {
  std::vector<Note> Found;
  for (Text = Text.trim(); !Text.empty(); Text = Text.ltrim()) {
    llvm::StringRef Name = takeName(Text);
    if (Name.empty())
      return {};
    if (std::optional<llvm::StringRef> Of = takeParentheses(Text))
      Found.emplace_back(Name, *Of);
  }
  return Found;
}

} // namespace ndistidy::frontend
