//===- Interference.cpp - What runs between a beginning and an end --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Interference.h"
#include "engine/LifeRecorder.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using Disturbance = Machine::Disturbance;

/// Starting states of which the routines are simulated.
static constexpr size_t MaxStarts = 4;

/// Those that end the lifecycle run exactly, and only where they are
/// registered; what they do is of interest to the lifecycles inside.
std::vector<Interference::Candidate>
Interference::candidates(const ir::Function &Begin,
                         const catalogue::Lifecycle &Life) {
  auto EndsIt = [&](uint32_t Name) {
    auto Given = Calls.Uses.Given.find(Name);
    return Given != Calls.Uses.Given.end() &&
           llvm::any_of(Given->second, [&](unsigned Role) {
             const std::string &Id = M.Rows.catalogue().Roles[Role].Id;
             return llvm::is_contained(Life.Ends, Id) ||
                    llvm::is_contained(Life.BeforeEnd, Id);
           });
  };
  std::vector<Candidate> Found;
  for (const ir::Function &F : M.Prog.module().Functions) {
    auto Name = static_cast<uint32_t>(F.Name);
    bool Ends = EndsIt(Name);
    bool Callable = Ends || M.Passed.contains(Name) ||
                    (M.Opts.Of == World::Open && !F.Internal);
    if (&F == &Begin || !Callable)
      continue;
    if (M.Out.isWhole(F))
      Found.push_back({&F, Ends});
    else if (!Ends)
      Unseen.UnknownCall = Unseen.Internals = true;
  }
  for (const ir::Declaration &D : M.Prog.module().Declarations)
    Unseen.UnknownCall |=
        !D.System && M.Passed.contains(static_cast<uint32_t>(D.Name));
  return Found;
}

void Interference::visit(const Candidate &C, State S) {
  constexpr uint64_t Steps = 20000;
  constexpr unsigned Disjuncts = 2;
  Paths.start(Steps, {Disjuncts, Disjuncts}, Steps);
  Calls.Now.Role = std::nullopt;
  auto Given = Calls.Uses.Given.find(static_cast<uint32_t>(C.F->Name));
  if (Given != Calls.Uses.Given.end())
    Calls.Now.Role = Given->second.front();
  Visit Now{C.F, Door.enter(*C.F), C.Ends, Disturbance(), false};
  Door.bind(S, *C.F, Calls.Now.Role.value_or(NoRole), Now.Frame);
  // What ends the lifecycle will be written down when it does.
  LifeRecorder *Lives = M.Lives;
  if (C.Ends)
    M.Lives = nullptr;
  M.Disturbed = &Now.Done;
  if (M.Lives)
    M.Lives->enter(*C.F, Calls.Now.Role);
  Paths.run(*C.F, Now.Frame, std::move(S));
  M.Disturbed = nullptr;
  M.Lives = Lives;
  if (Paths.exhausted()) {
    Now.Unfinished = Now.Done.UnknownCall = Now.Done.Internals = true;
    if (!C.Ends)
      M.Out.giveUp(*C.F,
                   "it takes more than " + std::to_string(Steps) + " steps");
  }
  if (!C.Ends)
    All.add(Now.Done);
  Visits.push_back(std::move(Now));
}

/// Those first that hold most: few of the others hold anything else.
static llvm::SmallVector<const State *>
byHoldings(const std::vector<State> &States) {
  std::multimap<ptrdiff_t, const State *, std::greater<>> Counted;
  for (const State &S : States)
    Counted.emplace(std::distance(S.Active.begin(), S.Active.end()), &S);
  return llvm::to_vector(llvm::make_second_range(Counted));
}

void Interference::observe(const std::vector<State> &Starts,
                           const ir::Function &Begin,
                           const catalogue::Lifecycle &Life) {
  Visits.clear();
  All = Disturbance();
  Unseen = Disturbance();
  llvm::DenseSet<ResourceId> Covered;
  size_t Simulated = 0;
  for (const State *S : byHoldings(Starts)) {
    bool New = false;
    for (auto &[Id, H] : S->Active)
      New |= Covered.insert(Id).second;
    if ((!New && Simulated != 0) || Simulated == MaxStarts)
      continue;
    ++Simulated;
    State Start = *S;
    M.forgetNumbers(Start, {nullptr, 0, {}, 0});
    Start.GlobalsWritten = State::AtEntry;
    Start.InternalsWritten = true;
    llvm::DenseSet<const ir::Function *> Done;
    // A routine may make others known.
    for (bool More = true; std::exchange(More, false);)
      for (const Candidate &C : candidates(Begin, Life))
        if (Done.insert(C.F).second) {
          More = true;
          visit(C, Start);
        }
  }
  All.add(Unseen);
}

bool Interference::mayRelease(const State &S, ResourceId Id) const {
  using catalogue::IdentityKind;
  if (All.Released.contains(Id))
    return true;
  const ResourceInstance &I = M.Resources[Id];
  return llvm::any_of(All.ReleasedForeign,
                      [&](const Machine::Disturbance::Foreign &R) {
                        if (R.Of != I.Of)
                          return false;
                        if (R.Identity == IdentityKind::Storage)
                          return M.mayPointTo(S, R.What, I.Keys.front());
                        return R.Identity == IdentityKind::Handle &&
                               M.mayBe(R.What, M.handleOf(Id));
                      });
}

void Interference::disturb(State &S) const {
  auto Written = llvm::to_vector(llvm::make_first_range(All.Written));
  llvm::sort(Written);
  for (RegionId Where : Written) {
    const Region &Root = M.Mem.region(M.Mem.root(Where));
    bool Shared = Root.K == Region::Kind::Global;
    if (Root.K == Region::Kind::Pointee) {
      AbstractValue Pointer = AbstractValue::symbol(Root.Base);
      Shared = Pointer == Door.object() || M.instanceOf(Pointer).has_value();
    }
    if (Shared)
      M.disturb(S, Where);
  }
  llvm::SmallVector<ResourceId, 8> Doubtful;
  for (auto &[Id, H] : S.Active)
    if (H.is(Holding::Status::Held) && mayRelease(S, Id))
      Doubtful.push_back(Id);
  for (ResourceId Id : Doubtful)
    M.become(S, Id, Holding::Status::Unknown);
  if (All.UnknownCall)
    Calls.unseen(S, All.Internals);
}

} // namespace ndistidy::engine
