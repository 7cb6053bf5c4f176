//===- CountingTest.cpp - Counts of references ----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/AdapterTesting.h"

using namespace ndistidy::engine::adapter;

namespace {

TEST(CountingTest, ACountThatMayBeZeroIsNoEvidence) {
  check({NoReset, NoUnload, Initialize, R"(
func Halt(Context) {
  %n = call Dereference($0)
  return
}
func Dereference(a) internal {
  %r = call NdisInterlockedDecrement(&$0*.References)
  branch %r != 0 ? more : last
more:
  return 0
last:
  call NdisFreePacketPool($0*.Pool)
  call NdisFreeMemory($0, 0, 0)
  return 1
})"});
}

TEST(CountingTest, TheAnswerToACountIsNoEvidence) {
  check({NoReset, NoUnload, Initialize, R"(
func Halt(Context) {
  %l = call IsLast($0)
  branch %l != 0 ? last : more
more:
  return
last:
  call NdisFreePacketPool($0*.Pool)
  call NdisFreeMemory($0, 0, 0)
  return
}
func IsLast(a) internal {
  %r = call NdisInterlockedDecrement(&$0*.References)
  branch %r == 0 ? yes : no
yes:
  %t = 1
  goto end
no:
  %t = 0
  goto end
end:
  return %t
})"});
}

TEST(CountingTest, ADoubleReleaseWithTheLastReferenceIsReported) {
  check({NoReset, NoUnload, Initialize, R"(
func Halt(Context) {
  %r = call NdisInterlockedDecrement(&$0*.References)
  branch %r != 0 ? more : last
more:
  return
last:
  call NdisFreePacketPool($0*.Pool)
  call NdisFreePacketPool($0*.Pool) ; EXPECT ndis-double-release
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

/// Takes two references, of which Halt gives one back.
constexpr llvm::StringLiteral TakesTwo = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a*.References = 1
  %n = call NdisInterlockedIncrement(&%a*.References)
  call NdisMSetAttributes($4, %a, 0, 5)
  return 0
}
func IsLast(a) internal {
  %r = call NdisInterlockedDecrement(&$0*.References)
  branch %r == 0 ? yes : no
yes:
  return 1
no:
  return 0
}
)";

TEST(CountingTest, BehindACountThatCannotBeZeroNothingIsSaid) {
  check({NoReset, NoUnload, TakesTwo, R"(
func Halt(Context) {
  %l = call IsLast($0)
  branch %l != 0 ? last : more
more:
  return
last:
  call NdisFreeMemory($0, 0, 0)
  call NdisFreeMemory($0, 0, 0)
  %l = call IsLast($0)
  return
})"});
}

TEST(CountingTest, ACountThatOthersCountMayBeZero) {
  check({NoUnload, TakesTwo, R"(
func Reset(Addressing, Context) {
  %l = call IsLast($1)
  return 0
}
func Halt(Context) {
  %l = call IsLast($0)
  branch %l != 0 ? last : more
more:
  return
last:
  call NdisFreeMemory($0, 0, 0)
  call NdisFreeMemory($0, 0, 0) ; EXPECT ndis-double-release
  return
})"});
}

TEST(CountingTest, TwoDereferencesAreNoDoubleRelease) {
  check({NoReset, NoUnload, Initialize, R"(
func Halt(Context) {
  call Dereference($0)
  call Dereference($0)
  return
}
func Dereference(a) internal {
  %r = call NdisInterlockedDecrement(&$0*.References)
  branch %r != 0 ? more : last
more:
  return 0
last:
  call NdisFreePacketPool($0*.Pool)
  call NdisFreeMemory($0, 0, 0)
  return 1
})"});
}

/// Gives back the pool with the last reference on one of two ways.
constexpr llvm::StringLiteral DereferencesPerhaps = R"(
declare KeQueryTimeIncrement() system
func Dereference(a) internal {
  %r = call NdisInterlockedDecrement(&$0*.References)
  branch %r != 0 ? more : last
more:
  return 0
last:
  %t = call KeQueryTimeIncrement()
  branch %t == 7 ? pool : memory
pool:
  call NdisFreePacketPool($0*.Pool)
  goto memory
memory:
  call NdisFreeMemory($0, 0, 0)
  return 1
})";

TEST(CountingTest, WhatTheLastReferenceLeavesInMemoryThatIsGoneIsLost) {
  check({NoReset, NoUnload, Initialize, DereferencesPerhaps, R"(
func Halt(Context) {
  %n = call Dereference($0)
  return ; EXPECT ndis-halt-leak
})"});
}

TEST(CountingTest, AReferenceMayBeGivenBackByAddingANumber) {
  auto CheckHalt = [](llvm::StringRef Add, llvm::StringRef Last,
                      llvm::StringRef Expected) {
    std::string Dereference = DereferencesPerhaps.str();
    auto Replace = [&](llvm::StringRef Old, llvm::StringRef New) {
      Dereference.replace(Dereference.find(Old), Old.size(), New);
    };
    Replace("NdisInterlockedDecrement(&$0*.References)", Add);
    Replace("%r != 0", ("%r != " + Last).str());
    std::string Halt = ("func Halt(Context) {\n  %n = call Dereference($0)\n" +
                        ("  return " + Expected) + "\n}")
                           .str();
    check({NoReset, NoUnload, Initialize, Dereference, Halt});
  };
  constexpr llvm::StringLiteral Leak = "; EXPECT ndis-halt-leak";
  CheckHalt("InterlockedExchangeAdd(&$0*.References, -1)", "1", Leak);
  CheckHalt("InterlockedExchangeAdd(&$0*.References, 4294967295)", "1", Leak);
  CheckHalt("InterlockedAdd(&$0*.References, -1)", "0", Leak);
  // It was one more before.
  CheckHalt("InterlockedExchangeAdd(&$0*.References, -1)", "0", "");
  // What a number counts down that is not known, nobody can tell.
  CheckHalt("InterlockedAdd(&$0*.References, $0*.Step)", "0", "");
}

TEST(CountingTest, WhatTheLastReferenceLeavesMayBeGivenBackLater) {
  check({NoReset, NoUnload, Initialize, R"(
declare KeQueryTimeIncrement() system
func Halt(Context) {
  %p = $0*.Pool
  %r = call NdisInterlockedDecrement(&$0*.References)
  branch %r == 0 ? last : more
more:
  return
last:
  call NdisFreeMemory($0, 0, 0)
  %t = call KeQueryTimeIncrement()
  branch %t == 7 ? pool : leave
pool:
  call NdisFreePacketPool(%p)
  return
leave:
  call NdisFreePacketPool(%p)
  return
})"});
}

TEST(CountingTest, OfTwoWaysWithTheLastReferenceOneKeepsTheMemory) {
  check({NoReset, NoUnload, Initialize, R"(
declare KeQueryTimeIncrement() system
func Halt(Context) {
  %r = call NdisInterlockedDecrement(&$0*.References)
  branch %r == 0 ? last : leave
last:
  call NdisFreePacketPool($0*.Pool)
  %t = call KeQueryTimeIncrement()
  branch %t == 7 ? memory : leave
memory:
  call NdisFreeMemory($0, 0, 0)
  goto leave
leave:
  return ; EXPECT ndis-halt-leak
})"});
}

TEST(CountingTest, WhichWayOthersDecideSaysNothingWithTheLastReference) {
  check({NoUnload, Initialize, R"(
func Reset(Addressing, Context) {
  $1*.Busy = 1
  return 0
}
func Halt(Context) {
  %r = call NdisInterlockedDecrement(&$0*.References)
  branch %r == 0 ? last : leave
last:
  branch $0*.Busy == 0 ? pool : memory
pool:
  call NdisFreePacketPool($0*.Pool)
  goto memory
memory:
  call NdisFreeMemory($0, 0, 0)
  goto leave
leave:
  return
})"});
}

/// Another one that has references, and may have the last one.
constexpr llvm::StringLiteral ResetDereferences = R"(
func Reset(Addressing, Context) {
  %n = call Dereference($1)
  return 0
})";

TEST(CountingTest, OthersGiveNothingBackWhileTheEndHasAReference) {
  check({NoUnload, Initialize, DereferencesPerhaps, ResetDereferences, R"(
func Halt(Context) {
  %n = call Dereference($0)
  return ; EXPECT ndis-halt-leak
})"});
}

TEST(CountingTest, WhatOthersGiveBackWithTheLastReferenceTheEndNeedNot) {
  check({NoUnload, Initialize, DereferencesPerhaps, ResetDereferences, R"(
func Halt(Context) {
  %n = call NdisInterlockedDecrement(&$0*.References)
  return
})"});
}

TEST(CountingTest, AnObjectThatOutlivesACountMayHaveLostWhatWasCounted) {
  check({NoUnload, Initialize, R"(
declare KeQueryTimeIncrement() system
func Unuse(a) internal {
  %r = call NdisInterlockedDecrement(&$0*.Users)
  branch %r == 0 ? last : more
last:
  call NdisFreePacketPool($0*.Pool)
  goto more
more:
  return
}
func Reset(Addressing, Context) {
  call Unuse($1)
  return 0
}
func Halt(Context) {
  call Unuse($0)
  %r = call NdisInterlockedDecrement(&$0*.References)
  branch %r == 0 ? last : more
last:
  call NdisFreeMemory($0, 0, 0)
  goto more
more:
  return
})"});
}

TEST(CountingTest, ACountByHandIsOne) {
  check({NoUnload, Initialize, R"(
declare KeQueryTimeIncrement() system
func IsLast(a) internal {
  $0*.References = ($0*.References - 1)
  branch $0*.References == 0 ? yes : no
yes:
  %t = 1
  goto end
no:
  %t = 0
  goto end
end:
  return %t
}
func Free(a) internal {
  %t = call KeQueryTimeIncrement()
  branch %t == 7 ? pool : memory
pool:
  call NdisFreePacketPool($0*.Pool)
  goto memory
memory:
  call NdisFreeMemory($0, 0, 0)
  return
}
func Reset(Addressing, Context) {
  %l = call IsLast($1)
  branch %l != 0 ? last : more
last:
  call Free($1)
  goto more
more:
  return 0
}
func Halt(Context) {
  %l = call IsLast($0)
  branch %l != 0 ? last : more
last:
  call Free($0)
  goto more
more:
  return ; EXPECT ndis-halt-leak
})"});
}

} // namespace
