//===- Contents.cpp - What arrays and lists hold --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An element whose index is not known, and an entry of a list, may be any that
// was put there. One symbol stands for them: its sources are what was put, and
// it equals nothing, not even itself. What one loop fills another one empties.
//
//===----------------------------------------------------------------------===//

#include "engine/Machine.h"

namespace ndistidy::engine {

/// Where such symbols come from: no site of the program.
static constexpr uint64_t ContentSite = ~uint64_t{0}, ListSite = ~uint64_t{1};

AbstractValue Machine::content(RegionId Of, ir::Symbol Member) {
  SymbolId New = Mem.symbol(SymbolInfo::Kind::Joined, Of, ContentSite,
                            static_cast<uint64_t>(Member), /*Unstable=*/true);
  Mem.markSummary(New);
  return AbstractValue::symbol(New);
}

/// Nothing, if the state knows what all elements hold.
std::optional<AbstractValue>
Machine::loadElement(const State &S, RegionId Array, RegionId From) {
  ir::Symbol Member = Mem.memberOf(From);
  if (Member == ir::Symbol::None)
    Member = Mem.memberOf(Array);
  AbstractValue Any = content(Array, Member);
  const AbstractValue *All = S.Bindings.lookup(Array);
  bool Differ = (All && *All == content(Array, ir::Symbol::None)) ||
                !Mem.sources(Any.sym()).empty();
  Maps.forEachBound(S, Array, [&](RegionId Part, AbstractValue V) {
    if (Part == Array)
      return;
    Differ = true;
    if (Mem.memberOf(Part) == Member)
      Mem.addSource(Any.sym(), V);
  });
  return Differ ? std::optional(Any) : std::nullopt;
}

void Machine::putContent(RegionId Array, RegionId Part, AbstractValue V) {
  ir::Symbol Member = Mem.memberOf(Part);
  if (Member == ir::Symbol::None)
    Member = Mem.memberOf(Array);
  Mem.addSource(content(Array, Member).sym(), V);
  Mem.addSource(content(Array, ir::Symbol::None).sym(), V);
}

/// What the array holds afterwards.
AbstractValue Machine::storeElement(State &S, RegionId Array, RegionId To,
                                    AbstractValue V) {
  putContent(Array, To, V);
  Maps.forEachBound(S, Array, [&](RegionId Part, AbstractValue Old) {
    if (Part == Array)
      return;
    loosen(S, Old);
    putContent(Array, Part, Old);
  });
  return content(Array, ir::Symbol::None);
}

RegionId Machine::arrayAround(RegionId Root) {
  const Region &R = Mem.region(Root);
  return R.K == Region::Kind::Pointee ? Mem.arrayAround(R.Base) : Mem.invalid();
}

/// Whether nothing else names the place \p Where than the way that led there.
bool Machine::isIdentified(RegionId Where) const {
  const Region &Root = Mem.region(Mem.root(Where));
  if (Root.K != Region::Kind::Pointee)
    return Root.K != Region::Kind::Invalid;
  SymbolId Origin = Mem.originOf(Root.Base);
  return instanceOf(AbstractValue::symbol(Origin)) ||
         Mem.symbol(Origin).K == SymbolInfo::Kind::Own ||
         cameByParameter(Origin);
}

/// Of all lists with a head in a member of this name, or of those that were
/// filled by way of a pointer that may lead anywhere.
AbstractValue Machine::anyListEntry(ir::Symbol Member, bool ByUnknown) {
  if (Member == ir::Symbol::None)
    return Mem.unknown();
  SymbolId New =
      Mem.symbol(SymbolInfo::Kind::Joined, static_cast<uint64_t>(Member),
                 ListSite, ByUnknown ? 2 : 1, /*Unstable=*/true);
  Mem.markSummary(New);
  return AbstractValue::symbol(New);
}

AbstractValue Machine::listEntry(RegionId Head) {
  ir::Symbol Member = Mem.memberOf(Head);
  if (Head == Mem.invalid() || !isIdentified(Head))
    return anyListEntry(Member, /*ByUnknown=*/false);
  SymbolId New = Mem.symbol(SymbolInfo::Kind::Joined, Head, ListSite, 0,
                            /*Unstable=*/true);
  Mem.markSummary(New);
  if (Member != ir::Symbol::None)
    Mem.addSource(New, anyListEntry(Member, /*ByUnknown=*/true));
  return AbstractValue::symbol(New);
}

/// The object that \p Entry is in, if it is held in \p S.
static std::optional<ResourceId> heldAround(const Machine &M, const State &S,
                                            AbstractValue Entry) {
  std::optional<ResourceId> Id =
      M.instanceOf(AbstractValue::symbol(M.Mem.originOf(Entry)));
  return Id && S.Held.lookup(*Id) ? Id : std::nullopt;
}

void Machine::unlink(State &S, AbstractValue Entry) {
  std::optional<ResourceId> Id = heldAround(*this, S, Entry);
  RegionId Links = Mem.target(Entry);
  if (Disturbed || !Id || Links == Mem.invalid())
    return;
  const unsigned *Known = S.Entries.lookup(*Id);
  if (!Known || *Known != Links)
    return;
  S.Entries = Maps.Numbers.remove(S.Entries, *Id);
  Holding Own = *S.Held.lookup(*Id);
  Own.Shared = false;
  Maps.setHolding(S, *Id, Own);
}

void Machine::insert(State &S, RegionId Head, AbstractValue Entry,
                     const Point &At) {
  std::optional<ResourceId> Id = heldAround(*this, S, Entry);
  bool IsOwn = !Disturbed && Id && !S.Held.lookup(*Id)->Shared;
  loosen(S, Entry, LinkNames.front());
  RegionId Links = Mem.target(Entry);
  if (IsOwn)
    S.Entries = Maps.Numbers.add(S.Entries, *Id, Links);
  if (Mem.region(Links).isPart())
    store(S, Links,
          fresh(S, SymbolInfo::Kind::Written, Links, At, /*Unstable=*/true));
  if (Head == Mem.invalid())
    return;
  AbstractValue Any = listEntry(Head);
  ir::Symbol Member = Mem.memberOf(Head);
  AbstractValue Alike = anyListEntry(Member, /*ByUnknown=*/false);
  AbstractValue ByUnknown = anyListEntry(Member, /*ByUnknown=*/true);
  if (Any != Mem.unknown())
    Mem.addSource(Any.sym(), Entry);
  if (Member != ir::Symbol::None) {
    Mem.addSource(Alike.sym(), Entry);
    if (!isIdentified(Head))
      Mem.addSource(ByUnknown.sym(), Entry);
  }
  store(S, Head, Any);
}

std::optional<Machine::Collection> Machine::collection(SymbolId Symbol) const {
  const SymbolInfo &I = Mem.symbol(Symbol);
  if (I.K != SymbolInfo::Kind::Joined)
    return std::nullopt;
  if (I.B == ContentSite)
    return Collection{static_cast<RegionId>(I.A), static_cast<ir::Symbol>(I.C),
                      false};
  if (I.B == ListSite && I.C == 0)
    return Collection{static_cast<RegionId>(I.A), ir::Symbol::None, true};
  return std::nullopt;
}

bool Machine::isNamed(const State &S, ResourceId Id) {
  const ResourceInstance &I = Resources[Id];
  if (I.Identity == catalogue::IdentityKind::Key ||
      I.Identity == catalogue::IdentityKind::Any)
    return true;
  AbstractValue Name = handleOf(Id);
  if (I.Identity == catalogue::IdentityKind::Storage) {
    RegionId Root = Mem.root(Mem.target(I.Keys.front()));
    if (Mem.region(Root).K != Region::Kind::Pointee)
      return true;
    Name = Mem.addressOf(Root);
  }
  SymbolId Origin = Mem.originOf(Name);
  return Mem.anyHolder(Origin, [&](RegionId Where) {
    const AbstractValue *V = S.Bindings.lookup(Where);
    return V && Mem.originOf(*V) == Origin;
  });
}

} // namespace ndistidy::engine
