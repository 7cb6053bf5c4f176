//===- Aliasing.cpp - What a value of unknown origin may be ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A value can only come from where it has been put. As long as a handle or the
// address of an object is in places that are known by name, nothing that is
// read from elsewhere can be it. Once it was put where the machine cannot
// follow (into a list, behind an unknown pointer, into an unknown element, to
// unseen code) it is loose: any value of unknown origin may be it. But what was
// put into members of some names only is found in such members, and what is in
// a list, among its entries.
//
//===----------------------------------------------------------------------===//

#include "engine/Machine.h"

namespace ndistidy::engine {

bool Machine::cameByParameter(SymbolId Symbol) const {
  const SymbolInfo &I = Mem.symbol(Mem.originOf(Symbol));
  return I.K == SymbolInfo::Kind::Initial &&
         Mem.region(Mem.root(static_cast<RegionId>(I.A))).K ==
             Region::Kind::Parameter;
}

/// Whether what is stored at \p Where is found again by name only.
bool Machine::isFollowed(RegionId Where) const {
  if (Mem.unknownElementOf(Where))
    return false;
  RegionId Root = Mem.root(Where);
  const Region &R = Mem.region(Root);
  if (R.K != Region::Kind::Pointee)
    return !LooseGlobals.contains(Root);
  auto Origin = AbstractValue::symbol(Mem.originOf(R.Base));
  std::optional<ResourceId> Id = instanceOf(Origin);
  return Id ? !LooseHandles.contains(*Id) : cameByParameter(R.Base);
}

void Machine::noteStore(State &S, RegionId To, AbstractValue V) {
  if (isFollowed(To) && !(Disturbed && persistent(To)))
    return;
  // Who finds an object in itself has been there before.
  SymbolId Whose = Mem.originOf(Mem.addressOf(Mem.root(To)));
  std::optional<ResourceId> Id = instanceOf(AbstractValue::symbol(Whose));
  if (Id && Mem.originOf(V) == Whose)
    LooseHandles[*Id].add(foundUnder(To));
  else
    loosen(S, V, foundUnder(To));
}

bool Machine::Looseness::add(ir::Symbol Under) {
  if (Anywhere || llvm::is_contained(Members, Under))
    return false;
  Anywhere = Under == ir::Symbol::None;
  Members.push_back(Under);
  return true;
}

void Machine::loosen(State &S, AbstractValue V, ir::Symbol Under) {
  RegionId Root = Mem.invalid();
  bool New = false;
  if (V.isAddress()) {
    Root = Mem.root(V.region());
    const Region &R = Mem.region(Root);
    if (R.K == Region::Kind::Pointee)
      return loosen(S, AbstractValue::symbol(R.Base), Under);
    New = R.K == Region::Kind::Global && LooseGlobals.insert(Root).second;
    if (R.K == Region::Kind::Local) {
      auto &Lent = LentVariables[R.Base];
      if (!llvm::is_contained(Lent, V.region()))
        Lent.push_back(V.region());
    }
  } else if (V.isSymbol()) {
    auto Origin = AbstractValue::symbol(Mem.originOf(V.sym()));
    std::optional<ResourceId> Id = instanceOf(Origin);
    New = Id && LooseHandles[*Id].add(Under);
    const Holding *H = Id && !Disturbed ? S.Held.lookup(*Id) : nullptr;
    if (H)
      S.Entries = Maps.Numbers.remove(S.Entries, *Id);
    if (H && !H->Shared) {
      New = true;
      Holding There = *H;
      There.Shared = true;
      Maps.setHolding(S, *Id, There);
    }
    if (New)
      Root = Mem.pointee(Origin.sym());
  }
  if (New && Mem.region(Root).hasParts())
    Maps.forEachBound(S, Root, [&](RegionId Part, AbstractValue Inside) {
      loosen(S, Inside, Under == ir::Symbol::None ? Under : foundUnder(Part));
    });
}

void Machine::forEachLent(ContextId Frame,
                          llvm::function_ref<void(RegionId)> Visit) const {
  if (LentVariables.empty())
    return;
  for (ContextId In = Frame; In != 0; In = Mem.context(In).Parent)
    if (auto Lent = LentVariables.find(In); Lent != LentVariables.end())
      // Writing to one may lend another.
      for (RegionId Where : llvm::SmallVector<RegionId, 2>(Lent->second))
        Visit(Where);
}

void Machine::forgetBehind(State &S, AbstractValue V) {
  llvm::DenseSet<ResourceId> Reached;
  llvm::SmallVector<AbstractValue, 8> Work{V};
  llvm::DenseSet<RegionId> Objects;
  while (!Work.empty()) {
    AbstractValue Next = Work.pop_back_val();
    if (Next.isAddress())
      Next = Mem.addressOf(Mem.root(Next.region()));
    if (!Next.isSymbol())
      continue;
    auto Origin = AbstractValue::symbol(Mem.originOf(Next.sym()));
    std::optional<ResourceId> Id = instanceOf(Origin);
    if (!Id)
      continue;
    Reached.insert(*Id);
    llvm::SmallVector<RegionId, 4> Inner{Mem.pointee(Origin.sym())};
    while (!Inner.empty()) {
      RegionId Object = Inner.pop_back_val();
      if (!Objects.insert(Object).second || !Mem.region(Object).hasParts())
        continue;
      Maps.forEachBound(S, Object, [&](RegionId, AbstractValue Inside) {
        Work.push_back(Inside);
      });
      Mem.forEachReadFrom(
          Object, [&](SymbolId Read) { Inner.push_back(Mem.pointeeOf(Read)); });
    }
  }
  llvm::SmallVector<ResourceId, 8> Doubtful;
  for (auto &[Id, H] : S.Active) {
    const ResourceInstance &I = Resources[Id];
    bool Inside = I.Identity == catalogue::IdentityKind::Storage &&
                  Objects.contains(Mem.root(Mem.target(I.Keys.front())));
    bool Told = I.Identity == catalogue::IdentityKind::Key &&
                llvm::any_of(I.Keys, [&](AbstractValue Key) {
                  std::optional<ResourceId> Of = instanceOf(Key);
                  return Of && Reached.contains(*Of);
                });
    if (H.is(Holding::Status::Held) && (Inside || Told || Reached.contains(Id)))
      Doubtful.push_back(Id);
  }
  for (ResourceId Id : Doubtful)
    become(S, Id, Holding::Status::Unknown);
}

const Machine::Looseness *Machine::looseness(AbstractValue V) const {
  static const Looseness Unbound{true, {}};
  if (V.isAddress()) {
    RegionId Root = Mem.root(V.region());
    const Region &R = Mem.region(Root);
    if (R.K == Region::Kind::Global)
      return LooseGlobals.contains(Root) ? &Unbound : nullptr;
    return R.K == Region::Kind::Pointee
               ? looseness(AbstractValue::symbol(R.Base))
               : nullptr;
  }
  if (!V.isSymbol())
    return nullptr;
  std::optional<ResourceId> Id =
      instanceOf(AbstractValue::symbol(Mem.originOf(V.sym())));
  if (!Id)
    return &Unbound;
  auto Found = LooseHandles.find(*Id);
  return Found == LooseHandles.end() ? nullptr : &Found->second;
}

bool Machine::mayBeLoose(SymbolId Symbol, AbstractValue Known) const {
  const Looseness *Where = looseness(Known);
  if (!Where || Where->Anywhere)
    return Where != nullptr;
  const SymbolInfo &I = Mem.symbol(Symbol);
  switch (I.K) {
  case SymbolInfo::Kind::Initial:
  case SymbolInfo::Kind::Written: {
    // A pointer to a member does not say its name.
    auto From = static_cast<RegionId>(I.A);
    ir::Symbol Member = foundUnder(From);
    return Member == ir::Symbol::None
               ? I.K == SymbolInfo::Kind::Initial &&
                     Mem.region(Mem.root(From)).K == Region::Kind::Pointee
               : llvm::is_contained(Where->Members, Member);
  }
  case SymbolInfo::Kind::Opaque:
    return true;
  default:
    return false;
  }
}

bool Machine::mayBe(AbstractValue V, AbstractValue Known) const {
  llvm::SmallVector<AbstractValue, 8> Work{V};
  llvm::DenseSet<SymbolId> Seen;
  while (!Work.empty()) {
    AbstractValue Next = Work.pop_back_val();
    if (Next == Known || Next == Mem.unknown())
      return true;
    // What is in an object may stand for it: an entry of a list.
    if (Next.isAddress())
      Next = Mem.addressOf(Mem.root(Next.region()));
    if (Next == Known)
      return true;
    if (!Next.isSymbol() || !Seen.insert(Next.sym()).second)
      continue;
    SymbolId Symbol = Mem.baseOf(Next.sym());
    const SymbolInfo &I = Mem.symbol(Symbol);
    if (Symbol != Next.sym())
      Work.push_back(AbstractValue::symbol(Symbol));
    llvm::append_range(Work, Mem.sources(Symbol));
    switch (I.K) {
    case SymbolInfo::Kind::Handle:
    case SymbolInfo::Kind::Own:
    case SymbolInfo::Kind::Failed:
    case SymbolInfo::Kind::Status:
    case SymbolInfo::Kind::Garbage:
    case SymbolInfo::Kind::Joined:
      break;
    case SymbolInfo::Kind::Initial:
      // What a routine gets with its parameters is its own.
      if (!cameByParameter(Symbol) && mayBeLoose(Symbol, Known))
        return true;
      break;
    case SymbolInfo::Kind::Opaque:
    case SymbolInfo::Kind::Result:
    case SymbolInfo::Kind::Written:
      if (mayBeLoose(Symbol, Known))
        return true;
      break;
    }
  }
  return false;
}

/// The member that \p Of is, if it is one.
static ir::Symbol lastMember(const Memory &Mem, RegionId Of) {
  const Region &R = Mem.region(Of);
  return R.K == Region::Kind::Field ? R.Name : ir::Symbol::None;
}

bool Machine::mayPointTo(const State &S, AbstractValue V,
                         AbstractValue Known) const {
  if (V == Known)
    return true;
  if (differ(S, V, Known))
    return false;
  if (!V.isAddress() || !Known.isAddress())
    return mayBe(V, Known);
  ir::Symbol A = lastMember(Mem, V.region());
  ir::Symbol B = lastMember(Mem, Known.region());
  if (A != B && A != ir::Symbol::None && B != ir::Symbol::None)
    return false;
  RegionId From = Mem.root(V.region()), To = Mem.root(Known.region());
  return From == To || mayBe(Mem.addressOf(From), Mem.addressOf(To));
}

} // namespace ndistidy::engine
