//===- LowerLoop.cpp - Loops and switches ---------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionLowering.h"
#include "clang/AST/StmtCXX.h"

namespace ndistidy::frontend {

using namespace clang;

/// The test of a loop, where control is, and its body, which goes on to \p
/// Next. What lives for one round only is above the cleanups of \p End.
void FunctionLowering::loop(const Stmt *Body, const Expr *Cond,
                            ir::BlockId Next, const JumpTarget &End,
                            SourceLocation Loc) {
  ir::BlockId Inside = newBlock(), Out = newBlock();
  if (Cond)
    condition(Cond, Inside, Out);
  else
    go(Inside);
  setBlock(Out);
  jump(End, Loc);
  setBlock(Inside);
  Breaks.push_back(End);
  Continues.push_back({Next, End.Cleanups});
  stmt(Body);
  Breaks.pop_back();
  Continues.pop_back();
  popCleanups(End.Cleanups, Loc);
  go(Next);
}

void FunctionLowering::whileStmt(const WhileStmt *S) {
  size_t Open = Cleanups.size(), Names = InScope.size();
  ir::BlockId Head = newBlock(), End = newBlock();
  go(Head);
  setBlock(Head);
  if (S->getConditionVariable())
    variable(S->getConditionVariable());
  loop(S->getBody(), S->getCond(), Head, {End, Open}, S->getEndLoc());
  setBlock(End);
  InScope.resize(Names);
}

void FunctionLowering::forStmt(const ForStmt *S) {
  size_t Open = Cleanups.size(), Names = InScope.size();
  stmt(S->getInit());
  ir::BlockId Head = newBlock(), Next = newBlock(), End = newBlock();
  go(Head);
  setBlock(Head);
  const JumpTarget Out{End, Cleanups.size()};
  if (S->getConditionVariable())
    variable(S->getConditionVariable());
  loop(S->getBody(), S->getCond(), Next, Out, S->getEndLoc());
  setBlock(Next);
  if (S->getInc())
    effect(S->getInc());
  go(Head);
  setBlock(End);
  popCleanups(Open, S->getEndLoc());
  InScope.resize(Names);
}

void FunctionLowering::doStmt(const DoStmt *S) {
  ir::BlockId Head = newBlock(), Test = newBlock(), End = newBlock();
  go(Head);
  setBlock(Head);
  Breaks.push_back({End, Cleanups.size()});
  Continues.push_back({Test, Cleanups.size()});
  stmt(S->getBody());
  Breaks.pop_back();
  Continues.pop_back();
  go(Test);
  setBlock(Test);
  condition(S->getCond(), Head, End);
  setBlock(End);
}

void FunctionLowering::rangeFor(const CXXForRangeStmt *S) {
  size_t Open = Cleanups.size(), Names = InScope.size();
  stmt(S->getInit());
  stmt(S->getRangeStmt());
  stmt(S->getBeginStmt());
  stmt(S->getEndStmt());
  ir::BlockId Head = newBlock(), Inside = newBlock(), Next = newBlock(),
              End = newBlock();
  go(Head);
  setBlock(Head);
  condition(S->getCond(), Inside, End);
  setBlock(Inside);
  const size_t Round = Cleanups.size();
  Breaks.push_back({End, Round});
  Continues.push_back({Next, Round});
  stmt(S->getLoopVarStmt());
  stmt(S->getBody());
  Breaks.pop_back();
  Continues.pop_back();
  popCleanups(Round, S->getEndLoc());
  go(Next);
  setBlock(Next);
  effect(S->getInc());
  go(Head);
  setBlock(End);
  popCleanups(Open, S->getEndLoc());
  InScope.resize(Names);
}

/// The values of \p S, in the IR's order of integers.
void FunctionLowering::caseRange(const CaseStmt *S, ir::BlockId B,
                                 ir::Switch &Table) {
  QualType T = S->getLHS()->getType();
  llvm::APSInt Low = S->getLHS()->EvaluateKnownConstInt(U.Context), High = Low;
  if (S->getRHS())
    High = S->getRHS()->EvaluateKnownConstInt(U.Context);
  if (llvm::APSInt::compareValues(Low, High) > 0)
    return;
  int64_t First = normalise(bitsOf(Low), T, U.Context);
  int64_t Last = normalise(bitsOf(High), T, U.Context);
  if (First <= Last) {
    Table.Cases.push_back({First, Last, B});
    return;
  }
  // The upper half of what is unsigned comes before zero.
  bool Wide = U.Context.getTypeSize(T) > 32;
  Table.Cases.push_back({Wide ? INT64_MIN : INT32_MIN, Last, B});
  Table.Cases.push_back({First, Wide ? INT64_MAX : INT32_MAX, B});
}

void FunctionLowering::cases(const SwitchStmt *S, ir::Switch &Table) {
  for (const SwitchCase *C = S->getSwitchCaseList(); C;
       C = C->getNextSwitchCase()) {
    ir::BlockId B = Cases[C] = newBlock();
    const auto *Case = dyn_cast<CaseStmt>(C);
    if (!Case)
      Table.Default = B;
    else if (Case->getLHS()->isValueDependent() ||
             Case->getLHS()->containsErrors())
      return giveUp("a case did not parse", C->getBeginLoc());
    else
      caseRange(Case, B, Table);
  }
  // The list is in the reverse of the source's order.
  std::reverse(Table.Cases.begin(), Table.Cases.end());
}

void FunctionLowering::switchStmt(const SwitchStmt *S) {
  size_t Open = Cleanups.size(), Names = InScope.size();
  stmt(S->getInit());
  if (S->getConditionVariable())
    variable(S->getConditionVariable());
  ir::BlockId End = newBlock();
  ir::Switch Table;
  Table.On = expr(S->getCond());
  Table.Default = End;
  Table.Loc = at(S->getCond()->getExprLoc());
  cases(S, Table);
  terminate(std::move(Table));
  Breaks.push_back({End, Cleanups.size()});
  stmt(S->getBody());
  Breaks.pop_back();
  go(End);
  setBlock(End);
  popCleanups(Open, S->getEndLoc());
  InScope.resize(Names);
}

void FunctionLowering::switchCase(const SwitchCase *S) {
  // Chains of cases may be long: case 1: case 2: ...
  const Stmt *Sub = S;
  while (const auto *C = dyn_cast<SwitchCase>(Sub)) {
    auto B = Cases.find(C);
    if (B == Cases.end())
      return giveUp("a case without a switch", C->getBeginLoc());
    go(B->second);
    setBlock(B->second);
    Sub = C->getSubStmt();
  }
  stmt(Sub);
}

} // namespace ndistidy::frontend
