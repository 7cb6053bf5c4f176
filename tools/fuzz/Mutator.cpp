//===- Mutator.cpp - Texts with something wrong in them -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fuzz/Mutator.h"
#include "llvm/ADT/StringRef.h"
#include <iterator>

namespace ndistidy::fuzz {

static constexpr size_t MostBytes = size_t(1) << 18;

/// What parsers stumble over.
static constexpr llvm::StringLiteral Odd[] = {
    llvm::StringLiteral::withInnerNUL("\0"),
    "\xFF",
    "\xFF\xFE",
    "\xEF\xBB\xBF",
    "\xC3",
    "\r",
    "\n",
    "\t",
    "\\",
    "'",
    "\"",
    "`",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "<![CDATA[",
    "<!--",
    "&amp;",
    "$(",
    "$",
    "%",
    "@",
    "#",
    "*",
    "&",
    ":",
    "-",
    "- ",
    "|",
    "!",
    "0",
    "-1",
    "0x",
    "4294967295",
    "9223372036854775808",
    "1e999",
    "null",
    "../",
    "/*",
    "//",
};

std::pair<size_t, size_t> Mutator::part(const std::string &Text) {
  size_t At = below(Text.size());
  size_t Most = below(4) == 0 ? Text.size() - At : 16;
  return {At, std::min(1 + below(Most), Text.size() - At)};
}

std::pair<size_t, size_t> Mutator::lines(const std::string &Text) {
  size_t At = Text.rfind('\n', below(Text.size()));
  At = At == std::string::npos ? 0 : At + 1;
  size_t End = At;
  for (size_t N = 1 + below(3); N != 0 && End != std::string::npos; --N)
    End = Text.find('\n', End == At ? End : End + 1);
  End = End == std::string::npos ? Text.size() : End + 1;
  return {At, End - At};
}

void Mutator::change(std::string &Text, const std::vector<std::string> &Texts) {
  auto [At, Size] = below(2) == 0 ? part(Text) : lines(Text);
  if (Size == 0)
    return;
  const std::string Taken = Text.substr(At, Size);
  const std::string &Other = Texts[below(Texts.size())];
  switch (below(9)) {
  case 0:
    Text[At] = char(Text[At] ^ (1 << below(8)));
    return;
  case 1:
    Text.insert(At, Odd[below(std::size(Odd))].str());
    return;
  case 2:
    Text.replace(At, Size, Odd[below(std::size(Odd))].str());
    return;
  case 3:
    Text.erase(At, Size);
    return;
  case 4: // somewhere else
    Text.erase(At, Size);
    Text.insert(below(Text.size() + 1), Taken);
    return;
  case 5: // once more
    Text.insert(below(Text.size() + 1), Taken);
    return;
  case 6: { // very often
    size_t Times = std::min<size_t>(size_t(1) << below(9), 65536 / Size);
    std::string Many;
    for (; Times != 0; --Times)
      Many += Taken;
    Text.insert(At, Many);
    return;
  }
  case 7: { // from another one
    auto [From, Length] = below(2) == 0 ? part(Other) : lines(Other);
    Text.insert(At, Other.substr(From, Length));
    return;
  }
  default:
    if (below(4) == 0)
      Text.resize(At);
    return;
  }
}

std::string Mutator::mutant(const std::vector<std::string> &Texts) {
  std::string Text = Texts[below(Texts.size())];
  for (size_t N = 1 + below(1 + below(8)); N != 0 && !Text.empty(); --N)
    change(Text, Texts);
  Text.resize(std::min(Text.size(), MostBytes));
  return Text;
}

} // namespace ndistidy::fuzz
