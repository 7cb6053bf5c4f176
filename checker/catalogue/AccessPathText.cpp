//===- AccessPathText.cpp - Paths and predicates as text --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/AccessPathText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"
#include <utility>

using namespace llvm;

namespace ndistidy::catalogue {

/// More of either is a mistake, and bounds the work of who walks a path.
static constexpr unsigned MaxArgument = 63;
static constexpr size_t MaxDerefs = 8;

/// The two-character operators first, so that "<=" is not read as "<".
static constexpr std::pair<StringLiteral, Predicate::Operator> Operators[] = {
    {"==", Predicate::Operator::EQ}, {"!=", Predicate::Operator::NE},
    {"<=", Predicate::Operator::LE}, {">=", Predicate::Operator::GE},
    {"<", Predicate::Operator::LT},  {">", Predicate::Operator::GT}};

static Error fail(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

static bool isNameCharacter(char C) { return isAlnum(C) || C == '_'; }

/// Takes "result" or an argument's number off the front of \p Rest.
static Error takeRoot(StringRef &Rest, AccessPath &P) {
  StringRef Word = Rest.take_while(isNameCharacter);
  Rest = Rest.drop_front(Word.size());
  P.Result = Word == "result";
  if (P.Result)
    return Error::success();
  if (Word.getAsInteger(10, P.Argument))
    return fail("expected an argument's number or 'result', not '" + Word +
                "'");
  if (P.Argument > MaxArgument)
    return fail("no call has an argument " + Word);
  return Error::success();
}

/// Takes ".Name", "->Name", "[*]" or "->[*]" off the front of \p Rest.
static Error takeField(StringRef &Rest, AccessPath &P) {
  const StringRef All = Rest;
  const bool Arrow = Rest.consume_front("->");
  if (Arrow)
    P.Fields.emplace_back("*");
  if (Rest.consume_front("[*]")) {
    P.Fields.emplace_back("[*]");
    return Error::success();
  }
  StringRef Name;
  if (Arrow || Rest.consume_front("."))
    Name = Rest.take_while(isNameCharacter);
  if (Name.empty() || isDigit(Name.front()))
    return fail("expected '.', '->' or '[*]' at '" + All + "'");
  P.Fields.push_back(Name.str());
  Rest = Rest.drop_front(Name.size());
  return Error::success();
}

Expected<AccessPath> parseAccessPath(StringRef Text) {
  AccessPath P;
  StringRef Rest = Text.trim().ltrim('*');
  const size_t Derefs = Text.trim().size() - Rest.size();
  if (Derefs > MaxDerefs)
    return fail("more than " + Twine(MaxDerefs) + " dereferences");
  P.Derefs = static_cast<unsigned>(Derefs);
  if (Error E = takeRoot(Rest, P))
    return std::move(E);
  while (!Rest.empty())
    if (Error E = takeField(Rest, P))
      return std::move(E);
  return P;
}

std::string toString(const AccessPath &P) {
  std::string Text(P.Derefs, '*');
  Text += P.Result ? "result" : utostr(P.Argument);
  StringRef Separator = ".";
  for (StringRef Field : P.Fields) {
    if (Field == "*") {
      Text += "->";
      Separator = "";
      continue;
    }
    Text += (Field == "[*]" ? "" : Separator);
    Text += Field;
    Separator = ".";
  }
  return Text;
}

Expected<Predicate> parsePredicate(StringRef Text) {
  size_t At = Text.find_first_of("=!<>");
  while (At != StringRef::npos && At > 0 && Text.substr(At - 1, 2) == "->")
    At = Text.find_first_of("=!<>", At + 1);
  for (const auto &[Spelling, Op] : Operators) {
    if (!Text.substr(At).starts_with(Spelling))
      continue;
    Expected<AccessPath> Path = parseAccessPath(Text.take_front(At));
    if (!Path)
      return Path.takeError();
    Predicate P{std::move(*Path), Op, 0};
    StringRef Constant = Text.drop_front(At + Spelling.size()).trim();
    if (Constant.getAsInteger(0, P.Constant))
      return fail("expected an integer, not '" + Constant + "'");
    // As in the IR, where one status has one spelling.
    if (isUInt<32>(P.Constant))
      P.Constant = SignExtend64<32>(static_cast<uint64_t>(P.Constant));
    return P;
  }
  return fail("expected ==, !=, <, <=, > or >= in '" + Text + "'");
}

std::string toString(const Predicate &P) {
  StringRef Spelling;
  for (const auto &[Name, Op] : Operators)
    if (Op == P.Op)
      Spelling = Name;
  return (toString(P.Path) + " " + Spelling + " " + itostr(P.Constant)).str();
}

} // namespace ndistidy::catalogue
