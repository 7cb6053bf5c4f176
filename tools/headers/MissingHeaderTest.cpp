//===- MissingHeaderTest.cpp - Tests of what to do about a header ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/MissingHeader.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;

namespace {

class MissingHeader : public ::testing::Test {
protected:
  MissingHeader() {
    Folder.write("tree/.git/HEAD", "");
    Folder.write("tree/net/drv/a.c", "");
  }
  std::string ask(llvm::StringRef Name) {
    return whereMissingIs(Name, Folder.path("tree/net/drv/a.c"));
  }
  std::string top() { return Folder.path("tree"); }

  ndistidy::testing::TemporaryFolder Folder;
};

TEST_F(MissingHeader, WhatConfigurationMakes) {
  Folder.write("tree/net/drv/config.h.in", "");
  const std::string Said = "the driver's build makes it of '" + top() +
                           "/net/drv/config.h.in'; configure it first";
  EXPECT_EQ(ask("config.h"), Said);
  EXPECT_EQ(ask("../config.h"), Said);
}

TEST_F(MissingHeader, WhatIsInAFolderOfTheSameRepository) {
  Folder.write("tree/sdk/include/Sub/Debug.h", "");
  EXPECT_EQ(ask("sub\\debug.h"), "there is one in '" + top() +
                                     "/sdk/include'; to search there, add: "
                                     "-- -I" +
                                     top() + "/sdk/include");
}

TEST_F(MissingHeader, OneOfSeveralIsNotGuessed) {
  for (const char *Name : {"tree/net/one/debug.h", "tree/net/two/debug.h",
                           "tree/one/config.h.in", "tree/two/config.h.in"})
    Folder.write(Name, "");
  EXPECT_EQ(ask("debug.h"), "");
  EXPECT_EQ(ask("config.h"), "");
}

TEST_F(MissingHeader, WhatIsNowhere) {
  Folder.write("gone.h", ""); // outside of the repository
  Folder.write("tree/.git/gone.h", "");
  Folder.write("tree/begone.h", "");
  EXPECT_EQ(ask("gone.h"), "");
  EXPECT_EQ(ask("../"), "");
  EXPECT_EQ(ask("/gone.h"), "");
}

TEST_F(MissingHeader, WithoutARepository) {
  Folder.write("other/drv/a.c", "");
  Folder.write("other/inc/near.h", "");
  Folder.write("far.h", "");
  EXPECT_NE(whereMissingIs("near.h", Folder.path("other/drv/a.c")), "");
  EXPECT_EQ(whereMissingIs("far.h", Folder.path("other/drv/a.c")), "");
}

} // namespace
