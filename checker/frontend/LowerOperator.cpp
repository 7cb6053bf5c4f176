//===- LowerOperator.cpp - Operators and conditions -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionLowering.h"
#include "clang/AST/Expr.h"

namespace ndistidy::frontend {

using namespace clang;

ir::Value FunctionLowering::unary(const UnaryOperator *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getOpcode()) {
  case UO_AddrOf: {
    if (Sub->getType()->isFunctionType())
      return expr(Sub);
    ir::Place P = place(Sub);
    spoilUnion(Sub);
    if (!P.Path.empty() && P.Path.back().K == ir::Projection::Kind::Deref) {
      P.Path.pop_back();
      return ir::Value::load(std::move(P));
    }
    return ir::Value::address(std::move(P));
  }
  case UO_Deref:
    // A routine is called by its pointer.
    if (E->getType()->isFunctionType())
      return expr(Sub);
    return ir::Value::load(behind(expr(Sub), E->getExprLoc()));
  case UO_Plus:
  case UO_Extension:
    return expr(Sub);
  case UO_Minus:
    return arithmetic(BO_Sub, ir::Value::integer(0), expr(Sub), E->getType());
  case UO_Not:
    return arithmetic(BO_Xor, expr(Sub), ir::Value::integer(-1), E->getType());
  case UO_LNot:
    return truth(E);
  case UO_PreInc:
  case UO_PreDec:
  case UO_PostInc:
  case UO_PostDec:
    return increment(E);
  default:
    return unknownOf(E);
  }
}

ir::Value FunctionLowering::increment(const UnaryOperator *E) {
  ir::Place P = place(E->getSubExpr());
  ir::Value Old = ir::Value::load(P);
  if (E->isPostfix())
    Old = ir::Value::load(hold(Old, E->getExprLoc()));
  store(P,
        arithmetic(E->isIncrementOp() ? BO_Add : BO_Sub, ir::Value::load(P),
                   ir::Value::integer(1), E->getType()),
        E->getExprLoc());
  spoilUnion(E->getSubExpr());
  return E->isPostfix() ? Old : ir::Value::load(P);
}

/// The operator of the IR for \p Op, if it has one.
static std::optional<ir::Value::Operator> operatorOf(BinaryOperatorKind Op) {
  using Operator = ir::Value::Operator;
  switch (Op) {
  case BO_Add:
    return Operator::Add;
  case BO_Sub:
    return Operator::Sub;
  case BO_And:
    return Operator::And;
  case BO_Or:
    return Operator::Or;
  case BO_Xor:
    return Operator::Xor;
  case BO_Shl:
    return Operator::Shl;
  case BO_Shr:
    return Operator::Shr;
  default:
    return std::nullopt;
  }
}

/// \p L and \p R under \p Op in 64 bits, where the sign does not matter.
static std::optional<uint64_t> fold(BinaryOperatorKind Op, int64_t L,
                                    int64_t R) {
  auto A = static_cast<uint64_t>(L), B = static_cast<uint64_t>(R);
  bool Divides = R > 0 && L >= 0, Shifts = B < 64;
  switch (Op) {
  case BO_Add:
    return A + B;
  case BO_Sub:
    return A - B;
  case BO_Mul:
    return A * B;
  case BO_And:
    return A & B;
  case BO_Or:
    return A | B;
  case BO_Xor:
    return A ^ B;
  case BO_Shl:
    return Shifts ? std::optional(A << B) : std::nullopt;
  case BO_Shr:
    return Shifts && L >= 0 ? std::optional(A >> B) : std::nullopt;
  case BO_Div:
    return Divides ? std::optional(A / B) : std::nullopt;
  case BO_Rem:
    return Divides ? std::optional(A % B) : std::nullopt;
  default:
    return std::nullopt;
  }
}

ir::Value FunctionLowering::arithmetic(BinaryOperatorKind Op, ir::Value L,
                                       ir::Value R, QualType T) {
  if (L.K == ir::Value::Kind::Integer && R.K == ir::Value::Kind::Integer) {
    // Where the sign matters: what is unsigned has none.
    if (T->isUnsignedIntegerType() && U.Context.getTypeSize(T) <= 32) {
      L.Integer &= UINT32_MAX;
      R.Integer &= UINT32_MAX;
    }
    if (std::optional<uint64_t> V = fold(Op, L.Integer, R.Integer))
      return ir::Value::integer(
          normalise(static_cast<int64_t>(*V), T, U.Context));
  }
  std::optional<ir::Value::Operator> Is = operatorOf(Op);
  if (Is && !T->isFloatingType())
    return ir::Value::binary(*Is, std::move(L), std::move(R));
  // Which of the two an opaque value is of, its operands do not say.
  return ir::Value::opaque(
      {ir::Value::integer(Op), std::move(L), std::move(R)});
}

ir::Value FunctionLowering::binary(const BinaryOperator *E) {
  if (E->isAssignmentOp())
    return assign(E);
  if (E->getOpcode() == BO_Comma) {
    effect(E->getLHS());
    return expr(E->getRHS());
  }
  if (E->isLogicalOp() || E->isComparisonOp())
    return truth(E);
  if (E->isPtrMemOp())
    return E->isGLValue() ? ir::Value::load(place(E)) : unknownOf(E);
  ir::Value L = expr(E->getLHS());
  ir::Value R = expr(E->getRHS());
  bool Pointers = E->getLHS()->getType()->isPointerType() &&
                  E->getRHS()->getType()->isPointerType();
  if (Pointers)
    return ir::Value::opaque({std::move(L), std::move(R)});
  if (R.K != ir::Value::Kind::Integer &&
      E->getRHS()->getType()->isPointerType())
    std::swap(L, R);
  return arithmetic(E->getOpcode(), std::move(L), std::move(R), E->getType());
}

/// Makes the assignment; the place assigned to.
ir::Place FunctionLowering::assignTo(const BinaryOperator *E) {
  const Expr *Left = E->getLHS(), *Right = E->getRHS();
  ir::Place To = place(Left);
  const Expr *Call = asCall(Right);
  if (E->isCompoundAssignmentOp()) {
    ir::Value R = expr(Right);
    ir::Value V =
        arithmetic(BinaryOperator::getOpForCompoundAssignment(E->getOpcode()),
                   ir::Value::load(To), std::move(R), E->getType());
    store(To, std::move(V), E->getOperatorLoc());
  } else if (Call && !Right->containsErrors() &&
             !macroUse(Right->getSourceRange())) {
    call(clang::cast<CallExpr>(Call), To);
  } else if (E->getType()->isRecordType()) {
    init(To, Right);
  } else {
    store(To, fitted(expr(Right), Left->getSourceBitField(), U.Context),
          E->getOperatorLoc());
  }
  spoilUnion(Left);
  return To;
}

ir::Value FunctionLowering::assign(const BinaryOperator *E) {
  // What is simple is the value, too: p = q = NULL.
  size_t Step = F.Blocks[Current].Steps.size();
  ir::BlockId Block = Current;
  ir::Place To = assignTo(E);
  if (Current == Block && F.Blocks[Block].Steps.size() == Step + 1)
    if (const auto *S = std::get_if<ir::Store>(&F.Blocks[Block].Steps.back()))
      if (S->Target == To && (S->Source.K == ir::Value::Kind::Integer ||
                              S->Source.K == ir::Value::Kind::Function))
        return S->Source;
  return ir::Value::load(std::move(To));
}

ir::Value FunctionLowering::conditional(const AbstractConditionalOperator *E) {
  ir::BlockId True = newBlock(), False = newBlock(), End = newBlock();
  bool Value = !E->getType()->isVoidType();
  ir::Place Result = Value ? temporary() : ir::Place();
  if (const auto *B = dyn_cast<BinaryConditionalOperator>(E)) {
    ir::Value Common =
        ir::Value::load(hold(expr(B->getCommon()), E->getExprLoc()));
    Opaques[B->getOpaqueValue()] = Common;
  }
  condition(E->getCond(), True, False);
  auto Arm = [&](ir::BlockId B, const Expr *Of) {
    size_t Open = Cleanups.size();
    setBlock(B);
    if (!Value)
      effect(Of);
    else if (E->isGLValue())
      store(Result, ir::Value::address(place(Of)), Of->getExprLoc());
    else
      init(Result, Of);
    popCleanups(Open, Of->getEndLoc());
    go(End);
  };
  Arm(True, E->getTrueExpr());
  Arm(False, E->getFalseExpr());
  setBlock(End);
  return Value ? ir::Value::load(Result) : ir::Value::unknown();
}

/// A condition as the number that it is.
ir::Value FunctionLowering::truth(const Expr *E) {
  ir::BlockId True = newBlock(), False = newBlock(), End = newBlock();
  ir::Place Result = temporary();
  condition(E, True, False);
  setBlock(True);
  store(Result, ir::Value::integer(1), E->getExprLoc());
  go(End);
  setBlock(False);
  store(Result, ir::Value::integer(0), E->getExprLoc());
  go(End);
  setBlock(End);
  return ir::Value::load(Result);
}

static ir::Condition::Operator comparison(BinaryOperatorKind Op,
                                          bool Unsigned) {
  using Operator = ir::Condition::Operator;
  switch (Op) {
  case BO_EQ:
    return Operator::EQ;
  case BO_LT:
    return Unsigned ? Operator::ULT : Operator::LT;
  case BO_LE:
    return Unsigned ? Operator::ULE : Operator::LE;
  case BO_GT:
    return Unsigned ? Operator::UGT : Operator::GT;
  case BO_GE:
    return Unsigned ? Operator::UGE : Operator::GE;
  default:
    return Operator::NE;
  }
}

void FunctionLowering::condition(const Expr *E, ir::BlockId True,
                                 ir::BlockId False) {
  Nested Level(Depth);
  if (isSound(E, Level))
    conditionOf(E, True, False);
}

void FunctionLowering::scopedCondition(const Expr *E, ir::BlockId True,
                                       ir::BlockId False) {
  ir::BlockId ThenTrue = newBlock(), ThenFalse = newBlock();
  size_t Open = Cleanups.size();
  condition(E, ThenTrue, ThenFalse);
  setBlock(ThenTrue);
  runCleanups(Open, E->getEndLoc());
  go(True);
  setBlock(ThenFalse);
  popCleanups(Open, E->getEndLoc());
  go(False);
}

/// Lowers what \p E is put together from; false where it is not.
bool FunctionLowering::conditionInside(const Expr *E, ir::BlockId True,
                                       ir::BlockId False) {
  if (const auto *P = dyn_cast<ParenExpr>(E))
    return condition(P->getSubExpr(), True, False), true;
  if (const auto *W = dyn_cast<ExprWithCleanups>(E)) {
    ++FullExprs;
    scopedCondition(W->getSubExpr(), True, False);
    --FullExprs;
    return true;
  }
  if (const auto *R = dyn_cast<CXXRewrittenBinaryOperator>(E))
    return condition(R->getSemanticForm(), True, False), true;
  if (const auto *C = dyn_cast<CastExpr>(E);
      C &&
      (C->getCastKind() == CK_IntegralToBoolean ||
       C->getCastKind() == CK_PointerToBoolean ||
       C->getCastKind() == CK_IntegralCast || C->getCastKind() == CK_NoOp) &&
      C->getSubExpr()->isPRValue())
    return condition(C->getSubExpr(), True, False), true;
  if (const auto *N = dyn_cast<UnaryOperator>(E);
      N && N->getOpcode() == UO_LNot)
    return condition(N->getSubExpr(), False, True), true;
  const auto *B = dyn_cast<BinaryOperator>(E);
  if (!B)
    return false;
  if (B->isLogicalOp()) {
    ir::BlockId Second = newBlock();
    bool And = B->getOpcode() == BO_LAnd;
    condition(B->getLHS(), And ? Second : True, And ? False : Second);
    setBlock(Second);
    // Its temporaries are there only if it was come to.
    if (FullExprs != 0)
      scopedCondition(B->getRHS(), True, False);
    else
      condition(B->getRHS(), True, False);
    return true;
  }
  if (B->getOpcode() == BO_Comma) {
    effect(B->getLHS());
    return condition(B->getRHS(), True, False), true;
  }
  if (!B->isComparisonOp() || B->getOpcode() == BO_Cmp)
    return false;
  ir::Value L = expr(B->getLHS());
  ir::Value R = expr(B->getRHS());
  bool Unsigned = B->getLHS()->getType()->isUnsignedIntegerOrEnumerationType();
  if (Expr::EvalResult Known; L.K == ir::Value::Kind::Integer &&
                              R.K == ir::Value::Kind::Integer &&
                              B->EvaluateAsInt(Known, U.Context))
    return go(Known.Val.getInt() != 0 ? True : False), true;
  terminate(ir::Branch{
      {std::move(L), comparison(B->getOpcode(), Unsigned), std::move(R)},
      True,
      False,
      at(B->getExprLoc())});
  return true;
}

void FunctionLowering::conditionOf(const Expr *E, ir::BlockId True,
                                   ir::BlockId False) {
  if (!macroUse(E->getSourceRange()) && conditionInside(E, True, False))
    return;
  ir::Value V = expr(E);
  if (V.K == ir::Value::Kind::Integer)
    return go(V.Integer != 0 ? True : False);
  terminate(ir::Branch{
      {std::move(V), ir::Condition::Operator::NE, ir::Value::integer(0)},
      True,
      False,
      at(E->getExprLoc())});
}

} // namespace ndistidy::frontend
