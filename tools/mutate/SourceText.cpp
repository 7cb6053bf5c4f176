//===- SourceText.cpp - Calls and statements in C text --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/SourceText.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::mutate {

SourceText::SourceText(llvm::StringRef From) : Text(From.str()), Lines{0} {
  for (size_t I = 0; I != Text.size(); ++I)
    if (Text[I] == '\n')
      Lines.push_back(I + 1);

  clang::LangOptions Language;
  Language.CPlusPlus = true;
  Language.LineComment = true;
  clang::Lexer Lex(clang::SourceLocation::getFromRawEncoding(1), Language,
                   Text.data(), Text.data(), Text.data() + Text.size());
  clang::Token T;
  bool InDirective = false;
  for (bool End = false; !End;) {
    End = Lex.LexFromRawLexer(T);
    if (T.is(clang::tok::eof))
      break;
    if (T.isAtStartOfLine())
      InDirective = T.is(clang::tok::hash);
    if (InDirective)
      continue;
    size_t Begin = T.getLocation().getRawEncoding() - 1;
    Span Where{Begin, Begin + T.getLength()};
    Tokens.push_back({Where, T.is(clang::tok::raw_identifier)});
  }
}

std::optional<size_t> SourceText::offset(unsigned Line, unsigned Column) const {
  if (Line == 0 || Column == 0 || Line > Lines.size())
    return std::nullopt;
  size_t Offset = Lines[Line - 1] + Column - 1;
  return Offset < Text.size() ? std::optional(Offset) : std::nullopt;
}

std::optional<size_t> SourceText::tokenAt(size_t Offset) const {
  auto It = llvm::partition_point(
      Tokens, [&](const Token &T) { return T.Where.Begin < Offset; });
  if (It == Tokens.end() || It->Where.Begin != Offset)
    return std::nullopt;
  return It - Tokens.begin();
}

static int nesting(llvm::StringRef Token) {
  if (Token == "(" || Token == "[" || Token == "{")
    return 1;
  return Token == ")" || Token == "]" || Token == "}" ? -1 : 0;
}

std::optional<size_t> SourceText::closing(size_t Index) const {
  int Depth = 0;
  for (size_t I = Index; I != Tokens.size(); ++I) {
    Depth += nesting(word(I));
    if (Depth == 0)
      return I;
  }
  return std::nullopt;
}

std::optional<size_t> SourceText::opening(size_t Index) const {
  int Depth = 0;
  for (size_t I = Index + 1; I-- != 0;) {
    Depth += nesting(word(I));
    if (Depth == 0)
      return I;
  }
  return std::nullopt;
}

static bool controls(llvm::StringRef Token) {
  return Token == "if" || Token == "while" || Token == "for" ||
         Token == "switch";
}

bool SourceText::endsLabel(size_t Index) const {
  for (size_t I = Index; I-- != 0;) {
    llvm::StringRef T = word(I);
    if (T == "?")
      return false;
    if (T == "case" || T == ";" || T == "{" || T == "}")
      return true;
  }
  return false;
}

size_t SourceText::statementBegin(size_t Index) const {
  size_t Begin = Index;
  while (Begin != 0) {
    size_t Before = Begin - 1;
    llvm::StringRef T = word(Before);
    if (T == ";" || T == "{" || T == "}" || T == "else" || T == "do" ||
        (T == ":" && endsLabel(Before)))
      return Begin;
    // "if (a) f();": the statement begins behind; "(void)f();": in front.
    if (T == ")") {
      std::optional<size_t> Open = opening(Before);
      if (!Open || (*Open != 0 && controls(word(*Open - 1))))
        return Begin;
      Begin = *Open;
      continue;
    }
    Begin = Before;
  }
  return Begin;
}

bool SourceText::startsBlockItem(size_t Index) const {
  if (Index == 0)
    return false;
  llvm::StringRef T = word(Index - 1);
  return T == ";" || T == "{" || T == "}" || T == ":";
}

std::optional<CallText> SourceText::callAt(size_t Offset) const {
  std::optional<size_t> Name = tokenAt(Offset);
  if (!Name || !Tokens[*Name].Identifier || *Name + 1 >= Tokens.size() ||
      word(*Name + 1) != "(")
    return std::nullopt;
  std::optional<size_t> Close = closing(*Name + 1);
  if (!Close)
    return std::nullopt;

  // "Object.method()" begins with the object.
  size_t First = *Name;
  while (First >= 2 && Tokens[First - 2].Identifier &&
         llvm::is_contained({".", "->", "::"}, word(First - 1)))
    First -= 2;

  CallText Result;
  Result.Call = {Tokens[First].Where.Begin, Tokens[*Close].Where.End};
  size_t From = *Name + 2;
  for (size_t I = From; I <= *Close && *Close != *Name + 2; ++I) {
    if (I == *Close || word(I) == ",") {
      if (I > From)
        Result.Arguments.push_back(
            {Tokens[From].Where.Begin, Tokens[I - 1].Where.End});
      From = I + 1;
    } else if (nesting(word(I)) > 0) {
      std::optional<size_t> End = closing(I);
      if (!End)
        return std::nullopt;
      I = *End;
    }
  }

  size_t Begin = statementBegin(*Name);
  size_t End = *Close + 1;
  while (End < Tokens.size() && word(End) != ";")
    ++End;
  if (End == Tokens.size())
    return std::nullopt;
  Result.Statement = {Tokens[Begin].Where.Begin, Tokens[End].Where.End};
  bool Cast =
      word(Begin) == "(" && closing(Begin) && *closing(Begin) + 1 == First;
  Result.Bare = End == *Close + 1 && (Begin == First || Cast);
  Result.InBlock = startsBlockItem(Begin);
  return Result;
}

std::optional<SourceText::Assignment>
SourceText::assignmentAt(size_t Offset) const {
  // A store's location may be anywhere in its statement.
  auto It = llvm::partition_point(
      Tokens, [&](const Token &T) { return T.Where.End <= Offset; });
  if (It == Tokens.end())
    return std::nullopt;
  size_t Begin = statementBegin(It - Tokens.begin());
  std::optional<size_t> Equals;
  for (size_t I = Begin; I != Tokens.size(); ++I) {
    if (word(I) == "=" && !Equals)
      Equals = I;
    if (word(I) != ";")
      continue;
    if (!Equals || *Equals + 1 == I)
      return std::nullopt;
    return Assignment{
        {Tokens[Begin].Where.Begin, Tokens[I].Where.End},
        {Tokens[*Equals + 1].Where.Begin, Tokens[I - 1].Where.End}};
  }
  return std::nullopt;
}

size_t SourceText::firstFrom(size_t Offset) const {
  return llvm::partition_point(
             Tokens, [&](const Token &T) { return T.Where.Begin < Offset; }) -
         Tokens.begin();
}

static bool leaves(llvm::StringRef Token) {
  return llvm::is_contained({"return", "goto", "break", "continue"}, Token);
}

bool SourceText::isExpression(const CallText &C) const {
  size_t First = firstFrom(C.Statement.Begin);
  llvm::StringRef T = word(First);
  if ((!C.Bare && !C.InBlock) || controls(T) || leaves(T) || T == "do" ||
      T == "else" || First + 1 >= Tokens.size())
    return false;
  // "Type Name = f();" or "Type *Name = f();"
  size_t Second = First + 1;
  while (word(Second) == "*" && Second + 1 < Tokens.size())
    ++Second;
  return !(Tokens[First].Identifier && Tokens[Second].Identifier);
}

bool SourceText::isStraight(Span S) const {
  if (S.Begin > S.End)
    return false;
  for (size_t I = firstFrom(S.Begin);
       I != Tokens.size() && Tokens[I].Where.Begin < S.End; ++I)
    if (word(I) == "{" || word(I) == "}" || word(I) == ":" ||
        controls(word(I)) || leaves(word(I)))
      return false;
  return true;
}

std::optional<Span> SourceText::testBehind(const CallText &C) const {
  size_t If = firstFrom(C.Statement.End);
  if (If + 1 >= Tokens.size() || word(If) != "if" || !C.InBlock)
    return std::nullopt;
  std::optional<size_t> Close = closing(If + 1);
  if (!Close || *Close + 1 >= Tokens.size())
    return std::nullopt;
  size_t End = *Close + 1;
  if (word(End) == "{") {
    std::optional<size_t> Body = closing(End);
    if (!Body)
      return std::nullopt;
    End = *Body;
  } else if (controls(word(End)) || word(End) == "do") {
    return std::nullopt;
  } else {
    while (End != Tokens.size() && word(End) != ";")
      ++End;
  }
  if (End + 1 >= Tokens.size() || word(End + 1) == "else")
    return std::nullopt;
  return Span{Tokens[If].Where.Begin, Tokens[End].Where.End};
}

std::string SourceText::edited(std::vector<Edit> Edits) const {
  llvm::sort(Edits, [](const Edit &A, const Edit &B) {
    return A.Where.Begin < B.Where.Begin;
  });
  std::string Result;
  size_t At = 0;
  for (const Edit &E : Edits) {
    Result += text({At, E.Where.Begin});
    Result += E.Text;
    At = E.Where.End;
  }
  return Result + text({At, Text.size()}).str();
}

Edit SourceText::removed(const CallText &C) const {
  return C.Bare ? Edit{C.Statement, ";"} : Edit{C.Call, "0"};
}

Edit SourceText::guarded(const CallText &C, llvm::StringRef Condition) const {
  if (C.Bare)
    return {C.Statement,
            ("{ if (" + Condition + ") " + text(C.Statement) + " }").str()};
  return {C.Call, ("(" + Condition + " ? " + text(C.Call) + " : 0)").str()};
}

std::optional<Edit> SourceText::left(const CallText &C,
                                     llvm::StringRef Condition,
                                     llvm::StringRef Result) const {
  std::string Leave = ("if (" + Condition + ") return" +
                       (Result.empty() ? "" : " ") + Result + "; ")
                          .str();
  if (C.Bare)
    return Edit{C.Statement, "{ " + Leave + text(C.Statement).str() + " }"};
  if (!C.InBlock)
    return std::nullopt;
  return Edit{{C.Statement.Begin, C.Statement.Begin}, Leave};
}

size_t SourceText::skipLabels(size_t Index) const {
  while (Index + 1 < Tokens.size() && Tokens[Index].Identifier &&
         word(Index + 1) == ":")
    Index += 2;
  return Index;
}

std::optional<size_t> SourceText::statementEnd(size_t Index) const {
  Index = skipLabels(Index);
  if (Index >= Tokens.size())
    return std::nullopt;
  if (controls(word(Index))) {
    std::optional<size_t> Close = closing(Index + 1);
    std::optional<size_t> End = Close ? statementEnd(*Close + 1) : std::nullopt;
    if (End && word(Index) == "if" && *End < Tokens.size() &&
        word(*End) == "else")
      return statementEnd(*End + 1);
    return End;
  }
  if (word(Index) == "{") {
    std::optional<size_t> Close = closing(Index);
    return Close ? std::optional(*Close + 1) : std::nullopt;
  }
  for (size_t I = Index; I < Tokens.size(); ++I) {
    if (word(I) == ";")
      return I + 1;
    if (nesting(word(I)) > 0) {
      std::optional<size_t> Close = closing(I);
      if (!Close)
        return std::nullopt;
      I = *Close;
    }
  }
  return std::nullopt;
}

std::optional<Span> SourceText::blockItem(size_t Open, size_t Index) const {
  std::optional<size_t> Close = closing(Open);
  for (size_t Begin = Open + 1; Close && Begin < *Close;) {
    Begin = skipLabels(Begin);
    std::optional<size_t> End = statementEnd(Begin);
    if (!End)
      return std::nullopt;
    if (Index < *End)
      return Span{Tokens[Begin].Where.Begin, Tokens[*End - 1].Where.End};
    Begin = *End;
  }
  return std::nullopt;
}

std::vector<Edit> SourceText::swapped(const CallText &First,
                                      const CallText &Second) const {
  std::optional<size_t> From = tokenAt(First.Call.Begin),
                        To = tokenAt(Second.Call.Begin);
  if (!From || !To || *From >= *To)
    return {};
  // The innermost block around both.
  std::optional<size_t> Open;
  for (size_t I = *From; I-- != 0 && !Open;)
    if (word(I) == "{" && closing(I).value_or(0) > *To)
      Open = I;
  if (!Open)
    return {};
  std::optional<Span> A = blockItem(*Open, *From), B = blockItem(*Open, *To);
  if (!A || !B || *A == *B)
    return {};
  for (const Token &T : Tokens)
    if (T.Where.Begin >= A->Begin && T.Where.End <= B->End &&
        llvm::is_contained({"return", "goto", "__try"}, text(T.Where)))
      return {};
  return {{{A->Begin, A->Begin}, text(*B).str() + " "}, {*B, ";"}};
}

Edit SourceText::doubled(const CallText &C) const {
  if (C.Bare)
    return {C.Statement,
            ("{ " + text(C.Statement) + " " + text(C.Statement) + " }").str()};
  return {C.Call, ("(" + text(C.Call) + ", " + text(C.Call) + ")").str()};
}

} // namespace ndistidy::mutate
