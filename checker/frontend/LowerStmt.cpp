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
  if (const auto *E = dyn_cast<Expr>(S)) {
    effect(E);
    return drop(E);
  }
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
                          : jump(Breaks.back(), S->getBeginLoc());
  case Stmt::ContinueStmtClass:
    return Continues.empty()
               ? giveUp("a continue goes nowhere", S->getBeginLoc())
               : jump(Continues.back(), S->getBeginLoc());
  case Stmt::SEHLeaveStmtClass:
    return Leaves.empty() ? giveUp("a __leave leaves nothing", S->getBeginLoc())
                          : jump(Leaves.back(), S->getBeginLoc());
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
    statementOf(Child);
  popCleanups(Open, S->getEndLoc());
  InScope.resize(Names);
}

/// What \p E is behind what changes nothing.
static const Expr *bare(const Expr *E) {
  if (const auto *Full = dyn_cast<ExprWithCleanups>(E))
    E = Full->getSubExpr();
  return E->IgnoreParenCasts();
}

/// A statement between braces. Of a call that is all of it, the call knows.
void FunctionLowering::statementOf(const Stmt *S) {
  ir::BlockId Block = Current;
  size_t Before = F.Blocks[Block].Steps.size();
  stmt(S);
  const auto *E = dyn_cast<Expr>(S);
  if (!E || Broken)
    return;
  if (!macroUse(E->getSourceRange())) {
    E = bare(E);
    if (const auto *Assignment = dyn_cast<BinaryOperator>(E);
        Assignment && Assignment->getOpcode() == BO_Assign)
      E = Assignment->getRHS();
    if (!macroUse(E->getSourceRange()) && !isa<CallExpr>(bare(E)))
      return;
  }
  // The outermost call is made last, behind those in its arguments.
  std::vector<ir::Step> &Steps = F.Blocks[Current].Steps;
  for (size_t N = Steps.size(); N != (Current == Block ? Before : 0); --N)
    if (auto *Call = std::get_if<ir::Call>(&Steps[N - 1])) {
      Call->Statement = U.statement(S->getSourceRange());
      return;
    }
}

void FunctionLowering::declStmt(const DeclStmt *S) {
  for (const Decl *Each : S->decls())
    if (const auto *V = dyn_cast<VarDecl>(Each))
      variable(V);
    else if (const auto *Class = dyn_cast<CXXRecordDecl>(Each))
      U.lowerLater(Class);
}

void FunctionLowering::variable(const VarDecl *V) {
  InScope.push_back(V);
  if (V->isInvalidDecl())
    return giveUp("a declaration did not parse", V->getLocation());
  if (V->hasGlobalStorage()) {
    U.use(V);
    return;
  }
  for (QualType T = V->getType();
       const ArrayType *A = T->getAsArrayTypeUnsafe(); T = A->getElementType())
    if (const auto *Variable = dyn_cast<VariableArrayType>(A))
      effect(Variable->getSizeExpr());
  ir::Place Where = variablePlace(V);
  const Expr *Init = V->getInit();
  if (V->getType()->isReferenceType()) {
    // The place of a reference is what it refers to; here, its own.
    Where.Path.clear();
    if (Init)
      store(Where, ir::Value::address(place(Init)), V->getLocation());
  } else if (Init) {
    init(Where, Init);
  }
  llvm::append_range(Cleanups, std::exchange(Extended, {}));
  own(Where, V->getType());
}

void FunctionLowering::ifStmt(const IfStmt *S) {
  if (S->isConsteval())
    return stmt(S->isNegatedConsteval() ? S->getThen() : S->getElse());
  size_t Open = Cleanups.size(), Names = InScope.size();
  stmt(S->getInit());
  if (S->getConditionVariable())
    variable(S->getConditionVariable());
  // The other arm of an if constexpr is not even instantiated.
  if (std::optional<const Stmt *> Only = S->getNondiscardedCase(U.Context)) {
    stmt(*Only);
    popCleanups(Open, S->getEndLoc());
    InScope.resize(Names);
    return;
  }
  ir::BlockId End = newBlock();
  for (const IfStmt *Each = S;;) {
    ir::BlockId Then = newBlock(), Else = newBlock();
    condition(Each->getCond(), Then, Else);
    setBlock(Then);
    stmt(Each->getThen());
    go(End);
    setBlock(Else);
    // Chains of else if may be long.
    const auto *Next = dyn_cast_or_null<IfStmt>(Each->getElse());
    if (!Next || Next->hasInitStorage() || Next->hasVarStorage() ||
        Next->isConsteval() || Next->isConstexpr() ||
        macroUse(Next->getSourceRange())) {
      stmt(Each->getElse());
      break;
    }
    Each = Next;
  }
  go(End);
  setBlock(End);
  popCleanups(Open, S->getEndLoc());
  InScope.resize(Names);
}

void FunctionLowering::nullStmt(const NullStmt *S) {
  // A macro that expands to nothing leaves a statement without contents;
  // hasLeadingEmptyMacro() does not tell where other macros are around it.
  if (const MacroCalls::Use *Use = U.Macros.before(S->getSemiLoc(), U.SM))
    macroCall(*Use, S, /*Returns=*/false, std::nullopt);
}

void FunctionLowering::asmStmt(const AsmStmt *S) {
  for (unsigned I = 0; I != S->getNumOutputs(); ++I)
    if (const Expr *Out = S->getOutputExpr(I))
      store(place(Out), ir::Value::unknown(), S->getBeginLoc());
}

FunctionLowering::Label &FunctionLowering::label(const LabelDecl *L) {
  auto [It, New] = Labels.try_emplace(L);
  if (New)
    It->second.Block = newBlock();
  return It->second;
}

void FunctionLowering::labelStmt(const LabelStmt *S) {
  Label &L = label(S->getDecl());
  const JumpTarget Here{L.Block, Cleanups.size()};
  L.Cleanups = Here.Cleanups;
  std::vector<PendingGoto> Pending = std::exchange(L.Pending, {});
  go(Here.Block);
  for (PendingGoto &From : Pending) {
    std::vector<Cleanup> Open = std::exchange(Cleanups, From.Cleanups);
    setBlock(From.From);
    jump(Here, From.Loc);
    Cleanups = std::move(Open);
  }
  setBlock(Here.Block);
  stmt(S->getSubStmt());
}

void FunctionLowering::gotoStmt(const GotoStmt *S) {
  if (!S->getLabel()->getStmt())
    return giveUp("a label is not there", S->getBeginLoc());
  Label &L = label(S->getLabel());
  if (L.Cleanups)
    return jump({L.Block, *L.Cleanups}, S->getBeginLoc());
  if (Cleanups.empty())
    return go(L.Block);
  L.Pending.push_back({Current, Cleanups, S->getBeginLoc()});
  setBlock(newBlock());
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
      // The caller's from now on.
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
  leave(0, S->getBeginLoc());
  terminate(ir::Return{Result, at(S->getBeginLoc())});
}

} // namespace ndistidy::frontend
