//===- NdisCheck.h - A check of clang-tidy ----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TIDY_NDISCHECK_H
#define NDIS_TIDY_TIDY_NDISCHECK_H

#include "catalogue/Catalogue.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "tidy/UnitAnalysis.h"

namespace ndistidy::tidy {

/// Shows those findings of a unit's analysis that have its name.
class NdisCheck : public clang::tidy::ClangTidyCheck {
public:
  /// \p Row is the check in the rules.
  NdisCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context,
            const catalogue::Check &Row, std::shared_ptr<UnitAnalysis> Shared);

  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

private:
  bool value(const catalogue::CheckOption &O) const;
  void show(const engine::Finding &F, const UnitAnalysis::Result &All,
            clang::SourceManager &SM);
  void showRemarks(const UnitAnalysis::Result &Of, clang::SourceManager &SM);

  const catalogue::Check &Row;
  std::shared_ptr<UnitAnalysis> Shared;
};

} // namespace ndistidy::tidy

#endif // NDIS_TIDY_TIDY_NDISCHECK_H
