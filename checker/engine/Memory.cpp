//===- Memory.cpp - Regions and symbols of the analysed program -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Memory.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

namespace {
/// Opaque::A of values that no Binary operator makes.
constexpr uint64_t PartTag = 1u << 8;
constexpr uint64_t ContainerTag = 1u << 9;
constexpr uint64_t ListTag = 1u << 10;

} // namespace

int64_t fold(ir::Value::Operator Op, int64_t L, int64_t R) {
  auto U = [](int64_t V) { return static_cast<uint64_t>(V); };
  auto S = [](uint64_t V) { return static_cast<int64_t>(V); };
  switch (Op) {
  case ir::Value::Operator::Add:
    return S(U(L) + U(R));
  case ir::Value::Operator::Sub:
    return S(U(L) - U(R));
  case ir::Value::Operator::And:
    return L & R;
  case ir::Value::Operator::Or:
    return L | R;
  case ir::Value::Operator::Xor:
    return L ^ R;
  case ir::Value::Operator::Shl:
    return R >= 0 && R < 64 ? S(U(L) << R) : 0;
  case ir::Value::Operator::Shr:
    return R >= 0 && R < 64 ? S(U(L) >> R) : 0;
  }
  return 0;
}

Memory::Memory() {
  Regions.push_back({});
  // The symbol of what is unknown.
  Symbols.emplace_back(SymbolInfo::Kind::Opaque, ListTag, 0, 0, true);
  Symbols[0].Summary = true;
  Holders.push_back({});
  Contexts.push_back({});
}

RegionId Memory::intern(Region R) {
  Key K{static_cast<uint64_t>(R.K), R.Base, static_cast<uint64_t>(R.Name),
        static_cast<uint64_t>(R.Index)};
  auto [It, New] =
      RegionIndex.try_emplace(K, static_cast<RegionId>(Regions.size()));
  if (!New)
    return It->second;
  R.FirstPart = R.NextPart = 0;
  if (R.isPart())
    R.NextPart = std::exchange(Regions[R.Base].FirstPart, It->second);
  else if (R.K == Region::Kind::Pointee)
    Symbols[R.Base].Pointee = It->second;
  else if (R.K == Region::Kind::Local || R.K == Region::Kind::Parameter)
    Contexts[R.Base].Variables.push_back(It->second);
  Regions.push_back(R);
  return It->second;
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

RegionId Memory::arrayAround(SymbolId Pointer) {
  if (std::optional<Arithmetic> Sum = arithmetic(Pointer))
    return Sum->Op == ir::Value::Operator::Add ? pointee(Sum->Base) : invalid();
  const SymbolInfo &I = Symbols[Pointer];
  bool Adds = I.K == SymbolInfo::Kind::Opaque &&
              I.A == ListTag + static_cast<uint64_t>(ir::Value::Operator::Add);
  if (!Adds)
    return invalid();
  RegionId Found = invalid();
  for (AbstractValue V : operands(Pointer)) {
    if (V.isAddress() && Regions[V.region()].K == Region::Kind::Element)
      return Regions[V.region()].Base;
    // The index is no pointer: nothing was ever found behind it.
    bool Pointed =
        V.isSymbol() &&
        RegionIndex.count(
            {static_cast<uint64_t>(Region::Kind::Pointee), V.sym(), 0, 0}) != 0;
    if (Pointed)
      Found = pointee(V.sym());
  }
  return Found;
}

std::optional<Memory::Arithmetic> Memory::arithmetic(SymbolId S) const {
  const SymbolInfo &I = Symbols[S];
  if (I.K != SymbolInfo::Kind::Opaque || I.A >= PartTag)
    return std::nullopt;
  return Arithmetic{static_cast<ir::Value::Operator>(I.A),
                    static_cast<SymbolId>(I.B), static_cast<int64_t>(I.C)};
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
  Key Index{static_cast<uint64_t>(K) * 2 + Unstable, A, B, C};
  auto [It, New] =
      SymbolIndex.try_emplace(Index, static_cast<SymbolId>(Symbols.size()));
  if (!New)
    return It->second;
  SymbolId S = It->second;
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

AbstractValue Memory::partOf(AbstractValue Whole, RegionId Part) {
  if ((Whole.isInteger() && Whole.Bits == 0) || Whole == unknown())
    return Whole;
  if (!Whole.isSymbol())
    return opaque(PartTag, {Whole});
  SymbolInfo S = Symbols[Whole.sym()];
  Region R = Regions[Part];
  // What was in the whole at the start is, part by part, what was in them.
  if (S.K == SymbolInfo::Kind::Initial || S.K == SymbolInfo::Kind::Garbage) {
    R.Base = static_cast<uint32_t>(S.A);
    return AbstractValue::symbol(symbol(S.K, intern(R), 0, 0, S.Unstable));
  }
  uint64_t Which =
      (static_cast<uint64_t>(R.Name) << 32) ^ static_cast<uint64_t>(R.Index);
  return AbstractValue::symbol(symbol(SymbolInfo::Kind::Opaque,
                                      PartTag + static_cast<uint64_t>(R.K),
                                      Whole.sym(), Which, S.Unstable));
}

AbstractValue Memory::binary(ir::Value::Operator Op, AbstractValue L,
                             AbstractValue R) {
  using Calculation = ir::Value::Operator;
  if (L.isInteger() && R.isInteger())
    return AbstractValue::integer(fold(Op, L.Bits, R.Bits));
  if (L == unknown() || R == unknown())
    return unknown();
  bool Commutes = Op != Calculation::Sub && Op != Calculation::Shl &&
                  Op != Calculation::Shr;
  if (L.isInteger() && Commutes)
    std::swap(L, R);
  if (L.isAddress() && R.isInteger() &&
      (Op == Calculation::Add || Op == Calculation::Sub)) {
    Region Element = Regions[L.region()];
    int64_t Index = fold(Op, Element.Index, R.Bits);
    if (R.Bits == 0)
      return L;
    if (Element.K == Region::Kind::Element && Element.Index >= 0 && Index >= 0)
      return AbstractValue::address(element(Element.Base, Index));
  }
  bool Bitwise = Op == Calculation::And || Op == Calculation::Or;
  if (R.isInteger() && L.isSymbol()) {
    if (R.Bits == 0)
      return Op == Calculation::And ? R : L;
    if (Bitwise)
      return masked(Op, L.sym(), R.Bits);
    return applied(Op, L.sym(), R.Bits);
  }
  return opaque(static_cast<uint64_t>(Op), {L, R});
}

AbstractValue Memory::opaque(uint64_t Tag,
                             const std::vector<AbstractValue> &Of) {
  if (Of.empty())
    return unknown();
  bool Unstable = false, OfAddress = false;
  uint64_t Hash = llvm::hash_value(Tag);
  for (AbstractValue V : Of) {
    if (V == unknown())
      return V;
    OfAddress |= isComputedAddress(V);
    Unstable |= unstable(V);
    Hash = llvm::hash_combine(Hash, pack(V));
  }
  SymbolId New = symbol(SymbolInfo::Kind::Opaque, ListTag + Tag, Hash,
                        Of.size(), Unstable);
  auto [Known, First] = Operands.try_emplace(New);
  if (!First)
    return AbstractValue::symbol(New);
  Known->second.assign(Of.begin(), Of.end());
  Symbols[New].OfAddress = OfAddress;
  SymbolId Around = 0;
  for (AbstractValue V : Of) {
    SymbolId From = originOf(V);
    SymbolInfo::Kind K = Symbols[From].K;
    bool Points = V.isAddress() || K == SymbolInfo::Kind::Handle ||
                  K == SymbolInfo::Kind::Own;
    if (Around == 0 && From != 0 && Points)
      Around = From;
    else if (From != 0)
      Users[From].push_back(New);
  }
  // An address that was moved or aligned is in the object still.
  if (Around != 0) {
    Symbols[New].Origin = Around;
    Symbols[New].NextDerived = Symbols[Around].NextDerived;
    Symbols[Around].NextDerived = New;
  }
  return AbstractValue::symbol(New);
}

bool Memory::isComputedAddress(AbstractValue V) const {
  if (!V.isSymbol())
    return V.isAddress();
  const SymbolInfo &I = Symbols[baseOf(V.sym())];
  return I.K == SymbolInfo::Kind::Handle || I.OfAddress;
}

bool Memory::isMadeFrom(AbstractValue V, SymbolId From) const {
  llvm::SmallVector<AbstractValue, 8> Work{V};
  // The same operand may be on many ways.
  llvm::SmallDenseSet<SymbolId, 8> Seen;
  while (!Work.empty()) {
    AbstractValue Next = Work.pop_back_val();
    if (Next.isAddress())
      Next = addressOf(root(Next.region()));
    if (!Next.isSymbol() || !Seen.insert(Next.sym()).second)
      continue;
    if (Next.sym() == From)
      return true;
    const SymbolInfo &I = Symbols[Next.sym()];
    if (I.K == SymbolInfo::Kind::Opaque && I.A < ListTag) {
      Work.push_back(AbstractValue::symbol(static_cast<SymbolId>(I.B)));
    } else if (I.K != SymbolInfo::Kind::Initial) {
      llvm::append_range(Work, operands(Next.sym()));
    } else if (const Region &Root = Regions[root(static_cast<RegionId>(I.A))];
               Root.K == Region::Kind::Pointee) {
      Work.push_back(AbstractValue::symbol(Root.Base));
    }
  }
  return false;
}

ContextId Memory::enter(ContextId From, uint64_t Site, const ir::Function *F) {
  Key K{Site, From, reinterpret_cast<uintptr_t>(F), 0};
  auto [It, New] =
      ContextIndex.try_emplace(K, static_cast<ContextId>(Contexts.size()));
  if (New)
    Contexts.push_back({From, F, Contexts[From].Depth + 1, {}});
  return It->second;
}

} // namespace ndistidy::engine
