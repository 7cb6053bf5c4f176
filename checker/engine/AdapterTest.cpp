//===- AdapterTest.cpp - From MiniportInitialize to MiniportHalt ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/AdapterTesting.h"

using namespace ndistidy::engine;
using namespace ndistidy::engine::adapter;

namespace {

TEST(AdapterTest, WhatHaltGivesBackIsSilent) {
  check({NoReset, NoUnload, Initialize, Halt});
}

TEST(AdapterTest, WhatHaltLeavesIsReported) {
  check({NoReset, NoUnload, Initialize, R"(
func Halt(Context) { ; EXPECT ndis-halt-leak
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

TEST(AdapterTest, APathThroughHaltThatLeavesItIsReportedAtItsExit) {
  check({NoReset, NoUnload, Initialize, R"(
func Halt(Context) {
  branch $0*.Handle == 7 ? early : give
early:
  return ; EXPECT ndis-halt-leak ndis-halt-leak
give:
  call NdisFreePacketPool($0*.Pool)
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

TEST(AdapterTest, AFailureThatKeepsSomethingIsReported) {
  check({NoReset, NoUnload, Halt, TakeAdapter, R"(
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? none2 : ok
none2:
  return %s ; EXPECT ndis-initialize-failure-leak
ok:
  %a*.HasPool = 1
  return 0
}
)"});
}

TEST(AdapterTest, AFailureThatIsForgivenForWhatIsHeldIsNoLeak) {
  check({NoUnload, Halt, R"(
func Reset(Addressing, Context) {
  @First = 1
  return 0
}
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? end : zero
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? failed : ok
failed:
  branch @First != 0 ? enough : end
enough:
  %s = 0
  goto end
ok:
  %a*.HasPool = 1
  goto end
end:
  return %s
}
)"});
}

TEST(AdapterTest, NoNumberOfRoundsForgivesAFailure) {
  check({NoReset, NoUnload, Halt, TakeAdapter, R"(
  call NdisMSetAttributes($4, %a, 0, 5)
  %round = 0
  %s = -1073741823
  goto loop
loop:
  branch %round < 40 ? try : end
try:
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s == 0 ? ok : again
again:
  %round = (%round + 1)
  goto loop
ok:
  %a*.HasPool = 1
  goto end
end:
  return %s ; EXPECT ndis-initialize-failure-leak
}
)"});
}

TEST(AdapterTest, WithoutAContextNothingIsSaidOfHalt) {
  check({NoReset, NoUnload, R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  return %s
}
func Halt(Context) { return }
)"});
}

TEST(AdapterTest, ADoubleReleaseInHaltIsReported) {
  check({NoReset, NoUnload, Initialize, R"(
func Halt(Context) {
  call NdisFreePacketPool($0*.Pool)
  call NdisFreePacketPool($0*.Pool) ; EXPECT ndis-double-release
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

TEST(AdapterTest, AUseOfTheAdapterBehindItsReleaseIsReported) {
  check({NoReset, NoUnload, Initialize, R"(
func Halt(Context) {
  %p = $0*.Pool
  call NdisFreeMemory($0, 0, 0)
  branch $0*.HasPool != 0 ? give : done ; EXPECT ndis-use-after-release
give:
  call NdisFreePacketPool(%p)
  goto done
done:
  return
})"});
}

TEST(AdapterTest, WhatResetMayHaveChangedIsNoEvidence) {
  check({NoUnload, Initialize, Halt, R"(
func Reset(Addressing, Context) {
  $1*.HasPool = 0
  return 0
})"});
}

TEST(AdapterTest, WhatResetMayHaveGivenBackIsNotOwed) {
  check({NoUnload, Initialize, R"(
func Reset(Addressing, Context) {
  call NdisFreePacketPool($1*.Pool)
  return 0
}
func Halt(Context) {
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

TEST(AdapterTest, ATimerGetsTheContextThatItWasGiven) {
  llvm::StringLiteral WithTimer = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisMInitializeTimer(&%a*.Timer, $4, #Tick, %a)
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? undo : ok
undo:
  call NdisFreeMemory(%a, 0, 0)
  return %s
ok:
  %a*.HasPool = 1
  return 0
}
)";
  check({NoReset, NoUnload, WithTimer, Halt, R"(
func Tick(One, Context, Two, Three) {
  $1*.HasPool = 0
  return
})"});
  check({NoReset, NoUnload, WithTimer, R"(
func Tick(One, Context, Two, Three) {
  $1*.Ticks = 0
  return
}
func Halt(Context) { ; EXPECT ndis-halt-leak
  branch $0*.HasPool != 0 ? free : give
give:
  call NdisFreePacketPool($0*.Pool)
  goto free
free:
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

TEST(AdapterTest, AnotherAdapterMayHaveChangedAGlobal) {
  check({NoReset, NoUnload, R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  call NdisMSetAttributes($4, 5, 0, 5)
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  @First = 1
  return %s
}
func Halt(Context) {
  branch @First == 1 ? give : done
give:
  call NdisFreePacketPool(@Pool)
  goto done
done:
  @First = 0
  return
})"});
}

/// The adapter is what the OS kept, and has two pools.
constexpr llvm::StringLiteral InitializeKept = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %a = call NdisIMGetDeviceContext($4)
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? none : second
none:
  return %s
second:
  call NdisAllocatePacketPool(&%s, &%a*.Other, 8, 16)
  branch %s != 0 ? undo : ok
undo:
  call NdisFreePacketPool(%a*.Pool)
  return %s
ok:
  return 0
}
)";

TEST(AdapterTest, AContextThatTheOsKeptIsFollowed) {
  check({NoReset, NoUnload, InitializeKept, R"(
func Halt(Context) {
  call NdisFreePacketPool($0*.Other)
  call NdisFreePacketPool($0*.Pool)
  return
}
)"});
  check({NoReset, NoUnload, InitializeKept, R"(
func Halt(Context) { ; EXPECT ndis-halt-leak
  call NdisFreePacketPool($0*.Pool)
  return
}
)"});
  check({NoReset, NoUnload, InitializeKept, R"(
func Halt(Context) {
  call NdisFreePacketPool($0*.Other)
  call NdisFreePacketPool($0*.Pool)
  call NdisFreePacketPool($0*.Other) ; EXPECT ndis-double-release
  return
}
)"});
}

TEST(AdapterTest, WhatTheOsMadeForAnotherAdapterIsNotThisOnes) {
  check({NoReset, NoUnload, R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %u = call USBD_CreateConfigurationRequestEx($5, 0)
  call ExFreePool(%u)
  %a = call ExAllocatePoolWithTag(0, 64, 7)
  branch %a == 0 ? none : ok
none:
  return -1073741670
ok:
  %k = call NdisIMGetDeviceContext($4)
  %k*.Adapter = %a
  call NdisMSetAttributes($4, %a, 0, 5)
  return 0
}
func Halt(Context) { ; EXPECT ndis-halt-leak
  return
}
)"});
}

TEST(AdapterTest, WhatTheUnloadHandlerGivesBackIsNotOwed) {
  check({NoReset, R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  call NdisMSetAttributes($4, 5, 0, 5)
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  branch %s != 0 ? none : ok
none:
  return %s
ok:
  branch $4 == 7 ? fail : good
fail:
  return -1
good:
  return 0
}
func Halt(Context) { return }
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call NdisFreePacketPool(@Pool)
  return
})"});
}

TEST(AdapterTest, UnseenCodeThatGetsTheAdapterMayDoAnything) {
  Options Open;
  Open.Of = World::Open;
  check({NoUnload, Initialize, R"(
func Reset(Addressing, Context) {
  call Elsewhere($1)
  return 0
}
func Halt(Context) { return }
)"},
        Open);
}

TEST(AdapterTest, AnEndThatIsNotSeenEndsItAll) {
  check({NoReset, NoUnload, Initialize, "declare Halt(Context)\n"});
}

/// The pool is optional, and a bit says whether it is there.
constexpr llvm::StringLiteral WithOptionalPool = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? ok : has
has:
  %a*.Flags = (%a*.Flags | 4)
  goto ok
ok:
  return 0
}
func Halt(Context) {
  branch ($0*.Flags & 4) != 0 ? give : free
give:
  call NdisFreePacketPool($0*.Pool)
  goto free
free:
  call NdisFreeMemory($0, 0, 0)
  return
}
)";

TEST(AdapterTest, AFlagThatOthersClearDoesNotSayThatAFailureIsHeld) {
  check({NoUnload, WithOptionalPool, R"(
func Reset(Addressing, Context) {
  branch ($1*.Flags & 4) != 0 ? give : done
give:
  call NdisFreePacketPool($1*.Pool)
  $1*.Flags = ($1*.Flags & -5)
  goto done
done:
  return 0
})"});
}

TEST(AdapterTest, WhatLostItsOnlyNameIsInNoList) {
  check({NoReset, NoUnload, TakeAdapter, R"(
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisAllocatePacketPool(&%s, &%p, 8, 16)
  branch %s != 0 ? undo : ok
undo:
  call NdisFreeMemory(%a, 0, 0)
  return %s
ok:
  branch $3 == 0 ? lose : keep
lose:
  return 0
keep:
  %a*.Pool = %p
  return 0
}
func Halt(Context) {
  branch $0*.Pool != 0 ? give : free
give:
  call NdisFreePacketPool($0*.Pool)
  goto free
free:
  call NdisFreeMemory($0, 0, 0)
  return ; EXPECT ndis-halt-leak
}
)"});
}

TEST(AdapterTest, AnotherHaltGivesNothingBackBehindANullPointer) {
  check({NoReset, NoUnload, Initialize, R"(
func Halt(Context) { ; EXPECT ndis-halt-leak ndis-halt-leak
  branch $0 == 0 ? give : done
give:
  call NdisFreePacketPool($0*.Pool)
  call NdisFreeMemory($0, 0, 0)
  goto done
done:
  return
})"});
}

} // namespace
