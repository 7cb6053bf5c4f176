//===- CallGraph.cpp - What the text of a program's routines tells --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallGraph.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

CallGraph::CallGraph(const ir::Program &P, const Rules &R) : Prog(P), Rows(R) {
  for (const ir::Declaration &D : P.module().Declarations)
    if (const CallRules *Rules = R.of(D.Name))
      for (const BoundAcquire &A : Rules->Acquires)
        TakenKinds.insert(A.Of);
  findChanging(What::Holdings);
  findChanging(What::Locks);
}

bool CallGraph::changes(const ir::Call &C, What W) const {
  if (C.Callee.K != ir::Value::Kind::Function)
    return true;
  if (const CallRules *Rules = Rows.of(C.Callee.Name)) {
    if (W == What::Locks)
      return !Rules->Locking.empty() || !Rules->Unlocking.empty();
    return !Rules->Acquires.empty() || !Rules->Handlers.empty() ||
           !Rules->Handovers.empty() || !Rules->Requirements.empty() ||
           llvm::any_of(Rules->Releases, [&](const BoundRelease &B) {
             return TakenKinds.contains(B.Of) || !B.Of->ReleaseTwiceIsAllowed;
           });
  }
  const ir::Function *Body = Prog.function(C.Callee.Name);
  const ir::Declaration *Declared = Prog.declaration(C.Callee.Name);
  return Body ? mayChange(*Body, W) : !(Declared && Declared->System);
}

bool CallGraph::mayChangeBehind(const ir::Function &F, ir::BlockId From,
                                What W) {
  auto MayChange = [&](const ir::Step &S) {
    const auto *C = std::get_if<ir::Call>(&S);
    return C && (changes(*C, W) || isCompleted(C->Callee.Name));
  };
  llvm::BitVector Seen(static_cast<unsigned>(F.Blocks.size()));
  llvm::SmallVector<ir::BlockId, 16> Work{From};
  while (!Work.empty()) {
    ir::BlockId B = Work.pop_back_val();
    if (B >= F.Blocks.size() || Seen.test(B))
      continue;
    Seen.set(B);
    if (llvm::any_of(F.Blocks[B].Steps, MayChange))
      return true;
    llvm::append_range(Work, cfg(F).successors(B));
  }
  return false;
}

void CallGraph::findChanging(What W) {
  // Who calls what changes something changes it, too.
  llvm::DenseMap<const ir::Function *, llvm::SmallVector<const ir::Function *>>
      Callers;
  llvm::SmallVector<const ir::Function *, 32> Work;
  auto Add = [&](const ir::Function &F) {
    if (Changing[static_cast<unsigned>(W)].insert(&F).second)
      Work.push_back(&F);
  };
  for (const ir::Function &F : Prog.module().Functions) {
    // Nobody knows what was in one that was not read whole.
    if (!F.Incomplete.empty())
      Add(F);
    for (const ir::Block &B : F.Blocks)
      for (const ir::Step &S : B.Steps)
        if (const auto *C = std::get_if<ir::Call>(&S)) {
          if (changes(*C, W))
            Add(F);
          else if (!Rows.of(C->Callee.Name))
            if (const ir::Function *Body = Prog.function(C->Callee.Name))
              Callers[Body].push_back(&F);
        }
  }
  while (!Work.empty())
    for (const ir::Function *Caller : Callers.lookup(Work.pop_back_val()))
      Add(*Caller);
}

const Cfg &CallGraph::cfg(const ir::Function &F) {
  std::unique_ptr<Cfg> &Slot = Graphs[&F];
  if (!Slot)
    Slot = std::make_unique<Cfg>(F);
  return *Slot;
}

bool CallGraph::isCompleted(ir::Symbol Name) const {
  const CallRules *Rules = Rows.of(Name);
  return Rules && llvm::any_of(Rules->Acquires, [](const BoundAcquire &A) {
           return A.Completed.has_value();
         });
}

const CallGraph::Extent &CallGraph::reach(const ir::Function &F) {
  std::unique_ptr<Extent> &Slot = Reach[&F];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<Extent>();
  llvm::BitVector &Found = Slot->Routines;
  Found.resize(Prog.module().Functions.size());
  Found.set(number(F));
  llvm::SmallVector<const ir::Function *, 16> Work{&F};
  auto Visit = [&](const ir::Call &C) {
    if (C.Callee.K != ir::Value::Kind::Function || isCompleted(C.Callee.Name)) {
      Slot->Recurs = true;
      Found.set();
      return;
    }
    const ir::Function *Callee = Prog.function(C.Callee.Name);
    Slot->Recurs |= Callee == &F;
    if (!Callee || Found.test(number(*Callee)))
      return;
    Found.set(number(*Callee));
    Work.push_back(Callee);
  };
  while (!Work.empty())
    for (const ir::Block &B : Work.pop_back_val()->Blocks)
      for (const ir::Step &S : B.Steps)
        if (const auto *C = std::get_if<ir::Call>(&S))
          Visit(*C);
  return *Slot;
}

void CallGraph::forEachCalled(
    const ir::Function &F,
    llvm::function_ref<void(const ir::Function &)> Visit) {
  for (unsigned Number : reach(F).Routines.set_bits())
    Visit(Prog.module().Functions[Number]);
}

} // namespace ndistidy::engine
