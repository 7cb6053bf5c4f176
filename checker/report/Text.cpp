//===- Text.cpp - Findings as text ----------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Text.h"
#include "report/NoLint.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Unicode.h"

namespace ndistidy::report {
namespace {

/// As Clang's defaults: longer lines are not shown, tab stops, and how many
/// lines are shown at most.
constexpr size_t LongestLine = 4096;
constexpr unsigned TabStop = 8;
constexpr unsigned SnippetLines = 16;

class Printer {
public:
  Printer(const Report &R, SourceTexts &Texts, llvm::raw_ostream &OS,
          bool InColour)
      : R(R), Texts(Texts), OS(OS), Coloured(InColour) {}

  void print(const engine::Finding &F);
  void print(const engine::Incomplete &I);

private:
  void head(const ir::Location &L, llvm::StringRef Severity);
  void mark(llvm::StringRef Text);
  void snippet(const ir::Location &L, llvm::ArrayRef<engine::FixIt> Fixes);
  std::string marks(const ir::Location &L, unsigned Number,
                    llvm::StringRef Line, llvm::ArrayRef<engine::FixIt> Fixes);
  void fixes(const ir::Location &L, unsigned Number, llvm::StringRef Line,
             llvm::ArrayRef<engine::FixIt> Fixes, unsigned Gutter);

  const Report &R;
  SourceTexts &Texts;
  llvm::raw_ostream &OS;
  bool Coloured;
};

} // namespace

/// How Clang shows the character \p Text that would stand at \p Column.
static std::string shown(llvm::StringRef Text, unsigned Column) {
  if (Text == "\t")
    return std::string(TabStop - Column % TabStop, ' ');
  if (llvm::sys::unicode::columnWidthUTF8(Text) >= 0)
    return Text.str();
  if (Text.size() == 1 && !llvm::isASCII(Text[0]))
    return "<" + llvm::toHex(Text) + ">"; // no UTF-8
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Text.data());
  llvm::UTF32 Code = 0;
  llvm::UTF32 *To = &Code;
  llvm::ConvertUTF8toUTF32(&Begin, Begin + Text.size(), &To, To + 1,
                           llvm::strictConversion);
  std::string Hex = llvm::utohexstr(Code);
  return "<U+" + std::string(Hex.size() < 4 ? 4 - Hex.size() : 0, '0') + Hex +
         ">";
}

/// \p Text as it is printed, and into \p Width how many columns that takes.
static std::string expand(llvm::StringRef Text, unsigned &Width) {
  std::string Result;
  Width = 0;
  while (!Text.empty()) {
    size_t Size = characterSize(Text);
    std::string Piece = shown(Text.take_front(Size), Width);
    Width += llvm::sys::unicode::columnWidthUTF8(Piece);
    Result += Piece;
    Text = Text.drop_front(Size);
  }
  return Result;
}

static unsigned width(llvm::StringRef Text) {
  unsigned Width = 0;
  expand(Text, Width);
  return Width;
}

/// Clang leaves room for the number of the last line that it might show.
static unsigned numberWidth(unsigned Line) {
  return std::max<size_t>(4, std::to_string(Line + SnippetLines).size());
}

/// The colours are Clang's.
static llvm::raw_ostream::Colors colour(llvm::StringRef Severity) {
  if (Severity == "error")
    return llvm::raw_ostream::RED;
  if (Severity == "warning")
    return llvm::raw_ostream::MAGENTA;
  return Severity == "note" ? llvm::raw_ostream::CYAN : llvm::raw_ostream::BLUE;
}

void Printer::head(const ir::Location &L, llvm::StringRef Severity) {
  if (Coloured)
    OS.changeColor(llvm::raw_ostream::SAVEDCOLOR, /*Bold=*/true);
  if (L.valid())
    OS << R.files()[L.File] << ':' << L.Line << ':' << L.Column << ": ";
  if (Coloured)
    OS.changeColor(colour(Severity), /*Bold=*/true);
  OS << Severity << ": ";
  if (Coloured)
    OS.resetColor();
}

/// The line's mark, or what to put there.
void Printer::mark(llvm::StringRef Text) {
  if (Coloured)
    OS.changeColor(llvm::raw_ostream::GREEN, /*Bold=*/true);
  OS << Text;
  if (Coloured)
    OS.resetColor();
  OS << '\n';
}

/// The lines that Clang shows: that of \p L and, as far as there is room, those
/// that \p Fixes change.
static std::pair<unsigned, unsigned>
linesOf(const ir::Location &L, llvm::ArrayRef<engine::FixIt> Fixes) {
  unsigned First = L.Line, Last = L.Line;
  for (const engine::FixIt &Fix : Fixes) {
    if (Fix.Where.Begin.File != L.File)
      continue;
    unsigned Least = std::min(First, Fix.Where.Begin.Line);
    unsigned Most = std::max(Last, Fix.Where.End.Line);
    if (Most - Least < SnippetLines)
      First = Least, Last = Most;
  }
  return {First, Last};
}

void Printer::snippet(const ir::Location &L,
                      llvm::ArrayRef<engine::FixIt> Fixes) {
  const SourceFile *File = L.valid() ? Texts.file(R.files()[L.File]) : nullptr;
  std::optional<llvm::StringRef> Line =
      File ? File->line(L.Line) : std::nullopt;
  if (!Line || Line->size() > LongestLine || L.Column > Line->size() + 1)
    return;
  auto [First, Last] = linesOf(L, Fixes);
  unsigned Gutter = numberWidth(First);
  for (unsigned Number = First; Number <= Last; ++Number) {
    Line = File->line(Number);
    if (!Line || Line->size() > LongestLine)
      return;
    unsigned Width = 0;
    std::string Shown = std::to_string(Number);
    OS.indent(Gutter - Shown.size() + 1)
        << Shown << " | " << expand(*Line, Width) << '\n';
    std::string Marks = marks(L, Number, *Line, Fixes);
    if (!Marks.empty()) {
      OS.indent(Gutter + 2) << "| ";
      mark(Marks);
    }
    fixes(L, Number, *Line, Fixes, Gutter);
  }
}

/// What stands below line \p Number: a caret at \p L, and what is replaced.
std::string Printer::marks(const ir::Location &L, unsigned Number,
                           llvm::StringRef Line,
                           llvm::ArrayRef<engine::FixIt> Fixes) {
  std::string Marks;
  auto Put = [&](unsigned From, unsigned To, char Mark) {
    unsigned Begin = width(Line.take_front(From - 1));
    unsigned End = width(Line.take_front(To - 1));
    if (Marks.size() < End)
      Marks.resize(End, ' ');
    std::fill(Marks.begin() + Begin, Marks.begin() + End, Mark);
  };
  for (const engine::FixIt &Fix : Fixes)
    if (Fix.Where.Begin.File == L.File && Fix.Where.Begin.Line == Number &&
        Fix.Where.End.Line == Number &&
        Fix.Where.Begin.Column < Fix.Where.End.Column)
      Put(Fix.Where.Begin.Column, Fix.Where.End.Column, '~');
  if (Number == L.Line) {
    size_t Column = width(Line.take_front(L.Column - 1));
    if (Marks.size() <= Column)
      Marks.resize(Column + 1, ' ');
    Marks[Column] = '^';
  }
  return Marks;
}

/// The line below that, which shows what to put where on line \p Number.
void Printer::fixes(const ir::Location &L, unsigned Number,
                    llvm::StringRef Line, llvm::ArrayRef<engine::FixIt> Fixes,
                    unsigned Gutter) {
  std::string Shown;
  for (const engine::FixIt &Fix : Fixes) {
    const ir::Location &At = Fix.Where.Begin;
    if (At.File != L.File || At.Line != Number || At.Column == 0 ||
        llvm::StringRef(Fix.Text).contains('\n'))
      continue;
    unsigned Column = width(Line.take_front(At.Column - 1));
    if (Shown.size() < Column)
      Shown.resize(Column, ' ');
    Shown += Fix.Text;
  }
  if (!Shown.empty()) {
    OS.indent(Gutter + 2) << "| ";
    mark(Shown);
  }
}

std::string variantsText(llvm::ArrayRef<std::string> Variants) {
  return (Variants.size() == 1 ? "variant " : "variants ") +
         llvm::join(Variants, ", ");
}

void Printer::print(const engine::Finding &F) {
  head(F.Loc, F.Check == NoLintCheck ? "error" : "warning");
  OS << F.Message << " [" << F.Check << "]\n";
  snippet(F.Loc, F.Fixes);
  for (const engine::PathNote &N : F.Notes) {
    head(N.Loc, "note");
    OS << N.Message << '\n';
    snippet(N.Loc, {});
  }
  if (F.Variants.empty())
    return;
  head(F.Loc, "note");
  OS << "only in " << variantsText(F.Variants) << '\n';
}

std::string incompleteMessage(const engine::Incomplete &I) {
  return "routine '" + I.Function +
         "' was not analysed to its end: " + I.Reason +
         (I.Variants.empty() ? ""
                             : " (only in " + variantsText(I.Variants) + ")");
}

void Printer::print(const engine::Incomplete &I) {
  head(I.Loc, "remark");
  OS << incompleteMessage(I) << " [" << IncompleteId << "]\n";
  snippet(I.Loc, {});
}

void printText(const Report &R, SourceTexts &Texts, llvm::raw_ostream &OS,
               bool InColour) {
  Printer P(R, Texts, OS, InColour);
  for (const engine::Finding &F : R.findings())
    P.print(F);
  for (const engine::Incomplete &I : R.incompletes())
    P.print(I);
}

} // namespace ndistidy::report
