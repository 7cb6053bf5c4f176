//===- SourceView.cpp - Lines of source as markup -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/SourceView.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::html {

/// A line that a person would not read is not shown whole.
static constexpr size_t LongestLine = 1000;

unsigned SourceView::lineCount(uint32_t File) {
  const report::SourceFile *Text = Texts.file(Files[File]);
  return Text ? Text->position(Text->text().size()).first : 0;
}

const std::vector<Span> &SourceView::spans(uint32_t File) {
  auto [It, New] = Found.try_emplace(File);
  if (New)
    It->second = highlight(Texts.file(Files[File])->text());
  return It->second;
}

/// How much of \p Text is its first word or operator, or one character.
static size_t wordSize(llvm::StringRef Text) {
  auto IsWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  auto IsOperator = [](char C) {
    return llvm::StringRef("!=<>&|+-*/%^~").contains(C);
  };
  if (size_t Size = Text.take_while(IsWord).size())
    return Size;
  if (size_t Size = Text.take_while(IsOperator).size())
    return Size;
  return Text.empty() ? 0 : report::characterSize(Text);
}

static llvm::StringRef classOf(Span::Kind K) {
  switch (K) {
  case Span::Kind::Comment:
    return "comment";
  case Span::Kind::Literal:
    return "literal";
  case Span::Kind::Keyword:
    return "keyword";
  case Span::Kind::Directive:
    return "directive";
  }
  return "";
}

void SourceView::writeLine(uint32_t File, unsigned Line,
                           std::optional<unsigned> Column, Markup &To) {
  const report::SourceFile &Text = *Texts.file(Files[File]);
  llvm::StringRef All = Text.line(Line)->take_front(LongestLine);
  size_t Start = *Text.offset(Line, 1), End = Start + All.size();
  Span Mark{End, End, {}};
  if (Column && *Column >= 1 && *Column <= All.size()) {
    Mark.Begin = Start + *Column - 1;
    Mark.End = Mark.Begin + wordSize(All.drop_front(*Column - 1));
  }
  // All places where something begins or ends.
  llvm::SmallVector<size_t, 16> Cuts{Start, Mark.Begin, Mark.End, End};
  llvm::ArrayRef<Span> Spans = spans(File);
  Spans = Spans.drop_until([&](const Span &S) { return S.End > Start; })
              .take_while([&](const Span &S) { return S.Begin < End; });
  for (const Span &S : Spans) {
    Cuts.push_back(std::max(S.Begin, Start));
    Cuts.push_back(std::min(S.End, End));
  }
  llvm::sort(Cuts);
  for (auto [From, Until] : llvm::zip(Cuts, llvm::drop_begin(Cuts))) {
    if (From == Until)
      continue;
    const Span *Of = llvm::find_if(Spans, [&, Here = From](const Span &S) {
      return S.Begin <= Here && Here < S.End;
    });
    llvm::StringRef Kind = Of == Spans.end() ? "" : classOf(Of->K);
    llvm::StringRef At = Mark.Begin <= From && From < Mark.End ? "at" : "";
    llvm::StringRef Piece = All.slice(From - Start, Until - Start);
    if (Kind.empty() && At.empty())
      To.text(Piece);
    else
      To.leaf(
          "span",
          {{"class",
            Kind + llvm::Twine(Kind.empty() || At.empty() ? "" : " ") + At}},
          Piece);
  }
  if (Text.line(Line)->size() > LongestLine)
    To.text("\xE2\x80\xA6");
}

} // namespace ndistidy::html
