//===- RoutinesTest.cpp - What the engine says of routines by themselves --===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/RoutinesTesting.h"

using ndistidy::engine::routines::check;

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
