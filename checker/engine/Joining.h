//===- Joining.h - Two states into one that is true of both -----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_JOINING_H
#define NDIS_TIDY_ENGINE_JOINING_H

#include "engine/Machine.h"

namespace ndistidy::engine {

/// What is so in \p A and in \p B, at the point \p Site. A value that differs
/// becomes a symbol of that point. With \p Widen, what grows from \p A to \p B
/// grows without bound, so that chains of joins end.
State join(Machine &M, const State &A, const State &B, uint64_t Site,
           bool Widen);

/// Drops what \p S knows of values that cannot be named any more, but
/// \p Result, so that states are equal when their futures are.
void collectGarbage(Machine &M, State &S, AbstractValue Result);

/// Whether a variable leads to \p Symbol, or an object that lives does, or
/// \p Result. Memory that was given back leads there only \p InReleased.
bool isAlive(const Machine &M, const State &S, SymbolId Symbol,
             AbstractValue Result, bool InReleased = true);

/// Whether \p Root is memory that was given back.
bool isReleasedMemory(const Machine &M, const State &S, RegionId Root);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_JOINING_H
