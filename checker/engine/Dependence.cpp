//===- Dependence.cpp - What a run of one routine depends on --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Dependence.h"
#include "llvm/Support/xxhash.h"

namespace ndistidy::engine {

static void add(llvm::SmallVectorImpl<uint64_t> &To, const ir::Fingerprint &F) {
  To.append(F.begin(), F.end());
}

Dependence::Dependence(const Machine &Of, CallGraph &Routines)
    : M(Of), Graph(Routines) {
  const ir::Module &Module = M.Prog.module();
  const ir::Fingerprinter Prints(Module);
  Common = {static_cast<uint64_t>(M.Opts.Of), M.Opts.StepLimit,
            M.Opts.DisjunctLimit, uint64_t{M.Rows.isNdis6()}};
  add(Common, Prints.ofTheRest());
  llvm::SmallVector<uint64_t, 0> Whole;
  Bodies.reserve(Module.Functions.size());
  for (const ir::Function &F : Module.Functions) {
    Bodies.push_back(Prints.of(F));
    add(Whole, Bodies.back().Print);
  }
  All = ir::fingerprint(Whole);
}

/// Finds what \p F may run, or hand over; false if it may run anything.
bool Dependence::find(const ir::Function &F, llvm::BitVector &Found) const {
  llvm::SmallVector<unsigned, 16> Work{Graph.number(F)};
  Found.set(Work.front());
  while (!Work.empty()) {
    const ir::BodyPrint &Body = Bodies[Work.pop_back_val()];
    if (Body.CallsByPointer)
      return false;
    for (ir::Symbol Name : Body.Mentioned) {
      if (Graph.isCompleted(Name))
        return false;
      const ir::Function *Callee = M.Prog.function(Name);
      if (!Callee || Found.test(Graph.number(*Callee)))
        continue;
      Found.set(Graph.number(*Callee));
      Work.push_back(Graph.number(*Callee));
    }
  }
  return true;
}

ir::Fingerprint Dependence::of(const ir::Function &F,
                               const catalogue::Role *Role,
                               llvm::ArrayRef<llvm::StringRef> Checks) const {
  llvm::SmallVector<uint64_t, 64> Words(Common.begin(), Common.end());
  Words.push_back(reinterpret_cast<uintptr_t>(Role));
  for (llvm::StringRef Check : Checks)
    Words.push_back(llvm::xxh3_64bits(Check));
  add(Words, Bodies[Graph.number(F)].Print);
  llvm::BitVector Found(static_cast<unsigned>(Bodies.size()));
  if (!find(F, Found))
    add(Words, All);
  else
    for (unsigned Number : Found.set_bits())
      add(Words, Bodies[Number].Print);
  return ir::fingerprint(Words);
}

} // namespace ndistidy::engine
