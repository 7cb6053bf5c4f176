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

/// A call of a routine whose declaration says what it does.
struct AnnotatedCall {
  llvm::ArrayRef<ir::Value> Arguments;
  std::optional<ir::Value> Result; ///< none before the call
  bool First = false;              ///< what has to hold before the call
  clang::SourceLocation Loc;
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
  /// What happens when a scope is left.
  struct Cleanup {
    const clang::Stmt *Finally = nullptr;
    const clang::CXXDestructorDecl *Destructor = nullptr;
    ir::Place Object;
  };
  struct JumpTarget {
    ir::BlockId Block = 0;
    size_t Cleanups = 0; ///< that are open there
  };
  /// A goto ahead: what it leaves is known where its label is.
  struct PendingGoto {
    ir::BlockId From = 0;
    std::vector<Cleanup> Cleanups;
    clang::SourceLocation Loc;
  };
  struct Label {
    ir::BlockId Block = 0;
    std::optional<size_t> Cleanups; ///< that are open there, once it was met
    std::vector<PendingGoto> Pending;
  };
  using LabelMap = llvm::DenseMap<const clang::LabelDecl *, Label>;

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
  void jump(const JumpTarget &To, clang::SourceLocation Loc);
  /// Runs the cleanups above \p Keep for a jump out of them.
  void leave(size_t Keep, clang::SourceLocation Loc);
  /// Leaves the scopes of the cleanups above \p Keep, which stay open, at
  /// \p Loc.
  void runCleanups(size_t Keep, clang::SourceLocation Loc);
  /// The same, and they are closed.
  void popCleanups(size_t Keep, clang::SourceLocation Loc);
  void destroy(const Cleanup &C, clang::SourceLocation Loc);
  void finallyBlock(const clang::Stmt *S);
  /// From now on the object in \p Where is destroyed when its scope is left.
  void own(const ir::Place &Where, clang::QualType T);
  void checkLabels();

  // Statements (LowerStmt.cpp, LowerLoop.cpp, LowerException.cpp)
  void stmt(const clang::Stmt *S);
  void stmtOf(const clang::Stmt *S);
  void compound(const clang::CompoundStmt *S);
  void statementOf(const clang::Stmt *S);
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
            const JumpTarget &End, clang::SourceLocation Loc);
  void cases(const clang::SwitchStmt *S, ir::Switch &Table);
  void caseRange(const clang::CaseStmt *S, ir::BlockId B, ir::Switch &Table);
  Label &label(const clang::LabelDecl *L);

  // Values (LowerExpr.cpp, LowerOperator.cpp)
  ir::Value expr(const clang::Expr *E);
  ir::Value exprOf(const clang::Expr *E);
  /// The expression that \p E only stands around, or null.
  static const clang::Expr *wrapped(const clang::Expr *E);
  std::optional<ir::Value> known(const clang::Expr *E);
  ir::Value aggregate(const clang::Expr *E);
  ir::Value decayed(const clang::Expr *Array);
  ir::Value pointerTo(const clang::Expr *Routine);
  ir::Value cast(const clang::CastExpr *E);
  ir::Value unary(const clang::UnaryOperator *E);
  ir::Value increment(const clang::UnaryOperator *E);
  ir::Value binary(const clang::BinaryOperator *E);
  ir::Value assign(const clang::BinaryOperator *E);
  std::optional<ir::Value> assignWhole(const clang::CallExpr *E);
  ir::Place assignTo(const clang::BinaryOperator *E);
  ir::Value arithmetic(clang::BinaryOperatorKind Op, ir::Value L, ir::Value R,
                       clang::QualType T);
  ir::Value conditional(const clang::AbstractConditionalOperator *E);
  ir::Value truth(const clang::Expr *E);
  ir::Value constant(const clang::Expr *E);
  std::optional<ir::Value> constantVariable(const clang::Expr *E);
  ir::Value statementExpr(const clang::StmtExpr *E);
  ir::Value newExpr(const clang::CXXNewExpr *E);
  ir::Value deleteExpr(const clang::CXXDeleteExpr *E);
  ir::Value unknownOf(const clang::Stmt *E);
  ir::Value fullExpr(const clang::ExprWithCleanups *E);
  ir::Value atomic(const clang::AtomicExpr *E);
  ir::Value thisPointer();
  void condition(const clang::Expr *E, ir::BlockId True, ir::BlockId False);
  /// From here on \p E holds, which the author says; it is not evaluated.
  void assume(const clang::Expr *E);
  void conditionOf(const clang::Expr *E, ir::BlockId True, ir::BlockId False);
  bool conditionInside(const clang::Expr *E, ir::BlockId True,
                       ir::BlockId False);
  /// The same, and the temporaries of \p E are gone behind it.
  void scopedCondition(const clang::Expr *E, ir::BlockId True,
                       ir::BlockId False);
  void effect(const clang::Expr *E);

  // Places (LowerPlace.cpp)
  ir::Place place(const clang::Expr *E);
  ir::Place placeOf(const clang::Expr *E);
  ir::Place placeWithCleanups(const clang::ExprWithCleanups *E);
  std::optional<ir::Place> namedPlace(const clang::DeclRefExpr *E);
  std::optional<ir::Place> unaryPlace(const clang::UnaryOperator *Op);
  std::optional<ir::Place> binaryPlace(const clang::BinaryOperator *Op);
  ir::Place variablePlace(const clang::VarDecl *V);
  ir::Place member(const clang::MemberExpr *E);
  ir::Place member(ir::Place Of, const clang::FieldDecl *Field);
  ir::Place subscript(const clang::ArraySubscriptExpr *E);
  ir::Place behind(ir::Value Pointer, clang::SourceLocation Loc);
  /// A temporary that is \p E, and is gone behind the full expression.
  ir::Place whole(const clang::Expr *E);
  ir::Place materialized(const clang::MaterializeTemporaryExpr *E);
  std::optional<ir::Value> containingRecord(const clang::Expr *E);
  void spoilUnion(const clang::Expr *Target);
  void spoilMembers(const ir::Place &Union, const clang::RecordDecl *R,
                    const clang::FieldDecl *But, clang::SourceLocation Loc);

  // Initialisers (LowerInit.cpp)
  void init(const ir::Place &To, const clang::Expr *E);
  bool initThrough(const ir::Place &To, const clang::Expr *E);
  void initList(const ir::Place &To, const clang::InitListExpr *E);
  void initArray(const ir::Place &To, clang::QualType Element,
                 llvm::ArrayRef<clang::Expr *> Values);
  void initMembers(const ir::Place &To, clang::QualType T,
                   llvm::ArrayRef<clang::Expr *> Values,
                   const clang::FieldDecl *InUnion);
  void initMember(const ir::Place &Of, const clang::FieldDecl *Field,
                  const clang::Expr *Init);
  void initZeroed(const ir::Place &To, const clang::Expr *E);
  void initLambda(const ir::Place &To, const clang::LambdaExpr *E);
  ir::Symbol fieldName(const clang::FieldDecl *Field);
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

  // Annotations (LowerAnnotation.cpp)
  void annotate(const clang::FunctionDecl *Of, const AnnotatedCall &At);
  void drop(const clang::Expr *E);

  // Macro uses (LowerMacro.cpp)
  const MacroCalls::Use *macroUse(clang::SourceRange Range);
  const MacroCalls::Use *useAround(clang::SourceLocation Begin,
                                   clang::SourceLocation End, unsigned &Budget);
  clang::SourceLocation outwards(clang::SourceLocation Loc, bool AtEnd);
  bool isFrom(clang::SourceLocation Loc, clang::SourceLocation Wanted,
              bool AtEnd);
  ir::Value macroCall(const MacroCalls::Use &Use, const clang::Stmt *Expansion,
                      bool Returns, std::optional<ir::Place> Result);
  const clang::Expr *findArgument(const clang::Stmt *In,
                                  const MacroCalls::Use::Argument &A);
  ir::Value parseArgument(llvm::StringRef Text);
  std::optional<ir::Place> findPlace(llvm::StringRef Name);

  friend class ArgumentParser;
  friend class AnnotationReader;

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
  /// Temporaries that live as long as the variable that is being made.
  std::vector<Cleanup> Extended;
  /// Full expressions with temporaries that are being lowered.
  unsigned FullExprs = 0;
  /// In a __finally: whether its body was left by a jump.
  std::optional<bool> Abnormal;
  unsigned FinallyCopies = 0;
  std::vector<JumpTarget> Breaks, Continues, Leaves;
  LabelMap Labels;
  llvm::DenseMap<const clang::SwitchCase *, ir::BlockId> Cases;
  llvm::DenseMap<const clang::OpaqueValueExpr *, ir::Value> Opaques;
  llvm::DenseSet<const MacroCalls::Use *> Expanding;
  /// In a lambda's body: where what it captured is.
  llvm::DenseMap<const clang::ValueDecl *, clang::FieldDecl *> Captures;
  clang::FieldDecl *CapturedThis = nullptr;
};

/// \p V as the IR has it: of up to 32 bits sign-extended from there.
int64_t normalise(int64_t V, clang::QualType T,
                  const clang::ASTContext &Context);
/// The lowest 64 bits.
int64_t bitsOf(const llvm::APSInt &V);
/// \p V as it is read again from \p Field, where that is a bit-field.
ir::Value fitted(ir::Value V, const clang::FieldDecl *Field,
                 const clang::ASTContext &Context);

} // namespace ndistidy::frontend

#endif // NDIS_TIDY_FRONTEND_FUNCTIONLOWERING_H
