//===- RoutinesTesting.h - A driver with a DPC routine ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ROUTINESTESTING_H
#define NDIS_TIDY_ENGINE_ROUTINESTESTING_H

#include "engine/TestText.h"
#include <gtest/gtest.h>

namespace ndistidy::engine::routines {

inline constexpr llvm::StringLiteral Head = R"(
declare NdisAcquireSpinLock(l) system
declare NdisReleaseSpinLock(l) system
declare NdisDprAcquireSpinLock(l) system
declare NdisDprReleaseSpinLock(l) system
declare KeAcquireInStackQueuedSpinLock(l, h) system
declare KeReleaseInStackQueuedSpinLock(h) system
declare KeTryToAcquireSpinLockAtDpcLevel(l) system
declare KeReleaseSpinLockFromDpcLevel(l) system
declare KeInitializeDpc(d, r, c) system
declare KeQueryTimeIncrement() system
declare NdisMSynchronizeWithInterrupt(i, r, c) system
declare IsListEmpty(l) system
declare NdisInterlockedIncrement(p) system
declare NdisInterlockedDecrement(p) system
declare Elsewhere(x)
global @Dpc internal
global @Other internal
global @Flag internal
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call KeInitializeDpc(&@Dpc, #Routine, 0)
  return 0
}
)";

/// A DPC routine whose context, $1, has locks.
inline void check(llvm::StringRef Routine) {
  std::string Text = Head.str() + Routine.str();
  EXPECT_EQ(said(Text, {}), expected(Text)) << Text;
}

} // namespace ndistidy::engine::routines

#endif // NDIS_TIDY_ENGINE_ROUTINESTESTING_H
