//===- NdisCheck.cpp - A check of clang-tidy ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tidy/NdisCheck.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"

namespace ndistidy::tidy {

using namespace clang;

NdisCheck::NdisCheck(llvm::StringRef Name,
                     clang::tidy::ClangTidyContext *Context,
                     const catalogue::Check &Of,
                     std::shared_ptr<UnitAnalysis> Analysis)
    : ClangTidyCheck(Name, Context), Row(Of), Shared(std::move(Analysis)) {
  Shared->want(Row.Id);
  // Said for one check it counts for all: they share the analysis.
  if (llvm::StringRef Where = Options.getLocalOrGlobal("DriverIR", "");
      !Where.empty())
    Shared->setDriverIR(Where);
  for (const catalogue::CheckOption &O : Row.Options)
    Shared->setOption(O.Name, value(O));
}

void NdisCheck::storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) {
  for (const catalogue::CheckOption &O : Row.Options)
    Options.store(Into, O.Name, value(O));
  Options.store(Into, "DriverIR", Options.getLocalOrGlobal("DriverIR", ""));
}

/// All options are truth values; clang-tidy warns of others.
bool NdisCheck::value(const catalogue::CheckOption &O) const {
  return Options.get(O.Name, O.Default == "true");
}

void NdisCheck::registerPPCallbacks(const SourceManager & /*SM*/,
                                    Preprocessor *PP,
                                    Preprocessor * /*ModuleExpanderPP*/) {
  Shared->listen(*PP);
}

void NdisCheck::registerMatchers(ast_matchers::MatchFinder *Finder) {
  Finder->addMatcher(ast_matchers::translationUnitDecl(), this);
}

/// A place in \p SM's unit; one in another file is made known to it.
static SourceLocation locate(ir::Location Loc, const UnitAnalysis::Result &Of,
                             SourceManager &SM) {
  if (!Loc.valid() || Loc.File >= Of.Files.size())
    return {};
  const std::string &Name = Of.Files[Loc.File];
  auto File = SM.getFileManager().getOptionalFileRef(Name);
  if (!File)
    return {};
  if (Of.Own.contains(Name))
    return SM.translateFileLineCol(*File, Loc.Line, Loc.Column);
  FileID Other = SM.getOrCreateFileID(*File, SrcMgr::C_User);
  return SM.translateLineCol(Other, Loc.Line, Loc.Column);
}

/// What is found elsewhere is shown there.
static bool isHere(ir::Location Loc, const UnitAnalysis::Result &Of) {
  return Loc.valid() && Loc.File < Of.Files.size() &&
         Of.Own.contains(Of.Files[Loc.File]);
}

void NdisCheck::check(const ast_matchers::MatchFinder::MatchResult &Result) {
  const UnitAnalysis::Result &All = Shared->result(*Result.Context);
  SourceManager &SM = Result.Context->getSourceManager();
  for (const engine::Finding &F : All.Found.Findings)
    if (F.Check == Row.Id && isHere(F.Loc, All))
      show(F, All, SM);
  if (Shared->speakForAll())
    showRemarks(All, SM);
}

void NdisCheck::show(const engine::Finding &F, const UnitAnalysis::Result &All,
                     SourceManager &SM) {
  SourceLocation Loc = locate(F.Loc, All, SM);
  if (Loc.isInvalid())
    return;
  // Messages are arguments: a '%' in one is none of Clang's.
  {
    DiagnosticBuilder Warning = diag(Loc, "%0") << F.Message;
    for (const engine::FixIt &Fix : F.Fixes)
      Warning << FixItHint::CreateReplacement(
          CharSourceRange::getCharRange(locate(Fix.Where.Begin, All, SM),
                                        locate(Fix.Where.End, All, SM)),
          Fix.Text);
  }
  for (const engine::PathNote &N : F.Notes)
    diag(locate(N.Loc, All, SM), "%0", DiagnosticIDs::Note) << N.Message;
}

/// Where the analysis gave up it says so, and is silent otherwise.
void NdisCheck::showRemarks(const UnitAnalysis::Result &Of, SourceManager &SM) {
  for (const engine::Incomplete &I : Of.Found.Incompletes)
    if (isHere(I.Loc, Of))
      diag(locate(I.Loc, Of, SM),
           "routine '%0' was not analysed to its end: %1",
           DiagnosticIDs::Remark)
          << I.Function << I.Reason;
}

} // namespace ndistidy::tidy
