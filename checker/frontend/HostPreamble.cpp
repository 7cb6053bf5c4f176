//===- HostPreamble.cpp - Units that a host parses in two parts -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/HostPreamble.h"
#include "frontend/MacroCalls.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/IdentifierResolver.h"

namespace ndistidy::frontend {

using namespace clang;

static bool isDriversOwn(Preprocessor &PP, llvm::StringRef Name) {
  const MacroInfo *Info = PP.getMacroInfo(PP.getIdentifierInfo(Name));
  return Info &&
         !PP.getSourceManager().isInSystemHeader(Info->getDefinitionLoc());
}

std::optional<UnitFacts::Precompiled>
hostPreamble(Preprocessor &PP, const ASTContext &Context, MacroCalls &Macros,
             const LoweringOptions &Options) {
  if (!Context.getExternalSource())
    return std::nullopt;
  for (const auto &Entry : Options.WatchedMacros)
    if (isDriversOwn(PP, Entry.getKey()))
      Macros.define(Entry.getKey());
  UnitFacts::Precompiled Facts;
  // Nothing there is lowered but what the rest uses.
  Facts.Lookup = [&PP](llvm::StringRef Name) {
    // Reads what the parser noted at the identifier.
    IdentifierResolver Resolver(PP);
    auto Found = Resolver.decls(PP.getIdentifierInfo(Name));
    return std::vector<const NamedDecl *>(Found.begin(), Found.end());
  };
  return Facts;
}

} // namespace ndistidy::frontend
