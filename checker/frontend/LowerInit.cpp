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

/// Looks through what only wraps the value; true if that was all.
bool FunctionLowering::initThrough(const ir::Place &To, const Expr *E) {
  if (const auto *W = dyn_cast<ExprWithCleanups>(E)) {
    size_t Open = Cleanups.size();
    ++FullExprs;
    init(To, W->getSubExpr());
    --FullExprs;
    popCleanups(Open, E->getEndLoc());
    return true;
  }
  const Expr *Inside = nullptr;
  if (const auto *W = dyn_cast<FullExpr>(E))
    Inside = W->getSubExpr();
  else if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(E))
    Inside = B->getSubExpr();
  else if (const auto *Argument = dyn_cast<CXXDefaultArgExpr>(E))
    Inside = Argument->getExpr();
  else if (const auto *Member = dyn_cast<CXXDefaultInitExpr>(E))
    Inside = Member->getExpr();
  else if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
    Inside = M->getSubExpr();
  else if (const auto *Literal = dyn_cast<CompoundLiteralExpr>(E))
    Inside = Literal->getInitializer();
  else if (const auto *C = dyn_cast<CastExpr>(E);
           C && E->getType()->isRecordType()) {
    const Expr *Sub = C->getSubExpr()->IgnoreParens();
    if (Sub->isPRValue() || isa<CompoundLiteralExpr>(Sub))
      Inside = Sub;
  }
  if (Inside)
    init(To, Inside);
  return Inside != nullptr;
}

void FunctionLowering::init(const ir::Place &To, const Expr *E) {
  if (Broken || !E)
    return;
  Nested Level(Depth);
  if (!isSound(E, Level))
    return;
  if (const MacroCalls::Use *Use = macroUse(E->getSourceRange())) {
    macroCall(*Use, E, /*Returns=*/true, To);
    return;
  }
  E = E->IgnoreParens();
  if (initThrough(To, E))
    return;
  if (const auto *L = dyn_cast<InitListExpr>(E))
    return initList(To, L);
  if (const auto *L = dyn_cast<LambdaExpr>(E))
    return initLambda(To, L);
  if (const auto *C = dyn_cast<CXXConstructExpr>(E))
    return construct(To, C);
  if (const auto *L = dyn_cast<CXXParenListInitExpr>(E)) {
    store(To, ir::Value::integer(0), E->getBeginLoc());
    if (const ArrayType *A = E->getType()->getAsArrayTypeUnsafe())
      return initArray(To, A->getElementType(), L->getInitExprs());
    return initMembers(To, E->getType(), L->getInitExprs(),
                       L->getInitializedFieldInUnion());
  }
  if (const Expr *Call = asCall(E); Call && !macroUse(E->getSourceRange())) {
    call(clang::cast<CallExpr>(Call), To);
    return;
  }
  // An array that starts as a string.
  bool Text = E->getType()->isArrayType() && isa<clang::StringLiteral>(E);
  if (Text || isa<DesignatedInitUpdateExpr, ArrayInitLoopExpr>(E))
    return store(To, ir::Value::unknown(), E->getExprLoc());
  store(To, expr(E), E->getExprLoc());
}

void FunctionLowering::initList(const ir::Place &To, const InitListExpr *E) {
  // All of it is zero but what is named.
  QualType T = E->getType();
  if (T->isArrayType() || T->isRecordType())
    store(To, ir::Value::integer(0), E->getBeginLoc());
  initZeroed(To, E);
}

/// Stores \p Init into \p To, which is zero by now.
void FunctionLowering::initZeroed(const ir::Place &To, const Expr *Init) {
  const auto *E = dyn_cast<InitListExpr>(Init);
  if (!E)
    return init(To, Init);
  if (E->isSyntacticForm() && E->getSemanticForm())
    E = E->getSemanticForm();
  QualType T = E->getType();
  if (E->isTransparent() || !(T->isArrayType() || T->isRecordType())) {
    if (E->getNumInits() == 1)
      return init(To, E->getInit(0));
    return store(To, ir::Value::integer(0), E->getBeginLoc());
  }
  auto Values = llvm::ArrayRef(E->getInits(), E->getNumInits());
  if (const ArrayType *A = T->getAsArrayTypeUnsafe())
    return initArray(To, A->getElementType(), Values);
  initMembers(To, T, Values, E->getInitializedFieldInUnion());
}

void FunctionLowering::initArray(const ir::Place &To, QualType Element,
                                 llvm::ArrayRef<Expr *> Values) {
  // Long lists of numbers are data: what is in them decides nothing.
  constexpr size_t MaxNumbers = 256;
  if (Values.size() > MaxNumbers && Element->isArithmeticType()) {
    for (const Expr *Init : Values)
      effect(Init);
    if (!Broken)
      store(To, ir::Value::unknown(), Values.front()->getBeginLoc());
    return;
  }
  for (size_t I = 0; I != Values.size() && !Broken; ++I) {
    if (isa<ImplicitValueInitExpr, NoInitExpr>(Values[I]))
      continue;
    ir::Place P = To;
    P.Path.push_back(ir::Projection::element(static_cast<int64_t>(I)));
    initZeroed(P, Values[I]);
  }
}

void FunctionLowering::initMember(const ir::Place &Of, const FieldDecl *Field,
                                  const Expr *Init) {
  if (isa<ImplicitValueInitExpr, NoInitExpr>(Init))
    return;
  // An anonymous structure has no name in the path.
  if (!Field->getDeclName() && isa<InitListExpr>(Init) &&
      fieldName(Field) == ir::Symbol::None)
    return initZeroed(Of, Init);
  ir::Place P = Of;
  P.Path.push_back(ir::Projection::field(fieldName(Field)));
  if (Field->getType()->isReferenceType())
    return store(P, ir::Value::address(place(Init)), Init->getExprLoc());
  if (Field->isBitField())
    return store(P, fitted(expr(Init), Field, U.Context), Init->getExprLoc());
  initZeroed(P, Init);
}

/// The members of a structure that is zero by now.
void FunctionLowering::initMembers(const ir::Place &To, QualType T,
                                   llvm::ArrayRef<Expr *> Values,
                                   const FieldDecl *InUnion) {
  const RecordDecl *R = T->getAsRecordDecl();
  if (R->isUnion()) {
    if (!InUnion || Values.empty())
      return;
    initMember(To, InUnion, Values[0]);
    Expr::EvalResult Zero;
    if (!Values[0]->EvaluateAsInt(Zero, U.Context) || Zero.Val.getInt() != 0)
      spoilMembers(To, R, InUnion, Values[0]->getExprLoc());
    return;
  }
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    for (size_t Bases = Class->getNumBases(); Bases != 0 && !Values.empty();
         --Bases) {
      initZeroed(To, Values.front());
      Values = Values.drop_front();
    }
  for (const FieldDecl *Field : R->fields()) {
    if (Field->isUnnamedBitField())
      continue;
    if (Values.empty() || Broken)
      break;
    initMember(To, Field, Values.front());
    Values = Values.drop_front();
  }
}

/// The size in bits of a member that is one number or pointer to data; 0 for
/// any other.
static uint64_t sizeOfScalar(const FieldDecl *Field,
                             const ASTContext &Context) {
  QualType T = Field->getType();
  if (Field->isBitField() || Field->isInvalidDecl() || T->isDependentType() ||
      T->isIncompleteType())
    return 0;
  bool IsData = T->isPointerType() && !T->isFunctionPointerType();
  return IsData || T->isIntegralOrEnumerationType() ? Context.getTypeSize(T)
                                                    : 0;
}

/// The member whose name \p Field goes by: numbers and pointers of one size in
/// a union are one place, in whichever way they are stored and read. Pointers
/// to routines keep their names, for it is by them that roles are known.
static const FieldDecl *storageOf(const FieldDecl *Field,
                                  const ASTContext &Context) {
  if (!Field->getParent()->isUnion())
    return Field;
  uint64_t Size = sizeOfScalar(Field, Context);
  if (Size == 0)
    return Field;
  return *llvm::find_if(Field->getParent()->fields(), [&](const FieldDecl *F) {
    return sizeOfScalar(F, Context) == Size;
  });
}

/// What a lambda captured are members of it, called as what they are.
ir::Symbol FunctionLowering::fieldName(const FieldDecl *Field) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Field->getParent());
  if (!Class || !Class->isLambda())
    return U.intern(storageOf(Field, U.Context)->getName());
  for (auto [Of, Capture] : llvm::zip(Class->fields(), Class->captures()))
    if (Of == Field)
      return U.intern(Capture.capturesVariable()
                          ? Capture.getCapturedVar()->getName()
                          : "this");
  return U.intern(Field->getName());
}

void FunctionLowering::initLambda(const ir::Place &To, const LambdaExpr *E) {
  U.lowerLater(E->getLambdaClass());
  for (auto [Field, Init] :
       llvm::zip(E->getLambdaClass()->fields(), E->capture_inits()))
    initMember(To, Field, Init);
}

void FunctionLowering::construct(const ir::Place &To,
                                 const CXXConstructExpr *E) {
  const CXXConstructorDecl *C = E->getConstructor();
  if (E->isElidable() && E->getNumArgs() == 1)
    return init(To, E->getArg(0));
  bool IsBase = E->getConstructionKind() != CXXConstructionKind::Complete;
  if (E->requiresZeroInitialization() && !IsBase)
    store(To, ir::Value::integer(0), E->getExprLoc());
  if (C->isTrivial()) {
    if (C->isCopyOrMoveConstructor() && E->getNumArgs() >= 1)
      store(To, ir::Value::load(place(E->getArg(0))), E->getExprLoc());
    return;
  }
  ir::Place Object = To;
  if (E->getType()->isArrayType())
    Object.Path.push_back(ir::Projection::element(std::nullopt));
  std::vector<ir::Value> Arguments{ir::Value::address(std::move(Object))};
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
      if (Field->getDeclName())
        To.Path.push_back(ir::Projection::field(fieldName(Field)));
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
    if (ir::Symbol Name = fieldName(Field); Name != ir::Symbol::None)
      Object.Path.push_back(ir::Projection::field(Name));
    Destroy(Field->getType(), std::move(Object));
  }
  for (const CXXBaseSpecifier &Base : llvm::reverse(C->getParent()->bases()))
    Destroy(Base.getType(), thisPlace());
}

} // namespace ndistidy::frontend
