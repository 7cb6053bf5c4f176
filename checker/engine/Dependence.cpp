//===- Dependence.cpp - What a run of one routine depends on --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Dependence.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"

namespace ndistidy::engine {

static void add(llvm::SmallVectorImpl<uint64_t> &To, const ir::Fingerprint &F) {
  To.append(F.begin(), F.end());
}

Dependence::Dependence(const Machine &Of, CallGraph &Routines)
    : M(Of), Graph(Routines) {
  const ir::Module &Module = M.Prog.module();
  const ir::Fingerprinter Prints(Module);
  llvm::SmallVector<uint64_t, 0> Whole;
  auto Add = [&](const auto &Part) {
    ByName.try_emplace(static_cast<uint32_t>(Part.Name), Parts.size());
    Parts.push_back(Prints.of(Part));
    add(Whole, Parts.back().Text);
  };
  llvm::for_each(Module.Functions, Add);
  llvm::for_each(Module.Declarations, Add);
  llvm::for_each(Module.Globals, Add);
  All = ir::fingerprint(Whole);
  Common = {static_cast<uint64_t>(M.Opts.Of), M.Opts.StepLimit,
            M.Opts.DisjunctLimit, uint64_t{M.Rows.isNdis6()}};
  // What the program takes anywhere decides what matters in a routine.
  for (const catalogue::Resource &Kind : M.Rows.catalogue().Resources)
    Common.push_back(Graph.isTaken(Kind));
}

/// What \p F may run, hand over or use. \p Anything: nobody knows what it may
/// run.
llvm::BitVector Dependence::named(const ir::Function &F, bool &Anything) const {
  llvm::BitVector Found(static_cast<unsigned>(Parts.size()));
  llvm::SmallVector<unsigned, 16> Work{Graph.number(F)};
  Found.set(Work.front());
  while (!Work.empty()) {
    const ir::Print &Part = Parts[Work.pop_back_val()];
    Anything |= Part.CallsByPointer;
    for (ir::Symbol Name : Part.Mentioned) {
      Anything |= Graph.isCompleted(Name);
      auto It = ByName.find(static_cast<uint32_t>(Name));
      if (It == ByName.end() || Found.test(It->second))
        continue;
      Found.set(It->second);
      Work.push_back(It->second);
    }
  }
  return Found;
}

ir::Fingerprint Dependence::of(const ir::Function &F,
                               const catalogue::Role *Role,
                               llvm::ArrayRef<llvm::StringRef> Checks) const {
  llvm::SmallVector<uint64_t, 64> Words(Common.begin(), Common.end());
  Words.push_back(reinterpret_cast<uintptr_t>(Role));
  for (llvm::StringRef Check : Checks)
    Words.push_back(llvm::xxh3_64bits(Check));
  add(Words, print(F));
  bool Anything = false;
  const llvm::BitVector Named = named(F, Anything);
  if (Anything) {
    add(Words, All);
    return ir::fingerprint(Words);
  }
  // Declarations and variables come in the order of their first use, which
  // others may have used before.
  std::vector<ir::Fingerprint> Unordered;
  const size_t Routines = M.Prog.module().Functions.size();
  for (unsigned Number : Named.set_bits())
    if (Number < Routines)
      add(Words, Parts[Number].Text);
    else
      Unordered.push_back(Parts[Number].Text);
  llvm::sort(Unordered);
  for (const ir::Fingerprint &Each : Unordered)
    add(Words, Each);
  return ir::fingerprint(Words);
}

} // namespace ndistidy::engine
