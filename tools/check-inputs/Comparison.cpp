//===- Comparison.cpp - Expected, said, and said by the other -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "check-inputs/Comparison.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

namespace ndistidy::inputs {

namespace {

/// Complaints, in the order of their places.
class Complaints {
public:
  void add(llvm::StringRef File, unsigned Line, const llvm::Twine &What) {
    ByPlace.emplace(std::pair(File.str(), Line),
                    (File + ":" + std::to_string(Line) + ": " + What).str());
  }
  std::vector<std::string> take() {
    std::vector<std::string> Result;
    for (auto &[Place, Text] : ByPlace)
      Result.push_back(std::move(Text));
    return Result;
  }

private:
  std::multimap<std::pair<std::string, unsigned>, std::string> ByPlace;
};

} // namespace

static bool isAt(const Expectation &E, llvm::StringRef File, unsigned Line) {
  return E.Line == Line && absolute(E.File) == File;
}

static bool meets(const Diagnostic &D, const Expectation &E) {
  return D.Severity == "warning" && D.Check == E.Check &&
         (E.Column == 0 || D.Column == E.Column) &&
         llvm::StringRef(D.Message).contains(E.Text) && isAt(E, D.File, D.Line);
}

static std::string column(const Expectation &E) {
  return E.Column == 0 ? "" : " in column " + std::to_string(E.Column);
}

static std::string text(const Diagnostic &D) {
  std::string Kind = D.Severity == "warning" ? D.Check : D.Severity;
  return Kind + ": " + D.Message;
}

static bool hasNote(llvm::ArrayRef<Diagnostic> Said, const Expectation &E) {
  return llvm::any_of(Said, [&](const Diagnostic &D) {
    return llvm::any_of(D.Notes, [&](const Note &N) {
      return isAt(E, N.File, N.Line) &&
             llvm::StringRef(N.Message).contains(E.Text);
    });
  });
}

std::vector<std::string> mismatches(const Expectations &Wanted,
                                    llvm::ArrayRef<Diagnostic> Said, Seen S) {
  // The longest texts choose first: a shorter one may be part of them. So do
  // those that want a column.
  std::vector<const Expectation *> Open;
  Open.reserve(Wanted.Findings.size());
  for (const Expectation &E : Wanted.Findings)
    Open.push_back(&E);
  llvm::sort(Open, [](const Expectation *A, const Expectation *B) {
    return std::tuple(B->Column != 0, B->Text.size(), A->File, A->Line,
                      A->Check, A->Text) <
           std::tuple(A->Column != 0, A->Text.size(), B->File, B->Line,
                      B->Check, B->Text);
  });
  std::vector<bool> Met(Said.size());
  Complaints Result;
  for (const Expectation *E : Open) {
    size_t N = 0;
    while (N != Said.size() && (Met[N] || !meets(Said[N], *E)))
      ++N;
    if (N != Said.size())
      Met[N] = true;
    else if (S == Seen::Everything)
      Result.add(E->File, E->Line,
                 "expected" + column(*E) + ": " + E->Check + ": " + E->Text);
  }
  for (auto [D, Done] : llvm::zip_equal(Said, Met))
    if (!Done)
      Result.add(D.File, D.Line, "unexpected: " + text(D));
  if (S == Seen::Everything)
    for (const Expectation &E : Wanted.Notes)
      if (!hasNote(Said, E))
        Result.add(E.File, E.Line, "expected: note: " + E.Text);
  return Result.take();
}

/// With its column and its notes.
static std::string fullText(const Diagnostic &D) {
  std::string Result = std::to_string(D.Column) + ": " + text(D);
  for (const Note &N : D.Notes)
    Result += "\n    " + N.File + ":" + std::to_string(N.Line) + ":" +
              std::to_string(N.Column) + ": " + N.Message;
  return Result;
}

std::vector<std::string> differences(std::vector<Diagnostic> Command,
                                     std::vector<Diagnostic> Plugin) {
  llvm::sort(Command);
  llvm::sort(Plugin);
  Complaints Result;
  auto AddMissing = [&](llvm::ArrayRef<Diagnostic> Here,
                        llvm::ArrayRef<Diagnostic> There, const char *Which) {
    std::vector<Diagnostic> Only;
    std::set_difference(Here.begin(), Here.end(), There.begin(), There.end(),
                        std::back_inserter(Only));
    for (const Diagnostic &D : Only)
      Result.add(D.File, D.Line,
                 llvm::Twine("only from the ") + Which + ": " + fullText(D));
  };
  AddMissing(Command, Plugin, "command");
  AddMissing(Plugin, Command, "plugin");
  return Result.take();
}

} // namespace ndistidy::inputs
