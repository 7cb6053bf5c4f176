//===- UnitAnalysis.cpp - One analysis for all checks of a unit -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tidy/UnitAnalysis.h"
#include "catalogue/CatalogueYaml.h"
#include "frontend/HostPreamble.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"
#include <cassert>

namespace ndistidy::tidy {

UnitAnalysis::UnitAnalysis(std::shared_ptr<Host> Of,
                           std::shared_ptr<knowledge::Analyst> By)
    : In(std::move(Of)), Asked(std::move(By)),
      Lowering(catalogue::shipped().calls(),
               catalogue::shipped().Ndis6.Macros) {}

void UnitAnalysis::want(llvm::StringRef Check) {
  Engine.Checks.push_back(Check.str());
}

void UnitAnalysis::setOption(llvm::StringRef Name, bool Value) {
  if (Name == "RequireAlways")
    Engine.RequireUnloadHandlerAlways = Value;
}

void UnitAnalysis::listen(clang::Preprocessor &PP) {
  if (Macros)
    return;
  Heard = &PP;
  Macros = frontend::MacroCalls::record(PP, Lowering);
}

/// Absolute, without dots.
static std::string absolute(llvm::StringRef File,
                            const clang::SourceManager &SM) {
  llvm::SmallString<256> Path(File);
  (void)SM.getFileManager().getVirtualFileSystem().makeAbsolute(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

ir::Module UnitAnalysis::lower(clang::ASTContext &Context,
                               const knowledge::Rest *Rest) {
  frontend::UnitFacts Facts;
  Facts.After = frontend::hostPreamble(*Heard, Context, *Macros, Lowering);
  const clang::SourceManager &SM = Context.getSourceManager();
  if (Rest)
    Facts.NameOf = [&SM, Rest](llvm::StringRef File) {
      return File.starts_with("<") ? File.str()
                                   : Rest->nameOf(absolute(File, SM));
    };
  return frontend::lower(Context, *Macros, Lowering, std::move(Facts));
}

const UnitAnalysis::Result &UnitAnalysis::result(clang::ASTContext &Context) {
  if (Done)
    return *Done;
  assert(Macros && "listen comes first");
  Done.emplace();
  const clang::SourceManager &SM = Context.getSourceManager();
  std::optional<knowledge::Rest> Rest;
  std::string File;
  if (auto Main = SM.getFileEntryRefForID(SM.getMainFileID())) {
    File = absolute(Main->getName(), SM);
    Rest = In->restOf(File, DriverIR);
  }
  bool HasRoot = Rest && !Rest->Root.empty();
  ir::Module Unit = lower(Context, HasRoot ? &*Rest : nullptr);
  auto Shown = [&](const std::string &Name) {
    return HasRoot ? knowledge::absoluteName(Name, Rest->Root) : Name;
  };
  for (const std::string &Name : Unit.Files)
    Done->Own.insert(Shown(Name));
  auto Found = Asked->analyse(std::move(Unit), Rest ? &*Rest : nullptr, Engine);
  // One unit has no two definitions of a name, unless it did not parse; then
  // Clang has said so.
  if (!Found)
    return *Done;
  Done->Found = std::move(Found->Found);
  for (const std::string &Name : Found->Files)
    Done->Files.push_back(Shown(Name));
  if (Rest && !Rest->Gap.empty())
    In->hint(File, Rest->Gap);
  else if (Found->Apart)
    In->hint(File,
             "'" + File +
                 "' defines what another file of its driver defines, too");
  return *Done;
}

AnalysisTable::AnalysisTable(std::shared_ptr<Host> For)
    : In(std::move(For)), Asked(std::make_shared<knowledge::Analyst>(
                              catalogue::shipped(), In->asksAgain())) {}

std::shared_ptr<UnitAnalysis>
AnalysisTable::get(const clang::tidy::ClangTidyContext *Of) {
  std::lock_guard<std::mutex> Lock(Guard);
  std::weak_ptr<UnitAnalysis> &Entry = Shared[Of];
  std::shared_ptr<UnitAnalysis> Result = Entry.lock();
  if (!Result) {
    Result = std::make_shared<UnitAnalysis>(In, Asked);
    Entry = Result;
  }
  return Result;
}

} // namespace ndistidy::tidy
