//===- ByPointer.cpp - Routines that the driver calls by pointers ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A routine in a table of the driver's own, or that a wrapper of the driver's
// hands to the OS, has no role, and no routine that has one calls it by its
// name. Nobody knows with which locks and at which level it is entered. But
// what it does with what it took itself can be wrong whoever calls it.
//
//===----------------------------------------------------------------------===//

#include "engine/Routines.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

/// Calls \p Visit with each routine whose address \p V holds.
static void forEachRoutine(const ir::Value &V,
                           llvm::function_ref<void(ir::Symbol)> Visit) {
  if (V.K == ir::Value::Kind::Function)
    Visit(V.Name);
  for (const ir::Value &Operand : V.Operands)
    forEachRoutine(Operand, Visit);
}

static void
forEachCalledByName(const ir::Program &P, const ir::Function &F,
                    llvm::function_ref<void(const ir::Function &)> Visit) {
  for (const ir::Block &B : F.Blocks)
    for (const ir::Step &Step : B.Steps)
      if (const auto *C = std::get_if<ir::Call>(&Step);
          C && C->Callee.K == ir::Value::Kind::Function)
        if (const ir::Function *Called = P.function(C->Callee.Name))
          Visit(*Called);
}

/// The routines whose addresses the driver has, and that nothing with a role
/// calls by their names.
std::vector<const ir::Function *> RoutineRunner::pointedAt() {
  llvm::DenseSet<const ir::Function *> Known;
  llvm::SmallVector<const ir::Function *, 32> Left;
  for (const ir::Function &F : M.Prog.module().Functions)
    if ((roleOf(F) || isOfLifecycle(F)) && Known.insert(&F).second)
      Left.push_back(&F);
  while (!Left.empty())
    forEachCalledByName(M.Prog, *Left.pop_back_val(),
                        [&](const ir::Function &Called) {
                          if (Known.insert(&Called).second)
                            Left.push_back(&Called);
                        });
  std::vector<const ir::Function *> Found;
  auto Note = [&](ir::Symbol Name) {
    const ir::Function *F = M.Prog.function(Name);
    if (F && F->Incomplete.empty() && Known.insert(F).second)
      Found.push_back(F);
  };
  for (const ir::Store &Init : M.Prog.module().Initializers)
    forEachRoutine(Init.Source, Note);
  for (const ir::Function &F : M.Prog.module().Functions)
    for (const ir::Block &B : F.Blocks)
      for (const ir::Step &Step : B.Steps) {
        if (const auto *S = std::get_if<ir::Store>(&Step))
          forEachRoutine(S->Source, Note);
        else
          for (const ir::Value &V : std::get<ir::Call>(Step).Arguments)
            forEachRoutine(V, Note);
      }
  return Found;
}

} // namespace ndistidy::engine
