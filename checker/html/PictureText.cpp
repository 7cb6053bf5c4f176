//===- PictureText.cpp - Text that SVG does not wrap ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/PictureText.h"
#include "report/SourceText.h"

namespace ndistidy::html {

unsigned characters(llvm::StringRef Text) {
  unsigned Count = 0;
  for (; !Text.empty(); Text = Text.drop_front(report::characterSize(Text)))
    ++Count;
  return Count;
}

/// \p Text behind its first \p Count characters.
static llvm::StringRef behind(llvm::StringRef Text, unsigned Count) {
  for (; Count != 0 && !Text.empty(); --Count)
    Text = Text.drop_front(report::characterSize(Text));
  return Text;
}

namespace {

class Wrapping {
public:
  explicit Wrapping(unsigned Columns) : Columns(std::max(1U, Columns)) {}

  void add(llvm::StringRef Word, bool IsName) {
    while (!Word.empty()) {
      unsigned Blank = Used == 0 ? 0 : 1;
      if (Used != 0 && Used + Blank + characters(Word) > Columns) {
        Lines.emplace_back();
        Used = Blank = 0;
      }
      llvm::StringRef Rest = behind(Word, Columns);
      llvm::StringRef Piece = Word.drop_back(Rest.size());
      Used += Blank + characters(Piece);
      Lines.back().push_back({Piece.str(), IsName});
      Word = Rest;
    }
  }

  std::vector<PictureLine> Lines{1};

private:
  unsigned Columns;
  unsigned Used = 0; ///< of the last line
};

} // namespace

std::vector<PictureLine> wrap(llvm::ArrayRef<PictureText> Parts,
                              unsigned Columns) {
  Wrapping Result(Columns);
  for (const PictureText &Part : Parts) {
    llvm::SmallVector<llvm::StringRef, 8> Words;
    llvm::StringRef(Part.Text).split(Words, ' ', -1, /*KeepEmpty=*/false);
    for (llvm::StringRef Word : Words)
      Result.add(Word, Part.IsName);
  }
  return std::move(Result.Lines);
}

std::string shorten(llvm::StringRef Text, unsigned Columns) {
  unsigned Count = characters(Text);
  if (Count <= Columns)
    return Text.str();
  return "\xE2\x80\xA6" + behind(Text, Count - Columns + 1).str();
}

} // namespace ndistidy::html
