//===- AffectedTest.cpp - Tests of which drivers a change affects ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/Affected.h"
#include "testing/Process.h"
#include "llvm/Support/FileSystem.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::precommit;
using ndistidy::testing::TemporaryFolder;

namespace {

using Words = std::vector<std::string>;

/// Two drivers, in the working folder.
class AffectedTest : public ::testing::Test {
protected:
  AffectedTest() {
    (void)llvm::sys::fs::current_path(Before);
    (void)llvm::sys::fs::set_current_path(Folder.path());
    Folder.write("one/a.c", "#include \"a.h\"\nint DriverEntry() {}\n");
    Folder.write("one/a.h", "#  include <Deep.h>\n");
    Folder.write("inc/deep.h", "");
    Folder.write("two/b.c", "#include \"..\\\\inc\\\\Other.h\"\n");
    One.Path = "./one";
    One.Sources = {"./one/a.c"};
    Two.Path = "two";
    Two.Sources = {"two/b.c"};
  }
  ~AffectedTest() override { (void)llvm::sys::fs::set_current_path(Before); }

  TemporaryFolder Folder;
  llvm::SmallString<128> Before;
  command::Input One, Two;
  Affected A{Words{"inc/deep.h", "one/a.c", "one/a.h", "one/sources",
                   "one/x.props", "two/b.c"}};
};

TEST_F(AffectedTest, BySourcesAndWhatTheyInclude) {
  for (const char *Name : {"one/a.c", "one/a.h", "inc/deep.h"}) {
    EXPECT_TRUE(A.by(Name, One)) << Name;
    EXPECT_FALSE(A.by(Name, Two)) << Name;
  }
  // Known by its name, wherever it is or was.
  EXPECT_TRUE(A.by("inc/other.h", Two));
  EXPECT_FALSE(A.by("inc/other.h", One));
}

TEST_F(AffectedTest, ByWhatIsGone) {
  EXPECT_TRUE(A.by("two/gone.c", Two));
  EXPECT_FALSE(A.by("two/gone.c", One));
  EXPECT_FALSE(A.by("one/a.h", Two));
}

TEST_F(AffectedTest, ByWhatSaysHowItIsBuilt) {
  EXPECT_TRUE(A.by("one/sources", One));
  EXPECT_FALSE(A.by("one/sources", Two));
  EXPECT_TRUE(A.by(".ndis-tidy.yaml", One));
  EXPECT_TRUE(A.by("two/deeper/x.props", Two));
}

TEST_F(AffectedTest, WhereToLook) {
  EXPECT_EQ(A.described("one/deep/a.c"), (Words{"one"}));
  EXPECT_EQ(A.described("two/b.c"), Words());
  EXPECT_EQ(Affected::around("one/deep/a.c"), (Words{"one/deep", "one", "."}));
  EXPECT_TRUE(A.hasEntry(One));
  EXPECT_FALSE(A.hasEntry(Two));
}

TEST_F(AffectedTest, AnEntryThatLinksLeadToIsAnothers) {
  Link Links[] = {{"three/a.c", "one/a.c"}};
  EXPECT_FALSE(Affected(Words{"one/a.c"}, Links).hasEntry(One));
}

} // namespace
