//===- NoLint.cpp - Comments that suppress findings -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/NoLint.h"
#include "report/Globs.h"
#include "report/Text.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <optional>

namespace ndistidy::report {
namespace {

/// One NOLINT word of a text.
struct Directive {
  enum class Kind : uint8_t { Line, NextLine, Begin, End };
  Kind K = Kind::Line;
  size_t Offset = 0;
  unsigned Line = 0;
  std::optional<llvm::StringRef> Checks; ///< between the parentheses
  std::vector<Glob> Globs;

  bool suppresses(llvm::StringRef Check) const {
    return contains(Globs, Check);
  }
};

struct Region {
  Directive Begin;
  size_t End = 0;
};

/// All that one file suppresses.
class Suppressions {
public:
  explicit Suppressions(const SourceFile &File);

  bool suppresses(llvm::StringRef Check, const ir::Location &At) const;
  llvm::ArrayRef<Directive> unmatched() const { return Unmatched; }

private:
  void add(Directive D);

  const SourceFile &File;
  std::vector<Directive> Lines;
  std::vector<Region> Regions;
  std::vector<Directive> Unmatched;
  std::vector<Directive> Open;
};

} // namespace

/// The words are in parts, here and in tests: clang-tidy obeys them in strings.
static std::optional<Directive::Kind> directiveKind(llvm::StringRef Word) {
  using Kind = Directive::Kind;
  return llvm::StringSwitch<std::optional<Kind>>(Word)
      .Case("NOLINT", Kind::Line)
      .Case("NOLINTNEXTLINE", Kind::NextLine)
      .Case("NOLINT"
            "BEGIN",
            Kind::Begin)
      .Case("NOLINT"
            "END",
            Kind::End)
      .Default(std::nullopt);
}

/// The list in parentheses at \p Offset, if one starts and ends on its line.
static std::optional<llvm::StringRef> checkList(llvm::StringRef Text,
                                                size_t Offset) {
  llvm::StringRef Rest = Text.drop_front(Offset);
  if (!Rest.consume_front("("))
    return std::nullopt;
  size_t Close = Rest.find_first_of("\n)");
  if (Close == llvm::StringRef::npos || Rest[Close] != ')')
    return std::nullopt;
  return Rest.take_front(Close);
}

Suppressions::Suppressions(const SourceFile &F) : File(F) {
  llvm::StringRef Text = File.text();
  for (size_t At = Text.find("NOLINT"); At != llvm::StringRef::npos;) {
    llvm::StringRef Word = Text.drop_front(At).take_while(llvm::isAlpha);
    size_t End = At + Word.size();
    if (std::optional<Directive::Kind> K = directiveKind(Word)) {
      std::optional<llvm::StringRef> Checks = checkList(Text, End);
      add({*K, At, File.position(At).first, Checks,
           parseGlobs(Checks.value_or("*"))});
      if (Checks)
        End += Checks->size() + 2;
    }
    At = Text.find("NOLINT", End);
  }
  Unmatched.insert(Unmatched.end(), Open.begin(), Open.end());
}

void Suppressions::add(Directive D) {
  auto SameList = [](const Directive &L, const Directive &R) {
    return L.Checks.has_value() == R.Checks.has_value() &&
           L.Checks.value_or("").trim() == R.Checks.value_or("").trim();
  };
  switch (D.K) {
  case Directive::Kind::Line:
  case Directive::Kind::NextLine:
    Lines.push_back(std::move(D));
    return;
  case Directive::Kind::Begin:
    Open.push_back(std::move(D));
    return;
  case Directive::Kind::End:
    if (!Open.empty() && SameList(Open.back(), D)) {
      Regions.push_back({std::move(Open.back()), D.Offset});
      Open.pop_back();
    } else {
      Unmatched.push_back(std::move(D));
    }
    return;
  }
}

bool Suppressions::suppresses(llvm::StringRef Check,
                              const ir::Location &At) const {
  auto OnLine = [&](const Directive &D) {
    unsigned Line = D.K == Directive::Kind::NextLine ? D.Line + 1 : D.Line;
    return Line == At.Line && D.suppresses(Check);
  };
  if (llvm::any_of(Lines, OnLine))
    return true;
  std::optional<size_t> Offset = File.offset(At.Line, At.Column);
  return Offset && llvm::any_of(Regions, [&](const Region &R) {
           return R.Begin.Offset <= *Offset && *Offset < R.End &&
                  R.Begin.suppresses(Check);
         });
}

static engine::Finding unmatchedFinding(const Directive &D, uint32_t FileIndex,
                                        const SourceFile &File) {
  engine::Finding F;
  F.Check = NoLintCheck.str();
  auto [Line, Column] = File.position(D.Offset);
  F.Loc = {FileIndex, Line, Column};
  F.Message = D.K == Directive::Kind::Begin
                  ? "unmatched 'NOLINT"
                    "BEGIN' comment without a subsequent "
                    "'NOLINT"
                    "END' comment"
                  : "unmatched 'NOLINT"
                    "END' comment without a previous "
                    "'NOLINT"
                    "BEGIN' comment";
  return F;
}

unsigned suppress(Report &R, SourceTexts &Texts) {
  llvm::DenseMap<uint32_t, std::optional<Suppressions>> OfFile;
  std::vector<engine::Finding> Findings;
  std::vector<engine::Incomplete> Incompletes;
  unsigned Suppressed = 0;
  auto Keeps = [&](llvm::StringRef Check, const ir::Location &At) {
    if (!At.valid())
      return true;
    auto [It, New] = OfFile.try_emplace(At.File);
    if (const SourceFile *File = Texts.file(R.files()[At.File]); New && File) {
      It->second.emplace(*File);
      for (const Directive &D : It->second->unmatched())
        Findings.push_back(unmatchedFinding(D, At.File, *File));
    }
    bool Kept = !It->second || !It->second->suppresses(Check, At);
    Suppressed += !Kept;
    return Kept;
  };
  for (const engine::Finding &F : R.findings())
    if (Keeps(F.Check, F.Loc))
      Findings.push_back(F);
  for (const engine::Incomplete &I : R.incompletes())
    if (Keeps(IncompleteId, I.Loc))
      Incompletes.push_back(I);
  R.setFindings(std::move(Findings));
  R.setIncompletes(std::move(Incompletes));
  return Suppressed;
}

} // namespace ndistidy::report
