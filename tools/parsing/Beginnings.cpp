//===- Beginnings.cpp - What several files begin with ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Beginnings.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::command {

using namespace clang;

namespace {

/// The tokens of a text, without comments.
class Tokens {
public:
  explicit Tokens(llvm::StringRef Text)
      : Base(SourceLocation::getFromRawEncoding(1)),
        Raw(Base, Language, Text.begin(), Text.begin(), Text.end()) {
    take();
  }
  void take() { Raw.LexFromRawLexer(Now); }
  unsigned offset() const {
    return Now.getLocation().getRawEncoding() - Base.getRawEncoding();
  }
  bool atLine() const { return Now.isAtStartOfLine() || Now.is(tok::eof); }

  Token Now;

private:
  LangOptions Language;
  SourceLocation Base;
  Lexer Raw;
};

} // namespace

Beginning beginningOf(llvm::StringRef Source) {
  Beginning Result;
  // The lexer wants a zero behind the text.
  std::string Text = Source.str();
  Tokens T(Text);
  while (T.Now.is(tok::hash) && T.atLine()) {
    T.take();
    llvm::StringRef Name =
        T.Now.is(tok::raw_identifier) ? T.Now.getRawIdentifier() : "";
    if (T.atLine() || !llvm::is_contained({"include", "define", "undef"}, Name))
      break;
    Beginning::Directive D;
    D.Text = ("#" + Name + " ").str();
    D.Includes = Name == "include";
    T.take();
    unsigned From = T.offset(), To = From;
    for (; !T.atLine(); T.take())
      To = T.offset() + T.Now.getLength();
    D.Text += Text.substr(From, To - From);
    D.End = T.offset();
    Result.Directives.push_back(std::move(D));
  }
  return Result;
}

size_t commonPart(llvm::ArrayRef<const Beginning *> Files) {
  size_t Length = 0;
  if (Files.empty())
    return 0;
  llvm::ArrayRef<Beginning::Directive> First = Files.front()->Directives;
  for (size_t N = 0; N != First.size(); ++N) {
    bool Same = llvm::all_of(Files.drop_front(), [&](const Beginning *B) {
      return N < B->Directives.size() && B->Directives[N].Text == First[N].Text;
    });
    if (!Same)
      break;
    if (First[N].Includes)
      Length = N + 1;
  }
  return Length;
}

} // namespace ndistidy::command
