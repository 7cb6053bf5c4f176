//===- Dependence.h - What a run of one routine depends on ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_DEPENDENCE_H
#define NDIS_TIDY_ENGINE_DEPENDENCE_H

#include "engine/CallGraph.h"
#include "engine/Machine.h"
#include "ir/Fingerprint.h"

namespace ndistidy::engine {

class Dependence {
public:
  /// In the program of \p Of.
  Dependence(const Machine &Of, CallGraph &Routines);

  /// Of a run of \p F by itself, of which findings of \p Checks are wanted:
  /// with the same fingerprint it finds the same.
  ir::Fingerprint of(const ir::Function &F, const catalogue::Role *Role,
                     llvm::ArrayRef<llvm::StringRef> Checks) const;
  /// Of what \p F says.
  const ir::Fingerprint &print(const ir::Function &F) const {
    return Parts[Graph.number(F)].Text;
  }

private:
  llvm::BitVector named(const ir::Function &F, bool &Anything) const;

  const Machine &M;
  const CallGraph &Graph;
  /// Routines by their numbers, then declarations and variables.
  std::vector<ir::Print> Parts;
  llvm::DenseMap<uint32_t, unsigned> ByName; ///< places in Parts
  llvm::SmallVector<uint64_t, 8> Common;
  ir::Fingerprint All;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_DEPENDENCE_H
