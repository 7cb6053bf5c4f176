//===- Fingerprint.h - What a routine says, wherever it stands --*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An edit of one routine moves those below it, and may give every symbol
// another number: with the same fingerprint, they say the same as before.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_IR_FINGERPRINT_H
#define NDIS_TIDY_IR_FINGERPRINT_H

#include "ir/Program.h"
#include "llvm/ADT/SmallVector.h"
#include <array>

namespace ndistidy::ir {

/// Of bytes, 128 bits.
using Fingerprint = std::array<uint64_t, 2>;
Fingerprint fingerprint(llvm::ArrayRef<uint64_t> Words);

/// Of one routine, or of one variable and what it holds in the beginning.
struct Print {
  /// Of all but the locations.
  Fingerprint Text{};
  /// Routines and variables that it names.
  llvm::SmallVector<Symbol, 8> Mentioned;
  /// It calls something that only values tell.
  bool CallsByPointer = false;
};

/// Takes fingerprints in one module, which outlives it.
class Fingerprinter {
public:
  explicit Fingerprinter(const Module &Of);

  Print of(const Function &F) const;
  Print of(const Declaration &D) const;
  /// With the initialisers of it.
  Print of(const Global &G) const;
  /// Of a name: the same in every module.
  uint64_t name(Symbol S) const { return Names[static_cast<uint32_t>(S)]; }

private:
  const Module &M;
  std::vector<uint64_t> Names; ///< by symbols
  llvm::DenseMap<uint32_t, llvm::SmallVector<const Store *, 1>> Initializers;
};

} // namespace ndistidy::ir

#endif // NDIS_TIDY_IR_FINGERPRINT_H
