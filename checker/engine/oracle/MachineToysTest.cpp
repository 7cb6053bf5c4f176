//===- MachineToysTest.cpp - What is in arrays and lists, and counted -----===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/InterpreterTesting.h"

using namespace ndistidy;
using namespace ndistidy::engine::oracle;

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

TEST(MachineToysTest, AnArrayThatALoopEmptiesIsRight) {
  Enumeration E = runArray(emptiesDownTo("0"));
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, Defects());
}

TEST(MachineToysTest, AnArrayThatIsNeverTouchedLeaks) {
  EXPECT_EQ(runArray("  return\n").Required,
            (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
}

TEST(MachineToysTest, WhatALoopLeavesInAnArrayMayBeSaid) {
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

TEST(MachineToysTest, AListIsRightWhenEmptiedAndLeaksWhenNot) {
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

TEST(MachineToysTest, TheLastReferenceReleases) {
  Enumeration E = runCounted(
      "  call Close(@G.object)\n  call Close(@G.object)\n  return\n");
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
}

TEST(MachineToysTest, WhatIsCountedLeaksWhenNobodyCounts) {
  EXPECT_EQ(runCounted("  return\n").Required,
            (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
  Enumeration E = runCounted("  call Close(@G.object)\n  return\n");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, (Defects{{"ndis-unload-leak", "Unload", "toy-mem"}}));
}
