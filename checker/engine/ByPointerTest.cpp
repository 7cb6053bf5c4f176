//===- ByPointerTest.cpp - Routines that are called by pointers -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include <gtest/gtest.h>

using namespace ndistidy::engine;

namespace {

/// A routine in a table of the driver's own, \p Rest.
void checkTable(llvm::StringRef Rest) {
  std::string Text = R"(
declare NdisAcquireSpinLock(l) system
declare NdisReleaseSpinLock(l) system
declare KeInitializeDpc(d, r, c) system
declare ExAllocatePoolWithTag(t, n, g) system
declare ExFreePool(p) system
declare Elsewhere(x)
global @Dpc internal
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call KeInitializeDpc(&@Dpc, #Routine, 0)
  return 0
}
global @Table internal
init @Table.Answer = #Answer
func Routine(D, C, A, B) {
  call *@Table.Answer($1)
  return
}
)" + Rest.str();
  EXPECT_EQ(said(Text, {}), expected(Text)) << Text;
}

TEST(ByPointer, ARoutineInATableIsRightAboutItsOwnLocks) {
  checkTable(R"(
func Answer(C) {
  call NdisAcquireSpinLock(&$0*.Lock)
  call NdisReleaseSpinLock(&$0*.Lock)
  call NdisReleaseSpinLock(&$0*.Lock) ; EXPECT ndis-spin-lock
  return
})");
  checkTable(R"(
func Answer(C) {
  call NdisAcquireSpinLock(&$0*.Lock)
  call NdisAcquireSpinLock(&$0*.Lock) ; EXPECT ndis-spin-lock
  call NdisReleaseSpinLock(&$0*.Lock)
  return
})");
  // Its caller's lock.
  checkTable(R"(
func Answer(C) {
  call NdisReleaseSpinLock(&$0*.Lock)
  call NdisAcquireSpinLock(&$0*.Lock)
  return
})");
}

TEST(ByPointer, ARoutineInATableMayTakeALockForAnother) {
  checkTable(R"(
func Answer(C) {
  call NdisAcquireSpinLock(&$0*.Lock)
  return
})");
}

TEST(ByPointer, ARoutineInATableForgetsALock) {
  // Its caller cannot know.
  checkTable(R"(
func Answer(C) {
  call NdisAcquireSpinLock(&$0*.Lock)
  branch $0*.Closing != 0 ? early : right
right:
  call NdisReleaseSpinLock(&$0*.Lock)
  return
early:
  return ; EXPECT ndis-spin-lock
})");
  // It failed.
  checkTable(R"(
func Answer(C) returns "int" {
  call NdisAcquireSpinLock(&$0*.Lock)
  branch $0*.Closing != 0 ? early : right
right:
  call NdisReleaseSpinLock(&$0*.Lock)
  return 0
early:
  return -1073741823 ; EXPECT ndis-spin-lock
})");
}

TEST(ByPointer, ARoutineInATableMayTellThatItHasTakenALock) {
  checkTable(R"(
func Answer(C) returns "unsigned char" {
  call NdisAcquireSpinLock(&$0*.Lock)
  branch $0*.Closing != 0 ? closing : right
right:
  return 1
closing:
  call NdisReleaseSpinLock(&$0*.Lock)
  return 0
})");
  // Both know it by the flag.
  checkTable(R"(
init @Table.Done = #Done
func Answer(C) {
  call NdisAcquireSpinLock(&$0*.Lock)
  branch $0*.Closing != 0 ? closing : right
right:
  return
closing:
  call NdisReleaseSpinLock(&$0*.Lock)
  return
}
func Done(C) {
  branch $0*.Closing == 0 ? right : closing
right:
  call NdisReleaseSpinLock(&$0*.Lock)
  return
closing:
  return
})");
}

/// A routine that takes a lock and runs all of a table of two.
void checkAll(llvm::StringRef Undo, llvm::StringRef Rest) {
  checkTable((R"(
declare IoQueueWorkItem(i, r, q, c) system
func Answer(C) {
  call IoQueueWorkItem($0, #Run, 1, $0)
  return
}
global @Steps internal const
init @Steps[0].Undo = #Count
init @Steps[1].Undo = #Undo
func Count(C) {
  $0*.Count = 1
  return
}
func Undo(C) {
)" + Undo + R"(  return
}
func Run(Device, C) {
  call NdisAcquireSpinLock(&$1*.Lock)
  call *@Steps[*].Undo($1)
)" + Rest + "}\n")
                 .str());
}

TEST(ByPointer, ALockIsHeldBehindARoutineOfATable) {
  checkAll("", "  return ; EXPECT ndis-spin-lock\n");
  checkAll("", "  call NdisReleaseSpinLock(&$1*.Lock)\n  return\n");
  // One of them may give it back.
  checkAll("  call NdisReleaseSpinLock(&$0*.Lock)\n", "  return\n");
  checkAll("  call Elsewhere($0)\n", "  return\n");
}

TEST(ByPointer, WhatARoutineInATableLosesNobodyHas) {
  checkTable(R"(
func Answer(C) {
  %m = call ExAllocatePoolWithTag(0, 64, 7)
  branch %m == 0 ? none : go
none:
  return
go:
  branch $0*.Closing != 0 ? early : right
right:
  call ExFreePool(%m)
  return
early:
  return ; EXPECT ndis-local-leak
})");
  checkTable(R"(
func Answer(C) {
  %m = call ExAllocatePoolWithTag(0, 64, 7)
  $0*.Kept = %m
  return
})");
  checkTable(R"(
func Answer(C) {
  %m = call ExAllocatePoolWithTag(0, 64, 7)
  return %m
})");
  checkTable(R"(
func Answer(C) {
  %m = call ExAllocatePoolWithTag(0, 64, 7)
  call *$0*.Next(%m)
  return
})");
}

TEST(ByPointer, WhatARoutineInATableGivesBackItHasNoMore) {
  checkTable(R"(
func Answer(C) {
  call ExFreePool($0)
  call ExFreePool($0) ; EXPECT ndis-double-release
  return
})");
}

} // namespace
