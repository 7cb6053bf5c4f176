//===- TextLexer.cpp - The IR as text: tokens -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/TextLexer.h"
#include "ir/TextSyntax.h"

namespace ndistidy::ir {

void TextLexer::advance(size_t Length) {
  Rest = Rest.drop_front(Length);
  Column += static_cast<uint32_t>(Length);
}

/// Whether there was anything to skip.
bool TextLexer::skipBlanks() {
  size_t Before = Rest.size();
  while (!Rest.empty()) {
    char C = Rest.front();
    if (C == '\n') {
      Rest = Rest.drop_front();
      ++Line;
      Column = 1;
    } else if (C == ' ' || C == '\t' || C == '\r') {
      advance(1);
    } else if (C == ';') {
      advance(std::min(Rest.find('\n'), Rest.size()));
    } else {
      break;
    }
  }
  return Rest.size() != Before;
}

/// Of the punctuator that Rest begins with; 0 if there is none.
size_t TextLexer::punctuatorLength() const {
  // "<u" and ">u" are operators unless a name begins with that u.
  if (Rest.size() >= 2 && (Rest[0] == '<' || Rest[0] == '>') &&
      Rest[1] == 'u' && (Rest.size() == 2 || !syntax::continuesName(Rest[2])))
    return Rest.substr(2).starts_with("=") ? 3 : 2;
  for (llvm::StringRef Long : {"<<", ">>", "<=", ">=", "==", "!=", ".."})
    if (Rest.starts_with(Long))
      return 2;
  constexpr llvm::StringLiteral Short = "%$@&#?()[]{}*.^|+-=:,!<>";
  return Short.contains(Rest.front()) ? 1 : 0;
}

Token TextLexer::next() {
  Token T;
  T.Adjacent = !skipBlanks();
  T.Line = Line;
  T.Column = Column;
  if (Rest.empty())
    return T;

  size_t Length = 1;
  if (syntax::startsName(Rest.front())) {
    T.K = Token::Kind::Name;
    while (Length < Rest.size() && syntax::continuesName(Rest[Length]))
      ++Length;
  } else if (llvm::isDigit(Rest.front())) {
    T.K = Token::Kind::Integer;
    while (Length < Rest.size() && llvm::isAlnum(Rest[Length]))
      ++Length;
  } else if (Rest.front() == '"') {
    while (Length < Rest.size() && Rest[Length] != '"' && Rest[Length] != '\n')
      Length += Rest[Length] == '\\' ? 2 : 1;
    if (Length < Rest.size() && Rest[Length] == '"') {
      T.K = Token::Kind::String;
      T.Text = Rest.slice(1, Length);
      advance(Length + 1);
      return T;
    }
    T.K = Token::Kind::Bad;
    Length = 1;
  } else if (size_t Punctuator = punctuatorLength()) {
    T.K = Token::Kind::Punctuator;
    Length = Punctuator;
  } else {
    T.K = Token::Kind::Bad;
  }
  T.Text = Rest.take_front(Length);
  advance(Length);
  return T;
}

std::optional<std::string> unescape(llvm::StringRef Text) {
  std::string Result;
  Result.reserve(Text.size());
  for (size_t I = 0; I < Text.size(); ++I) {
    if (Text[I] != '\\') {
      Result += Text[I];
      continue;
    }
    llvm::StringRef Escape = Text.substr(I + 1);
    if (Escape.starts_with("\\") || Escape.starts_with("\"")) {
      Result += Escape.front();
      I += 1;
    } else if (Escape.starts_with("n")) {
      Result += '\n';
      I += 1;
    } else if (Escape.starts_with("t")) {
      Result += '\t';
      I += 1;
    } else if (Escape.size() >= 3 && Escape[0] == 'x' &&
               llvm::isHexDigit(Escape[1]) && llvm::isHexDigit(Escape[2])) {
      Result += static_cast<char>(llvm::hexFromNibbles(Escape[1], Escape[2]));
      I += 3;
    } else {
      return std::nullopt;
    }
  }
  return Result;
}

} // namespace ndistidy::ir
