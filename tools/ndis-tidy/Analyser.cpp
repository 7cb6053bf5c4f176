//===- Analyser.cpp - From drivers to what is said of them ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Analyser.h"
#include "ir/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/TimeProfiler.h"

namespace ndistidy::command {

Analyser::Analyser(const Arguments &A, const catalogue::Catalogue &Rules,
                   const engine::Options &Options, Preparation P)
    : A(A), Rules(Rules), Options(Options), Parsing(std::move(P.Parsing)),
      Named(std::move(P.Variants)),
      Shown(llvm::errs(), llvm::errs().is_displayed()),
      Maker(Rules, A.Jobs, Shown) {
  Result.Failures = std::move(P.Failures);
  Result.Notes = std::move(P.Notes);
  for (Input &I : P.Inputs) {
    cache::Cache *Kept = cacheFor(I);
    Drivers.emplace_back(std::move(I), Parsing, Kept);
  }
}

cache::Cache *Analyser::cacheFor(const Input &I) {
  if (A.NoCache)
    return nullptr;
  llvm::SmallString<256> Folder(I.IsFolder
                                    ? llvm::StringRef(I.Path)
                                    : llvm::sys::path::parent_path(I.Path));
  llvm::sys::path::append(Folder, ".ndis-tidy");
  std::string Where = A.CacheFolder.value_or(Folder.str().str());
  std::unique_ptr<cache::Cache> &C = Caches[Where];
  if (!C)
    C = std::make_unique<cache::Cache>(Where, [this](const llvm::Twine &Why) {
      Shown.clear();
      llvm::errs() << "ndis-tidy: remark: " << Why
                   << "; the run goes on without (--cache-dir, --no-cache)\n";
    });
  return C.get();
}

void Analyser::parseAll() {
  std::vector<Task> Tasks;
  for (Driver &D : Drivers) {
    D.Units.resize(D.From.Sources.size());
    for (size_t N = 0; N != D.From.Sources.size(); ++N)
      Tasks.push_back({&D, N, &Parsing});
  }
  Result.Files = Tasks.size();
  Result.Parsed = Maker.make(Tasks, /*Last=*/!A.Variants);
  Shown.clear();
  for (Task &T : Tasks)
    take(T);
}

/// An editor is not wrong for want of a folder that can be written; where that
/// is so, it was said.
void Analyser::record() {
  llvm::TimeTraceScope Time("ndis cache");
  Result.News = Result.Parsed != 0;
  for (auto &[Folder, C] : Caches) {
    std::vector<knowledge::Driver> Known;
    for (Driver &D : Drivers)
      if (D.Kept == C.get() && D.From.IsFolder) {
        D.Record.Root = D.Names.root();
        D.Record.Name = D.From.Description;
        Known.push_back(D.Record);
      }
    llvm::Expected<bool> New = knowledge::writeDrivers(Folder, Known);
    if (New)
      Result.News |= *New;
    else
      llvm::consumeError(New.takeError());
  }
}

void Analyser::take(Task &T) {
  auto &D = static_cast<Driver &>(*T.Of);
  D.Record.Sources.push_back(
      {knowledge::absoluteName(D.Names.inUnit(T.file()), D.Names.root()),
       T.Key});
  Coverage &Told = D.Out->Analysed;
  ++Told.Files;
  llvm::Expected<Unit> &U = *T.Made;
  if (!U) {
    ++Told.Unparsed;
    return fail(llvm::toString(U.takeError()));
  }
  for (const Unit::Remark &R : U->Remarks) {
    std::string Text = R.File + R.Text;
    if (!llvm::is_contained(D.Out->Notes, Text))
      D.Out->Notes.push_back(Text);
    if (Said.insert(Text).second)
      llvm::errs() << Text << '\n';
  }
  // Drivers may share a source.
  if (Said.insert(U->Errors).second)
    llvm::errs() << U->Errors;
  if (U->ErrorCount != 0) {
    ++Told.Broken;
    Result.Broken.push_back(T.file());
    D.Out->Broken.push_back(T.file());
  }
  Told.Errors += U->ErrorCount;
  Told.add(U->Decided);
  D.Units[T.Source] = std::move(*U);
}

void Analyser::fail(const llvm::Twine &Why) {
  if (llvm::is_contained(Result.Failures, Why.str()))
    return;
  Shown.clear();
  Result.Failures.push_back(Why.str());
  complain(llvm::createStringError(Why));
}

static llvm::Error dump(Parts Of, const FileNames &Names) {
  llvm::Expected<ir::Program> P = Of.link();
  if (!P)
    return P.takeError();
  ir::Module M = P->module();
  for (std::string &Name : M.Files)
    Name = Names.shown(Name);
  ir::print(M, llvm::outs());
  return llvm::Error::success();
}

llvm::Error Analyser::finish(Driver &D, std::vector<Unit *> Units,
                             llvm::StringRef Variant) {
  Parts Program(D, std::move(Units), /*Again=*/A.Variants.has_value());
  if (A.Do == Action::DumpIR)
    return dump(std::move(Program), D.Names);
  engine::Options Here = Options;
  Here.Of = D.From.IsFolder ? engine::World::Closed : engine::World::Open;
  Here.RecordLives = A.HtmlFolder && Variant.empty();
  bool Several = A.Variants || Drivers.size() > 1;
  llvm::Expected<Judgement> J =
      Program.judge(Rules, Here, Several ? &Quiet : nullptr,
                    [&] { Shown.analysing(D.From.Path, Variant); });
  if (!J)
    return J.takeError();
  addResults(D, std::move(*J), Variant);
  return llvm::Error::success();
}

void Analyser::addResults(Driver &D, Judgement J, llvm::StringRef Variant) {
  D.Linked = true;
  D.HasEntry |= J.HasEntry;
  for (std::string &Name : J.Files)
    Name = D.Names.shown(Name);
  if (Variant.empty()) {
    D.Out->Analysed.add(J.Found, J.NotWhole, J.Files);
    D.Out->Analysed.Unseen = std::move(J.Unseen);
  }
  if (A.Variants) {
    std::string Name = Variant.empty() ? BaseVariant.str() : Variant.str();
    for (engine::Finding &F : J.Found.Findings)
      F.Variants = {Name};
    for (engine::Incomplete &I : J.Found.Incompletes)
      I.Variants = {Name};
  }
  D.Out->Results.add(std::move(J.Found), J.Files);
}

void Analyser::finishBase(Driver &D) {
  std::vector<const Conditions *> Decided;
  std::vector<Unit *> Units;
  for (std::optional<Unit> &U : D.Units)
    if (U) {
      Decided.push_back(&U->Decided);
      Units.push_back(&*U);
    }
  D.Out->Analysed.Undefined = configurationMacros(Decided);
  if (Units.empty() || A.Do == Action::ListVariants)
    return; // in the first case it has been said why
  if (llvm::Error E = finish(D, std::move(Units), ""))
    return fail("'" + D.Out->name() +
                "' is no single driver: " + llvm::toString(std::move(E)) +
                "; name its files, or the folders of the drivers in it");
  ++Result.Drivers;
}

/// What holds in all variants says nothing of them.
void Analyser::settle(Driver &D) {
  auto Plain = [&](auto All) {
    for (auto &One : All)
      if (One.Variants.size() >= D.Out->Variants.size())
        One.Variants.clear();
    return All;
  };
  report::Report &R = D.Out->Results;
  R.setFindings(Plain(R.findings().vec()));
  R.setIncompletes(Plain(R.incompletes().vec()));
  if (D.From.IsFolder && D.Linked && !D.HasEntry)
    fail("no DriverEntry in '" + D.Out->name() + "': nothing to analyse");
}

void Analyser::prune() {
  llvm::TimeTraceScope Time("ndis cache");
  for (auto &[Folder, C] : Caches)
    C->prune();
}

Outcome Analyser::run() {
  Result.PerDriver.resize(Drivers.size());
  for (auto [D, Out] : llvm::zip_equal(Drivers, Result.PerDriver)) {
    Out.Path = D.From.Path;
    Out.Description = D.From.Description;
    Out.IsFolder = D.From.IsFolder;
    Out.Notes = D.From.Notes;
    D.Out = &Out;
  }
  parseAll();
  record();
  for (Driver &D : Drivers) {
    if (A.Do == Action::UpdateCache)
      break;
    finishBase(D);
    analyseVariants(D);
    settle(D);
  }
  prune();
  Shown.clear();
  Result.RequireComplete = A.RequireComplete && A.Do == Action::Analyse;
  Result.Lenient = A.Lenient;
  return std::move(Result);
}

} // namespace ndistidy::command
