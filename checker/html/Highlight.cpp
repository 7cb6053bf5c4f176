//===- Highlight.cpp - The words of C source ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Highlight.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

namespace ndistidy::html {

static bool isKeyword(llvm::StringRef Word) {
  static const llvm::StringSet<> Words = {
      "auto",      "bool",     "break",     "case",    "catch",    "char",
      "class",     "const",    "continue",  "default", "delete",   "do",
      "double",    "else",     "enum",      "extern",  "false",    "float",
      "for",       "goto",     "if",        "inline",  "int",      "long",
      "namespace", "new",      "nullptr",   "private", "public",   "return",
      "short",     "signed",   "sizeof",    "static",  "struct",   "switch",
      "template",  "this",     "true",      "try",     "typedef",  "union",
      "unsigned",  "using",    "virtual",   "void",    "volatile", "while",
      "__try",     "__except", "__finally", "__leave"};
  return Words.contains(Word);
}

namespace {

class Scanner {
public:
  explicit Scanner(llvm::StringRef Source) : Source(Source) {}
  std::vector<Span> run();

private:
  llvm::StringRef rest() const { return Source.drop_front(At); }
  void add(size_t Begin, Span::Kind K) {
    if (At != Begin)
      Spans.push_back({Begin, At, K});
  }
  void toLineEnd();
  void comment();
  void literal(char Quote);
  void rawLiteral();
  void directive();
  void word();

  llvm::StringRef Source;
  size_t At = 0;
  bool AtLineStart = true;
  std::vector<Span> Spans;
};

} // namespace

/// To the end of the line, and over it where a backslash stands before it.
void Scanner::toLineEnd() {
  while (At != Source.size() && Source[At] != '\n') {
    if (rest().starts_with("\\\n"))
      ++At;
    else if (rest().starts_with("\\\r\n"))
      At += 2;
    ++At;
  }
}

void Scanner::comment() {
  size_t Begin = At;
  if (rest().starts_with("//")) {
    toLineEnd();
  } else {
    size_t End = Source.find("*/", At + 2);
    At = End == llvm::StringRef::npos ? Source.size() : End + 2;
  }
  add(Begin, Span::Kind::Comment);
}

void Scanner::literal(char Quote) {
  size_t Begin = At++;
  while (At < Source.size() && Source[At] != Quote && Source[At] != '\n')
    At += Source[At] == '\\' ? 2 : 1;
  At = std::min(At, Source.size());
  if (At != Source.size() && Source[At] == Quote)
    ++At;
  add(Begin, Span::Kind::Literal);
}

/// R"x(...)x"; At is at the quote.
void Scanner::rawLiteral() {
  size_t Begin = At;
  size_t Open = Source.find('(', At);
  if (Open == llvm::StringRef::npos)
    return literal('"');
  std::string Close = ")" + Source.slice(At + 1, Open).str() + "\"";
  size_t End = Source.find(Close, Open);
  At = End == llvm::StringRef::npos ? Source.size() : End + Close.size();
  add(Begin, Span::Kind::Literal);
}

/// The '#' and the word behind it.
void Scanner::directive() {
  size_t Begin = At++;
  while (At != Source.size() && (Source[At] == ' ' || Source[At] == '\t'))
    ++At;
  llvm::StringRef Name =
      rest().take_while([](char C) { return llvm::isAlpha(C); });
  At += Name.size();
  add(Begin, Span::Kind::Directive);
  if (Name != "include")
    return;
  llvm::StringRef Blank = rest().take_while([](char C) { return C == ' '; });
  At += Blank.size();
  size_t File = At;
  if (rest().starts_with("<")) {
    At +=
        rest().take_until([](char C) { return C == '>' || C == '\n'; }).size();
    At += rest().starts_with(">") ? 1 : 0;
    add(File, Span::Kind::Literal);
  }
}

void Scanner::word() {
  size_t Begin = At;
  llvm::StringRef Word =
      rest().take_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
  At += Word.size();
  if (isKeyword(Word))
    add(Begin, Span::Kind::Keyword);
  else if (Word.ends_with("R") && rest().starts_with("\""))
    rawLiteral();
}

std::vector<Span> Scanner::run() {
  while (At < Source.size()) {
    char C = Source[At];
    bool First = std::exchange(AtLineStart, false);
    if (rest().starts_with("//") || rest().starts_with("/*")) {
      comment();
      AtLineStart = First;
    } else if (C == '"' || C == '\'') {
      literal(C);
    } else if (C == '#' && First) {
      directive();
    } else if (llvm::isAlnum(C) || C == '_') {
      word();
    } else {
      AtLineStart = C == '\n' || (First && (C == ' ' || C == '\t'));
      ++At;
    }
  }
  return std::move(Spans);
}

std::vector<Span> highlight(llvm::StringRef Source) {
  return Scanner(Source).run();
}

} // namespace ndistidy::html
