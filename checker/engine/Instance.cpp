//===- Instance.cpp - What others may do to one of several ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Instance.h"

namespace ndistidy::engine {

using catalogue::IdentityKind;
using Status = Holding::Status;

/// Whether \p F works on another instance only: it begins or ends one, or is
/// called with what nobody here knows.
bool Instance::isOthers(const ir::Function &F) const {
  auto Name = static_cast<uint32_t>(F.Name);
  auto Roles = Calls.Uses.Given.find(Name);
  if (&F == &Begin)
    return true;
  if (Roles == Calls.Uses.Given.end())
    return !M.Passed.contains(Name);
  return llvm::any_of(Roles->second, [&](unsigned Role) {
    const std::string &Id = M.Rows.catalogue().Roles[Role].Id;
    return llvm::is_contained(Life.Completions, Id) ||
           llvm::is_contained(Life.Ends, Id) ||
           llvm::is_contained(Life.EndCompletions, Id);
  });
}

/// Whether routines of the role \p Role get the context of \p Of.
static bool belongsTo(const catalogue::Lifecycle &Of, const std::string &Role) {
  return llvm::is_contained(Of.Completions, Role) ||
         llvm::is_contained(Of.Between, Role) ||
         llvm::is_contained(Of.Ends, Role) ||
         llvm::is_contained(Of.EndCompletions, Role);
}

bool Instance::isInside(const catalogue::Lifecycle &Inner) const {
  return llvm::any_of(Inner.Within, [&](const std::string &Around) {
    return Around == Life.Id || isInside(*M.Rows.catalogue().lifecycle(Around));
  });
}

/// What a routine of the role \p Role gets that belongs to another lifecycle:
/// to one around this one, as that of the adapter is around that of its
/// connections. What belongs to one inside of it gets nothing of this one.
void Instance::giveOthers(const State &S, const catalogue::Role &Role) {
  for (const catalogue::Lifecycle &Other : M.Rows.catalogue().Lifecycles) {
    if (&Other == &Life || !belongsTo(Other, Role.Id))
      continue;
    if (const AbstractValue *V =
            S.Bindings.lookup(M.slot(M.Rows.slot(Other.Id))))
      Given.push_back({*Role.Context, *V});
    else if (isInside(Other))
      Given.push_back({*Role.Context, std::nullopt});
  }
}

/// Turns to what \p V did, for the instance of \p S.
void Instance::look(const State &S, const Visit &V) {
  In = &S;
  Now = &V;
  ForOthers = isOthers(*V.Of);
  Given.clear();
  Known.clear();
  auto Roles = Calls.Uses.Given.find(static_cast<uint32_t>(V.Of->Name));
  if (ForOthers || Roles == Calls.Uses.Given.end())
    return;
  for (unsigned Number : Roles->second) {
    const catalogue::Role &Role = M.Rows.catalogue().Roles[Number];
    const AbstractValue *Context = S.Bindings.lookup(
        M.slot(M.Rows.slot(M.Prog.symbols().name(V.Of->Name))));
    if (!Context && llvm::is_contained(Life.Between, Role.Id))
      Context = S.Bindings.lookup(M.slot(M.Rows.slot(Life.Id)));
    if (Role.Context && Context)
      Given.push_back({*Role.Context, *Context});
    else if (Role.Context)
      giveOthers(S, Role);
  }
}

void Instance::findByName(RegionId Written, llvm::DenseSet<RegionId> &Where) {
  ir::Symbol Name = M.Mem.memberOf(Written);
  if (Name == ir::Symbol::None)
    return;
  for (const auto &[Part, V] : In->Bindings)
    if (M.persistent(Part) && M.Mem.memberOf(Part) == Name)
      Where.insert(Part);
  const AbstractValue *Context =
      In->Bindings.lookup(M.slot(M.Rows.slot(Life.Id)));
  RegionId Object =
      Context ? M.Mem.root(M.Mem.target(*Context)) : M.Mem.invalid();
  if (Object != M.Mem.invalid())
    Where.insert(M.Mem.rebase(Written, M.Mem.root(Written), Object));
}

void Instance::findWritten(llvm::DenseSet<RegionId> &Where) {
  if (Now->Ends)
    return;
  for (auto [Written, Last] : Now->Done.Written) {
    // Nobody finds what was written into an object that is gone then.
    auto Gone = Now->Done.Lasts.find(Last);
    if (Gone != Now->Done.Lasts.end() && Gone->second.IsFreed &&
        llvm::is_contained(Gone->second.Objects, M.Mem.root(Written)))
      continue;
    Places At = placesOf(Written);
    Where.insert(At.Known.begin(), At.Known.end());
    if (At.Unknown)
      findByName(Written, Where);
  }
}

/// Whether \p V was read from a place of such a name as \p Id is kept in.
bool Instance::isNamedLike(AbstractValue V, ResourceId Id, unsigned Depth) {
  AbstractValue Handle = M.handleOf(Id);
  if (!V.isSymbol() || V == M.Mem.unknown() || Depth == 0)
    return true;
  SymbolId Symbol = M.Mem.baseOf(V.sym());
  const SymbolInfo &I = M.Mem.symbol(Symbol);
  if (I.K == SymbolInfo::Kind::Joined)
    return llvm::any_of(M.Mem.sources(Symbol), [&](AbstractValue Source) {
      return isNamedLike(Source, Id, Depth - 1);
    });
  if (M.mayBeLoose(Symbol, Handle))
    return true;
  if (I.K != SymbolInfo::Kind::Initial && I.K != SymbolInfo::Kind::Written)
    return false;
  auto From = static_cast<RegionId>(I.A);
  ir::Symbol Name = M.Mem.memberOf(From);
  bool IsParameter = M.Mem.region(From).K == Region::Kind::Parameter;
  if (IsParameter && M.isLoose(Handle))
    return true;
  for (const auto &[Part, Inside] : In->Bindings) {
    if (Inside != Handle)
      continue;
    // The context of a timer, a work item or the like.
    if (!M.persistent(Part)
            ? IsParameter
            : Name != ir::Symbol::None && M.Mem.memberOf(Part) == Name)
      return true;
  }
  return false;
}

/// Whether \p V is what a routine of the OS has returned.
static bool isOfTheOs(const Memory &Mem, AbstractValue V) {
  return V.isSymbol() && !Mem.unstable(V) &&
         Mem.symbol(V.sym()).K == SymbolInfo::Kind::Result;
}

bool Instance::mayRelease(const Foreign &R, ResourceId Id) {
  const ResourceInstance &I = M.Resources[Id];
  if (R.Of != I.Of || R.Identity != I.Identity)
    return false;
  if (R.Identity == IdentityKind::Key || R.Identity == IdentityKind::Any)
    return !ForOthers;
  // What the OS has made for another instance.
  if (ForOthers && isOfTheOs(M.Mem, R.What))
    return false;
  bool Storage = R.Identity == IdentityKind::Storage;
  AbstractValue Ours = Storage ? I.Keys.front() : M.handleOf(Id);
  Values Released = valuesOf(R.What);
  bool May = llvm::any_of(Released.Known, [&](AbstractValue V) {
    return Storage ? M.mayPointTo(*In, V, Ours) : M.mayBe(V, Ours);
  });
  if (May || !Released.Unknown)
    return May;
  if (!Storage)
    return isNamedLike(R.What, Id, /*Depth=*/8);
  ir::Symbol Name =
      R.What.isAddress() ? M.Mem.memberOf(R.What.region()) : ir::Symbol::None;
  return Name == ir::Symbol::None || !Ours.isAddress() ||
         M.Mem.memberOf(Ours.region()) == Name;
}

/// What counts the references of which the last one was given back at \p Mark,
/// in this instance. 0 where nobody can tell, or where what it counts them of
/// outlives the last one.
RegionId Instance::counterOf(unsigned Mark) {
  auto Found = Now->Done.Lasts.find(Mark);
  if (Found == Now->Done.Lasts.end() || Found->second.Several ||
      !Found->second.IsFreed)
    return 0;
  RegionId Counter = Found->second.Counter;
  Places At = placesOf(Counter);
  if (At.Known.size() == 1 && !At.Unknown)
    return At.Known.front();
  const AbstractValue *Context =
      In->Bindings.lookup(M.slot(M.Rows.slot(Life.Id)));
  RegionId Object =
      Context ? M.Mem.root(M.Mem.target(*Context)) : M.Mem.invalid();
  return Object == M.Mem.invalid()
             ? 0
             : M.Mem.rebase(Counter, M.Mem.root(Counter), Object);
}

Instance::Threat Instance::threat(ResourceId Id) {
  Threat Found;
  if (auto Own = Now->Done.Released.find(Id); Own != Now->Done.Released.end())
    Found.add(counterOf(Own->second));
  for (const Foreign &R : Now->Done.ReleasedForeign)
    if ((!Found.May || Found.Counter != 0) && mayRelease(R, Id))
      Found.add(counterOf(R.Last));
  return Found;
}

/// What unseen code got to know it may have changed, and given back.
void Instance::expose(State &S) {
  llvm::SmallVector<RegionId, 8> Roots;
  for (RegionId Root : Now->Done.Exposed) {
    Places At = placesOf(Root);
    llvm::append_range(Roots, At.Known);
  }
  llvm::sort(Roots);
  for (RegionId Root : Roots) {
    AbstractValue Where = M.Mem.addressOf(M.Mem.root(Root));
    M.loosen(S, Where);
    M.forgetBehind(S, Where);
    M.disturb(S, M.Mem.root(Root));
  }
}

bool Instance::disturb(State &S) {
  const State Before = S;
  llvm::DenseSet<RegionId> Written;
  llvm::DenseMap<ResourceId, Threat> Doubtful;
  for (const Visit &V : Others.visits()) {
    look(Before, V);
    if (V.Unfinished && !ForOthers && !V.Ends)
      return false;
    findWritten(Written);
    for (const auto &[Id, H] : Before.Active) {
      Threat &Of = Doubtful[Id];
      if (!H.is(Status::Held) || (Of.May && Of.Counter == 0))
        continue;
      if (Threat More = threat(Id); More.May)
        Of.add(More.Counter);
    }
  }
  llvm::SmallVector<RegionId, 32> Where(Written.begin(), Written.end());
  llvm::sort(Where);
  for (RegionId R : Where)
    M.disturb(S, R);
  Holding Doubt;
  for (const auto &[Id, H] : Before.Active)
    if (Threat Of = Doubtful.lookup(Id); Of.May) {
      Doubt.Counter = Of.Counter;
      M.Maps.setHolding(S, Id, Doubt);
    }
  for (const Visit &V : Others.visits()) {
    look(Before, V);
    expose(S);
  }
  if (Others.all().UnknownCall)
    Calls.unseen(S, Others.all().Internals);
  return true;
}

bool Instance::isKeptForOthers(const State &S, ResourceId Id) {
  AbstractValue Handle = M.handleOf(Id);
  const ResourceInstance &I = M.Resources[Id];
  bool InGlobal = M.Mem.anyHolder(Handle.sym(), [&](RegionId Where) {
    const AbstractValue *V = S.Bindings.lookup(Where);
    return V && M.Mem.originOf(*V) == Handle.sym() &&
           M.Mem.region(M.Mem.root(Where)).K == Region::Kind::Global;
  });
  if (I.Identity == IdentityKind::Storage && I.Keys.front().isAddress())
    InGlobal = M.Mem.region(M.Mem.root(I.Keys.front().region())).K ==
               Region::Kind::Global;
  return InGlobal && llvm::any_of(Others.visits(), [&](const Visit &V) {
           look(S, V);
           return threat(Id).May;
         });
}

llvm::DenseSet<const catalogue::Resource *> Instance::takenInObjects() const {
  llvm::DenseSet<const catalogue::Resource *> Taken;
  for (const Visit &V : Others.visits())
    if (!V.Ends && !isOthers(*V.Of))
      Taken.insert(V.Done.Acquired.begin(), V.Done.Acquired.end());
  return Taken;
}

} // namespace ndistidy::engine
