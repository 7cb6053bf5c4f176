//===- Memory.cpp - Regions and symbols of the analysed program -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Memory.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

Memory::Memory() {
  Regions.push_back({});
  // The symbol of what is unknown.
  Symbols.emplace_back(SymbolInfo::Kind::Opaque, ListTag, 0, 0, true);
  Symbols[0].Summary = true;
  Holders.push_back({});
  Contexts.push_back({});
}

RegionId Memory::intern(Region R) {
  auto [Id, New] = number(RegionIndex, Regions, keyOf(R));
  if (!New)
    return Id;
  R.FirstPart = R.NextPart = 0;
  if (R.isPart())
    R.NextPart = std::exchange(Regions[R.Base].FirstPart, Id);
  else if (R.K == Region::Kind::Pointee)
    Symbols[R.Base].Pointee = Id;
  else if (R.K == Region::Kind::Local || R.K == Region::Kind::Parameter)
    Contexts[R.Base].Variables.push_back(Id);
  Regions.push_back(R);
  return Id;
}

RegionId Memory::global(ir::Symbol Name) {
  return intern({Region::Kind::Global, 0, Name});
}
RegionId Memory::local(ContextId Frame, ir::Symbol Name) {
  return intern({Region::Kind::Local, Frame, Name});
}
RegionId Memory::parameter(ContextId Frame, unsigned Index) {
  return intern({Region::Kind::Parameter, Frame, ir::Symbol::None, Index});
}
RegionId Memory::pointee(SymbolId Pointer) {
  return intern({Region::Kind::Pointee, Pointer});
}
RegionId Memory::field(RegionId Of, ir::Symbol Name) {
  if (Of == invalid())
    return Of;
  // The member of the structure around a member is that member again.
  if (Regions[Of].K == Region::Kind::Pointee) {
    const SymbolInfo &S = Symbols[Regions[Of].Base];
    if (S.K == SymbolInfo::Kind::Opaque && S.A == ContainerTag &&
        S.C == static_cast<uint64_t>(Name))
      return pointee(static_cast<SymbolId>(S.B));
  }
  return intern({Region::Kind::Field, Of, Name});
}
RegionId Memory::container(RegionId Member, ir::Symbol Name) {
  Region R = Regions[Member];
  if (R.K == Region::Kind::Field && R.Name == Name)
    return R.Base;
  if (R.K != Region::Kind::Pointee)
    return invalid();
  return pointee(symbol(SymbolInfo::Kind::Opaque, ContainerTag, R.Base,
                        static_cast<uint64_t>(Name), Symbols[R.Base].Unstable));
}
RegionId Memory::element(RegionId Of, std::optional<int64_t> Index) {
  if (Of == invalid())
    return Of;
  return intern(
      {Region::Kind::Element, Of, ir::Symbol::None, Index.value_or(-1)});
}

AbstractValue Memory::addressOf(RegionId R) const {
  if (Regions[R].K == Region::Kind::Pointee)
    return AbstractValue::symbol(Regions[R].Base);
  return AbstractValue::address(R);
}

RegionId Memory::target(AbstractValue Pointer) {
  if (Pointer.isAddress())
    return Pointer.region();
  bool Known = Pointer.isSymbol() && Pointer != unknown();
  return Known ? pointee(Pointer.sym()) : invalid();
}

std::optional<RegionId> Memory::unknownElementOf(RegionId Part) const {
  std::optional<RegionId> Array;
  for (; Regions[Part].isPart(); Part = Regions[Part].Base)
    if (Regions[Part].K == Region::Kind::Element && Regions[Part].Index < 0)
      Array = Regions[Part].Base;
  return Array;
}

SymbolId Memory::baseOf(SymbolId S) const {
  while (Symbols[S].K == SymbolInfo::Kind::Opaque && Symbols[S].A < ListTag)
    S = static_cast<SymbolId>(Symbols[S].B);
  return S;
}

/// From the origins of those that it is made of, which are known.
SymbolId Memory::findOrigin(SymbolId S) const {
  const SymbolInfo &I = Symbols[S];
  if (I.K == SymbolInfo::Kind::Opaque && I.A < ListTag)
    return originOf(static_cast<SymbolId>(I.B));
  if (I.K != SymbolInfo::Kind::Initial && I.K != SymbolInfo::Kind::Garbage)
    return S;
  const Region &From = Regions[root(static_cast<RegionId>(I.A))];
  return From.K == Region::Kind::Pointee ? originOf(From.Base) : S;
}

SymbolId Memory::originOf(AbstractValue V) const {
  if (V.isSymbol())
    return originOf(V.sym());
  if (!V.isAddress())
    return 0;
  const Region &To = Regions[root(V.region())];
  return To.K == Region::Kind::Pointee ? originOf(To.Base) : 0;
}

bool Memory::lasts(SymbolId S) const {
  const SymbolInfo &I = Symbols[baseOf(S)];
  switch (I.K) {
  case SymbolInfo::Kind::Initial:
    return true;
  case SymbolInfo::Kind::Opaque:
    // An address in an object is there as long as the object.
    return I.Origin == baseOf(S) || lasts(I.Origin);
  case SymbolInfo::Kind::Garbage:
    // What the OS keeps in an object of its own, a device's extension, too.
    return I.Origin != baseOf(S) && lasts(I.Origin);
  default:
    return false;
  }
}

bool Memory::isOnlyAt(SymbolId Origin, RegionId Where) const {
  const SymbolInfo &I = Symbols[Origin];
  return I.HolderCount == 1 && Holders[I.LastHolder].Where == Where &&
         I.NextDerived == 0 && I.Pointee == 0 && users(Origin).empty();
}

void Memory::noteHolder(AbstractValue V, RegionId Where) {
  constexpr unsigned Many = 8;
  SymbolId Origin = originOf(V);
  if (Origin == 0)
    return;
  SymbolInfo &I = Symbols[Origin];
  auto Note = [&](RegionId Holder) {
    return KnownHolders.insert({Origin, Holder}).second;
  };
  if (I.HolderCount == Many)
    anyHolder(Origin, [&](RegionId Holder) { return Note(Holder), false; });
  bool Known = I.HolderCount < Many
                   ? anyHolder(
                         Origin, [&](RegionId H) { return H == Where; })
                   : !Note(Where);
  if (Known)
    return;
  Holders.push_back({Where, I.LastHolder});
  I.LastHolder = static_cast<uint32_t>(Holders.size() - 1);
  ++I.HolderCount;
}

std::optional<ir::Symbol> Memory::containerMember(SymbolId S) const {
  const SymbolInfo &I = Symbols[S];
  if (I.K != SymbolInfo::Kind::Opaque || I.A != ContainerTag)
    return std::nullopt;
  return static_cast<ir::Symbol>(I.C);
}

std::optional<SymbolId> Memory::wholeOf(SymbolId S) const {
  const SymbolInfo &I = Symbols[S];
  constexpr uint64_t Member =
      PartTag + static_cast<uint64_t>(Region::Kind::Field);
  if (I.K != SymbolInfo::Kind::Opaque || I.A != Member)
    return std::nullopt;
  return static_cast<SymbolId>(I.B);
}

/// Of a pointer that goes through an array: the array that all of its values
/// point into.
RegionId Memory::arrayOfWalk(SymbolId Pointer, unsigned Depth) {
  RegionId Found = invalid();
  bool Walks = false;
  llvm::SmallVector<AbstractValue, 8> Values(sources(Pointer));
  for (AbstractValue V : Values) {
    if (V.isSymbol() && baseOf(V.sym()) == Pointer)
      continue;
    RegionId Array = V.isSymbol() ? arrayAround(V.sym(), Depth - 1) : invalid();
    bool IsInside = Array != invalid();
    if (const RegionId Start = target(V); !IsInside) {
      IsInside = Regions[Start].K == Region::Kind::Element;
      Array = IsInside ? Regions[Start].Base : Start;
    }
    Walks |= IsInside;
    if (Array == invalid() || (Found != invalid() && Found != Array))
      return invalid();
    Found = Array;
  }
  return Walks ? Found : invalid();
}

RegionId Memory::arrayAround(SymbolId Pointer, unsigned Depth) {
  const SymbolInfo &I = Symbols[Pointer];
  if (I.K == SymbolInfo::Kind::Joined)
    return Depth == 0 || I.Summary ? invalid() : arrayOfWalk(Pointer, Depth);
  if (std::optional<Arithmetic> Sum = arithmetic(Pointer)) {
    RegionId Array = arrayAround(Sum->Base, Depth);
    bool IsAhead = Sum->Op == ir::Value::Operator::Add;
    return Array == invalid() && IsAhead ? pointee(Sum->Base) : Array;
  }
  bool Adds = I.K == SymbolInfo::Kind::Opaque &&
              I.A == ListTag + static_cast<uint64_t>(ir::Value::Operator::Add);
  if (!Adds)
    return invalid();
  RegionId Found = invalid();
  for (AbstractValue V : operands(Pointer)) {
    if (V.isAddress() && Regions[V.region()].K == Region::Kind::Element)
      return Regions[V.region()].Base;
    // The index is no pointer: nothing was ever found behind it.
    bool Pointed = V.isSymbol() && Symbols[V.sym()].Pointee != invalid();
    if (Pointed)
      Found = pointee(V.sym());
  }
  return Found;
}

RegionId Memory::root(RegionId R) const {
  while (Regions[R].isPart())
    R = Regions[R].Base;
  return R;
}

bool Memory::within(RegionId Inner, RegionId Outer) const {
  // A part is always younger than the whole.
  while (Inner > Outer && Regions[Inner].isPart())
    Inner = Regions[Inner].Base;
  return Inner == Outer;
}

RegionId Memory::rebase(RegionId Part, RegionId From, RegionId To) {
  llvm::SmallVector<RegionId, 8> Way;
  for (; Part != From; Part = Regions[Part].Base)
    Way.push_back(Part);
  for (RegionId Step : llvm::reverse(Way)) {
    Region R = Regions[Step];
    R.Base = To;
    To = intern(R);
  }
  return To;
}

SymbolId Memory::symbol(SymbolInfo::Kind K, uint64_t A, uint64_t B, uint64_t C,
                        bool Unstable) {
  auto [S, New] = number(SymbolIndex, Symbols,
                         {static_cast<uint64_t>(K) * 2 + Unstable, A, B, C});
  if (!New)
    return S;
  Symbols.emplace_back(K, A, B, C, Unstable);
  SymbolId Origin = Symbols[S].Origin = findOrigin(S);
  if (Origin != S)
    Symbols[S].NextDerived = std::exchange(Symbols[Origin].NextDerived, S);
  return S;
}

void Memory::addSource(SymbolId S, AbstractValue V) {
  // Numbers are nobody's handle.
  if (V.isInteger() || V == AbstractValue::symbol(S))
    return;
  llvm::SmallVector<AbstractValue, 2> &Known = Sources[S];
  if (!llvm::is_contained(Known, V))
    Known.push_back(V);
}

uint64_t Memory::pack(AbstractValue V) const {
  return llvm::hash_combine(static_cast<unsigned>(V.K), V.Bits);
}

ContextId Memory::enter(ContextId From, uint64_t Site, const ir::Function *F) {
  auto [It, New] = ContextIndex.try_emplace(
      {Site, From, F}, static_cast<ContextId>(Contexts.size()));
  if (New)
    Contexts.push_back({From, F, Contexts[From].Depth + 1, {}});
  return It->second;
}

} // namespace ndistidy::engine
