//===- LinksTest.cpp - Tests of links and other names ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/Links.h"
#include "gtest/gtest.h"

using namespace ndistidy::precommit;

namespace {

using Words = std::vector<std::string>;

TEST(Links, LeadToFilesAndFolders) {
  Link Links[] = {{"drv/common", "common"}, {"drv/a.c", "common/b.c"}};
  EXPECT_EQ(otherNames("common/b.c", Links),
            (Words{"drv/common/b.c", "drv/a.c"}));
  EXPECT_EQ(otherNames("common/deep/x.h", Links), Words{"drv/common/deep/x.h"});
  EXPECT_EQ(otherNames("commons/x.h", Links), Words());
  EXPECT_EQ(otherNames("drv/a.c", Links), Words());
}

TEST(Links, LeadToOtherLinks) {
  Link Links[] = {{"two", "one"}, {"three", "two"}};
  EXPECT_EQ(otherNames("one/a.c", Links), (Words{"two/a.c", "three/a.c"}));
}

TEST(Links, InACircleEnd) {
  Link Links[] = {{"a/b", "a"}, {"c", "a/b"}, {"a/d", "c"}};
  Words Names = otherNames("a/x.c", Links);
  EXPECT_EQ(Names.front(), "a/b/x.c");
  EXPECT_LT(Names.size(), 100U);
}

} // namespace
