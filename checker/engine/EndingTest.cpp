//===- EndingTest.cpp - From how many states a lifecycle ends -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/AdapterTesting.h"
#include "llvm/Support/FormatVariadic.h"

using namespace ndistidy::engine::adapter;

namespace {

/// Takes two buffers if it can, and does \p Begin with that; MiniportHalt is so
/// many blocks long.
uint64_t stepsOf(llvm::StringRef Begin, unsigned Blocks) {
  std::string Text = (llvm::Twine(Head) + NoReset + NoUnload + R"(
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  %b = call ExAllocatePoolWithTag(0, 64, 7)
  branch %b == 0 ? ok : one
one:
  call InsertTailList(&%a*.List, &%b*.Link)
  %c = call ExAllocatePoolWithTag(0, 64, 7)
  branch %c == 0 ? ok : two
two:
  call InsertTailList(&%a*.List, &%c*.Link)
)" + Begin + R"(
  goto ok
ok:
  return 0
}
func Halt(Context) { ; EXPECT ndis-halt-leak
)")
                         .str();
  for (unsigned I = 0; I != Blocks; ++I)
    Text += llvm::formatv("  goto more{0}\nmore{0}:\n", I);
  Text += "  call NdisFreeMemory($0, 0, 0)\n  return\n}\n";
  ndistidy::engine::Analysis A;
  EXPECT_EQ(said(Text, {}, &A), ndistidy::engine::expected(Text)) << Text;
  return A.Stats.Steps;
}

/// In how many states MiniportHalt runs, whatever for.
uint64_t states(llvm::StringRef Begin) {
  return (stepsOf(Begin, 30) - stepsOf(Begin, 10)) / 20;
}

/// A flag tells apart what holds both.
TEST(EndingTest, WhatHoldsLessIsFollowedByItselfWhereItIsToldApart) {
  EXPECT_EQ(states("") + 1, states("  %a*.Both = 1\n"));
}

} // namespace
