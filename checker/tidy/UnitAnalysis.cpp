//===- UnitAnalysis.cpp - One analysis for all checks of a unit -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tidy/UnitAnalysis.h"
#include "catalogue/CatalogueYaml.h"
#include "ir/Linker.h"
#include <cassert>

namespace ndistidy::tidy {

UnitAnalysis::UnitAnalysis()
    : Lowering(catalogue::shipped().callNames(),
               catalogue::shipped().Ndis6.Macros) {
  Engine.Of = engine::World::Open;
}

void UnitAnalysis::want(llvm::StringRef Check) {
  Engine.Checks.push_back(Check.str());
}

void UnitAnalysis::setOption(llvm::StringRef Name, bool Value) {
  if (Name == "RequireAlways")
    Engine.RequireUnloadHandlerAlways = Value;
}

void UnitAnalysis::listen(clang::Preprocessor &PP) {
  if (!Macros)
    Macros = frontend::MacroCalls::record(PP, Lowering);
}

const UnitAnalysis::Result &UnitAnalysis::result(clang::ASTContext &Context) {
  if (Done)
    return *Done;
  assert(Macros && "listen comes first");
  Done.emplace();
  std::vector<ir::Module> Unit;
  Unit.push_back(frontend::lower(Context, *Macros, Lowering));
  llvm::Expected<ir::Program> Program = ir::link(std::move(Unit));
  // One unit has no two definitions of a name, unless it did not parse; then
  // Clang has said so.
  if (!Program) {
    llvm::consumeError(Program.takeError());
    return *Done;
  }
  Done->Found = engine::analyse(*Program, catalogue::shipped(), Engine);
  Done->Files = Program->module().Files;
  return *Done;
}

std::shared_ptr<UnitAnalysis>
AnalysisTable::get(const clang::tidy::ClangTidyContext *Of) {
  std::lock_guard<std::mutex> Lock(Guard);
  std::weak_ptr<UnitAnalysis> &Entry = Shared[Of];
  std::shared_ptr<UnitAnalysis> Result = Entry.lock();
  if (!Result) {
    Result = std::make_shared<UnitAnalysis>();
    Entry = Result;
  }
  return Result;
}

} // namespace ndistidy::tidy
