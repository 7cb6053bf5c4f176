//===- InterestTest.cpp - When only some files are of interest ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/TestText.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::engine;

TEST(InterestTest, OnlyWhatComesToAFileOfInterestIsRun) {
  std::string Text = "file \"open.c\"\nfile \"other.c\"\n" + Head.str() + R"(
global @Dpc internal
global @Other internal
declare KeInitializeDpc(d, r, c) system
func Second(D, C, A, B) !1:9:1 {
  call NdisAcquireSpinLock(&$1*.Lock) !1:10:3
  return !1:11:3
}
func Third(D, C, A, B) !1:19:1 {
  call NdisAcquireSpinLock(&$1*.Lock) !1:20:3
  call Helper() !1:21:3
  call NdisReleaseSpinLock(&$1*.Lock) !1:22:3
  return !1:23:3
}
func Helper() !0:5:1 {
  call NdisAcquireSpinLock(&@Other) !0:6:3
  call KeInitializeDpc(&@Other, #Second, 0) !0:7:3
  call NdisAcquireSpinLock(&@Other) !0:8:3
  call NdisReleaseSpinLock(&@Other) !0:9:3
  return !0:10:3
}
func Start() !1:1:1 {
  call KeInitializeDpc(&@Dpc, #Third, 0) !1:2:3
  return !1:3:3
})";
  Analysis All, Some;
  EXPECT_EQ(said(Text, {}, &All), "8: ndis-spin-lock\n11: ndis-spin-lock\n");
  Options O;
  O.Files = 1;
  EXPECT_EQ(said(Text, O, &Some), "8: ndis-spin-lock\n");
  EXPECT_LT(Some.Stats.Steps, All.Stats.Steps);
  EXPECT_EQ(Some.Stats.Reached, All.Stats.Reached);
}
