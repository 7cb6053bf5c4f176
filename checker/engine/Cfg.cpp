//===- Cfg.cpp - The control flow graph of a function ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Cfg.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

namespace ndistidy::engine {

namespace {

/// Collects which locals a block reads first, and which it wholly writes.
class LocalUses {
public:
  LocalUses(llvm::DenseMap<uint32_t, unsigned> &Index) : Index(Index) {}
  llvm::BitVector Read, Written, AddressTaken;

  void value(const ir::Value &V) {
    if (V.Where) {
      bool Address = V.K == ir::Value::Kind::Address;
      place(*V.Where);
      if (Address && V.Where->R == ir::Place::Root::Local)
        set(AddressTaken, V.Where->Name);
    }
    for (const ir::Value &O : V.Operands)
      value(O);
  }
  void place(const ir::Place &P) {
    if (P.R == ir::Place::Root::Local && !test(Written, P.Name))
      set(Read, P.Name);
  }
  void target(const ir::Place &P) {
    if (P.R != ir::Place::Root::Local)
      return;
    if (P.Path.empty())
      set(Written, P.Name);
    else
      place(P);
  }
  void step(const ir::Step &S) {
    if (const auto *Store = std::get_if<ir::Store>(&S)) {
      value(Store->Source);
      target(Store->Target);
      return;
    }
    const auto &Call = std::get<ir::Call>(S);
    value(Call.Callee);
    for (const ir::Value &A : Call.Arguments)
      value(A);
    if (Call.Result)
      target(*Call.Result);
  }
  void terminator(const ir::Terminator &T) {
    if (const auto *B = std::get_if<ir::Branch>(&T)) {
      value(B->Cond.Left);
      value(B->Cond.Right);
    } else if (const auto *S = std::get_if<ir::Switch>(&T)) {
      value(S->On);
    } else if (const auto *R = std::get_if<ir::Return>(&T)) {
      if (R->Result)
        value(*R->Result);
    }
  }

private:
  unsigned number(ir::Symbol Name) {
    return Index.try_emplace(static_cast<uint32_t>(Name), Index.size())
        .first->second;
  }
  void set(llvm::BitVector &In, ir::Symbol Name) {
    unsigned N = number(Name);
    if (N >= In.size())
      In.resize(N + 1);
    In.set(N);
  }
  bool test(const llvm::BitVector &In, ir::Symbol Name) {
    unsigned N = number(Name);
    return N < In.size() && In.test(N);
  }

  llvm::DenseMap<uint32_t, unsigned> &Index;
};

} // namespace

Cfg::Cfg(const ir::Function &F)
    : Successors(F.Blocks.size()), Predecessors(F.Blocks.size()),
      Order(F.Blocks.size()), PostDominator(F.Blocks.size() + 1) {
  for (ir::BlockId B = 0; B != F.Blocks.size(); ++B) {
    ir::Terminator Term = F.Blocks[B].Term;
    ir::forEachTarget(Term, [&](ir::BlockId &To) {
      if (!llvm::is_contained(Successors[B], To)) {
        Successors[B].push_back(To);
        ++Predecessors[To];
      }
    });
  }
  findOrder();
  findPostDominators();
  findLiveness(F);
}

namespace {

/// The nodes that \p Start reaches in a graph, in the post-order of a
/// depth-first walk, without recursion.
template <typename SuccessorsOf>
std::vector<ir::BlockId> postOrder(ir::BlockId Start, size_t Count,
                                   SuccessorsOf Next) {
  std::vector<ir::BlockId> Result;
  std::vector<char> Seen(Count);
  std::vector<std::pair<ir::BlockId, unsigned>> Stack{{Start, 0}};
  Seen[Start] = 1;
  while (!Stack.empty()) {
    auto &[B, Position] = Stack.back();
    const auto &To = Next(B);
    if (Position == To.size()) {
      Result.push_back(B);
      Stack.pop_back();
    } else if (ir::BlockId S = To[Position++]; !Seen[S]) {
      Seen[S] = 1;
      Stack.emplace_back(S, 0);
    }
  }
  return Result;
}

} // namespace

void Cfg::findOrder() {
  if (Successors.empty())
    return;
  ByOrder = postOrder(0, Successors.size(), [&](ir::BlockId B) -> const auto & {
    return Successors[B];
  });
  std::reverse(ByOrder.begin(), ByOrder.end());
  for (unsigned I = 0; I != ByOrder.size(); ++I)
    Order[ByOrder[I]] = I;
}

/// Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm, on the
/// reversed graph. From a loop that nothing leaves, the exit is next.
void Cfg::findPostDominators() {
  const ir::BlockId Exit = exit();
  constexpr ir::BlockId None = ~0U;
  std::vector<llvm::SmallVector<ir::BlockId, 2>> Into(Exit + 1);
  std::vector<llvm::SmallVector<ir::BlockId, 2>> From = Successors;
  for (ir::BlockId B : ByOrder) {
    if (From[B].empty())
      From[B].push_back(Exit);
    for (ir::BlockId S : From[B])
      Into[S].push_back(B);
  }
  auto Backwards = [&] {
    return postOrder(Exit, Exit + 1,
                     [&](ir::BlockId B) -> const auto & { return Into[B]; });
  };
  std::vector<ir::BlockId> Nodes = Backwards();
  for (ir::BlockId B : llvm::reverse(ByOrder))
    if (!llvm::is_contained(Nodes, B)) {
      From[B].push_back(Exit);
      Into[Exit].push_back(B);
      Nodes = Backwards();
    }

  std::vector<unsigned> Rank(Exit + 1);
  for (unsigned I = 0; I != Nodes.size(); ++I)
    Rank[Nodes[I]] = I;
  std::fill(PostDominator.begin(), PostDominator.end(), None);
  PostDominator[Exit] = Exit;
  auto Meet = [&](ir::BlockId A, ir::BlockId B) {
    while (A != B) {
      if (Rank[A] < Rank[B])
        A = PostDominator[A];
      else
        B = PostDominator[B];
    }
    return A;
  };
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (ir::BlockId B : llvm::reverse(Nodes)) {
      if (B == Exit)
        continue;
      ir::BlockId New = None;
      for (ir::BlockId S : From[B])
        if (PostDominator[S] != None)
          New = New == None ? S : Meet(New, S);
      if (PostDominator[B] != New) {
        PostDominator[B] = New;
        Changed = true;
      }
    }
  }
}

void Cfg::findLiveness(const ir::Function &F) {
  std::vector<llvm::BitVector> Read, Written;
  llvm::BitVector AddressTaken;
  for (const ir::Block &B : F.Blocks) {
    LocalUses Uses(LocalIndex);
    for (const ir::Step &S : B.Steps)
      Uses.step(S);
    Uses.terminator(B.Term);
    if (const auto *R = std::get_if<ir::Return>(&B.Term))
      if (R->Result && R->Result->K == ir::Value::Kind::Load &&
          R->Result->Where->R == ir::Place::Root::Local &&
          R->Result->Where->Path.empty() &&
          !llvm::is_contained(Returned, R->Result->Where->Name))
        Returned.push_back(R->Result->Where->Name);
    Read.push_back(std::move(Uses.Read));
    Written.push_back(std::move(Uses.Written));
    AddressTaken |= Uses.AddressTaken;
  }
  for (ir::BlockId B = 0; B != F.Blocks.size(); ++B) {
    Read[B].resize(LocalIndex.size());
    Read[B] |= AddressTaken;
    Written[B].resize(LocalIndex.size());
  }
  LiveIn = Read;
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (ir::BlockId B : llvm::reverse(ByOrder)) {
      llvm::BitVector Live(LocalIndex.size());
      for (ir::BlockId S : Successors[B])
        Live |= LiveIn[S];
      Live.reset(Written[B]);
      Live |= Read[B];
      if (Live != LiveIn[B]) {
        LiveIn[B] = std::move(Live);
        Changed = true;
      }
    }
  }
}

bool Cfg::isLive(ir::BlockId B, ir::Symbol Name) const {
  auto It = LocalIndex.find(static_cast<uint32_t>(Name));
  return It != LocalIndex.end() && LiveIn[B].test(It->second);
}

} // namespace ndistidy::engine
