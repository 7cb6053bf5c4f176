//===- Merging.cpp - Where ways meet --------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Explorer.h"
#include "engine/Joining.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

/// Sets of holdings that one point keeps apart.
static constexpr size_t MaxGroups = 256;
/// A routine is long once it has kept so many states apart. From there on a
/// point keeps few.
static constexpr size_t ApartInShort = 256;
static constexpr unsigned ApartInLong = 4;
/// Joins before what moves goes to infinity, and at the head of a loop.
static constexpr unsigned JoinsBeforeWidening = 3, JoinsOfRounds = 1;

uint64_t Explorer::outcome(const State &S, AbstractValue V) const {
  Range Of = M.range(S, V);
  uint64_t Bits = Of.contains(0) ? MayBeZero : 0;
  if (!Of.meet(Range(1, Range::Max)).empty())
    Bits |= MayBePositive;
  if (!Of.meet(Range(Range::Min, -1)).empty())
    Bits |= MayBeNegative;
  return Bits;
}

/// What is held in \p S and keeps it apart from others. Of routines that run
/// alone, locks are what counts, or what may be found lost.
HoldingMap Explorer::heldOf(const State &S) const {
  if (Calls.Now.Alone)
    return {};
  HoldingMap Held = S.Held;
  if (Calls.Now.Between)
    for (auto &[Id, H] : S.Held)
      if (!Calls.canBeLost(Id))
        Held = M.Maps.Holdings.remove(Held, Id);
  return Held;
}

Explorer::MergeKey Explorer::keyOf(const State &S, const Run &R) {
  uint64_t Outcome = 0;
  for (ir::Symbol Name : R.Graph.returned()) {
    AbstractValue V = M.simplify(S, M.load(S, M.Mem.local(R.Frame, Name)));
    Outcome = Outcome << 3 | outcome(S, V);
  }
  // Of routines that are only simulated, no one asks what they hold.
  if (M.Disturbed)
    return {0, 0, 0, 0, {}, false, Outcome};
  // Of those that run alone, not what they have made known.
  if (Calls.Now.Alone || Calls.Now.Between)
    return {
        heldOf(S).identity(), 0, 0, S.Locks.identity(), S.Irql, false, Outcome};
  return {heldOf(S).identity(),
          S.Roles.identity(),
          S.CallCounts.identity(),
          S.Locks.identity(),
          S.Irql,
          S.UnknownCall,
          Outcome};
}

Explorer::Group &Explorer::groupOf(Gathering &At, const State &S,
                                   const Run &R) {
  MergeKey Key = keyOf(S, R);
  auto Found = llvm::find_if(
      At.Groups, [&](const auto &Entry) { return Entry.first == Key; });
  if (Found != At.Groups.end())
    return Found->second;
  if (At.Groups.size() == MaxGroups) {
    M.Out.giveUp(R.F, "too many combinations of what may be held");
    return At.Overflow;
  }
  At.Groups.push_back({Key, {}});
  return At.Groups.back().second;
}

/// How many states of equal holdings one point of \p R keeps apart now.
size_t Explorer::mostApart(const Run &R, bool LoopHead) const {
  if (LoopHead && !mayChange(R.F))
    return 1;
  unsigned Most = std::min(Disjuncts, MostApart);
  if (LoopHead)
    Most = std::min(Most, LoopDisjuncts);
  return R.Apart < ApartInShort ? Most : std::min(Most, ApartInLong);
}

/// What is new at a point of the states \p Met there: each by itself, or what
/// it was taken together with.
std::vector<State> Explorer::admit(Gathering &At, std::vector<State> Met,
                                   Run &R, uint64_t Site, bool LoopHead) {
  std::vector<State> New;
  const size_t Most = mostApart(R, LoopHead);
  for (State &S : Met) {
    Group &G = groupOf(At, S, R);
    if (auto Same = llvm::find(G.Apart, S); Same != G.Apart.end()) {
      // The way on from there may have been given up for this one.
      if (std::exchange(Same->From, S.From).isSuperseded())
        New.push_back(std::move(S));
      continue;
    }
    if (G.Apart.size() < Most && &G != &At.Overflow) {
      ++R.Apart;
      G.Apart.push_back(S);
      New.push_back(std::move(S));
      continue;
    }
    if (!G.Joined) {
      G.Joined = std::move(S);
      G.Changed = true;
      if (LoopHead)
        G.Version = &R.Versions.emplace_back();
      continue;
    }
    G.Joins += At.Visited || Calls.Now.Alone || Calls.Now.Between;
    bool Widen = G.Joins > (LoopHead ? JoinsOfRounds : JoinsBeforeWidening) ||
                 (LoopHead && !mayChange(R.F));
    State Both = join(M, *G.Joined, S, Site, Widen);
    collectGarbage(M, Both, {});
    G.Changed |= !(Both == *G.Joined) || G.Joined->From.isSuperseded();
    G.Joined = std::move(Both);
  }
  auto Take = [&](Group &G) {
    if (!std::exchange(G.Changed, false))
      return;
    if (G.Version)
      G.Joined->From = {G.Version, ++*G.Version};
    New.push_back(*G.Joined);
  };
  for (auto &[Key, G] : At.Groups)
    Take(G);
  Take(At.Overflow);
  At.Visited = true;
  return New;
}

/// Whether a caller who asks for locks learns the same from both.
bool Explorer::areAlike(const Exit &A, const Exit &B, const Run &R) {
  // What is evidence stays what it is.
  bool SameResult = A.Result == B.Result ||
                    (M.Mem.unstable(A.Result) && M.Mem.unstable(B.Result) &&
                     outcome(A.S, A.Result) == outcome(B.S, B.Result));
  return SameResult && A.S.Taints == B.S.Taints &&
         A.S.LocksDoubtful == B.S.LocksDoubtful &&
         keyOf(A.S, R) == keyOf(B.S, R);
}

/// Of a routine that is called by one that runs alone: few ways out.
void Explorer::joinExits(Run &R) {
  std::vector<Exit> Few;
  for (Exit &E : R.Exits) {
    auto Alike = llvm::find_if(
        Few, [&](const Exit &Other) { return areAlike(Other, E, R); });
    if (Alike == Few.end())
      Few.push_back(std::move(E));
    else
      Alike->S = join(M, Alike->S, E.S, site(R.F, R.Graph.exit(), 0),
                      /*Widen=*/false);
  }
  R.Exits = std::move(Few);
}

/// Drops the locals that nobody reads any more.
void Explorer::forgetDead(State &S, const Run &R, ir::BlockId B) {
  auto [Found, New] = DeadLocals.try_emplace({R.Frame, B});
  std::vector<RegionId> &Variables = Found->second;
  if (New)
    R.Graph.forEachDead(B, [&](ir::Symbol Name) {
      Variables.push_back(M.Mem.local(R.Frame, Name));
    });
  llvm::SmallVector<RegionId, 16> Dead;
  for (RegionId Variable : Variables)
    M.Maps.forEachBound(S, Variable, [&](RegionId Where, AbstractValue) {
      Dead.push_back(Where);
    });
  M.Maps.unbind(S, Dead);
  collectGarbage(M, S, {});
}

} // namespace ndistidy::engine
