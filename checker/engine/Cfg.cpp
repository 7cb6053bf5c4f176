//===- Cfg.cpp - The control flow graph of a function ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Cfg.h"
#include "engine/Range.h"
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

/// Whether \p T can go to only one of its targets (`do ... while (0)`), and
/// which.
static std::optional<ir::BlockId> onlyTarget(const ir::Terminator &T) {
  const auto *B = std::get_if<ir::Branch>(&T);
  if (!B || B->Cond.Left.K != ir::Value::Kind::Integer ||
      B->Cond.Right.K != ir::Value::Kind::Integer)
    return std::nullopt;
  return evaluate(B->Cond.Op, B->Cond.Left.Integer, B->Cond.Right.Integer)
             ? B->True
             : B->False;
}

Cfg::Cfg(const ir::Function &F)
    : Successors(F.Blocks.size()), Merges(F.Blocks.size()),
      LoopHeads(F.Blocks.size()), Order(F.Blocks.size()),
      PostDominator(F.Blocks.size() + 1) {
  for (ir::BlockId B = 0; B != F.Blocks.size(); ++B) {
    ir::Terminator Term = F.Blocks[B].Term;
    if (std::optional<ir::BlockId> To = onlyTarget(Term)) {
      Successors[B].push_back(*To);
      continue;
    }
    ir::forEachTarget(Term, [&](ir::BlockId &To) {
      if (!llvm::is_contained(Successors[B], To))
        Successors[B].push_back(To);
    });
  }
  findOrder();
  findPostDominators();
  findLiveness(F);
}

namespace {

/// Appends to \p Order, in the post-order of a depth-first walk without
/// recursion, what \p Start reaches and \p Seen has not yet.
template <typename SuccessorsOf>
void walk(ir::BlockId Start, SuccessorsOf Next, llvm::BitVector &Seen,
          std::vector<ir::BlockId> &Order) {
  if (Seen.test(Start))
    return;
  std::vector<std::pair<ir::BlockId, unsigned>> Stack{{Start, 0}};
  Seen.set(Start);
  while (!Stack.empty()) {
    auto &[B, Position] = Stack.back();
    const auto &To = Next(B);
    if (Position == To.size()) {
      Order.push_back(B);
      Stack.pop_back();
    } else if (ir::BlockId S = To[Position++]; !Seen.test(S)) {
      Seen.set(S);
      Stack.emplace_back(S, 0);
    }
  }
}

template <typename SuccessorsOf>
std::vector<ir::BlockId> postOrder(ir::BlockId Start, size_t Count,
                                   SuccessorsOf Next) {
  std::vector<ir::BlockId> Result;
  llvm::BitVector Seen(Count);
  walk(Start, Next, Seen, Result);
  return Result;
}

using Edges = std::vector<llvm::SmallVector<ir::BlockId, 2>>;

/// Orders blocks so that a loop is left when nothing new comes round any more:
/// Bourdoncle's weak topological order (1993), by the strongly connected
/// components of Kosaraju and Sharir.
class LoopOrder {
public:
  LoopOrder(const Edges &To, const Edges &From)
      : Successors(To), Predecessors(From) {}
  /// Appends \p Blocks, which have the first before all others.
  void add(const std::vector<ir::BlockId> &Blocks);
  std::vector<ir::BlockId> Result, Heads;

private:
  const Edges &Successors, &Predecessors;
};

void LoopOrder::add(const std::vector<ir::BlockId> &Blocks) {
  llvm::BitVector Outside(Successors.size(), true);
  for (ir::BlockId B : Blocks)
    Outside.reset(B);
  llvm::BitVector Seen = Outside;
  std::vector<ir::BlockId> Finished;
  auto Next = [&](ir::BlockId B) -> const auto & { return Successors[B]; };
  auto Back = [&](ir::BlockId B) -> const auto & { return Predecessors[B]; };
  for (ir::BlockId B : Blocks)
    walk(B, Next, Seen, Finished);
  Seen = Outside;
  std::vector<ir::BlockId> Component;
  for (ir::BlockId Head : llvm::reverse(Finished)) {
    Component.clear();
    walk(Head, Back, Seen, Component);
    if (Component.empty())
      continue;
    Result.push_back(Head);
    // The walk ends with its start.
    Component.pop_back();
    if (Component.empty())
      continue;
    Heads.push_back(Head);
    add(std::vector<ir::BlockId>(Component.rbegin(), Component.rend()));
  }
}

} // namespace

void Cfg::findOrder() {
  if (Successors.empty())
    return;
  std::vector<ir::BlockId> Reached =
      postOrder(0, Successors.size(),
                [&](ir::BlockId B) -> const auto & { return Successors[B]; });
  std::reverse(Reached.begin(), Reached.end());
  Edges Predecessors(Successors.size());
  for (ir::BlockId B : Reached)
    for (ir::BlockId S : Successors[B])
      Predecessors[S].push_back(B);
  LoopOrder Loops(Successors, Predecessors);
  Loops.add(Reached);
  ByOrder = std::move(Loops.Result);
  for (ir::BlockId Head : Loops.Heads)
    LoopHeads.set(Head);
  for (unsigned I = 0; I != ByOrder.size(); ++I)
    Order[ByOrder[I]] = I;
  for (ir::BlockId B : ByOrder)
    Merges[B] = Predecessors[B].size() > 1;
  // The caller comes in by the first, whatever comes round to it.
  Merges[0] = !Predecessors[0].empty();
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

bool Cfg::comesAgain(ir::BlockId B) const {
  llvm::BitVector Seen(exit() + 1);
  llvm::SmallVector<ir::BlockId, 16> Work(Successors[B].begin(),
                                          Successors[B].end());
  while (!Work.empty()) {
    ir::BlockId Next = Work.pop_back_val();
    if (Next == B)
      return true;
    if (Next == exit() || Next == PostDominator[B] || Seen.test(Next))
      continue;
    Seen.set(Next);
    llvm::append_range(Work, Successors[Next]);
  }
  return false;
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
