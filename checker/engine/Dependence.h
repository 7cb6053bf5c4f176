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

private:
  bool find(const ir::Function &F, llvm::BitVector &Found) const;

  const Machine &M;
  const CallGraph &Graph;
  std::vector<ir::BodyPrint> Bodies; ///< by the numbers of the routines
  llvm::SmallVector<uint64_t, 8> Common;
  ir::Fingerprint All;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_DEPENDENCE_H
