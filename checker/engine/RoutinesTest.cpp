//===- RoutinesTest.cpp - What the engine says of routines by themselves --===//
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

constexpr llvm::StringLiteral Head = R"(
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
void check(llvm::StringRef Routine) {
  std::string Text = Head.str() + Routine.str();
  EXPECT_EQ(said(Text, {}), expected(Text)) << Text;
}

} // namespace

TEST(RoutinesTest, PairsThatFitAreSilent) {
  check(R"(
func Routine(D, C, A, B) {
  call NdisAcquireSpinLock(&$1*.Lock)
  branch $1*.Flag == 0 ? one : two
one:
  call NdisReleaseSpinLock(&$1*.Lock)
  return
two:
  call NdisReleaseSpinLock(&$1*.Lock)
  return
})");
}

/// A routine that is entered with the cancel spin lock.
static void checkCancel(llvm::StringRef Routine) {
  check((R"(
declare IoSetCancelRoutine(i, r) system
declare IoAcquireCancelSpinLock(l) system
declare IoReleaseCancelSpinLock(l) system
func Routine(D, C, A, B) {
  call IoSetCancelRoutine($1, #Cancel)
  return
}
)" + Routine)
            .str());
}

TEST(RoutinesTest, ARoutineGivesBackTheLockThatItIsEnteredWith) {
  checkCancel(R"(
func Cancel(Device, Irp) {
  call IoReleaseCancelSpinLock($1*.CancelIrql)
  call IoAcquireCancelSpinLock(&%l)
  call IoReleaseCancelSpinLock(%l)
  return
})");
  checkCancel(R"(
func Cancel(Device, Irp) {
  branch $1*.Flag == 0 ? one : two
one:
  return ; EXPECT ndis-spin-lock
two:
  call IoReleaseCancelSpinLock($1*.CancelIrql)
  call IoReleaseCancelSpinLock($1*.CancelIrql) ; EXPECT ndis-spin-lock
  return
})");
}

TEST(RoutinesTest, WhatIsHeldAtTheReturnIsReportedThere) {
  check(R"(
func Routine(D, C, A, B) {
  call NdisAcquireSpinLock(&$1*.Lock)
  branch $1*.Flag == 0 ? one : two
one:
  return ; EXPECT ndis-spin-lock
two:
  call NdisReleaseSpinLock(&$1*.Lock)
  return
})");
}

TEST(RoutinesTest, ALockIsKnownByItsPlace) {
  check(R"(
func Take(Lock) {
  call NdisAcquireSpinLock($0)
  return
}
func Routine(D, C, A, B) {
  %a = $1
  call Take(&%a*.Lock)
  call NdisAcquireSpinLock(&$1*.Other)
  call NdisReleaseSpinLock(&$1*.Other)
  call NdisAcquireSpinLock(&$1*.Lock) ; EXPECT ndis-spin-lock
  call NdisReleaseSpinLock(&$1*.Lock)
  return
})");
}

TEST(RoutinesTest, WhatIsNotHeldIsNotReleased) {
  check(R"(
func Routine(D, C, A, B) {
  call NdisAcquireSpinLock(&$1*.Lock)
  call NdisReleaseSpinLock(&$1*.Lock)
  call NdisReleaseSpinLock(&$1*.Lock) ; EXPECT ndis-spin-lock
  return
})");
}

TEST(RoutinesTest, WhatMayBeTheSameIsSilent) {
  check(R"(
func Routine(D, C, A, B) {
  call NdisAcquireSpinLock(&$1*.Lock)
  call NdisReleaseSpinLock(&$2*.Lock)
  return
})");
}

TEST(RoutinesTest, WhatAGlobalIsAtTheEntryIsEvidence) {
  check(R"(
func Routine(D, C, A, B) {
  branch @Flag == 0 ? none : some
some:
  call NdisAcquireSpinLock(&$1*.Lock)
  return ; EXPECT ndis-spin-lock
none:
  return
})");
  // What is still so on the way out is no other branch.
  check(R"(
func Routine(D, C, A, B) {
  branch @Flag == 0 ? none : some
some:
  call NdisAcquireSpinLock(&$1*.Lock)
  goto none
none:
  branch @Flag == 0 ? out : back
back:
  call NdisReleaseSpinLock(&$1*.Lock)
  return
out:
  return
})");
}

TEST(RoutinesTest, ARoutineThatTheOsCallsBackAtOnceHasRun) {
  check(R"(
func Fetch(Context) {
  $0*.Causes = $0*.Adapter*.Causes
  return 1
}
func Routine(D, C, A, B) {
  %f.Adapter = $1
  %f.Causes = 0
  call NdisMSynchronizeWithInterrupt(&$1*.Interrupt, #Fetch, &%f)
  branch %f.Causes == 0 ? none : some
some:
  call NdisAcquireSpinLock(&$1*.Lock)
  return ; EXPECT ndis-spin-lock
none:
  return
})");
  check(R"(
func Fetch(Context) {
  $0*.Causes = 0
  return 1
}
func Routine(D, C, A, B) {
  %f.Causes = 1
  call NdisMSynchronizeWithInterrupt(&$1*.Interrupt, #Fetch, &%f)
  branch %f.Causes == 0 ? none : some
some:
  call NdisAcquireSpinLock(&$1*.Lock)
  return
none:
  return
})");
}

TEST(RoutinesTest, UnseenCodeMayDoAnything) {
  check(R"(
func Routine(D, C, A, B) {
  call NdisAcquireSpinLock(&$1*.Lock)
  call Elsewhere($1)
  return
})");
  check(R"(
func Routine(D, C, A, B) {
  call Elsewhere($1)
  call NdisReleaseSpinLock(&$1*.Lock)
  return
})");
}

TEST(RoutinesTest, FormsHaveToMatch) {
  check(R"(
func Routine(D, C, A, B) {
  call NdisDprAcquireSpinLock(&$1*.Lock)
  call NdisReleaseSpinLock(&$1*.Lock) ; EXPECT ndis-spin-lock
  return
})");
}

TEST(RoutinesTest, QueuedLocksAreKnownByTheirHandles) {
  check(R"(
func Routine(D, C, A, B) {
  call KeAcquireInStackQueuedSpinLock(&$1*.Lock, &%h)
  branch $1*.Flag == 0 ? one : two
one:
  return ; EXPECT ndis-spin-lock
two:
  call KeReleaseInStackQueuedSpinLock(&%h)
  return
})");
}

TEST(RoutinesTest, AnAttemptTellsWhetherItSucceeded) {
  check(R"(
func Routine(D, C, A, B) {
  %ok = call KeTryToAcquireSpinLockAtDpcLevel(&$1*.Lock)
  branch %ok != 0 ? one : two
one:
  call KeReleaseSpinLockFromDpcLevel(&$1*.Lock)
  return
two:
  call KeReleaseSpinLockFromDpcLevel(&$1*.Lock) ; EXPECT ndis-spin-lock
  return
})");
}

TEST(RoutinesTest, AFlagGoesWithItsLock) {
  check(R"(
func Routine(D, C, A, B) {
  branch $1*.Flag != 0 ? lock : work
lock:
  call NdisAcquireSpinLock(&$1*.Lock)
  goto work
work:
  branch $1*.Flag != 0 ? unlock : end
unlock:
  call NdisReleaseSpinLock(&$1*.Lock)
  goto end
end:
  return
})");
}

TEST(RoutinesTest, AFlagThatWasSetBeforeACountIsNoAnswerToIt) {
  check(R"(
func Routine(D, C, A, B) {
  branch $2 != 0 ? yes : no
yes:
  %dpr = 1
  %below = 0
  goto count
no:
  %dpr = 0
  %below = 1
  goto count
count:
  %n = call NdisInterlockedIncrement(&$1*.Low)
  branch %n == 0 ? carry : lock
carry:
  call NdisInterlockedIncrement(&$1*.High)
  goto lock
lock:
  branch %dpr != 0 ? lockdpr : lockany
lockdpr:
  call NdisDprAcquireSpinLock(&$1*.Lock)
  goto unlock
lockany:
  call NdisAcquireSpinLock(&$1*.Lock)
  goto unlock
unlock:
  branch %below == 0 ? unlockdpr : unlockany
unlockdpr:
  call NdisDprReleaseSpinLock(&$1*.Lock)
  return
unlockany:
  call NdisReleaseSpinLock(&$1*.Lock)
  return
})");
}

TEST(RoutinesTest, AnAnswerAboutACountStaysWhatItWas) {
  check(R"(
func Routine(D, C, A, B) {
  %n = call NdisInterlockedDecrement(&$1*.References)
  branch %n == 0 ? lock : count
lock:
  call NdisAcquireSpinLock(&$1*.Lock)
  goto count
count:
  $1*.Counted = 1
  branch %n == 0 ? unlock : done
unlock:
  call NdisReleaseSpinLock(&$1*.Lock)
  goto done
done:
  return
})");
}

TEST(RoutinesTest, AnAnswerGoesWithItsLock) {
  check(R"(
func Routine(D, C, A, B) {
  %last = 0
  %n = call NdisInterlockedDecrement(&$1*.References)
  branch %n == 0 ? lock : count
lock:
  call NdisAcquireSpinLock(&$1*.Lock)
  %last = 1
  goto count
count:
  $1*.Counted = 1
  branch %last != 0 ? unlock : done
unlock:
  call NdisReleaseSpinLock(&$1*.Lock)
  goto done
done:
  return
})");
}

TEST(RoutinesTest, WhatAListHoldsDecidesToo) {
  check(R"(
func Routine(D, C, A, B) {
  call NdisAcquireSpinLock(&$1*.Lock)
  %e = call IsListEmpty(&$1*.List)
  branch %e != 0 ? early : end
early:
  return ; EXPECT ndis-spin-lock
end:
  call NdisReleaseSpinLock(&$1*.Lock)
  return
})");
}

TEST(RoutinesTest, ABranchThatAllCameByOneWayOfDecidesNothing) {
  check(R"(
func Routine(D, C, A, B) {
  %e = call IsListEmpty(&$1*.List)
  branch %e != 0 ? early : on
early:
  return -1
on:
  call NdisAcquireSpinLock(&$1*.Lock)
  %t = call KeQueryTimeIncrement()
  branch %t == 7 ? release : end
release:
  call NdisReleaseSpinLock(&$1*.Lock)
  goto end
end:
  return 0 ; EXPECT ndis-spin-lock
})");
  // Where both of its ways lead to the same result, it may have decided.
  check(R"(
func Routine(D, C, A, B) {
  %e = call IsListEmpty(&$1*.List)
  branch %e != 0 ? early : on
early:
  return 0
on:
  call NdisAcquireSpinLock(&$1*.Lock)
  return 0
})");
}

TEST(RoutinesTest, AThreadThatEndsGivesNothingBack) {
  check(R"(
declare PsTerminateSystemThread(s) system
func Routine(D, C, A, B) {
  branch $1*.Stop != 0 ? one : two
one:
  call NdisAcquireSpinLock(&$1*.Lock)
  call PsTerminateSystemThread(0) ; EXPECT ndis-irql ndis-spin-lock
  return
two:
  call NdisAcquireSpinLock(&$1*.Lock)
  call NdisReleaseSpinLock(&$1*.Lock)
  call PsTerminateSystemThread(0) ; EXPECT ndis-irql
  return
})");
}

TEST(RoutinesTest, WhoWaitsWithALockMayBeToldToStop) {
  const std::string Head = R"(
declare KeWaitForSingleObject(o, r, m, a, t) system
declare PsCreateSystemThread(h, a, o, p, c, r, x) system
declare PsTerminateSystemThread(s) system
func Routine(D, C, A, B) {
  call PsCreateSystemThread(&@Other, 0, 0, 0, 0, #Thread, 0) ; EXPECT ndis-irql
  return
}
)";
  check(Head + R"(
func Thread(C) {
  goto again
again:
  call KeWaitForSingleObject(&$0*.Wake, 0, 0, 0, 0) ; EXPECT ndis-irql
  branch $0*.Stop != 0 ? stop : go
go:
  call NdisAcquireSpinLock(&$0*.Lock) ; EXPECT ndis-spin-lock
  branch $0*.Work == 0 ? again : back
back:
  call NdisReleaseSpinLock(&$0*.Lock)
  goto again
stop:
  call PsTerminateSystemThread(0) ; EXPECT ndis-irql ndis-spin-lock
  return
})");
  check(Head + R"(
func Thread(C) {
  %none.QuadPart = 0
  branch $0*.Locked != 0 ? lock : wait
lock:
  call NdisAcquireSpinLock(&$0*.Lock)
  goto wait
wait:
  call KeWaitForSingleObject(&$0*.Wake, 0, 0, 0, &%none)
  branch $0*.Locked != 0 ? unlock : done
unlock:
  call NdisReleaseSpinLock(&$0*.Lock)
  goto done
done:
  call PsTerminateSystemThread(0)
  return
})");
}

TEST(RoutinesTest, WhatWasTakenUnderALockIsAnotherOne) {
  check(R"(
func Routine(D, C, A, B) {
  call NdisAcquireSpinLock(&$1*.Lock)
  call NdisAcquireSpinLock(&$2*.Lock)
  call NdisReleaseSpinLock(&$2*.Lock)
  call NdisReleaseSpinLock(&$2*.Lock) ; EXPECT ndis-spin-lock
  call NdisReleaseSpinLock(&$1*.Lock)
  return
})");
  check(R"(
func Routine(D, C, A, B) {
  call NdisAcquireSpinLock(&$2*.Lock)
  call NdisReleaseSpinLock(&$2*.Lock)
  call NdisAcquireSpinLock(&$1*.Lock)
  call NdisReleaseSpinLock(&$2*.Lock)
  return
})");
}

TEST(RoutinesTest, OtherRoutinesAreNotJudged) {
  check(R"(
func Lock(C) {
  call NdisAcquireSpinLock(&$0*.Lock)
  return
}
func Routine(D, C, A, B) {
  return
})");
}

TEST(RoutinesTest, WhatADeclarationSaysOfAnUnseenRoutine) {
  check(R"(
declare _Acquires_lock_(r, l) system
declare _Releases_lock_(r, l) system
declare _IRQL_requires_max_(r, n) system
func Routine(D, C, A, B) {
  call _IRQL_requires_max_(#Elsewhere, 0) ; EXPECT ndis-irql
  call Elsewhere($1)
  call _Acquires_lock_(#Elsewhere, &$1*.Lock)
  branch $2 == 0 ? one : two
one:
  return ; EXPECT ndis-spin-lock
two:
  call _Releases_lock_(#Elsewhere, &$1*.Lock)
  return
})");
}

TEST(RoutinesTest, AnnotatedSuccessIsEvidence) {
  check(R"(
declare _Acquires_lock_(r, l) system
declare _Releases_lock_(r, l) system
declare Try(x)
func Routine(D, C, A, B) {
  %t = call Try($1)
  branch %t != 0 ? annotated : behind
annotated:
  call _Acquires_lock_(#Try, &$1*.Lock)
  goto behind
behind:
  branch %t != 0 ? mine : others
mine:
  branch $2 == 0 ? one : two
one:
  return ; EXPECT ndis-spin-lock
two:
  call _Releases_lock_(#Try, &$1*.Lock)
  return
others:
  return
})");
}

TEST(RoutinesTest, ABodySaysMoreThanItsDeclaration) {
  check(R"(
declare _Acquires_lock_(r, l) system
declare _IRQL_requires_max_(r, n) system
func Lock(C) {
  return
}
func Routine(D, C, A, B) {
  call _IRQL_requires_max_(#Lock, 0)
  call Lock($1)
  call _Acquires_lock_(#Lock, &$1*.Lock)
  return
})");
}
