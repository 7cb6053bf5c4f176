//===- LowerMacro.cpp - Macro uses as the calls that were written ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionLowering.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::frontend {

using namespace clang;

/// The token at \p Loc, as seen from one macro further out, if it is the first
/// one (or with \p AtEnd the last one) that came out of the inner macro.
SourceLocation FunctionLowering::outwards(SourceLocation Loc, bool AtEnd) {
  SourceLocation Outer;
  if (!AtEnd)
    return U.SM.isAtStartOfImmediateMacroExpansion(Loc, &Outer)
               ? Outer
               : SourceLocation();
  unsigned Length = Lexer::MeasureTokenLength(U.SM.getSpellingLoc(Loc), U.SM,
                                              U.Context.getLangOpts());
  return U.SM.isAtEndOfImmediateMacroExpansion(
             Loc.getLocWithOffset(static_cast<int>(Length)), &Outer)
             ? Outer
             : SourceLocation();
}

const MacroCalls::Use *FunctionLowering::useAround(SourceLocation Begin,
                                                   SourceLocation End,
                                                   unsigned &Budget) {
  if (!Begin.isMacroID() || !End.isMacroID() || Budget == 0)
    return nullptr;
  --Budget;
  const bool BeginIsArgument = U.SM.isMacroArgExpansion(Begin);
  const bool EndIsArgument = U.SM.isMacroArgExpansion(End);
  SourceLocation Name = outwards(Begin, false), Close = outwards(End, true);
  if (U.SM.getFileID(Begin) != U.SM.getFileID(End)) {
    // One of them may be of an argument of the macro that the other is of.
    if (BeginIsArgument && !EndIsArgument)
      Close = End;
    else if (EndIsArgument && !BeginIsArgument)
      Name = Begin;
    else if (!BeginIsArgument)
      return nullptr;
  }
  if (Name.isValid() && Close.isValid()) {
    // The outermost one is what was written.
    if (const MacroCalls::Use *Outer = useAround(Name, Close, Budget))
      return Outer;
    if (const MacroCalls::Use *Use = U.Macros.at(Name);
        Use && Name != Begin && Close != End && !Expanding.contains(Use))
      return Use;
  }
  // What came out of an argument was written there.
  if (BeginIsArgument && EndIsArgument)
    return useAround(U.SM.getImmediateSpellingLoc(Begin),
                     U.SM.getImmediateSpellingLoc(End), Budget);
  return nullptr;
}

/// The use of which \p Range is all that came out, outermost first. A use that
/// is being lowered already is not found again.
const MacroCalls::Use *FunctionLowering::macroUse(SourceRange Range) {
  // Macros in macros' arguments open two ways each.
  unsigned Budget = 64;
  return useAround(Range.getBegin(), Range.getEnd(), Budget);
}

/// Whether the token at \p Loc is what came of the one at \p Wanted, or the
/// first (with \p AtEnd the last) of it.
bool FunctionLowering::isFrom(SourceLocation Loc, SourceLocation Wanted,
                              bool AtEnd) {
  while (Loc.isMacroID() && Loc != Wanted)
    Loc = U.SM.isMacroArgExpansion(Loc) ? U.SM.getImmediateSpellingLoc(Loc)
                                        : outwards(Loc, AtEnd);
  return Loc == Wanted && Loc.isValid();
}

/// The expression in \p In that was written as the argument \p A.
const Expr *FunctionLowering::findArgument(const Stmt *In,
                                           const MacroCalls::Use::Argument &A) {
  Nested Level(Depth);
  if (!In || Level.tooDeep())
    return nullptr;
  if (const auto *E = dyn_cast<Expr>(In);
      E && isFrom(E->getBeginLoc(), A.Range.getBegin(), false) &&
      isFrom(E->getEndLoc(), A.Range.getEnd(), true))
    return E;
  for (const Stmt *Child : In->children())
    if (const Expr *Found = findArgument(Child, A))
      return Found;
  return nullptr;
}

ir::Value FunctionLowering::macroCall(const MacroCalls::Use &Use,
                                      const Stmt *Expansion, bool Returns,
                                      std::optional<ir::Place> Result) {
  Expanding.insert(&Use);
  std::vector<ir::Value> Arguments;
  std::vector<ir::Range> Ranges;
  for (const MacroCalls::Use::Argument &A : Use.Arguments) {
    const Expr *E = findArgument(Expansion, A);
    // What is a place in the macro is a value where it is written.
    if (!E || E->containsErrors()) {
      Arguments.push_back(parseArgument(A.Text));
    } else if (!E->isGLValue()) {
      Arguments.push_back(expr(E));
    } else if (E->getType()->isArrayType()) {
      ir::Place Array = place(E);
      Array.Path.push_back(ir::Projection::element(0));
      Arguments.push_back(ir::Value::address(std::move(Array)));
    } else {
      Arguments.push_back(ir::Value::load(place(E)));
    }
    Ranges.push_back(U.range(A.Range));
  }
  Expanding.erase(&Use);
  ir::Symbol Callee = U.useMacro(Use.Name, Use.Arguments.size());
  return emitCall(ir::Value::function(Callee), std::move(Arguments),
                  std::move(Ranges), Returns ? std::move(Result) : std::nullopt,
                  Returns, Use.Range.getBegin());
}

/// What \p Name, as it is written, means here: a variable, or a member of the
/// object that a method is called on.
std::optional<ir::Place> FunctionLowering::findPlace(llvm::StringRef Name) {
  for (const VarDecl *V : llvm::reverse(InScope))
    if (V->getName() == Name)
      return variablePlace(V);
  ir::Place This;
  This.R = ir::Place::Root::Parameter;
  if (Name == "this" && isa<CXXMethodDecl>(D))
    return thisPointer().Where;
  for (const DeclContext *Scope = D->getParent(); Scope;
       Scope = Scope->getParent())
    for (const NamedDecl *N : U.lookup(Scope, Name)) {
      if (const auto *V = dyn_cast<VarDecl>(N)) {
        // What a lambda does not capture is not there.
        if (V->hasLocalStorage() && !Captures.contains(V))
          return std::nullopt;
        return variablePlace(V);
      }
      if (const auto *Field = dyn_cast<FieldDecl>(N)) {
        This.Path.push_back(ir::Projection::deref());
        return member(std::move(This), Field);
      }
    }
  return std::nullopt;
}

/// Reads what a macro's expansion has lost: `&Adapter->Lock`, `Lock`,
/// `&(Globals.Locks[2])`, a number. Anything else is unknown.
class ArgumentParser {
public:
  ArgumentParser(FunctionLowering &Lowering, llvm::StringRef Source)
      : L(Lowering), Text(Source) {}

  ir::Value parse() {
    ir::Value V = value();
    skip();
    return Failed || !Text.empty() ? ir::Value::unknown() : V;
  }

private:
  void skip() { Text = Text.ltrim(); }
  bool eat(llvm::StringRef Token) {
    skip();
    return Text.consume_front(Token);
  }
  llvm::StringRef word() {
    skip();
    size_t N =
        Text.find_if_not([](char C) { return llvm::isAlnum(C) || C == '_'; });
    llvm::StringRef Word = Text.take_front(N);
    Text = Text.drop_front(Word.size());
    return Word;
  }
  ir::Value value() {
    if (++Depth > 32) {
      Failed = true;
      return ir::Value::unknown();
    }
    skip();
    int64_t Number = 0;
    if (!Text.empty() && llvm::isDigit(Text.front())) {
      if (word().rtrim("uUlL").getAsInteger(0, Number))
        Failed = true;
      return ir::Value::integer(Number);
    }
    llvm::StringRef Rest = Text;
    if (llvm::StringRef Word = word(); Word == "NULL" || Word == "nullptr")
      return ir::Value::integer(0);
    Text = Rest;
    skipCast();
    if (eat("&"))
      return ir::Value::address(place());
    return ir::Value::load(place());
  }
  /// Casts change nothing: (PNDIS_SPIN_LOCK)&Adapter->Lock.
  void skipCast() {
    llvm::StringRef Rest = Text;
    if (!eat("("))
      return;
    auto [Type, Operand] = Text.split(')');
    Type = Type.trim();
    Operand = Operand.ltrim();
    const bool IsType = llvm::all_of(Type, [](char C) {
      return llvm::isAlnum(C) || C == '_' || C == ' ' || C == '*';
    });
    const bool IsOperand = !Operand.empty() && !Operand.starts_with("-") &&
                           !Operand.starts_with(".") &&
                           !Operand.starts_with("[");
    Text = IsType && IsOperand && !L.findPlace(Type) ? Operand : Rest;
  }
  ir::Place place() {
    if (++Depth > 32)
      Failed = true;
    if (Failed)
      return {};
    ir::Place P;
    if (eat("*")) {
      P = place();
      P.Path.push_back(ir::Projection::deref());
      return P;
    }
    if (eat("(")) {
      P = place();
      Failed |= !eat(")");
    } else {
      std::optional<ir::Place> Named = L.findPlace(word());
      if (!Named) {
        Failed = true;
        return {};
      }
      P = std::move(*Named);
    }
    return suffix(std::move(P));
  }
  ir::Place suffix(ir::Place P) {
    while (!Failed) {
      bool Arrow = eat("->");
      if (Arrow)
        P.Path.push_back(ir::Projection::deref());
      if (Arrow || eat(".")) {
        llvm::StringRef Member = word();
        Failed |= Member.empty();
        P.Path.push_back(ir::Projection::field(L.U.intern(Member)));
      } else if (eat("[")) {
        int64_t Index = 0;
        if (word().getAsInteger(0, Index))
          Failed = true;
        Failed |= !eat("]");
        P.Path.push_back(ir::Projection::element(Index));
      } else {
        break;
      }
    }
    return P;
  }

  FunctionLowering &L;
  llvm::StringRef Text;
  unsigned Depth = 0;
  bool Failed = false;
};

ir::Value FunctionLowering::parseArgument(llvm::StringRef Text) {
  return ArgumentParser(*this, Text).parse();
}

} // namespace ndistidy::frontend
