//===- LateMemoryTest.cpp - Memory that comes when it was asked for -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include <gtest/gtest.h>

using namespace ndistidy;

namespace {

/// A miniport that asks for shared memory and gets it later.
constexpr llvm::StringLiteral Miniport = R"(
declare NdisMInitializeWrapper(w, d, p, r) system
declare NdisTerminateWrapper(w, r) system
declare NdisMRegisterMiniport(w, c, l) system
declare NdisMSetAttributes(h, c, b, t) system
declare NdisMInitializeScatterGatherDma(h, b, l) system
declare NdisMAllocateSharedMemoryAsync(h, l, c, x) system
declare NdisMFreeSharedMemory(h, l, c, v, p) system
declare NdisAllocateMemoryWithTag(m, l, t) system
declare NdisFreeMemory(m, l, f) system
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&%w, $0, $1, 0)
  %c.InitializeHandler = #Initialize
  %c.HaltHandler = #Halt
  %c.AllocateCompleteHandler = #Came
  %s = call NdisMRegisterMiniport(%w, &%c, 108)
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(%w, 0)
  return %s
go:
  return 0
}
func Initialize(Open, Medium, Media, Count, Handle, Configuration) {
  %s = call NdisAllocateMemoryWithTag(&%a, 64, 7)
  branch %s != 0 ? none : zero
none:
  return %s
zero:
  %a* = 0
  call NdisMSetAttributes($4, %a, 0, 5)
  %s = call NdisMInitializeScatterGatherDma($4, 0, 1514)
  branch %s != 0 ? free : ask
ask:
  %s = call NdisMAllocateSharedMemoryAsync($4, 64, 1, &%a*.Block)
  branch %s == 259 ? good : free
free:
  call NdisFreeMemory(%a, 0, 0)
  return %s
good:
  return 0
}
)";

void check(llvm::StringRef Rest) {
  std::string Text = (Miniport + Rest).str();
  EXPECT_EQ(engine::said(Text, {}), engine::expected(Text)) << Text;
}

} // namespace

TEST(LateMemory, MemoryThatCameLaterIsOwedByHalt) {
  check(R"(
func Came(Context, Address, Physical, Length, Block) {
  $0*.Memory = $1
  return
}
func Halt(Context) { ; EXPECT ndis-halt-leak
  call NdisFreeMemory($0, 0, 0)
  return
}
)");
}

TEST(LateMemory, MemoryThatCameLaterIsGivenBackIfItCame) {
  check(R"(
func Came(Context, Address, Physical, Length, Block) {
  $0*.Memory = $1
  return
}
func Halt(Context) {
  branch $0*.Memory != 0 ? some : none
some:
  call NdisMFreeSharedMemory(0, 64, 1, $0*.Memory, 0)
  goto none
none:
  call NdisFreeMemory($0, 0, 0)
  return
}
)");
}

TEST(LateMemory, WhatTheCallPassesOnSaysWhereTheMemoryIsKept) {
  check(R"(
func Came(Context, Address, Physical, Length, Block) {
  $4*.Memory = $1
  return
}
func Halt(Context) {
  branch $0*.Block.Memory != 0 ? some : none
some:
  call NdisMFreeSharedMemory(0, 64, 1, $0*.Block.Memory, 0)
  goto none
none:
  call NdisFreeMemory($0, 0, 0)
  return
}
)");
}

TEST(LateMemory, MemoryThatNobodyKeepsIsLost) {
  check(R"(
func Came(Context, Address, Physical, Length, Block) {
  branch $1 != 0 ? came : out
came:
  $0*.Count = 1
  return
out:
  return
}
func Halt(Context) { ; EXPECT ndis-halt-leak
  call NdisFreeMemory($0, 0, 0)
  return
}
)");
}
