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

#include "frontend/FunctionLowering.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::frontend {

using namespace clang;
using Operator = ir::Condition::Operator;

llvm::ArrayRef<const MacroCalls::Use *>
UnitLowering::annotationsOf(const FunctionDecl *F) {
  auto [It, New] = Annotations.try_emplace(F->getCanonicalDecl());
  if (New && !isSystem(F->getLocation()))
    for (const FunctionDecl *D : F->redecls())
      llvm::append_range(It->second, Macros.inFrontOf(D->getBeginLoc(), SM));
  return It->second;
}

namespace {

/// Cuts a name off the front of \p Text.
llvm::StringRef takeName(llvm::StringRef &Text) {
  Text = Text.ltrim();
  llvm::StringRef Name = Text.take_while(
      [](char C) { return llvm::isAlnum(C) || C == '_' || C == '$'; });
  Text = Text.drop_front(Name.size());
  return Name;
}

/// Cuts "(...)" off the front of \p Text, and returns what is inside; nothing
/// if there is none.
std::optional<llvm::StringRef> takeParentheses(llvm::StringRef &Text) {
  Text = Text.ltrim();
  if (!Text.starts_with("("))
    return std::nullopt;
  unsigned Depth = 0;
  for (size_t I = 0; I != Text.size(); ++I) {
    Depth += Text[I] == '(';
    if (Text[I] == ')' && --Depth == 0) {
      llvm::StringRef Inside = Text.slice(1, I);
      Text = Text.drop_front(I + 1);
      return Inside;
    }
  }
  return std::nullopt;
}

std::optional<int64_t> number(llvm::StringRef Text) {
  int64_t N = 0;
  Text = Text.trim();
  bool Negative = Text.consume_front("-");
  if (Text.empty() || !llvm::isDigit(Text.front()) ||
      Text.rtrim("uUlL").getAsInteger(0, N))
    return std::nullopt;
  // As the IR has every number of up to 32 bits.
  if (N >= 0 && N <= UINT32_MAX)
    N = static_cast<int32_t>(static_cast<uint32_t>(N));
  return Negative ? -N : N;
}

/// Has to hold before the routine is called; the others say what holds then.
bool comesFirst(llvm::StringRef Name) {
  return Name.starts_with("_IRQL_requires_") ||
         Name.starts_with("_Releases_") || Name == "__drv_maxIRQL" ||
         Name == "__drv_minIRQL" || Name == "__drv_requiresIRQL";
}

} // namespace

/// Reads annotations at one call.
class AnnotationReader {
public:
  AnnotationReader(FunctionLowering &Lowering, const FunctionDecl *Of,
                   const AnnotatedCall &At)
      : L(Lowering), F(Of), Call(At) {}

  void read(llvm::StringRef Name, llvm::StringRef Arguments);
  /// Does \p Body where \p Text holds, if it can be read.
  void where(llvm::StringRef Text, llvm::function_ref<void()> Body);

private:
  struct Typed {
    ir::Value V;
    QualType Type;
    std::optional<ir::Place> Where;
  };
  std::optional<Typed> named(llvm::StringRef Name);
  std::optional<Typed> operand(llvm::StringRef Text);
  std::optional<ir::Value> lock(llvm::StringRef Text);
  std::optional<ir::Condition> condition(llvm::StringRef Text);
  std::optional<ir::Value> compared(llvm::StringRef Text);

  FunctionLowering &L;
  const FunctionDecl *F;
  const AnnotatedCall &Call;
};

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
  if (Address || (!Behind && !T->Type->isPointerType())) {
    if (!T->Where)
      return std::nullopt;
    return ir::Value::address(*T->Where);
  }
  if (!T->Type->isPointerType())
    return std::nullopt;
  return T->V;
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

void AnnotationReader::read(llvm::StringRef Name, llvm::StringRef Arguments) {
  if (Name == "_When_") {
    auto [Condition, Notes] = Arguments.split(',');
    // Nothing of what comes first depends on the result.
    bool OfResult = Condition.contains("return");
    if (OfResult && Call.First)
      return;
    std::vector<std::pair<llvm::StringRef, llvm::StringRef>> Inside;
    for (Notes = Notes.trim(); !Notes.empty(); Notes = Notes.ltrim()) {
      llvm::StringRef Note = takeName(Notes);
      std::optional<llvm::StringRef> Of = takeParentheses(Notes);
      if (Note.empty())
        return;
      if (Of && L.U.isCalled(Note) && comesFirst(Note) == Call.First)
        Inside.emplace_back(Note, *Of);
    }
    if (!Inside.empty())
      where(Condition, [&] {
        for (auto &[Note, Of] : Inside)
          read(Note, Of);
      });
    return;
  }
  if (comesFirst(Name) != Call.First || !L.U.isCalled(Name))
    return;
  std::optional<ir::Value> V;
  if (std::optional<int64_t> N = number(Arguments))
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
    for (const MacroCalls::Use *Use : U.annotationsOf(Of)) {
      std::string Arguments;
      for (const MacroCalls::Use::Argument &A : Use->Arguments)
        Arguments += (Arguments.empty() ? "" : ",") + A.Text;
      if (Use != Success)
        Reader.read(Use->Name, Arguments);
    }
  };
  for (const MacroCalls::Use *Use : U.annotationsOf(Of))
    if (Use->Name == "_Success_" && Use->Arguments.size() == 1)
      Success = Use;
  // What is said of the end of a routine is said of its success.
  if (Success && !At.First)
    Reader.where(Success->Arguments.front().Text, ReadAll);
  else
    ReadAll();
}

} // namespace ndistidy::frontend
