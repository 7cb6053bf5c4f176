//===- CollectionTest.cpp - Arrays and lists ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/AdapterTesting.h"

using namespace ndistidy::engine::adapter;

namespace {

constexpr llvm::StringLiteral ItsRoundsPointBack = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  call NdisMSetAttributes($4, %a, 0, 5)
  %p = call ExAllocatePoolWithTag(0, 640, 7)
  branch %p == 0 ? short : fill
short:
  call NdisFreeMemory(%a, 0, 0)
  return -1
fill:
  %a*.Slots = %p
  %i = 0
  goto round
round:
  branch %i < 100 ? one : done
one:
  %e = (%a*.Slots + %i)
  %e*.Owner = %a
  %i = (%i + 1)
  goto round
done:
  return 0
})";

TEST(CollectionTest, WhatTheRoundsOfALoopPointBackToIsNotLost) {
  check({NoReset, NoUnload, ItsRoundsPointBack, R"(
func Halt(Context) { ; EXPECT ndis-halt-leak
  call ExFreePool($0*.Slots)
  return
})"});
  check({NoReset, NoUnload, ItsRoundsPointBack, R"(
func Halt(Context) {
  call ExFreePool($0*.Slots)
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

/// What stands behind "%b": the loop that gives back what is in there.
std::string givingBackAnArray(llvm::StringRef Rounds) {
  return ("\n  %b[0] = $1*.Pool\n  %b[1] = $1*.Other\n  %i = 0\n  goto round\n"
          "round:\n  branch %i < " +
          Rounds + R"( ? one : out
one:
  branch %b[*] != 0 ? give : next
give:
  call NdisFreePacketPool(%b[*])
  %b[*] = 0
  goto next
next:
  %i = (%i + 1)
  goto round
out:
  $1*.Pool = 0
  return 0
})")
      .str();
}

TEST(CollectionTest, WhatWasPutIntoAVariableIsGivenBackFromThere) {
  check({Initialize, NoUnload, "func Reset(Addressing, Context) {",
         givingBackAnArray("2"), R"(
func Halt(Context) {
  call NdisFreeMemory($0, 0, 0)
  return
})"});
  // It was something else.
  check({Initialize, NoUnload, R"(
func Reset(Addressing, Context) {
  %b[0] = $1*.Spare
  %b[1] = $1*.Other
  call NdisFreePacketPool(%b[*])
  return 0
}
func Halt(Context) { ; EXPECT ndis-halt-leak
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

TEST(CollectionTest, APointerWalksOverAnArray) {
  check({Initialize, NoReset, NoUnload, R"(
func Halt(Context) {
  %b[0] = $0*.Pool
  %p = &%b[0]
  goto round
round:
  branch %p < (&%b[0] + 1) ? one : out
one:
  call NdisFreePacketPool(%p*)
  %p = (%p + 1)
  goto round
out:
  call NdisFreeMemory($0, 0, 0)
  return
})"});
  check({Initialize, NoReset, NoUnload, R"(
func Halt(Context) { ; EXPECT ndis-halt-leak
  %b[0] = $0*.Other
  %b[1] = $0*.Pool
  %p = &%b[0]
  goto round
round:
  branch %p < (&%b[0] + 1) ? one : out
one:
  branch %p* != 0 ? give : next
give:
  call NdisFreePacketPool(%p*)
  goto next
next:
  %p = (%p + 1)
  goto round
out:
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

constexpr llvm::StringLiteral FillsAList = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  call NdisMSetAttributes($4, %a, 0, 5)
  %i = 0
  goto test
test:
  branch %i < 9 ? more : ok
more:
  %s = call NdisAllocateMemoryWithTag(&%b, 64, 7)
  branch %s != 0 ? undo : put
put:
  call InsertTailList(&%a*.List, &%b*.Link)
  %i = (%i + 1)
  goto test
undo:
  call Empty(%a)
  call NdisFreeMemory(%a, 0, 0)
  return %s
ok:
  return 0
}
func Empty(a) internal {
test:
  %e = call IsListEmpty(&$0*.List)
  branch %e != 0 ? done : more
more:
  %l = call RemoveHeadList(&$0*.List)
  call NdisFreeMemory(&%l*^Link, 0, 0)
  goto test
done:
  return
}
)";

TEST(CollectionTest, ALoopThatEmptiesAListIsRight) {
  check({NoReset, NoUnload, FillsAList, R"(
func Halt(Context) {
  call Empty($0)
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

TEST(CollectionTest, AListThatHaltNeverTouchesIsReported) {
  check({NoReset, NoUnload, FillsAList, R"(
func Halt(Context) { ; EXPECT ndis-halt-leak
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

TEST(CollectionTest, AnAdapterInAListIsFollowedStill) {
  check({NoReset, NoUnload, TakeAdapter, R"(
  call NdisMSetAttributes($4, %a, 0, 5)
  %s = call NdisMRegisterIoPortRange(&%a*.Ports, $4, 3, 4)
  branch %s != 0 ? undo : ok
undo:
  call NdisFreeMemory(%a, 0, 0)
  return %s
ok:
  call InsertTailList(&@First, &%a*.Link)
  return 0
}
func Halt(Context) { ; EXPECT ndis-halt-leak
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

/// Puts the adapter into a list, which makes it loose.
constexpr llvm::StringLiteral ListsAnAdapter = R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  %s = call NdisAllocateMemoryWithTag(&%a*.Buffer, 64, 7)
  branch %s != 0 ? undo : ok
undo:
  call NdisFreeMemory(%a, 0, 0)
  return %s
ok:
  call InsertTailList(&@First, &%a*.Link)
  return 0
}
)";

TEST(CollectionTest, WhatAnEntryOfAListHoldsIsFoundInMembersOfItsName) {
  check({NoUnload, ListsAnAdapter, R"(
func Reset(Addressing, Context) {
  %t = call NdisIMGetDeviceContext(0)
  %b = %t*.Other
  call NdisFreeMemory(%b*.Request, 0, 0)
  return 0
}
func Halt(Context) { ; EXPECT ndis-halt-leak
  call NdisFreeMemory($0, 0, 0)
  return
})"});
  check({NoUnload, ListsAnAdapter, R"(
func Reset(Addressing, Context) {
  %t = call NdisIMGetDeviceContext(0)
  %b = %t*.Other
  call NdisFreeMemory(%b*.Buffer, 0, 0)
  return 0
}
func Halt(Context) {
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

TEST(CollectionTest, AnEntryIsFoundAmongTheEntriesOfAList) {
  constexpr llvm::StringLiteral HaltWithoutTheAdapter = R"(
func Halt(Context) {
  call NdisFreeMemory($0*.Buffer, 0, 0)
  return
})";
  std::string Reset = R"(
func Reset(Addressing, Context) {
  %t = call NdisIMGetDeviceContext(0)
  %b = %t*.Links.Flink
  call NdisFreeMemory(%b, 0, 0)
  return 0
})";
  check({NoUnload, ListsAnAdapter, Reset, HaltWithoutTheAdapter});
  Reset.replace(Reset.find("Flink"), 5, "Other");
  std::string Leaks = HaltWithoutTheAdapter.str();
  Leaks.insert(Leaks.find('{') + 1, " ; EXPECT ndis-halt-leak");
  check({NoUnload, ListsAnAdapter, Reset, Leaks});
}

TEST(CollectionTest, WhatUnseenCodeGotIsFoundAnywhere) {
  check({NoUnload, ListsAnAdapter, R"(
func Reset(Addressing, Context) {
  %t = call NdisIMGetDeviceContext(0)
  %b = %t*.Other
  call Elsewhere($1*.Buffer)
  call NdisFreeMemory(%b*.Request, 0, 0)
  return 0
}
func Halt(Context) {
  call NdisFreeMemory($0, 0, 0)
  return
})"});
}

/// Puts a block into a list, does \p With it, and takes it out again when there
/// is no pool for it, to do \p Then.
std::string takesOut(llvm::StringRef With, llvm::StringRef Then) {
  return (
             llvm::Twine(TakeAdapter) + R"(
  call NdisMSetAttributes($4, %a, 0, 5)
  %s = call Add(%a)
  return 0
}
func Add(a) internal {
  %s = call NdisAllocateMemoryWithTag(&%b, 64, 7)
  branch %s != 0 ? none : put
none:
  return %s
put:
  %b* = 0
  %b*.Self = %b
  call InsertTailList(&$0*.List, &%b*.Link)
)" + With + R"(
  call NdisAllocatePacketPool(&%s, &%b*.Pool, 8, 16)
  branch %s != 0 ? undo : ok
ok:
  return 0
undo:
)" + Then + R"(
}
func Halt(Context) {
test:
  %e = call IsListEmpty(&$0*.List)
  branch %e != 0 ? done : more
more:
  %l = call RemoveHeadList(&$0*.List)
  call NdisFreePacketPool(%l*^Link.Pool)
  call NdisFreeMemory(&%l*^Link, 0, 0)
  goto test
done:
  call NdisFreeMemory($0, 0, 0)
  return
})")
      .str();
}

TEST(CollectionTest, WhatIsTakenOutOfAListIsItsTakers) {
  check({NoReset, NoUnload, takesOut("", R"(
  call RemoveEntryList(&%b*.Link)
  call NdisFreeMemory(%b, 0, 0)
  return %s)")});
  check({NoReset, NoUnload, takesOut("", R"(
  call RemoveEntryList(&%b*.Link)
  return %s ; EXPECT ndis-local-leak)")});
  check({NoReset, NoUnload, takesOut("", "  return %s")});
}

TEST(CollectionTest, WhatIsNotOnlyInAListIsNotItsTakers) {
  for (llvm::StringRef With :
       {"  call InsertTailList(&@First, &%b*.Other)",
        "  %p = call NdisIMGetDeviceContext(0)\n  %p*.Block = %b",
        "  call IoCallDriver($0*.Device, %b)", "  call Elsewhere(%b)"})
    check({NoReset, NoUnload, takesOut(With, R"(
  call RemoveEntryList(&%b*.Link)
  return %s)")});
}

} // namespace
