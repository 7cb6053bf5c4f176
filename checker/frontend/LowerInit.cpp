//===- LowerInit.cpp - Initialisers ---------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionLowering.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

namespace ndistidy::frontend {

using namespace clang;

void FunctionLowering::init(const ir::Place &To, const Expr *E) {
  if (Broken || !E)
    return;
  if (E->containsErrors())
    return giveUp("a statement did not parse", E->getBeginLoc());
  if (!macroUse(E->getSourceRange()))
    E = E->IgnoreParens();
  if (const auto *W = dyn_cast<FullExpr>(E))
    return init(To, W->getSubExpr());
  if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(E))
    return init(To, B->getSubExpr());
  if (const auto *A = dyn_cast<CXXDefaultArgExpr>(E))
    return init(To, A->getExpr());
  if (const auto *A = dyn_cast<CXXDefaultInitExpr>(E))
    return init(To, A->getExpr());
  if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
    return init(To, M->getSubExpr());
  if (const auto *L = dyn_cast<InitListExpr>(E))
    return initList(To, L);
  if (const auto *C = dyn_cast<CXXConstructExpr>(E))
    return construct(To, C);
  if (const Expr *Call = asCall(E); Call && !macroUse(E->getSourceRange())) {
    call(clang::cast<CallExpr>(Call), To);
    return;
  }
  // An array that starts as a string.
  bool Text = E->getType()->isArrayType() && isa<clang::StringLiteral>(E);
  if (Text || isa<DesignatedInitUpdateExpr, ArrayInitLoopExpr>(E))
    return store(To, ir::Value::unknown(), E->getExprLoc());
  if (E->isGLValue() && E->getType()->isReferenceType())
    return store(To, ir::Value::address(place(E)), E->getExprLoc());
  // A structure by way of a compound literal.
  if (const auto *Literal = dyn_cast<CompoundLiteralExpr>(E))
    return init(To, Literal->getInitializer());
  if (const auto *C = dyn_cast<ImplicitCastExpr>(E);
      C && C->getCastKind() == CK_LValueToRValue)
    if (const auto *Literal =
            dyn_cast<CompoundLiteralExpr>(C->getSubExpr()->IgnoreParens()))
      return init(To, Literal->getInitializer());
  store(To, expr(E), E->getExprLoc());
}

void FunctionLowering::initList(const ir::Place &To, const InitListExpr *E) {
  if (E->isSyntacticForm() && E->getSemanticForm())
    E = E->getSemanticForm();
  QualType T = E->getType();
  if (E->isTransparent() || !(T->isArrayType() || T->isRecordType())) {
    if (E->getNumInits() == 1)
      return init(To, E->getInit(0));
    return store(To, ir::Value::integer(0), E->getBeginLoc());
  }
  // All of it is zero but what is named.
  store(To, ir::Value::integer(0), E->getBeginLoc());
  auto Member = [&](ir::Projection Step, const Expr *Init) {
    if (isa<ImplicitValueInitExpr, NoInitExpr>(Init))
      return;
    ir::Place P = To;
    P.Path.push_back(Step);
    init(P, Init);
  };
  if (T->isArrayType()) {
    for (unsigned I = 0; I != E->getNumInits(); ++I)
      Member(ir::Projection::element(I), E->getInit(I));
    return;
  }
  initMembers(To, E);
}

/// The members of a structure that is zero by now.
void FunctionLowering::initMembers(const ir::Place &To, const InitListExpr *E) {
  const RecordDecl *R = E->getType()->getAsRecordDecl();
  auto Member = [&](const FieldDecl *Field, const Expr *Init) {
    if (isa<ImplicitValueInitExpr, NoInitExpr>(Init))
      return;
    const auto *Inner = dyn_cast<InitListExpr>(Init);
    if (!Field->getDeclName() && Inner)
      return initMembers(To, Inner);
    ir::Place P = To;
    P.Path.push_back(ir::Projection::field(U.intern(Field->getName())));
    init(P, Init);
  };
  if (R->isUnion()) {
    if (const FieldDecl *Field = E->getInitializedFieldInUnion();
        Field && E->getNumInits() != 0)
      Member(Field, E->getInit(0));
    return;
  }
  unsigned I = 0;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    for (const CXXBaseSpecifier &Base : Class->bases()) {
      (void)Base;
      if (I != E->getNumInits())
        init(To, E->getInit(I++));
    }
  for (const FieldDecl *Field : R->fields()) {
    if (Field->isUnnamedBitField())
      continue;
    if (I == E->getNumInits())
      break;
    Member(Field, E->getInit(I++));
  }
}

void FunctionLowering::construct(const ir::Place &To,
                                 const CXXConstructExpr *E) {
  const CXXConstructorDecl *C = E->getConstructor();
  if (E->isElidable() && E->getNumArgs() == 1)
    return init(To, E->getArg(0));
  if (E->requiresZeroInitialization())
    store(To, ir::Value::integer(0), E->getExprLoc());
  if (C->isTrivial()) {
    if (C->isCopyOrMoveConstructor() && E->getNumArgs() >= 1)
      store(To, ir::Value::load(place(E->getArg(0))), E->getExprLoc());
    return;
  }
  std::vector<ir::Value> Arguments{ir::Value::address(To)};
  std::vector<ir::Range> Ranges{{}};
  for (unsigned I = 0; I != E->getNumArgs(); ++I) {
    bool Reference = I < C->getNumParams() &&
                     C->getParamDecl(I)->getType()->isReferenceType();
    Arguments.push_back(argument(E->getArg(I), Reference));
    Ranges.push_back(U.range(E->getArg(I)->getSourceRange()));
  }
  emitCall(ir::Value::function(U.use(C)), std::move(Arguments),
           std::move(Ranges), std::nullopt, false, E->getExprLoc());
}

static ir::Place thisPlace() {
  return {ir::Place::Root::Parameter,
          ir::Symbol::None,
          0,
          {ir::Projection::deref()}};
}

void FunctionLowering::constructMembers(const CXXConstructorDecl *C) {
  for (const CXXCtorInitializer *I : C->inits()) {
    ir::Place To = thisPlace();
    if (const FieldDecl *Field = I->getAnyMember()) {
      To.Path.push_back(ir::Projection::field(U.intern(Field->getName())));
      if (Field->getType()->isReferenceType()) {
        store(To, ir::Value::address(place(I->getInit())),
              I->getSourceLocation());
        continue;
      }
    }
    init(To, I->getInit());
  }
}

/// Behind the body of a destructor, the members and bases follow in reverse.
void FunctionLowering::destroyMembers(const CXXDestructorDecl *C) {
  auto Destroy = [&](QualType T, ir::Place Object) {
    const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
    if (Class && Class->hasDefinition() && !Class->hasTrivialDestructor() &&
        Class->getDestructor())
      emitCall(ir::Value::function(U.use(Class->getDestructor())),
               {ir::Value::address(std::move(Object))}, {}, std::nullopt, false,
               C->getEndLoc());
  };
  llvm::SmallVector<const FieldDecl *, 8> Fields(C->getParent()->fields());
  for (const FieldDecl *Field : llvm::reverse(Fields)) {
    ir::Place Object = thisPlace();
    Object.Path.push_back(ir::Projection::field(U.intern(Field->getName())));
    Destroy(Field->getType(), std::move(Object));
  }
  for (const CXXBaseSpecifier &Base : C->getParent()->bases())
    Destroy(Base.getType(), thisPlace());
}

} // namespace ndistidy::frontend
