//===- InterpreterTest.cpp - The oracle itself ----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/InterpreterTesting.h"

using namespace ndistidy;
using namespace ndistidy::engine::oracle;

/// The body of Entry alone.
static Enumeration runEntry(llvm::StringRef Body) {
  return run(("func Entry() {\nb0:\n" + Body + "}\n").str());
}

/// A body of Unload behind an Entry that takes one of each.
static Enumeration runUnload(llvm::StringRef Body) {
  return run((R"(func Entry() {
b0:
  %s = call TakeReg(&@G.reg)
  branch %s == 0 ? b1 : fail
b1:
  call InitLock(&@G.lock)
  call RegisterUnload(#Unload)
  return 0
fail:
  return %s
}
func Unload() {
b0:
)" + Body + "}\n")
                 .str());
}

TEST(InterpreterTest, CorrectDriverHasNoDefect) {
  Enumeration E = runUnload(R"(
  call FreeLock(&@G.lock)
  call GiveReg(@G.reg)
  return
)");
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, Defects());
  EXPECT_EQ(E.Executions, 2U);
}

TEST(InterpreterTest, WhatUnloadLeavesIsReportedByClass) {
  Enumeration E = runUnload("  return\n");
  EXPECT_EQ(E.Required,
            (Defects{{"ndis-unload-skips-deregister", "Unload", "toy-reg"},
                     {"ndis-unpaired-lock", "Unload", "toy-lock"}}));
}

TEST(InterpreterTest, ReleaseUnderAChanceLeaksOnTheOtherPath) {
  Enumeration E = runUnload(R"(
  call FreeLock(&@G.lock)
  %c = call Coin()
  branch %c == 0 ? b1 : b2
b1:
  call GiveReg(@G.reg)
  goto b2
b2:
  return
)");
  EXPECT_EQ(E.Required,
            (Defects{{"ndis-unload-skips-deregister", "Unload", "toy-reg"}}));
  EXPECT_EQ(E.Executions, 4U);
}

TEST(InterpreterTest, FailureKeepsWhatWasTaken) {
  Enumeration E = runEntry(R"(
  call TakeOut(&%s, &%h)
  branch %s == 0 ? b1 : fail
b1:
  %p = call AllocMem()
  branch %p == 0 ? fail2 : b2
b2:
  call FreeMem(%p)
  call GiveOut(%h)
  return 0
fail2:
  %s = 0xC000009A
  goto fail
fail:
  return %s
)");
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required,
            (Defects{{"ndis-entry-failure-leak", "Entry", "toy-out"}}));
}

TEST(InterpreterTest, SuccessWithoutAnUnloadRoutine) {
  Enumeration E = runEntry(R"(
  %s = call TakeReg(&@G.reg)
  return %s
)");
  EXPECT_EQ(E.Required,
            (Defects{{"ndis-unload-handler-missing", "Entry", ""}}));
}

TEST(InterpreterTest, ALockAloneMayOrMayNotNeedAnUnloadRoutine) {
  Enumeration E = runEntry(R"(
  call InitLock(&@G.lock)
  return 0
)");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated,
            (Defects{{"ndis-unload-handler-missing", "Entry", ""}}));
}

TEST(InterpreterTest, SecondReleaseIsReportedWhereItStands) {
  Enumeration E = runUnload(R"(
  call FreeLock(&@G.lock)
  call GiveReg(@G.reg)
  call Again(&@G.reg)
  return
}
func Again(place) {
b0:
  call GiveReg($0*)
  return
)");
  EXPECT_EQ(E.Required, (Defects{{"ndis-double-release", "Again", "toy-reg"}}));
}

TEST(InterpreterTest, ReleaseOfWhatWasNeverTaken) {
  Enumeration E = runEntry(R"(
  call FreeLock(&@G.lock)
  return 0
)");
  EXPECT_EQ(E.Required,
            (Defects{{"ndis-release-unacquired", "Entry", "toy-lock"}}));
}

TEST(InterpreterTest, ReleaseAfterAFailureThatWasSeen) {
  Enumeration E = runEntry(R"(
  %s = call TakeReg(&@G.reg)
  branch %s == 0 ? b1 : b1
b1:
  call GiveReg(@G.reg)
  return 0
)");
  EXPECT_EQ(E.Required,
            (Defects{{"ndis-release-unacquired", "Entry", "toy-reg"}}));
}

TEST(InterpreterTest, ReleaseAfterAFailureThatNobodySaw) {
  Enumeration E = runEntry(R"(
  %s = call TakeReg(&@G.reg)
  call GiveReg(@G.reg)
  return 0
)");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated,
            (Defects{{"ndis-release-unacquired", "Entry", "toy-reg"}}));
}

TEST(InterpreterTest, KeysAreComparedByValue) {
  Enumeration E = runEntry(R"(
  %s = call TakeKey(7)
  branch %s == 0 ? b1 : b2
b1:
  call GiveKey(8)
  return 0
b2:
  return %s
)");
  EXPECT_EQ(E.Required,
            (Defects{{"ndis-release-unacquired", "Entry", "toy-key"}}));
  EXPECT_EQ(E.Tolerated,
            (Defects{{"ndis-unload-handler-missing", "Entry", ""}}));
}

TEST(InterpreterTest, MemoryIsNotUsedAfterItsRelease) {
  Enumeration E = runEntry(R"(
  %p = call AllocMem()
  branch %p == 0 ? b1 : b2
b1:
  return 0
b2:
  %p*.count = 1
  call FreeMem(%p)
  %n = %p*.count
  return 0
)");
  EXPECT_EQ(E.Required,
            (Defects{{"ndis-use-after-release", "Entry", "toy-mem"}}));
}

TEST(InterpreterTest, DeadHandlesAreNotGivenToTheOs) {
  Enumeration E = runUnload(R"(
  call FreeLock(&@G.lock)
  call GiveReg(@G.reg)
  call Use(@G.reg)
  return
)");
  EXPECT_EQ(E.Required,
            (Defects{{"ndis-use-after-release", "Unload", "toy-reg"}}));
}

TEST(InterpreterTest, LoopsTakeOneInstanceEachTime) {
  Enumeration E = runEntry(R"(
  %i = 0
  goto head
head:
  branch %i < 3 ? body : done
body:
  %s = call TakeReg(&%h)
  branch %s == 0 ? next : done
next:
  %i = (%i + 1)
  goto head
done:
  branch %i > 0 ? b1 : b2
b1:
  call GiveReg(%h)
  goto b2
b2:
  return -1
)");
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required,
            (Defects{{"ndis-entry-failure-leak", "Entry", "toy-reg"}}));
}

TEST(InterpreterTest, StructuresAreCopiedWithTheirParts) {
  Enumeration E = runUnload(R"(
  %g = &@G
  %copy = %g*
  call GiveReg(%copy.reg)
  call FreeLock(&%g*.lock)
  return
)");
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required, Defects());
}

TEST(InterpreterTest, ZeroedMemoryIsZeroInItsParts) {
  Enumeration E = runEntry(R"(
  %p = call AllocZeroMem()
  branch %p == 0 ? b1 : b2
b1:
  return 0
b2:
  branch %p*.list.head == 0 ? b3 : b4
b3:
  call FreeMem(%p)
  return 0
b4:
  return 0
)");
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required, Defects());
}

TEST(InterpreterTest, WhatIsUnknownIsSaid) {
  EXPECT_EQ(runEntry("  branch %x == 0 ? b1 : b1\nb1:\n  return 0\n").Unknown,
            "branches on what was never stored");
  EXPECT_EQ(runEntry("  %p = 0\n  %p*.x = 1\n  return 0\n").Unknown,
            "goes through what is no pointer");
  EXPECT_EQ(runEntry("  goto b1\nb1:\n  goto b1\n").Unknown,
            "an execution is too long");
  EXPECT_EQ(runEntry("  %x = ?\n  return 0\n").Unknown, "has an unknown value");
  EXPECT_EQ(runEntry("  call Nobody()\n  return 0\n").Unknown,
            "calls what is not there");
  EXPECT_EQ(runEntry("  call InitLock(&@G)\n  call InitLock(&@G)\n  return 0\n")
                .Unknown,
            "takes again what it holds");
}
