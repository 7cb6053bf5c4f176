//===- Program.cpp - What a driver does, in four steps --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Program.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <cassert>

namespace ndistidy::ir {

Symbol SymbolTable::intern(llvm::StringRef Name) {
  auto [It, New] = Index.try_emplace(Name, static_cast<uint32_t>(Names.size()));
  if (New)
    Names.push_back(Name.str());
  return static_cast<Symbol>(It->second);
}

Symbol SymbolTable::lookup(llvm::StringRef Name) const {
  auto It = Index.find(Name);
  return It == Index.end() ? Symbol::None : static_cast<Symbol>(It->second);
}

Value Value::integer(int64_t I) {
  Value V;
  V.K = Kind::Integer;
  V.Integer = I;
  return V;
}

Value Value::string(Symbol S) {
  Value V;
  V.K = Kind::String;
  V.Name = S;
  return V;
}

Value Value::load(Place P) {
  Value V;
  V.K = Kind::Load;
  V.Where = std::move(P);
  return V;
}

Value Value::address(Place P) {
  Value V;
  V.K = Kind::Address;
  V.Where = std::move(P);
  return V;
}

Value Value::function(Symbol S) {
  Value V;
  V.K = Kind::Function;
  V.Name = S;
  return V;
}

Value Value::binary(Operator Op, Value L, Value R) {
  Value V;
  V.K = Kind::Binary;
  V.Op = Op;
  V.Operands.reserve(2);
  V.Operands.push_back(std::move(L));
  V.Operands.push_back(std::move(R));
  return V;
}

Value Value::opaque(std::vector<Value> Operands) {
  Value V;
  V.K = Kind::Opaque;
  V.Operands = std::move(Operands);
  return V;
}

/// Of two entries with one name the first one counts.
template <typename Entries>
static llvm::DenseMap<uint32_t, unsigned> indexByName(const Entries &Es) {
  llvm::DenseMap<uint32_t, unsigned> Index;
  Index.reserve(Es.size());
  for (const auto &[Position, E] : llvm::enumerate(Es))
    Index.try_emplace(static_cast<uint32_t>(E.Name), Position);
  return Index;
}

template <typename Entry>
static const Entry *find(const std::vector<Entry> &Es,
                         const llvm::DenseMap<uint32_t, unsigned> &Index,
                         Symbol Name) {
  auto It = Index.find(static_cast<uint32_t>(Name));
  return It == Index.end() ? nullptr : &Es[It->second];
}

Program::Program(Module Linked)
    : M(std::move(Linked)), Functions(indexByName(M.Functions)),
      Declarations(indexByName(M.Declarations)),
      Globals(indexByName(M.Globals)) {}

const Function *Program::function(Symbol Name) const {
  return find(M.Functions, Functions, Name);
}

const Declaration *Program::declaration(Symbol Name) const {
  return find(M.Declarations, Declarations, Name);
}

const Global *Program::global(Symbol Name) const {
  return find(M.Globals, Globals, Name);
}

bool Program::definesMacro(llvm::StringRef Name) const {
  Symbol S = M.Symbols.lookup(Name);
  return S != Symbol::None && llvm::is_contained(M.Macros, S);
}

llvm::StringRef displayName(llvm::StringRef Key) {
  size_t Separator = Key.rfind("::");
  return Separator == llvm::StringRef::npos ? Key : Key.substr(Separator + 2);
}

static std::string spellRoot(const Place &P, const Function &In,
                             const SymbolTable &Names) {
  switch (P.R) {
  case Place::Root::Local:
    return Names.name(P.Name).split('#').first.str();
  case Place::Root::Global:
    return displayName(Names.name(P.Name)).str();
  case Place::Root::Parameter:
    break;
  }
  if (P.Parameter < In.Parameters.size())
    if (llvm::StringRef Name = Names.name(In.Parameters[P.Parameter].Name);
        !Name.empty())
      return Name.str();
  return "parameter " + llvm::utostr(P.Parameter + 1);
}

std::string spell(const Place &P, const Function &In,
                  const SymbolTable &Names) {
  std::string Text = spellRoot(P, In, Names);
  // A dereference is written only once it is clear what follows: "p->f",
  // "p[0]" or "*p".
  bool Pointed = false;
  for (const Projection &Step : P.Path) {
    llvm::StringRef Member = Names.name(Step.Name);
    switch (Step.K) {
    case Projection::Kind::Deref:
      if (Pointed)
        Text = "(*" + Text + ")";
      Pointed = true;
      break;
    case Projection::Kind::Field:
      Text += Pointed ? "->" : ".";
      Text += Member;
      Pointed = false;
      break;
    case Projection::Kind::Element:
      Text += "[" + (Step.Index ? llvm::itostr(*Step.Index) : "*") + "]";
      Pointed = false;
      break;
    case Projection::Kind::Container:
      Text = "CONTAINING_RECORD(" + std::string(Pointed ? "" : "&") + Text +
             ", " + Member.str() + ")";
      Pointed = true;
      break;
    }
  }
  return Pointed ? "*" + Text : Text;
}

} // namespace ndistidy::ir
