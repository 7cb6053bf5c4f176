//===- Shrinker.cpp - A small program that shows the same -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Comparison.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <utility>

namespace ndistidy::engine::oracle {
namespace {

using Targets = llvm::SmallVector<ir::BlockId *, 4>;

Targets targetsOf(ir::Terminator &T) {
  if (auto *G = std::get_if<ir::Goto>(&T))
    return {&G->Target};
  if (auto *B = std::get_if<ir::Branch>(&T))
    return {&B->True, &B->False};
  if (auto *S = std::get_if<ir::Switch>(&T)) {
    Targets Result{&S->Default};
    for (ir::Switch::Case &C : S->Cases)
      Result.push_back(&C.Target);
    return Result;
  }
  return {};
}

/// Where control really goes from \p Id: not to blocks that only go on.
ir::BlockId destination(const ir::Function &F, ir::BlockId Id) {
  for (size_t Hops = 0; Hops != F.Blocks.size(); ++Hops) {
    const auto *G = std::get_if<ir::Goto>(&F.Blocks[Id].Term);
    if (!G || !F.Blocks[Id].Steps.empty())
      break;
    Id = G->Target;
  }
  return Id;
}

std::vector<unsigned> countUses(ir::Function &F) {
  std::vector<unsigned> Uses(F.Blocks.size());
  for (ir::Block &B : F.Blocks)
    for (ir::BlockId *T : targetsOf(B.Term))
      ++Uses[*T];
  return Uses;
}

/// Drops the blocks that nothing leads to.
void dropUnreached(ir::Function &F) {
  std::vector<ir::BlockId> Order{0};
  llvm::DenseMap<ir::BlockId, ir::BlockId> NewIds{{0, 0}};
  for (size_t I = 0; I != Order.size(); ++I)
    for (ir::BlockId *T : targetsOf(F.Blocks[Order[I]].Term))
      if (NewIds.try_emplace(*T, static_cast<ir::BlockId>(Order.size())).second)
        Order.push_back(*T);
  std::vector<ir::Block> Kept;
  for (ir::BlockId Id : Order) {
    Kept.push_back(std::move(F.Blocks[Id]));
    for (ir::BlockId *T : targetsOf(Kept.back().Term))
      *T = NewIds[*T];
  }
  F.Blocks = std::move(Kept);
}

/// The same control flow with fewer blocks.
void simplify(ir::Function &F) {
  for (ir::Block &B : F.Blocks) {
    for (ir::BlockId *T : targetsOf(B.Term))
      *T = destination(F, *T);
    if (auto *Fork = std::get_if<ir::Branch>(&B.Term);
        Fork && Fork->True == Fork->False)
      B.Term = ir::Goto{Fork->True};
  }
  dropUnreached(F);
  std::vector<unsigned> Uses = countUses(F);
  for (ir::BlockId Id = 0; Id != F.Blocks.size(); ++Id) {
    ir::Block &B = F.Blocks[Id];
    auto *G = std::get_if<ir::Goto>(&B.Term);
    while (G && G->Target != 0 && G->Target != Id && Uses[G->Target] == 1) {
      ir::Block &Next = F.Blocks[G->Target];
      llvm::append_range(B.Steps, std::exchange(Next.Steps, {}));
      B.Term = std::exchange(Next.Term, ir::Unreachable{});
      G = std::get_if<ir::Goto>(&B.Term);
    }
  }
  dropUnreached(F);
}

/// One more way to make a program smaller for each number, until none is left.
class Reduction {
public:
  explicit Reduction(size_t Number) : Left(Number) {}
  /// Makes reduction number Left in \p M; false if there are fewer.
  bool apply(ir::Module &M);

private:
  bool mine() { return Left-- == 0; }
  bool apply(ir::Block &B);
  bool applySteps(ir::Block &B);
  bool applyDeclarations(ir::Module &M);
  template <typename Entries> bool applyEntries(Entries &Es);

  size_t Left;
};

template <typename Entries> bool Reduction::applyEntries(Entries &Es) {
  for (size_t I = 0; I != Es.size(); ++I)
    if (mine()) {
      Es.erase(Es.begin() + static_cast<long>(I));
      return true;
    }
  return false;
}

bool Reduction::apply(ir::Block &B) {
  if (const auto *Fork = std::get_if<ir::Branch>(&B.Term)) {
    ir::Branch Copy = *Fork;
    for (ir::BlockId Only : {Copy.True, Copy.False})
      if (mine()) {
        B.Term = ir::Goto{Only};
        return true;
      }
  }
  return applySteps(B);
}

bool Reduction::applySteps(ir::Block &B) {
  for (size_t I = 0; I != B.Steps.size(); ++I) {
    if (mine()) {
      B.Steps.erase(B.Steps.begin() + static_cast<long>(I));
      return true;
    }
    auto *Call = std::get_if<ir::Call>(&B.Steps[I]);
    if (Call && Call->Result && mine()) {
      Call->Result.reset();
      return true;
    }
  }
  return false;
}

bool Reduction::apply(ir::Module &M) {
  if (applyEntries(M.Functions))
    return true;
  for (ir::Function &F : M.Functions)
    for (ir::Block &B : F.Blocks)
      if (apply(B))
        return true;
  return applyEntries(M.Globals) || applyDeclarations(M);
}

/// What is still called stays declared, although no execution may get there.
bool Reduction::applyDeclarations(ir::Module &M) {
  llvm::DenseSet<uint32_t> Called;
  for (const ir::Function &F : M.Functions)
    for (const ir::Block &B : F.Blocks)
      for (const ir::Step &S : B.Steps)
        if (const auto *C = std::get_if<ir::Call>(&S))
          Called.insert(static_cast<uint32_t>(C->Callee.Name));
  for (size_t I = 0; I != M.Declarations.size(); ++I)
    if (!Called.contains(static_cast<uint32_t>(M.Declarations[I].Name)) &&
        mine()) {
      M.Declarations.erase(M.Declarations.begin() + static_cast<long>(I));
      return true;
    }
  return false;
}

} // namespace

ir::Module shrink(ir::Module M,
                  const std::function<bool(const ir::Module &)> &Holds) {
  size_t Number = 0;
  bool Changed = false;
  // Round and round, until a whole round has changed nothing.
  while (true) {
    ir::Module Smaller = M;
    if (!Reduction(Number).apply(Smaller)) {
      if (!Changed)
        return M;
      Number = 0;
      Changed = false;
      continue;
    }
    for (ir::Function &F : Smaller.Functions)
      simplify(F);
    if (Holds(Smaller)) {
      M = std::move(Smaller);
      Changed = true;
    } else {
      ++Number;
    }
  }
}

} // namespace ndistidy::engine::oracle
