//===- CommandLine.cpp - What the user asked for --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/CommandLine.h"
#include "ndis-tidy/OptionTable.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::command {

/// In configuration files: what stands behind "--".
static constexpr llvm::StringLiteral ClangArgumentsKey = "clang-arguments";

/// What to do about \p Word, which is no option of ours.
static std::string adviceFor(llvm::StringRef Word) {
  llvm::StringRef Name = Word.ltrim('-').split('=').first;
  const Option *Nearest = nullptr;
  unsigned Least = Name.size() / 3 + 2; // farther is no misspelling
  for (const Option &O : options()) {
    unsigned Distance = Name.edit_distance(O.Name, true, Least);
    // A name of one letter is near to any short word.
    if (O.Name.size() > 1 && Distance < Least) {
      Nearest = &O;
      Least = Distance;
    }
  }
  if (Nearest)
    return "did you mean '--" + Nearest->Name.str() + "'?";
  constexpr llvm::StringLiteral OfClang[] = {
      "-I", "-W", "-f", "-m", "-std=", "-include", "-isystem"};
  if (llvm::any_of(OfClang,
                   [&](llvm::StringRef F) { return Word.starts_with(F); }))
    return "what is for Clang stands behind '--'";
  return "see ndis-tidy --help";
}

/// "-j4" and "-DX=1", with the value behind the letter, as name and value.
static bool splitShort(llvm::StringRef Word, llvm::StringRef &Name,
                       llvm::StringRef &Value) {
  bool Jobs = Word.starts_with("-j") && Word.size() > 2 &&
              llvm::all_of(Word.drop_front(2), llvm::isDigit);
  bool Macro = (Word.starts_with("-D") || Word.starts_with("-U")) &&
               Word.size() > 2 && Word[2] != '=';
  if (!Jobs && !Macro)
    return false;
  Name = Word.slice(1, 2);
  Value = Word.drop_front(2);
  return true;
}

/// Reads the option \p Word, and takes its value from \p Rest if that is where
/// it stands.
static llvm::Expected<Setting>
readOption(llvm::StringRef Word, llvm::ArrayRef<llvm::StringRef> &Rest) {
  auto [Name, Value] = Word.ltrim('-').split('=');
  bool HasValue = splitShort(Word, Name, Value) || Word.contains('=');
  if (Name == "h")
    Name = "help";
  const Option *Found = findOption(Name);
  if (!Found)
    return llvm::createStringError("unknown option '" + Word.split('=').first +
                                   "'; " + adviceFor(Word));
  if (Found->Value.empty()) {
    bool IsTruth = Value == "true" || Value == "false";
    if (HasValue && (Found->Of == Use::Command || !IsTruth))
      return llvm::createStringError("option '--" + Name + "' takes no value");
    return Setting{Found->longName().str(), HasValue ? Value.str() : "true",
                   ""};
  }
  if (!HasValue) {
    if (Rest.empty())
      return llvm::createStringError("option '" + Word +
                                     "' wants a value: " + Found->Value);
    Value = Rest.consume_front();
  }
  if (Value.empty())
    return llvm::createStringError("the value of option '" + Word +
                                   "' is empty: wanted is " + Found->Value);
  return Setting{Found->longName().str(), Value.str(), ""};
}

/// Of --wdk and --mingw one counts: what the command line says, not the file.
static llvm::Error chooseHeaders(std::vector<Setting> &All) {
  auto Last = [&](llvm::StringRef Name) -> const Setting * {
    for (const Setting &S : llvm::reverse(All))
      if (S.Name == Name)
        return &S;
    return nullptr;
  };
  const Setting *Wdk = Last("wdk");
  const Setting *MinGW = Last("mingw");
  if (!Wdk || !MinGW)
    return llvm::Error::success();
  if (Wdk->Where.empty() == MinGW->Where.empty()) {
    std::string Where = Wdk->Where.empty() ? "" : Wdk->Where + ": ";
    return llvm::createStringError(Where +
                                   "--wdk and --mingw exclude each other");
  }
  std::string Weaker = Wdk->Where.empty() ? "mingw" : "wdk";
  llvm::erase_if(All, [&](const Setting &S) { return S.Name == Weaker; });
  return llvm::Error::success();
}

/// Sets what \p All says, and keeps what of it a file may say.
static llvm::Error apply(Arguments &A, std::vector<Setting> All) {
  if (llvm::Error E = chooseHeaders(All))
    return E;
  for (size_t N = 0; N != All.size(); ++N) {
    Setting &S = All[N];
    const Option *O = findOption(S.Name);
    bool Repeats = S.Name == ClangArgumentsKey || O->Of == Use::All;
    if (!Repeats && llvm::any_of(llvm::ArrayRef(All).drop_front(N + 1),
                                 [&](const Setting &Later) {
                                   return Later.Name == S.Name;
                                 }))
      continue;
    if (S.Name == ClangArgumentsKey)
      A.ClangArguments.push_back(S.Value);
    else if (!O->Value.empty() || S.Value == "true")
      if (llvm::Error E = O->Set(A, S.Value))
        return S.Where.empty()
                   ? std::move(E)
                   : llvm::createStringError(S.Where + ": " +
                                             llvm::toString(std::move(E)));
    if (!O || O->Of != Use::Command)
      A.Settings.push_back(std::move(S));
  }
  return llvm::Error::success();
}

static llvm::Error checkActions(const Arguments &A) {
  bool Reads = A.Do == Action::Analyse || A.Do == Action::DumpIR ||
               A.Do == Action::ListVariants || A.Do == Action::SetUpEditor;
  if (Reads && A.Paths.empty())
    return llvm::createStringError(
        "nothing to analyse: name a driver's folder or files; see ndis-tidy "
        "--help");
  if (A.Do == Action::DumpIR && (A.SarifFile || A.HtmlFolder))
    return llvm::createStringError(
        llvm::Twine("--dump-ir analyses nothing, so there is nothing for ") +
        (A.SarifFile ? "--sarif" : "--html"));
  if (A.Do == Action::CheckStaged &&
      (A.SarifFile || A.HtmlFolder || A.NewBaseline))
    return llvm::createStringError("--staged reports, and writes no files");
  if (A.NoConfig && A.ConfigFile)
    return llvm::createStringError("--config and --no-config exclude each "
                                   "other");
  return llvm::Error::success();
}

llvm::Expected<Arguments> parseArguments(llvm::ArrayRef<llvm::StringRef> Words,
                                         llvm::ArrayRef<Setting> Config) {
  Arguments A;
  A.Words.assign(Words.begin(), Words.end());
  std::vector<Setting> All = Config.vec();
  while (!Words.empty()) {
    llvm::StringRef Word = Words.consume_front();
    if (Word == "--") {
      for (llvm::StringRef ForClang : Words)
        All.push_back({ClangArgumentsKey.str(), ForClang.str(), ""});
      break;
    }
    if (!Word.starts_with("-")) {
      A.Paths.push_back(Word.str());
      continue;
    }
    llvm::Expected<Setting> S = readOption(Word, Words);
    if (!S)
      return S.takeError();
    All.push_back(std::move(*S));
  }
  if (llvm::Error E = apply(A, std::move(All)))
    return std::move(E);
  auto NamesVersion = [](llvm::StringRef Word) {
    return Word.starts_with("-DNDIS") || Word.starts_with("NDIS");
  };
  A.Build.VersionIsGiven = llvm::any_of(A.ClangArguments, NamesVersion) ||
                           llvm::any_of(A.Defines, NamesVersion);
  if (llvm::Error E = checkActions(A))
    return std::move(E);
  return A;
}

std::vector<ConfigKey> configKeys() {
  std::vector<ConfigKey> Result;
  for (const Option &O : options())
    if (O.Of != Use::Command)
      Result.push_back({O.longName().str(),
                        O.Value.starts_with("FILE") || O.Value == "DIR",
                        O.Value.empty(), O.Of == Use::All});
  Result.push_back({ClangArgumentsKey.str(), false, false, true});
  return Result;
}

std::vector<OptionHelp> optionHelp() {
  std::vector<OptionHelp> Result;
  for (const Option &O : options())
    Result.push_back({(O.Name.size() == 1 ? "-" : "--") + O.Name.str(), O.Value,
                      O.Help, O.Of == Use::All});
  return Result;
}

void printHelp(llvm::raw_ostream &OS) {
  OS << "usage: ndis-tidy [OPTION]... PATH... [-- CLANG-ARGS]\n\n"
        "Checks that a Windows NDIS driver can be unloaded. A PATH is a "
        "driver's folder,\nits build description (.vcxproj, .sln, sources, "
        "dirs), or a source, checked by\nitself. CLANG-ARGS (-I, -D, ...) are "
        "added to every file's flags.\n\n";
  for (const OptionHelp &O : optionHelp()) {
    std::string Left = "  " + O.Name;
    if (!O.Value.empty())
      Left += (O.Name.size() == 2 ? " " : "=") + O.Value.str();
    constexpr unsigned Column = 20;
    OS << Left;
    if (Left.size() + 2 > Column) {
      OS << '\n';
      Left.clear();
    }
    OS.indent(Column - Left.size());
    for (char C : O.Help) {
      OS << C;
      if (C == '\n')
        OS.indent(Column);
    }
    OS << '\n';
  }
  OS << "\nExit status: 0 nothing found, 1 findings, 2 the run failed or could "
        "not analyse\nall that it was asked to.\n";
}

} // namespace ndistidy::command
