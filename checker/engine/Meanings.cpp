//===- Meanings.cpp - What a note of a visit means for one instance -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The values and places that a routine had to do with when it was run for its
// effects, in the state of the instance that is looked at.
//
//===----------------------------------------------------------------------===//

#include "engine/Instance.h"

namespace ndistidy::engine {

/// What the routine got in the parameter that \p Where is, or is in.
Instance::Values Instance::givenTo(RegionId Where) {
  const Region &Root = M.Mem.region(M.Mem.root(Where));
  Values Found;
  // Another root's, by way of a routine that both call.
  if (Root.Base != Now->Frame || ForOthers)
    return Found;
  Found.Unknown = true;
  for (const auto &[Index, V] : Given)
    if (Root.Index == static_cast<int64_t>(Index) &&
        !M.Mem.region(Where).isPart()) {
      Found.Unknown = false;
      if (V)
        Found.add(*V);
    }
  return Found;
}

Instance::Values Instance::valuesAt(RegionId Where) {
  if (M.Mem.region(M.Mem.root(Where)).K == Region::Kind::Parameter)
    return givenTo(Where);
  Places At = placesOf(Where);
  Values Found;
  Found.Unknown = At.Unknown;
  for (RegionId R : At.Known)
    Found.add(M.simplify(*In, M.load(*In, R)));
  return Found;
}

/// The same array or list, in this instance.
Instance::Values Instance::entriesOf(const Machine::Collection &Of) {
  Places At = placesOf(Of.Of);
  Values Found;
  Found.Unknown = At.Unknown;
  for (RegionId R : At.Known)
    Found.add(Of.IsList ? M.listEntry(R) : M.content(R, Of.Member));
  return Found;
}

/// Whether \p Result is the context that another instance got where this one
/// got its own.
bool Instance::isOthersContext(const SymbolInfo &Result) const {
  const AbstractValue *Context =
      In->Bindings.lookup(M.slot(M.Rows.slot(Life.Id)));
  if (!ForOthers || !Context || !Context->isSymbol())
    return false;
  const SymbolInfo &Ours = M.Mem.symbol(Context->sym());
  return Ours.K == SymbolInfo::Kind::Result && Ours.A == Result.A &&
         Ours.B == Result.B;
}

/// Whether \p Of, of which \p Symbol is an entry, is a variable of the
/// routine's own, and what is in there was read from where it is kept. (What
/// is computed from the links of a list are its entries: who collects them has
/// taken references to them, and gives back no more.)
bool Instance::isCollectedHere(SymbolId Symbol,
                               const Machine::Collection &Of) const {
  auto IsComputed = [&](AbstractValue V) {
    return V.isSymbol() && M.Mem.symbol(V.sym()).K == SymbolInfo::Kind::Opaque;
  };
  return M.Mem.region(M.Mem.root(Of.Of)).K == Region::Kind::Local &&
         llvm::none_of(M.Mem.sources(Symbol), IsComputed);
}

Instance::Values Instance::valuesOfSymbol(SymbolId Symbol) {
  Values Found;
  const SymbolInfo I = M.Mem.symbol(Symbol);
  switch (I.K) {
  case SymbolInfo::Kind::Handle:
    Found.add(AbstractValue::symbol(Symbol));
    break;
  case SymbolInfo::Kind::Initial:
    return valuesAt(static_cast<RegionId>(I.A));
  case SymbolInfo::Kind::Written:
    Found = valuesAt(static_cast<RegionId>(I.A));
    Found.Unknown |= I.B != 0 || I.C != 0;
    break;
  case SymbolInfo::Kind::Joined:
    if (std::optional<Machine::Collection> Of = M.collection(Symbol);
        Of && !isCollectedHere(Symbol, *Of))
      return entriesOf(*Of);
    for (AbstractValue Source : M.Mem.sources(Symbol)) {
      Values Each = valuesOf(Source);
      Found.Unknown |= Each.Unknown;
      for (AbstractValue V : Each.Known)
        Found.add(V);
    }
    break;
  case SymbolInfo::Kind::Opaque: {
    SymbolId Base = M.Mem.baseOf(Symbol);
    std::optional<Memory::Arithmetic> Sum = M.Mem.arithmetic(Symbol);
    if (Base == Symbol) {
      Found.Unknown = M.Mem.operands(Symbol).empty();
      for (AbstractValue Operand : M.Mem.operands(Symbol)) {
        Values Each = valuesOf(Operand);
        Found.Unknown |= Each.Unknown || !Each.Known.empty();
      }
      break;
    }
    Values Of = valuesOf(
        AbstractValue::symbol(Sum ? Sum->Base : static_cast<SymbolId>(I.B)));
    std::optional<ir::Symbol> Member = M.Mem.containerMember(Symbol);
    Found.Unknown = Of.Unknown || (!Sum && !Member && !Of.Known.empty());
    for (AbstractValue V : Of.Known) {
      if (Sum)
        Found.add(
            M.Mem.binary(Sum->Op, V, AbstractValue::integer(Sum->Constant)));
      else if (Member)
        Found.add(M.Mem.addressOf(M.Mem.container(M.Mem.target(V), *Member)));
    }
    break;
  }
  case SymbolInfo::Kind::Result:
    Found.Unknown = !isOthersContext(I);
    break;
  case SymbolInfo::Kind::Garbage:
  case SymbolInfo::Kind::Own:
  case SymbolInfo::Kind::Failed:
  case SymbolInfo::Kind::Status:
    break;
  }
  return Found;
}

Instance::Values Instance::valuesOf(AbstractValue V) {
  Values Found;
  if (V.isAddress()) {
    Places At = placesOf(V.region());
    Found.Unknown = At.Unknown;
    for (RegionId R : At.Known)
      Found.add(M.Mem.addressOf(R));
    return Found;
  }
  if (!V.isSymbol())
    return Found;
  if (V == M.Mem.unknown()) {
    Found.Unknown = true;
    return Found;
  }
  // Meanwhile a symbol that leads back to itself adds nothing.
  auto [Memo, New] = Known.try_emplace(V.sym());
  if (!New)
    return Memo->second;
  Found = valuesOfSymbol(V.sym());
  Known[V.sym()] = Found;
  return Found;
}

Instance::Places Instance::placesOf(RegionId Where) {
  Places Found;
  const Region R = M.Mem.region(Where);
  switch (R.K) {
  case Region::Kind::Global:
    Found.add(Where);
    break;
  case Region::Kind::Pointee: {
    Values Pointers = valuesOf(AbstractValue::symbol(R.Base));
    Found.Unknown = Pointers.Unknown;
    for (AbstractValue V : Pointers.Known) {
      if (V == M.Mem.unknown())
        Found.Unknown = true;
      else if (RegionId Target = M.Mem.target(V); Target != M.Mem.invalid())
        Found.add(Target);
    }
    break;
  }
  case Region::Kind::Field:
  case Region::Kind::Element: {
    Places Of = placesOf(R.Base);
    Found.Unknown = Of.Unknown;
    for (RegionId Base : Of.Known)
      Found.add(R.K == Region::Kind::Field
                    ? M.Mem.field(Base, R.Name)
                    : M.Mem.element(Base, R.Index < 0
                                              ? std::nullopt
                                              : std::optional(R.Index)));
    break;
  }
  case Region::Kind::Local:
  case Region::Kind::Parameter:
  case Region::Kind::Invalid:
    break;
  }
  return Found;
}

} // namespace ndistidy::engine
