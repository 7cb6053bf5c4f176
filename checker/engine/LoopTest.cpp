//===- LoopTest.cpp - What is known behind a loop -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A miniport chooses its medium from a list of any length before all else, so
// that whatever follows runs in more states than are kept apart.
//
//===----------------------------------------------------------------------===//

#include "engine/AdapterTesting.h"

using namespace ndistidy::engine::adapter;

namespace {

constexpr llvm::StringLiteral ChoosesAMedium = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %i = 0
  goto look
look:
  branch %i <u $3 ? one : chosen
one:
  %m = ($2 + %i)
  branch %m* == 0 ? chosen : next
next:
  %i = (%i + 1)
  goto look
chosen:
  branch %i == $3 ? unsupported : begin
unsupported:
  return -1073676263
begin:
  $1* = %i
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
)";

constexpr llvm::StringLiteral TakesAPool = R"(
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? undo : ok
ok:
  %a*.HasPool = 1
  return 0
)";

TEST(LoopTest, WhatIsTakenBehindALoopIsOwedByAFailure) {
  check({NoReset, NoUnload, Halt, ChoosesAMedium, TakesAPool, R"(
undo:
  call NdisFreeMemory(%a, 0, 0)
  return %s
})"});
  check({NoReset, NoUnload, Halt, ChoosesAMedium, TakesAPool, R"(
undo:
  return %s ; EXPECT ndis-initialize-failure-leak
})"});
}

/// Fills an array in the adapter, and counts how far it got.
constexpr llvm::StringLiteral FillsAnArray = R"(
  call NdisAllocatePacketPool(&%s, &%a*.Pool, 8, 16)
  branch %s != 0 ? undo : fill
fill:
  %a*.Count = 0
  goto round
round:
  branch %a*.Count < 16 ? more : ok
more:
  %p = (&%a*.Slots[0] + %a*.Count)
  %s = call NdisAllocateMemoryWithTag(%p, 64, 7)
  branch %s != 0 ? undo : took
took:
  %a*.Count = (%a*.Count + 1)
  goto round
ok:
  return 0
undo:
  call Empty(%a)
  return %s
})";

constexpr llvm::StringLiteral EmptiesIt = R"(
func Empty(a) internal {
  %i = 0
  goto round
round:
  branch %i < $0*.Count ? one : all
one:
  %p = (&$0*.Slots[0] + %i)
  call NdisFreeMemory(%p*, 0, 0)
  %i = (%i + 1)
  goto round
all:
  branch $0*.Pool != 0 ? pool : end
pool:
  call NdisFreePacketPool($0*.Pool)
  goto end
end:
  call NdisFreeMemory($0, 0, 0)
  return
}
func Halt(Context) {
  call Empty($0)
  return
})";

TEST(LoopTest, ALoopThatEmptiesWhatALoopFilledIsRight) {
  check({NoReset, NoUnload, ChoosesAMedium, FillsAnArray, EmptiesIt});
}

/// The same, in memory of its own, with no list of media before.
constexpr llvm::StringLiteral FillsABlock = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  %s = call Fill(%a)
  branch %s != 0 ? undo : ok
undo:
  call NdisFreeMemory(%a, 0, 0)
  return %s
ok:
  return 0
}
func Fill(a) internal {
  $0*.Slots = call ExAllocatePoolWithTag(0, 640, 7)
  branch $0*.Slots == 0 ? short : clear
short:
  return -1
clear:
  $0*.Slots* = 0
  $0*.Count = 0
  goto round
round:
  branch $0*.Count < 64 ? more : ok
more:
  %p = ($0*.Slots + $0*.Count)
  %s = call NdisAllocateMemoryWithTag(%p, 64, 7)
  branch %s != 0 ? undo : took
took:
  $0*.Count = ($0*.Count + 1)
  goto round
ok:
  return 0
undo:
  call Empty($0)
  return -1
}
func Empty(a) internal {
  %i = 0
  goto round
round:
  branch %i < $0*.Count ? one : all
one:
  %p = ($0*.Slots + %i)
  call NdisFreeMemory(%p*, 0, 0)
  %i = (%i + 1)
  goto round
all:
  call ExFreePool($0*.Slots)
  return
})";

TEST(LoopTest, WhatALoopPutsBehindAPointerIsNotLost) {
  check({NoReset, NoUnload, FillsABlock, R"(
func Halt(Context) {
  call Empty($0)
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

/// Puts blocks before one another, as a list of its own making.
constexpr llvm::StringLiteral FillsAChain = R"(
  branch $5 == 7 ? hint : chain
hint:
  %a*.Hint = 7
  goto chain
chain:
  %i = 0
  goto round
round:
  branch %i < 4 ? more : ok
more:
  %s = call Add(%a)
  branch %s != 0 ? undo : took
took:
  %i = (%i + 1)
  goto round
ok:
  return 0
undo:
  call Empty(%a)
  call NdisFreeMemory(%a, 0, 0)
  return %s
}
func Add(a) internal {
  call NdisAllocatePacketPool(&%s, &%pool, 8, 16)
  branch %s != 0 ? none : took
none:
  return %s
took:
  %s = call NdisAllocateMemoryWithTag(&%b, 64, 7)
  branch %s != 0 ? undo : put
undo:
  call NdisFreePacketPool(%pool)
  return %s
put:
  %b*.Pool = %pool
  %b*.Next = $0*.First
  $0*.First = %b
  return 0
}
func Empty(a) internal {
  %b = $0*.First
  goto round
round:
  branch %b != 0 ? one : end
one:
  %next = %b*.Next
  call NdisFreePacketPool(%b*.Pool)
  call NdisFreeMemory(%b, 0, 0)
  %b = %next
  goto round
end:
  return
})";

TEST(LoopTest, AChainThatHaltNeverTouchesIsReported) {
  check({NoReset, NoUnload, ChoosesAMedium, FillsAChain, R"(
func Halt(Context) {
  call Empty($0)
  call NdisFreeMemory($0, 0, 0)
  return
})"});
  check({NoReset, NoUnload, ChoosesAMedium, FillsAChain, R"(
func Halt(Context) { ; EXPECT ndis-halt-leak ndis-halt-leak
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

/// Takes three buffers, smaller ones until it gets all.
constexpr llvm::StringLiteral BacksOff = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  %a*.Handle = $4
  call NdisMSetAttributes($4, %a, 0, 5)
  %n = 64
  goto try
try:
  branch %n != 0 ? first : give
first:
  %a*.Head = call ExAllocatePoolWithTag(0, 8, 7)
  branch %a*.Head == 0 ? give : ring
ring:
  %a*.Ring = call ExAllocatePoolWithTag(0, %n, 7)
  branch %a*.Ring == 0 ? less : more
less:
  %n = (%n >> 1)
  call Free(%a)
  goto try
more:
  %a*.Buffer = call ExAllocatePoolWithTag(0, %n, 7)
  branch %a*.Buffer == 0 ? fewer : ok
fewer:
  %n = (%n >> 1)
  call Free(%a)
  goto try
ok:
  return 0
give:
  call Free(%a)
  call NdisFreeMemory(%a, 0, 0)
  return -1073741670
}
func Free(a) {
  branch $0*.Head != 0 ? head : ring
head:
  call ExFreePool($0*.Head)
  $0*.Head = 0
  goto ring
ring:
  branch $0*.Ring != 0 ? one : buffer
one:
  call ExFreePool($0*.Ring)
  $0*.Ring = 0
  goto buffer
buffer:
  branch $0*.Buffer != 0 ? two : end
two:
  call ExFreePool($0*.Buffer)
  $0*.Buffer = 0
  goto end
end:
  return
})";

TEST(LoopTest, ALoopThatTriesWithLessComesToAnEnd) {
  for (llvm::StringRef End : {R"(
func Halt(Context) {
  call Free($0)
  call NdisFreeMemory($0, 0, 0)
  return
})",
                              R"(
func Halt(Context) { ; EXPECT ndis-halt-leak
  call NdisFreeMemory($0, 0, 0)
  return
})"}) {
    std::string Text = (Head + NoReset + NoUnload + BacksOff + End).str();
    ndistidy::engine::Analysis A;
    EXPECT_EQ(said(Text, {}, &A), ndistidy::engine::expected(Text)) << Text;
    EXPECT_TRUE(A.Incompletes.empty());
  }
}

/// Puts buffers into a list, and does \p Body with each.
uint64_t stepsOfFilling(llvm::StringRef Body) {
  std::string Text = (llvm::Twine(Head) + NoReset + NoUnload + R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  %n = 0
  goto round
round:
  branch %n <u $3 ? one : ok
one:
  %b = call ExAllocatePoolWithTag(0, 64, 7)
  branch %b == 0 ? next : fill
fill:
  %b* = 0
)" + Body + R"(
  call InsertTailList(&%a*.List, &%b*.Link)
  goto next
next:
  %n = (%n + 1)
  goto round
ok:
  return 0
}
func Halt(Context) {
  call NdisFreeMemory($0, 0, 0)
  return
})")
                         .str();
  ndistidy::engine::Analysis A;
  EXPECT_NE(said(Text, {}, &A), "") << Text;
  return A.Stats.Steps;
}

TEST(LoopTest, WhatIsWrittenSomewhereInAnObjectGoesWithIt) {
  EXPECT_EQ(stepsOfFilling(""), stepsOfFilling(R"(
  %end = ((%b + 32) + ($3 >> 1))
  %end* = 0
)"));
}

} // namespace
