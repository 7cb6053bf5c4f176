//===- Globs.cpp - Lists of check names -----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Globs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace ndistidy::report {

bool Glob::matches(llvm::StringRef Name) const {
  llvm::StringRef Rest = Pattern;
  auto [Head, Tail] = Rest.split('*');
  if (Head.size() == Rest.size())
    return Name == Rest;
  if (!Name.consume_front(Head))
    return false;
  // The leftmost match of each part leaves most to those behind it.
  while (Tail.contains('*')) {
    std::tie(Head, Tail) = Tail.split('*');
    size_t At = Name.find(Head);
    if (At == llvm::StringRef::npos)
      return false;
    Name = Name.drop_front(At + Head.size());
  }
  return Name.ends_with(Tail);
}

std::vector<Glob> parseGlobs(llvm::StringRef List) {
  std::vector<Glob> Globs;
  for (bool More = true; More;) {
    size_t End = List.find_first_of(",\n");
    More = End != llvm::StringRef::npos;
    llvm::StringRef Entry = List.take_front(End).trim();
    List = More ? List.drop_front(End + 1) : "";
    bool Negative = Entry.consume_front("-");
    Globs.push_back({Entry.trim().str(), Negative});
  }
  return Globs;
}

bool contains(const std::vector<Glob> &List, llvm::StringRef Name) {
  for (const Glob &G : llvm::reverse(List))
    if (G.matches(Name))
      return !G.Negative;
  return false;
}

} // namespace ndistidy::report
