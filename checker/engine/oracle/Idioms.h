//===- Idioms.h - How drivers take one thing after another ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_IDIOMS_H
#define NDIS_TIDY_ENGINE_ORACLE_IDIOMS_H

#include "engine/oracle/Units.h"

namespace ndistidy::engine::oracle {

using Units = std::vector<Unit>;

/// The first \p Count of \p Us undone, from the last one.
Sequence undoAll(const Units &Us, size_t Count);

/// The releases of everything, whatever is held.
Sequence guardAll(const Units &Us);

/// What the variables of a routine are at first.
Sequence prologue(Dice &D);

/// All of \p Us, and what is returned, in one of the ways of real drivers;
/// \p Cleanup releases what is held when it fails.
Sequence idiom(const Units &Us, const Sequence &Cleanup, Dice &D);

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_IDIOMS_H
