//===- TextTerms.cpp - The IR as text: parsing places and values ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/TextTerms.h"
#include "ir/Text.h"
#include "ir/TextSyntax.h"
#include "llvm/ADT/STLExtras.h"
#include <limits>

namespace ndistidy::ir {

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

/// For a message.
std::string TermParser::describe(const Token &T) {
  if (T.K == Token::Kind::End)
    return "end of text";
  if (T.K == Token::Kind::String)
    return "a string";
  if (T.K == Token::Kind::Bad && !llvm::isPrint(T.Text.front()))
    return "byte 0x" + llvm::toHex(T.Text);
  return ("'" + T.Text.take_front(40) + "'").str();
}

void TermParser::take() {
  if (!Error.empty()) // The text has ended.
    return;
  Tok = Lexer.next();
  if (Tok.K != Token::Kind::Bad)
    return;
  if (Tok.Text == "\"")
    fail(Tok, "string does not end on its line");
  else
    fail(Tok, "unexpected " + describe(Tok));
}

void TermParser::fail(const Token &At, const llvm::Twine &What) {
  if (Error.empty())
    Error = (BufferName + ":" + llvm::Twine(At.Line) + ":" +
             llvm::Twine(At.Column) + ": " + What)
                .str();
  Tok = Token();
}

bool TermParser::at(llvm::StringRef Text) const {
  return (Tok.K == Token::Kind::Punctuator || Tok.K == Token::Kind::Name) &&
         Tok.Text == Text;
}

bool TermParser::accept(llvm::StringRef Text) {
  if (!at(Text))
    return false;
  take();
  return true;
}

void TermParser::expect(llvm::StringRef Text) {
  if (!accept(Text))
    fail(Tok, "expected '" + Text + "', found " + describe(Tok));
}

std::string TermParser::string() {
  Token Start = Tok;
  if (Tok.K != Token::Kind::String) {
    fail(Tok, "expected a string, found " + describe(Tok));
    return {};
  }
  take();
  std::optional<std::string> Text = unescape(Start.Text);
  if (!Text)
    fail(Start, "bad escape in a string");
  return Text.value_or("");
}

Symbol TermParser::name() {
  if (Tok.K == Token::Kind::String)
    return M.Symbols.intern(string());
  if (Tok.K != Token::Kind::Name) {
    fail(Tok, "expected a name, found " + describe(Tok));
    return Symbol::None;
  }
  Symbol S = M.Symbols.intern(Tok.Text);
  take();
  return S;
}

int64_t TermParser::integer() {
  Token Start = Tok;
  bool Negative = accept("-");
  llvm::StringRef Text = Tok.Text;
  uint64_t Magnitude = 0;
  bool Hex = Text.consume_front("0x");
  if (Tok.K != Token::Kind::Integer) {
    fail(Tok, "expected an integer, found " + describe(Tok));
    return 0;
  }
  constexpr uint64_t Limit = std::numeric_limits<int64_t>::max();
  if (Text.getAsInteger(Hex ? 16 : 10, Magnitude) ||
      (!Hex && Magnitude > Limit + Negative)) {
    fail(Start, "bad integer");
    return 0;
  }
  take();
  // A status is written as in the headers: 0xC0000001 is a negative number.
  if (Hex && Text.size() <= 8)
    Magnitude = static_cast<uint64_t>(
        static_cast<int64_t>(static_cast<int32_t>(Magnitude)));
  return static_cast<int64_t>(Negative ? 0 - Magnitude : Magnitude);
}

/// Of a file, line, column or parameter.
uint32_t TermParser::number() {
  uint32_t Number = 0;
  if (Tok.K != Token::Kind::Integer || Tok.Text.getAsInteger(10, Number))
    fail(Tok, "expected a number, found " + describe(Tok));
  take();
  return Number;
}

//===----------------------------------------------------------------------===//
// Locations, places, values
//===----------------------------------------------------------------------===//

/// "0", "line:column" in the current file or "file:line:column".
Location TermParser::point() {
  Token Start = Tok;
  Location L{Current ? Current->Loc.File : 0, number(), 0};
  if (L.Line == 0 && !at(":"))
    return {};
  expect(":");
  L.Column = number();
  if (accept(":"))
    L = {L.Line, L.Column, number()};
  if (L.Line == 0 || L.File >= M.Files.size())
    fail(Start, L.Line == 0 ? "lines are counted from 1" : "no such file");
  return L;
}

/// The location given by a suffix, else that of \p Start in this text.
Location TermParser::locationOr(const Token &Start) {
  if (!accept("!"))
    return {0, Start.Line, 1};
  return point();
}

Place TermParser::place() {
  Token Start = Tok;
  Place P;
  if (accept("%")) {
    P.R = Place::Root::Local;
    P.Name = name();
  } else if (accept("$")) {
    P.R = Place::Root::Parameter;
    P.Parameter = number();
    if (Current && P.Parameter >= Current->Parameters.size())
      fail(Start, "no such parameter");
  } else {
    expect("@");
    P.R = Place::Root::Global;
    P.Name = name();
  }
  if (!Current && P.R != Place::Root::Global)
    fail(Start, "only globals outside of a function");

  // A projection stands directly behind what it is of: "%a ^ 1" has none.
  while (Tok.Adjacent) {
    if (accept("*"))
      P.Path.push_back(Projection::deref());
    else if (accept("."))
      P.Path.push_back(Projection::field(name()));
    else if (accept("^"))
      P.Path.push_back(Projection::container(name()));
    else if (accept("[")) {
      std::optional<int64_t> Index;
      if (!accept("*"))
        Index = integer();
      P.Path.push_back(Projection::element(Index));
      expect("]");
    } else
      break;
  }
  return P;
}

Value TermParser::value() {
  Token Start = Tok;
  if (Depth == MaxValueDepth) {
    fail(Start, "value is nested too deep");
    return {};
  }
  ++Depth;
  Value V = valueAt(Start);
  --Depth;
  return V;
}

Value TermParser::valueAt(const Token &Start) {
  if (Start.K == Token::Kind::String)
    return Value::string(name());
  if (Start.K == Token::Kind::Integer || at("-"))
    return Value::integer(integer());
  if (at("%") || at("$") || at("@"))
    return Value::load(place());
  if (accept("?"))
    return Value::unknown();
  if (accept("&"))
    return Value::address(place());
  if (accept("#"))
    return Value::function(name());
  if (accept("("))
    return arithmetic();
  if (accept("opaque")) {
    std::vector<Value> Operands;
    expect("(");
    if (!accept(")")) {
      do
        Operands.push_back(value());
      while (accept(","));
      expect(")");
    }
    return Value::opaque(std::move(Operands));
  }
  fail(Start, "expected a value, found " + describe(Start));
  return {};
}

/// Behind the opening parenthesis.
Value TermParser::arithmetic() {
  Value Left = value();
  const auto *Op = llvm::find_if(
      syntax::Arithmetic, [this](llvm::StringRef Text) { return at(Text); });
  if (Op == std::end(syntax::Arithmetic)) {
    fail(Tok, "expected an operator, found " + describe(Tok));
    return {};
  }
  take();
  Value Right = value();
  expect(")");
  return Value::binary(
      static_cast<Value::Operator>(Op - std::begin(syntax::Arithmetic)),
      std::move(Left), std::move(Right));
}

Condition TermParser::condition() {
  Condition C;
  C.Left = value();
  const auto *Op = llvm::find_if(
      syntax::Comparisons, [this](llvm::StringRef Text) { return at(Text); });
  if (Op == std::end(syntax::Comparisons)) {
    fail(Tok, "expected a comparison, found " + describe(Tok));
    return C;
  }
  take();
  C.Op = static_cast<Condition::Operator>(Op - std::begin(syntax::Comparisons));
  C.Right = value();
  return C;
}

} // namespace ndistidy::ir
