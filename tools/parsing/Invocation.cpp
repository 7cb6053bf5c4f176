//===- Invocation.cpp - How Clang is to be called -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Invocation.h"
#include "driver/FileNames.h"
#include "headers/StandIns.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/LangStandard.h"
#include "clang/Driver/CreateInvocationFromArgs.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/TextDiagnosticBuffer.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {

using clang::CompilerInvocation;
using FileSystem = llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>;
using Words = std::vector<std::string>;

static void append(Words &To, const Words &From) {
  To.insert(To.end(), From.begin(), From.end());
}

/// Whether #include <ndis.h> would be found.
static bool leadsToDriverHeaders(CompilerInvocation &I, FileSystem FS) {
  clang::IgnoringDiagConsumer Nobody;
  clang::DiagnosticOptions DiagOptions;
  auto Diags = clang::CompilerInstance::createDiagnostics(
      *FS, DiagOptions, &Nobody, /*ShouldOwnClient=*/false);
  FS = clang::createVFSFromCompilerInvocation(I, *Diags, FS);
  return llvm::any_of(I.getHeaderSearchOpts().UserEntries, [&](const auto &E) {
    llvm::SmallString<256> Path(E.Path);
    llvm::sys::path::append(Path, "ndis.h");
    return !E.IsFramework && FS->exists(Path);
  });
}

/// \p Path with the slashes of this system: builds on Windows write others.
static std::string native(llvm::StringRef Path) {
  llvm::SmallString<256> Result(Path);
  llvm::sys::path::native(Result);
  return Result.str().str();
}

/// Whether \p Macro, "NAME" or "NAME=VALUE", says which Windows it is.
static bool isWindowsVersion(llvm::StringRef Macro) {
  return llvm::is_contained({"_WIN32_WINNT", "WINVER", "NTDDI_VERSION"},
                            Macro.split('=').first);
}

/// What of a build's flags has a meaning with our headers, whatever compiler
/// they are for.
static Words essentials(const CompilerInvocation &I, bool IsWdk) {
  Words Result;
  for (const auto &[Macro, Undefined] : I.getPreprocessorOpts().Macros)
    // mingw-w64's headers are for one version of Windows.
    if (IsWdk || !isWindowsVersion(Macro))
      Result.push_back((Undefined ? "-U" : "-D") + Macro);
  for (const auto &Entry : I.getHeaderSearchOpts().UserEntries)
    if (Entry.Group == clang::frontend::Angled)
      Result.push_back("-I" + native(Entry.Path));
    else if (Entry.Group == clang::frontend::Quoted)
      append(Result, {"-iquote", native(Entry.Path)});
  for (const std::string &Included : I.getPreprocessorOpts().Includes)
    append(Result, {"-include", native(Included)});
  if (I.getTargetOpts().Triple.starts_with("i"))
    append(Result, {IsWdk ? "--target=i386-pc-windows-msvc"
                          : "--target=i686-w64-windows-gnu",
                    "-mrtd"});
  if (I.getFrontendOpts().Inputs.empty())
    return Result;
  auto Language = I.getFrontendOpts().Inputs.front().getKind().getLanguage();
  append(Result, {"-x", Language == clang::Language::CXX ? "c++" : "c"});
  if (auto Kind = I.getLangOpts().LangStd;
      Kind != clang::LangStandard::lang_unspecified)
    Result.push_back(
        "-std=" +
        llvm::StringRef(
            clang::LangStandard::getLangStandardForKind(Kind).getName())
            .str());
  return Result;
}

/// The folders that \p Arguments name with -I.
static Words includeFolders(llvm::ArrayRef<std::string> Arguments) {
  Words Result;
  for (size_t N = 0; N < Arguments.size(); ++N) {
    llvm::StringRef Folder = Arguments[N];
    if (!Folder.consume_front("-I"))
      continue;
    if (Folder.empty() && N + 1 < Arguments.size())
      Folder = Arguments[++N];
    Result.push_back(Folder.str());
  }
  return Result;
}

/// Clang with our headers, \p Build's essentials, the user's arguments and the
/// folders that a driver has headers in.
static Words ownCommand(const Job &J, const ParseOptions &O,
                        const Words &Build) {
  Words Result = {"clang", "-resource-dir", O.Known.ResourceFolder};
  append(Result, O.Known.Flags);
  append(Result, J.From->Suggested);
  append(Result, Build);
  const Words Named = includeFolders(Build);
  for (const std::string &Folder : J.From->HeaderFolders) {
    llvm::SmallString<256> Path(Folder);
    (void)llvm::sys::fs::make_absolute(Path);
    append(Result, {"-iquote", Path.str().str()});
    // Behind the system's for <...>: a driver's own qos.h is not for ndis.h.
    // Clang would drop an -I for it, and with that the place among the others.
    if (llvm::none_of(Named, [&](llvm::StringRef Other) {
          return llvm::sys::fs::equivalent(Path, Other);
        }))
      append(Result, {"-idirafter", Path.str().str()});
  }
  return Result;
}

/// What a compiler would write or print besides diagnostics is not our matter.
static void silence(CompilerInvocation &I) {
  I.getDependencyOutputOpts() = {};
  I.getHeaderSearchOpts().Verbose = false;
  clang::DiagnosticOptions &Diagnostics = I.getDiagnosticOpts();
  Diagnostics.DiagnosticSerializationFile.clear();
  Diagnostics.DiagnosticLogFile.clear();
  Diagnostics.VerifyDiagnostics = false;
  Diagnostics.ShowColors = false;
  Diagnostics.IgnoreWarnings = true;
  Diagnostics.ErrorLimit = 0;
  // What a name that is not there might have meant is a guess, and takes 25 ms
  // among the names of the DDK.
  I.getLangOpts().SpellChecking = false;
  clang::FrontendOptions &Frontend = I.getFrontendOpts();
  Frontend.OutputFile.clear();
  Frontend.ShowStats = false;
  Frontend.StatsFile.clear();
  Frontend.SkipFunctionBodies = true; // those that our consumer says
}

/// Nothing in a unit hangs on when or where it was parsed.
static void makeRepeatable(CompilerInvocation &I, const FileNames &Names) {
  I.getPreprocessorOpts().SourceDateEpoch = 0; // __DATE__, __TIME__
  std::string Root = Names.root();
  if (!llvm::sys::path::is_separator(Root.back()))
    Root += '/';
  I.getLangOpts().MacroPrefixMap.insert({std::move(Root), ""}); // __FILE__
}

/// \p J's file as Clang is to open it, wherever it works.
static std::string inputPath(const Job &J) {
  llvm::SmallString<256> Path(J.File);
  (void)llvm::sys::fs::make_absolute(Path);
  return Path.str().str();
}

namespace {

/// An invocation, or none, with the first thing that Clang says against it.
struct Interpreted {
  std::unique_ptr<CompilerInvocation> Invocation;
  std::string Objection;
};

} // namespace

static Interpreted interpret(const Words &Arguments, const FileSystem &FS) {
  std::vector<const char *> Pointers;
  for (const std::string &Argument : Arguments)
    Pointers.push_back(Argument.c_str());
  clang::TextDiagnosticBuffer Said;
  clang::DiagnosticOptions DiagOptions;
  clang::CreateInvocationOptions Options;
  Options.VFS = FS;
  Options.RecoverOnError = true;
  Options.Diags = clang::CompilerInstance::createDiagnostics(
      *FS, DiagOptions, &Said, /*ShouldOwnClient=*/false);
  Interpreted Result{clang::createInvocation(Pointers, Options), {}};
  if (Said.err_begin() != Said.err_end())
    Result.Objection = Said.err_begin()->second;
  return Result;
}

/// What the build's command and the user's arguments make.
static Interpreted interpretBuild(const Job &J, const ParseOptions &O,
                                  const FileSystem &FS) {
  if (!J.Build && O.ClangArguments.empty())
    return {};
  // Behind a "--" of the command's own there are but files.
  Words All = J.Build ? J.Build->Arguments : Words{"clang", "--", J.File};
  auto End = llvm::find(All, "--");
  Words Files(End, All.end());
  All.erase(End, All.end());
  All.push_back("-resource-dir=" + O.Known.ResourceFolder);
  append(All, O.ClangArguments);
  append(All, Files);
  Interpreted Result = interpret(All, FS);
  // The flags of another compiler may mean nothing to Clang.
  if (J.Build)
    Result.Objection.clear();
  return Result;
}

/// What is made of our headers, with the build's essentials or, where there is
/// no build, with the user's arguments as they are.
static llvm::Expected<Words> ownWords(const Job &J, const ParseOptions &O,
                                      const CompilerInvocation *Build) {
  if (!O.Known.Missing.empty())
    return llvm::createStringError(O.Known.Missing);
  bool Translate = Build && (J.Build || llvm::is_contained(O.ClangArguments,
                                                           "--driver-mode=cl"));
  Words All = ownCommand(
      J, O, Translate ? essentials(*Build, O.Known.IsWdk) : O.ClangArguments);
  append(All, {"--", inputPath(J)});
  return All;
}

llvm::Expected<Words> commandLine(const Job &J, const ParseOptions &O,
                                  const FileSystem &FS) {
  Interpreted Build = interpretBuild(J, O, FS);
  if (J.Build && Build.Invocation &&
      leadsToDriverHeaders(*Build.Invocation, FS))
    return Words();
  llvm::Expected<Words> All = ownWords(J, O, Build.Invocation.get());
  if (!All)
    return All.takeError();
  // Others know where their own headers are.
  auto Own = llvm::find(*All, "-resource-dir");
  if (Own != All->end())
    All->erase(Own, Own + 2);
  return All;
}

llvm::Expected<std::shared_ptr<CompilerInvocation>>
makeInvocation(const Job &J, const ParseOptions &O, const FileSystem &FS) {
  Interpreted Chosen = interpretBuild(J, O, FS);
  if (!Chosen.Invocation || !leadsToDriverHeaders(*Chosen.Invocation, FS)) {
    llvm::Expected<Words> Own = ownWords(J, O, Chosen.Invocation.get());
    if (!Own)
      return Own.takeError();
    Chosen = interpret(*Own, FS);
  }
  if (!Chosen.Objection.empty())
    return llvm::createStringError("Clang does not take these flags: " +
                                   Chosen.Objection);
  std::unique_ptr<CompilerInvocation> Result = std::move(Chosen.Invocation);
  if (!Result || Result->getFrontendOpts().Inputs.empty())
    return llvm::createStringError("'" + J.File +
                                   "': nothing to parse with these flags");
  clang::FrontendInputFile &Input = Result->getFrontendOpts().Inputs.front();
  Input = clang::FrontendInputFile(inputPath(J), Input.getKind());
  silence(*Result);
  makeRepeatable(*Result, FileNames(*J.From));
  Result->getHeaderSearchOpts().AddPath(standInFolder(), clang::frontend::After,
                                        /*IsFramework=*/false,
                                        /*IgnoreSysRoot=*/true);
  return std::shared_ptr<CompilerInvocation>(std::move(Result));
}

} // namespace ndistidy::command
