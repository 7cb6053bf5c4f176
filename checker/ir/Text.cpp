//===- Text.cpp - The IR as text: printing --------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Text.h"
#include "ir/TextSyntax.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::ir {
namespace {

class Printer {
public:
  Printer(const Module &M, llvm::raw_ostream &OS) : M(M), OS(OS) {}
  void print();

private:
  void quoted(llvm::StringRef Text);
  void name(Symbol S);
  void point(const Location &L);
  void location(const Location &L);
  void range(const Range &R);
  void place(const Place &P);
  void value(const Value &V, unsigned Depth = 0);
  void values(llvm::ArrayRef<Value> Vs, unsigned Depth);
  void parameters(llvm::ArrayRef<Parameter> Ps);
  void step(const Store &S);
  void step(const Call &C);
  void terminator(const Goto &G);
  void terminator(const Branch &B);
  void terminator(const Switch &S);
  void terminator(const Return &R);
  void terminator(const Unreachable &);
  void declaration(const Declaration &D);
  void global(const Global &G);
  void function(const Function &F);

  const Module &M;
  llvm::raw_ostream &OS;
  /// The file that a location without one is in.
  uint32_t File = 0;
};

void Printer::quoted(llvm::StringRef Text) {
  OS << '"';
  for (char C : Text) {
    if (C == '"' || C == '\\')
      OS << '\\' << C;
    else if (C == '\n')
      OS << "\\n";
    else if (C == '\t')
      OS << "\\t";
    else if (static_cast<unsigned char>(C) < 0x20 || C == 0x7f)
      OS << "\\x" << llvm::hexdigit((C >> 4) & 15) << llvm::hexdigit(C & 15);
    else
      OS << C;
  }
  OS << '"';
}

void Printer::name(Symbol S) {
  llvm::StringRef Name = M.Symbols.name(S);
  if (syntax::isPlainName(Name))
    OS << Name;
  else
    quoted(Name);
}

void Printer::point(const Location &L) {
  if (!L.valid()) {
    OS << '0';
    return;
  }
  if (L.File != File)
    OS << L.File << ':';
  OS << L.Line << ':' << L.Column;
}

void Printer::location(const Location &L) {
  OS << " !";
  point(L);
}

void Printer::range(const Range &R) {
  location(R.Begin);
  if (R.valid()) {
    OS << '-';
    point(R.End);
  }
}

void Printer::place(const Place &P) {
  switch (P.R) {
  case Place::Root::Local:
    OS << '%';
    name(P.Name);
    break;
  case Place::Root::Parameter:
    OS << '$' << P.Parameter;
    break;
  case Place::Root::Global:
    OS << '@';
    name(P.Name);
    break;
  }
  for (const Projection &Step : P.Path) {
    switch (Step.K) {
    case Projection::Kind::Deref:
      OS << '*';
      break;
    case Projection::Kind::Field:
      OS << '.';
      name(Step.Name);
      break;
    case Projection::Kind::Element:
      OS << '[' << (Step.Index ? llvm::itostr(*Step.Index) : "*") << ']';
      break;
    case Projection::Kind::Container:
      OS << '^';
      name(Step.Name);
      break;
    }
  }
}

void Printer::value(const Value &V, unsigned Depth) {
  if (Depth + 1 == MaxValueDepth && !V.Operands.empty()) {
    OS << '?';
    return;
  }
  switch (V.K) {
  case Value::Kind::Unknown:
    OS << '?';
    break;
  case Value::Kind::Integer:
    OS << V.Integer;
    break;
  case Value::Kind::String:
    quoted(M.Symbols.name(V.Name));
    break;
  case Value::Kind::Address:
    OS << '&';
    place(*V.Where);
    break;
  case Value::Kind::Load:
    place(*V.Where);
    break;
  case Value::Kind::Function:
    OS << '#';
    name(V.Name);
    break;
  case Value::Kind::Binary:
    OS << '(';
    value(V.Operands[0], Depth + 1);
    OS << ' ' << syntax::Arithmetic[static_cast<size_t>(V.Op)] << ' ';
    value(V.Operands[1], Depth + 1);
    OS << ')';
    break;
  case Value::Kind::Opaque:
    OS << "opaque(";
    values(V.Operands, Depth + 1);
    OS << ')';
    break;
  }
}

void Printer::values(llvm::ArrayRef<Value> Vs, unsigned Depth) {
  llvm::ListSeparator Comma;
  for (const Value &V : Vs) {
    OS << Comma;
    value(V, Depth);
  }
}

void Printer::parameters(llvm::ArrayRef<Parameter> Ps) {
  OS << '(';
  llvm::ListSeparator Comma;
  for (const Parameter &P : Ps) {
    OS << Comma;
    name(P.Name);
    if (P.Type != Symbol::None) {
      OS << ": ";
      quoted(M.Symbols.name(P.Type));
    }
    if (P.PointsToConst)
      OS << " const";
  }
  OS << ')';
}

void Printer::step(const Store &S) {
  place(S.Target);
  OS << " = ";
  value(S.Source);
  location(S.Loc);
}

void Printer::step(const Call &C) {
  if (C.Result) {
    place(*C.Result);
    OS << " = ";
  }
  OS << "call ";
  if (C.Callee.K == Value::Kind::Function) {
    name(C.Callee.Name);
  } else {
    OS << '*';
    value(C.Callee);
  }
  OS << '(';
  llvm::ListSeparator Comma;
  for (size_t I = 0; I != C.Arguments.size(); ++I) {
    OS << Comma;
    value(C.Arguments[I]);
    if (!C.ArgumentRanges.empty())
      range(C.ArgumentRanges[I]);
  }
  OS << ')';
  location(C.Loc);
  if (C.Statement.valid())
    range(C.Statement);
}

void Printer::terminator(const Goto &G) { OS << "goto b" << G.Target; }

void Printer::terminator(const Branch &B) {
  OS << "branch ";
  value(B.Cond.Left);
  OS << ' ' << syntax::Comparisons[static_cast<size_t>(B.Cond.Op)] << ' ';
  value(B.Cond.Right);
  OS << " ? b" << B.True << " : b" << B.False;
  location(B.Loc);
}

void Printer::terminator(const Switch &S) {
  OS << "switch ";
  value(S.On);
  OS << " { ";
  for (const Switch::Case &C : S.Cases) {
    OS << C.First;
    if (C.Last != C.First)
      OS << ".." << C.Last;
    OS << ": b" << C.Target << ", ";
  }
  OS << "default: b" << S.Default << " }";
  location(S.Loc);
}

void Printer::terminator(const Return &R) {
  OS << "return";
  if (R.Result) {
    OS << ' ';
    value(*R.Result);
  }
  location(R.Loc);
}

void Printer::terminator(const Unreachable &) { OS << "unreachable"; }

void Printer::declaration(const Declaration &D) {
  OS << "declare ";
  name(D.Name);
  parameters(D.Parameters);
  OS << (D.System ? " system" : "") << (D.Variadic ? " variadic" : "")
     << (D.NoReturn ? " noreturn" : "") << '\n';
}

void Printer::global(const Global &G) {
  OS << "global @";
  name(G.Name);
  OS << (G.Internal ? " internal" : "") << (G.Defined ? "" : " extern")
     << (G.Const ? " const" : "");
  location(G.Loc);
  OS << '\n';
}

void Printer::function(const Function &F) {
  OS << "\nfunc ";
  name(F.Name);
  parameters(F.Parameters);
  if (F.Internal)
    OS << " internal";
  if (F.Inline)
    OS << " inline";
  if (F.ReturnType != Symbol::None) {
    OS << " returns ";
    quoted(M.Symbols.name(F.ReturnType));
  }
  if (!F.Incomplete.empty()) {
    OS << " incomplete ";
    quoted(F.Incomplete);
  }
  location(F.Loc);
  OS << " {\n";
  File = F.Loc.File;
  for (size_t I = 0; I != F.Blocks.size(); ++I) {
    OS << 'b' << I << ":\n";
    for (const Step &S : F.Blocks[I].Steps) {
      OS << "  ";
      std::visit([this](const auto &Kind) { step(Kind); }, S);
      OS << '\n';
    }
    OS << "  ";
    std::visit([this](const auto &Kind) { terminator(Kind); },
               F.Blocks[I].Term);
    OS << '\n';
  }
  OS << "}\n";
  File = 0;
}

void Printer::print() {
  for (const std::string &Path : M.Files) {
    OS << "file ";
    quoted(Path);
    OS << '\n';
  }
  for (Symbol S : M.Macros) {
    OS << "macro ";
    name(S);
    OS << '\n';
  }
  for (const Declaration &D : M.Declarations)
    declaration(D);
  for (const Global &G : M.Globals)
    global(G);
  for (const Store &S : M.Initializers) {
    OS << "init ";
    step(S);
    OS << '\n';
  }
  for (const Function &F : M.Functions)
    function(F);
}

} // namespace

void print(const Module &M, llvm::raw_ostream &OS) { Printer(M, OS).print(); }

} // namespace ndistidy::ir
