//===- Run.cpp - The command's work ---------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Run.h"
#include "Checks.h"
#include "Config.h"
#include "Parsing.h"
#include "ir/Linker.h"
#include "ir/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/ThreadPool.h"

namespace ndistidy::command {
namespace {

/// One PATH on its way through the pipeline.
struct Driver {
  Input From;
  std::vector<Command> Commands; ///< one for each source, or none
  std::unique_ptr<TraceHeader> Traces;
  std::vector<ir::Module> Modules;
  DriverOutcome *Out = nullptr;
};

class Run {
public:
  Run(const Arguments &A, const catalogue::Catalogue &Rules)
      : A(A), Rules(Rules) {}

  bool prepare(llvm::StringRef Executable);
  Outcome analyse(const engine::Options &Options);

private:
  llvm::Error add(Input I, CompileCommands &Commands);
  void parseAll();
  void take(Driver &D, llvm::StringRef File, llvm::Expected<Unit> U);
  void fail(const llvm::Twine &Why);
  void finish(Driver &D, engine::Options Options);

  const Arguments &A;
  const catalogue::Catalogue &Rules;
  ParseOptions Parsing;
  std::vector<Driver> Drivers;
  Outcome Result;
};

} // namespace

llvm::Error Run::add(Input I, CompileCommands &Commands) {
  llvm::Expected<std::vector<Command>> Build = Commands.of(I);
  if (!Build)
    return Build.takeError();
  std::vector<std::string> Files = I.Sources;
  Files.insert(Files.end(), I.Headers.begin(), I.Headers.end());
  auto Traces =
      std::make_unique<TraceHeader>(std::move(Files), Parsing.Known.Overlay);
  Drivers.push_back(
      {std::move(I), std::move(*Build), std::move(Traces), {}, nullptr});
  return llvm::Error::success();
}

/// Looks at all that is asked for before any work is done on it.
bool Run::prepare(llvm::StringRef Executable) {
  llvm::Expected<Headers> Known = findHeaders(Executable, A.MinGW);
  if (!Known) {
    complain(Known.takeError());
    return false;
  }
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
  std::vector<Input> Inputs;
  for (const std::string &Path : A.Paths)
    if (llvm::Expected<Input> I = discover(Path))
      Inputs.push_back(std::move(*I));
    else
      Say(I.takeError());
  dropRepeated(Inputs);
  CompileCommands Commands(A.BuildPath);
  for (Input &I : Inputs)
    if (llvm::Error E = add(std::move(I), Commands))
      Say(std::move(E));
  return Said.empty();
}

void Run::parseAll() {
  struct Task {
    Driver *Of;
    Job What;
    std::optional<llvm::Expected<Unit>> Parsed;
  };
  std::vector<Task> Tasks;
  for (Driver &D : Drivers)
    for (auto [N, Source] : llvm::enumerate(D.From.Sources)) {
      const Command *Build = D.Commands.empty() ? nullptr : &D.Commands[N];
      Tasks.push_back({&D, {Source, &D.From, Build}, std::nullopt});
    }
  Result.Files = Tasks.size();
  const frontend::LoweringOptions Lowering(Rules.callNames(),
                                           Rules.Ndis6.Macros);
  auto Parse = [&](Task &T) {
    T.Parsed.emplace(parse(T.What, Parsing, Lowering, *T.Of->Traces,
                           /*KeepMemory=*/Tasks.size() == 1));
  };
  if (Tasks.size() == 1 || A.Jobs == 1) {
    llvm::for_each(Tasks, Parse);
  } else {
    llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(A.Jobs));
    for (Task &T : Tasks)
      Pool.async([&Parse, &T] { Parse(T); });
    Pool.wait();
  }
  for (Task &T : Tasks)
    take(*T.Of, T.What.File, std::move(*T.Parsed));
}

void Run::take(Driver &D, llvm::StringRef File, llvm::Expected<Unit> U) {
  if (!U)
    return fail(llvm::toString(U.takeError()));
  llvm::errs() << U->Errors;
  if (U->ErrorCount != 0) {
    Result.Broken.push_back(File.str());
    D.Out->Broken.push_back(File.str());
  }
  D.Modules.push_back(std::move(U->Module));
}

/// A reason that holds for many files is given once.
void Run::fail(const llvm::Twine &Why) {
  if (llvm::is_contained(Result.Failures, Why.str()))
    return;
  Result.Failures.push_back(Why.str());
  complain(llvm::createStringError(Why));
}

/// From the parts of a driver to its findings, or to its IR on standard output.
void Run::finish(Driver &D, engine::Options Options) {
  if (D.Modules.empty())
    return; // and why has been said
  llvm::Expected<ir::Program> P = ir::link(std::move(D.Modules));
  if (!P)
    return fail("'" + D.From.Path +
                "' is no single driver: " + llvm::toString(P.takeError()) +
                "; name its files, or the folders of the drivers in it");
  if (A.Do == Action::DumpIR)
    return ir::print(P->module(), llvm::outs());
  Options.Of = D.From.IsFolder ? engine::World::Closed : engine::World::Open;
  engine::Analysis Found = engine::analyse(*P, Rules, Options);
  ++Result.Drivers;
  D.Out->Results.add(std::move(Found), P->module().Files);
}

Outcome Run::analyse(const engine::Options &Options) {
  Result.PerDriver.resize(Drivers.size());
  for (auto [D, Out] : llvm::zip_equal(Drivers, Result.PerDriver)) {
    Out.Path = D.From.Path;
    Out.IsFolder = D.From.IsFolder;
    D.Out = &Out;
  }
  parseAll();
  for (Driver &D : Drivers)
    finish(D, Options);
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
