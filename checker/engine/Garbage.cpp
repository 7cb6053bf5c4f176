//===- Garbage.cpp - Forgetting what cannot be named any more -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Joining.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

namespace {

class Collector {
public:
  Collector(Machine &Of, State &In) : M(Of), S(In) {}
  void mark(AbstractValue V);
  void markBindings();
  void sweepRanges();
  void sweepHoldings();

private:
  void mark(SymbolId Symbol);
  /// What a symbol stands for that was never stored, or is a function of
  /// values, comes up again when it is read again.
  bool lives(SymbolId Symbol) const;
  bool isNamed(ResourceId Id) const;

  Machine &M;
  State &S;
  llvm::DenseSet<SymbolId> Live;
};

} // namespace

void Collector::mark(SymbolId Symbol) {
  while (Live.insert(Symbol).second) {
    SymbolId Base = M.Mem.baseOf(Symbol);
    Live.insert(Base);
    const SymbolInfo &I = M.Mem.symbol(Base);
    if (I.K != SymbolInfo::Kind::Initial)
      return;
    const Region &From = M.Mem.region(M.Mem.root(static_cast<RegionId>(I.A)));
    if (From.K != Region::Kind::Pointee)
      return;
    Symbol = From.Base;
  }
}

void Collector::mark(AbstractValue V) {
  if (V.isSymbol())
    mark(V.sym());
  if (!V.isAddress())
    return;
  // An address of a part of an object keeps the object.
  const Region &To = M.Mem.region(M.Mem.root(V.region()));
  if (To.K == Region::Kind::Pointee)
    mark(To.Base);
}

bool Collector::lives(SymbolId Symbol) const {
  SymbolId Base = M.Mem.baseOf(Symbol);
  SymbolInfo::Kind K = M.Mem.symbol(Base).K;
  // What the OS keeps in an object of its own: a device's extension.
  bool InObject =
      K == SymbolInfo::Kind::Garbage &&
      M.Mem.region(M.Mem.root(static_cast<RegionId>(M.Mem.symbol(Base).A))).K ==
          Region::Kind::Pointee;
  return InObject || Live.contains(Symbol) || Live.contains(Base) ||
         K == SymbolInfo::Kind::Initial || K == SymbolInfo::Kind::Opaque;
}

/// Marks from the variables on, and drops the objects that nothing leads to.
void Collector::markBindings() {
  struct Cell {
    RegionId Where;
    SymbolId Pointer;
    AbstractValue V;
  };
  llvm::SmallVector<Cell, 32> Objects;
  for (const auto &[Where, V] : S.Bindings) {
    const Region &Root = M.Mem.region(M.Mem.root(Where));
    if (Root.K == Region::Kind::Pointee)
      Objects.push_back({Where, Root.Base, V});
    else
      mark(V);
  }
  auto Visit = [&](const Cell &C) {
    if (!lives(C.Pointer))
      return false;
    mark(C.V);
    return true;
  };
  for (size_t Before = Objects.size() + 1; Before != Objects.size();) {
    Before = Objects.size();
    llvm::erase_if(Objects, Visit);
  }
  for (const Cell &C : Objects)
    M.Maps.unbind(S, C.Where);
}

void Collector::sweepRanges() {
  llvm::SmallVector<SymbolId, 16> Dead;
  for (const auto &[Symbol, R] : S.Ranges) {
    std::optional<ResourceId> Id = M.instanceOf(AbstractValue::symbol(Symbol));
    if (!lives(Symbol) && !(Id && S.Active.lookup(*Id)))
      Dead.push_back(Symbol);
  }
  for (SymbolId Symbol : Dead)
    S.Ranges = M.Maps.Ranges.remove(S.Ranges, Symbol);
}

bool Collector::isNamed(ResourceId Id) const {
  const ResourceInstance &I = M.Resources[Id];
  auto IsLive = [&](SymbolInfo::Kind K) {
    return Live.contains(M.Mem.symbol(K, Id));
  };
  return I.Identity == catalogue::IdentityKind::Any ||
         IsLive(SymbolInfo::Kind::Handle) || IsLive(SymbolInfo::Kind::Failed) ||
         IsLive(SymbolInfo::Kind::Status) ||
         llvm::any_of(I.Keys, [&](AbstractValue V) {
           return !V.isSymbol() || lives(V.sym());
         });
}

void Collector::sweepHoldings() {
  llvm::SmallVector<ResourceId, 8> Dead;
  for (const auto &[Id, H] : S.Past) {
    // That nobody looked stays true.
    bool Overlooked = H.is(Holding::Status::Failed) && !H.Tested;
    if (!Overlooked && !isNamed(Id))
      Dead.push_back(Id);
  }
  for (ResourceId Id : Dead)
    M.Maps.drop(S, Id);
}

void collectGarbage(Machine &M, State &S, AbstractValue Result) {
  Collector C(M, S);
  C.mark(Result);
  C.markBindings();
  C.sweepRanges();
  C.sweepHoldings();
}

} // namespace ndistidy::engine
