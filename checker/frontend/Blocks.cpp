//===- Blocks.cpp - The blocks of a routine -------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionLowering.h"
#include "clang/AST/DeclCXX.h"

namespace ndistidy::frontend {

using namespace clang;

ir::BlockId FunctionLowering::newBlock() {
  F.Blocks.emplace_back();
  return static_cast<ir::BlockId>(F.Blocks.size() - 1);
}

/// Ends the current block. What follows, until another block is set, cannot be
/// reached.
void FunctionLowering::terminate(ir::Terminator T) {
  F.Blocks[Current].Term = std::move(T);
  setBlock(newBlock());
}

void FunctionLowering::store(ir::Place To, ir::Value V, SourceLocation Loc) {
  emit(ir::Store{std::move(To), std::move(V), at(Loc)});
}

ir::Symbol FunctionLowering::localName(llvm::StringRef Wanted) {
  unsigned &Count = NamesTaken[Wanted];
  ++Count;
  if (Count == 1)
    return U.intern(Wanted);
  return U.intern((Wanted + "#" + llvm::Twine(Count)).str());
}

ir::Place FunctionLowering::temporary() {
  std::string Name = "t" + std::to_string(++Temporaries);
  return {ir::Place::Root::Local, localName(Name), 0, {}};
}

ir::Place FunctionLowering::hold(ir::Value V, SourceLocation Loc) {
  ir::Place T = temporary();
  store(T, std::move(V), Loc);
  return T;
}

void FunctionLowering::giveUp(const char *Why, SourceLocation Loc) {
  if (Broken)
    return;
  Broken = true;
  F.Incomplete =
      "line " + std::to_string(at(Loc).Line) + ": " + std::string(Why);
}

bool FunctionLowering::isSound(const Expr *E, const Nested &Level) {
  if (E->containsErrors())
    giveUp("a statement did not parse", E->getBeginLoc());
  else if (Level.tooDeep())
    giveUp("it is nested too deeply", E->getBeginLoc());
  return !Broken;
}

void FunctionLowering::destroy(const Cleanup &C) {
  if (C.Finally)
    return stmt(C.Finally);
  emitCall(ir::Value::function(U.use(C.Destructor)),
           {ir::Value::address(C.Object)}, {}, std::nullopt, false,
           C.Scope ? C.Scope->getEndLoc() : SourceLocation());
}

void FunctionLowering::runCleanups(size_t Keep) {
  // While one of them runs, only those outside of it are open.
  std::vector<Cleanup> Open = Cleanups;
  while (Cleanups.size() > Keep) {
    Cleanup Innermost = Cleanups.back();
    Cleanups.pop_back();
    destroy(Innermost);
  }
  Cleanups = std::move(Open);
}

void FunctionLowering::popCleanups(size_t Keep) {
  runCleanups(Keep);
  Cleanups.resize(Keep);
}

void FunctionLowering::jump(const JumpTarget &To) {
  runCleanups(To.Cleanups);
  go(To.Block);
}

void FunctionLowering::run() {
  setBlock(newBlock());
  for (const ParmVarDecl *P : D->parameters())
    InScope.push_back(P);
  for (const ParmVarDecl *P : D->parameters())
    NamesTaken[P->getName()] = 1;
  if (D->isInvalidDecl())
    giveUp("its declaration did not parse", D->getLocation());
  const Stmt *Body = D->getBody();
  if (const auto *C = dyn_cast<CXXConstructorDecl>(D))
    constructMembers(C);
  stmt(Body);
  if (const auto *C = dyn_cast<CXXDestructorDecl>(D))
    destroyMembers(C);
  F.Blocks[Current].Term =
      ir::Return{std::nullopt, at(Body ? Body->getEndLoc() : D->getEndLoc())};
  if (!Broken)
    return;
  F.Blocks.clear();
}

bool FunctionLowering::initializeOnly(const ir::Place &Target,
                                      const Expr *Init) {
  setBlock(newBlock());
  init(Target, Init);
  return !Broken;
}

} // namespace ndistidy::frontend
