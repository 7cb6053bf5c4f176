//===- Lowering.h - From Clang's AST to the IR ------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Use, in any host that parses (clang-tidy, clangd, the command):
//
//   auto Macros = MacroCalls::record(PP, Options);  // before parsing
//   ...parse...
//   ir::Module M = lower(Context, *Macros, Options);
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_FRONTEND_LOWERING_H
#define NDIS_TIDY_FRONTEND_LOWERING_H

#include "ir/Program.h"
#include "llvm/ADT/StringSet.h"
#include <functional>
#include <optional>
#include <vector>

namespace clang {
class ASTContext;
class Decl;
class NamedDecl;
} // namespace clang

namespace ndistidy::frontend {

class MacroCalls;

struct LoweringOptions {
  LoweringOptions() = default;
  /// From lists of names, in any container.
  template <typename Calls, typename Watched>
  LoweringOptions(const Calls &CallNames, const Watched &MacroNames) {
    CallMacros.insert(CallNames.begin(), CallNames.end());
    WatchedMacros.insert(MacroNames.begin(), MacroNames.end());
  }

  /// Function-like macros of headers whose use is lowered as the call that was
  /// written, whatever they expand to.
  llvm::StringSet<> CallMacros;
  /// Macros of which Module::Macros says whether they are defined.
  llvm::StringSet<> WatchedMacros;
};

/// What a host may know of a unit besides its AST.
struct UnitFacts {
  /// What a file that Clang knows by a path is to be called in the module.
  /// Without: as Clang calls it.
  std::function<std::string(llvm::StringRef Path)> NameOf;
  /// Of an AST that goes on from a precompiled one. Asking it for these would
  /// read all of that, which takes as long as parsing it.
  struct Precompiled {
    /// The declarations at its top level, without those of system headers, in
    /// their order.
    std::vector<const clang::Decl *> Declarations;
    /// In C: what a name means at the top level of the unit.
    std::function<std::vector<const clang::NamedDecl *>(llvm::StringRef Name)>
        Lookup;
  };
  std::optional<Precompiled> After;
};

/// Lowers every routine of the unit that is defined outside of system headers,
/// and every declaration and global that these use.
ir::Module lower(clang::ASTContext &Context, const MacroCalls &Macros,
                 const LoweringOptions &Options, UnitFacts Facts = {});

} // namespace ndistidy::frontend

#endif // NDIS_TIDY_FRONTEND_LOWERING_H
