//===- StartedTest.cpp - Timers that routines in between have set ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/AdapterTesting.h"

using namespace ndistidy::engine::adapter;

namespace {

constexpr llvm::StringLiteral Declarations = R"(
declare NdisMSetTimer(t, m) system
declare NdisMSetPeriodicTimer(t, m) system
declare NdisMCancelTimer(t, c) system
declare NdisMSleep(t) system
declare NdisMSendComplete(h, p, s) system
declare NdisMResetComplete(h, s, a) system
)";

constexpr llvm::StringLiteral Ready = R"(
  call NdisMSetAttributes($4, %a, 0, 5)
  call NdisMInitializeTimer(&%a*.Timer, $4, #Expire, %a)
  return 0
})";

constexpr llvm::StringLiteral Sets = R"(
func Reset(Addressing, Context) {
  call NdisMSetTimer(&$1*.Timer, 100)
  return 0
})";

constexpr llvm::StringLiteral Counts = R"(
func Expire(S1, Context, S2, S3) {
  $1*.Count = 1
  return
})";

constexpr llvm::StringLiteral Frees = R"(
func Halt(Context) {
  call NdisFreeMemory($0, 0, 0)
  return
})";

void checkTimer(llvm::StringRef Reset, llvm::StringRef Expire,
                llvm::StringRef Halt) {
  check({Declarations, NoUnload, TakeAdapter, Ready, Reset, Expire, Halt});
}

TEST(Started, ATimerThatNobodyCancelsMayBeSetStill) {
  checkTimer(Sets, Counts, R"(
func Halt(Context) {
  call NdisFreeMemory($0, 0, 0) ; EXPECT ndis-release-order
  return
})");
  checkTimer(Sets, Counts, R"(
func Halt(Context) {
  call NdisMCancelTimer(&$0*.Timer, &%c)
  call NdisMSleep(100)
  call NdisFreeMemory($0, 0, 0)
  return
})");
}

TEST(Started, WhatTheEndDoesOnSomePathMayBeEnough) {
  checkTimer(Sets, Counts, R"(
func Halt(Context) {
  branch $0*.HasTimer != 0 ? cancel : free
cancel:
  call NdisMCancelTimer(&$0*.Timer, &%c)
  goto free
free:
  call NdisFreeMemory($0, 0, 0)
  return
})");
  // That is another timer.
  checkTimer(Sets, Counts, R"(
func Halt(Context) {
  call NdisMCancelTimer(&$0*.Other, &%c)
  call NdisFreeMemory($0, 0, 0) ; EXPECT ndis-release-order
  return
})");
}

TEST(Started, WhatFiresAgainAndAgainIsOwed) {
  checkTimer(R"(
func Reset(Addressing, Context) {
  call NdisMSetPeriodicTimer(&$1*.Timer, 100)
  return 0
})",
             Counts, R"(
func Halt(Context) { ; EXPECT ndis-halt-leak
  call NdisFreeMemory($0, 0, 0)
  return
})");
}

TEST(Started, WhatMayHaveEndedIsNotSaidToBeSet) {
  // Somebody waits.
  checkTimer(Sets, Counts, R"(
func Halt(Context) {
  call NdisMSleep(100)
  call NdisFreeMemory($0, 0, 0)
  return
})");
  // Another call cancels it.
  checkTimer(R"(
func Reset(Addressing, Context) {
  branch $1*.Count == 3 ? cancel : set
cancel:
  call NdisMCancelTimer(&$1*.Timer, &%c)
  return 0
set:
  call NdisMSetTimer(&$1*.Timer, 100)
  return 0
})",
             Counts, Frees);
  // It is not the adapter's own.
  checkTimer(R"(
func Reset(Addressing, Context) {
  call NdisMSetTimer(&$1*.Next*.Timer, 100)
  return 0
})",
             Counts, Frees);
}

TEST(Started, NdisWaitsForWhatItsRoutineCompletes) {
  checkTimer(Sets, R"(
func Expire(S1, Context, S2, S3) {
  call NdisMSendComplete($1*.Handle, $1*.Packet, 0)
  return
})",
             Frees);
  // The reset that has set it.
  checkTimer(R"(
func Reset(Addressing, Context) {
  call NdisMSetTimer(&$1*.Timer, 100)
  return 259
})",
             R"(
func Expire(S1, Context, S2, S3) {
  call NdisMResetComplete($1*.Handle, 0, 0)
  return
})",
             Frees);
}

} // namespace
