//===- Inner.h - A lifecycle inside the toy driver's ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_INNER_H
#define NDIS_TIDY_ENGINE_ORACLE_INNER_H

#include "engine/oracle/Units.h"

namespace ndistidy::engine::oracle {

/// Adds to \p S the routines Start and Stop, and perhaps Tick, of a correct
/// inner lifecycle: with a context in memory of its own, in a static or
/// without any, resources in there and in statics. Returns what registers it.
Unit innerLifecycle(Dice &D, Sketch &S, UnitMaker &Maker);

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_INNER_H
