//===- LowerStmt.cpp - Statements -----------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionLowering.h"
#include "clang/AST/StmtCXX.h"

namespace ndistidy::frontend {

using namespace clang;

void FunctionLowering::stmt(const Stmt *S) {
  if (!S || Broken)
    return;
  Nested Level(Depth);
  if (Level.tooDeep())
    return giveUp("it is nested too deeply", S->getBeginLoc());
  if (const auto *E = dyn_cast<Expr>(S))
    return effect(E);
  if (const MacroCalls::Use *Use = macroUse(S->getSourceRange())) {
    macroCall(*Use, S, /*Returns=*/false, std::nullopt);
    return;
  }
  stmtOf(S);
}

void FunctionLowering::stmtOf(const Stmt *S) {
  switch (S->getStmtClass()) {
  case Stmt::NullStmtClass:
    return nullStmt(cast<NullStmt>(S));
  case Stmt::CompoundStmtClass:
    return compound(cast<CompoundStmt>(S));
  case Stmt::DeclStmtClass:
    return declStmt(cast<DeclStmt>(S));
  case Stmt::IfStmtClass:
    return ifStmt(cast<IfStmt>(S));
  case Stmt::WhileStmtClass:
    return whileStmt(cast<WhileStmt>(S));
  case Stmt::DoStmtClass:
    return doStmt(cast<DoStmt>(S));
  case Stmt::ForStmtClass:
    return forStmt(cast<ForStmt>(S));
  case Stmt::CXXForRangeStmtClass:
    return rangeFor(cast<CXXForRangeStmt>(S));
  case Stmt::SwitchStmtClass:
    return switchStmt(cast<SwitchStmt>(S));
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass:
    return switchCase(cast<SwitchCase>(S));
  case Stmt::LabelStmtClass:
    return labelStmt(cast<LabelStmt>(S));
  case Stmt::GotoStmtClass:
    return gotoStmt(cast<GotoStmt>(S));
  case Stmt::IndirectGotoStmtClass:
    return indirectGoto(cast<IndirectGotoStmt>(S));
  case Stmt::ReturnStmtClass:
    return returnStmt(cast<ReturnStmt>(S));
  case Stmt::AttributedStmtClass:
    return stmt(cast<AttributedStmt>(S)->getSubStmt());
  case Stmt::BreakStmtClass:
    return Breaks.empty() ? giveUp("a break leaves nothing", S->getBeginLoc())
                          : jump(Breaks.back());
  case Stmt::ContinueStmtClass:
    return Continues.empty()
               ? giveUp("a continue goes nowhere", S->getBeginLoc())
               : jump(Continues.back());
  case Stmt::SEHLeaveStmtClass:
    return Leaves.empty() ? giveUp("a __leave leaves nothing", S->getBeginLoc())
                          : jump(Leaves.back());
  case Stmt::SEHTryStmtClass:
    return sehTry(cast<SEHTryStmt>(S));
  case Stmt::CXXTryStmtClass:
    return cxxTry(cast<CXXTryStmt>(S));
  case Stmt::GCCAsmStmtClass:
  case Stmt::MSAsmStmtClass:
    return asmStmt(cast<AsmStmt>(S));
  default:
    return giveUp("a statement of a kind that is not known", S->getBeginLoc());
  }
}

void FunctionLowering::compound(const CompoundStmt *S) {
  size_t Open = Cleanups.size(), Names = InScope.size();
  for (const Stmt *Child : S->body())
    stmt(Child);
  for (size_t I = Open; I != Cleanups.size(); ++I)
    if (!Cleanups[I].Scope)
      Cleanups[I].Scope = S;
  popCleanups(Open);
  InScope.resize(Names);
}

void FunctionLowering::declStmt(const DeclStmt *S) {
  for (const Decl *Each : S->decls())
    if (const auto *V = dyn_cast<VarDecl>(Each))
      variable(V);
}

void FunctionLowering::variable(const VarDecl *V) {
  InScope.push_back(V);
  if (V->isInvalidDecl())
    return giveUp("a declaration did not parse", V->getLocation());
  if (V->hasGlobalStorage()) {
    U.use(V);
    return;
  }
  ir::Place Where = variablePlace(V);
  if (V->getType()->isReferenceType()) {
    // The place of a reference is what it refers to; here, its own.
    Where.Path.clear();
    if (const Expr *Init = V->getInit())
      store(Where, ir::Value::address(place(Init)), V->getLocation());
    return;
  }
  if (const Expr *Init = V->getInit())
    init(Where, Init);
  const CXXRecordDecl *Class = V->getType()->getAsCXXRecordDecl();
  if (Class && Class->hasDefinition() && !Class->hasTrivialDestructor())
    if (const CXXDestructorDecl *Destructor = Class->getDestructor())
      Cleanups.push_back({nullptr, nullptr, Destructor, Where});
}

void FunctionLowering::ifStmt(const IfStmt *S) {
  if (S->isConsteval())
    return stmt(S->isNegatedConsteval() ? S->getThen() : S->getElse());
  size_t Open = Cleanups.size(), Names = InScope.size();
  stmt(S->getInit());
  if (S->getConditionVariable())
    variable(S->getConditionVariable());
  ir::BlockId Then = newBlock(), Else = newBlock(), End = newBlock();
  condition(S->getCond(), Then, Else);
  setBlock(Then);
  stmt(S->getThen());
  go(End);
  setBlock(Else);
  stmt(S->getElse());
  go(End);
  setBlock(End);
  popCleanups(Open);
  InScope.resize(Names);
}

void FunctionLowering::nullStmt(const NullStmt *S) {
  // A macro that expands to nothing leaves a statement without contents.
  if (!S->hasLeadingEmptyMacro())
    return;
  if (const MacroCalls::Use *Use = U.Macros.before(S->getSemiLoc(), U.SM))
    macroCall(*Use, S, /*Returns=*/false, std::nullopt);
}

void FunctionLowering::asmStmt(const AsmStmt *S) {
  for (unsigned I = 0; I != S->getNumOutputs(); ++I)
    if (const Expr *Out = S->getOutputExpr(I))
      store(place(Out), ir::Value::unknown(), S->getBeginLoc());
}

ir::BlockId FunctionLowering::labelBlock(const LabelDecl *L) {
  auto [It, New] = Labels.try_emplace(L, 0);
  if (New)
    It->second = newBlock();
  return It->second;
}

void FunctionLowering::labelStmt(const LabelStmt *S) {
  ir::BlockId B = labelBlock(S->getDecl());
  go(B);
  setBlock(B);
  stmt(S->getSubStmt());
}

static bool contains(const Stmt *Outer, const Stmt *Inner) {
  if (!Outer)
    return false;
  if (Outer == Inner)
    return true;
  for (const Stmt *Child : Outer->children())
    if (contains(Child, Inner))
      return true;
  return false;
}

void FunctionLowering::gotoStmt(const GotoStmt *S) {
  const LabelDecl *L = S->getLabel();
  if (!L->getStmt())
    return giveUp("a label is not there", S->getBeginLoc());
  // The scopes that have a cleanup and do not hold the label are left.
  size_t Keep = Cleanups.size();
  while (Keep != 0 && Cleanups[Keep - 1].Finally &&
         !contains(Cleanups[Keep - 1].Scope, L->getStmt()))
    --Keep;
  jump({labelBlock(L), Keep});
}

/// To any of the labels that have been named so far or will be.
void FunctionLowering::indirectGoto(const IndirectGotoStmt *S) {
  effect(S->getTarget());
  giveUp("a goto to an address", S->getBeginLoc());
}

void FunctionLowering::returnStmt(const ReturnStmt *S) {
  std::optional<ir::Value> Result;
  if (const Expr *E = S->getRetValue()) {
    if (E->getType()->isVoidType()) {
      effect(E);
    } else if (D && D->getReturnType()->isReferenceType()) {
      Result = ir::Value::address(place(E));
    } else if (E->getType()->isRecordType()) {
      ir::Place Whole = temporary();
      init(Whole, E);
      Result = ir::Value::load(Whole);
    } else {
      Result = expr(E);
    }
  }
  // What is returned is settled before the scopes are left.
  if (Result && !Cleanups.empty() && Result->K != ir::Value::Kind::Integer)
    Result = ir::Value::load(hold(*Result, S->getBeginLoc()));
  runCleanups(0);
  terminate(ir::Return{Result, at(S->getBeginLoc())});
}

} // namespace ndistidy::frontend
