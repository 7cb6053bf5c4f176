//===- MsbuildCondition.cpp - Conditions of MSBuild -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/MsbuildCondition.h"
#include "build/MsbuildFunction.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <optional>

namespace ndistidy::build {
namespace {

class Parser {
public:
  Parser(llvm::StringRef Text, const MsbuildQuestions &Ask)
      : Rest(Text), Ask(Ask) {}

  llvm::Expected<bool> all() {
    bool Result = either();
    if (Error.empty() && !Rest.ltrim().empty())
      fail("'" + Rest.trim().str() + "' is left over");
    if (!Error.empty())
      return llvm::createStringError(Error);
    return Result;
  }

private:
  bool fail(std::string Why) {
    if (Error.empty())
      Error = std::move(Why);
    Rest = "";
    return false;
  }
  bool eat(llvm::StringRef Token) {
    Rest = Rest.ltrim();
    return Rest.consume_front(Token);
  }
  /// Something is wrong with a value.
  bool misfit(std::string Why) {
    return IdleAt != 0 ? false : fail(std::move(Why));
  }
  bool eatWord(llvm::StringRef Word);
  bool idle(bool Idle, bool (Parser::*Read)());
  bool either();
  bool both();
  bool single();
  bool function(llvm::StringRef Name);
  bool compare(const std::string &Left);
  std::string operand();
  size_t endOfText() const;

  llvm::StringRef Rest;
  const MsbuildQuestions &Ask;
  std::string Error;
  unsigned Depth = 0;
  unsigned IdleAt = 0; ///< sides being read that decide nothing
};

} // namespace

static bool isWordCharacter(char C) {
  return llvm::isAlnum(C) || C == '_' || C == '.' || C == '-';
}

/// "and", "or": in any case, and no beginning of a longer word.
bool Parser::eatWord(llvm::StringRef Word) {
  Rest = Rest.ltrim();
  llvm::StringRef Found = Rest.take_while(isWordCharacter);
  if (!Found.equals_insensitive(Word))
    return false;
  Rest = Rest.drop_front(Found.size());
  return true;
}

bool Parser::either() {
  bool Result = both();
  while (Error.empty() && eatWord("or"))
    Result |= idle(Result, &Parser::both);
  return Result;
}

bool Parser::both() {
  bool Result = single();
  while (Error.empty() && eatWord("and"))
    Result &= idle(!Result, &Parser::single);
  return Result;
}

/// The value of what \p Read reads. Where it is \p Idle, what the values are
/// does not matter, only that it can be read.
bool Parser::idle(bool Idle, bool (Parser::*Read)()) {
  IdleAt += Idle;
  bool Result = (this->*Read)();
  IdleAt -= Idle;
  return Result;
}

static std::optional<bool> truth(llvm::StringRef Text) {
  for (llvm::StringRef Yes : {"true", "on", "yes", "!false", "!off", "!no"})
    if (Text.equals_insensitive(Yes))
      return true;
  for (llvm::StringRef No : {"false", "off", "no", "!true", "!on", "!yes"})
    if (Text.equals_insensitive(No))
      return false;
  return std::nullopt;
}

bool Parser::single() {
  constexpr unsigned MostDeep = 64;
  if (Depth >= MostDeep)
    return fail("it is nested too deep");
  ++Depth;
  bool Result = false;
  if (Rest = Rest.ltrim(); Rest.starts_with("!") && !Rest.starts_with("!=")) {
    Rest = Rest.drop_front();
    Result = !single();
  } else if (eat("(")) {
    Result = either();
    if (Error.empty() && !eat(")"))
      fail("a ')' is missing");
  } else if (eatWord("exists")) {
    Result = function("exists");
  } else if (eatWord("HasTrailingSlash")) {
    Result = function("HasTrailingSlash");
  } else {
    std::string Left = operand();
    Result = Error.empty() && compare(Left);
  }
  --Depth;
  return Result;
}

bool Parser::function(llvm::StringRef Name) {
  if (!eat("("))
    return fail("a '(' is missing behind " + Name.str());
  std::string Argument = operand();
  if (!Error.empty())
    return false;
  if (!eat(")"))
    return fail("a ')' is missing");
  if (Name == "exists")
    return !Argument.empty() && Ask.Exists(Argument);
  return !Argument.empty() &&
         (Argument.back() == '/' || Argument.back() == '\\');
}

/// Where the quoted text at the start ends; calls in it have quotes, too.
size_t Parser::endOfText() const {
  for (size_t I = 0; I < Rest.size(); ++I) {
    if (Rest[I] == '\'')
      return I;
    if (!Rest.drop_front(I).starts_with("$("))
      continue;
    size_t End = closingParenthesis(Rest.drop_front(I + 1));
    if (End != llvm::StringRef::npos)
      I += End + 1;
  }
  return llvm::StringRef::npos;
}

/// 'text', $(Property), %(Metadata), @(Items) or a word.
std::string Parser::operand() {
  Rest = Rest.ltrim();
  if (Rest.consume_front("'")) {
    size_t End = endOfText();
    if (End == llvm::StringRef::npos) {
      fail("a quote is missing");
      return {};
    }
    llvm::StringRef Text = Rest.take_front(End);
    Rest = Rest.drop_front(End + 1);
    return Ask.Expand(Text);
  }
  size_t Length = 0;
  if (Rest.starts_with("$(") || Rest.starts_with("%(")) {
    size_t End = closingParenthesis(Rest.drop_front());
    if (End == llvm::StringRef::npos) {
      fail("a ')' is missing");
      return {};
    }
    Length = End + 2;
  } else {
    Length = Rest.take_while(isWordCharacter).size();
  }
  if (Length == 0) {
    fail(Rest.empty() ? "something is missing at the end"
                      : "'" + Rest.str() + "' cannot be read");
    return {};
  }
  llvm::StringRef Text = Rest.take_front(Length);
  Rest = Rest.drop_front(Length);
  return Ask.Expand(Text);
}

/// A number, or the parts of a version, "10.0.1".
static std::optional<llvm::SmallVector<long long, 4>>
number(llvm::StringRef Text) {
  llvm::SmallVector<long long, 4> Result;
  long long Part = 0;
  Text = Text.trim();
  if (Text.starts_with_insensitive("0x")) {
    if (Text.drop_front(2).getAsInteger(16, Part))
      return std::nullopt;
    Result.push_back(Part);
    return Result;
  }
  do {
    llvm::StringRef First;
    std::tie(First, Text) = Text.split('.');
    if (First.getAsInteger(10, Part))
      return std::nullopt;
    Result.push_back(Part);
  } while (!Text.empty());
  // "1.0" is "1".
  while (Result.size() > 1 && Result.back() == 0)
    Result.pop_back();
  return Result;
}

bool Parser::compare(const std::string &Left) {
  Rest = Rest.ltrim();
  llvm::StringRef Op;
  for (llvm::StringRef Known : {"==", "!=", "<=", ">=", "<", ">"})
    if (Rest.consume_front(Known)) {
      Op = Known;
      break;
    }
  if (Op.empty()) {
    std::optional<bool> Truth = truth(Left);
    return Truth ? *Truth : misfit("'" + Left + "' is neither true nor false");
  }
  std::string Right = operand();
  if (!Error.empty())
    return false;
  auto L = number(Left), R = number(Right);
  if (Op == "==" || Op == "!=") {
    bool Same =
        (L && R) ? *L == *R : llvm::StringRef(Left).equals_insensitive(Right);
    return Same == (Op == "==");
  }
  if (!L || !R)
    return misfit("'" + (L ? Right : Left) + "' is no number");
  if (Op == "<")
    return *L < *R;
  if (Op == ">")
    return *L > *R;
  return Op == "<=" ? *L <= *R : *L >= *R;
}

llvm::Expected<bool> msbuildCondition(llvm::StringRef Text,
                                      const MsbuildQuestions &Ask) {
  return Parser(Text, Ask).all();
}

} // namespace ndistidy::build
