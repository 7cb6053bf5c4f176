//===- Simulation.cpp - Calls in routines of which only the effects count -===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Explorer.h"
#include "engine/Joining.h"

namespace ndistidy::engine {

/// Ways into one routine that are told apart.
static constexpr size_t MaxWays = 3;

/// Nobody asks on which path a simulated routine does what it does. So a
/// routine that it calls is run for few ways into it, whoever calls it, and has
/// one way out.
void Explorer::simulate(State S, const ir::Call &C, const ir::Function &F,
                        const Point &At, CallTransfer::States &After) {
  if (!Simulating.insert(&F).second) {
    // It calls itself: what it does the first time it does.
    deliver(S, C, At, M.Mem.unknown());
    After.push_back(std::move(S));
    return;
  }
  ContextId Frame = M.Mem.enter(0, AnyCaller, &F);
  pass(S, C, F, At, Frame);
  if (S.Lost)
    return void(Simulating.erase(&F));
  collectGarbage(M, S, {});
  State Inner = inner(S, F, Frame, /*Takes=*/false);
  std::vector<Exit> Exits = simulated(F, Frame, Inner);
  Simulating.erase(&F);
  std::optional<State> All;
  for (Exit &E : Exits) {
    restore(E.S, S, Inner);
    deliverFrom(E.S, C, At, Frame);
    All = All ? join(M, *All, E.S, At.Site, /*Widen=*/false) : std::move(E.S);
  }
  if (All)
    After.push_back(std::move(*All));
}

std::vector<Exit> Explorer::simulated(const ir::Function &F, ContextId Frame,
                                      State Entry) {
  std::vector<Memo> &Ways = Simulated[&F];
  for (const Memo &Old : Ways)
    if (Old.Entry == Entry)
      return Old.Exits;
  if (Ways.size() == MaxWays) {
    Entry = join(M, Ways.back().Entry, Entry, site(F, 0, 0), /*Widen=*/true);
    if (Entry == Ways.back().Entry)
      return Ways.back().Exits;
    Ways.pop_back();
  }
  std::vector<Exit> Exits = run(F, Frame, Entry);
  // The routine may have been run for others meanwhile.
  std::vector<Memo> &Now = Simulated[&F];
  if (Now.size() < MaxWays)
    Now.push_back({std::move(Entry), Exits});
  return Exits;
}

} // namespace ndistidy::engine
