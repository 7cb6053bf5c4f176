//===- Garbage.cpp - Forgetting what cannot be named any more -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A value lives as long as a variable leads to it, or an object that lives.
// Only what has lost a name since the last time can have died, and whether it
// has is asked backwards: from the value to what holds it, and on to what holds
// that.
//
//===----------------------------------------------------------------------===//

#include "engine/Joining.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

namespace {

class Collector {
public:
  Collector(Machine &Of, State &In, AbstractValue Result)
      : M(Of), S(In), Kept(Result) {}
  void run();

private:
  bool lives(SymbolId Symbol) const { return isAlive(M, S, Symbol, Kept); }
  bool isNamed(ResourceId Id) const;
  void bury(SymbolId Origin);
  void forget(ResourceId Id);

  Machine &M;
  State &S;
  AbstractValue Kept; ///< lives, whatever holds it
};

} // namespace

bool isReleasedMemory(const Machine &M, const State &S, RegionId Root) {
  const Region &R = M.Mem.region(Root);
  if (R.K != Region::Kind::Pointee)
    return false;
  std::optional<ResourceId> Id =
      M.instanceOf(AbstractValue::symbol(M.Mem.originOf(R.Base)));
  return Id && M.Resources[*Id].Of->Memory &&
         M.is(S, *Id, Holding::Status::Released);
}

bool isAlive(const Machine &M, const State &S, SymbolId Symbol,
             AbstractValue Result, bool InReleased) {
  if (M.Mem.lasts(Symbol))
    return true;
  llvm::SmallVector<SymbolId, 8> Work{M.Mem.originOf(Symbol)};
  llvm::SmallDenseSet<SymbolId, 8> Seen{Work.front()};
  const SymbolId Kept = M.Mem.originOf(Result);
  while (!Work.empty()) {
    SymbolId Origin = Work.pop_back_val();
    if (Origin == Kept)
      return true;
    auto KeepsIt = [&](RegionId Where) {
      const AbstractValue *V = S.Bindings.lookup(Where);
      if (!V || M.Mem.originOf(*V) != Origin)
        return false;
      const Region &Root = M.Mem.region(M.Mem.root(Where));
      if (!InReleased && isReleasedMemory(M, S, M.Mem.root(Where)))
        return false;
      if (Root.K != Region::Kind::Pointee || M.Mem.lasts(Root.Base))
        return true;
      SymbolId Object = M.Mem.originOf(Root.Base);
      if (Seen.insert(Object).second)
        Work.push_back(Object);
      return false;
    };
    if (M.Mem.anyHolder(Origin, KeepsIt))
      return true;
  }
  return false;
}

/// Whether a value or a key that lives tells of \p Id.
bool Collector::isNamed(ResourceId Id) const {
  const ResourceInstance &I = M.Resources[Id];
  auto IsLive = [&](SymbolInfo::Kind K) { return lives(M.Mem.symbol(K, Id)); };
  return I.Identity == catalogue::IdentityKind::Any ||
         IsLive(SymbolInfo::Kind::Handle) || IsLive(SymbolInfo::Kind::Failed) ||
         IsLive(SymbolInfo::Kind::Status) ||
         llvm::any_of(I.Keys, [&](AbstractValue V) {
           return !V.isSymbol() || lives(V.sym());
         });
}

void Collector::forget(ResourceId Id) {
  const Holding *H = S.Past.lookup(Id);
  // That nobody looked stays true.
  if (H && (!H->is(Holding::Status::Failed) || H->Tested) && !isNamed(Id))
    M.Maps.drop(S, Id);
}

/// Drops what is known of the values of \p Origin, which is dead, and the
/// objects that they point to.
void Collector::bury(SymbolId Origin) {
  llvm::SmallVector<ResourceId, 4> Named;
  M.Mem.anyDerived(Origin, [&](SymbolId Symbol) {
    llvm::append_range(Named, M.Resources.knownBy(Symbol));
    if (M.Mem.lasts(Symbol))
      return false;
    std::optional<ResourceId> Id = M.instanceOf(AbstractValue::symbol(Symbol));
    if (!Id || !S.Active.lookup(*Id))
      M.Maps.setRange(S, Symbol, Range());
    M.Maps.unbindBehind(S, Symbol);
    return false;
  });
  AbstractValue Dead = AbstractValue::symbol(Origin);
  if (std::optional<ResourceId> Id = M.instanceOf(Dead))
    Named.push_back(*Id);
  if (std::optional<ResourceId> Id = M.failureOf(Dead))
    Named.push_back(*Id);
  for (ResourceId Id : Named)
    forget(Id);
}

void Collector::run() {
  llvm::SmallDenseSet<SymbolId, 8> Buried;
  while (const Doubt *D = std::exchange(S.Doubts, nullptr))
    for (; D; D = D->Before) {
      SymbolId Origin = D->Id;
      if (D->K == Doubt::Kind::Resource) {
        forget(D->Id);
        Origin = M.Mem.symbol(SymbolInfo::Kind::Handle, D->Id);
      }
      if (Buried.contains(Origin) || lives(Origin))
        continue;
      Buried.insert(Origin);
      bury(Origin);
    }
  M.Maps.doubt(S, M.Mem.originOf(Kept));
}

void collectGarbage(Machine &M, State &S, AbstractValue Result) {
  Collector(M, S, Result).run();
}

} // namespace ndistidy::engine
