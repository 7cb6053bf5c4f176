//===- LifeRecorderTest.cpp - Tests of what is written down of a life -----===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "engine/Engine.h"
#include "ir/Linker.h"
#include "ir/Text.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using engine::Life;
using engine::LifeEvent;
using engine::LifeResource;

namespace {

constexpr llvm::StringLiteral Head = R"(
declare NdisMInitializeWrapper(w, d, p, r) system
declare NdisTerminateWrapper(w, r) system
declare NdisMRegisterMiniport(w, c, l) system
declare NdisMRegisterUnloadHandler(w, h) system
declare NdisRegisterProtocol(s, h, c, l) system
declare NdisDeregisterProtocol(s, h) system
declare NdisAllocatePacketPool(s, p, n, r) system
declare NdisFreePacketPool(p) system
declare NdisAllocateMemoryWithTag(m, l, t) system
declare NdisFreeMemory(m, l, f) system
declare KeQueryTimeIncrement() system
declare Elsewhere(x)
global @Pool internal
global @Log internal
global @Protocol internal
)";

engine::Analysis analyse(llvm::StringRef Text, bool Record = true) {
  auto M = llvm::cantFail(
      ir::parse(llvm::MemoryBufferRef(Head.str() + Text.str(), "driver.c")));
  std::vector<ir::Module> Modules;
  Modules.push_back(std::move(M));
  ir::Program P = llvm::cantFail(ir::link(std::move(Modules)));
  engine::Options O;
  O.RecordLives = Record;
  return engine::analyse(P, catalogue::shipped(), O);
}

std::string spell(LifeResource::Fate F) {
  switch (F) {
  case LifeResource::Fate::Unclear:
    return "unclear";
  case LifeResource::Fate::Between:
    return "between";
  case LifeResource::Fate::NotOwed:
    return "not owed";
  case LifeResource::Fate::GivenBack:
    return "given back";
  case LifeResource::Fate::Left:
    return "left";
  }
  return "";
}

/// A line for each thing that \p L says, in its order; lines of the source
/// count from the first behind Head.
std::string told(const Life &L) {
  size_t Before = Head.count('\n');
  auto Line = [&](ir::Location Loc) {
    return Loc.valid() ? std::to_string(Loc.Line - Before) : "-";
  };
  std::string Text;
  for (const LifeEvent &E : L.Events) {
    Text += L.Routines[E.During].Name + " " + Line(E.Loc) + ": ";
    if (E.K == LifeEvent::Kind::Register)
      Text += E.Routine + " as " + E.Role + "\n";
    else
      Text += (E.K == LifeEvent::Kind::Take ? "takes " : "gives back ") +
              std::to_string(E.Resource) + "\n";
  }
  for (const auto &R : L.Resources) {
    Text += R.Title + " '" + R.Name + "': " + spell(R.Ends) + "\n";
    for (const engine::LifeLoss &Way : R.Losses)
      Text += "  lost in " + L.Routines[Way.During].Name + " " + Line(Way.Loc) +
              " after " + std::to_string(Way.Path.size()) + " steps\n";
  }
  return Text;
}

/// Of the driver's life in \p Text, the first one.
std::string told(const std::string &Text) {
  engine::Analysis A = analyse(Text);
  return A.Lives.empty() ? "no life" : told(A.Lives.front());
}

constexpr llvm::StringLiteral Protocol = R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  $0*.DriverUnload = #Unload
  %s = call NdisAllocateMemoryWithTag(&@Log, 4096, 7)
  branch %s != 0 ? failed : pool
pool:
  call Take()
  call NdisRegisterProtocol(&%s, &@Protocol, &%c, 108)
  branch %s != 0 ? undo : ok
undo:
  call NdisFreeMemory(@Log, 0, 0)
  return %s
failed:
  return %s
ok:
  return 0
}
func Take() internal {
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  return
}
)";

TEST(LifeRecorder, NothingIsRecordedUnasked) {
  EXPECT_TRUE(analyse(Protocol, false).Lives.empty());
}

TEST(LifeRecorder, ALifeFromTheBeginningToTheEnd) {
  EXPECT_EQ(told(Protocol.str() + R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call NdisDeregisterProtocol(&%s, @Protocol)
  branch %s != 0 ? early : give
early:
  return
give:
  call NdisFreeMemory(@Log, 0, 0)
  return
})"),
            "DriverEntry 3: Unload as DriverUnload routine\n"
            "DriverEntry 4: takes 0\n"
            "DriverEntry 19: takes 1\n"
            "DriverEntry 8: takes 2\n"
            "DriverEntry 11: gives back 0\n"
            "Unload 24: gives back 2\n"
            "Unload 29: gives back 0\n"
            "memory 'Log': left\n"
            "  lost in Unload 27 after 4 steps\n"
            "packet pool 'Pool': left\n"
            "  lost in DriverEntry 12 after 3 steps\n"
            "  lost in Unload 30 after 3 steps\n"
            "  lost in Unload 27 after 3 steps\n"
            "protocol registration 'Protocol': given back\n");
}

TEST(LifeRecorder, OneCallInTwoFramesTakesTwoThings) {
  std::string Text = told(R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call Take(&@Log)
  call Take(&@Pool)
  return 0
}
func Take(To) internal {
  call NdisAllocateMemoryWithTag($0, 4096, 7)
  return
}
)");
  EXPECT_EQ(Text, "DriverEntry 8: takes 0\n"
                  "DriverEntry 8: takes 1\n"
                  "memory '*To': left\n"
                  "  lost in DriverEntry - after 0 steps\n"
                  "memory '*To': left\n"
                  "  lost in DriverEntry - after 0 steps\n");
}

TEST(LifeRecorder, TheNameIsWhereTheSourcePutsIt) {
  EXPECT_EQ(told(R"(
declare ExAllocatePoolWithTag(t, l, g) system
declare ExFreePool(p) system
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  %t1 = call ExAllocatePoolWithTag(0, 64, 7)
  @Pool.Buffer = %t1
  %t2 = call ExAllocatePoolWithTag(0, 64, 7)
  call ExFreePool(%t2)
  %p = call ExAllocatePoolWithTag(0, 64, 7)
  call ExFreePool(%p)
  call ExFreePool(%t1)
  return 0
}
)"),
            "DriverEntry 5: takes 0\n"
            "DriverEntry 7: takes 1\n"
            "DriverEntry 8: gives back 1\n"
            "DriverEntry 9: takes 2\n"
            "DriverEntry 10: gives back 2\n"
            "DriverEntry 11: gives back 0\n"
            "pool memory 'Pool.Buffer': given back\n"
            "pool memory '': given back\n"
            "pool memory 'p': given back\n");
}

TEST(LifeRecorder, WhatTheSourceReachesInTwoStepsHasNoName) {
  EXPECT_EQ(told(R"(
declare NdisAllocateSpinLock(l) system
declare NdisFreeSpinLock(l) system
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  %t1 = &@Log.Blocks[2]
  call NdisAllocateSpinLock(&%t1*.Lock)
  call NdisFreeSpinLock(&%t1*.Lock)
  return 0
}
)"),
            "DriverEntry 6: takes 0\n"
            "DriverEntry 7: gives back 0\n"
            "spin lock '': given back\n");
}

TEST(LifeRecorder, WhatNobodyHasToGiveBackAndWhatNobodyCanFollow) {
  EXPECT_EQ(told(R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&%w, $0, $1, 0)
  %s = call NdisMRegisterMiniport(%w, &%c, 108)
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(%w, 0)
  return %s
go:
  call NdisAllocateMemoryWithTag(&%p, 4096, 7)
  call Elsewhere(%p)
  call NdisAllocatePacketPool(&%s, &%q, 8, 16)
  branch %s == 0 ? free : end
free:
  call NdisFreePacketPool(%q)
  goto end
end:
  return 0
}
)"),
            "DriverEntry 3: takes 0\n"
            "DriverEntry 4: takes 1\n"
            "DriverEntry 7: gives back 0\n"
            "DriverEntry 10: takes 2\n"
            "DriverEntry 12: takes 3\n"
            "DriverEntry 15: gives back 3\n"
            "NDIS wrapper 'w': not owed\n"
            "miniport registration '': not owed\n"
            "memory 'p': unclear\n"
            "packet pool 'q': given back\n");
}

TEST(LifeRecorder, WhatRoutinesInBetweenTakeIsToldByItsKind) {
  EXPECT_EQ(told(R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  %c.BindAdapterHandler = #Bind
  %c.UnbindAdapterHandler = #Unbind
  call NdisAllocateMemoryWithTag(&@Log, 4096, 7)
  call NdisRegisterProtocol(&%s, &@Protocol, &%c, 108)
  $0*.DriverUnload = #Unload
  return 0
}
func Bind(Status, Context, Name, One, Two) {
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  return
}
func Unbind(Status, Binding, Context) {
  call NdisFreePacketPool(@Pool)
  call NdisFreeMemory(@Log, 0, 0)
  return
}
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call NdisDeregisterProtocol(&%s, @Protocol)
  return
}
)"),
            "DriverEntry 5: takes 0\n"
            "DriverEntry 6: takes 1\n"
            "DriverEntry 6: Bind as ProtocolBindAdapter routine\n"
            "DriverEntry 6: Unbind as ProtocolUnbindAdapter routine\n"
            "DriverEntry 7: Unload as DriverUnload routine\n"
            "Bind 11: takes 2\n"
            "Unbind 15: gives back 2\n"
            "Unbind 16: gives back 0\n"
            "Unload 20: gives back 1\n"
            "memory 'Log': unclear\n"
            "protocol registration 'Protocol': given back\n"
            "packet pool '': between\n");
}

} // namespace
