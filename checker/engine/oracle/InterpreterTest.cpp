//===- InterpreterTest.cpp - The oracle itself -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Interpreter.h"
#include "engine/oracle/Comparison.h"
#include "engine/oracle/Toy.h"
#include "ir/Linker.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::engine::oracle;

static Enumeration run(llvm::StringRef Body) {
  std::string Text = (toyDeclarations() + "global @G\n" + Body).str();
  std::string Error;
  std::optional<ir::Module> M = read(Text, Error);
  EXPECT_TRUE(M) << Error;
  if (!M)
    return {};
  auto Linked = ir::link({std::move(*M)});
  EXPECT_TRUE(static_cast<bool>(Linked));
  return enumerate(*Linked, toyCatalogue());
}

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

using Defects = std::set<Defect>;

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

/// A driver that registers Start, whose body and that of Stop are given, and
/// Tick.
static Enumeration runInner(llvm::StringRef Start, llvm::StringRef Stop,
                            llvm::StringRef Tick = "  return\n") {
  return run(("func Entry() {\nb0:\n"
              "  call RegisterInner(#Start, #Stop, #Tick)\n  return 0\n}\n"
              "func Start() {\nb0:\n" +
              Start + "}\nfunc Stop(context) {\nb0:\n" + Stop +
              "}\nfunc Tick(context) {\nb0:\n" + Tick + "}\n")
                 .str());
}

static constexpr llvm::StringLiteral StartsInMemory = R"(
  %p = call AllocZeroMem()
  branch %p == 0 ? fail : b1
b1:
  %s = call TakeReg(&%p*.reg)
  branch %s != 0 ? undo : b2
b2:
  call SetContext(%p)
  %p*.has = 1
  return 0
undo:
  call FreeMem(%p)
  return %s
fail:
  return -1
)";

TEST(InterpreterTest, AnInnerLifecycleEndsWithItsContext) {
  Enumeration E = runInner(StartsInMemory, R"(
  call GiveReg($0*.reg)
  call FreeMem($0)
  return
)");
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, Defects());
}

TEST(InterpreterTest, WhatStopLeavesIsReportedThere) {
  EXPECT_EQ(runInner(StartsInMemory, "  call FreeMem($0)\n  return\n").Required,
            (Defects{{"ndis-halt-leak", "Stop", "toy-reg"}}));
  EXPECT_EQ(runInner("  %s = call TakeReg(&%h)\n  return -1\n", "  return\n")
                .Required,
            (Defects{{"ndis-initialize-failure-leak", "Start", "toy-reg"}}));
}

TEST(InterpreterTest, AFlagThatTickWritesIsNoEvidence) {
  llvm::StringLiteral Stop = R"(
  branch $0*.has != 0 ? give : free
give:
  call GiveReg($0*.reg)
  goto free
free:
  call FreeMem($0)
  return
)";
  EXPECT_EQ(runInner(StartsInMemory, Stop).Required, Defects());
  Enumeration E = runInner(StartsInMemory, Stop, "  $0*.has = 0\n  return\n");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, (Defects{{"ndis-halt-leak", "Stop", "toy-reg"}}));
}

/// Nothing is there that releases it: that is certain, flag or not.
TEST(InterpreterTest, WhatLeaksOnBothWaysIsRequired) {
  Enumeration E = runInner(StartsInMemory, R"(
  branch $0*.has != 0 ? b1 : b1
b1:
  call FreeMem($0)
  return
)",
                           "  $0*.has = 0\n  return\n");
  EXPECT_EQ(E.Required, (Defects{{"ndis-halt-leak", "Stop", "toy-reg"}}));
}

TEST(InterpreterTest, WhatAnotherOneMayGiveBackMayBeOwed) {
  Enumeration E = runInner(R"(
  %s = call TakeReg(&@G.reg)
  branch %s == 0 ? b1 : b2
b1:
  call SetContext(1)
  return 0
b2:
  return %s
)",
                           R"(
  %c = call Coin()
  branch %c == 0 ? give : b1
give:
  call GiveReg(@G.reg)
  goto b1
b1:
  return
)");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_TRUE(E.Tolerated.contains({"ndis-halt-leak", "Stop", "toy-reg"}));
}

/// An Entry that fills an array and counts, and the body of Unload.
static Enumeration runArray(llvm::StringRef Unload) {
  return run((R"(func Entry() {
b0:
  call RegisterUnload(#Unload)
  %i = 0
  goto test
test:
  branch %i < 2 ? body : done
body:
  %p = call AllocMem()
  branch %p == 0 ? done : keep
keep:
  %q = (&@G.ring[0] + %i)
  %q* = %p
  @G.count = (@G.count + 1)
  %i = (%i + 1)
  goto test
done:
  return 0
}
func Unload() {
b0:
)" + Unload + "}\n")
                 .str());
}

static std::string emptiesDownTo(llvm::StringRef Least) {
  return ("  goto test\ntest:\n  branch @G.count > " + Least + R"( ? more : done
more:
  @G.count = (@G.count - 1)
  %q = (&@G.ring[0] + @G.count)
  call FreeMem(%q*)
  goto test
done:
  return
)")
      .str();
}

TEST(InterpreterTest, AnArrayThatALoopEmptiesIsRight) {
  Enumeration E = runArray(emptiesDownTo("0"));
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, Defects());
}

TEST(InterpreterTest, AnArrayThatIsNeverTouchedLeaks) {
  EXPECT_EQ(runArray("  return\n").Required,
            (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
}

TEST(InterpreterTest, WhatALoopLeavesInAnArrayMayBeSaid) {
  Enumeration E = runArray(emptiesDownTo("1"));
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
}

/// An Entry that puts memory into a list, and the body of Unload.
static Enumeration runList(llvm::StringRef Unload) {
  return run((R"(func Entry() {
b0:
  call RegisterUnload(#Unload)
  %p = call AllocMem()
  branch %p == 0 ? done : keep
keep:
  call Put(&@G.list, &%p*.link)
  goto done
done:
  return 0
}
func Unload() {
b0:
)" + Unload + "}\n")
                 .str());
}

TEST(InterpreterTest, AListIsRightWhenEmptiedAndLeaksWhenNot) {
  Enumeration E = runList(R"(
  goto test
test:
  %e = call IsEmpty(&@G.list)
  branch %e != 0 ? done : more
more:
  %l = call Next(&@G.list)
  call FreeMem(&%l*^link)
  goto test
done:
  return
)");
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
  EXPECT_EQ(runList("  return\n").Required,
            (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
}

/// An Entry that takes a counted object, and the body of Unload.
static Enumeration runCounted(llvm::StringRef Unload) {
  return run((R"(func Entry() {
b0:
  call RegisterUnload(#Unload)
  @G.object = call AllocMem()
  branch @G.object == 0 ? none : b1
b1:
  @G.object*.refs = 1
  call Add(&@G.object*.refs)
  return 0
none:
  return -1
}
func Close(object) {
b0:
  %r = call Drop(&$0*.refs)
  branch %r == 0 ? last : done
last:
  call FreeMem($0)
  return
done:
  return
}
func Unload() {
b0:
)" + Unload + "}\n")
                 .str());
}

TEST(InterpreterTest, TheLastReferenceReleases) {
  Enumeration E = runCounted(
      "  call Close(@G.object)\n  call Close(@G.object)\n  return\n");
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
}

TEST(InterpreterTest, WhatIsCountedLeaksWhenNobodyCounts) {
  EXPECT_EQ(runCounted("  return\n").Required,
            (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
  Enumeration E = runCounted("  call Close(@G.object)\n  return\n");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
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
