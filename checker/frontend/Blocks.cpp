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

/// A copy of \p S, with labels of its own, for one of the ways into it.
void FunctionLowering::finallyBlock(const Stmt *S) {
  // Handlers within handlers have as many ways as there are products of exits.
  constexpr unsigned MaxCopies = 2000;
  if (++FinallyCopies > MaxCopies)
    return giveUp("its __finally handlers are entered in too many ways",
                  S->getBeginLoc());
  LabelMap Outside = std::exchange(Labels, LabelMap());
  stmt(S);
  checkLabels();
  Labels = std::move(Outside);
}

/// A label that was jumped to, but never met, is in what was not lowered.
void FunctionLowering::checkLabels() {
  for (const auto &[Decl, L] : Labels)
    if (!L.Cleanups)
      giveUp("a goto goes to where nobody knows", Decl->getLocation());
}

void FunctionLowering::destroy(const Cleanup &C, SourceLocation Loc) {
  if (C.Finally)
    return finallyBlock(C.Finally);
  emitCall(ir::Value::function(U.use(C.Destructor)),
           {ir::Value::address(C.Object)}, {}, std::nullopt, false, Loc);
}

void FunctionLowering::own(const ir::Place &Where, QualType T) {
  const CXXRecordDecl *Class =
      T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || Class->hasTrivialDestructor())
    return;
  const CXXDestructorDecl *Destructor = Class->getDestructor();
  if (!Destructor)
    return;
  ir::Place Object = Where;
  if (T->isArrayType())
    Object.Path.push_back(ir::Projection::element(std::nullopt));
  Cleanups.push_back({nullptr, Destructor, std::move(Object)});
}

void FunctionLowering::runCleanups(size_t Keep, SourceLocation Loc) {
  if (Cleanups.size() <= Keep)
    return;
  // While one of them runs, only those outside of it are open.
  std::vector<Cleanup> Open = Cleanups;
  while (Cleanups.size() > Keep && !Broken) {
    Cleanup Innermost = std::move(Cleanups.back());
    Cleanups.pop_back();
    destroy(Innermost, Loc);
  }
  Cleanups = std::move(Open);
}

void FunctionLowering::popCleanups(size_t Keep, SourceLocation Loc) {
  std::optional<bool> Outside = std::exchange(Abnormal, false);
  runCleanups(Keep, Loc);
  Abnormal = Outside;
  if (Cleanups.size() > Keep)
    Cleanups.resize(Keep);
}

void FunctionLowering::leave(size_t Keep, SourceLocation Loc) {
  std::optional<bool> Outside = std::exchange(Abnormal, true);
  runCleanups(Keep, Loc);
  Abnormal = Outside;
}

void FunctionLowering::jump(const JumpTarget &To, SourceLocation Loc) {
  leave(To.Cleanups, Loc);
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
  const auto *C = dyn_cast<CXXConstructorDecl>(D);
  if (SourceLocation Error = U.Macros.errorIn(
          C ? D->getSourceRange() : Body->getSourceRange(), U.SM);
      Error.isValid())
    giveUp("a statement did not parse", Error);
  else if (U.Macros.isSilentAt(Body->getEndLoc(), U.SM))
    giveUp("the parser had given up", Body->getBeginLoc());
  if (const auto *M = dyn_cast<CXXMethodDecl>(D);
      M && M->getParent()->isLambda())
    M->getParent()->getCaptureFields(Captures, CapturedThis);
  if (C)
    constructMembers(C);
  stmt(Body);
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(D))
    destroyMembers(Destructor);
  checkLabels();
  F.Blocks[Current].Term = ir::Return{std::nullopt, at(Body->getEndLoc())};
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
