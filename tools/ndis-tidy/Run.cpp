//===- Run.cpp - The command's work ---------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Run.h"
#include "Checks.h"
#include "Config.h"
#include "Discovery.h"
#include "Parsing.h"
#include "Progress.h"
#include "Variants.h"
#include "ir/Linker.h"
#include "ir/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/ThreadPool.h"

namespace ndistidy::command {
namespace {

/// One PATH on its way through the pipeline.
struct Driver {
  Input From;
  std::unique_ptr<TraceHeader> Traces;
  /// One for each source, of the build as it is; none where parsing failed.
  std::vector<std::optional<Unit>> Units = {};
  DriverOutcome *Out = nullptr;
  bool Linked = false;   ///< in some variant
  bool HasEntry = false; ///< a routine that begins a lifecycle, likewise
};

/// A source to be parsed, and what came of it.
struct Task {
  Driver *Of = nullptr;
  size_t Source = 0;
  const ParseOptions *How = nullptr;
  std::optional<llvm::Expected<Unit>> Parsed;

  const std::string &file() const { return Of->From.Sources[Source]; }
};

class Run {
public:
  Run(const Arguments &A, const catalogue::Catalogue &Rules)
      : A(A), Rules(Rules) {}

  bool prepare(llvm::StringRef Executable);
  Outcome analyse(const engine::Options &Options);

private:
  void add(Input I);
  void parseTasks(std::vector<Task> &Tasks);
  void parseAll();
  void take(Task &T);
  void fail(const llvm::Twine &Why);
  llvm::Error finish(Driver &D, std::vector<ir::Module> Modules,
                     const engine::Options &Options, llvm::StringRef Variant);
  void finishBase(Driver &D, const engine::Options &Options);
  llvm::Error analyseVariant(Driver &D, const Variant &V,
                             const engine::Options &Options);
  void analyseVariants(Driver &D, const engine::Options &Options);
  void settle(Driver &D);

  const Arguments &A;
  const catalogue::Catalogue &Rules;
  ParseOptions Parsing;
  std::vector<Driver> Drivers;
  std::vector<Variant> Named; ///< of the file that --variants names
  Outcome Result;
  Progress Shown{llvm::errs(), llvm::errs().is_displayed()};
};

} // namespace

void Run::add(Input I) {
  std::vector<std::string> Files = I.Sources;
  Files.insert(Files.end(), I.Headers.begin(), I.Headers.end());
  auto Traces = std::make_unique<TraceHeader>(
      std::move(Files), Parsing.Known.Overlay, I.TraceRoutines);
  Drivers.push_back({std::move(I), std::move(Traces)});
}

/// Looks at all that is asked for before any work is done on it.
bool Run::prepare(llvm::StringRef Executable) {
  if (A.Variants && *A.Variants != "auto") {
    llvm::Expected<std::vector<Variant>> Loaded = loadVariants(*A.Variants);
    if (!Loaded) {
      complain(Loaded.takeError());
      return false;
    }
    Named = std::move(*Loaded);
  }
  llvm::Expected<Headers> Known = findHeaders(Executable, A.MinGW);
  if (!Known) {
    complain(Known.takeError());
    return false;
  }
  llvm::Expected<std::optional<Wdk>> Kit =
      findWdk(A.Wdk, A.Build.Target, [](llvm::StringRef Name) {
        return llvm::sys::Process::GetEnv(Name);
      });
  if (!Kit) {
    complain(Kit.takeError());
    return false;
  }
  // Who names mingw-w64's headers wants them.
  if (*Kit && !A.MinGW)
    useWdk(*Known, **Kit, A.Build.Target);
  useArchitecture(*Known, A.Build.Target);
  if (!Known->IsWdk && A.Build.Target.Arch == build::Architecture::ARM64)
    llvm::errs() << "ndis-tidy: without a WDK's headers ARM64 is parsed as "
                    "amd64\n";
  Parsing.Known = std::move(*Known);
  Parsing.ClangArguments = A.ClangArguments;
  // In front: what is for Clang may end in a "--" of its own.
  Parsing.ClangArguments.insert(Parsing.ClangArguments.begin(),
                                A.Defines.begin(), A.Defines.end());
  llvm::StringSet<> Said;
  // One file of compile commands may be the trouble of many paths.
  auto Say = [&](llvm::Error E) {
    std::string Why = llvm::toString(std::move(E));
    if (Said.insert(Why).second)
      complain(llvm::createStringError(Why));
  };
  llvm::StringSet<> Noted;
  std::vector<Input> Inputs;
  CompileCommands Commands(A.BuildPath);
  for (const std::string &Path : A.Paths) {
    llvm::Expected<Discovery> Found = findDrivers(Path, A.Build, Commands);
    if (!Found) {
      Say(Found.takeError());
      continue;
    }
    for (const std::string &Note : Found->Notes)
      if (Noted.insert(Note).second)
        llvm::errs() << Note << '\n';
    for (const std::string &Why : Found->Failures)
      fail(Why);
    llvm::append_range(Inputs, std::move(Found->Drivers));
  }
  dropRepeated(Inputs);
  for (Input &I : Inputs)
    add(std::move(I));
  return Said.empty();
}

void Run::parseTasks(std::vector<Task> &Tasks) {
  const frontend::LoweringOptions Lowering(Rules.callNames(),
                                           Rules.Ndis6.Macros);
  bool KeepMemory = Tasks.size() == 1 && !A.Variants;
  Shown.expect(Tasks.size());
  auto Parse = [&](Task &T) {
    Driver &D = *T.Of;
    Shown.parsing(T.file());
    const Command *Build =
        D.From.Commands.empty() ? nullptr : &D.From.Commands[T.Source];
    T.Parsed.emplace(parse({T.file(), &D.From, Build}, *T.How, Lowering,
                           *D.Traces, KeepMemory));
  };
  if (Tasks.size() <= 1 || A.Jobs == 1)
    return (void)llvm::for_each(Tasks, Parse);
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(A.Jobs));
  for (Task &T : Tasks)
    Pool.async([&Parse, &T] { Parse(T); });
  Pool.wait();
}

void Run::parseAll() {
  std::vector<Task> Tasks;
  for (Driver &D : Drivers) {
    D.Units.resize(D.From.Sources.size());
    for (size_t N = 0; N != D.From.Sources.size(); ++N)
      Tasks.push_back({&D, N, &Parsing, std::nullopt});
  }
  Result.Files = Tasks.size();
  parseTasks(Tasks);
  Shown.clear();
  for (Task &T : Tasks)
    take(T);
}

void Run::take(Task &T) {
  Coverage &Told = T.Of->Out->Analysed;
  ++Told.Files;
  llvm::Expected<Unit> &U = *T.Parsed;
  if (!U) {
    ++Told.Broken;
    return fail(llvm::toString(U.takeError()));
  }
  llvm::errs() << U->Errors;
  if (U->ErrorCount != 0) {
    ++Told.Broken;
    Result.Broken.push_back(T.file());
    T.Of->Out->Broken.push_back(T.file());
  }
  Told.Errors += U->ErrorCount;
  Told.add(U->Decided);
  T.Of->Units[T.Source] = std::move(*U);
}

/// A reason that holds for many files is given once.
void Run::fail(const llvm::Twine &Why) {
  if (llvm::is_contained(Result.Failures, Why.str()))
    return;
  Shown.clear();
  Result.Failures.push_back(Why.str());
  complain(llvm::createStringError(Why));
}

/// Whether a lifecycle begins in \p P.
static bool hasEntry(const ir::Program &P, const catalogue::Catalogue &Rules) {
  return llvm::any_of(Rules.Lifecycles, [&](const catalogue::Lifecycle &L) {
    const catalogue::Role *Begin = Rules.role(L.Begin);
    return Begin && llvm::any_of(Begin->Names, [&](const std::string &Name) {
             return llvm::any_of(
                 P.module().Functions, [&](const ir::Function &F) {
                   return ir::displayName(P.symbols().name(F.Name)) == Name;
                 });
           });
  });
}

/// From the parts of a driver to its findings, or to its IR on standard output.
/// \p Variant: the name of what is not the build as it is, or empty.
llvm::Error Run::finish(Driver &D, std::vector<ir::Module> Modules,
                        const engine::Options &Options,
                        llvm::StringRef Variant) {
  llvm::Expected<ir::Program> P = ir::link(std::move(Modules));
  if (!P)
    return P.takeError();
  if (A.Do == Action::DumpIR) {
    ir::print(P->module(), llvm::outs());
    return llvm::Error::success();
  }
  D.Linked = true;
  D.HasEntry |= hasEntry(*P, Rules);
  Shown.analysing(D.From.Path, Variant);
  engine::Options Here = Options;
  Here.Of = D.From.IsFolder ? engine::World::Closed : engine::World::Open;
  engine::Analysis Found = engine::analyse(*P, Rules, Here);
  if (Variant.empty())
    D.Out->Analysed.add(P->module(), Found);
  if (A.Variants)
    for (engine::Finding &F : Found.Findings)
      F.Variants = {Variant.empty() ? BaseVariant.str() : Variant.str()};
  D.Out->Results.add(std::move(Found), P->module().Files);
  return llvm::Error::success();
}

void Run::finishBase(Driver &D, const engine::Options &Options) {
  std::vector<const Conditions *> Decided;
  std::vector<ir::Module> Modules;
  for (std::optional<Unit> &U : D.Units)
    if (U) {
      Decided.push_back(&U->Decided);
      Modules.push_back(A.Variants ? U->Module : std::move(U->Module));
    }
  D.Out->Analysed.Undefined = configurationMacros(Decided);
  if (Modules.empty() || A.Do == Action::ListVariants)
    return; // in the first case it has been said why
  if (llvm::Error E = finish(D, std::move(Modules), Options, ""))
    return fail("'" + D.From.Path +
                "' is no single driver: " + llvm::toString(std::move(E)) +
                "; name its files, or the folders of the drivers in it");
  ++Result.Drivers;
}

/// An error says why \p V does not count.
llvm::Error Run::analyseVariant(Driver &D, const Variant &V,
                                const engine::Options &Options) {
  ParseOptions How = Parsing;
  How.ClangArguments.insert(How.ClangArguments.begin() +
                                static_cast<ptrdiff_t>(A.Defines.size()),
                            V.Flags.begin(), V.Flags.end());
  std::vector<Task> Tasks;
  std::vector<ir::Module> Modules;
  for (auto [N, U] : llvm::enumerate(D.Units))
    if (U && !V.changes(U->Decided))
      Modules.push_back(U->Module);
    else if (U)
      Tasks.push_back({&D, N, &How, std::nullopt});
  parseTasks(Tasks);
  Coverage Seen;
  for (Task &T : Tasks) {
    if (!*T.Parsed)
      return T.Parsed->takeError();
    Unit &U = **T.Parsed;
    if (U.ErrorCount > D.Units[T.Source]->ErrorCount)
      return llvm::createStringError("'" + T.file() + "' does not parse in it");
    Seen.add(U.Decided);
    Modules.push_back(std::move(U.Module));
  }
  if (llvm::Error E = finish(D, std::move(Modules), Options, V.Name))
    return E;
  for (const auto &[File, Use] : Seen.Sources)
    D.Out->Analysed.Sources[File].add(Use);
  return llvm::Error::success();
}

void Run::analyseVariants(Driver &D, const engine::Options &Options) {
  if (!A.Variants || !D.Linked)
    return;
  D.Out->Variants = {BaseVariant.str()};
  bool Asked = *A.Variants != "auto";
  for (const Variant &V :
       Asked ? Named : flipEach(D.Out->Analysed.Undefined, A.Defines)) {
    llvm::Error E = analyseVariant(D, V, Options);
    if (!E) {
      D.Out->Variants.push_back(V.Name);
      continue;
    }
    std::string Why =
        "variant '" + V.Name + "': " + llvm::toString(std::move(E));
    // Not every macro can be defined on its own; what was asked for must do.
    if (Asked)
      fail("'" + D.From.Path + "': " + Why);
    else
      D.Out->Analysed.Skipped.push_back(Why);
  }
}

/// What holds in all variants says nothing of them.
void Run::settle(Driver &D) {
  std::vector<engine::Finding> Findings = D.Out->Results.findings().vec();
  for (engine::Finding &F : Findings)
    if (F.Variants.size() >= D.Out->Variants.size())
      F.Variants.clear();
  D.Out->Results.setFindings(std::move(Findings));
  if (D.From.IsFolder && D.Linked && !D.HasEntry)
    fail("no DriverEntry in '" + D.From.Path + "': nothing to analyse");
}

Outcome Run::analyse(const engine::Options &Options) {
  Result.PerDriver.resize(Drivers.size());
  for (auto [D, Out] : llvm::zip_equal(Drivers, Result.PerDriver)) {
    Out.Path = D.From.Path;
    Out.IsFolder = D.From.IsFolder;
    D.Out = &Out;
  }
  parseAll();
  for (Driver &D : Drivers) {
    finishBase(D, Options);
    analyseVariants(D, Options);
    settle(D);
  }
  Shown.clear();
  Result.RequireComplete = A.RequireComplete;
  return std::move(Result);
}

/// Shows and writes what was found.
static llvm::Error report(Outcome &O, const Arguments &A,
                          const std::optional<report::Baseline> &Old,
                          const SarifContext &About) {
  report::SourceTexts Texts;
  settle(O, Texts);
  std::optional<Outcome> All;
  if (A.NewBaseline)
    All = O;
  if (Old)
    subtractBaseline(O, *Old, About.Checks);
  printFindings(O, Texts, llvm::outs());
  llvm::outs().flush();
  if (O.Drivers != 0)
    llvm::errs() << "ndis-tidy: " << summary(O) << '\n';
  printCoverage(O, llvm::errs());
  if (A.SarifFile)
    if (llvm::Error E = writeSarif(O, About, *A.SarifFile))
      return E;
  return All ? writeSarif(*All, About, *A.NewBaseline) : llvm::Error::success();
}

/// --dump-ir and the plain use of the command.
static llvm::Expected<ExitStatus> analyse(const Arguments &A,
                                          const catalogue::Catalogue &Rules,
                                          const engine::Options &Options,
                                          llvm::StringRef Executable) {
  std::optional<report::Baseline> Old;
  if (A.Baseline) {
    llvm::Expected<report::Baseline> Loaded = loadBaseline(*A.Baseline);
    if (!Loaded)
      return Loaded.takeError();
    Old = std::move(*Loaded);
  }
  Run R(A, Rules);
  if (!R.prepare(Executable))
    return Failed;
  Outcome O = R.analyse(Options);
  if (A.Do == Action::DumpIR)
    return O.status();
  if (A.Do == Action::ListVariants) {
    for (const DriverOutcome &D : O.PerDriver)
      for (const TestedMacro &M : D.Analysed.Undefined)
        llvm::outs() << M.File << ':' << M.Line << ": " << M.Name << '\n';
    return O.status();
  }
  if (llvm::Error E = report(O, A, Old, {Rules, Options.Checks, A.Words}))
    return std::move(E);
  return O.status();
}

static llvm::Expected<ExitStatus> dispatch(const Arguments &A,
                                           llvm::StringRef Executable) {
  if (A.Do == Action::Help) {
    printHelp(llvm::outs());
    return Clean;
  }
  if (A.Do == Action::Version) {
    llvm::outs() << "ndis-tidy " NDIS_TIDY_VERSION " (LLVM "
                 << LLVM_VERSION_STRING << ")\n";
    return Clean;
  }
  if (A.Do == Action::DumpConfig) {
    dumpConfig(A, llvm::outs());
    return Clean;
  }
  llvm::Expected<catalogue::Catalogue> Rules = loadRules(A.RuleFiles);
  if (!Rules)
    return Rules.takeError();
  if (A.Do == Action::Explain) {
    if (llvm::Error E =
            explain(*Rules, A.Explained, pagesOf(Executable), llvm::outs()))
      return std::move(E);
    return Clean;
  }
  llvm::Expected<std::vector<std::string>> Ids = selectChecks(*Rules, A.Checks);
  if (!Ids)
    return Ids.takeError();
  engine::Options Options;
  Options.Checks = std::move(*Ids);
  if (llvm::Error E = applyCheckOptions(*Rules, A.CheckOptions, Options))
    return std::move(E);
  if (A.Do == Action::ListChecks) {
    listChecks(Options.Checks, llvm::outs());
    return Clean;
  }
  return analyse(A, *Rules, Options, Executable);
}

ExitStatus run(const Arguments &A, llvm::StringRef Executable) {
  llvm::Expected<ExitStatus> Status = dispatch(A, Executable);
  llvm::outs().flush();
  if (std::error_code Why = llvm::outs().error()) {
    llvm::outs().clear_error();
    complain(llvm::createStringError("cannot write to standard output: " +
                                     Why.message()));
    if (Status)
      return Failed;
  }
  if (Status)
    return *Status;
  complain(Status.takeError());
  return Failed;
}

} // namespace ndistidy::command
