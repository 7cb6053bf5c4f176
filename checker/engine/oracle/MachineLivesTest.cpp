//===- MachineLivesTest.cpp - Lifecycles inside the driver's --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/InterpreterTesting.h"

using namespace ndistidy;
using namespace ndistidy::engine::oracle;

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

TEST(MachineLivesTest, AnInnerLifecycleEndsWithItsContext) {
  Enumeration E = runInner(StartsInMemory, R"(
  call GiveReg($0*.reg)
  call FreeMem($0)
  return
)");
  EXPECT_EQ(E.Unknown, "");
  EXPECT_EQ(E.Required, Defects());
  EXPECT_EQ(E.Tolerated, Defects());
}

TEST(MachineLivesTest, WhatStopLeavesIsReportedThere) {
  EXPECT_EQ(runInner(StartsInMemory, "  call FreeMem($0)\n  return\n").Required,
            (Defects{{"ndis-halt-leak", "Stop", "toy-reg"}}));
  EXPECT_EQ(runInner("  %s = call TakeReg(&%h)\n  return -1\n", "  return\n")
                .Required,
            (Defects{{"ndis-initialize-failure-leak", "Start", "toy-reg"}}));
}

TEST(MachineLivesTest, AFlagThatTickWritesIsNoEvidence) {
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
TEST(MachineLivesTest, WhatLeaksOnBothWaysIsRequired) {
  Enumeration E = runInner(StartsInMemory, R"(
  branch $0*.has != 0 ? b1 : b1
b1:
  call FreeMem($0)
  return
)",
                           "  $0*.has = 0\n  return\n");
  EXPECT_EQ(E.Required, (Defects{{"ndis-halt-leak", "Stop", "toy-reg"}}));
}

TEST(MachineLivesTest, WhatAnotherOneMayGiveBackMayBeOwed) {
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
