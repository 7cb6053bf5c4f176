//===- LowerAnnotation.cpp - What a declaration says of its routine -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A declaration without a body may say in annotations (SAL) what its routine
// does: _Acquires_lock_(Adapter->Lock), _When_(return != 0, ...). The headers
// make nothing of them. Where the routine is called, each becomes a call of its
// own, with the routine first and the arguments put in for the parameters:
//
//   call _IRQL_requires_max_(#Wait, 0)
//   %t1 = call Wait(%Adapter)
//   call _Acquires_lock_(#Wait, &%Adapter*.Lock)
//
// A condition becomes a branch. What cannot be read is left out.
//
//===----------------------------------------------------------------------===//

#include "frontend/AnnotationText.h"
#include "frontend/FunctionLowering.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

namespace ndistidy::frontend {

using namespace clang;
using Operator = ir::Condition::Operator;

llvm::ArrayRef<UnitLowering::Annotation>
UnitLowering::annotationsOf(const FunctionDecl *F) {
  auto [It, New] = Annotations.try_emplace(F->getCanonicalDecl());
  if (!New || isSystem(F->getLocation()))
    return It->second;
  for (const FunctionDecl *D : F->redecls()) {
    for (const MacroCalls::Use *Use : Macros.inFrontOf(D->getBeginLoc(), SM))
      It->second.push_back({Use, std::nullopt});
    SourceLocation Behind = D->getLocation();
    for (const ParmVarDecl *P : D->parameters()) {
      for (const MacroCalls::Use *Use : Macros.inFrontOf(P->getBeginLoc(), SM))
        if (SM.isBeforeInTranslationUnit(Behind, Use->Range.getBegin()))
          It->second.push_back({Use, P->getFunctionScopeIndex()});
      Behind = P->getEndLoc();
    }
  }
  return It->second;
}

/// Reads annotations at one call.
class AnnotationReader {
public:
  AnnotationReader(FunctionLowering &Lowering, const FunctionDecl *Of,
                   const AnnotatedCall &At)
      : L(Lowering), F(Of), Call(At) {}

  /// What an annotation is on.
  struct Typed {
    ir::Value V;
    QualType Type;
    std::optional<ir::Place> Where;
  };
  using Subject = std::optional<Typed>;

  void read(llvm::StringRef Name, llvm::StringRef Arguments, const Subject &On);
  /// Does \p Body where \p Text holds, if it can be read.
  void where(llvm::StringRef Text, llvm::function_ref<void()> Body);
  void whereSucceeded(llvm::StringRef Text, llvm::function_ref<void()> Body) {
    Succeeded = true;
    where(Text, Body);
    Succeeded = false;
  }
  /// What the routine returns, or gets in \p Parameter: a pointer to a pointer
  /// is about that.
  Subject subject(std::optional<unsigned> Parameter);

private:
  bool isOfInterest(const Note &N) const;
  void readAll(llvm::ArrayRef<Note> Notes, const Subject &On);
  void memory(llvm::StringRef Name, const Subject &On);
  Typed behind(const Typed &Pointer);
  Subject at(llvm::StringRef Text);
  std::optional<Typed> named(llvm::StringRef Name);
  std::optional<Typed> operand(llvm::StringRef Text);
  std::optional<ir::Value> lock(llvm::StringRef Text);
  static std::optional<ir::Value> lock(const Typed &Of);
  static std::optional<ir::Value> addressOf(const Typed &Of);
  std::optional<ir::Condition> condition(llvm::StringRef Text);
  std::optional<ir::Value> compared(llvm::StringRef Text);

  FunctionLowering &L;
  const FunctionDecl *F;
  const AnnotatedCall &Call;
  /// What is read holds where the result says that the call has succeeded.
  bool Succeeded = false;
};

AnnotationReader::Typed AnnotationReader::behind(const Typed &Pointer) {
  ir::Place Where = L.behind(Pointer.V, Call.Loc);
  return {ir::Value::load(Where), Pointer.Type->getPointeeType(), Where};
}

AnnotationReader::Subject
AnnotationReader::subject(std::optional<unsigned> Parameter) {
  if (!Parameter) {
    if (!Call.Result || Call.Result->K != ir::Value::Kind::Load)
      return std::nullopt;
    return Typed{*Call.Result, F->getReturnType(), Call.Result->Where};
  }
  if (*Parameter >= Call.Arguments.size())
    return std::nullopt;
  Typed T{
      Call.Arguments[*Parameter], F->getParamDecl(*Parameter)->getType(), {}};
  QualType To = T.Type->getPointeeType();
  if (!To.isNull() && To->isPointerType())
    return behind(T);
  return T;
}

/// What _At_ names: "*Block", "Adapter->Table", "return".
AnnotationReader::Subject AnnotationReader::at(llvm::StringRef Text) {
  Text = Text.trim();
  if (Text == "return")
    return subject(std::nullopt);
  bool Behind = Text.consume_front("*");
  Subject T = operand(Text);
  if (!T || !Behind)
    return T;
  if (!T->Type->isPointerType())
    return std::nullopt;
  return behind(*T);
}

/// A parameter, as what is passed for it, or a variable of the unit.
std::optional<AnnotationReader::Typed>
AnnotationReader::named(llvm::StringRef Name) {
  for (const FunctionDecl *D : F->redecls())
    for (unsigned I = 0; I != D->getNumParams(); ++I)
      if (D->getParamDecl(I)->getName() == Name && I < Call.Arguments.size())
        return Typed{Call.Arguments[I], D->getParamDecl(I)->getType(), {}};
  const DeclContext *Unit = L.U.Context.getTranslationUnitDecl();
  for (const NamedDecl *N : L.U.lookup(Unit, Name))
    if (const auto *V = dyn_cast<VarDecl>(N)) {
      ir::Place Where = L.variablePlace(V);
      return Typed{ir::Value::load(Where), V->getType(), Where};
    }
  return std::nullopt;
}

/// "Adapter->Queue.Lock".
std::optional<AnnotationReader::Typed>
AnnotationReader::operand(llvm::StringRef Text) {
  std::optional<Typed> T = named(takeName(Text));
  while (T && !(Text = Text.ltrim()).empty()) {
    bool Arrow = Text.consume_front("->");
    if (!Arrow && !Text.consume_front("."))
      return std::nullopt;
    QualType Of = Arrow ? T->Type->getPointeeType() : T->Type;
    const RecordDecl *Record = Of.isNull() ? nullptr : Of->getAsRecordDecl();
    if (!Record || (!Arrow && !T->Where))
      return std::nullopt;
    llvm::StringRef Name = takeName(Text);
    const FieldDecl *Field = nullptr;
    for (const FieldDecl *Each : Record->fields())
      if (Each->getName() == Name)
        Field = Each;
    if (!Field)
      return std::nullopt;
    ir::Place Object = Arrow ? L.behind(T->V, Call.Loc) : *T->Where;
    ir::Place Where = L.member(std::move(Object), Field);
    T = Typed{ir::Value::load(Where), Field->getType(), Where};
  }
  return T;
}

/// The address of a lock: what a pointer holds, or where a lock lies.
std::optional<ir::Value> AnnotationReader::lock(llvm::StringRef Text) {
  Text = Text.trim();
  bool Address = Text.consume_front("&"), Behind = Text.consume_front("*");
  std::optional<Typed> T = operand(Text);
  if (!T)
    return std::nullopt;
  if (!Address && Behind && !T->Type->isPointerType())
    return std::nullopt;
  return Address ? addressOf(*T) : lock(*T);
}

std::optional<ir::Value> AnnotationReader::addressOf(const Typed &Of) {
  if (!Of.Where)
    return std::nullopt;
  return ir::Value::address(*Of.Where);
}

std::optional<ir::Value> AnnotationReader::lock(const Typed &Of) {
  return Of.Type->isPointerType() ? Of.V : addressOf(Of);
}

/// What may stand in a comparison.
std::optional<ir::Value> AnnotationReader::compared(llvm::StringRef Text) {
  Text = Text.trim();
  if (Text == "return")
    return Call.Result;
  if (std::optional<int64_t> N = number(Text))
    return ir::Value::integer(*N);
  if (std::optional<Typed> T = operand(Text))
    return T->V;
  return std::nullopt;
}

/// "return == 0", "Wait != 0", "!return", "NT_SUCCESS(return)".
std::optional<ir::Condition> AnnotationReader::condition(llvm::StringRef Text) {
  Text = Text.trim();
  for (llvm::StringRef Rest = Text;;) {
    std::optional<llvm::StringRef> Inside = takeParentheses(Rest);
    if (!Inside || !Rest.trim().empty())
      break;
    Text = Rest = Inside->trim();
  }
  llvm::StringRef Rest = Text;
  if (llvm::StringRef Name = takeName(Rest);
      Name == "NT_SUCCESS" || Name == "SUCCEEDED") {
    std::optional<llvm::StringRef> Inside = takeParentheses(Rest);
    std::optional<ir::Value> V =
        Inside && Rest.trim().empty() ? compared(*Inside) : std::nullopt;
    if (!V)
      return std::nullopt;
    return ir::Condition{*V, Operator::GE, ir::Value::integer(0)};
  }
  static constexpr std::pair<llvm::StringLiteral, Operator> Operators[] = {
      {"==", Operator::EQ}, {"!=", Operator::NE}, {">=", Operator::GE},
      {"<=", Operator::LE}, {">", Operator::GT},  {"<", Operator::LT}};
  for (const auto &[Written, Op] : Operators) {
    size_t At = Text.find(Written);
    // The arrow of a member is no comparison.
    if (At == llvm::StringRef::npos ||
        (Written == ">" && At != 0 && Text[At - 1] == '-'))
      continue;
    std::optional<ir::Value> Left = compared(Text.take_front(At)),
                             Right =
                                 compared(Text.drop_front(At + Written.size()));
    if (!Left || !Right)
      return std::nullopt;
    return ir::Condition{*Left, Op, *Right};
  }
  bool Not = Text.consume_front("!");
  if (std::optional<ir::Value> V = compared(Text))
    return ir::Condition{*V, Not ? Operator::EQ : Operator::NE,
                         ir::Value::integer(0)};
  return std::nullopt;
}

void AnnotationReader::where(llvm::StringRef Text,
                             llvm::function_ref<void()> Body) {
  std::optional<ir::Condition> Holds = condition(Text);
  if (!Holds)
    return;
  ir::BlockId Then = L.newBlock(), Behind = L.newBlock();
  L.terminate(ir::Branch{*Holds, Then, Behind, L.at(Call.Loc)});
  L.setBlock(Then);
  Body();
  L.go(Behind);
  L.setBlock(Behind);
}

bool AnnotationReader::isOfInterest(const Note &N) const {
  auto [Name, Arguments] = N;
  if (!L.U.isCalled(Name))
    return false;
  if (!isAt(Name))
    return comesFirst(Name) == Call.First;
  return llvm::any_of(notes(Arguments.split(',').second),
                      [&](const Note &Inside) { return isOfInterest(Inside); });
}

void AnnotationReader::readAll(llvm::ArrayRef<Note> Notes, const Subject &On) {
  for (auto &[Name, Arguments] : Notes)
    if (isOfInterest({Name, Arguments}))
      read(Name, Arguments, On);
}

/// Memory that the routine takes and leaves in \p On, or gives back. Whether it
/// got any, its result tells; where nothing says how, nothing is known.
void AnnotationReader::memory(llvm::StringRef Name, const Subject &On) {
  if (!On || !On->Type->isPointerType())
    return;
  ir::Value Of = ir::Value::function(L.U.use(F));
  ir::Value Callee = ir::Value::function(L.U.useMacro(Name, 2));
  if (Name == "__drv_freesMem") {
    L.emitCall(Callee, {Of, On->V}, {}, std::nullopt, /*Returns=*/false,
               Call.Loc);
    return;
  }
  bool IsResult = Call.Result && On->Where &&
                  Call.Result->K == ir::Value::Kind::Load &&
                  *Call.Result->Where == *On->Where;
  if (!On->Where ||
      (!Succeeded && !IsResult && !F->getReturnType()->isVoidType()))
    return;
  L.emitCall(Callee, {Of, ir::Value::integer(Succeeded)}, {}, On->Where,
             /*Returns=*/true, Call.Loc);
}

void AnnotationReader::read(llvm::StringRef Name, llvm::StringRef Arguments,
                            const Subject &On) {
  if (isWhen(Name)) {
    auto [Condition, Inside] = Arguments.split(',');
    // Nothing of what comes first depends on the result.
    bool OfResult = Condition.contains("return");
    std::vector<Note> Notes = notes(Inside);
    llvm::erase_if(Notes, [&](const Note &N) { return !isOfInterest(N); });
    if ((OfResult && Call.First) || Notes.empty())
      return;
    bool Before = std::exchange(Succeeded, Succeeded || OfResult);
    where(Condition, [&] { readAll(Notes, On); });
    Succeeded = Before;
    return;
  }
  if (isAt(Name)) {
    auto [What, Inside] = Arguments.split(',');
    std::vector<Note> Notes = notes(Inside);
    llvm::erase_if(Notes, [&](const Note &N) { return !isOfInterest(N); });
    if (!Notes.empty())
      readAll(Notes, at(What));
    return;
  }
  if (comesFirst(Name) != Call.First || !L.U.isCalled(Name) ||
      isForInspection(Name))
    return;
  if (Name == "__drv_allocatesMem" || Name == "__drv_freesMem")
    return memory(Name, On);
  std::optional<ir::Value> V;
  if (isOfResource(Name))
    V = On ? lock(*On) : std::nullopt;
  else if (std::optional<int64_t> N = number(Arguments))
    V = ir::Value::integer(*N);
  else
    V = lock(Arguments);
  if (V)
    L.emitCall(ir::Value::function(L.U.useMacro(Name, 2)),
               {ir::Value::function(L.U.use(F)), *V}, {}, std::nullopt,
               /*Returns=*/false, Call.Loc);
}

void FunctionLowering::annotate(const FunctionDecl *Of,
                                const AnnotatedCall &At) {
  if (!Of || Of->hasBody() || isa<CXXMethodDecl>(Of))
    return;
  AnnotationReader Reader(*this, Of, At);
  const MacroCalls::Use *Success = nullptr;
  auto ReadAll = [&] {
    for (const auto &[Use, Parameter] : U.annotationsOf(Of)) {
      std::string Arguments;
      for (const MacroCalls::Use::Argument &A : Use->Arguments)
        Arguments += (Arguments.empty() ? "" : ",") + A.Text;
      if (Use != Success)
        Reader.read(Use->Name, Arguments, Reader.subject(Parameter));
    }
  };
  for (const auto &[Use, Parameter] : U.annotationsOf(Of))
    if (Use->Name == "_Success_" && Use->Arguments.size() == 1)
      Success = Use;
  // What is said of the end of a routine is said of its success.
  if (Success && !At.First)
    Reader.whereSucceeded(Success->Arguments.front().Text, ReadAll);
  else
    ReadAll();
}

/// \p E is a statement. If it is a call, its result is dropped; a cast to void
/// says that this is meant.
void FunctionLowering::drop(const Expr *E) {
  if (const auto *Full = dyn_cast<ExprWithCleanups>(E))
    E = Full->getSubExpr();
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreParens());
  const FunctionDecl *Of = Call ? Call->getDirectCallee() : nullptr;
  if (Broken || E->getType()->isVoidType() || macroUse(E->getSourceRange()) ||
      !Of || Of->hasBody() || isa<CXXMethodDecl>(Of))
    return;
  for (const auto &[Use, Parameter] : U.annotationsOf(Of))
    if (isForInspection(Use->Name) && !Parameter) {
      emitCall(ir::Value::function(U.useMacro(Use->Name, 1)),
               {ir::Value::function(U.use(Of))}, {}, std::nullopt,
               /*Returns=*/false, E->getExprLoc());
      return;
    }
}

} // namespace ndistidy::frontend
