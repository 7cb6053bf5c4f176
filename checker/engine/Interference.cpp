//===- Interference.cpp - What runs between a beginning and an end --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Between DriverEntry and the unload handler NDIS may call any other routine of
// the driver, any number of times. Nobody can follow all that; what matters is
// which memory they write and what they give back. They are run once each, from
// a state in which all numbers are unknown, and their writes are noted: what
// they may have changed is no evidence in the unload handler.
//
//===----------------------------------------------------------------------===//

#include "engine/LifeRecorder.h"
#include "engine/Lifecycle.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

/// Starting states of which the routines are simulated.
static constexpr size_t MaxStarts = 4;

std::vector<const ir::Function *>
LifecycleRunner::otherRoutines(const ir::Function &Begin,
                               Machine::Disturbance &Unseen) const {
  // Those that end the lifecycle run exactly, and only where they are
  // registered.
  auto EndsIt = [&](uint32_t Name) {
    auto Given = Calls.Uses.Given.find(Name);
    return Given != Calls.Uses.Given.end() &&
           llvm::any_of(Given->second, [&](unsigned Role) {
             const std::string &Id = M.Rows.catalogue().Roles[Role].Id;
             return llvm::is_contained(Life.Ends, Id) ||
                    llvm::is_contained(Life.BeforeEnd, Id);
           });
  };
  std::vector<const ir::Function *> Others;
  for (const ir::Function &F : M.Prog.module().Functions) {
    auto Name = static_cast<uint32_t>(F.Name);
    bool Callable =
        M.Passed.contains(Name) || (M.Opts.Of == World::Open && !F.Internal);
    if (&F == &Begin || EndsIt(Name) || !Callable)
      continue;
    if (M.Out.isWhole(F))
      Others.push_back(&F);
    else
      Unseen.UnknownCall = Unseen.Internals = true;
  }
  for (const ir::Declaration &D : M.Prog.module().Declarations)
    Unseen.UnknownCall |=
        !D.System && M.Passed.contains(static_cast<uint32_t>(D.Name));
  return Others;
}

/// Numbers count and flag; from one call of a routine to the next they change.
State LifecycleRunner::forgetNumbers(State S) const {
  llvm::SmallVector<RegionId, 32> Numbers;
  for (auto &[Where, V] : S.Bindings) {
    const Region &Root = M.Mem.region(M.Mem.root(Where));
    const ir::Global *G =
        Root.K == Region::Kind::Global ? M.Prog.global(Root.Name) : nullptr;
    bool Fixed = (G && G->Const) || !M.persistent(Where);
    bool Number = V.isInteger() || (V.isSymbol() && !M.instanceOf(V));
    if (!Fixed && Number)
      Numbers.push_back(Where);
  }
  for (RegionId Where : Numbers)
    M.Maps.bind(S, Where,
                AbstractValue::symbol(M.Mem.symbol(SymbolInfo::Kind::Written,
                                                   Where, 0, 0,
                                                   /*Unstable=*/true)));
  S.GlobalsWritten = 1;
  S.InternalsWritten = true;
  return S;
}

void LifecycleRunner::simulate(const ir::Function &F, State S) {
  constexpr uint64_t Steps = 20000;
  constexpr unsigned Disjuncts = 2;
  constexpr unsigned NoRole = ~0U;
  Paths.start(Steps, Disjuncts);
  Calls.Now.Role = std::nullopt;
  auto Given = Calls.Uses.Given.find(static_cast<uint32_t>(F.Name));
  if (Given != Calls.Uses.Given.end())
    Calls.Now.Role = Given->second.front();
  if (M.Lives)
    M.Lives->enter(F, Calls.Now.Role);
  ContextId Frame = M.Mem.enter(0, ++Roots, &F);
  unsigned Role = Calls.Now.Role.value_or(NoRole);
  Paths.run(F, Frame, bindParameters(F, Role, std::move(S), Frame));
  if (!Paths.exhausted())
    return;
  M.Disturbed->UnknownCall = M.Disturbed->Internals = true;
  M.Out.giveUp(F, "it takes more than " + std::to_string(Steps) + " steps");
}

Machine::Disturbance
LifecycleRunner::disturbance(const std::vector<State> &Starts,
                             const ir::Function &Begin) {
  Machine::Disturbance Result;
  llvm::DenseSet<ResourceId> Covered;
  size_t Simulated = 0;
  for (const State &S : Starts) {
    bool New = false;
    for (auto &[Id, H] : S.Active)
      New |= Covered.insert(Id).second;
    if ((!New && Simulated != 0) || Simulated == MaxStarts)
      continue;
    ++Simulated;
    State Start = forgetNumbers(S);
    llvm::DenseSet<const ir::Function *> Done;
    // A routine may make others known.
    for (bool More = true; More;) {
      More = false;
      for (const ir::Function *F : otherRoutines(Begin, Result)) {
        if (!Done.insert(F).second)
          continue;
        More = true;
        M.Disturbed = &Result;
        simulate(*F, Start);
        M.Disturbed = nullptr;
      }
    }
  }
  return Result;
}

bool LifecycleRunner::mayRelease(const State &S, const Machine::Disturbance &By,
                                 ResourceId Id) {
  if (By.Released.contains(Id))
    return true;
  const ResourceInstance &I = M.Resources[Id];
  return llvm::any_of(
      By.ReleasedForeign, [&](const Machine::Disturbance::Foreign &R) {
        return R.Of == I.Of &&
               (R.Storage ? M.mayPointTo(S, R.What, I.Keys.front())
                          : M.mayBe(R.What, M.handleOf(Id)));
      });
}

void LifecycleRunner::disturb(State &S, const Machine::Disturbance &By) {
  llvm::SmallVector<RegionId, 32> Written(By.Written.begin(), By.Written.end());
  llvm::sort(Written);
  for (RegionId Where : Written) {
    const Region &Root = M.Mem.region(M.Mem.root(Where));
    bool Shared = Root.K == Region::Kind::Global;
    if (Root.K == Region::Kind::Pointee) {
      AbstractValue Pointer = AbstractValue::symbol(Root.Base);
      Shared = Pointer == Object || M.instanceOf(Pointer).has_value();
    }
    if (!Shared)
      continue;
    SymbolId New = M.Mem.symbol(SymbolInfo::Kind::Written, Where, 1, 0,
                                /*Unstable=*/true);
    // Perhaps nobody wrote.
    M.Maps.forEachBound(
        S, Where, [&](RegionId, AbstractValue V) { M.Mem.addSource(New, V); });
    M.store(S, Where, AbstractValue::symbol(New));
  }
  llvm::SmallVector<ResourceId, 8> Doubtful;
  for (auto &[Id, H] : S.Active)
    if (H.is(Status::Held) && mayRelease(S, By, Id))
      Doubtful.push_back(Id);
  for (ResourceId Id : Doubtful)
    M.become(S, Id, Status::Unknown);
  if (By.UnknownCall) {
    static const ir::Call Anything;
    Calls.unseen(S, Anything, {nullptr, 0, {}, 0}, By.Internals);
  }
}

} // namespace ndistidy::engine
