//===- Lost.cpp - What a routine takes and nobody can give back -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// When a routine returns, its variables are gone. What it has taken is lost if
// they alone led there: no variable that stays, no object that lives, not the
// result. What was put where the machine cannot follow, or given to the OS in a
// way that the rules do not describe, may be found by others.
//
//===----------------------------------------------------------------------===//

#include "engine/CallTransfer.h"
#include "engine/Joining.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using catalogue::IdentityKind;
using catalogue::ResourceClass;
using catalogue::Scope;

/// Whether the rules say all that the call does with argument \p Index, and not
/// that others find from then on what it leads to.
static bool isDescribed(const CallRules *Rules, size_t Index) {
  if (!Rules)
    return false;
  auto Speaks = [&](const BoundPath &Path) {
    return !Path.Result && Path.Argument == Index;
  };
  if (llvm::any_of(Rules->Effects, [&](const BoundEffect &E) {
        return E.K == catalogue::Effect::Kind::Escape && Speaks(E.To);
      }))
    return false;
  bool Needed = llvm::any_of(Rules->Acquires, [&](const BoundAcquire &A) {
    return llvm::any_of(A.Needs, Speaks);
  });
  return Needed || (Rules->Acquires.empty() && Rules->Handlers.empty() &&
                    (!Rules->Effects.empty() || !Rules->Releases.empty()));
}

namespace {

/// How the OS gets something: as an argument, as one that it hands back to a
/// routine of the driver, or with what lies there.
enum class Way : uint8_t { Directly, ToHandBack, InVariable, InContext };

} // namespace

/// Whether a routine of the driver gets argument \p Index of the call.
static bool isHandedBack(const CallRules *Rules, size_t Index) {
  auto Is = [&](const BoundPath &Path) {
    return !Path.Result && !Path.isPlace() && Path.Argument == Index;
  };
  return Rules &&
         (llvm::any_of(Rules->Handlers,
                       [&](const BoundHandler &H) {
                         return H.Context && Is(*H.Context);
                       }) ||
          llvm::any_of(Rules->Acquires, [&](const BoundAcquire &A) {
            return A.Completed &&
                   llvm::any_of(A.Completed->Passes, [&](const auto &Passed) {
                     return Is(Passed.second);
                   });
          }));
}

/// Whether the OS may keep what it gets so: memory, in which a request may lie
/// that it will complete; a handle, if it calls the driver back. Who gets a
/// context finds what lies there.
static bool mayKeep(const catalogue::Resource &Of, Way How,
                    const CallRules *Rules) {
  if (Of.Lives == Scope::Local)
    return false;
  return Of.Memory || How == Way::InContext ||
         (How != Way::InVariable && (!Rules || !Rules->Handlers.empty()));
}

static bool isOnlyRead(const ir::Declaration *Declared, size_t Index) {
  return Declared && Index < Declared->Parameters.size() &&
         Declared->Parameters[Index].PointsToConst;
}

/// Marks what the OS may keep from now on.
void CallTransfer::handOn(State &S, const CallFrame &F) {
  if (M.Disturbed || S.Held.isEmpty())
    return;
  llvm::SmallVector<std::pair<AbstractValue, Way>, 8> Work;
  for (size_t I = 0; I < F.Arguments.size(); ++I)
    if (!isDescribed(F.Rules, I) && !isOnlyRead(F.Declared, I))
      Work.push_back({F.Arguments[I], isHandedBack(F.Rules, I)
                                          ? Way::ToHandBack
                                          : Way::Directly});
  llvm::DenseSet<RegionId> Seen;
  while (!Work.empty()) {
    auto [V, How] = Work.pop_back_val();
    SymbolId Origin = M.Mem.originOf(V);
    if (Origin != 0)
      V = AbstractValue::symbol(Origin);
    std::optional<ResourceId> Id = M.instanceOf(V);
    bool Kept =
        Id && S.Held.lookup(*Id) && mayKeep(*M.Resources[*Id].Of, How, F.Rules);
    if (Kept)
      S.Handed = M.Maps.Numbers.add(S.Handed, *Id, 1);
    bool Delivers = Kept && M.Resources[*Id].Of->Memory &&
                    (How == Way::ToHandBack || How == Way::InContext);
    Way Inside = Delivers ? Way::InContext : Way::InVariable;
    RegionId Root = M.Mem.root(M.Mem.target(V));
    // A variable may be an array of one: that of the packets that are sent.
    if (Root != M.Mem.invalid() && Seen.insert(Root).second &&
        (M.Mem.region(Root).hasParts() || S.Bindings.lookup(Root)))
      M.Maps.forEachBound(S, Root, [&](RegionId, AbstractValue Part) {
        Work.push_back({Part, Inside});
      });
  }
}

/// Whether \p Frame is \p Outer, or was entered from there.
static bool isWithin(const Memory &Mem, ContextId Frame, ContextId Outer) {
  while (Frame != 0 && Frame != Outer)
    Frame = Mem.context(Frame).Parent;
  return Frame == Outer;
}

/// Whether \p Id was taken since \p In was entered last: an earlier run of the
/// same call took another one that looks the same.
static bool wasTakenBy(const ir::Function &In, const State &S, ResourceId Id) {
  unsigned Inner = 0;
  for (const Trace *T = S.Path; T; T = T->Before) {
    if (T->K == Trace::Kind::Acquire && T->Resource == Id)
      return true;
    if (T->In != &In)
      continue;
    if (T->K == Trace::Kind::Leave) {
      ++Inner;
    } else if (T->K == Trace::Kind::Enter) {
      if (Inner == 0)
        return false;
      --Inner;
    }
  }
  return true;
}

bool CallTransfer::canBeLost(ResourceId Id) const {
  const ResourceInstance &I = M.Resources[Id];
  return I.Identity == IdentityKind::Handle && !I.Foreign &&
         I.Of->Class == ResourceClass::Plain && I.Of->OwedAtEnd &&
         !M.isMany(Id);
}

void CallTransfer::judgeLost(State &S, const ir::Function &In, ContextId Frame,
                             AbstractValue Result, ir::Location Loc,
                             std::optional<Scope> Kinds) {
  llvm::StringRef Check = M.Rows.catalogue().LocalLeakCheck;
  if (M.Disturbed || S.Held.isEmpty() || !M.Out.wants(Check))
    return;
  llvm::SmallVector<ResourceId, 4> Lost;
  for (auto &[Id, H] : S.Held) {
    const ResourceInstance &I = M.Resources[Id];
    if (!canBeLost(Id) || (Kinds && I.Of->Lives != *Kinds) ||
        S.Handed.lookup(Id) || !isWithin(M.Mem, I.Frame, Frame))
      continue;
    // On another way others may know it.
    if (!H.Shared && !isAlive(M, S, M.handleOf(Id).sym(), Result) &&
        wasTakenBy(In, S, Id))
      Lost.push_back(Id);
  }
  for (ResourceId Id : Lost) {
    const ResourceInstance &I = M.Resources[Id];
    Reporter::Report Report;
    Report.Check = Check;
    Report.Loc = Loc;
    Report.Message = "'" +
                     ir::displayName(M.Prog.symbols().name(In.Name)).str() +
                     "' returns without giving back the " + I.Of->Title +
                     ", and nothing leads to it any more";
    Report.In = &In;
    Report.Of = I.Of;
    Report.Site = I.Site;
    Report.Path = S.Path;
    Report.Resource = Id;
    Report.Last =
        PathNote{PathNote::Kind::Return, Loc,
                 "returns here, and the " + I.Of->Title + " is still held"};
    M.Out.report(std::move(Report));
    M.become(S, Id, Status::Unknown);
  }
}

} // namespace ndistidy::engine
