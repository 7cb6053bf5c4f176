//===- GlobsTest.cpp - Tests of lists of check names ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Globs.h"
#include "gtest/gtest.h"

using namespace ndistidy::report;

namespace {

bool selects(llvm::StringRef List, llvm::StringRef Name) {
  return contains(parseGlobs(List), Name);
}

TEST(Globs, AStarIsAnyText) {
  EXPECT_TRUE(selects("*", "ndis-unload-leak"));
  EXPECT_TRUE(selects("ndis-*", "ndis-unload-leak"));
  EXPECT_TRUE(selects("ndis-*-leak", "ndis-unload-leak"));
  EXPECT_TRUE(selects("*unload*", "ndis-unload-leak"));
  EXPECT_TRUE(selects("ndis-unload-leak*", "ndis-unload-leak"));
  EXPECT_FALSE(selects("ndis-*-lock", "ndis-unload-leak"));
  EXPECT_FALSE(selects("unload*", "ndis-unload-leak"));
}

TEST(Globs, PartsDoNotOverlap) {
  EXPECT_FALSE(selects("ab*ba", "aba"));
  EXPECT_TRUE(selects("ab*ba", "abba"));
  EXPECT_FALSE(selects("*ab*ab*", "xabx"));
  EXPECT_TRUE(selects("*ab*ab*", "ababa"));
}

TEST(Globs, OtherCharactersAreThemselves) {
  EXPECT_FALSE(selects("ndis.unload", "ndis-unload"));
  EXPECT_FALSE(selects("ndis-unload", "NDIS-UNLOAD"));
  EXPECT_FALSE(selects("[n]dis", "ndis"));
}

TEST(Globs, TheLastThatMatchesDecides) {
  EXPECT_FALSE(selects("*,-ndis-unload-leak", "ndis-unload-leak"));
  EXPECT_TRUE(selects("-*,ndis-unload-leak", "ndis-unload-leak"));
  EXPECT_TRUE(selects("a,-*,a", "a"));
  EXPECT_FALSE(selects("-a", "b"));
}

TEST(Globs, BlanksAndLineEndsSeparate) {
  EXPECT_TRUE(selects(" a , b ", "b"));
  EXPECT_TRUE(selects("a\nb", "b"));
  EXPECT_FALSE(selects("*, - b", "b"));
}

TEST(Globs, TheEmptyListMatchesTheEmptyName) {
  EXPECT_TRUE(selects("", ""));
  EXPECT_FALSE(selects("", "a"));
}

} // namespace
