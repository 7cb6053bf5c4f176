//===- Checks.cpp - Selecting and describing checks -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Checks.h"
#include "catalogue/CatalogueYaml.h"
#include "driver/NamedFile.h"
#include "report/Globs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {

llvm::Expected<catalogue::Catalogue>
loadRules(llvm::ArrayRef<std::string> RuleFiles) {
  catalogue::Catalogue C = catalogue::shipped();
  std::vector<std::string> Texts;
  for (const std::string &Path : RuleFiles) {
    llvm::Expected<std::string> Text = readNamed("rules from", Path);
    if (!Text)
      return Text.takeError();
    Texts.push_back(std::move(*Text));
  }
  std::vector<llvm::MemoryBufferRef> Documents;
  for (auto [Path, Text] : llvm::zip_equal(RuleFiles, Texts))
    Documents.emplace_back(Text, Path);
  if (!Documents.empty())
    if (llvm::Error E = catalogue::addYaml(C, Documents))
      return std::move(E);
  return C;
}

/// An error for the name \p Id, with the nearest one that there is.
static llvm::Error unknownCheck(const catalogue::Catalogue &C,
                                llvm::StringRef Where, llvm::StringRef Id) {
  const catalogue::Check *Nearest = nullptr;
  unsigned Least = Id.size() / 4 + 1; // farther is no misspelling
  for (const catalogue::Check &K : C.Checks)
    if (unsigned Distance = Id.edit_distance(K.Id, true, Least);
        Distance < Least) {
      Nearest = &K;
      Least = Distance;
    }
  return llvm::createStringError(
      Where + "no check is called '" + Id + "'; " +
      (Nearest ? "did you mean '" + Nearest->Id + "'?"
               : std::string("see ndis-tidy --list-checks")));
}

llvm::Expected<std::vector<std::string>>
selectChecks(const catalogue::Catalogue &C, llvm::StringRef Text) {
  std::vector<report::Glob> Globs = report::parseGlobs(Text);
  llvm::erase_if(Globs, [](const report::Glob &G) {
    return G.Pattern.empty() && !G.Negative;
  });
  if (Globs.empty())
    Globs.push_back({"*"});
  for (const report::Glob &G : Globs)
    if (llvm::none_of(C.Checks, [&](const catalogue::Check &K) {
          return G.matches(K.Id);
        }))
      return unknownCheck(C, "--checks: ", G.Pattern);
  if (Globs.front().Negative)
    Globs.insert(Globs.begin(), report::Glob{"*"});
  std::vector<std::string> Ids;
  for (const catalogue::Check &K : C.Checks)
    if (report::contains(Globs, K.Id))
      Ids.push_back(K.Id);
  if (Ids.empty())
    return llvm::createStringError("--checks=" + Text + " leaves no check");
  return Ids;
}

static llvm::Expected<bool> parseBool(llvm::StringRef Setting,
                                      llvm::StringRef Value) {
  if (Value == "true" || Value == "1")
    return true;
  if (Value == "false" || Value == "0")
    return false;
  return llvm::createStringError("--option=" + Setting +
                                 ": the value is true or false, not '" + Value +
                                 "'");
}

static llvm::Error applyCheckOption(const catalogue::Catalogue &C,
                                    llvm::StringRef Setting,
                                    engine::Options &O) {
  auto [Key, Value] = Setting.split('=');
  auto [Id, Name] = Key.split('.');
  if (!Setting.contains('=') || Name.empty())
    return llvm::createStringError("--option=" + Setting +
                                   ": wanted is CHECK.NAME=VALUE");
  const catalogue::Check *Check = C.check(Id);
  if (!Check)
    return unknownCheck(C, ("--option=" + Setting + ": ").str(), Id);
  if (llvm::none_of(Check->Options, [&](const catalogue::CheckOption &Known) {
        return Known.Name == Name;
      }))
    return llvm::createStringError("--option=" + Setting + ": " + Id +
                                   " has no option '" + Name +
                                   "'; see ndis-tidy --explain=" + Id);
  llvm::Expected<bool> On = parseBool(Setting, Value);
  if (!On)
    return On.takeError();
  // The one option that there is; a rules file cannot add another's meaning.
  if (Id == "ndis-unload-handler-missing" && Name == "RequireAlways")
    O.RequireUnloadHandlerAlways = *On;
  return llvm::Error::success();
}

llvm::Error applyCheckOptions(const catalogue::Catalogue &C,
                              llvm::ArrayRef<std::string> Settings,
                              engine::Options &O) {
  for (const std::string &Setting : Settings)
    if (llvm::Error E = applyCheckOption(C, Setting, O))
      return E;
  return llvm::Error::success();
}

void listChecks(llvm::ArrayRef<std::string> Ids, llvm::raw_ostream &OS) {
  OS << "Enabled checks:\n";
  for (const std::string &Id : Ids)
    OS << "    " << Id << '\n';
}

/// \p Text in lines of at most 78 columns.
static void printWrapped(llvm::StringRef Text, unsigned Indent,
                         llvm::raw_ostream &OS) {
  constexpr unsigned Width = 78;
  unsigned Column = 0;
  llvm::SmallVector<llvm::StringRef, 64> Words;
  Text.split(Words, ' ', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef Word : Words) {
    if (Column != 0 && Column + 1 + Word.size() > Width) {
      OS << '\n';
      Column = 0;
    }
    if (Column == 0)
      OS.indent(Column = Indent) << Word;
    else
      OS << ' ' << Word, ++Column;
    Column += Word.size();
  }
  OS << '\n';
}

std::string pagesOf(llvm::StringRef Executable) {
  namespace path = llvm::sys::path;
  llvm::SmallString<256> Pages(
      path::parent_path(path::parent_path(Executable)));
  path::append(Pages, "share", "doc", "ndis-tidy", "checks");
  return Pages.str().str();
}

llvm::Error explain(const catalogue::Catalogue &C, llvm::StringRef Id,
                    llvm::StringRef Pages, llvm::raw_ostream &OS) {
  const catalogue::Check *Check = C.check(Id);
  if (!Check)
    return unknownCheck(C, "", Id);
  OS << Check->Id << "\n\n";
  printWrapped(Check->Summary, 0, OS);
  OS << '\n';
  printWrapped(Check->Help, 0, OS);
  if (!Check->Options.empty())
    OS << "\nOptions:\n";
  for (const catalogue::CheckOption &O : Check->Options) {
    OS << "  --option=" << Check->Id << '.' << O.Name << '=' << O.Default
       << " (default)\n";
    printWrapped(O.Summary, 4, OS);
  }
  llvm::SmallString<256> Page(Pages);
  llvm::sys::path::append(Page, Check->Id + ".md");
  if (llvm::sys::fs::exists(Page))
    OS << "\nWhy, with examples and what it does not see: " << Page << '\n';
  return llvm::Error::success();
}

} // namespace ndistidy::command
