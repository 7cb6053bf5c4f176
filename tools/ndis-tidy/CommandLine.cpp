//===- CommandLine.cpp - What the user asked for --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::command {
namespace {

using Setter = llvm::Error (*)(Arguments &, llvm::StringRef Value);

struct Option {
  llvm::StringLiteral Name;
  llvm::StringLiteral Value; ///< what the value is called; empty: takes none
  llvm::StringLiteral Help;
  Setter Set;
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

static llvm::Error setJobs(Arguments &A, llvm::StringRef Value) {
  if (Value.getAsInteger(10, A.Jobs))
    return llvm::createStringError("-j wants a number, not '" + Value + "'");
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
     }},
    {"option", "CHECK.NAME=VALUE",
     "Set an option of a check; --explain shows them.",
     append<&Arguments::CheckOptions>},
    {"sarif", "FILE", "Write the findings to FILE as SARIF 2.1.0 too.",
     setText<&Arguments::SarifFile>},
    {"baseline", "FILE",
     "Do not report what this SARIF file of an earlier run\nhas already.",
     setText<&Arguments::Baseline>},
    {"write-baseline", "FILE", "Write all findings to FILE, for --baseline.",
     setText<&Arguments::NewBaseline>},
    {"rules", "FILE", "Add the rules of a YAML file. May be repeated.",
     append<&Arguments::RuleFiles>},
    {"p", "DIR", "Take compile commands from DIR/compile_commands.json.",
     setText<&Arguments::BuildPath>},
    {"mingw", "DIR",
     "mingw-w64's include folder, with ddk/ndis.h below it.\n"
     "Used where no compile command finds other DDK headers.",
     setText<&Arguments::MinGW>},
    {"j", "N", "Parse N files at a time. Default: one per processor.", setJobs},
    {"dump-ir", "", "Print the driver in the form that is analysed, and stop.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::DumpIR);
     }},
    {"list-checks", "", "List the checks that --checks selects, and stop.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::ListChecks);
     }},
    {"explain", "CHECK", "Say what a check reports, and what to do about it.",
     [](Arguments &A, llvm::StringRef Value) -> llvm::Error {
       A.Explained = Value.str();
       return setAction(A, Action::Explain);
     }},
    {"version", "", "Print the version.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::Version);
     }},
    {"help", "", "Print this.",
     [](Arguments &A, llvm::StringRef) { return setAction(A, Action::Help); }},
};

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
      "-D", "-U", "-I", "-W", "-f", "-m", "-std=", "-include", "-isystem"};
  if (llvm::any_of(OfClang,
                   [&](llvm::StringRef F) { return Word.starts_with(F); }))
    return "what is for Clang stands behind '--'";
  return "see ndis-tidy --help";
}

static llvm::Error setOption(Arguments &A, llvm::StringRef Word,
                             llvm::ArrayRef<llvm::StringRef> &Rest) {
  auto [Name, Value] = Word.ltrim('-').split('=');
  bool HasValue = Word.contains('=');
  // "-j4", as make takes it.
  if (Name.size() > 1 && Name.starts_with("j") &&
      llvm::all_of(Name.drop_front(),
                   [](char C) { return llvm::isDigit(C); })) {
    Value = Name.drop_front();
    Name = "j";
    HasValue = true;
  }
  if (Name == "h")
    Name = "help";
  const Option *Found =
      llvm::find_if(Options, [&](const Option &O) { return O.Name == Name; });
  if (Found == std::end(Options))
    return llvm::createStringError("unknown option '" + Word.split('=').first +
                                   "'; " + adviceFor(Word));
  if (Found->Value.empty() && HasValue)
    return llvm::createStringError("option '--" + Name + "' takes no value");
  if (!Found->Value.empty() && !HasValue) {
    if (Rest.empty())
      return llvm::createStringError("option '" + Word +
                                     "' wants a value: " + Found->Value);
    Value = Rest.consume_front();
  }
  if (!Found->Value.empty() && Value.empty())
    return llvm::createStringError("the value of option '" + Word +
                                   "' is empty: wanted is " + Found->Value);
  return Found->Set(A, Value);
}

llvm::Expected<Arguments>
parseArguments(llvm::ArrayRef<llvm::StringRef> Words) {
  Arguments A;
  A.Words.assign(Words.begin(), Words.end());
  while (!Words.empty()) {
    llvm::StringRef Word = Words.consume_front();
    if (Word == "--") {
      A.ClangArguments.assign(Words.begin(), Words.end());
      break;
    }
    if (Word.starts_with("-")) {
      if (llvm::Error E = setOption(A, Word, Words))
        return std::move(E);
    } else {
      A.Paths.push_back(Word.str());
    }
  }
  bool Reads = A.Do == Action::Analyse || A.Do == Action::DumpIR;
  if (Reads && A.Paths.empty())
    return llvm::createStringError(
        "nothing to analyse: name a driver's folder or files; see ndis-tidy "
        "--help");
  if (A.Do == Action::DumpIR && A.SarifFile)
    return llvm::createStringError(
        "--dump-ir analyses nothing, so there is nothing for --sarif");
  return A;
}

void printHelp(llvm::raw_ostream &OS) {
  OS << "usage: ndis-tidy [OPTION]... PATH... [-- CLANG-ARGS]\n\n"
        "Checks that a Windows NDIS driver can be unloaded. A PATH is a "
        "folder, "
        "whose\nC and C++ sources are one driver, or a file, checked by "
        "itself. "
        "CLANG-ARGS\n(-I, -D, ...) are added to every file's flags.\n\n";
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
