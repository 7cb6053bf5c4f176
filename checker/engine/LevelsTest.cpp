//===- LevelsTest.cpp - At which IRQL calls are made ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::engine;

namespace {

constexpr llvm::StringLiteral Calls = R"(
declare NdisAcquireSpinLock(l) system
declare NdisReleaseSpinLock(l) system
declare KeInitializeDpc(d, r, c) system
declare NdisSetEvent(e) system
declare NdisWaitEvent(e, t) system
declare NdisMSleep(t) system
declare NdisMInitializeWrapper(w, d, p, r) system
declare NdisTerminateWrapper(w, r) system
declare NdisMRegisterMiniport(w, c, l) system
declare NdisInterlockedDecrement(p) system
declare KeGetCurrentIrql() system
declare KeAcquireSpinLock(l, i) system
declare KeAcquireSpinLockAtDpcLevel(l) system
declare KeReleaseSpinLock(l, i) system
declare KeReleaseSpinLockFromDpcLevel(l) system
declare Elsewhere(x)
)";

void check(llvm::StringRef Routines) {
  std::string Text = Calls.str() + Routines.str();
  EXPECT_EQ(said(Text, {}), expected(Text)) << Text;
}

/// A DPC routine whose context is $1.
void checkDpc(llvm::StringRef Routine) {
  check((R"(
global @Dpc internal
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call KeInitializeDpc(&@Dpc, #Routine, 0)
  return 0
}
)" + Routine)
            .str());
}

/// A routine that sends: at DISPATCH_LEVEL or below.
void checkSend(llvm::StringRef Routine) {
  check((R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&%w, $0, $1, 0)
  %c.SendHandler = #Send
  %s = call NdisMRegisterMiniport(%w, &%c, 108)
  branch %s != 0 ? undo : done
undo:
  call NdisTerminateWrapper(%w, 0)
  goto done
done:
  return %s
}
)" + Routine)
            .str());
}

} // namespace

TEST(LevelsTest, ALevelIsWhatTheRoleTheLocksAndTheCallsMakeIt) {
  checkDpc(R"(
func Routine(D, C, A, B) {
  call NdisSetEvent(&$1*.Event)
  call NdisWaitEvent(&$1*.Event, 1) ; EXPECT ndis-irql
  return
})");
  checkSend(R"(
func Send(C, P, F) {
  call NdisMSleep(1)
  call NdisAcquireSpinLock(&$0*.Lock)
  call NdisMSleep(1) ; EXPECT ndis-irql
  call NdisReleaseSpinLock(&$0*.Lock)
  call NdisMSleep(1)
  return 0
})");
}

TEST(LevelsTest, UnseenCodeLeavesNoMoreThanTheRolesLevel) {
  checkDpc(R"(
func Routine(D, C, A, B) {
  call Elsewhere($1)
  call NdisWaitEvent(&$1*.Event, 1) ; EXPECT ndis-irql
  return
})");
}

TEST(LevelsTest, WhoAsksForTheLevelGoesTheWayThatItSays) {
  checkSend(R"(
func Pause() {
  %i = call KeGetCurrentIrql()
  branch %i == 0 ? low : high
low:
  call NdisMSleep(1)
  return
high:
  return
}
func Send(C, P, F) {
  call Pause()
  call NdisAcquireSpinLock(&$0*.Lock)
  call Pause()
  %i = call KeGetCurrentIrql()
  branch %i < 2 ? never : wrong
never:
  call NdisMSleep(1)
  goto wrong
wrong:
  branch %i >= 2 ? sleep : done
sleep:
  call NdisMSleep(1) ; EXPECT ndis-irql
  goto done
done:
  call NdisReleaseSpinLock(&$0*.Lock)
  return 0
})");
}

TEST(LevelsTest, ALockMayBeTakenByTheLevelThatWasAskedFor) {
  auto Send = [](llvm::StringRef Before, llvm::StringRef Above) {
    return (R"(
func Send(C, P, F) {
)" + Before +
            R"(
  %i = call KeGetCurrentIrql()
  branch %i < 2 ? below : above
below:
  call KeAcquireSpinLock(&$0*.Lock, &%o)
  call KeReleaseSpinLock(&$0*.Lock, %o)
  return 0
above:
  call KeAcquireSpinLockAtDpcLevel(&$0*.Lock))" +
            Above + R"(
  call KeReleaseSpinLockFromDpcLevel(&$0*.Lock)
  return 0
})")
        .str();
  };
  checkSend(Send("", ""));
  checkSend(Send("  call NdisAcquireSpinLock(&$0*.Other)\n"
                 "  call NdisReleaseSpinLock(&$0*.Other)\n",
                 ""));
}

TEST(LevelsTest, WhoHoldsAReferenceKnowsThatACountIsNotZero) {
  checkSend(R"(
func Send(C, P, F) {
  call NdisAcquireSpinLock(&$0*.Lock)
  %n = call NdisInterlockedDecrement(&$0*.References)
  branch %n == 0 ? last : more
last:
  call NdisMSleep(1)
  goto more
more:
  call NdisReleaseSpinLock(&$0*.Lock)
  return 0
})");
}

TEST(LevelsTest, ALevelRaisedBehindACountIsWrongWhereTheCountIsZero) {
  checkSend(R"(
func Send(C, P, F) {
  %n = call NdisInterlockedDecrement(&$0*.References)
  branch %n == 0 ? last : more
last:
  call NdisMSleep(1)
  call NdisAcquireSpinLock(&$0*.Lock)
  call NdisMSleep(1) ; EXPECT ndis-irql
  call NdisReleaseSpinLock(&$0*.Lock)
  call NdisMSleep(1)
  return 0
more:
  return 0
})");
}

TEST(LevelsTest, OfTwoCountsBothHaveToHaveBeenAskedForBelow) {
  checkSend(R"(
func Send(C, P, F) {
  %n = call NdisInterlockedDecrement(&$0*.References)
  branch %n == 0 ? first : more
first:
  call NdisAcquireSpinLock(&$0*.Lock)
  %m = call NdisInterlockedDecrement(&$0*.Others)
  branch %m == 0 ? last : back
last:
  call NdisMSleep(1)
  goto back
back:
  call NdisReleaseSpinLock(&$0*.Lock)
  return 0
more:
  return 0
})");
}
