//===- Looks.cpp - Who looks at the outcome of an acquisition -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// On the path on which an acquisition failed, its status and what it left in
// the place of the handle are symbols of their own. A branch on either, or on
// what is computed from it, is a look. What is handed to somebody who is not
// seen counts as looked at. A use of the handle before that is reported where
// it should have been looked at: at the acquisition.
//
//===----------------------------------------------------------------------===//

#include "engine/CallTransfer.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

/// The failed acquisition that \p Symbol tells of, or is computed from.
std::optional<ResourceId> Machine::toldBy(SymbolId Symbol) const {
  const SymbolInfo &I = Mem.symbol(Mem.originOf(Symbol));
  if (I.K != SymbolInfo::Kind::Failed && I.K != SymbolInfo::Kind::Status)
    return std::nullopt;
  return static_cast<ResourceId>(I.A);
}

void Machine::notice(State &S, AbstractValue V) const {
  if (!canBeUnlooked(S))
    return;
  llvm::SmallVector<AbstractValue, 4> Work{V};
  llvm::SmallDenseSet<SymbolId, 8> Seen;
  while (!Work.empty()) {
    AbstractValue Next = Work.pop_back_val();
    if (!Next.isSymbol() || !Seen.insert(Next.sym()).second)
      continue;
    llvm::append_range(Work, Mem.sources(Mem.originOf(Next.sym())));
    std::optional<ResourceId> Id = toldBy(Next.sym());
    const Holding *H = Id ? S.Past.lookup(*Id) : nullptr;
    if (H && H->is(Holding::Status::Failed) && !H->Noticed)
      Maps.setHolding(S, *Id, {H->S, H->Tested, true});
  }
}

void Machine::noticeStatus(State &S, AbstractValue V) const {
  if (V.isSymbol() && Mem.symbol(Mem.originOf(V)).K == SymbolInfo::Kind::Status)
    notice(S, V);
}

void Machine::markTested(State &S, AbstractValue V) const {
  notice(S, V);
  std::optional<ResourceId> Id = failureOf(V);
  const Holding *H = Id ? S.Past.lookup(*Id) : nullptr;
  if (H && H->is(Holding::Status::Failed) && !H->Tested)
    Maps.setHolding(S, *Id, {H->S, true, true});
}

void Machine::useUnlooked(State &S, AbstractValue V, const Point &At) {
  if (!V.isSymbol())
    return;
  const SymbolInfo &I = Mem.symbol(Mem.baseOf(V.sym()));
  if (I.K == SymbolInfo::Kind::Failed && canBeUnlooked(S))
    useUnlooked(S, static_cast<ResourceId>(I.A), At);
}

void Machine::useUnlooked(State &S, ResourceId Id, const Point &At) {
  const Holding *H = S.Past.lookup(Id);
  const ResourceInstance &I = Resources[Id];
  if (I.AssumeSuccess || !H || !H->is(Holding::Status::Failed) || H->Noticed)
    return;
  const Trace *Taken = S.Path;
  while (Taken && (Taken->K != Trace::Kind::Fail || Taken->Resource != Id))
    Taken = Taken->Before;
  if (!Taken)
    return;
  Maps.setHolding(S, Id, {H->S, H->Tested, true});
  Reporter::Report Report;
  Report.Check = Rows.catalogue().UncheckedStatusCheck;
  Report.Loc = Taken->Loc;
  Report.Message = "the " + I.Of->Title +
                   " is used before anybody looks whether it was acquired";
  Report.In = Mem.context(I.Frame).Of;
  Report.Of = I.Of;
  Report.Site = I.Site;
  Report.Path = S.Path;
  Report.Resource = Id;
  Report.Last = PathNote{PathNote::Kind::Info, At.Loc,
                         "the " + I.Of->Title + " is used here"};
  Out.report(std::move(Report));
}

/// Whether the rules say that the call reads or writes behind argument
/// \p Index.
static bool looksBehind(const CallRules &Rules, size_t Index) {
  auto Behind = [&](const BoundPath &Path) {
    return !Path.Result && Path.Argument == Index && Path.Derefs != 0;
  };
  auto Takes = [&](const BoundAcquire &A) {
    return llvm::any_of(A.Paths, Behind) ||
           (A.Success && Behind(A.Success->Path));
  };
  auto Touches = [&](const BoundEffect &E) {
    return Behind(E.To) || Behind(E.From);
  };
  return llvm::any_of(Rules.Acquires, Takes) ||
         llvm::any_of(Rules.Effects, Touches) ||
         llvm::any_of(Rules.Releases, [&](const BoundRelease &B) {
           return llvm::any_of(B.Paths, Behind);
         });
}

static bool acquires(const CallRules &Rules, const catalogue::Resource *Of) {
  return llvm::any_of(Rules.Acquires,
                      [&](const BoundAcquire &A) { return A.Of == Of; });
}

/// Of the resources whose acquisition failed, the one with the storage \p V.
static std::optional<ResourceId> storedAt(const Machine &M, const State &S,
                                          AbstractValue V,
                                          const CallRules *Rules) {
  for (auto &[Id, H] : S.Past) {
    const ResourceInstance &I = M.Resources[Id];
    bool Again = Rules && acquires(*Rules, I.Of);
    if (I.Identity == catalogue::IdentityKind::Storage && I.Keys.front() == V &&
        H.is(Holding::Status::Failed) && !Again)
      return Id;
  }
  return std::nullopt;
}

/// Argument \p Index may be what a failed acquisition left. A handle is used
/// by whoever gets it; an address may be handed over to be kept.
void CallTransfer::useUnlooked(State &S, size_t Index, const CallFrame &F) {
  if (!M.canBeUnlooked(S))
    return;
  AbstractValue V = F.Arguments[Index];
  M.noticeStatus(S, V);
  bool Behind = F.Rules && looksBehind(*F.Rules, Index);
  if (std::optional<ResourceId> Id = M.failureOf(V)) {
    const catalogue::Resource &Of = *M.Resources[*Id].Of;
    bool Releases = F.Rules && F.Rules->releases(&Of);
    if (Releases ? !Of.NullIsReleasable : !Of.Memory || Behind)
      M.useUnlooked(S, V, F.At);
    return;
  }
  if (!V.isAddress())
    return;
  if (std::optional<ResourceId> Id = storedAt(M, S, V, F.Rules))
    M.useUnlooked(S, *Id, F.At);
  // A status in what the call gets to read.
  if (!Behind)
    M.Maps.forEachBound(S, V.region(), [&](RegionId, AbstractValue In) {
      M.noticeStatus(S, In);
    });
}

} // namespace ndistidy::engine
