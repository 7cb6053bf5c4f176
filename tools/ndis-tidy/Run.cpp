//===- Run.cpp - The command's work ---------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Run.h"
#include "Checks.h"
#include "Parsing.h"
#include "ir/Linker.h"
#include "ir/Text.h"
#include "report/NoLint.h"
#include "report/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/ThreadPool.h"

namespace ndistidy::command {
namespace {

/// One PATH on its way through the pipeline.
struct Driver {
  Input From;
  std::vector<Command> Commands; ///< one for each source, or none
  std::unique_ptr<TraceHeader> Traces;
  std::vector<ir::Module> Modules;
};

/// Numbers for the summary.
struct Tally {
  unsigned Files = 0;
  unsigned WithErrors = 0;
  unsigned Suppressed = 0;
  bool Failed = false;
};

class Run {
public:
  Run(const Arguments &A, catalogue::Catalogue Rules)
      : A(A), Rules(std::move(Rules)) {}

  int analyse(llvm::StringRef Executable, engine::Options Options);

private:
  bool prepare(llvm::StringRef Executable);
  void parseAll();
  void finish(Driver &D, engine::Options Options);
  int show();
  void summarise() const;

  const Arguments &A;
  catalogue::Catalogue Rules;
  ParseOptions Parsing;
  std::vector<Driver> Drivers;
  report::Report Results;
  Tally Sum;
};

} // namespace

void complain(llvm::Error E) {
  llvm::handleAllErrors(std::move(E), [](const llvm::ErrorInfoBase &Info) {
    llvm::errs() << "ndis-tidy: error: " << Info.message() << '\n';
  });
}

/// Looks at all that is asked for before any work is done on it.
bool Run::prepare(llvm::StringRef Executable) {
  llvm::Expected<Headers> Known = findHeaders(Executable, A.MinGW);
  if (!Known) {
    complain(Known.takeError());
    return false;
  }
  Parsing = {std::move(*Known), A.ClangArguments};
  bool Good = true;
  CompileCommands Commands(A.BuildPath);
  llvm::StringSet<> Seen;
  for (const std::string &Path : A.Paths) {
    llvm::Expected<Input> I = discover(Path);
    llvm::Expected<std::vector<Command>> Build =
        I ? Commands.of(*I) : I.takeError();
    if (!Build) {
      complain(Build.takeError());
      Good = false;
    } else if (Seen.insert(I->Path).second) {
      std::vector<std::string> Files = I->Sources;
      Files.insert(Files.end(), I->Headers.begin(), I->Headers.end());
      Drivers.push_back({std::move(*I),
                         std::move(*Build),
                         std::make_unique<TraceHeader>(std::move(Files),
                                                       Parsing.Known.Overlay),
                         {}});
    }
  }
  return Good;
}

static frontend::LoweringOptions
loweringOptions(const catalogue::Catalogue &Rules) {
  frontend::LoweringOptions Options;
  for (const std::string &Name : Rules.callNames())
    Options.CallMacros.insert(Name);
  for (const std::string &Name : Rules.Ndis6.Macros)
    Options.WatchedMacros.insert(Name);
  return Options;
}

void Run::parseAll() {
  std::vector<std::pair<Job, Driver *>> Jobs;
  for (Driver &D : Drivers)
    for (auto [N, Source] : llvm::enumerate(D.From.Sources))
      Jobs.push_back(
          {{Source, &D.From, D.Commands.empty() ? nullptr : &D.Commands[N]},
           &D});
  Sum.Files = Jobs.size();
  frontend::LoweringOptions Lowering = loweringOptions(Rules);
  std::vector<std::optional<llvm::Expected<Unit>>> Units(Jobs.size());
  auto Parse = [&](size_t N) {
    Units[N].emplace(parse(Jobs[N].first, Parsing, Lowering,
                           *Jobs[N].second->Traces, Jobs.size() == 1));
  };
  if (Jobs.size() == 1 || A.Jobs == 1) {
    for (size_t N = 0; N != Jobs.size(); ++N)
      Parse(N);
  } else {
    llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(A.Jobs));
    for (size_t N = 0; N != Jobs.size(); ++N)
      Pool.async(Parse, N);
    Pool.wait();
  }

  llvm::StringSet<> Said;
  for (auto [J, U] : llvm::zip_equal(Jobs, Units)) {
    if (!*U) {
      // A reason that holds for every file is given once.
      Sum.Failed = true;
      std::string Why = llvm::toString(U->takeError());
      if (Said.insert(Why).second)
        complain(llvm::createStringError(Why));
      continue;
    }
    llvm::errs() << (*U)->Errors;
    Sum.WithErrors += (*U)->ErrorCount != 0;
    J.second->Modules.push_back(std::move((*U)->Module));
  }
}

/// From the parts of a driver to its findings, or to its IR on standard output.
void Run::finish(Driver &D, engine::Options Options) {
  llvm::Expected<ir::Program> P = ir::link(std::move(D.Modules));
  if (!P) {
    Sum.Failed = true;
    complain(llvm::createStringError(
        "'" + D.From.Path +
        "' is no single driver: " + llvm::toString(P.takeError()) +
        "; name its files, or the folders of the drivers in it"));
    return;
  }
  if (A.Do == Action::DumpIR) {
    ir::print(P->module(), llvm::outs());
    return;
  }
  Options.Of = D.From.IsFolder ? engine::World::Closed : engine::World::Open;
  Results.add(engine::analyse(*P, Rules, Options), P->module().Files);
}

void Run::summarise() const {
  auto Count = [](size_t N, llvm::StringRef What) {
    return std::to_string(N) + " " + What.str() + (N == 1 ? "" : "s");
  };
  llvm::raw_ostream &OS = llvm::errs();
  OS << "ndis-tidy: " << Count(Results.findings().size(), "finding") << " in "
     << Count(Sum.Files, "file");
  if (Sum.Suppressed)
    OS << ", " << Sum.Suppressed << " suppressed";
  if (size_t N = Results.incompletes().size())
    OS << ", " << Count(N, "routine") << " not analysed to the end";
  if (Sum.WithErrors)
    OS << "; " << Count(Sum.WithErrors, "file")
       << " did not parse without errors, so there may be more";
  OS << '\n';
}

int Run::show() {
  report::SourceTexts Texts;
  Sum.Suppressed = report::suppress(Results, Texts);
  report::printText(Results, Texts, llvm::outs());
  llvm::outs().flush();
  summarise();
  return Results.findings().empty() ? Clean : Found;
}

int Run::analyse(llvm::StringRef Executable, engine::Options Options) {
  if (!prepare(Executable))
    return Failed;
  parseAll();
  for (Driver &D : Drivers)
    finish(D, Options);
  int Status = A.Do == Action::DumpIR ? int(Clean) : show();
  return Sum.Failed || Sum.WithErrors ? int(Failed) : Status;
}

int run(const Arguments &A, llvm::StringRef Executable) {
  auto Fail = [](llvm::Error E) {
    complain(std::move(E));
    return int(Failed);
  };
  llvm::Expected<catalogue::Catalogue> Rules = loadRules(A.RuleFiles);
  if (!Rules)
    return Fail(Rules.takeError());
  if (A.Do == Action::Explain) {
    llvm::Error E = explain(*Rules, A.Explained, llvm::outs());
    return E ? Fail(std::move(E)) : int(Clean);
  }
  llvm::Expected<std::vector<std::string>> Ids = selectChecks(*Rules, A.Checks);
  if (!Ids)
    return Fail(Ids.takeError());
  engine::Options Options;
  Options.Checks = std::move(*Ids);
  if (llvm::Error E = applyCheckOptions(*Rules, A.CheckOptions, Options))
    return Fail(std::move(E));
  if (A.Do == Action::ListChecks) {
    listChecks(Options.Checks, llvm::outs());
    return Clean;
  }
  return Run(A, std::move(*Rules)).analyse(Executable, std::move(Options));
}

} // namespace ndistidy::command
