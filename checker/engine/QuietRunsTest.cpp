//===- QuietRunsTest.cpp - When a program is analysed again and again -----===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/QuietRuns.h"
#include "engine/TestText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <gtest/gtest.h>
#include <random>
#include <set>

using namespace ndistidy;
using namespace ndistidy::engine;

namespace {

/// Routines that take locks: by themselves, in helpers, by pointers.
const std::string Driver = R"(global @Dpc internal
global @Other internal
global @Lock internal
global @Table internal const
init @Table[0] = #Second
declare KeInitializeDpc(d, r, c) system
declare KeSynchronizeExecution(i, r, c) system
declare NdisDprAcquireSpinLock(l) system
declare NdisDprReleaseSpinLock(l) system
declare NdisMSleep(t) system
declare NdisAllocateMemoryWithTag(m, l, t) system
func First(D, C, A, B) {
  call NdisAcquireSpinLock(&$1*.Lock)
  call Helper($1)
  call NdisReleaseSpinLock(&$1*.Lock)
  return
}
func Second(D, C, A, B) {
  call NdisDprAcquireSpinLock(&@Lock)
  %x = $1*.Count
  branch %x == 3 ? more : done
more:
  call Helper($1)
  goto done
done:
  call NdisDprReleaseSpinLock(&@Lock)
  return
}
func Third(D, C, A, B) {
  call KeSynchronizeExecution(@Other, #Locked, $1)
  call Both($1)
  return
}
func Fourth(D, C, A, B) {
  call *@Table[0]($0, $1, $2, $3)
  return
}
func Locked(C) {
  call Count($0)
  return 1
}
func Both(C) {
  call NdisAcquireSpinLock(&@Other)
  call Helper($0)
  call NdisReleaseSpinLock(&@Other)
  return
}
func Count(C) {
  $0*.Count = 0
  return
}
func Keeps(D, C, A, B) {
  call NdisDprAcquireSpinLock(&@Lock)
  return
}
func Helper(C) {
  call NdisAcquireSpinLock(&$0*.Inner)
  $0*.Count = ($0*.Count + 1)
  call NdisReleaseSpinLock(&$0*.Inner)
  return
}
func Start() {
  call KeInitializeDpc(&@Dpc, #First, 0)
  call KeInitializeDpc(&@Dpc, #Second, 0)
  call KeInitializeDpc(&@Dpc, #Third, 0)
  call KeInitializeDpc(&@Dpc, #Fourth, 0)
  return
})";

class QuietRunsTest : public ::testing::Test {
protected:
  /// Expects what an analysis finds that knows of no other.
  std::string again(const std::string &Text, Analysis *Whole = nullptr) {
    Analysis Here, New;
    std::string Says = said(Text, {}, &Here, &Known);
    EXPECT_EQ(Says, said(Text, {}, &New));
    EXPECT_FALSE(llvm::StringRef(Says).starts_with("driver.c")) << Says;
    EXPECT_EQ(Here.Findings, New.Findings) << Text;
    EXPECT_EQ(Here.Incompletes, New.Incompletes) << Text;
    EXPECT_EQ(Here.Stats.Reached, New.Stats.Reached) << Text;
    if (Whole)
      *Whole = std::move(Here);
    return Says;
  }
  static std::string with(llvm::StringRef From, llvm::StringRef To) {
    std::string Text = Head.str() + Driver;
    size_t At = Text.find(From);
    EXPECT_NE(At, std::string::npos) << From.str();
    return Text.replace(At, From.size(), To);
  }

  QuietRuns Known;
};

TEST_F(QuietRunsTest, WhatIsQuietIsNotRunAgain) {
  Analysis First, Second, Third;
  EXPECT_EQ(again(with("", ""), &First), "");
  EXPECT_EQ(again(with("", ""), &Second), "");
  EXPECT_LT(Second.Stats.Steps, First.Stats.Steps / 4);
  // One that none of the others calls; it may itself be called by Fourth.
  EXPECT_EQ(again(with("%x == 3", "%x == 4"), &Third), "");
  EXPECT_LT(Second.Stats.Steps, Third.Stats.Steps);
  EXPECT_LT(Third.Stats.Steps, First.Stats.Steps);
}

TEST_F(QuietRunsTest, AChangeRunsAllThatMayCallIt) {
  EXPECT_EQ(again(with("", "")), "");
  const std::string Kept = with("  call NdisReleaseSpinLock(&$0*.Inner)\n", "");
  const std::string Says = again(Kept);
  // First, Second, Third and Fourth return with the lock.
  EXPECT_GE(llvm::StringRef(Says).count("ndis-spin-lock"), 4u) << Says;
  EXPECT_EQ(again(Kept), Says);
  EXPECT_EQ(again(with("", "")), "");
}

TEST_F(QuietRunsTest, WhatStandsOutsideOfRoutinesCounts) {
  EXPECT_EQ(again(with("", "")), "");
  EXPECT_NE(again(with("[0] = #Second", "[0] = #Keeps")), "");
  EXPECT_EQ(again(with("", "")), "");
}

TEST_F(QuietRunsTest, WhatIsHandedOverToBeCalledCounts) {
  EXPECT_EQ(again(with("", "")), "");
  EXPECT_NE(again(with("$0*.Count = 0", "call NdisMSleep(5)")), "");
  EXPECT_EQ(again(with("", "")), "");
}

/// Steps left out and doubled, one edit after the other.
TEST_F(QuietRunsTest, IsTheSameAsAnewAfterAnyEdit) {
  llvm::SmallVector<llvm::StringRef, 64> Good;
  llvm::StringRef(Driver).split(Good, '\n');
  std::vector<size_t> Steps;
  for (auto [I, Line] : llvm::enumerate(Good))
    if (Line.starts_with("  call ") || Line.starts_with("  $"))
      Steps.push_back(I);
  std::vector<std::string> Now(Good.begin(), Good.end());
  std::set<std::string> Seen;
  std::mt19937 Random(7);
  for (unsigned Edit = 0; Edit != 500; ++Edit) {
    size_t At = Steps[Random() % Steps.size()];
    const std::string Line = Good[At].str();
    // Half of the edits mend what was edited before.
    const std::string Ways[] = {"", Line + "\n" + Line, Line, Line};
    Now[At] = Ways[Random() % std::size(Ways)];
    Seen.insert(again(Head.str() + llvm::join(Now, "\n")));
  }
  EXPECT_GT(Seen.size(), 100u);
}

} // namespace
