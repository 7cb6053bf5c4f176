//===- Fingerprint.cpp - What makes a finding the same one ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SHA256.h"

namespace ndistidy::report {

static bool isWordCharacter(char C) {
  return llvm::isAlnum(C) || C == '_' || !llvm::isASCII(C);
}

/// The length of the literal that begins with a quote at the front of \p Text;
/// one that the line does not end reaches to its end.
static size_t literalSize(llvm::StringRef Text) {
  for (size_t I = 1; I < Text.size(); ++I)
    if (Text[I] == '\\')
      ++I;
    else if (Text[I] == Text[0])
      return I + 1;
  return Text.size();
}

/// The length of the blanks and comments at the front of \p Text.
static size_t gapSize(llvm::StringRef Text) {
  llvm::StringRef Rest = Text;
  for (;;) {
    Rest = Rest.ltrim(" \t\v\f");
    if (Rest.starts_with("//"))
      return Text.size();
    if (!Rest.starts_with("/*"))
      return Text.size() - Rest.size();
    size_t End = Rest.find("*/", 2);
    if (End == llvm::StringRef::npos)
      return Text.size();
    Rest = Rest.drop_front(End + 2);
  }
}

std::string normalizedLine(llvm::StringRef Line) {
  std::string Result;
  while (!Line.empty()) {
    if (size_t Gap = gapSize(Line)) {
      Line = Line.drop_front(Gap);
      if (!Line.empty() && !Result.empty() && isWordCharacter(Line[0]) &&
          isWordCharacter(Result.back()))
        Result += ' ';
      continue;
    }
    size_t Size = Line[0] == '"' || Line[0] == '\'' ? literalSize(Line) : 1;
    Result += Line.take_front(Size);
    Line = Line.drop_front(Size);
  }
  return Result;
}

static std::string textAt(const Report &R, SourceTexts &Texts,
                          const ir::Location &L) {
  const SourceFile *File = L.valid() ? Texts.file(R.files()[L.File]) : nullptr;
  return File ? normalizedLine(File->line(L.Line).value_or("")) : "";
}

/// All that a fingerprint says, but the number.
static std::string digest(const engine::Finding &F, const Report &R,
                          SourceTexts &Texts) {
  auto Acquired = llvm::find_if(F.Notes, [](const engine::PathNote &N) {
    return N.K == engine::PathNote::Kind::Acquire;
  });
  llvm::SHA256 Hash;
  auto Add = [&](llvm::StringRef Part) {
    Hash.update(Part);
    Hash.update(llvm::StringRef("\0", 1)); // in no part
  };
  Add(F.Check);
  Add(F.Function);
  Add(F.Resource);
  Add(textAt(R, Texts, F.Loc));
  Add(Acquired == F.Notes.end() ? "" : textAt(R, Texts, Acquired->Loc));
  constexpr size_t Shown = 16;
  return llvm::toHex(llvm::ArrayRef(Hash.final()).take_front(Shown),
                     /*LowerCase=*/true);
}

void addFingerprints(Report &R, SourceTexts &Texts) {
  llvm::StringMap<unsigned> Seen;
  std::vector<engine::Finding> Findings = R.findings().vec();
  for (engine::Finding &F : Findings) {
    std::string Digest = digest(F, R, Texts);
    F.Fingerprint = Digest + ":" + std::to_string(++Seen[Digest]);
  }
  R.setFindings(std::move(Findings));
}

} // namespace ndistidy::report
