//===- Order.cpp - What has to outlive what -------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A packet needs its pool, a lookaside list the memory that it lies in, shared
// memory the map registers. What is given back while something that needs it is
// held leaves that an orphan. If the orphan is given back later on the path,
// the order is wrong; if it never is, it is a leak, and reported as that.
//
//===----------------------------------------------------------------------===//

#include "engine/CallTransfer.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using catalogue::IdentityKind;
using Kind = catalogue::Effect::Kind;

/// The instance that \p V is the handle of, or the address of the storage.
static std::optional<ResourceId> standsFor(const Machine &M, const State &S,
                                           AbstractValue V) {
  if (std::optional<ResourceId> Id = M.instanceOf(V))
    return Id;
  for (auto &[Id, H] : S.Active)
    if (M.Resources[Id].Identity == IdentityKind::Storage &&
        M.Resources[Id].Keys.front() == V)
      return Id;
  return std::nullopt;
}

/// What the rules say that \p Of, which \p A takes, needs. A lock in memory
/// that is freed has no effect.
llvm::SmallVector<ResourceId, 2>
CallTransfer::needed(State &S, const BoundAcquire &A,
                     const ResourceInstance &Of, const CallFrame &F) {
  llvm::SmallVector<ResourceId, 2> Result;
  auto Add = [&](std::optional<ResourceId> Id) {
    if (Id && !M.isMany(*Id) && !llvm::is_contained(Result, *Id))
      Result.push_back(*Id);
  };
  for (const BoundPath &Path : A.Needs)
    Add(standsFor(M, S, get(S, Path, F)));
  if (Of.Identity == IdentityKind::Storage &&
      Of.Of->Class != catalogue::ResourceClass::Lock) {
    RegionId Object = M.Mem.root(M.Mem.target(Of.Keys.front()));
    if (M.Mem.region(Object).K == Region::Kind::Pointee)
      Add(M.instanceOf(M.Mem.addressOf(Object)));
  }
  return Result;
}

/// The address of what the call finds in an object of the OS: of a member that
/// no driver has, for each call its own.
AbstractValue CallTransfer::inside(State &S, const BoundEffect &E,
                                   const CallFrame &F) {
  AbstractValue Handle = get(S, E.From, F);
  if (!M.instanceOf(Handle))
    return M.fresh(S, SymbolInfo::Kind::Written, M.Mem.invalid(), F.At);
  auto Index = static_cast<int64_t>(F.At.Site & INT64_MAX);
  return AbstractValue::address(M.Mem.element(M.Mem.target(Handle), Index));
}

/// Whether \p Id, which is being given back, is the last that \p Child needs.
static bool isLastNeed(const Machine &M, const State &S, ResourceId Child,
                       ResourceId Id) {
  const ResourceInstance &I = M.Resources[Child];
  if (llvm::is_contained(I.Needs, Id))
    return true;
  auto IsNeeded = [&](ResourceId Other) {
    return llvm::is_contained(I.Of->Needs, M.Resources[Other].Of->Id);
  };
  return IsNeeded(Id) && llvm::none_of(S.Active, [&](const auto &Entry) {
           return Entry.first != Id && IsNeeded(Entry.first);
         });
}

/// Whether \p F, which has the role \p Role, uses \p Id whenever it is called.
bool CallTransfer::uses(State &S, const ir::Function &F, unsigned Role,
                        ResourceId Id) {
  const catalogue::Role &As = M.Rows.catalogue().Roles[Role];
  auto [Known, New] = FirstUses.try_emplace(&F);
  if (New)
    Known->second =
        firstUses(M.Prog, F, As.Context, As.Request, [&](ir::Symbol Name) {
          const CallRules *Rules = M.Rows.of(Name);
          return !Rules || llvm::none_of(Rules->Effects, [](const auto &E) {
            return E.K == Kind::Doubt || E.K == Kind::Count ||
                   E.K == Kind::Pick || E.K == Kind::Wait;
          });
        });
  const AbstractValue *Context =
      S.Bindings.lookup(M.slot(M.Rows.slot(M.Prog.symbols().name(F.Name))));
  for (const catalogue::Lifecycle &Life : M.Rows.catalogue().Lifecycles)
    if (!Context && llvm::is_contained(Life.Between, As.Id))
      Context = S.Bindings.lookup(M.slot(M.Rows.slot(Life.Id)));
  return llvm::any_of(Known->second, [&](const KeptIn &Kept) {
    RegionId Where = M.Mem.invalid();
    if (Kept == KeptIn()) {
      RegionId Object =
          Context ? M.Mem.root(M.Mem.target(*Context)) : M.Mem.invalid();
      return M.Mem.region(Object).K == Region::Kind::Pointee &&
             M.instanceOf(M.Mem.addressOf(Object)) == Id;
    }
    if (Kept.Global != ir::Symbol::None)
      Where = M.Mem.global(Kept.Global);
    else if (Context)
      Where = M.Mem.target(*Context);
    if (Where == M.Mem.invalid())
      return false;
    for (ir::Symbol Member : Kept.Members)
      Where = M.Mem.field(Where, Member);
    const AbstractValue *V = S.Bindings.lookup(Where);
    return V && M.instanceOf(*V) == Id;
  });
}

/// In a member that no driver has.
RegionId CallTransfer::keptIn(RegionId Object) const {
  return Object == M.Mem.invalid()
             ? Object
             : M.Mem.field(Object, M.Rows.slot("routines"));
}

RegionId CallTransfer::keptIn(State &S, const BoundHandler &H,
                              const CallFrame &F) {
  std::optional<RegionId> Object =
      H.KeptIn ? place(S, *H.KeptIn, F) : std::nullopt;
  return Object ? keptIn(*Object) : M.Mem.invalid();
}

/// A routine that runs as long as \p Child is held, and uses \p Id.
const ir::Function *CallTransfer::userOf(State &S, ResourceId Child,
                                         ResourceId Id) {
  const ResourceInstance &I = M.Resources[Child];
  auto IfItUses = [&](AbstractValue V, unsigned Role) -> const ir::Function * {
    const ir::Function *F =
        V.isFunction() ? M.Prog.function(V.name()) : nullptr;
    return F && F->Incomplete.empty() && uses(S, *F, Role, Id) ? F : nullptr;
  };
  for (const std::string &Called : I.Of->Calls) {
    unsigned Role = M.Rows.role(Called);
    const ir::Function *Found = nullptr;
    if (!M.Rows.isKept(Role)) {
      if (const AbstractValue *V = S.Roles.lookup(Role))
        Found = IfItUses(*V, Role);
    } else {
      AbstractValue Object =
          I.Keys.empty() ? M.handleOf(Child) : I.Keys.front();
      RegionId Where = keptIn(M.Mem.target(Object));
      if (Where != M.Mem.invalid() && M.Mem.region(Where).hasParts())
        M.Maps.forEachBound(S, Where, [&](RegionId, AbstractValue V) {
          if (!Found)
            Found = IfItUses(V, Role);
        });
    }
    if (Found)
      return UsedBy[{Child, Id}] = Found;
  }
  return nullptr;
}

/// The last release on the path of something that \p Orphan needed.
const Trace *CallTransfer::tooEarly(const State &S, ResourceId Orphan) const {
  const ResourceInstance &I = M.Resources[Orphan];
  for (const Trace *T = S.Path; T; T = T->Before)
    if (T->K == Trace::Kind::Release &&
        (llvm::is_contained(I.Needs, T->Resource) ||
         llvm::is_contained(I.Of->Needs, T->Of->Id) ||
         UsedBy.contains({Orphan, T->Resource})))
      return T;
  return nullptr;
}

void CallTransfer::reportOrder(const State &S, ResourceId Orphan,
                               const Trace &Early,
                               std::optional<PathNote> Last) {
  const ResourceInstance &I = M.Resources[Orphan];
  const ir::Function *User = UsedBy.lookup({Orphan, Early.Resource});
  Reporter::Report Report;
  Report.Check = M.Rows.catalogue().ReleaseOrderCheck;
  Report.Loc = Early.Loc;
  std::string By =
      User ? ir::displayName(M.Prog.symbols().name(User->Name)).str() : "";
  Report.Message =
      "the " + Early.Of->Title + " is given back before the " + I.Of->Title;
  if (I.Of->Lasts == catalogue::Lasting::UntilLock)
    Report.Message = "the " + Early.Of->Title +
                     " is given back, and nothing has waited for the " +
                     I.Of->Title + " '" + By +
                     "', which uses it and may still be running";
  else
    Report.Message +=
        User ? "; until then '" + By + "' may be called, which uses it"
             : ", which needs it";
  Report.In = Early.In;
  Report.Of = Early.Of;
  Report.Site = I.Site;
  Report.Path = S.Path;
  Report.Resource = Orphan;
  Report.Last = std::move(Last);
  M.Out.report(std::move(Report));
}

void CallTransfer::letPass(State &S, bool Waited) {
  if (S.Held.isEmpty() || M.Disturbed)
    return;
  llvm::SmallVector<ResourceId, 4> Passed;
  for (const auto &[Id, H] : S.Held) {
    catalogue::Lasting Lasts = M.Resources[Id].Of->Lasts;
    if (Lasts == catalogue::Lasting::UntilLock ||
        (Waited && Lasts == catalogue::Lasting::UntilWait))
      Passed.push_back(Id);
  }
  for (ResourceId Id : Passed)
    M.become(S, Id, Status::Unknown);
}

/// \p Id is given back: what ends by itself and needs it may not have ended.
void CallTransfer::judgeLasting(State &S, ResourceId Id, const CallFrame &F) {
  llvm::SmallVector<ResourceId, 2> Needing;
  for (auto &[Child, There] : S.Held)
    if (Child != Id && M.Resources[Child].Of->endsByItself() &&
        !There.Orphaned && !behindDoubt(S, Child, Status::Held) &&
        ((M.Resources[Child].Of->Lasts == catalogue::Lasting::UntilWait &&
          llvm::is_contained(M.Resources[Child].Needs, Id)) ||
         userOf(S, Child, Id)))
      Needing.push_back(Child);
  for (ResourceId Child : Needing) {
    Trace Early =
        Trace::of(Trace::Kind::Release, Id, M.Resources[Id].Of, F.At.Loc);
    Early.In = F.At.In;
    if (!S.isUnlikely())
      reportOrder(S, Child, Early, std::nullopt);
    Holding Left = *S.Active.lookup(Child);
    Left.Orphaned = true;
    M.Maps.setHolding(S, Child, Left);
  }
}

/// \p Id is about to be given back.
void CallTransfer::judgeOrder(State &S, ResourceId Id, const CallFrame &F) {
  const Holding *H = S.Active.lookup(Id);
  if (M.Disturbed || !H || !H->is(Status::Held))
    return;
  judgeLasting(S, Id, F);
  if (H->Orphaned && !M.Resources[Id].Of->endsByItself())
    if (const Trace *Early = tooEarly(S, Id))
      reportOrder(S, Id, *Early,
                  PathNote{PathNote::Kind::Release, F.At.Loc,
                           "the " + M.Resources[Id].Of->Title +
                               " is given back only here"});
  llvm::SmallVector<ResourceId, 4> Orphans;
  for (auto &[Child, There] : S.Active)
    if (Child != Id && There.is(Status::Held) && !There.Orphaned &&
        !M.Resources[Child].Of->endsByItself() &&
        (isLastNeed(M, S, Child, Id) || userOf(S, Child, Id)))
      Orphans.push_back(Child);
  for (ResourceId Child : Orphans) {
    Holding Left = *S.Active.lookup(Child);
    Left.Orphaned = true;
    M.Maps.setHolding(S, Child, Left);
  }
}

/// Whether the call gives back what lies at \p V, in memory that is gone. That
/// is a matter of order, and said where the memory goes.
bool CallTransfer::givesBackLate(State &S, AbstractValue V,
                                 const CallFrame &F) {
  if (!F.Rules || F.Rules->Releases.empty() || M.Disturbed ||
      !M.Out.wants(M.Rows.catalogue().ReleaseOrderCheck))
    return false;
  return llvm::any_of(S.Active, [&](const auto &Entry) {
    const ResourceInstance &I = M.Resources[Entry.first];
    return Entry.second.Orphaned && llvm::is_contained(I.Keys, V) &&
           F.Rules->releases(I.Of);
  });
}

} // namespace ndistidy::engine
