//===- DoubtTest.cpp - Tests of branches that say nothing -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a branch on what others may change decides, and what it does not.
//
//===----------------------------------------------------------------------===//

#include "engine/AdapterTesting.h"

using namespace ndistidy::engine;
using namespace ndistidy::engine::adapter;

namespace {

constexpr llvm::StringLiteral FreeAll = R"(
func Halt(Context) {
  call NdisFreePacketPool($0*.Pool)
  call NdisFreeMemory($0, 0, 0)
  return
}
)";

/// Each failure leaves a block, behind which \p Undo gives back.
std::string initialize(const std::string &Refuse, const std::string &Undo) {
  return R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %a = 0
)" + Refuse +
         R"(
refused:
  %s = -1073741637
  goto out
take:
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? out : zero
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  goto out
out:
  branch %s != 0 ? failed : done
failed:
  branch %a != 0 ? undo : done
undo:
)" + Undo +
         R"(
  goto done
done:
  return %s)";
}

constexpr llvm::StringLiteral FindMedium = R"(
  %i = 0
  goto search
search:
  branch %i <u $3 ? look : searched
look:
  %m = ($2 + %i)
  branch %m* == 0 ? searched : next
next:
  %i = (%i + 1)
  goto search
searched:
  branch %i == $3 ? refused : take
)";

constexpr llvm::StringLiteral LookWhetherClosing = R"(
  branch @Closing != 0 ? refused : take
)";

constexpr llvm::StringLiteral Close = R"(
global @Closing
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  return
}
func Reset(Addressing, Context) {
  @Closing = $0
  return 0
}
)";

TEST(DoubtTest, WhatFailsAtOnceExcusesNothingThatIsTakenLater) {
  for (llvm::StringRef Refuse : {FindMedium, LookWhetherClosing}) {
    check(
        {Close, FreeAll,
         initialize(Refuse.str(), "  call NdisFreeMemory(%a, 0, 0)") + "\n}"});
    check({Close, FreeAll,
           initialize(Refuse.str(), "  %a*.Pool = 0") +
               " ; EXPECT ndis-initialize-failure-leak\n}"});
  }
}

TEST(DoubtTest, WhatIsTakenBehindAFlagOfOthersIsAsDoubtfulAsTheFlag) {
  check({Close, TakeAdapter, R"(
  call NdisMSetAttributes($4, %a, 0, 5)
  branch @Closing != 0 ? meet : take
take:
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? undo : meet
undo:
  call NdisFreeMemory(%a, 0, 0)
  return %s
meet:
  %s = call NdisMRegisterIoPortRange(&%p, $4, 16, 32)
  branch %s != 0 ? failed : ok
ok:
  call NdisMDeregisterIoPortRange($4, 16, 32, %p)
  return 0
failed:
  branch @Closing != 0 ? rest : give
give:
  call NdisFreePacketPool(%a*.Pool)
  goto rest
rest:
  call NdisFreeMemory(%a, 0, 0)
  return %s
}
func Halt(Context) {
  branch $0*.Pool != 0 ? give : free
give:
  call NdisFreePacketPool($0*.Pool)
  goto free
free:
  call NdisFreeMemory($0, 0, 0)
  return
}
)"});
}

constexpr llvm::StringLiteral TakeWithFlag = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? undo : ok
undo:
  call NdisFreeMemory(%a, 0, 0)
  return %s
ok:
  %a*.Flags = 4
  return 0
}
)";

/// Others write other bits of the flags, so nobody knows this one.
constexpr llvm::StringLiteral SetOtherFlag = R"(
func Reset(Addressing, Context) {
  $1*.Flags = ($1*.Flags | 8)
  return 0
}
)";

TEST(DoubtTest, AFlagOfOthersThatWasLookedAtSaysAsLittleAgain) {
  check({SetOtherFlag, NoUnload, TakeWithFlag, R"(
func Stop(a) {
  branch ($0*.Flags & 4) != 0 ? stop : done
stop:
  $0*.Stopped = 1
  goto done
done:
  return
}
func Halt(Context) {
  call Stop($0)
  branch ($0*.Flags & 4) != 0 ? give : free
give:
  call NdisFreePacketPool($0*.Pool)
  goto free
free:
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

TEST(DoubtTest, AStatusThatIsHandedOnStaysWhatItWasTakenFor) {
  check({NoReset, NoUnload, FreeAll, TakeAdapter, R"(
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? free : ask
ask:
  %s = call Elsewhere(1)
  branch %s != 0 ? undo : ok
ok:
  return 0
undo:
  call NdisFreePacketPool(%a*.Pool)
  goto free
free:
  call NdisFreeMemory(%a, 0, 0)
  return %s
})"});
}

TEST(DoubtTest, AFieldOfSeveralBitsIsWhatItWasSetTo) {
  const std::string Begin = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a*.Pool = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  %a*.Flags = (($5 & -16) | 1)
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? test : active
active:
  %a*.Flags = ((%a*.Flags & -16) | 4)
  return 0
test:
)";
  const std::string End = R"(
give:
  call NdisFreePacketPool(%a*.Pool)
  goto free
free:
  call NdisFreeMemory(%a, 0, 0)
  return %s
}
)";
  check({NoReset, NoUnload, FreeAll,
         Begin + "  branch (%a*.Flags & 15) == 4 ? give : free" + End});
  check({NoReset, NoUnload, FreeAll,
         Begin + "  branch (%a*.Flags & 3) == 0 ? give : free" + End});
}

TEST(DoubtTest, ABitThatIsNotZeroIsAllOfIt) {
  check({NoReset, NoUnload, FreeAll, TakeAdapter, R"(
  call NdisMSetAttributes($4, %a, 0, 5)
  branch ($5 & 4) != 0 ? first : second
first:
  call NdisAllocatePacketPool(&%s, &%p, 8, 16)
  branch %s != 0 ? free : second
second:
  branch ($5 & 4) == 4 ? keep : without
keep:
  %a*.Pool = %p
  return 0
without:
  %s = -1073741823
  goto free
free:
  call NdisFreeMemory(%a, 0, 0)
  return %s
}
)"});
}

} // namespace
