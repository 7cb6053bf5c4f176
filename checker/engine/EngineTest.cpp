//===- EngineTest.cpp - What is said of text IR ---------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include "llvm/ADT/StringExtras.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::engine;

namespace {

void check(const std::string &Text, const engine::Options &O = {}) {
  EXPECT_EQ(said(Text, O), expected(Text)) << Text;
}

} // namespace

TEST(EngineTest, PairsThatFitAreSilent) {
  check(miniport(TakePool, R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call NdisFreePacketPool(@Pool)
  return
})"));
}

TEST(EngineTest, WhatNoPathReleasesIsReportedAtTheName) {
  check(miniport(TakePool, R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { ; EXPECT ndis-unload-leak
  return
})"));
}

TEST(EngineTest, WhatSomePathKeepsIsReportedAtItsExit) {
  check(miniport(TakePool, R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  %t = call KeQueryTimeIncrement()
  branch %t == 7 ? early : give
early:
  return ; EXPECT ndis-unload-leak
give:
  call NdisFreePacketPool(@Pool)
  return
})"));
}

TEST(EngineTest, FailuresHaveToUndo) {
  check(miniport(R"(
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  branch %s != 0 ? bad : ok
bad:
  return %s ; EXPECT ndis-entry-failure-leak
ok:
  call NdisFreePacketPool(@Pool)
  return 0)",
                 ""));
}

TEST(EngineTest, TheSystemAnswersTheSameEachTime) {
  constexpr llvm::StringLiteral Takes = R"(
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  %n = call KeQueryMaximumProcessorCountEx(65535)
  branch %n != 7 ? take : done
take:
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  branch %s != 0 ? undo : done
done:
  return 0)";
  constexpr llvm::StringLiteral Gives = R"(
declare KeQueryMaximumProcessorCountEx(g) system
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  %n = call KeQueryMaximumProcessorCountEx(65535)
  branch %n != 7 ? give : done
give:
  call NdisFreePacketPool(@Pool)
  goto done
done:
  return
})";
  check(miniport(Takes, Gives));
  // Of another group.
  std::string Other = Gives.str();
  Other.replace(Other.find("65535"), 5, "1");
  EXPECT_NE(said(miniport(Takes, Other), {}), "");
}

TEST(EngineTest, NoFailureIsASuccessByAccident) {
  // What is not below zero is a success, says one test, and what is not zero is
  // none, says another. Most calls never make a difference.
  check(miniport(R"(
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  branch %s != 0 ? undo : ok
ok:
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  %s = call KeQueryTimeIncrement()
  branch %s >= 0 ? second : bad
second:
  branch %s != 0 ? bad : done
bad:
  call NdisFreePacketPool(@Pool)
  goto undo
done:
  return 0)",
                 R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call NdisFreePacketPool(@Pool)
  return
})"));
}

TEST(EngineTest, HandlerIsMissing) {
  std::string Text = Head.str() + R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) { ; EXPECT ndis-unload-handler-missing
  call NdisRegisterProtocol(&%s, &@Protocol, &%c, 104)
  return %s
})";
  check(Text);
}

TEST(EngineTest, MiniportThatHoldsNothingNeedsNoHandlerUnlessAsked) {
  std::string Text = miniport("  return 0", "");
  check(Text);
  engine::Options Always;
  Always.RequireUnloadHandlerAlways = true;
  EXPECT_NE(said(Text, Always).find("ndis-unload-handler-missing"),
            std::string::npos);
}

TEST(EngineTest, HandlerBeforeTheMiniport) {
  check(Head.str() + R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&@Wrapper, $0, $1, 0)
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload) ; EXPECT ndis-unload-handler-order
  %s = call NdisMRegisterMiniport(@Wrapper, &%c, 108)
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(@Wrapper, 0)
  return %s
go:
  return 0
}
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return })");
}

TEST(EngineTest, HandlerWithoutALookAtTheStatus) {
  check(Head.str() + R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&@Wrapper, $0, $1, 0)
  %s = call NdisMRegisterMiniport(@Wrapper, &%c, 108)
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload) ; EXPECT ndis-unload-handler-order
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(@Wrapper, 0)
  return %s
go:
  return 0
}
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return })");
}

TEST(EngineTest, HandlerWithAnotherHandle) {
  check(miniport(R"(
  call NdisMRegisterUnloadHandler(0, #Unload) ; EXPECT ndis-unload-handler-argument
  return 0)",
                 R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return })"));
  check(miniport(R"(
  call NdisMRegisterUnloadHandler($0, #Unload) ; EXPECT ndis-unload-handler-argument
  return 0)",
                 R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return })"));
}

TEST(EngineTest, HandlerThatIsAnotherRoutine) {
  std::string Text = Head.str() + R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&@Wrapper, $0, $1, 0)
  %c.HaltHandler = #Halt
  %s = call NdisMRegisterMiniport(@Wrapper, &%c, 108)
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(@Wrapper, 0)
  return %s
go:
  call NdisMRegisterUnloadHandler(@Wrapper, #Halt) ; EXPECT ndis-unload-handler-argument
  return 0
}
func Halt(Context: "void *") { return })";
  check(Text);
}

TEST(EngineTest, HandlerTwiceAndInsideALock) {
  check(miniport(R"(
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  call NdisAcquireSpinLock(&@Shared)
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload) ; EXPECT ndis-unload-handler-context ndis-unload-handler-context
  call NdisReleaseSpinLock(&@Shared)
  return 0)",
                 R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return })"));
}

TEST(EngineTest, WhatOthersMayChangeIsNoEvidence) {
  check(Head.str() + R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&@Wrapper, $0, $1, 0)
  %c.HaltHandler = #Halt
  %s = call NdisMRegisterMiniport(@Wrapper, &%c, 108)
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(@Wrapper, 0)
  return %s
go:
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  branch %s != 0 ? undo : ok
ok:
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  return 0
}
func Halt(Context: "void *") {
  @Flag = 1
  return
}
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  branch @Flag == 0 ? give : done
give:
  call NdisFreePacketPool(@Pool)
  goto done
done:
  return
})");
}

TEST(EngineTest, ARoutineThatReleasesInBetween) {
  check(Head.str() + R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  call NdisMInitializeWrapper(&@Wrapper, $0, $1, 0)
  %c.HaltHandler = #Halt
  %s = call NdisMRegisterMiniport(@Wrapper, &%c, 108)
  branch %s == 0 ? go : undo
undo:
  call NdisTerminateWrapper(@Wrapper, 0)
  return %s
go:
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  branch %s != 0 ? undo : ok
ok:
  return 0
}
func Halt(Context: "void *") {
  call NdisFreePacketPool(@Pool)
  return
})");
}

TEST(EngineTest, ProtocolUnloadSharesAHelper) {
  check(Head.str() + R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  %c.UnloadHandler = #ProtocolUnload
  call NdisRegisterProtocol(&%s, &@Protocol, &%c, 104)
  branch %s != 0 ? bad : ok
bad:
  return %s
ok:
  $0*.DriverUnload = #Unload
  return 0
}
func Give() {
  branch @Protocol != 0 ? give : done
give:
  call NdisDeregisterProtocol(&%s, @Protocol)
  @Protocol = 0
  goto done
done:
  return
}
func ProtocolUnload() {
  call Give()
  return
}
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call Give()
  return
})");
}

TEST(EngineTest, ProtocolUnloadThatLeavesTheHandle) {
  check(Head.str() + R"(
func DriverEntry(DriverObject: "struct _DRIVER_OBJECT *", Path) {
  %c.UnloadHandler = #ProtocolUnload
  call NdisRegisterProtocol(&%s, &@Protocol, &%c, 104)
  branch %s != 0 ? bad : ok
bad:
  return %s
ok:
  $0*.DriverUnload = #Unload
  return 0
}
func ProtocolUnload() {
  call NdisDeregisterProtocol(&%s, @Protocol)
  return
}
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call NdisDeregisterProtocol(&%s, @Protocol) ; EXPECT ndis-double-release
  return
})");
}

TEST(EngineTest, AnIncompleteRoutineIsSilent) {
  engine::Analysis A;
  std::string Text = Head.str() + R"(
func DriverEntry(DriverObject, Path) incomplete "a statement did not parse" { })";
  EXPECT_EQ(said(Text, {}, &A), "");
  ASSERT_EQ(A.Incompletes.size(), 1U);
  EXPECT_EQ(A.Incompletes[0].Function, "DriverEntry");
}

/// The routines that \p Text is said to have that were not read whole.
static std::string incomplete(const std::string &Text) {
  engine::Analysis A;
  EXPECT_EQ(said(Text, {}, &A), "");
  std::string Names;
  for (const engine::Incomplete &I : A.Incompletes)
    Names += I.Function + ": " + I.Reason + "\n";
  return Names;
}

TEST(EngineTest, WhatIsReachedAndIncompleteIsSilentAndSaidOnce) {
  constexpr const char *Broken = " incomplete \"why\" { }\n";
  EXPECT_EQ(incomplete(miniport(TakePool,
                                std::string("func Unload(DriverObject)") +
                                    Broken + "func NobodyCallsIt(x)" + Broken)),
            "Unload: why\n");
  EXPECT_EQ(incomplete(miniport(TakePool, std::string(R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call Helper(@Pool)
  call Helper(@Pool)
  return
}
func Helper(Pool))") + Broken)),
            "Helper: why\n");
  EXPECT_EQ(incomplete(
                miniport("  call IoRegister(#Callback)" + std::string(TakePool),
                         std::string(R"(
declare IoRegister(h) system
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return }
func Callback(x))") + Broken)),
            "Callback: why\n");
  EXPECT_EQ(incomplete(
                miniport("  call IoRegister(#Callback)" + std::string(TakePool),
                         std::string(R"(
declare IoRegister(h) system
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return }
func Callback(x) {
  call Helper($0)
  return
}
func Helper(x))") + Broken)),
            "Helper: why\n");
  EXPECT_EQ(incomplete(miniport(TakePool, std::string(R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  call Wrapper(0)
  return
}
func Wrapper(x) {
  call Helper($0)
  return
}
func Helper(x))") + Broken)),
            "Helper: why\n");
}

TEST(EngineTest, TheDriverObjectIsThereWhoeverLooks) {
  check(miniport(TakePool, R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  branch $0 == 0 ? nothing : give
nothing:
  return
give:
  call NdisFreePacketPool(@Pool)
  return
})"));
}

/// Memory that is not there, or that nobody can name, is found by others.
TEST(EngineTest, WhatIsStoredNobodyKnowsWhereIsUnknown) {
  auto StoredBehind = [](llvm::StringRef Pointer) {
    return miniport(
        ("\n  call NdisAllocatePacketPool(&%s, &" + Pointer + R"(*.Pool, 8, 16)
  branch %s != 0 ? undo : ok
ok:
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  return 0
)")
            .str(),
        R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return })");
  };
  check(StoredBehind("@Flag"));
}

TEST(EngineTest, OnlyTheChecksThatAreWanted) {
  engine::Options One;
  One.Checks = {"ndis-double-release"};
  EXPECT_EQ(said(miniport(TakePool, R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") { return })"),
                 One),
            "");
}

TEST(EngineTest, NotesTellThePath) {
  engine::Analysis A;
  said(miniport(TakePool, R"(
func Unload(DriverObject: "struct _DRIVER_OBJECT *") {
  branch $0*.Flags == 7 ? early : give
early:
  return
give:
  call NdisFreePacketPool(@Pool)
  return
})"),
       {}, &A);
  ASSERT_EQ(A.Findings.size(), 1U);
  std::string Notes;
  for (const engine::PathNote &N : A.Findings[0].Notes)
    Notes += N.Message + "\n";
  EXPECT_EQ(Notes, "the packet pool is acquired here\n"
                   "assuming 'DriverObject->Flags == 7' is true\n"
                   "returns here, and the packet pool is still held\n");
}
