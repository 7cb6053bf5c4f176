//===- SuiteTest.cpp ------------------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/Suite.h"
#include "gtest/gtest.h"

using namespace ndistidy::mutate;

namespace {

TEST(SuiteTest, AKnownSurvivorIsNoDifference) {
  EXPECT_TRUE(differences({"d/a.c:1 release-removed ndis-unload-leak"},
                          "# what survives\n\n"
                          "d/a.c:1 release-removed ndis-unload-leak # in a "
                          "list, and lists are unknown\n")
                  .empty());
  EXPECT_TRUE(differences({}, "").empty());
}

TEST(SuiteTest, ANewSurvivorAndAStaleLineAreDifferences) {
  EXPECT_EQ(differences({"new"}, "old # because\n"),
            (std::vector<std::string>{"known, but no survivor: old",
                                      "new survivor: new"}));
}

TEST(SuiteTest, AKnownSurvivorNeedsAReason) {
  EXPECT_EQ(differences({"a"}, "a\n"),
            std::vector<std::string>{"known without a reason: a"});
}

} // namespace
