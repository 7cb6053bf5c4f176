//===- CommandLine.cpp - What the user asked for --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace ndistidy::command {
namespace {

using Setter = llvm::Error (*)(Arguments &, llvm::StringRef Value);

/// What becomes of an option that is given again, and whether it may stand in
/// a configuration file.
enum class Use : uint8_t {
  Last,    ///< the last value counts
  All,     ///< all values count
  Command, ///< for the command line alone
};

struct Option {
  llvm::StringLiteral Name;
  llvm::StringLiteral Value; ///< what the value is called; empty: takes none
  llvm::StringLiteral Help;
  Setter Set;
  Use Of = Use::Last;
  llvm::StringLiteral Long = ""; ///< another spelling for one of one letter

  llvm::StringLiteral longName() const { return Long.empty() ? Name : Long; }
};

} // namespace

static llvm::Error setAction(Arguments &A, Action Do) {
  A.Do = Do;
  return llvm::Error::success();
}

template <std::optional<std::string> Arguments::*Member>
static llvm::Error setText(Arguments &A, llvm::StringRef Value) {
  A.*Member = Value.str();
  return llvm::Error::success();
}

template <std::vector<std::string> Arguments::*Member>
static llvm::Error append(Arguments &A, llvm::StringRef Value) {
  (A.*Member).push_back(Value.str());
  return llvm::Error::success();
}

template <char Letter>
static llvm::Error define(Arguments &A, llvm::StringRef Value) {
  llvm::StringRef Name = Value.take_until(
      [](char C) { return C == '=' || (Letter == 'D' && C == '('); });
  if (Name.empty() || llvm::isDigit(Name[0]) ||
      !llvm::all_of(Name,
                    [](char C) { return llvm::isAlnum(C) || C == '_'; }) ||
      (Letter == 'U' && Name.size() != Value.size()))
    return llvm::createStringError(llvm::Twine("-") + llvm::Twine(Letter) +
                                   " wants the name of a macro, not '" + Value +
                                   "'");
  A.Defines.push_back(std::string("-") + Letter + Value.str());
  return llvm::Error::success();
}

static llvm::Error setJobs(Arguments &A, llvm::StringRef Value) {
  if (Value.getAsInteger(10, A.Jobs))
    return llvm::createStringError("-j wants a number, not '" + Value + "'");
  return llvm::Error::success();
}

static llvm::Error setBuildSystem(Arguments &A, llvm::StringRef Value) {
  std::optional<BuildSystem> System = buildSystem(Value);
  if (!System)
    return llvm::createStringError(
        "--build-system wants auto, compile-commands, vcxproj, sources or "
        "folder, not '" +
        Value + "'");
  A.Build.System = *System;
  return llvm::Error::success();
}

static llvm::Error setArchitecture(Arguments &A, llvm::StringRef Value) {
  using build::Architecture;
  A.Build.Target.Arch = llvm::StringSwitch<std::optional<Architecture>>(Value)
                            .CasesLower({"x86", "i386"}, Architecture::X86)
                            .CasesLower({"amd64", "x64"}, Architecture::AMD64)
                            .CaseLower("arm64", Architecture::ARM64)
                            .Default(std::nullopt);
  if (!A.Build.Target.Arch)
    return llvm::createStringError("--arch wants x86, amd64 or arm64, not '" +
                                   Value + "'");
  return llvm::Error::success();
}

static llvm::Error setTargetOs(Arguments &A, llvm::StringRef Value) {
  A.Build.Target.WindowsVersion = build::windowsVersion(Value);
  if (!A.Build.Target.WindowsVersion)
    return llvm::createStringError(
        "--target-os wants a Windows (wxp, wnet, vista, win7, win8, win8.1, "
        "win10) or its number (0x0601), not '" +
        Value + "'");
  return llvm::Error::success();
}

static constexpr Option Options[] = {
    {"checks", "GLOBS",
     "Checks to run: names with '*', separated by commas, a\n"
     "'-' in front takes out. Default: all; a list that starts\n"
     "with a '-' starts from all.",
     [](Arguments &A, llvm::StringRef Value) -> llvm::Error {
       A.Checks += (A.Checks.empty() ? "" : ",") + Value.str();
       return llvm::Error::success();
     },
     Use::All},
    {"option", "CHECK.NAME=VALUE",
     "Set an option of a check; --explain shows them.",
     append<&Arguments::CheckOptions>, Use::All},
    {"D", "NAME[=VALUE]", "Define a macro, besides those of the build.",
     define<'D'>, Use::All, "define"},
    {"U", "NAME", "Undefine a macro of the build.", define<'U'>, Use::All,
     "undefine"},
    {"sarif", "FILE", "Write the findings to FILE as SARIF 2.1.0 too.",
     setText<&Arguments::SarifFile>},
    {"baseline", "FILE",
     "Do not report what this SARIF file of an earlier run\nhas already.",
     setText<&Arguments::Baseline>},
    {"write-baseline", "FILE", "Write all findings to FILE, for --baseline.",
     setText<&Arguments::NewBaseline>},
    {"variants", "FILE|auto",
     "Analyse the driver under other macros too: each set that\n"
     "the YAML file names, or each macro that --list-variants\n"
     "lists, defined on its own.",
     setText<&Arguments::Variants>},
    {"list-variants", "",
     "List the macros that the driver tests and its build does\n"
     "not define, and stop.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::ListVariants);
     },
     Use::Command},
    {"require-complete", "",
     "Exit with status 2 where anything was not analysed.",
     [](Arguments &A, llvm::StringRef) -> llvm::Error {
       A.RequireComplete = true;
       return llvm::Error::success();
     }},
    {"rules", "FILE", "Add the rules of a YAML file. May be repeated.",
     append<&Arguments::RuleFiles>, Use::All},
    {"p", "DIR", "Take compile commands from DIR/compile_commands.json.",
     setText<&Arguments::BuildPath>, Use::Last, "build-path"},
    {"wdk", "DIR",
     "A WDK, with inc/ddk or Include/VERSION/km below it.\n"
     "Default: the one that the environment names, if any.",
     setText<&Arguments::Wdk>},
    {"build-system", "SYSTEM",
     "Where to learn how a driver is built: compile-commands,\n"
     "vcxproj (projects and solutions), sources (and dirs) or\n"
     "folder (every source there). Default: auto, the first of\n"
     "these that there is.",
     setBuildSystem},
    {"configuration", "NAME",
     "The project's configuration, as \"Release|x64\". Default:\n"
     "a release.",
     [](Arguments &A, llvm::StringRef Value) -> llvm::Error {
       A.Build.Target.Configuration = Value.str();
       return llvm::Error::success();
     }},
    {"target-os", "WINDOWS",
     "The oldest Windows that the driver is for: wxp, win7, ...", setTargetOs},
    {"arch", "NAME", "The processor: x86, amd64 or arm64. Default: amd64.",
     setArchitecture},
    {"mingw", "DIR",
     "mingw-w64's include folder, with ddk/ndis.h below it.\n"
     "Used where no compile command finds other DDK headers.",
     setText<&Arguments::MinGW>},
    {"j", "N", "Parse N files at a time. Default: one per processor.", setJobs,
     Use::Last, "jobs"},
    {"config", "FILE",
     "Take options from FILE, not from the .ndis-tidy.yaml in\n"
     "the driver's folder or above it.",
     setText<&Arguments::ConfigFile>, Use::Command},
    {"no-config", "", "Take options from no file.",
     [](Arguments &A, llvm::StringRef) -> llvm::Error {
       A.NoConfig = true;
       return llvm::Error::success();
     },
     Use::Command},
    {"dump-config", "", "Print the options in force as YAML, and stop.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::DumpConfig);
     },
     Use::Command},
    {"dump-ir", "", "Print the driver in the form that is analysed, and stop.",
     [](Arguments &A, llvm::StringRef) { return setAction(A, Action::DumpIR); },
     Use::Command},
    {"list-checks", "", "List the checks that --checks selects, and stop.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::ListChecks);
     },
     Use::Command},
    {"explain", "CHECK", "Say what a check reports, and what to do about it.",
     [](Arguments &A, llvm::StringRef Value) -> llvm::Error {
       A.Explained = Value.str();
       return setAction(A, Action::Explain);
     },
     Use::Command},
    {"version", "", "Print the version.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::Version);
     },
     Use::Command},
    {"help", "", "Print this.",
     [](Arguments &A, llvm::StringRef) { return setAction(A, Action::Help); },
     Use::Command},
};

/// In configuration files: what stands behind "--".
static constexpr llvm::StringLiteral ClangArgumentsKey = "clang-arguments";

/// What to do about \p Word, which is no option of ours.
static std::string adviceFor(llvm::StringRef Word) {
  llvm::StringRef Name = Word.ltrim('-').split('=').first;
  const Option *Nearest = nullptr;
  unsigned Least = Name.size() / 3 + 2; // farther is no misspelling
  for (const Option &O : Options) {
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

static const Option *find(llvm::StringRef Name) {
  const Option *Found = llvm::find_if(Options, [&](const Option &O) {
    return O.Name == Name || O.longName() == Name;
  });
  return Found == std::end(Options) ? nullptr : Found;
}

/// Reads the option \p Word, and takes its value from \p Rest if that is where
/// it stands.
static llvm::Expected<Setting>
readOption(llvm::StringRef Word, llvm::ArrayRef<llvm::StringRef> &Rest) {
  auto [Name, Value] = Word.ltrim('-').split('=');
  bool HasValue = splitShort(Word, Name, Value) || Word.contains('=');
  if (Name == "h")
    Name = "help";
  const Option *Found = find(Name);
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

/// Sets what \p All says, and keeps what of it a file may say.
static llvm::Error apply(Arguments &A, std::vector<Setting> All) {
  for (size_t N = 0; N != All.size(); ++N) {
    Setting &S = All[N];
    const Option *O = find(S.Name);
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
               A.Do == Action::ListVariants;
  if (Reads && A.Paths.empty())
    return llvm::createStringError(
        "nothing to analyse: name a driver's folder or files; see ndis-tidy "
        "--help");
  if (A.Do == Action::DumpIR && A.SarifFile)
    return llvm::createStringError(
        "--dump-ir analyses nothing, so there is nothing for --sarif");
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
  for (const Option &O : Options)
    if (O.Of != Use::Command)
      Result.push_back({O.longName().data(),
                        O.Value.starts_with("FILE") || O.Value == "DIR",
                        O.Value.empty(), O.Of == Use::All});
  Result.push_back({ClangArgumentsKey.data(), false, false, true});
  return Result;
}

void printHelp(llvm::raw_ostream &OS) {
  OS << "usage: ndis-tidy [OPTION]... PATH... [-- CLANG-ARGS]\n\n"
        "Checks that a Windows NDIS driver can be unloaded. A PATH is a "
        "driver's folder,\nits build description (.vcxproj, .sln, sources, "
        "dirs), or a source, checked by\nitself. CLANG-ARGS (-I, -D, ...) are "
        "added to every file's flags.\n\n";
  for (const Option &O : Options) {
    std::string Left = (O.Name.size() == 1 ? "  -" : "  --") + O.Name.str();
    if (!O.Value.empty())
      Left += (O.Name.size() == 1 ? " " : "=") + O.Value.str();
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
