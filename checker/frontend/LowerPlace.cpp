//===- LowerPlace.cpp - Expressions as places -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionLowering.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"

namespace ndistidy::frontend {

using namespace clang;

ir::Place FunctionLowering::place(const Expr *E) {
  Nested Level(Depth);
  return isSound(E, Level) ? placeOf(E) : temporary();
}

std::optional<ir::Place> FunctionLowering::unaryPlace(const UnaryOperator *Op) {
  if (Op->getOpcode() == UO_Deref)
    return behind(expr(Op->getSubExpr()), Op->getExprLoc());
  if (Op->getOpcode() == UO_Extension)
    return place(Op->getSubExpr());
  if (Op->isPrefix() && Op->isIncrementDecrementOp())
    return increment(Op).Where;
  return std::nullopt;
}

std::optional<ir::Place>
FunctionLowering::binaryPlace(const BinaryOperator *Op) {
  if (Op->isAssignmentOp())
    return assignTo(Op);
  if (Op->getOpcode() == BO_Comma) {
    effect(Op->getLHS());
    return place(Op->getRHS());
  }
  if (!Op->isPtrMemOp())
    return std::nullopt;
  // Some member of the object, for reading or writing.
  SourceLocation Loc = Op->getExprLoc();
  ir::Place Object = Op->getOpcode() == BO_PtrMemI
                         ? behind(expr(Op->getLHS()), Loc)
                         : place(Op->getLHS());
  effect(Op->getRHS());
  store(std::move(Object), ir::Value::unknown(), Loc);
  return hold(ir::Value::unknown(), Loc);
}

/// What is destroyed at the end of \p E lives until its place is known.
ir::Place FunctionLowering::placeWithCleanups(const ExprWithCleanups *E) {
  size_t Open = Cleanups.size();
  ++FullExprs;
  ir::Place P = place(E->getSubExpr());
  --FullExprs;
  popCleanups(Open, E->getEndLoc());
  return P;
}

std::optional<ir::Place> FunctionLowering::namedPlace(const DeclRefExpr *E) {
  if (const auto *V = dyn_cast<VarDecl>(E->getDecl()))
    return variablePlace(V);
  if (const auto *B = dyn_cast<BindingDecl>(E->getDecl()); B && B->getBinding())
    return place(B->getBinding());
  return std::nullopt;
}

ir::Place FunctionLowering::placeOf(const Expr *E) {
  // A value that is asked for a member: it is put somewhere.
  if (!E->isGLValue())
    return whole(E);
  if (const Expr *Same = wrapped(E))
    return place(Same);
  switch (E->getStmtClass()) {
  case Stmt::ExprWithCleanupsClass:
    return placeWithCleanups(clang::cast<ExprWithCleanups>(E));
  case Stmt::OpaqueValueExprClass:
    if (const Expr *Source = clang::cast<OpaqueValueExpr>(E)->getSourceExpr())
      return place(Source);
    break;
  case Stmt::DeclRefExprClass:
    if (std::optional<ir::Place> P = namedPlace(clang::cast<DeclRefExpr>(E)))
      return std::move(*P);
    break;
  case Stmt::MemberExprClass:
    return member(clang::cast<clang::MemberExpr>(E));
  case Stmt::ArraySubscriptExprClass:
    return subscript(clang::cast<ArraySubscriptExpr>(E));
  case Stmt::UnaryOperatorClass:
    if (std::optional<ir::Place> P = unaryPlace(clang::cast<UnaryOperator>(E)))
      return std::move(*P);
    break;
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
  case Stmt::CXXStaticCastExprClass:
  case Stmt::CXXReinterpretCastExprClass:
  case Stmt::CXXConstCastExprClass:
  case Stmt::CXXFunctionalCastExprClass:
    return place(clang::cast<CastExpr>(E)->getSubExpr());
  case Stmt::CompoundLiteralExprClass: {
    ir::Place Whole = temporary();
    init(Whole, clang::cast<CompoundLiteralExpr>(E)->getInitializer());
    return Whole;
  }
  case Stmt::MaterializeTemporaryExprClass:
    return materialized(clang::cast<MaterializeTemporaryExpr>(E));
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    if (std::optional<ir::Place> P =
            binaryPlace(clang::cast<BinaryOperator>(E)))
      return std::move(*P);
    break;
  case Stmt::ConditionalOperatorClass:
    return behind(conditional(clang::cast<AbstractConditionalOperator>(E)),
                  E->getExprLoc());
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
    return behind(call(clang::cast<CallExpr>(E), std::nullopt),
                  E->getExprLoc());
  default:
    break;
  }
  unknownOf(E);
  return hold(ir::Value::unknown(), E->getExprLoc());
}

ir::Place FunctionLowering::whole(const Expr *E) {
  ir::Place Whole = temporary();
  init(Whole, E);
  own(Whole, E->getType());
  return Whole;
}

ir::Place FunctionLowering::materialized(const MaterializeTemporaryExpr *E) {
  if (E->getStorageDuration() == SD_FullExpression)
    return whole(E->getSubExpr());
  ir::Place Whole = temporary();
  init(Whole, E->getSubExpr());
  if (E->getStorageDuration() != SD_Automatic)
    return Whole;
  // It lives as long as the reference to it.
  size_t Open = Cleanups.size();
  own(Whole, E->getType());
  Extended.insert(Extended.end(),
                  Cleanups.begin() + static_cast<std::ptrdiff_t>(Open),
                  Cleanups.end());
  Cleanups.resize(Open);
  return Whole;
}

ir::Place FunctionLowering::variablePlace(const VarDecl *V) {
  ir::Place Where;
  if (auto Captured = Captures.find(V); Captured != Captures.end()) {
    Where.R = ir::Place::Root::Parameter;
    Where.Path = {ir::Projection::deref(),
                  ir::Projection::field(fieldName(Captured->second))};
    if (Captured->second->getType()->isReferenceType())
      Where.Path.push_back(ir::Projection::deref());
    return Where;
  }
  if (const auto *P = dyn_cast<ParmVarDecl>(V)) {
    // Behind the pointer to the object.
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(D);
    unsigned First = Method && Method->isInstance() ? 1 : 0;
    Where.R = ir::Place::Root::Parameter;
    Where.Parameter = First + P->getFunctionScopeIndex();
  } else if (V->hasGlobalStorage()) {
    Where.R = ir::Place::Root::Global;
    Where.Name = U.use(V);
  } else {
    Where.R = ir::Place::Root::Local;
    auto [It, New] = Locals.try_emplace(V, ir::Symbol::None);
    if (New)
      It->second =
          localName(isa<DecompositionDecl>(V) ? "bindings" : V->getName());
    Where.Name = It->second;
  }
  if (V->getType()->isReferenceType())
    Where.Path.push_back(ir::Projection::deref());
  return Where;
}

/// What \p Pointer points to, as a place.
ir::Place FunctionLowering::behind(ir::Value Pointer, SourceLocation Loc) {
  if (Pointer.K == ir::Value::Kind::Address)
    return std::move(*Pointer.Where);
  ir::Place P = Pointer.K == ir::Value::Kind::Load
                    ? std::move(*Pointer.Where)
                    : hold(std::move(Pointer), Loc);
  P.Path.push_back(ir::Projection::deref());
  return P;
}

ir::Place FunctionLowering::member(const clang::MemberExpr *E) {
  const ValueDecl *M = E->getMemberDecl();
  if (const auto *Static = dyn_cast<VarDecl>(M)) {
    effect(E->getBase());
    return variablePlace(Static);
  }
  ir::Place P = E->isArrow() ? behind(expr(E->getBase()), E->getExprLoc())
                             : place(E->getBase());
  const auto *Field = dyn_cast<FieldDecl>(M);
  return Field ? member(std::move(P), Field) : P;
}

ir::Place FunctionLowering::member(ir::Place P, const FieldDecl *Field) {
  // An anonymous structure has no name in the path.
  if (ir::Symbol Name = fieldName(Field); Name != ir::Symbol::None)
    P.Path.push_back(ir::Projection::field(Name));
  if (Field->getType()->isReferenceType())
    P.Path.push_back(ir::Projection::deref());
  return P;
}

ir::Place FunctionLowering::subscript(const ArraySubscriptExpr *E) {
  const Expr *Base = E->getBase();
  ir::Value Index = expr(E->getIdx());
  const auto *Decay = dyn_cast<ImplicitCastExpr>(Base->IgnoreParens());
  bool Array = Decay && Decay->getCastKind() == CK_ArrayToPointerDecay;
  bool Constant = Index.K == ir::Value::Kind::Integer;
  if (Array && Constant && Index.Integer >= 0) {
    ir::Place P = place(Decay->getSubExpr());
    P.Path.push_back(ir::Projection::element(Index.Integer));
    return P;
  }
  ir::Value Pointer = expr(Base);
  if (Constant && Index.Integer == 0)
    return behind(std::move(Pointer), E->getExprLoc());
  return behind(ir::Value::binary(ir::Value::Operator::Add, std::move(Pointer),
                                  std::move(Index)),
                E->getExprLoc());
}

/// The members that an offset leads to, outermost first; none where \p E is no
/// offset of a member.
static llvm::SmallVector<const FieldDecl *, 4> offsetOf(const Expr *E) {
  llvm::SmallVector<const FieldDecl *, 4> Fields;
  E = E->IgnoreParenCasts();
  if (const auto *O = dyn_cast<OffsetOfExpr>(E)) {
    for (unsigned I = 0; I != O->getNumComponents(); ++I) {
      const OffsetOfNode &N = O->getComponent(I);
      if (N.getKind() != OffsetOfNode::Field)
        return {};
      Fields.push_back(N.getField());
    }
    return Fields;
  }
  const auto *Address = dyn_cast<UnaryOperator>(E);
  if (!Address || Address->getOpcode() != UO_AddrOf)
    return {};
  E = Address->getSubExpr()->IgnoreParens();
  while (const auto *M = dyn_cast<clang::MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(M->getMemberDecl());
    if (!Field)
      return {};
    Fields.insert(Fields.begin(), Field);
    E = M->getBase()->IgnoreParenCasts();
  }
  const auto *Zero = dyn_cast<clang::IntegerLiteral>(E);
  if (!Zero || Zero->getValue() != 0)
    return {};
  return Fields;
}

/// CONTAINING_RECORD, in the spelling of any set of headers: the address of a
/// member, less the offset of the member.
std::optional<ir::Value> FunctionLowering::containingRecord(const Expr *E) {
  const auto *Minus = dyn_cast<BinaryOperator>(E->IgnoreParenCasts());
  if (!Minus || Minus->getOpcode() != BO_Sub)
    return std::nullopt;
  llvm::SmallVector<const FieldDecl *, 4> Fields = offsetOf(Minus->getRHS());
  if (Fields.empty())
    return std::nullopt;
  ir::Value Member = expr(Minus->getLHS());
  ir::Place P = behind(std::move(Member), E->getExprLoc());
  for (const FieldDecl *Field : llvm::reverse(Fields))
    if (Field->getDeclName())
      P.Path.push_back(ir::Projection::container(fieldName(Field)));
  return ir::Value::address(std::move(P));
}

/// What is in the members of the union \p R but \p But nobody knows, where they
/// are not the same place.
void FunctionLowering::spoilMembers(const ir::Place &Union, const RecordDecl *R,
                                    const FieldDecl *But, SourceLocation Loc) {
  const ir::Symbol Same = fieldName(But);
  llvm::SmallVector<const FieldDecl *, 16> Others;
  for (const FieldDecl *Other : R->fields())
    if (Other != But)
      Others.push_back(Other);
  while (!Others.empty()) {
    const FieldDecl *Other = Others.pop_back_val();
    const RecordDecl *Inner = Other->getType()->getAsRecordDecl();
    if (!Other->getDeclName() && Inner) {
      llvm::append_range(Others, Inner->fields());
      continue;
    }
    ir::Symbol Name = fieldName(Other);
    if (Name == Same)
      continue;
    ir::Place P = Union;
    P.Path.push_back(ir::Projection::field(Name));
    store(std::move(P), ir::Value::unknown(), Loc);
  }
}

/// Storing to a member of a union changes the others, too; so may whoever gets
/// its address.
void FunctionLowering::spoilUnion(const Expr *Target) {
  for (const Expr *E = Target->IgnoreParens();;) {
    const auto *M = dyn_cast<clang::MemberExpr>(E);
    if (!M)
      return;
    const auto *Field = dyn_cast<FieldDecl>(M->getMemberDecl());
    if (!Field)
      return;
    if (const RecordDecl *R = Field->getParent();
        R->isUnion() && !M->getBase()->HasSideEffects(U.Context)) {
      ir::Place Base = M->isArrow()
                           ? behind(expr(M->getBase()), E->getExprLoc())
                           : place(M->getBase());
      spoilMembers(Base, R, Field, E->getExprLoc());
    }
    if (M->isArrow())
      return;
    E = M->getBase()->IgnoreParens();
  }
}

} // namespace ndistidy::frontend
