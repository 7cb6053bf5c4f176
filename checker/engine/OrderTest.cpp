//===- OrderTest.cpp - Tests of what has to outlive what ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include "llvm/ADT/Twine.h"
#include <gtest/gtest.h>

using namespace ndistidy;

namespace {

/// A driver that takes a pool, a packet out of it and does \p Body.
void check(llvm::StringRef Body) {
  std::string Text = (llvm::Twine(R"(
declare NdisAllocatePacketPool(s, p, n, r) system
declare NdisAllocatePacket(s, h, p) system
declare NdisFreePacket(p) system
declare NdisFreePacketPool(p) system
declare ExAllocatePoolWithTag(t, n, g) system
declare ExFreePool(p) system
declare ExInitializeNPagedLookasideList(l, a, f, x, s, t, d) system
declare ExDeleteNPagedLookasideList(l) system
declare KeQueryTimeIncrement() system
declare NdisInitializeTimer(t, f, c) system
declare NdisPacketPoolUsage(p) system
declare NdisSetTimer(t, d) system
declare NdisCancelTimer(t, c) system
declare NdisMSleep(u) system
declare NdisAcquireSpinLock(l) system
declare NdisReleaseSpinLock(l) system
declare Elsewhere(x)
global @Timer internal
global @Lock internal
global @Pool internal
global @Other internal
global @Packet internal
func Tick(a, c, b, d) {
  call NdisPacketPoolUsage(@Pool)
  return
}
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  branch %s == 0 ? one : out
one:
  call NdisAllocatePacket(&%s, &@Packet, @Pool)
  branch %s == 0 ? two : undo
undo:
  call NdisFreePacketPool(@Pool)
  goto out
two:
)") + Body + R"(
  goto out
out:
  return -1
}
)")
                         .str();
  EXPECT_EQ(engine::said(Text, {}), engine::expected(Text)) << Text;
}

} // namespace

TEST(Order, ThePoolGoesAfterItsPacket) {
  check(R"(
  call NdisFreePacket(@Packet)
  call NdisFreePacketPool(@Pool)
)");
  check(R"(
  call NdisFreePacketPool(@Pool) ; EXPECT ndis-release-order
  call NdisFreePacket(@Packet)
)");
}

TEST(Order, AnotherPoolMayGo) {
  check(R"(
  call NdisAllocatePacketPool(&%t, &@Other, 8, 16)
  branch %t == 0 ? other : back
other:
  call NdisFreePacketPool(@Other)
  goto back
back:
  call NdisFreePacket(@Packet)
  call NdisFreePacketPool(@Pool)
)");
}

TEST(Order, WhatOthersMayHaveGivenBackIsNoOrphan) {
  check(R"(
  call Elsewhere(@Packet)
  call NdisFreePacketPool(@Pool)
  call NdisFreePacket(@Packet)
)");
}

TEST(Order, OnOneOfTwoWaysIsEnough) {
  check(R"(
  %q = call KeQueryTimeIncrement()
  branch %q == 7 ? early : right
early:
  call NdisFreePacketPool(@Pool) ; EXPECT ndis-release-order
  call NdisFreePacket(@Packet)
  goto out
right:
  call NdisFreePacket(@Packet)
  call NdisFreePacketPool(@Pool)
)");
}

TEST(Order, AListLiesInItsMemory) {
  check(R"(
  call NdisFreePacket(@Packet)
  call NdisFreePacketPool(@Pool)
  %m = call ExAllocatePoolWithTag(0, 64, 7)
  branch %m != 0 ? three : out
three:
  call ExInitializeNPagedLookasideList(&%m*.List, 0, 0, 0, 32, 7, 0)
  call ExFreePool(%m) ; EXPECT ndis-release-order
  call ExDeleteNPagedLookasideList(&%m*.List)
)");
}

TEST(Order, ATimerThatIsSetMayRunOut) {
  check(R"(
  call NdisFreePacket(@Packet)
  call NdisInitializeTimer(&@Timer, #Tick, 0)
  call NdisSetTimer(&@Timer, 100)
  call NdisFreePacketPool(@Pool) ; EXPECT ndis-release-order
)");
  check(R"(
  call NdisFreePacket(@Packet)
  call NdisInitializeTimer(&@Timer, #Tick, 0)
  call NdisSetTimer(&@Timer, 100)
  call NdisMSleep(200)
  call NdisFreePacketPool(@Pool)
)");
  check(R"(
  call NdisFreePacket(@Packet)
  call NdisInitializeTimer(&@Timer, #Tick, 0)
  call NdisSetTimer(&@Timer, 100)
  call Elsewhere(0)
  call NdisFreePacketPool(@Pool)
)");
  // Nor does a lock say that it has run out.
  check(R"(
  call NdisFreePacket(@Packet)
  call NdisInitializeTimer(&@Timer, #Tick, 0)
  call NdisSetTimer(&@Timer, 100)
  call NdisAcquireSpinLock(&@Lock)
  call NdisReleaseSpinLock(&@Lock)
  call NdisFreePacketPool(@Pool) ; EXPECT ndis-release-order
)");
}

TEST(Order, SettingATimerAgainSetsTheSameTimer) {
  check(R"(
  call NdisFreePacket(@Packet)
  call NdisInitializeTimer(&@Timer, #Tick, 0)
  call NdisSetTimer(&@Timer, 100)
  call NdisSetTimer(&@Timer, 200)
  call NdisCancelTimer(&@Timer, &%c)
  branch %c != 0 ? gone : wait
wait:
  call NdisMSleep(200)
  goto gone
gone:
  call NdisFreePacketPool(@Pool)
)");
}

TEST(Order, ACancelMayComeTooLate) {
  const std::string Set = R"(
  call NdisFreePacket(@Packet)
  call NdisInitializeTimer(&@Timer, #Tick, 0)
  call NdisSetTimer(&@Timer, 100)
  call NdisCancelTimer(&@Timer, &%c)
)";
  check(Set + R"(
  call NdisFreePacketPool(@Pool) ; EXPECT ndis-release-order
)");
  check(Set + R"(
  branch %c == 0 ? late : early
late:
  call NdisFreePacketPool(@Pool) ; EXPECT ndis-release-order
  goto out
early:
  call NdisFreePacketPool(@Pool)
)");
  check(Set + R"(
  branch %c != 0 ? early : late
late:
  call NdisMSleep(200)
  goto early
early:
  call NdisFreePacketPool(@Pool)
)");
  check(Set + R"(
  call NdisAcquireSpinLock(&@Lock)
  call NdisReleaseSpinLock(&@Lock)
  call NdisFreePacketPool(@Pool)
)");
}

TEST(Order, ACancelOfWhatIsNotSetIsNotLate) {
  check(R"(
  call NdisFreePacket(@Packet)
  call NdisInitializeTimer(&@Timer, #Tick, 0)
  call NdisCancelTimer(&@Timer, &%c)
  call NdisFreePacketPool(@Pool)
)");
}
