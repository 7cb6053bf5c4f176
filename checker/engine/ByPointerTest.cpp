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
declare ExFreePool(p) system
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

TEST(ByPointer, WhatARoutineInATableGivesBackItHasNoMore) {
  checkTable(R"(
func Answer(C) {
  call ExFreePool($0)
  call ExFreePool($0) ; EXPECT ndis-double-release
  return
})");
}

} // namespace
