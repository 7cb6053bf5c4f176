//===- LooksTest.cpp - Tests of who looks at an outcome -------------------===//
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

/// A driver whose entry point is \p Body.
void check(llvm::StringRef Body) {
  std::string Text = (llvm::Twine(R"(
declare NdisAllocatePacketPool(s, p, n, r) system
declare NdisAllocatePacket(s, h, p) system
declare NdisFreePacket(p) system
declare NdisFreePacketPool(p) system
declare ExAllocatePoolWithTag(t, n, g) system
declare ExFreePool(p) system
declare KeInitializeDpc(d, r, c) system
declare ExInitializeLookasideListEx(l, a, f, t, g, s, x, d) system
declare ExDeleteLookasideListEx(l) system
declare DbgPrint(f) system variadic
declare NdisWriteErrorLogEntry(h, c, n) system
declare Elsewhere(x)
global @Pool internal
global @Packet internal
global @List internal
global @Kept internal
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
)") + Body + "}\n")
                         .str();
  EXPECT_EQ(engine::said(Text, {}), engine::expected(Text)) << Text;
}

/// ... which takes a pool, does \p Middle, uses the pool and gives it back.
void checkPool(llvm::StringRef Middle, llvm::StringRef Expected) {
  check((llvm::Twine("  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)") +
         Expected + "\n" + Middle + R"(
  call NdisAllocatePacket(&%t, &@Packet, @Pool)
  branch %t == 0 ? back : gone
back:
  call NdisFreePacket(@Packet)
  goto gone
gone:
  call NdisFreePacketPool(@Pool)
  return 0
fail:
  return %s
)")
            .str());
}

constexpr llvm::StringLiteral Bad = " ; EXPECT ndis-unchecked-status";

} // namespace

TEST(Looks, ABranchOnTheStatusOrTheHandleIsALook) {
  checkPool("", Bad);
  checkPool("  branch %s != 0 ? fail : go\ngo:", "");
  checkPool("  branch %s >= 0 ? go : fail\ngo:", "");
  checkPool("  branch @Pool == 0 ? fail : go\ngo:", "");
  checkPool("  branch $0 == 7 ? go : go\ngo:", Bad);
}

TEST(Looks, WhatIsComputedFromAStatusStandsForIt) {
  checkPool("  %m = (%s | %n)\n  branch %m != 0 ? go : go\ngo:", "");
  checkPool("  %m = opaque(%s)\n  branch %m != 0 ? go : go\ngo:", "");
}

TEST(Looks, WhoIsToldMayLook) {
  checkPool("  call Elsewhere(%s)", "");
  checkPool("  call Elsewhere(&%s)", "");
  checkPool("  call NdisWriteErrorLogEntry(0, %s, 0)", "");
  checkPool("  @Kept = %s", "");
  checkPool("  call DbgPrint(0, %s)", Bad);
}

TEST(Looks, ACopyIsNoLook) {
  checkPool("  %copy = %s\n  %s = 0", Bad);
  checkPool("  %copy = %s\n  %s = 0\n  branch %copy != 0 ? fail : go\ngo:", "");
}

TEST(Looks, MemoryIsUsedWhereItIsReadOrWritten) {
  check(R"(
  %p = call ExAllocatePoolWithTag(0, 8, 7) ; EXPECT ndis-unchecked-status
  %p* = 1
  call ExFreePool(%p)
  return 0
)");
  // The address is kept, and looked at later.
  check(R"(
  %p = call ExAllocatePoolWithTag(0, 8, 7)
  call KeInitializeDpc(&@Kept, #DriverEntry, %p)
  branch %p == 0 ? none : some
some:
  call ExFreePool(%p)
  goto none
none:
  return 0
)");
}

TEST(Looks, StorageIsUsedByItsAddress) {
  check(R"(
  %s = call ExInitializeLookasideListEx(&@List, 0, 0, 0, 0, 64, 7, 0) ; EXPECT ndis-unchecked-status
  call ExDeleteLookasideListEx(&@List)
  return 0
)");
}
