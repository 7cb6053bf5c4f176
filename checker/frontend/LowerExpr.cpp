//===- LowerExpr.cpp - Expressions as values ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/ClangVersions.h"
#include "frontend/FunctionLowering.h"
#include "clang/AST/Expr.h"

namespace ndistidy::frontend {

using namespace clang;

ir::Value FunctionLowering::expr(const Expr *E) {
  Nested Level(Depth);
  if (!isSound(E, Level))
    return ir::Value::unknown();
  if (const MacroCalls::Use *Use = macroUse(E->getSourceRange()))
    return macroCall(*Use, E, !E->getType()->isVoidType(), std::nullopt);
  return exprOf(E);
}

/// A pointer to \p P, without a detour.
static ir::Value addressOf(ir::Place P) {
  if (P.Path.empty() || P.Path.back().K != ir::Projection::Kind::Deref)
    return ir::Value::address(std::move(P));
  P.Path.pop_back();
  return ir::Value::load(std::move(P));
}

/// Everything in \p E that happens, and a value of which nothing is known.
ir::Value FunctionLowering::unknownOf(const Stmt *E) {
  for (const Stmt *Child : E->children())
    if (const auto *Sub = dyn_cast_or_null<Expr>(Child))
      effect(Sub);
  return ir::Value::unknown();
}

const Expr *FunctionLowering::wrapped(const Expr *E) {
  switch (E->getStmtClass()) {
  case Stmt::ParenExprClass:
    return clang::cast<ParenExpr>(E)->getSubExpr();
  case Stmt::ConstantExprClass:
    return clang::cast<ConstantExpr>(E)->getSubExpr();
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return clang::cast<CXXRewrittenBinaryOperator>(E)->getSemanticForm();
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return clang::cast<SubstNonTypeTemplateParmExpr>(E)->getReplacement();
  case Stmt::CXXDefaultArgExprClass:
    return clang::cast<CXXDefaultArgExpr>(E)->getExpr();
  case Stmt::CXXDefaultInitExprClass:
    return clang::cast<CXXDefaultInitExpr>(E)->getExpr();
  case Stmt::ChooseExprClass:
    return clang::cast<ChooseExpr>(E)->getChosenSubExpr();
  case Stmt::GenericSelectionExprClass:
    return clang::cast<GenericSelectionExpr>(E)->getResultExpr();
  default:
    return nullptr;
  }
}

/// What is known of \p E without doing anything.
std::optional<ir::Value> FunctionLowering::known(const Expr *E) {
  switch (E->getStmtClass()) {
  case Stmt::IntegerLiteralClass:
  case Stmt::CharacterLiteralClass:
  case Stmt::CXXBoolLiteralExprClass:
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::OffsetOfExprClass:
  case Stmt::TypeTraitExprClass:
    return constant(E);
  case Stmt::CXXNullPtrLiteralExprClass:
  case Stmt::GNUNullExprClass:
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
    return ir::Value::integer(0);
  case Stmt::FloatingLiteralClass:
    return ir::Value::unknown();
  case Stmt::CXXThisExprClass:
    return thisPointer();
  case Stmt::DeclRefExprClass: {
    const ValueDecl *V = clang::cast<DeclRefExpr>(E)->getDecl();
    if (const auto *Routine = dyn_cast<FunctionDecl>(V))
      return ir::Value::function(U.use(Routine));
    if (const auto *C = dyn_cast<EnumConstantDecl>(V))
      return ir::Value::integer(
          normalise(bitsOf(C->getInitVal()), E->getType(), U.Context));
    return std::nullopt;
  }
  default:
    return std::nullopt;
  }
}

/// An object that is made where it stands.
ir::Value FunctionLowering::aggregate(const Expr *E) {
  if (const auto *List = dyn_cast<InitListExpr>(E);
      List && !E->getType()->isAggregateType() && List->getNumInits() == 1)
    return expr(List->getInit(0));
  ir::Place Whole = temporary();
  init(Whole, E);
  return ir::Value::load(Whole);
}

ir::Value FunctionLowering::exprOf(const Expr *E) {
  if (const Expr *Same = wrapped(E))
    return expr(Same);
  if (std::optional<ir::Value> V = known(E))
    return std::move(*V);
  switch (E->getStmtClass()) {
  case Stmt::ExprWithCleanupsClass:
    return fullExpr(clang::cast<ExprWithCleanups>(E));
  case Stmt::CXXBindTemporaryExprClass:
    return ir::Value::load(whole(E));
  case Stmt::OpaqueValueExprClass: {
    const auto *O = clang::cast<OpaqueValueExpr>(E);
    if (auto Known = Opaques.find(O); Known != Opaques.end())
      return Known->second;
    return O->getSourceExpr() ? expr(O->getSourceExpr()) : ir::Value::unknown();
  }
  case Stmt::StmtExprClass:
    return statementExpr(clang::cast<StmtExpr>(E));
  case Stmt::UnaryOperatorClass:
    return unary(clang::cast<UnaryOperator>(E));
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    return binary(clang::cast<BinaryOperator>(E));
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass:
    return conditional(clang::cast<AbstractConditionalOperator>(E));
  case Stmt::CXXNewExprClass:
    return newExpr(clang::cast<CXXNewExpr>(E));
  case Stmt::CXXDeleteExprClass:
    return deleteExpr(clang::cast<CXXDeleteExpr>(E));
  case Stmt::CXXThrowExprClass:
    unknownOf(E);
    terminate(ir::Unreachable{});
    return ir::Value::unknown();
  case Stmt::AtomicExprClass:
    return atomic(clang::cast<AtomicExpr>(E));
  case Stmt::InitListExprClass:
  case Stmt::LambdaExprClass:
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
  case Stmt::CXXParenListInitExprClass:
    return aggregate(E);
  default:
    break;
  }
  if (const auto *C = dyn_cast<CastExpr>(E))
    return cast(C);
  if (const auto *C = dyn_cast<CallExpr>(E))
    return call(C, std::nullopt);
  return E->isGLValue() ? ir::Value::load(place(E)) : unknownOf(E);
}

ir::Value FunctionLowering::constant(const Expr *E) {
  Expr::EvalResult R;
  if (E->isValueDependent() || !E->EvaluateAsInt(R, U.Context))
    return unknownOf(E);
  llvm::APSInt Int = R.Val.getInt();
  if (Int.getSignificantBits() > 64)
    return ir::Value::unknown();
  return ir::Value::integer(normalise(bitsOf(Int), E->getType(), U.Context));
}

int64_t bitsOf(const llvm::APSInt &V) {
  return V.extOrTrunc(64).getSExtValue();
}

ir::Value fitted(ir::Value V, const FieldDecl *Field,
                 const ASTContext &Context) {
  if (!Field || !Field->isBitField() || V.K != ir::Value::Kind::Integer)
    return V;
  unsigned Width = bitWidth(*Field, Context);
  if (Width == 0 || Width >= 64 || Field->getType()->isBooleanType())
    return V;
  auto Bits = static_cast<uint64_t>(V.Integer) << (64 - Width);
  bool Signed = Field->getType()->isSignedIntegerOrEnumerationType();
  V.Integer = Signed ? static_cast<int64_t>(Bits) >> (64 - Width)
                     : static_cast<int64_t>(Bits >> (64 - Width));
  V.Integer = normalise(V.Integer, Field->getType(), Context);
  return V;
}

ir::Value FunctionLowering::thisPointer() {
  ir::Place Pointer{ir::Place::Root::Parameter, ir::Symbol::None, 0, {}};
  if (CapturedThis) {
    Pointer.Path = {ir::Projection::deref(),
                    ir::Projection::field(fieldName(CapturedThis))};
    if (!CapturedThis->getType()->isPointerType())
      return ir::Value::address(std::move(Pointer));
  }
  return ir::Value::load(std::move(Pointer));
}

/// What \p E makes for itself only is gone behind it.
ir::Value FunctionLowering::fullExpr(const ExprWithCleanups *E) {
  size_t Open = Cleanups.size();
  ++FullExprs;
  ir::Value V = expr(E->getSubExpr());
  --FullExprs;
  if (Cleanups.size() == Open)
    return V;
  if (V.Where || !V.Operands.empty())
    V = ir::Value::load(hold(std::move(V), E->getExprLoc()));
  popCleanups(Open, E->getEndLoc());
  return V;
}

/// What an atomic operation finds is unknown, as is what it leaves.
ir::Value FunctionLowering::atomic(const AtomicExpr *E) {
  if (E->getOp() == AtomicExpr::AO__atomic_load_n ||
      E->getOp() == AtomicExpr::AO__c11_atomic_load)
    return unknownOf(E);
  for (const Stmt *Child : E->children()) {
    const auto *Operand = cast<Expr>(Child);
    ir::Value V = expr(Operand);
    QualType T = Operand->getType();
    if (T->isPointerType() && !T->getPointeeType().isConstQualified())
      store(behind(std::move(V), E->getExprLoc()), ir::Value::unknown(),
            E->getExprLoc());
  }
  return ir::Value::unknown();
}

int64_t normalise(int64_t V, QualType T, const ASTContext &Context) {
  if (!T->isIntegralOrEnumerationType())
    return V;
  uint64_t Width = Context.getTypeSize(T);
  if (T->isBooleanType())
    return V != 0;
  if (Width >= 64)
    return V;
  uint64_t Kept = static_cast<uint64_t>(V) & ((uint64_t{1} << Width) - 1);
  if (Width == 32 || T->isSignedIntegerOrEnumerationType())
    Kept = static_cast<uint64_t>(static_cast<int64_t>(Kept << (64 - Width)) >>
                                 (64 - Width));
  return static_cast<int64_t>(Kept);
}

/// What a variable always is: const ULONG Tag = 'knuT' in C++.
std::optional<ir::Value> FunctionLowering::constantVariable(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParens());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!V || !V->getType()->isIntegralOrEnumerationType() ||
      !V->isUsableInConstantExpressions(U.Context))
    return std::nullopt;
  const APValue *Value = V->evaluateValue();
  if (!Value || !Value->isInt())
    return std::nullopt;
  return ir::Value::integer(
      normalise(bitsOf(Value->getInt()), V->getType(), U.Context));
}

/// The address of an array's first element.
ir::Value FunctionLowering::decayed(const Expr *Array) {
  if (const auto *S = dyn_cast<clang::StringLiteral>(Array->IgnoreParens()))
    return ir::Value::string(
        U.intern(S->getCharByteWidth() == 1 ? S->getString() : S->getBytes()));
  if (isa<PredefinedExpr>(Array->IgnoreParens()))
    return ir::Value::string(U.intern(""));
  ir::Place P = place(Array);
  spoilUnion(Array);
  P.Path.push_back(ir::Projection::element(0));
  return ir::Value::address(std::move(P));
}

ir::Value FunctionLowering::pointerTo(const Expr *Routine) {
  const auto *Ref = dyn_cast<DeclRefExpr>(Routine->IgnoreParens());
  if (Ref && isa<FunctionDecl>(Ref->getDecl()))
    return ir::Value::function(
        U.use(clang::cast<FunctionDecl>(Ref->getDecl())));
  if (const auto *M = dyn_cast<clang::MemberExpr>(Routine->IgnoreParens());
      M && isa<FunctionDecl>(M->getMemberDecl()))
    return ir::Value::function(
        U.use(clang::cast<FunctionDecl>(M->getMemberDecl())));
  // A reference to a routine is its pointer.
  if (Ref && Ref->getDecl()->getType()->isReferenceType())
    return addressOf(place(Routine));
  return expr(Routine);
}

ir::Value FunctionLowering::cast(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getCastKind()) {
  case CK_LValueToRValue:
    if (std::optional<ir::Value> Known = constantVariable(Sub))
      return std::move(*Known);
    return ir::Value::load(place(Sub));
  case CK_ArrayToPointerDecay:
    return decayed(Sub);
  case CK_Dynamic:
    return ir::Value::opaque({expr(Sub)});
  case CK_FunctionToPointerDecay:
    return pointerTo(Sub);
  case CK_ToVoid:
    effect(Sub);
    return ir::Value::unknown();
  case CK_NullToPointer:
  case CK_NullToMemberPointer:
    effect(Sub);
    return ir::Value::integer(0);
  case CK_IntegralCast:
  case CK_BooleanToSignedIntegral: {
    ir::Value V = expr(Sub);
    if (V.K == ir::Value::Kind::Integer)
      V.Integer = normalise(V.Integer, E->getType(), U.Context);
    return V;
  }
  case CK_IntegralToBoolean:
  case CK_PointerToBoolean:
  case CK_FloatingToBoolean:
    return truth(Sub);
  case CK_FloatingToIntegral:
  case CK_IntegralToFloating:
  case CK_FloatingCast:
    return ir::Value::opaque({expr(Sub)});
  default:
    break;
  }
  if (E->getType()->isPointerType())
    if (std::optional<ir::Value> Container = containingRecord(Sub))
      return std::move(*Container);
  if (Sub->isGLValue() && E->isPRValue() && !Sub->getType()->isFunctionType())
    return ir::Value::load(place(Sub));
  if (E->isGLValue())
    return ir::Value::load(place(E));
  return expr(Sub);
}

ir::Value FunctionLowering::statementExpr(const StmtExpr *E) {
  const CompoundStmt *Body = E->getSubStmt();
  ir::Value Result = ir::Value::unknown();
  size_t Open = Cleanups.size(), Names = InScope.size();
  for (const Stmt *S : Body->body()) {
    const auto *Last = dyn_cast<Expr>(S);
    if (S == Body->body_back() && Last && !Last->getType()->isVoidType())
      Result = ir::Value::load(hold(expr(Last), Last->getExprLoc()));
    else
      stmt(S);
  }
  popCleanups(Open, E->getEndLoc());
  InScope.resize(Names);
  return Result;
}

void FunctionLowering::effect(const Expr *E) {
  if (Broken || !E)
    return;
  if (macroUse(E->getSourceRange())) {
    expr(E);
    return;
  }
  E = E->IgnoreParens();
  if (const auto *W = dyn_cast<ExprWithCleanups>(E)) {
    size_t Open = Cleanups.size();
    ++FullExprs;
    effect(W->getSubExpr());
    --FullExprs;
    return popCleanups(Open, E->getEndLoc());
  }
  if (E->isPRValue() && E->getType()->getAsCXXRecordDecl()) {
    (void)whole(E);
    return;
  }
  if (const Expr *Call = asCall(E); Call && !macroUse(E->getSourceRange())) {
    if (!Call->containsErrors()) {
      call(clang::cast<CallExpr>(Call), std::nullopt);
      return;
    }
  }
  // A place that is only named is not read.
  if (E->isGLValue() && !E->containsErrors() &&
      isa<DeclRefExpr, clang::MemberExpr>(E))
    return;
  expr(E);
}

ir::Value FunctionLowering::newExpr(const CXXNewExpr *E) {
  std::vector<ir::Value> Arguments{ir::Value::unknown()};
  for (const Expr *A : E->placement_arguments())
    Arguments.push_back(expr(A));
  ir::Value Memory =
      emitCall(ir::Value::function(U.use(E->getOperatorNew())),
               std::move(Arguments), {}, std::nullopt, true, E->getBeginLoc());
  const Expr *Init = E->getInitializer();
  if (Init && E->isArray()) {
    // How many there are may not be known.
    init(temporary(), Init);
    store(behind(Memory, E->getBeginLoc()), ir::Value::unknown(),
          E->getBeginLoc());
  } else if (Init) {
    ir::BlockId Make = newBlock(), End = newBlock();
    terminate(
        ir::Branch{{Memory, ir::Condition::Operator::NE, ir::Value::integer(0)},
                   Make,
                   End,
                   at(E->getBeginLoc())});
    setBlock(Make);
    init(behind(Memory, E->getBeginLoc()), Init);
    go(End);
    setBlock(End);
  }
  return Memory;
}

ir::Value FunctionLowering::deleteExpr(const CXXDeleteExpr *E) {
  ir::Value Memory = expr(E->getArgument());
  ir::Place Held = hold(Memory, E->getBeginLoc());
  ir::BlockId Free = newBlock(), End = newBlock();
  terminate(ir::Branch{{ir::Value::load(Held), ir::Condition::Operator::NE,
                        ir::Value::integer(0)},
                       Free,
                       End,
                       at(E->getBeginLoc())});
  setBlock(Free);
  const CXXRecordDecl *Class = E->getDestroyedType()->getAsCXXRecordDecl();
  const CXXDestructorDecl *Destructor =
      Class && Class->hasDefinition() && !Class->hasTrivialDestructor()
          ? Class->getDestructor()
          : nullptr;
  if (Destructor) {
    bool Exact = !E->isArrayForm() &&
                 (!Destructor->isVirtual() || Class->isEffectivelyFinal());
    emitCall(
        Exact ? ir::Value::function(U.use(Destructor)) : ir::Value::unknown(),
        {ir::Value::load(Held)}, {}, std::nullopt, false, E->getBeginLoc());
  }
  if (E->getOperatorDelete())
    emitCall(ir::Value::function(U.use(E->getOperatorDelete())),
             {ir::Value::load(Held)}, {}, std::nullopt, false,
             E->getBeginLoc());
  go(End);
  setBlock(End);
  return ir::Value::unknown();
}

} // namespace ndistidy::frontend
