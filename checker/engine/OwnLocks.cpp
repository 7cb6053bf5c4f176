//===- OwnLocks.cpp - Locks of routines that are called by pointers -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A routine that is called by a pointer may take a lock for another one that
// gives it back. It has forgotten one that it still holds where it returns if
// its caller cannot know: on another way that tells the same, it has given the
// lock back; or it fails, and where it succeeds it does not hold it. And nobody
// else gives back such a lock without having taken it.
//
//===----------------------------------------------------------------------===//

#include "engine/AloneRun.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"

namespace ndistidy::engine {

/// What the text of a call says of a lock: its kind, and the member that it is.
using WrittenLock = std::pair<const catalogue::Lock *, ir::Symbol>;

static WrittenLock writtenLock(const BoundLockUse &U, const ir::Call &C) {
  ir::Symbol Member = ir::Symbol::None;
  if (U.Which && !U.Which->isPlace() && !U.Which->Result &&
      U.Which->Argument < C.Arguments.size())
    if (const auto &Where = C.Arguments[U.Which->Argument].Where)
      for (const ir::Projection &Step : Where->Path)
        if (Step.K == ir::Projection::Kind::Field)
          Member = Step.Name;
  return {U.Of, Member};
}

/// Whether \p Root, with all that it calls, gives back \p Lock and does not
/// take it.
static bool onlyGivesBack(const Rules &Rows, CallGraph &Graph,
                          const ir::Function &Root, WrittenLock Lock) {
  bool Takes = false, Gives = false;
  auto MayBeIt = [&](WrittenLock L) {
    return L.first == Lock.first &&
           (L.second == Lock.second || L.second == ir::Symbol::None ||
            Lock.second == ir::Symbol::None);
  };
  Graph.forEachCalled(Root, [&](const ir::Function &Called) {
    for (const ir::Block &B : Called.Blocks)
      for (const ir::Step &Step : B.Steps) {
        const auto *C = std::get_if<ir::Call>(&Step);
        const CallRules *Of = C && C->Callee.K == ir::Value::Kind::Function
                                  ? Rows.of(C->Callee.Name)
                                  : nullptr;
        if (!Of)
          continue;
        for (const BoundLockUse &U : Of->Locking)
          Takes |= MayBeIt(writtenLock(U, *C));
        for (const BoundLockUse &U : Of->Unlocking)
          Gives |= MayBeIt(writtenLock(U, *C));
      }
  });
  return Gives && !Takes;
}

/// Whether some routine that nobody calls by its name gives back such a lock as
/// \p Number, which another one has to have taken.
bool AloneRun::isLeftForOthers(uint32_t Number) {
  const LockInstance &L = M.Locks[Number];
  WrittenLock Lock{L.Of, L.Which.isAddress() ? M.Mem.memberOf(L.Which.region())
                                             : ir::Symbol::None};
  llvm::DenseSet<ir::Symbol> Called;
  for (const ir::Function &G : M.Prog.module().Functions)
    for (const ir::Block &B : G.Blocks)
      for (const ir::Step &Step : B.Steps)
        if (const auto *C = std::get_if<ir::Call>(&Step);
            C && C->Callee.K == ir::Value::Kind::Function)
          Called.insert(C->Callee.Name);
  bool IsLeft =
      llvm::any_of(M.Prog.module().Functions, [&](const ir::Function &G) {
        return &G != &F && !Called.contains(G.Name) &&
               onlyGivesBack(M.Rows, Graph, G, Lock);
      });
  if (IsLeft)
    M.Out.keepSilent();
  return IsLeft;
}

/// Whether what \p E tells says nothing of \p Lock, which is held there.
bool AloneRun::isForgotten(llvm::ArrayRef<Exit> Exits, const Exit &E,
                           uint32_t Lock) const {
  bool IsVoid = M.Prog.symbols().name(F.ReturnType) == "void";
  uint64_t Told = Paths.outcome(E.S, E.Result);
  return llvm::any_of(Exits, [&](const Exit &Other) {
    bool GaveBack = false;
    for (const Trace *T = Other.S.Path; T && !GaveBack; T = T->Before)
      GaveBack = T->K == Trace::Kind::Unlock && T->Resource == Lock;
    if (!GaveBack || Other.S.Locks.lookup(Lock))
      return false;
    uint64_t Right = Paths.outcome(Other.S, Other.Result);
    return IsVoid || (llvm::has_single_bit(Told) && Told == Right) ||
           (Told == Explorer::MayBeNegative && Right == Explorer::MayBeZero);
  });
}

void AloneRun::findOwnLocks() {
  Calls.Now.Alone = true;
  std::vector<Exit> Exits = explore(/*Apart=*/4);
  for (const Exit &E : Exits) {
    State Forgotten = E.S;
    for (auto &[Lock, H] : E.S.Locks)
      if (!isForgotten(Exits, E, Lock) || isLeftForOthers(Lock))
        Forgotten.Locks = M.Maps.Locks.remove(Forgotten.Locks, Lock);
    Calls.judgeLocks(Forgotten, F, E.Loc, "returns");
  }
}

} // namespace ndistidy::engine
