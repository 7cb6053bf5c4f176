//===- RestTest.cpp - Tests of what is known of other files ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "knowledge/Rest.h"
#include "ir/Text.h"
#include "knowledge/Modules.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::knowledge;

namespace fs = llvm::sys::fs;

namespace {

class RestTest : public ::testing::Test {
protected:
  RestTest() {
    llvm::SmallString<128> Made;
    EXPECT_FALSE(fs::createUniqueDirectory("ndis-tidy-rest", Made));
    Root = Made.str().str();
    EXPECT_FALSE(fs::create_directory(in(".ndis-tidy")));
    write("h.h", "h");
    for (const char *Name : {"a.c", "b.c"})
      write(Name, Name);
    keep("a.c", AText);
    keep("b.c", BText);
    record({"a.c", "b.c"});
  }
  ~RestTest() override {
    (void)fs::remove_directories(Root, /*IgnoreErrors=*/true);
  }

  std::string in(llvm::StringRef Name) const {
    llvm::SmallString<128> Result(Root);
    llvm::sys::path::append(Result, Name);
    return Result.str().str();
  }
  void write(llvm::StringRef Name, llvm::StringRef Text) {
    std::error_code Error;
    llvm::raw_fd_ostream OS(in(Name), Error);
    // Of another size, so that the stamp differs however fast this is.
    OS << Text << std::string(++Writes, ' ');
  }
  static cache::Digest key(llvm::StringRef Name) {
    return cache::digestOf(Name);
  }
  /// The unit of a source that includes h.h, which is kept as \p Text.
  void keep(llvm::StringRef Name, llvm::StringRef Text) {
    cache::Observer Now(llvm::vfs::getRealFileSystem());
    for (const std::string &File : {in(Name), in("h.h")})
      EXPECT_TRUE(bool(Now.getBufferForFile(File)));
    llvm::Expected<ir::Module> M = ir::parse({Text, Name});
    ASSERT_TRUE(bool(M)) << llvm::toString(M.takeError());
    cache::ByteWriter Module, W;
    knowledge::write(Module, *M);
    W.text(Module.bytes());
    W.number(17); // more of the unit
    cache::Cache Kept(in(".ndis-tidy"), [](const llvm::Twine &Why) {
      ADD_FAILURE() << Why.str();
    });
    Kept.store(key(Name), Now.take(), W.bytes());
  }
  void record(const std::vector<std::string> &Names) {
    Driver D{Root, "", {}};
    for (const std::string &Name : Names)
      D.Sources.push_back({in(Name), key(Name)});
    for (bool New : {true, false}) {
      llvm::Expected<bool> Written = writeDrivers(in(".ndis-tidy"), D);
      ASSERT_TRUE(bool(Written)) << llvm::toString(Written.takeError());
      EXPECT_EQ(*Written, New);
    }
  }
  Rest rest(llvm::StringRef Of) {
    Known.refresh();
    return Known.restOf(in(Of), Root);
  }
  /// The routines of the other files, and behind a "!" why not all are there.
  std::string routines(llvm::StringRef Of) {
    Rest R = rest(Of);
    std::string Result;
    for (const auto &[M, Id] : R.Others)
      for (const ir::Function &F : M->Functions)
        Result += M->Symbols.name(F.Name).str() + " ";
    if (!R.Gap.empty())
      Result += "!" + R.Gap;
    return Result;
  }
  std::string gap(llvm::StringRef File) const {
    return "!'" + in(File) +
           "' or what it includes is not as ndis-tidy saw it last; run "
           "'ndis-tidy " +
           Root + "' again";
  }

  static constexpr llvm::StringLiteral AText = R"(file "a.c"
file "h.h"
func A() !1:1 { return }
func FromHeader() !1:1:1 { return }
)";
  static constexpr llvm::StringLiteral BText = R"(file "b.c"
func B() !1:1 { return }
)";
  std::string Root;
  size_t Writes = 0;
  Knowledge Known;
};

TEST_F(RestTest, OtherFilesAndOwnHeaders) {
  EXPECT_EQ(routines("a.c"), "FromHeader B ");
  EXPECT_EQ(routines("b.c"), "A FromHeader ");
  EXPECT_EQ(rest("a.c").nameOf(in("a.c")), "a.c");
  EXPECT_EQ(rest("a.c").nameOf("/usr/include/x.h"), "/usr/include/x.h");
}

TEST_F(RestTest, WhatTheFileItselfBecameDoesNotMatter) {
  write("a.c", "something else");
  EXPECT_EQ(routines("a.c"), "FromHeader B ");
}

TEST_F(RestTest, WhatHasChangedIsNotKnown) {
  EXPECT_EQ(routines("a.c"), "FromHeader B ");
  write("b.c", "something else");
  EXPECT_EQ(routines("a.c"), "FromHeader " + gap("b.c"));
  // Until it is looked at again.
  keep("b.c", BText);
  EXPECT_EQ(routines("a.c"), "FromHeader B ");
  write("h.h", "something else");
  EXPECT_EQ(routines("a.c"), gap("a.c"));
}

TEST_F(RestTest, WhatIsGoneIsNotKnown) {
  ASSERT_FALSE(fs::remove(in("b.c")));
  EXPECT_EQ(routines("a.c"), "FromHeader " + gap("b.c"));
}

TEST_F(RestTest, WhatWasNeverKeptIsNotKnown) {
  record({"a.c", "b.c", "c.c"});
  EXPECT_EQ(routines("a.c"), "FromHeader B " + gap("c.c"));
  // Of the file itself nothing has to be.
  EXPECT_EQ(routines("c.c"), "A FromHeader B ");
}

TEST_F(RestTest, FilesOfNoDriver) {
  EXPECT_EQ(rest("x.c").Root, "");
  EXPECT_EQ(routines("x.c"), "!ndis-tidy has not seen the driver of '" +
                                 in("x.c") +
                                 "'; run 'ndis-tidy' on the driver's folder");
}

TEST_F(RestTest, AGlanceLastsForASecond) {
  EXPECT_EQ(routines("a.c"), "FromHeader B ");
  write("b.c", "something else");
  EXPECT_EQ(Known.restOf(in("a.c"), Root).Gap, "");
}

TEST_F(RestTest, DamagedRecordsAreNone) {
  write(".ndis-tidy/drivers.json", R"({"drivers": [{}]})");
  EXPECT_EQ(rest("a.c").Root, "");
  write(".ndis-tidy/drivers.json", "nonsense");
  EXPECT_EQ(rest("a.c").Root, "");
}

} // namespace
