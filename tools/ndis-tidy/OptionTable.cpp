//===- OptionTable.cpp - The options of the command -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/OptionTable.h"
#include "driver/Variants.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace ndistidy::command {

static llvm::Error setAction(Arguments &A, Action Do) {
  A.Do = Do;
  return llvm::Error::success();
}

template <std::optional<std::string> Arguments::*Member>
static llvm::Error setText(Arguments &A, llvm::StringRef Value) {
  A.*Member = Value.str();
  return llvm::Error::success();
}

/// A SARIF file to be written.
template <std::optional<std::string> Arguments::*Member>
static llvm::Error setSarif(Arguments &A, llvm::StringRef Value) {
  if (Value == "-")
    return llvm::createStringError("'-' is no file to write SARIF to; "
                                   "--format=sarif prints it");
  return setText<Member>(A, Value);
}

template <std::vector<std::string> Arguments::*Member>
static llvm::Error append(Arguments &A, llvm::StringRef Value) {
  (A.*Member).push_back(Value.str());
  return llvm::Error::success();
}

template <char Letter>
static llvm::Error define(Arguments &A, llvm::StringRef Value) {
  if (std::string Why = wrongMacro(Letter, Value); !Why.empty())
    return llvm::createStringError(llvm::Twine("-") + llvm::Twine(Letter) +
                                   " " + Why);
  A.Defines.push_back(std::string("-") + Letter + Value.str());
  return llvm::Error::success();
}

static llvm::Error setJobs(Arguments &A, llvm::StringRef Value) {
  if (Value.getAsInteger(10, A.Jobs))
    return llvm::createStringError("-j wants a number, not '" + Value + "'");
  return llvm::Error::success();
}

static llvm::Error setFormat(Arguments &A, llvm::StringRef Value) {
  std::optional<Format> As = llvm::StringSwitch<std::optional<Format>>(Value)
                                 .Case("text", Format::Text)
                                 .Case("sarif", Format::Sarif)
                                 .Case("github", Format::GitHub)
                                 .Case("gitlab", Format::GitLab)
                                 .Case("azure", Format::Azure)
                                 .Case("vs", Format::VisualStudio)
                                 .Default(std::nullopt);
  if (!As)
    return llvm::createStringError("--format wants text, sarif, github, "
                                   "gitlab, azure or vs, not '" +
                                   Value + "'");
  A.As = *As;
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
    {"format", "text|sarif|github|gitlab|azure|vs",
     "How to print the findings: as text (default), SARIF, or as\n"
     "a service or Visual Studio shows them beside the code.",
     setFormat},
    {"sarif", "FILE", "Write the findings to FILE as SARIF 2.1.0 too.",
     setSarif<&Arguments::SarifFile>},
    {"html", "DIR",
     "Write a report for the browser into the folder DIR too:\n"
     "open DIR/index.html.",
     setText<&Arguments::HtmlFolder>},
    {"baseline", "FILE",
     "Do not report what this SARIF file of an earlier run\nhas already.",
     setText<&Arguments::Baseline>},
    {"write-baseline", "FILE", "Write all findings to FILE, for --baseline.",
     setSarif<&Arguments::NewBaseline>},
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
    {"build-system", "auto|compile-commands|vcxproj|sources|folder",
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
    {"arch", "x86|amd64|arm64", "The processor. Default: amd64.",
     setArchitecture},
    {"mingw", "DIR",
     "mingw-w64's include folder, with ddk/ndis.h below it.\n"
     "Used where no compile command finds other DDK headers.",
     setText<&Arguments::MinGW>},
    {"j", "N", "Parse N files at a time. Default: one per processor.", setJobs,
     Use::Last, "jobs"},
    {"cache-dir", "DIR",
     "Keep there what was parsed and found. Default: .ndis-tidy\n"
     "in the driver's folder.",
     setText<&Arguments::CacheFolder>},
    {"no-cache", "", "Keep nothing, and take nothing that was kept.",
     [](Arguments &A, llvm::StringRef) -> llvm::Error {
       A.NoCache = true;
       return llvm::Error::success();
     }},
    {"update-cache", "",
     "Parse what has changed, for editors and clang-tidy to know\n"
     "the driver's other files, and stop.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::UpdateCache);
     },
     Use::Command},
    {"time-trace", "FILE",
     "Write where the time went to FILE, for chrome://tracing.",
     setText<&Arguments::TimeTrace>, Use::Command},
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
    {"staged", "",
     "Before a commit: analyse the drivers that the staged files\n"
     "and PATHs belong to, as git's index has them.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::CheckStaged);
     },
     Use::Command},
    {"strict", "",
     "With --staged: fail where a driver's build is not\n"
     "described, or a file is not analysed whole.",
     [](Arguments &A, llvm::StringRef) -> llvm::Error {
       A.Strict = true;
       return llvm::Error::success();
     }},
    {"install-hook", "",
     "Let git run --staged, with the other options given,\n"
     "before each commit in this repository.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::InstallHook);
     },
     Use::Command},
    {"setup-editor", "",
     "Write what an editor with ndis-clangd needs into the\n"
     "driver's folder, say what is changed there, and stop.",
     [](Arguments &A, llvm::StringRef) {
       return setAction(A, Action::SetUpEditor);
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

llvm::ArrayRef<Option> options() { return Options; }

const Option *findOption(llvm::StringRef Name) {
  const Option *Found = llvm::find_if(Options, [&](const Option &O) {
    return O.Name == Name || O.longName() == Name;
  });
  return Found == std::end(Options) ? nullptr : Found;
}

} // namespace ndistidy::command
