//===- Toy.h - A small world of calls for random programs -------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A catalogue with one resource for every way to identify one and to tell
// success, one role that begins (the routine Entry) and one that ends, and
// inside of that a lifecycle that begins and ends any number of times:
//
//   status = TakeReg(&handle)    GiveReg(handle)    registration
//   memory = AllocMem()          FreeMem(memory)    null: failed
//   memory = AllocZeroMem()      FreeMem(memory)    zero when taken
//   TakeOut(&status, &handle)    GiveOut(handle)
//   InitLock(&lock)              FreeLock(&lock)    cannot fail
//   status = TakeKey(key)        GiveKey(key)
//   RegisterUnload(routine)      the routine that ends what Entry began
//   RegisterInner(start, stop, tick)
//                                start begins an inner one (0: it has), stop
//                                ends it, tick may run in between
//   SetContext(context)          what stop and tick get
//
// InitList(&head), Put(&head, &entry), IsEmpty(&head) and Next(&head) are a
// list, count = Add(&count) and count = Drop(&count) the interlocked ones.
//
// Besides, Coin() and Use(value) are OS routines that no row speaks of: Coin
// gives any value, Use looks at one.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_TOY_H
#define NDIS_TIDY_ENGINE_ORACLE_TOY_H

#include "catalogue/Catalogue.h"

namespace ndistidy::engine::oracle {

catalogue::Catalogue toyCatalogue();

/// The declarations of the toy calls, as text IR.
llvm::StringRef toyDeclarations();

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_TOY_H
