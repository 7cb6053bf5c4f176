//===- MsbuildFunction.cpp - Property functions of MSBuild ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/MsbuildFunction.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <vector>

namespace ndistidy::build {

static constexpr size_t MostBytes = size_t(1) << 18;

static bool isQuote(char C) { return C == '\'' || C == '"' || C == '`'; }

/// Where what is quoted at the start of \p Text ends: at its last quote, or,
/// without one, at its first.
static size_t endOfQuoted(llvm::StringRef Text) {
  size_t End = Text.find(Text.front(), 1);
  return End == llvm::StringRef::npos ? 0 : End;
}

size_t closingParenthesis(llvm::StringRef Text) {
  unsigned Open = 0;
  for (size_t I = 0; I < Text.size(); ++I) {
    if (isQuote(Text[I]))
      I += endOfQuoted(Text.drop_front(I));
    Open += Text[I] == '(';
    if (Text[I] == ')' && --Open == 0)
      return I;
  }
  return llvm::StringRef::npos;
}

namespace {

using Words = std::vector<std::string>;

class Reader {
public:
  Reader(llvm::StringRef Text, const MsbuildFacts &Facts)
      : Rest(Text.trim()), Facts(Facts) {}

  std::optional<std::string> value();

private:
  std::optional<std::string> first();
  std::optional<std::string> member(llvm::StringRef Self);
  std::optional<std::string> part(const Words &Parts);
  llvm::StringRef word();
  /// Nothing where they cannot be read; none where there are no parentheses.
  std::optional<Words> arguments();

  llvm::StringRef Rest;
  const MsbuildFacts &Facts;
};

} // namespace

llvm::StringRef Reader::word() {
  llvm::StringRef Word = Rest.take_while(
      [](char C) { return llvm::isAlnum(C) || C == '_' || C == '-'; });
  Rest = Rest.drop_front(Word.size());
  return Word;
}

std::optional<Words> Reader::arguments() {
  Words Result;
  if (!Rest.starts_with("("))
    return Result;
  size_t End = closingParenthesis(Rest);
  if (End == llvm::StringRef::npos)
    return std::nullopt;
  llvm::StringRef Inside = Rest.slice(1, End).trim();
  Rest = Rest.drop_front(End + 1);
  size_t Bytes = 0;
  while (!Inside.empty()) {
    size_t Length = 0;
    for (unsigned Open = 0; Length < Inside.size(); ++Length) {
      char C = Inside[Length];
      if (isQuote(C))
        Length += endOfQuoted(Inside.drop_front(Length));
      Open += C == '(';
      Open -= C == ')' && Open != 0;
      if (C == ',' && Open == 0)
        break;
    }
    llvm::StringRef One = Inside.take_front(Length).trim();
    bool More = Length < Inside.size();
    Inside = Inside.drop_front(Length + More).ltrim();
    if (One.size() > 1 && isQuote(One.front()) && One.front() == One.back())
      One = One.drop_front().drop_back();
    Result.push_back(Facts.Expand(One));
    Bytes += Result.back().size();
    if (Bytes > MostBytes || (More && Inside.empty()))
      return std::nullopt;
  }
  return Result;
}

std::optional<std::string> Reader::first() {
  if (!Rest.consume_front("[")) {
    llvm::StringRef Name = word();
    return Name.empty() ? std::nullopt : std::optional(Facts.Property(Name));
  }
  auto [Type, Behind] = Rest.split(']');
  Rest = Behind;
  if (!Rest.consume_front("::"))
    return std::nullopt;
  llvm::StringRef Name = word();
  std::optional<Words> Args = arguments();
  return Args ? msbuildStatic(Type.trim(), Name, *Args, Facts) : std::nullopt;
}

/// One of what Split made, or how many, or all.
std::optional<std::string> Reader::part(const Words &Parts) {
  if (Rest.consume_front(".")) {
    if (!word().equals_insensitive("Length"))
      return std::nullopt;
    return llvm::utostr(Parts.size());
  }
  if (!Rest.consume_front("["))
    return llvm::join(Parts, ";");
  auto [Number, Behind] = Rest.split(']');
  Rest = Behind;
  size_t Index = 0;
  if (llvm::StringRef(Facts.Expand(Number)).trim().getAsInteger(10, Index) ||
      Index >= Parts.size())
    return std::nullopt;
  return Parts[Index];
}

std::optional<std::string> Reader::member(llvm::StringRef Self) {
  llvm::StringRef Name = word();
  std::optional<Words> Args = arguments();
  if (!Args)
    return std::nullopt;
  if (!Name.equals_insensitive("Split"))
    return msbuildMember(Self, Name, *Args);
  std::string Separators = llvm::join(*Args, "");
  Words Parts(1);
  for (char C : Self)
    if (llvm::StringRef(Separators).contains(C))
      Parts.emplace_back();
    else
      Parts.back() += C;
  return part(Parts);
}

/// "[0]" behind a string: its characters are its parts.
static Words charactersOf(llvm::StringRef Text) {
  Words Result;
  for (char C : Text)
    Result.emplace_back(1, C);
  return Result;
}

std::optional<std::string> Reader::value() {
  std::optional<std::string> Value = first();
  while (Value && !Rest.empty()) {
    if (Value->size() > MostBytes)
      return std::nullopt;
    if (Rest.consume_front("."))
      Value = member(*Value);
    else if (Rest.starts_with("["))
      Value = part(charactersOf(*Value));
    else
      return std::nullopt;
  }
  return Value;
}

std::optional<std::string> msbuildFunction(llvm::StringRef Text,
                                           const MsbuildFacts &Facts) {
  return Reader(Text, Facts).value();
}

} // namespace ndistidy::build
