//===- LowerCall.cpp - Calls ----------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionLowering.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"
#include "clang/Lex/Lexer.h"

namespace ndistidy::frontend {

using namespace clang;

/// The call that \p E is, behind casts that change nothing.
const Expr *FunctionLowering::asCall(const Expr *E) {
  for (;;) {
    if (macroUse(E->getSourceRange()))
      return nullptr;
    E = E->IgnoreParens();
    if (isa<CallExpr>(E) && !isa<UserDefinedLiteral>(E)) {
      bool Reference = E->isGLValue();
      return Reference ? nullptr : E;
    }
    const auto *C = dyn_cast<CastExpr>(E);
    if (!C)
      return nullptr;
    switch (C->getCastKind()) {
    case CK_NoOp:
    case CK_BitCast:
    case CK_IntegralCast:
    case CK_IntegralToPointer:
    case CK_PointerToIntegral:
    case CK_ToVoid:
      E = C->getSubExpr();
      continue;
    default:
      return nullptr;
    }
  }
}

ir::Value FunctionLowering::emitCall(ir::Value Callee,
                                     std::vector<ir::Value> Arguments,
                                     std::vector<ir::Range> Ranges,
                                     std::optional<ir::Place> Result,
                                     bool Returns, SourceLocation Loc) {
  ir::Call Step;
  if (Returns && !Result)
    Result = temporary();
  Step.Result = Result;
  Step.Callee = std::move(Callee);
  Step.Arguments = std::move(Arguments);
  Step.ArgumentRanges = std::move(Ranges);
  Step.Loc = at(Loc);
  emit(std::move(Step));
  return Returns ? ir::Value::load(*Result) : ir::Value::unknown();
}

ir::Value FunctionLowering::argument(const Expr *E, bool ByReference) {
  if (ByReference)
    return ir::Value::address(place(E));
  return E->getType()->isRecordType() ? ir::Value::load(whole(E)) : expr(E);
}

void FunctionLowering::assume(const Expr *E) {
  if (E->HasSideEffects(U.Context))
    return;
  ir::BlockId Holds = newBlock(), Never = newBlock();
  condition(E, Holds, Never);
  setBlock(Never);
  terminate(ir::Unreachable{});
  setBlock(Holds);
}

std::optional<ir::Value> FunctionLowering::builtin(const CallExpr *E) {
  switch (E->getBuiltinCallee()) {
  case Builtin::BI__builtin_expect:
  case Builtin::BI__builtin_expect_with_probability:
  case Builtin::BI__builtin_assume_aligned:
  case Builtin::BI__builtin_addressof:
    if (E->getBuiltinCallee() == Builtin::BI__builtin_addressof)
      return ir::Value::address(place(E->getArg(0)));
    return expr(E->getArg(0));
  case Builtin::BI__builtin_unreachable:
  case Builtin::BI__builtin_trap:
    terminate(ir::Unreachable{});
    return ir::Value::unknown();
  case Builtin::BI__assume:
  case Builtin::BI__builtin_assume:
    assume(E->getArg(0));
    return ir::Value::unknown();
  case Builtin::BI__noop: // evaluates nothing; the WDK's NT_ASSERT is one
    if (E->getNumArgs() == 1 &&
        Lexer::getImmediateMacroName(E->getBeginLoc(), U.SM,
                                     U.Context.getLangOpts()) ==
            "NT_ANALYSIS_ASSUME")
      assume(E->getArg(0));
    return ir::Value::integer(0);
  case Builtin::BI__debugbreak:
  case Builtin::BI__builtin_va_start:
  case Builtin::BI__builtin_va_end:
  case Builtin::BI__builtin_va_copy:
    return ir::Value::unknown();
  case Builtin::BI__builtin_constant_p:
    return ir::Value::integer(0);
  default:
    break;
  }
  const FunctionDecl *Direct = E->getDirectCallee();
  if (!Direct)
    return std::nullopt;
  if (const auto *Conversion = dyn_cast<CXXConversionDecl>(Direct);
      Conversion && Conversion->getParent()->isLambda())
    return ir::Value::unknown();
  const IdentifierInfo *Name = Direct->getIdentifier();
  if (Name && Abnormal &&
      (Name->isStr("_abnormal_termination") ||
       Name->isStr("__abnormal_termination") ||
       Name->isStr("AbnormalTermination")))
    return ir::Value::integer(*Abnormal);
  return std::nullopt;
}

/// The assignment of a structure that does no more than one in C, which is a
/// routine without a body: a reference to what was assigned to.
std::optional<ir::Value> FunctionLowering::assignWhole(const CallExpr *E) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(E->getDirectCallee());
  if (!Method || !Method->isTrivial() ||
      !(Method->isCopyAssignmentOperator() ||
        Method->isMoveAssignmentOperator()))
    return std::nullopt;
  // "To.operator=(From)" in the assignments that the compiler makes.
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  const Expr *Object = Call ? Call->getImplicitObjectArgument() : E->getArg(0);
  if (Object->getType()->isPointerType())
    return std::nullopt;
  ir::Value From = ir::Value::load(place(E->getArg(Call ? 0 : 1)));
  ir::Place To = place(Object);
  store(To, std::move(From), E->getExprLoc());
  return ir::Value::address(std::move(To));
}

/// The callee, and the object that it is called on as the first argument.
ir::Value FunctionLowering::calleeOf(const CallExpr *E,
                                     std::vector<ir::Value> &Arguments,
                                     std::vector<ir::Range> &Ranges) {
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(E)) {
    const Expr *Object = M->getImplicitObjectArgument();
    Arguments.push_back(Object->getType()->isPointerType()
                            ? expr(Object)
                            : ir::Value::address(place(Object)));
    Ranges.push_back({});
    const CXXMethodDecl *Method = M->getMethodDecl();
    if (!Method)
      return ir::Value::unknown();
    const auto *Named =
        dyn_cast<clang::MemberExpr>(M->getCallee()->IgnoreParens());
    bool Exact = !Method->isVirtual() || (Named && Named->hasQualifier()) ||
                 Method->hasAttr<FinalAttr>() ||
                 Method->getParent()->isEffectivelyFinal();
    return Exact ? ir::Value::function(U.use(Method)) : ir::Value::unknown();
  }
  if (const FunctionDecl *Direct = E->getDirectCallee())
    return ir::Value::function(U.use(Direct));
  // A macro of the headers that goes through a pointer of the system's is a
  // routine of the system.
  SourceLocation Loc = E->getCallee()->getExprLoc();
  if (Loc.isMacroID() && U.SM.isInSystemHeader(U.SM.getSpellingLoc(Loc)))
    return ir::Value::function(U.useMacro(
        Lexer::getImmediateMacroName(Loc, U.SM, U.Context.getLangOpts()),
        E->getNumArgs()));
  return expr(E->getCallee());
}

/// The type of what \p E calls, if it has parameters that are known.
static const FunctionProtoType *prototypeOf(const CallExpr *E) {
  if (const FunctionDecl *Direct = E->getDirectCallee())
    return Direct->getType()->getAs<FunctionProtoType>();
  QualType T = E->getCallee()->getType();
  if (T->isSpecificPlaceholderType(BuiltinType::BoundMember))
    T = Expr::findBoundMemberType(E->getCallee());
  if (T.isNull())
    return nullptr;
  if (const auto *Pointer = T->getAs<PointerType>())
    T = Pointer->getPointeeType();
  return T->getAs<FunctionProtoType>();
}

ir::Value FunctionLowering::call(const CallExpr *E,
                                 std::optional<ir::Place> Result) {
  if (E->containsErrors()) {
    giveUp("a statement did not parse", E->getBeginLoc());
    return ir::Value::unknown();
  }
  auto Deliver = [&](ir::Value V) {
    if (Result)
      store(*Result, V, E->getExprLoc());
    return V;
  };
  if (const MacroCalls::Use *Use = macroUse(E->getSourceRange()))
    return macroCall(*Use, E, !E->getType()->isVoidType(), Result);
  if (std::optional<ir::Value> Known = builtin(E))
    return Deliver(std::move(*Known));
  if (std::optional<ir::Value> Assigned = assignWhole(E))
    return Deliver(std::move(*Assigned));

  std::vector<ir::Value> Arguments;
  std::vector<ir::Range> Ranges;
  ir::Value Callee = calleeOf(E, Arguments, Ranges);
  const FunctionDecl *Direct = E->getDirectCallee();
  // The object of an operator is its first argument already.
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Direct);
  bool Operator = isa<CXXOperatorCallExpr>(E) && Method && Method->isInstance();
  const FunctionProtoType *Prototype = prototypeOf(E);
  for (unsigned I = 0; I != E->getNumArgs(); ++I) {
    const Expr *A = E->getArg(I);
    unsigned Parameter = Operator ? I - 1 : I;
    bool Object = Operator && I == 0;
    bool Reference =
        Object || (Prototype && Parameter < Prototype->getNumParams() &&
                   Prototype->getParamType(Parameter)->isReferenceType());
    Arguments.push_back(argument(A, Reference));
    Ranges.push_back(U.range(A->getSourceRange()));
  }
  bool Returns = !E->getCallReturnType(U.Context)->isVoidType();
  const std::vector<ir::Value> Passed = Arguments;
  annotate(Direct, {Passed, std::nullopt, /*First=*/true, E->getExprLoc()});
  ir::Value V =
      emitCall(std::move(Callee), std::move(Arguments), std::move(Ranges),
               Returns ? Result : std::nullopt, Returns, E->getExprLoc());
  annotate(Direct, {Passed, Returns ? std::optional(V) : std::nullopt,
                    /*First=*/false, E->getExprLoc()});
  if (Direct && Direct->isNoReturn())
    terminate(ir::Unreachable{});
  return V;
}

} // namespace ndistidy::frontend
