//===- UnitLowering.h - Names, files and declarations of a unit -*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_FRONTEND_UNITLOWERING_H
#define NDIS_TIDY_FRONTEND_UNITLOWERING_H

#include "frontend/Lowering.h"
#include "frontend/MacroCalls.h"
#include "ir/Program.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

namespace ndistidy::frontend {

/// What the lowering of all routines of a unit shares: the module that comes
/// into being, and how things are called in it.
class UnitLowering {
public:
  UnitLowering(clang::ASTContext &Context, const MacroCalls &Macros,
               UnitFacts Facts)
      : Context(Context), Macros(Macros), SM(Context.getSourceManager()),
        Facts(std::move(Facts)) {}

  ir::Module run(const LoweringOptions &Of);

  clang::ASTContext &Context;
  const MacroCalls &Macros;
  const clang::SourceManager &SM;
  ir::Module M;

  ir::Symbol intern(llvm::StringRef Name) { return M.Symbols.intern(Name); }
  ir::Location location(clang::SourceLocation Loc);
  /// Invalid for what is not written in one file.
  ir::Range range(clang::SourceRange Range);
  /// The same with the semicolon behind it; invalid if there is none.
  ir::Range statement(clang::SourceRange Range);
  bool isSystem(clang::SourceLocation Loc);
  ir::Symbol typeName(clang::QualType T);
  /// The routine's key; from now on the module declares it.
  ir::Symbol use(const clang::FunctionDecl *F);
  /// The variable's key; from now on the module has it.
  ir::Symbol use(const clang::VarDecl *V);
  /// A routine of which only the name of a macro is known.
  ir::Symbol useMacro(llvm::StringRef Name, size_t Arguments);
  /// What stands in front of a declaration, or of one of its parameters.
  struct Annotation {
    const MacroCalls::Use *Use = nullptr;
    std::optional<unsigned> Parameter;
  };
  /// What stands in front of the declarations of \p F.
  llvm::ArrayRef<Annotation> annotationsOf(const clang::FunctionDecl *F);
  /// Whether uses of the macro \p Name are lowered as calls.
  bool isCalled(llvm::StringRef Name) const {
    return Options && Options->CallMacros.contains(Name);
  }
  /// What is called \p Name in \p Scope, without the scopes around it.
  std::vector<const clang::NamedDecl *> lookup(const clang::DeclContext *Scope,
                                               llvm::StringRef Name);
  std::vector<ir::Parameter> parameters(const clang::FunctionDecl *F);
  /// The methods of a class that stands in a routine: a lambda's, too.
  void lowerLater(const clang::CXXRecordDecl *Local) { Later.push_back(Local); }

private:
  /// A type without a name is called by its place.
  struct PathNames : clang::PrintingCallbacks {
    explicit PathNames(const UnitLowering &U) : U(U) {}
    std::string remapPath(llvm::StringRef Path) const override {
      return U.nameOf(Path);
    }
    const UnitLowering &U;
  };

  std::string nameOf(llvm::StringRef Path) const;
  void visit(const clang::Decl *D);
  template <typename Range> void visitAll(const Range &Decls);
  void lowerRoutine(const clang::FunctionDecl *F);
  bool isBroken(const clang::VarDecl *V);
  void initialize(const clang::VarDecl *V, ir::Symbol Key);
  std::string keyOf(const clang::FunctionDecl *F);
  std::string keyOf(const clang::VarDecl *V);
  uint32_t file(clang::FileID ID);
  std::string filePath(clang::SourceLocation Loc);

  const LoweringOptions *Options = nullptr;
  UnitFacts Facts;
  PathNames Paths{*this};
  llvm::DenseMap<clang::FileID, uint32_t> FileIndex;
  llvm::DenseMap<clang::FileID, bool> SystemFiles;
  /// The file that was asked for last, and what was said of it.
  clang::SourceRange LastFile;
  bool LastIsSystem = false;
  llvm::DenseMap<const clang::Decl *, ir::Symbol> Keys;
  llvm::DenseSet<uint32_t> Declared;
  llvm::DenseMap<const clang::Type *, ir::Symbol> TypeNames;
  llvm::DenseSet<const clang::FunctionDecl *> Lowered;
  std::vector<const clang::CXXRecordDecl *> Later;
  llvm::StringMap<unsigned> StaticLocals;
  llvm::DenseMap<const clang::FunctionDecl *, std::vector<Annotation>>
      Annotations;
};

} // namespace ndistidy::frontend

#endif // NDIS_TIDY_FRONTEND_UNITLOWERING_H
