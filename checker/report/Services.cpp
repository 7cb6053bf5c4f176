//===- Services.cpp - Findings for services and editors -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Services.h"
#include "report/NoLint.h"
#include "report/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MD5.h"

namespace ndistidy::report {
namespace {

/// A finding, or a remark on what is incomplete, with what services ask for.
struct Issue {
  std::string Id;
  Level Says = Level::Warning;
  std::string Message;
  ir::Location Loc;
  llvm::ArrayRef<engine::PathNote> Path;
  std::string Fingerprint;
};

class Printer {
public:
  Printer(llvm::ArrayRef<std::string> Names, llvm::raw_ostream &OS)
      : Names(Names), OS(OS) {}

  void gitHub(const Issue &I);
  void azure(const Issue &I);
  void visualStudio(const Issue &I);
  void gitLab(llvm::ArrayRef<Issue> All);

private:
  std::string place(const ir::Location &L) const;
  std::string withPath(const Issue &I) const;

  llvm::ArrayRef<std::string> Names;
  llvm::raw_ostream &OS;
};

/// A character and what stands for it.
using Escape = std::pair<char, llvm::StringLiteral>;

} // namespace

static std::string escape(llvm::StringRef Text,
                          llvm::ArrayRef<Escape> Escapes) {
  std::string Result;
  for (char C : Text) {
    const auto *Found =
        llvm::find_if(Escapes, [&](const Escape &E) { return E.first == C; });
    if (Found == Escapes.end())
      Result += C;
    else
      Result += Found->second;
  }
  return Result;
}

/// "a.c:12:5", or nothing.
std::string Printer::place(const ir::Location &L) const {
  if (!L.valid())
    return "";
  return Names[L.File] + ":" + std::to_string(L.Line) + ":" +
         std::to_string(L.Column);
}

/// The message, and a line for each step of the path.
std::string Printer::withPath(const Issue &I) const {
  std::string Text = I.Message;
  for (const engine::PathNote &N : I.Path)
    Text += "\n" + (N.Loc.valid() ? place(N.Loc) + ": " : "") + N.Message;
  return Text;
}

void Printer::gitHub(const Issue &I) {
  constexpr Escape InText[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}};
  constexpr Escape InProperty[] = {
      {'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}};
  constexpr llvm::StringLiteral Commands[] = {"notice", "warning", "error"};
  OS << "::" << Commands[size_t(I.Says)] << ' ';
  if (I.Loc.valid())
    OS << "file=" << escape(Names[I.Loc.File], InProperty)
       << ",line=" << I.Loc.Line << ",col=" << I.Loc.Column << ',';
  OS << "title=" << escape(I.Id, InProperty)
     << "::" << escape(withPath(I), InText) << '\n';
}

void Printer::azure(const Issue &I) {
  constexpr Escape InText[] = {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}};
  constexpr Escape InProperty[] = {{'%', "%AZP25"},
                                   {'\r', "%0D"},
                                   {'\n', "%0A"},
                                   {';', "%3B"},
                                   {']', "%5D"}};
  // It knows but these two kinds.
  OS << "##vso[task.logissue type="
     << (I.Says == Level::Error ? "error" : "warning") << ';';
  if (I.Loc.valid())
    OS << "sourcepath=" << escape(Names[I.Loc.File], InProperty)
       << ";linenumber=" << I.Loc.Line << ";columnnumber=" << I.Loc.Column
       << ';';
  OS << "code=" << escape(I.Id, InProperty) << ";]"
     << escape(withPath(I), InText) << '\n';
}

/// As MSBuild reads it. Notes belong to what stands in front of them.
void Printer::visualStudio(const Issue &I) {
  auto Head = [&](const ir::Location &L) -> llvm::raw_ostream & {
    if (L.valid())
      return OS << Names[L.File] << '(' << L.Line << ',' << L.Column << "): ";
    return OS << "ndis-tidy: ";
  };
  Head(I.Loc) << (I.Says == Level::Error ? "error " : "warning ") << I.Id
              << ": " << I.Message << '\n';
  for (const engine::PathNote &N : I.Path)
    Head(N.Loc) << "note: " << N.Message << '\n';
}

/// GitLab shows one issue of those with equal fingerprints.
static std::string uniquePrint(const Issue &I, llvm::StringRef File,
                               llvm::StringMap<unsigned> &Seen) {
  llvm::MD5 Hash;
  for (llvm::StringRef Part :
       {llvm::StringRef(I.Id), File,
        llvm::StringRef(I.Fingerprint.empty() ? I.Message : I.Fingerprint)}) {
    Hash.update(Part);
    Hash.update(llvm::StringRef("\0", 1));
  }
  std::string Print = Hash.final().digest().str().str();
  unsigned Number = ++Seen[Print];
  return Number == 1 ? Print : Print + ":" + std::to_string(Number);
}

void Printer::gitLab(llvm::ArrayRef<Issue> All) {
  constexpr llvm::StringLiteral Severities[] = {"info", "major", "critical"};
  llvm::json::Array Issues;
  llvm::StringMap<unsigned> Seen;
  for (const Issue &I : All) {
    // An issue without a place is refused.
    llvm::StringRef File;
    if (I.Loc.valid())
      File = Names[I.Loc.File];
    Issues.push_back(llvm::json::Object{
        {"description", llvm::json::fixUTF8(withPath(I))},
        {"check_name", I.Id},
        {"fingerprint", uniquePrint(I, File, Seen)},
        {"severity", Severities[size_t(I.Says)]},
        {"location",
         llvm::json::Object{
             {"path", llvm::json::fixUTF8(File)},
             {"lines", llvm::json::Object{
                           {"begin", I.Loc.valid() ? I.Loc.Line : 1}}}}}});
  }
  OS << llvm::formatv("{0:2}\n", llvm::json::Value(std::move(Issues)));
}

static Level levelOf(llvm::StringRef Check, llvm::ArrayRef<Rule> Rules) {
  if (Check == NoLintCheck)
    return Level::Error;
  const Rule *Found =
      llvm::find_if(Rules, [&](const Rule &K) { return K.Id == Check; });
  return Found == Rules.end() ? Level::Warning : Found->Says;
}

static std::vector<Issue> issues(const Report &R, llvm::ArrayRef<Rule> Rules) {
  std::vector<Issue> All;
  for (const engine::Finding &F : R.findings()) {
    Issue &I = All.emplace_back();
    I.Id = F.Check;
    I.Says = levelOf(F.Check, Rules);
    I.Message = F.Message;
    if (!F.Variants.empty())
      I.Message += " (only in " + variantsText(F.Variants) + ")";
    I.Loc = F.Loc;
    I.Path = F.Notes;
    I.Fingerprint = F.Fingerprint;
  }
  for (const engine::Incomplete &N : R.incompletes()) {
    Issue &I = All.emplace_back();
    I.Id = IncompleteId.str();
    I.Message = incompleteMessage(N);
    I.Loc = N.Loc;
  }
  return All;
}

void printFor(Service For, const Report &R, llvm::ArrayRef<Rule> Rules,
              llvm::ArrayRef<std::string> Names, llvm::raw_ostream &OS) {
  Printer P(Names, OS);
  std::vector<Issue> All = issues(R, Rules);
  if (For == Service::GitLab)
    return P.gitLab(All);
  for (const Issue &I : All)
    switch (For) {
    case Service::GitHub:
      P.gitHub(I);
      break;
    case Service::Azure:
      P.azure(I);
      break;
    case Service::VisualStudio:
      P.visualStudio(I);
      break;
    case Service::GitLab:
      break;
    }
}

} // namespace ndistidy::report
