//===- LoaderTest.cpp - Tests of who may load the plugin ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::testing;

namespace {

/// The plugin in a folder of its own, beside checks for some versions.
class Loader : public ::testing::Test {
protected:
  Loader() {
    runIn(Folder.path(), {"cp", NDIS_TIDY_PLUGIN, "plugin.so"});
    Folder.write("a.c", "int x;\n");
  }
  Finished load() {
    return runIn(Folder.path(), {NDIS_TIDY_CLANG_TIDY, "-load=./plugin.so",
                                 "-checks=-*,ndis-*", "a.c", "--"});
  }
  void expectError(const std::string &Message) {
    Finished F = load();
    EXPECT_EQ(F.Status, 1);
    EXPECT_EQ(F.Out, "");
    EXPECT_EQ(F.Err, "ndis-tidy-plugin: error: " + Message + "\n");
  }

  TemporaryFolder Folder;
};

TEST_F(Loader, AVersionWithoutChecksIsNamed) {
  Folder.makeFolder("llvm-7");
  Folder.makeFolder("llvm-8");
  expectError("this clang-tidy is of LLVM " NDIS_TIDY_CLANG_MAJOR
              "; the checks are built for LLVM 7 and LLVM 8");
}

TEST_F(Loader, NoChecksAtAll) {
  expectError("this clang-tidy is of LLVM " NDIS_TIDY_CLANG_MAJOR
              "; the checks are built for no version of LLVM");
}

TEST_F(Loader, ChecksThatAreNone) {
  Folder.write("llvm-" NDIS_TIDY_CLANG_MAJOR "/ndis-tidy-checks.so", "text");
  Finished F = load();
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(F.Err.find("ndis-tidy-plugin: error: "), 0U) << F.Err;
  EXPECT_EQ(llvm::StringRef(F.Err).count('\n'), 1U) << F.Err;
}

TEST_F(Loader, AProgramWithoutClang) {
  Finished F =
      runIn(Folder.path(), {"LD_PRELOAD=./plugin.so", "/usr/bin/true"});
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(F.Err, "ndis-tidy-plugin: error: the program that loads it does "
                   "not say of which LLVM it is; the checks are built for no "
                   "version of LLVM\n");
}

} // namespace
