//===- RoutineAnswersTest.cpp - What tells routines that a lock is held ---===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/RoutinesTesting.h"

using ndistidy::engine::routines::check;

TEST(RoutineAnswers, AFlagGoesWithItsLock) {
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

TEST(RoutineAnswers, AFlagThatWasSetBeforeACountIsNoAnswerToIt) {
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

TEST(RoutineAnswers, AnAnswerAboutACountStaysWhatItWas) {
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

TEST(RoutineAnswers, AnAnswerGoesWithItsLock) {
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

TEST(RoutineAnswers, WhatAListHoldsDecidesToo) {
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

TEST(RoutineAnswers, ABranchThatAllCameByOneWayOfDecidesNothing) {
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
  call Take($1)
  call NdisReleaseSpinLock(&$1*.Lock)
  return
}
func Take(C) {
  %e = call IsListEmpty(&$0*.List)
  branch %e != 0 ? early : on
early:
  return 0
on:
  call NdisAcquireSpinLock(&$0*.Lock)
  return 0
})");
}

TEST(RoutineAnswers, WhatOneWayOfABranchLocksStaysLockedIfNobodyUnlocks) {
  check(R"(
func Routine(D, C, A, B) {
  %e = call IsListEmpty(&$1*.List)
  branch %e != 0 ? end : on
on:
  call NdisAcquireSpinLock(&$1*.Lock)
  call KeQueryTimeIncrement()
  goto end
end:
  return 0 ; EXPECT ndis-spin-lock
})");
  // Behind the same branch.
  check(R"(
func Routine(D, C, A, B) {
  %e = call IsListEmpty(&$1*.List)
  branch %e != 0 ? meet : on
on:
  call NdisAcquireSpinLock(&$1*.Lock)
  goto meet
meet:
  %f = call IsListEmpty(&$1*.List)
  branch %f != 0 ? end : off
off:
  call NdisReleaseSpinLock(&$1*.Lock)
  goto end
end:
  return 0
})");
}

TEST(RoutineAnswers, AThreadThatEndsGivesNothingBack) {
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

TEST(RoutineAnswers, WhoWaitsWithALockMayBeToldToStop) {
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
