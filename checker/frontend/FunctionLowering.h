//===- FunctionLowering.h - The body of one routine -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Builds the blocks of one ir::Function. Expressions become values and places
// without side effects: calls, assignments and decisions in them are made
// first, into temporaries.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_FRONTEND_FUNCTIONLOWERING_H
#define NDIS_TIDY_FRONTEND_FUNCTIONLOWERING_H

#include "frontend/UnitLowering.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringMap.h"

namespace ndistidy::frontend {

/// Counts how deep the source is nested where it lives.
class Nested {
public:
  /// The stack holds at least this much.
  static constexpr unsigned Max = 600;
  explicit Nested(unsigned &Level) : Depth(Level) { ++Depth; }
  Nested(const Nested &) = delete;
  ~Nested() { --Depth; }
  bool tooDeep() const { return Depth > Max; }

private:
  unsigned &Depth;
};

class FunctionLowering {
public:
  FunctionLowering(UnitLowering &Unit, const clang::FunctionDecl *Decl,
                   ir::Function &Into)
      : U(Unit), D(Decl), F(Into) {}

  void run();
  /// Stores \p Init into \p Target in one block; false if something in it is
  /// no constant.
  bool initializeOnly(const ir::Place &Target, const clang::Expr *Init);

private:
  /// Where control goes when a scope is left, beside on.
  struct Cleanup {
    const clang::Stmt *Scope = nullptr; ///< jumps within it do not leave
    const clang::Stmt *Finally = nullptr;
    const clang::CXXDestructorDecl *Destructor = nullptr;
    ir::Place Object;
  };
  struct JumpTarget {
    ir::BlockId Block = 0;
    size_t Cleanups = 0; ///< that are open there
  };

  // Blocks (Blocks.cpp)
  ir::BlockId newBlock();
  void setBlock(ir::BlockId B) { Current = B; }
  void terminate(ir::Terminator T);
  void go(ir::BlockId To) { terminate(ir::Goto{To}); }
  void emit(ir::Step S) { F.Blocks[Current].Steps.push_back(std::move(S)); }
  void store(ir::Place To, ir::Value V, clang::SourceLocation Loc);
  ir::Place temporary();
  ir::Place hold(ir::Value V, clang::SourceLocation Loc);
  ir::Symbol localName(llvm::StringRef Wanted);
  ir::Location at(clang::SourceLocation Loc) { return U.location(Loc); }
  void giveUp(const char *Why, clang::SourceLocation Loc);
  /// False where \p E is not to be lowered.
  bool isSound(const clang::Expr *E, const Nested &Level);
  void jump(const JumpTarget &To);
  /// Leaves the scopes of the cleanups above \p Keep, which stay open.
  void runCleanups(size_t Keep);
  void popCleanups(size_t Keep);
  void destroy(const Cleanup &C);

  // Statements (LowerStmt.cpp, LowerLoop.cpp, LowerException.cpp)
  void stmt(const clang::Stmt *S);
  void stmtOf(const clang::Stmt *S);
  void compound(const clang::CompoundStmt *S);
  void ifStmt(const clang::IfStmt *S);
  void whileStmt(const clang::WhileStmt *S);
  void doStmt(const clang::DoStmt *S);
  void forStmt(const clang::ForStmt *S);
  void rangeFor(const clang::CXXForRangeStmt *S);
  void switchStmt(const clang::SwitchStmt *S);
  void switchCase(const clang::SwitchCase *S);
  void labelStmt(const clang::LabelStmt *S);
  void gotoStmt(const clang::GotoStmt *S);
  void indirectGoto(const clang::IndirectGotoStmt *S);
  void returnStmt(const clang::ReturnStmt *S);
  void declStmt(const clang::DeclStmt *S);
  void variable(const clang::VarDecl *V);
  void sehTry(const clang::SEHTryStmt *S);
  void cxxTry(const clang::CXXTryStmt *S);
  void asmStmt(const clang::AsmStmt *S);
  void nullStmt(const clang::NullStmt *S);
  void loop(const clang::Stmt *Body, const clang::Expr *Cond, ir::BlockId Next,
            ir::BlockId End);
  ir::BlockId labelBlock(const clang::LabelDecl *L);

  // Values (LowerExpr.cpp, LowerOperator.cpp)
  ir::Value expr(const clang::Expr *E);
  ir::Value exprOf(const clang::Expr *E);
  ir::Value cast(const clang::CastExpr *E);
  ir::Value unary(const clang::UnaryOperator *E);
  ir::Value increment(const clang::UnaryOperator *E);
  ir::Value binary(const clang::BinaryOperator *E);
  ir::Value assign(const clang::BinaryOperator *E);
  ir::Value arithmetic(clang::BinaryOperatorKind Op, ir::Value L, ir::Value R,
                       clang::QualType T);
  ir::Value conditional(const clang::AbstractConditionalOperator *E);
  ir::Value truth(const clang::Expr *E);
  ir::Value constant(const clang::Expr *E);
  ir::Value statementExpr(const clang::StmtExpr *E);
  ir::Value newExpr(const clang::CXXNewExpr *E);
  ir::Value deleteExpr(const clang::CXXDeleteExpr *E);
  ir::Value unknownOf(const clang::Stmt *E);
  void condition(const clang::Expr *E, ir::BlockId True, ir::BlockId False);
  void conditionOf(const clang::Expr *E, ir::BlockId True, ir::BlockId False);
  void effect(const clang::Expr *E);

  // Places (LowerPlace.cpp)
  ir::Place place(const clang::Expr *E);
  ir::Place placeOf(const clang::Expr *E);
  ir::Place variablePlace(const clang::VarDecl *V);
  ir::Place member(const clang::MemberExpr *E);
  ir::Place member(ir::Place Of, const clang::FieldDecl *Field);
  ir::Place subscript(const clang::ArraySubscriptExpr *E);
  ir::Place behind(ir::Value Pointer, clang::SourceLocation Loc);
  std::optional<ir::Value> containingRecord(const clang::Expr *E);
  void spoilUnion(const clang::Expr *Target);

  // Initialisers (LowerInit.cpp)
  void init(const ir::Place &To, const clang::Expr *E);
  void initList(const ir::Place &To, const clang::InitListExpr *E);
  void initMembers(const ir::Place &To, const clang::InitListExpr *E);
  void construct(const ir::Place &To, const clang::CXXConstructExpr *E);
  void constructMembers(const clang::CXXConstructorDecl *C);
  void destroyMembers(const clang::CXXDestructorDecl *C);

  // Calls (LowerCall.cpp)
  ir::Value call(const clang::CallExpr *E, std::optional<ir::Place> Result);
  ir::Value emitCall(ir::Value Callee, std::vector<ir::Value> Arguments,
                     std::vector<ir::Range> Ranges,
                     std::optional<ir::Place> Result, bool Returns,
                     clang::SourceLocation Loc);
  ir::Value argument(const clang::Expr *E, bool ByReference);
  std::optional<ir::Value> builtin(const clang::CallExpr *E);
  ir::Value calleeOf(const clang::CallExpr *E,
                     std::vector<ir::Value> &Arguments,
                     std::vector<ir::Range> &Ranges);
  const clang::Expr *asCall(const clang::Expr *E);

  // Macro uses (LowerMacro.cpp)
  const MacroCalls::Use *macroUse(clang::SourceRange Range);
  ir::Value macroCall(const MacroCalls::Use &Use, const clang::Stmt *Expansion,
                      bool Returns, std::optional<ir::Place> Result);
  const clang::Expr *findArgument(const clang::Stmt *In,
                                  const MacroCalls::Use::Argument &A);
  ir::Value parseArgument(llvm::StringRef Text);
  std::optional<ir::Place> findPlace(llvm::StringRef Name);

  friend class ArgumentParser;

  UnitLowering &U;
  const clang::FunctionDecl *D;
  ir::Function &F;
  ir::BlockId Current = 0;
  unsigned Depth = 0;
  unsigned Temporaries = 0;
  bool Broken = false;
  llvm::DenseMap<const clang::VarDecl *, ir::Symbol> Locals;
  std::vector<const clang::VarDecl *> InScope;
  llvm::StringMap<unsigned> NamesTaken;
  std::vector<Cleanup> Cleanups;
  std::vector<JumpTarget> Breaks, Continues, Leaves;
  llvm::DenseMap<const clang::LabelDecl *, ir::BlockId> Labels;
  llvm::DenseMap<const clang::SwitchCase *, ir::BlockId> Cases;
  llvm::DenseMap<const clang::OpaqueValueExpr *, ir::Value> Opaques;
  llvm::DenseSet<const MacroCalls::Use *> Expanding;
};

/// \p V as the IR has it: of up to 32 bits sign-extended from there.
int64_t normalise(int64_t V, clang::QualType T,
                  const clang::ASTContext &Context);

} // namespace ndistidy::frontend

#endif // NDIS_TIDY_FRONTEND_FUNCTIONLOWERING_H
