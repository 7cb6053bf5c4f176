//===- LostTest.cpp - Tests of what a routine loses -----------------------===//
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

/// A driver with a routine that takes memory in %m and does \p Body.
void check(llvm::StringRef Body) {
  std::string Text = (llvm::Twine(R"(
declare ExAllocatePoolWithTag(t, n, g) system
declare ExFreePool(p) system
declare KeQueryTimeIncrement() system
declare IoCallDriver(d, i) system
declare NdisOpenAdapter(s, e, h, m, a, n, p, c, d, o, i) system
declare NdisCloseAdapter(s, h) system
declare Elsewhere(x)
global @Kept internal
func Help(Out: "void **") {
  %m = call ExAllocatePoolWithTag(0, 64, 7)
  branch %m != 0 ? go : out
out:
  return 0
go:
)") + Body + R"(
}
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  branch @Kept != 0 ? some : none
some:
  call ExFreePool(@Kept)
  goto none
none:
  return
}
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  $0*.DriverUnload = #Unload
  %r = call Help(&@Kept)
  branch %r != 0 ? mine : done
mine:
  call ExFreePool(%r)
  goto done
done:
  return 0
}
)")
                         .str();
  EXPECT_EQ(engine::said(Text, {}), engine::expected(Text)) << Text;
}

constexpr llvm::StringLiteral Lost = "  return 0 ; EXPECT ndis-local-leak\n";

} // namespace

TEST(Lost, WhatOnlyAVariableLeadsTo) {
  check(Lost.str());
  check("  call ExFreePool(%m)\n  return 0\n");
  check("  %m = 0\n" + Lost.str());
}

TEST(Lost, WhatIsHandedOnIsNot) {
  check("  return %m\n");
  check("  $0* = %m\n  return 0\n");
  check("  @Kept = %m\n  return 0\n");
  check("  call Elsewhere(%m)\n  return 0\n");
}

TEST(Lost, TheOsMayKeepWhatItGets) {
  check("  call IoCallDriver(7, %m)\n  return 0\n");
  check("  call IoCallDriver(7, 9)\n" + Lost.str());
}

TEST(Lost, OnOneOfTwoWaysIsEnough) {
  check(R"(
  %q = call KeQueryTimeIncrement()
  branch %q == 7 ? early : right
right:
  call ExFreePool(%m)
  return 0
early:
)" + Lost.str());
}

/// A miniport whose routine that answers is \p Query.
static engine::Analysis checkQuery(llvm::StringRef Query) {
  std::string Text = (llvm::Twine(R"(
declare NdisMInitializeWrapper(w, d, p, r) system
declare NdisTerminateWrapper(w, r) system
declare NdisMRegisterMiniport(w, c, l) system
declare NdisMIndicateReceivePacket(h, a, n) system
declare NdisRequest(s, h, r) system
declare NdisAllocatePacketPool(s, h, n, r) system
declare NdisMAllocateSharedMemoryAsync(h, l, c, x) system
declare NdisOidRequest(h, r) system
declare NdisFOidRequest(h, r) system
declare NdisAllocateCloneOidRequest(h, r, t, c) system
declare NdisFreeCloneOidRequest(h, r) system
declare NdisAllocateSpinLock(l) system
declare ExAllocatePoolWithTag(t, n, g) system
declare ExFreePool(p) system
declare Elsewhere(x)
global @Kinds
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&%w, $0, $1, 0)
  %c.QueryInformationHandler = #Query
  %s = call NdisMRegisterMiniport(%w, &%c, 108)
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(%w, 0)
  return %s
go:
  return 0
}
func Query(Context, Oid, Buffer, Length, Written, Needed) {
  %m = call ExAllocatePoolWithTag(0, 64, 7)
  branch %m == 0 ? none : go
none:
  return -1073741670
go:
)") + Query + "}\n")
                         .str();
  engine::Analysis A;
  EXPECT_EQ(engine::said(Text, {}, &A), engine::expected(Text)) << Text;
  return A;
}

TEST(Lost, WhatARoutineTakesThatRunsInBetween) {
  checkQuery(R"(
  branch $3 < 64 ? short : fits
short:
  return -1073741823 ; EXPECT ndis-local-leak
fits:
  call ExFreePool(%m)
  return 0
)");
}

TEST(Lost, WhatARoutineKeepsThatRunsInBetweenIsNotLost) {
  checkQuery(R"(
  $0*.Answer = %m
  return 0
)");
  checkQuery(R"(
  call Elsewhere(%m)
  return 0
)");
}

TEST(Lost, WhatIsHandedOverInAnArrayIsNotLost) {
  checkQuery(R"(
  call NdisMIndicateReceivePacket($0, &%m, 1)
  return 0
)");
  checkQuery(R"(
  %a[0] = %m
  call NdisMIndicateReceivePacket($0, &%a[0], 1)
  return 0
)");
}

TEST(Lost, WhatLiesInMemoryThatTheOsKeepsIsNotLost) {
  // The pool is found again with the memory, where that is delivered.
  checkQuery(R"(
  call NdisAllocatePacketPool(&%s, &%m*.Pool, 8, 16)
  branch %s != 0 ? failed : full
full:
  %s = call NdisMAllocateSharedMemoryAsync($0*.Handle, 64, 1, %m)
  branch %s == 259 ? pending : refused
pending:
  return 0
refused:
  call ExFreePool(%m)
  return 0 ; EXPECT ndis-local-leak
failed:
  call ExFreePool(%m)
  return 0
)");
}

TEST(Lost, ARequestThatIsNotPendingIsTheDriversAgain) {
  checkQuery(R"(
  call NdisRequest(&%s, $0*.Binding, &%m*.Request)
  branch %s == 259 ? pending : over
pending:
  return 259
over:
  return %s ; EXPECT ndis-local-leak
)");
  checkQuery(R"(
  call NdisRequest(&%s, $0*.Binding, &%m*.Request)
  branch %s == 259 ? pending : over
pending:
  return 259
over:
  call ExFreePool(%m)
  return %s
)");
  checkQuery(R"(
  %s = call NdisOidRequest($0*.Binding, %m)
  branch %s != 259 ? over : pending
over:
  branch %s == 0 ? done : failed
failed:
  call ExFreePool(%m)
  return %s
done:
  return %s ; EXPECT ndis-local-leak
pending:
  return 259
)");
  checkQuery(R"(
  call NdisOidRequest($0*.Binding, %m)
  return 0
)");
}

TEST(Lost, WhatWasThereBeforeIsAnother) {
  checkQuery(R"(
  branch $2*.Buffer != %m ? free : same
free:
  call ExFreePool(%m)
  return 0
same:
  return 0
)");
  // A clone has what the original has.
  checkQuery(R"(
  %s = call NdisAllocateCloneOidRequest($0*.Binding, $2, 7, &%c)
  branch %s != 0 ? without : clone
without:
  call ExFreePool(%m)
  return %s
clone:
  branch $2*.RequestType == 1 ? keep : free
keep:
  %c*.Buffer = %m
  %s = call NdisFOidRequest($0*.Binding, %c)
  branch %s == 259 ? pending : over
over:
  branch %c*.RequestType == 1 ? mine : both
mine:
  call ExFreePool(%c*.Buffer)
  goto both
both:
  call NdisFreeCloneOidRequest($0*.Binding, %c)
  return 259
free:
  call ExFreePool(%m)
  call NdisFreeCloneOidRequest($0*.Binding, %c)
  return 259
pending:
  return 259
)");
}

TEST(Lost, HandedOverOnOneWayIsLostOnTheOther) {
  checkQuery(R"(
  branch $3 < 64 ? short : fits
short:
  return -1073741823 ; EXPECT ndis-local-leak
fits:
  call Elsewhere(%m)
  return 0
)");
}

TEST(Lost, OthersMayHaveSeenToItThatItIsHandedOver) {
  auto ByMode = [](llvm::StringRef Mode, llvm::StringRef Expected) {
    checkQuery(("  branch " + Mode + R"( == 1 ? one : more
more:
  branch )" + Mode +
                R"( == 2 ? one : out
one:
  call NdisMIndicateReceivePacket($0, &%m, 1)
  goto out
out:
  return 0)" + Expected +
                "\n")
                   .str());
  };
  ByMode("$3", " ; EXPECT ndis-local-leak");
  ByMode("@Kinds[*]", "");
}

TEST(Lost, WhatIsPutIntoWhatOthersKnowIsNotLost) {
  checkQuery(R"(
  %n = call ExAllocatePoolWithTag(0, 64, 8)
  branch %n == 0 ? alone : two
alone:
  call ExFreePool(%m)
  return 0
two:
  call Elsewhere(%m)
  %m*.Next = %n
  return 0
)");
}

TEST(Lost, WhoWillNotBeCalledBackKeepsNoContext) {
  check(R"(
  call NdisOpenAdapter(&%s, &%e, &%h, &%n, &%a, 1, 0, %m, 0, 0, 0)
  branch %s < 0 ? none : some
some:
  branch %s == 0 ? open : later
open:
  call NdisCloseAdapter(&%s, %h)
  goto later
later:
  call ExFreePool(%m)
  return 0
none:
)" + Lost.str());
}

TEST(Lost, WhatIsNoneOfItKeepsNoWaysApart) {
  std::string Locks;
  for (unsigned N = 0; N != 12; ++N) {
    std::string Id = std::to_string(N);
    Locks += "  branch ($3 & " + std::to_string(1 << N) + ") == 0 ? next" + Id +
             " : one" + Id + "\none" + Id +
             ":\n  call NdisAllocateSpinLock(&@Lock" + Id + ")\n  goto next" +
             Id + "\nnext" + Id + ":\n";
  }
  EXPECT_TRUE(checkQuery(Locks + Lost.str()).Incompletes.empty());
}

TEST(Lost, WhatARoutineInBetweenGivesBackItHasNoMore) {
  checkQuery(R"(
  call ExFreePool(%m)
  call ExFreePool(%m) ; EXPECT ndis-double-release
  return 0
)");
  checkQuery(R"(
  call ExFreePool(%m)
  %m*.Length = 1 ; EXPECT ndis-use-after-release
  return 0
)");
  checkQuery(R"(
  call ExFreePool(%m)
  call ExFreePool($2)
  call ExFreePool($2) ; EXPECT ndis-double-release
  return 0
)");
}

TEST(Lost, WhatARoutineInBetweenNeverHadIsNotSaidOfWhatItFound) {
  // What its object holds, and whether a list has an entry, nobody knows here.
  checkQuery(R"(
  call ExFreePool(%m)
  branch $0*.Count != 0 ? some : none2
some:
  branch $0*.First == 0 ? free : none2
free:
  call ExFreePool($0*.First)
  return 0
none2:
  return 0
)");
}

TEST(Lost, WhatARoutineInBetweenDoesNotLookAt) {
  checkQuery(R"(
  %n = call ExAllocatePoolWithTag(0, 64, 8) ; EXPECT ndis-unchecked-status
  %n*.Length = 1
  call ExFreePool(%n)
  call ExFreePool(%m)
  return 0
)");
}

TEST(Lost, WhatWasUsedIsNotNull) {
  checkQuery(R"(
  %p = $0*.Packet
  %p*.Length = 1
  branch %p == 0 ? never : give
never:
  return 0
give:
  call ExFreePool(%m)
  return 0
)");
  checkQuery(R"(
  %p = $0*.Packet
  branch %p == 0 ? none2 : give
none2:
  return 0 ; EXPECT ndis-local-leak
give:
  call ExFreePool(%m)
  return 0
)");
}
