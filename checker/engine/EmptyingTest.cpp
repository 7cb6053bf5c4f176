//===- EmptyingTest.cpp - Loops that empty arrays -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A driver takes an array with a pool and a block for each processor, fails
// halfway, and gives back what there is.
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include "llvm/ADT/Twine.h"
#include <gtest/gtest.h>

namespace ndistidy::engine {
namespace {

constexpr llvm::StringLiteral FillsAnArray = R"(
declare KeQueryMaximumProcessorCount() system
declare ExAllocatePoolWithTag(t, s, g) system
declare ExFreePool(p) system
global @Slots internal
global @Count internal
func Fill() internal returns "long" {
  @Count = call KeQueryMaximumProcessorCount()
  @Slots = call ExAllocatePoolWithTag(0, 640, 7)
  branch @Slots == 0 ? none : clear
none:
  return -1
clear:
  @Slots* = 0
  %i = 0
  goto round
round:
  branch %i %LESS% @Count ? more : ok
more:
  %p = (@Slots + %i)
  call NdisAllocatePacketPool(&%s, &%p*.Pool, 8, 16)
  branch %s != 0 ? short : block
short:
  %p*.Pool = 0
  goto none
block:
  %p*.Block = call ExAllocatePoolWithTag(0, 64, 7)
  branch %p*.Block == 0 ? none : took
took:
  %i = (%i + 1)
  goto round
ok:
  return 0
}
func Empty() internal {
  branch @Slots == 0 ? end : start
start:
%EMPTY%
  goto round
round:
  branch %GOESON% ? one : all
one:
  branch %p*.Pool != 0 ? give : rest
give:
  call NdisFreePacketPool(%p*.Pool)
  goto rest
rest:
  branch %p*.Block != 0 ? block : next
block:
  call ExFreePool(%p*.Block)
  goto next
next:
%NEXT%
  goto round
all:
  call ExFreePool(@Slots)
  @Slots = 0
  return
end:
  return
}
)";

constexpr llvm::StringLiteral Loads = R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call Empty()
  return%UNLOAD%
}
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  $0*.DriverUnload = #Unload
  %s = call Fill()
  branch %s != 0 ? undo : ok
undo:
  call Empty()
  return %s%ENTRY%
ok:
  return 0
}
)";

/// A loop over the array.
struct Loop {
  std::string Start, GoesOn, Next;
  std::string Less = "<u"; ///< how the other one asks for its index
};

/// What is said of a driver that empties the array by \p By, and whether
/// anything is expected.
void check(const Loop &By, bool Leaks) {
  std::string Text = (Head + FillsAnArray + Loads).str();
  auto Put = [&](llvm::StringRef What, const std::string &In) {
    Text.replace(Text.find(What), What.size(), In);
  };
  auto Twice = [](const std::string &Id) {
    return " ; EXPECT " + Id + " " + Id;
  };
  Put("%LESS%", By.Less);
  Put("%EMPTY%", By.Start);
  Put("%GOESON%", By.GoesOn);
  Put("%NEXT%", By.Next);
  Put("%UNLOAD%", Leaks ? Twice("ndis-unload-leak") : "");
  Put("%ENTRY%", Leaks ? Twice("ndis-entry-failure-leak") : "");
  EXPECT_EQ(said(Text, {}), expected(Text)) << Text;
}

Loop byIndex(llvm::StringRef From, llvm::StringRef Less) {
  std::string Point = "\n  %p = (@Slots + %i)";
  return {("  %i = " + From + Point).str(), ("%i " + Less + " @Count").str(),
          "  %i = (%i + 1)" + Point, Less.str()};
}

TEST(EmptyingTest, ByAnIndexThatGoesAsFar) {
  for (llvm::StringRef Less : {"<", "<u"}) {
    check(byIndex("0", Less), /*Leaks=*/false);
    check(byIndex("1", Less), /*Leaks=*/true);
  }
}

TEST(EmptyingTest, ByAPointerThatGoesForward) {
  Loop Walk{"  %p = @Slots\n  %end = (@Slots + @Count)", "%p < %end",
            "  %p = (%p + 1)"};
  check(Walk, /*Leaks=*/false);
  Walk.Start = "  %p = (@Slots + 1)\n  %end = (@Slots + @Count)";
  check(Walk, /*Leaks=*/true);
}

TEST(EmptyingTest, ByAPointerThatGoesBack) {
  Loop Walk{"  %p = ((@Slots + @Count) - 1)", "%p >= @Slots",
            "  %p = (%p - 1)"};
  check(Walk, /*Leaks=*/false);
}

} // namespace
} // namespace ndistidy::engine
