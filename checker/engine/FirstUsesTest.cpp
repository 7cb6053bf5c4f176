//===- FirstUsesTest.cpp - Tests of what a routine uses in any case -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include <gtest/gtest.h>

using namespace ndistidy;

namespace {

/// A miniport with registers that are mapped and an interrupt.
constexpr llvm::StringLiteral Miniport = R"(
declare NdisMInitializeWrapper(w, d, p, r) system
declare NdisTerminateWrapper(w, r) system
declare NdisMRegisterMiniport(w, c, l) system
declare NdisMSetAttributes(h, c, b, t) system
declare NdisMMapIoSpace(v, h, p, l) system
declare NdisMUnmapIoSpace(h, v, l) system
declare NdisMRegisterInterrupt(i, h, v, l, r, s, m) system
declare NdisMDeregisterInterrupt(i) system
declare NdisAllocateMemoryWithTag(m, l, t) system
declare NdisFreeMemory(m, l, f) system
declare READ_REGISTER_ULONG(r) system
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&%w, $0, $1, 0)
  %c.InitializeHandler = #Initialize
  %c.HaltHandler = #Halt
  %c.ISRHandler = #Isr
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
  %a*.Handle = $4
  call NdisMSetAttributes($4, %a, 0, 5)
  %s = call NdisMMapIoSpace(&%a*.Bar.Registers, $4, 0, 64)
  branch %s != 0 ? free : mapped
free:
  call NdisFreeMemory(%a, 0, 0)
  return %s
mapped:
  %s = call NdisMRegisterInterrupt(&%a*.Interrupt, $4, 5, 5, 1, 1, 0)
  branch %s != 0 ? unmap : done
unmap:
  call NdisMUnmapIoSpace($4, %a*.Bar.Registers, 64)
  goto free
done:
  return 0
}
)";

constexpr llvm::StringLiteral Late = R"(
func Halt(Context) {
  call NdisMUnmapIoSpace($0*.Handle, $0*.Bar.Registers, 64) ; EXPECT ndis-release-order
  call NdisMDeregisterInterrupt(&$0*.Interrupt)
  call NdisFreeMemory($0, 0, 0)
  return
}
)";

/// The same, and nothing wrong with it.
constexpr llvm::StringLiteral Harmless = R"(
func Halt(Context) {
  call NdisMUnmapIoSpace($0*.Handle, $0*.Bar.Registers, 64)
  call NdisMDeregisterInterrupt(&$0*.Interrupt)
  call NdisFreeMemory($0, 0, 0)
  return
}
)";

void check(llvm::StringRef Halt, llvm::StringRef Isr) {
  std::string Text = (Miniport + Halt + Isr).str();
  EXPECT_EQ(engine::said(Text, {}), engine::expected(Text)) << Text;
}

} // namespace

TEST(FirstUses, WhatTheInterruptRoutineReadsGoesLast) {
  check(Late, R"(
func Isr(Recognized, Queue, Context) {
  %r = call READ_REGISTER_ULONG($2*.Bar.Registers)
  return
}
)");
}

TEST(FirstUses, AtAnOffset) {
  check(Late, R"(
func Isr(Recognized, Queue, Context) {
  %a = $2
  %b = %a*.Bar.Registers
  %r = call READ_REGISTER_ULONG((%b + 16))
  return
}
)");
}

TEST(FirstUses, ByItself) {
  check(Late, R"(
func Isr(Recognized, Queue, Context) {
  branch $2*.Bar.Registers*.Status == 0 ? out : more
out:
  return
more:
  $0* = 1
  return
}
)");
}

TEST(FirstUses, InARoutineThatItCalls) {
  check(Late, R"(
func Read(Adapter) {
  %r = call READ_REGISTER_ULONG($0*.Bar.Registers)
  return %r
}
func Isr(Recognized, Queue, Context) {
  %r = call Read($2)
  return
}
)");
}

TEST(FirstUses, WhatABranchMayKeepItFromIsNotSaid) {
  check(Harmless, R"(
func Isr(Recognized, Queue, Context) {
  branch $2*.Halting != 0 ? out : more
out:
  return
more:
  %r = call READ_REGISTER_ULONG($2*.Bar.Registers)
  return
}
)");
}

TEST(FirstUses, WhereTheCardDecidesItIsSaid) {
  check(Late, R"(
func Isr(Recognized, Queue, Context) {
  %p = call READ_REGISTER_ULONG(96)
  branch (%p & 4) == 0 ? out : more
out:
  return
more:
  %r = call READ_REGISTER_ULONG($2*.Bar.Registers)
  return
}
)");
}

TEST(FirstUses, WhatACallMadeOfTheDriversStateMayKeepItFromThat) {
  check(Harmless, R"(
func Isr(Recognized, Queue, Context) {
  %p = call READ_REGISTER_ULONG(&$2*.Halting)
  branch %p != 0 ? out : more
out:
  return
more:
  %r = call READ_REGISTER_ULONG($2*.Bar.Registers)
  return
}
)");
  check(Harmless, R"(
func IsUp(Adapter) {
  return $0*.Up
}
func Isr(Recognized, Queue, Context) {
  %p = call IsUp($2)
  branch %p == 0 ? out : more
out:
  return
more:
  %r = call READ_REGISTER_ULONG($2*.Bar.Registers)
  return
}
)");
}

TEST(FirstUses, WhatIsOnlyLookedAtMayGo) {
  check(Harmless, R"(
func Isr(Recognized, Queue, Context) {
  branch $2*.Bar.Registers == 0 ? out : more
out:
  return
more:
  $0* = 1
  return
}
)");
}

TEST(FirstUses, AnotherVariableMayGo) {
  check(Harmless, R"(
func Isr(Recognized, Queue, Context) {
  %b = $2*.Bar.Registers
  %b = $2*.Other
  %r = call READ_REGISTER_ULONG(%b)
  return
}
)");
}

TEST(FirstUses, WhatIsClearedBeforeItGoesMayGo) {
  check(R"(
func Halt(Context) {
  %b = $0*.Bar.Registers
  $0*.Bar.Registers = 0
  call NdisMUnmapIoSpace($0*.Handle, %b, 64)
  call NdisMDeregisterInterrupt(&$0*.Interrupt)
  call NdisFreeMemory($0, 0, 0)
  return
}
)",
        R"(
func Isr(Recognized, Queue, Context) {
  %r = call READ_REGISTER_ULONG($2*.Bar.Registers)
  return
}
)");
}

TEST(FirstUses, TheRightOrderIsSilent) {
  check(R"(
func Halt(Context) {
  call NdisMDeregisterInterrupt(&$0*.Interrupt)
  call NdisMUnmapIoSpace($0*.Handle, $0*.Bar.Registers, 64)
  call NdisFreeMemory($0, 0, 0)
  return
}
)",
        R"(
func Isr(Recognized, Queue, Context) {
  %r = call READ_REGISTER_ULONG($2*.Bar.Registers)
  return
}
)");
}
