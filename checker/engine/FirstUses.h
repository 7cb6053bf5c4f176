//===- FirstUses.h - What a routine uses whenever it is called --*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Before its first branch a routine does the same in every call. What it reads
// there through a variable that stays, or through its context, has to be there
// as long as anybody may call it:
//
//   Status = READ_REGISTER_ULONG(Adapter->Registers + STATUS);
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_FIRSTUSES_H
#define NDIS_TIDY_ENGINE_FIRSTUSES_H

#include "ir/Program.h"
#include "llvm/ADT/SmallVector.h"
#include <vector>

namespace ndistidy::engine {

/// Where the handle or the address lies that is used: in a member of what the
/// context points to, or in a global or a member of it. Without either, it is
/// the memory that the context points to.
struct KeptIn {
  ir::Symbol Global = ir::Symbol::None; ///< None: behind the context
  llvm::SmallVector<ir::Symbol, 2> Members;
  bool operator==(const KeptIn &) const = default;
};

/// What \p F, which gets its context in parameter \p Context, uses.
std::vector<KeptIn> firstUses(const ir::Program &P, const ir::Function &F,
                              std::optional<unsigned> Context);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_FIRSTUSES_H
