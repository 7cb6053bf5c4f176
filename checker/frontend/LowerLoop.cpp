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
/// Next.
void FunctionLowering::loop(const Stmt *Body, const Expr *Cond,
                            ir::BlockId Next, ir::BlockId End) {
  ir::BlockId Inside = newBlock();
  if (Cond)
    condition(Cond, Inside, End);
  else
    go(Inside);
  setBlock(Inside);
  Breaks.push_back({End, Cleanups.size()});
  Continues.push_back({Next, Cleanups.size()});
  stmt(Body);
  Breaks.pop_back();
  Continues.pop_back();
  go(Next);
}

void FunctionLowering::whileStmt(const WhileStmt *S) {
  size_t Names = InScope.size();
  ir::BlockId Head = newBlock(), End = newBlock();
  go(Head);
  setBlock(Head);
  if (S->getConditionVariable())
    variable(S->getConditionVariable());
  loop(S->getBody(), S->getCond(), Head, End);
  setBlock(End);
  InScope.resize(Names);
}

void FunctionLowering::forStmt(const ForStmt *S) {
  size_t Open = Cleanups.size(), Names = InScope.size();
  stmt(S->getInit());
  ir::BlockId Head = newBlock(), Next = newBlock(), End = newBlock();
  go(Head);
  setBlock(Head);
  if (S->getConditionVariable())
    variable(S->getConditionVariable());
  loop(S->getBody(), S->getCond(), Next, End);
  setBlock(Next);
  if (S->getInc())
    effect(S->getInc());
  go(Head);
  setBlock(End);
  popCleanups(Open);
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
  Breaks.push_back({End, Cleanups.size()});
  Continues.push_back({Next, Cleanups.size()});
  stmt(S->getLoopVarStmt());
  stmt(S->getBody());
  Breaks.pop_back();
  Continues.pop_back();
  go(Next);
  setBlock(Next);
  effect(S->getInc());
  go(Head);
  setBlock(End);
  popCleanups(Open);
  InScope.resize(Names);
}

void FunctionLowering::switchStmt(const SwitchStmt *S) {
  size_t Open = Cleanups.size(), Names = InScope.size();
  stmt(S->getInit());
  if (S->getConditionVariable())
    variable(S->getConditionVariable());
  ir::Value On = expr(S->getCond());
  ir::BlockId End = newBlock();
  ir::Switch Table;
  Table.On = std::move(On);
  Table.Default = End;
  Table.Loc = at(S->getCond()->getExprLoc());
  auto ValueOf = [&](const Expr *E) {
    return normalise(E->EvaluateKnownConstInt(U.Context).getExtValue(),
                     E->getType(), U.Context);
  };
  for (const SwitchCase *C = S->getSwitchCaseList(); C;
       C = C->getNextSwitchCase()) {
    ir::BlockId B = Cases[C] = newBlock();
    const auto *Case = dyn_cast<CaseStmt>(C);
    if (!Case) {
      Table.Default = B;
      continue;
    }
    if (Case->getLHS()->isValueDependent() || Case->getLHS()->containsErrors())
      return giveUp("a case did not parse", C->getBeginLoc());
    int64_t First = ValueOf(Case->getLHS());
    int64_t Last = Case->getRHS() ? ValueOf(Case->getRHS()) : First;
    Table.Cases.push_back({First, Last, B});
  }
  // The list is in the reverse of the source's order.
  std::reverse(Table.Cases.begin(), Table.Cases.end());
  terminate(std::move(Table));
  Breaks.push_back({End, Cleanups.size()});
  stmt(S->getBody());
  Breaks.pop_back();
  go(End);
  setBlock(End);
  popCleanups(Open);
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
