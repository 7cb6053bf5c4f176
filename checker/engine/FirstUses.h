//===- FirstUses.h - What a routine uses whenever it is called --*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a routine reads through a variable that stays, or through its context,
// has to be there as long as anybody may call it:
//
//   Status = READ_REGISTER_ULONG(Adapter->Registers + STATUS);
//   if (Status & LINK)
//     ++Adapter->Counters[LINK_CHANGES];
//
// That it does so behind a branch counts if it is not the driver that decides
// there: it asks the hardware, whether a call has failed, or what is asked for.
// A branch on what the driver keeps may be what prevents it.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_FIRSTUSES_H
#define NDIS_TIDY_ENGINE_FIRSTUSES_H

#include "ir/Program.h"
#include "llvm/ADT/STLFunctionalExtras.h"
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

/// What \p F uses that is called with its context in parameter \p Context, and
/// with what is asked for in \p Request. \p IsEvidence: what a call of this
/// name says is not for the driver to decide, unless it is given what the
/// driver keeps.
std::vector<KeptIn> firstUses(
    const ir::Program &P, const ir::Function &F,
    std::optional<unsigned> Context,
    std::optional<unsigned> Request = std::nullopt,
    llvm::function_ref<bool(ir::Symbol)> IsEvidence = [](ir::Symbol) {
      return true;
    });

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_FIRSTUSES_H
