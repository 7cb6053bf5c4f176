//===- NmakeCondition.cpp - Conditions of an NMAKE description ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/NmakeCondition.h"
#include "llvm/ADT/StringExtras.h"
#include <cstdint>
#include <optional>
#include <string>

namespace ndistidy::build {
namespace {

/// NMAKE computes with 32 bits.
struct Operand {
  bool IsText = false;
  std::string Text;
  int32_t Number = 0;
};

struct Operator {
  llvm::StringLiteral Text;
  unsigned Level; ///< that of a higher number binds tighter
};

// The longer one first where one begins another.
constexpr Operator Operators[] = {
    {"||", 1}, {"&&", 2}, {"|", 3},  {"^", 4},  {"==", 6}, {"!=", 6},
    {"<<", 8}, {">>", 8}, {"<=", 7}, {">=", 7}, {"<", 7},  {">", 7},
    {"&", 5},  {"+", 9},  {"-", 9},  {"*", 10}, {"/", 10}, {"%", 10}};

class Parser {
public:
  Parser(llvm::StringRef Text, const NmakeQuestions &Ask)
      : Rest(Text), Ask(Ask) {}

  llvm::Expected<bool> all() {
    Operand Value = binary(1);
    if (Error.empty() && !Rest.ltrim().empty())
      fail("'" + Rest.trim().str() + "' is left over");
    if (Error.empty() && Value.IsText)
      fail("a string is neither true nor false");
    if (!Error.empty())
      return llvm::createStringError(Error);
    return Value.Number != 0;
  }

private:
  void fail(std::string Why) {
    if (Error.empty())
      Error = std::move(Why);
    Rest = "";
  }
  bool eat(llvm::StringRef Token) {
    Rest = Rest.ltrim();
    return Rest.consume_front(Token);
  }
  Operand binary(unsigned Level);
  Operand unary();
  Operand text();
  Operand word();
  Operand apply(llvm::StringRef Op, const Operand &L, const Operand &R);
  int32_t compute(llvm::StringRef Op, int32_t L, int32_t R);

  llvm::StringRef Rest;
  const NmakeQuestions &Ask;
  std::string Error;
  unsigned Depth = 0;
};

} // namespace

Operand Parser::binary(unsigned Level) {
  Operand Left = unary();
  while (Error.empty()) {
    Rest = Rest.ltrim();
    const Operator *Found = nullptr;
    for (const Operator &O : Operators)
      if (Rest.starts_with(O.Text)) {
        Found = &O;
        break;
      }
    if (!Found || Found->Level < Level)
      break;
    Rest = Rest.drop_front(Found->Text.size());
    Operand Right = binary(Found->Level + 1);
    if (Error.empty())
      Left = apply(Found->Text, Left, Right);
  }
  return Left;
}

Operand Parser::unary() {
  constexpr unsigned MostDeep = 64;
  if (++Depth > MostDeep) {
    fail("it is nested too deep");
    return {};
  }
  Operand Result;
  if (eat("!")) {
    Result = unary();
    Result.Number = !Result.Number;
  } else if (eat("-")) {
    Result = unary();
    Result.Number = static_cast<int32_t>(0U - uint32_t(Result.Number));
  } else if (eat("~")) {
    Result = unary();
    Result.Number = ~Result.Number;
  } else if (eat("(")) {
    Result = binary(1);
    if (Error.empty() && !eat(")"))
      fail("a ')' is missing");
  } else if (eat("\"")) {
    Result = text();
  } else {
    Result = word();
  }
  --Depth;
  return Result;
}

Operand Parser::text() {
  size_t End = Rest.find('"');
  if (End == llvm::StringRef::npos) {
    fail("a '\"' is missing");
    return {};
  }
  Operand Result;
  Result.IsText = true;
  Result.Text = Rest.take_front(End).str();
  Rest = Rest.drop_front(End + 1);
  return Result;
}

/// A number, DEFINED(x) or EXIST(x).
Operand Parser::word() {
  llvm::StringRef Word =
      Rest.take_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
  if (Word.empty()) {
    fail(Rest.empty() ? "something is missing at the end"
                      : "'" + Rest.str() + "' cannot be read");
    return {};
  }
  Operand Result;
  Rest = Rest.drop_front(Word.size());
  if (llvm::isDigit(Word.front())) {
    uint32_t Number = 0;
    if (Word.getAsInteger(0, Number))
      fail("'" + Word.str() + "' is no number");
    Result.Number = static_cast<int32_t>(Number);
    return Result;
  }
  bool IsDefined = Word.equals_insensitive("DEFINED");
  if ((!IsDefined && !Word.equals_insensitive("EXIST")) || !eat("(")) {
    fail("'" + Word.str() + "' is no number");
    return {};
  }
  size_t End = Rest.find(')');
  if (End == llvm::StringRef::npos) {
    fail("a ')' is missing");
    return {};
  }
  llvm::StringRef Name = Rest.take_front(End).trim(" \t\"");
  Result.Number = IsDefined ? Ask.Defined(Name) : Ask.Exists(Name);
  Rest = Rest.drop_front(End + 1);
  return Result;
}

Operand Parser::apply(llvm::StringRef Op, const Operand &L, const Operand &R) {
  Operand Result;
  if (L.IsText || R.IsText) {
    bool Comparable = L.IsText && R.IsText && (Op == "==" || Op == "!=");
    if (!Comparable)
      fail("'" + Op.str() + "' does not go with a string");
    Result.Number = (L.Text == R.Text) == (Op == "==");
    return Result;
  }
  Result.Number = compute(Op, L.Number, R.Number);
  return Result;
}

int32_t Parser::compute(llvm::StringRef Op, int32_t L, int32_t R) {
  // Of the wider type, so that nothing overflows.
  int64_t A = L, B = R;
  if ((Op == "/" || Op == "%") && B == 0) {
    fail("a division by zero");
    return 0;
  }
  auto Narrow = [](int64_t N) { return static_cast<int32_t>(N); };
  switch (Op.front()) {
  case '|':
    return Op == "||" ? (L || R) : (L | R);
  case '&':
    return Op == "&&" ? (L && R) : (L & R);
  case '^':
    return L ^ R;
  case '=':
    return L == R;
  case '!':
    return L != R;
  case '<':
    if (Op == "<<")
      return Narrow(int64_t(uint64_t(A) << (R & 31)));
    return Op == "<" ? L < R : L <= R;
  case '>':
    if (Op == ">>")
      return Narrow(A >> (R & 31));
    return Op == ">" ? L > R : L >= R;
  case '+':
    return Narrow(A + B);
  case '-':
    return Narrow(A - B);
  case '*':
    return Narrow(A * B);
  case '/':
    return Narrow(A / B);
  default:
    return Narrow(A % B);
  }
}

llvm::Expected<bool> nmakeCondition(llvm::StringRef Text,
                                    const NmakeQuestions &Ask) {
  return Parser(Text, Ask).all();
}

} // namespace ndistidy::build
