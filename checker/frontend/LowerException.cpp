//===- LowerException.cpp - Structured exceptions and C++ try -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionLowering.h"
#include "clang/AST/StmtCXX.h"

namespace ndistidy::frontend {

using namespace clang;

/// Whether an exception is raised nobody knows; it is taken to happen, if it
/// does, before the body has done anything.
void FunctionLowering::sehTry(const SEHTryStmt *S) {
  ir::BlockId End = newBlock();
  if (const SEHFinallyStmt *Finally = S->getFinallyHandler()) {
    size_t Open = Cleanups.size();
    Cleanups.push_back({Finally->getBlock(), nullptr, {}});
    // __leave goes to the end of the body, and the handler runs as it does
    // then.
    ir::BlockId Done = newBlock();
    Leaves.push_back({Done, Cleanups.size()});
    stmt(S->getTryBlock());
    Leaves.pop_back();
    go(Done);
    setBlock(Done);
    popCleanups(Open, Finally->getBeginLoc());
    go(End);
    setBlock(End);
    return;
  }
  const SEHExceptStmt *Except = S->getExceptHandler();
  ir::BlockId Body = newBlock(), Handler = newBlock();
  terminate(ir::Branch{{ir::Value::unknown(), ir::Condition::Operator::NE,
                        ir::Value::integer(0)},
                       Handler,
                       Body,
                       at(S->getTryLoc())});
  setBlock(Body);
  Leaves.push_back({End, Cleanups.size()});
  stmt(S->getTryBlock());
  Leaves.pop_back();
  go(End);
  setBlock(Handler);
  effect(Except->getFilterExpr());
  stmt(Except->getBlock());
  go(End);
  setBlock(End);
}

void FunctionLowering::cxxTry(const CXXTryStmt *S) {
  ir::BlockId End = newBlock();
  for (unsigned I = 0; I != S->getNumHandlers(); ++I) {
    ir::BlockId Next = newBlock(), Handler = newBlock();
    terminate(ir::Branch{{ir::Value::unknown(), ir::Condition::Operator::NE,
                          ir::Value::integer(0)},
                         Handler,
                         Next,
                         at(S->getTryLoc())});
    setBlock(Handler);
    stmt(S->getHandler(I)->getHandlerBlock());
    go(End);
    setBlock(Next);
  }
  stmt(S->getTryBlock());
  go(End);
  setBlock(End);
}

} // namespace ndistidy::frontend
