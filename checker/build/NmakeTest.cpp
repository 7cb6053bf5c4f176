//===- NmakeTest.cpp - Tests of NMAKE's macros ----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Nmake.h"
#include "build/NmakeCondition.h"
#include "build/TemporaryFolder.h"
#include "llvm/Support/Process.h"

using namespace ndistidy::build;

namespace {

llvm::Expected<std::string> valueOf(llvm::StringRef Text,
                                    llvm::StringRef Name) {
  TemporaryFolder Folder;
  Nmake N({});
  if (llvm::Error E = N.read(Folder.write("sources", Text)))
    return std::move(E);
  return N.value(Name);
}

std::string value(llvm::StringRef Text, llvm::StringRef Name = "X") {
  llvm::Expected<std::string> Value = valueOf(Text, Name);
  return Value ? *Value : "error: " + llvm::toString(Value.takeError());
}

bool fails(llvm::StringRef Text, llvm::StringRef Why) {
  std::string Got = value(Text);
  return llvm::StringRef(Got).starts_with("error: ") &&
         llvm::StringRef(Got).contains(Why);
}

TEST(Nmake, Macros) {
  EXPECT_EQ(value("X=a b\n"), "a b");
  EXPECT_EQ(value("X = a  \n"), "a");
  EXPECT_EQ(value("X=a # why\n"), "a");
  EXPECT_EQ(value("X=a^#b\n"), "a#b");
  EXPECT_EQ(value("X=$(Y)\nY=late\n"), "late");
  EXPECT_EQ(value("Y=1\nX=<$(Y)${Y}$$>\n"), "<11$>");
  EXPECT_EQ(value("X=a\nX=$(X) b\nX=$(X) c\n"), "a b c");
  EXPECT_EQ(value("X=$(X) a\n"), "a");
  EXPECT_EQ(value("X=a"), "a");
  EXPECT_EQ(value("X=a\n!undef X\n"), "");
}

TEST(Nmake, WhatNothingDefinesIsTheEnvironments) {
  EXPECT_EQ(value("X=$(PATH)\n"), *llvm::sys::Process::GetEnv("PATH"));
  EXPECT_EQ(value("PATH=own\nX=$(PATH)\n"), "own");
}

TEST(Nmake, Substitution) {
  EXPECT_EQ(value("S=a.c b.c\nX=$(S:.c=.obj)\n"), "a.obj b.obj");
  EXPECT_EQ(value("S=a.c\nX=$(S:.c=)\n"), "a");
  EXPECT_EQ(value("S=aaa\nX=$(S:a=aa)\n"), "aaaaaa");
  EXPECT_EQ(value("S=a\nX=$(S:=b)\n"), "a");
}

TEST(Nmake, Continuation) {
  EXPECT_EQ(value("X=a \\\n  b \\ \n  c\nY=d\n"), "a    b    c");
  EXPECT_EQ(value("X=a \\\n# b \\\n  c\n"), "a     c");
  EXPECT_EQ(value("X=a \\\r\n b\r\n"), "a   b");
  EXPECT_EQ(value("X=a \\"), "a");
}

TEST(Nmake, Branches) {
  EXPECT_EQ(value("!if 1\nX=a\n!else\nX=b\n!endif\n"), "a");
  EXPECT_EQ(value("!IF 0\nX=a\n!ELSEIF 1\nX=b\n!ELSE\nX=c\n!ENDIF\n"), "b");
  EXPECT_EQ(value("!if 0\nX=a\n!else if 0\nX=b\n!else\nX=c\n!endif\n"), "c");
  EXPECT_EQ(value("!ifdef Y\nX=a\n!else\nX=b\n!endif\n"), "b");
  EXPECT_EQ(value("Y=\n!ifdef Y\nX=a\n!endif\n"), "a");
  EXPECT_EQ(value("!ifndef Y\nX=a\n!endif\n"), "a");
  EXPECT_EQ(value("!if 0\n!elseifndef Y\nX=a\n!endif\n"), "a");
  EXPECT_EQ(value("! if \"$(Y)\" == \"\"\nX=a\n! endif\n"), "a");
  // What is not read need not be right.
  EXPECT_EQ(value("!if 0\n!if $(\n!error no\n!endif\n!endif\nX=a\n"), "a");
  EXPECT_EQ(value("!if 1\nX=a\n!elseif broken(\n!endif\n"), "a");
}

TEST(Nmake, BrokenFilesAreErrors) {
  EXPECT_TRUE(fails("\n!if 1\nX=a\n", "sources:2: this !if has no !endif"));
  EXPECT_TRUE(fails("!endif\n", "sources:1: this !endif has no !if"));
  EXPECT_TRUE(fails("!else\n", "this !else has no !if"));
  EXPECT_TRUE(fails("!if 1\n!else\n!else\n!endif\n", "has no !if"));
  EXPECT_TRUE(fails("!if 1 +\n!endif\n", "cannot read the condition '1 +'"));
  EXPECT_TRUE(fails("!error no luck\n", "!error no luck"));
  EXPECT_TRUE(fails("X=$(Y\n", "a macro's ')' is missing"));
}

TEST(Nmake, NothingGoesOnForEver) {
  EXPECT_TRUE(fails("X=$(Y)\nY=$(X)\n", "leads to itself"));
  EXPECT_TRUE(fails("X=a$(Y)\nY=$(Z)\nZ=$(Y)\n", "sources:"));
  std::string Doubling = "M0=0123456789\n";
  for (int N = 1; N < 60; ++N)
    Doubling += "M" + std::to_string(N) + "=$(M" + std::to_string(N - 1) +
                ")$(M" + std::to_string(N - 1) + ")\n";
  EXPECT_TRUE(fails(Doubling + "X=$(M59)\n", "more than 1 MB"));
  std::string Chain;
  for (int N = 0; N < 5000; ++N)
    Chain += "M" + std::to_string(N) + "=$(M" + std::to_string(N + 1) + ")\n";
  EXPECT_TRUE(fails(Chain + "X=$(M0)\n", "nested too deep"));
  std::string Nested;
  for (int N = 0; N < 100000; ++N)
    Nested += "!if 1\n";
  EXPECT_TRUE(fails(Nested, "nested too deep"));
  EXPECT_TRUE(
      fails("!if " + std::string(100000, '(') + "\n!endif\n", "too deep"));
}

TEST(Nmake, Inclusion) {
  TemporaryFolder Folder;
  Folder.write("Common/Base.inc", "X=$(X) base\n!include more.inc\n");
  Folder.write("Common/more.inc", "X=$(X) more\n");
  Nmake N({});
  ASSERT_FALSE(bool(N.read(Folder.write(
      "sys/sources", "X=a\n!include ..\\common\\base.INC\nX=$(X) z\n"))));
  EXPECT_EQ(*N.value("X"), "a base more z");
  EXPECT_EQ(N.where("X").Line, 3U);
}

TEST(Nmake, AnEndlessInclusionIsAnError) {
  TemporaryFolder Folder;
  Folder.write("b.inc", "!include sources\n");
  Nmake N({});
  llvm::Error E = N.read(Folder.write("sources", "!include b.inc\n"));
  EXPECT_TRUE(llvm::StringRef(llvm::toString(std::move(E)))
                  .ends_with("b.inc:1: 'sources' includes itself"));
}

TEST(Nmake, WhatIsNotUnderstoodIsRemarked) {
  TemporaryFolder Folder;
  Nmake N({{"KIT", "<KIT>"}});
  ASSERT_FALSE(
      bool(N.read(Folder.write("sources", "!include gone.inc\n"
                                          "!include $(KIT)\\makefile.def\n"
                                          "!frobnicate\n"
                                          "all: a.obj\n"
                                          "!message hello\n"
                                          "X=$(NOWHERE)\n"))));
  EXPECT_EQ(*N.value("X"), "");
  std::vector<unsigned> Lines;
  llvm::append_range(Lines, llvm::map_range(N.Remarks, [](const Remark &R) {
                       return R.Line;
                     }));
  EXPECT_EQ(Lines, (std::vector<unsigned>{1, 3, 4, 6}));
}

TEST(Nmake, AConditionMayAskForWhatOnlyTheBuildEnvironmentHas) {
  TemporaryFolder Folder;
  Nmake N({});
  ASSERT_FALSE(bool(N.read(Folder.write("sources", "!if $(TOOLS) != 0x700\n"
                                                   "X=a\n"
                                                   "!else\n"
                                                   "X=b\n"
                                                   "!endif\n"))));
  EXPECT_EQ(*N.value("X"), "b");
  ASSERT_EQ(N.Remarks.size(), 1U);
  EXPECT_EQ(N.Remarks[0].Line, 1U);
  EXPECT_EQ(N.Remarks[0].Text,
            "$(TOOLS) is defined neither here nor in the environment, and the "
            "condition '$(TOOLS) != 0x700' taken as not true");
}

std::string condition(llvm::StringRef Text) {
  llvm::Expected<bool> Holds = nmakeCondition(
      Text, {[](llvm::StringRef Name) { return Name == "THERE"; },
             [](llvm::StringRef Path) { return Path == "a b.c"; }});
  if (!Holds)
    return llvm::toString(Holds.takeError());
  return *Holds ? "yes" : "no";
}

TEST(NmakeCondition, Values) {
  for (llvm::StringRef Yes : {"1",
                              "2 + 3 * 4 == 14",
                              "(2 + 3) * 4 == 20",
                              "!0",
                              "!!5",
                              "-1 < 0",
                              "0x501 >= 0x500",
                              "1 || 0 && 0",
                              "\"a\" == \"a\"",
                              "\"a\" != \"A\"",
                              "defined(THERE)",
                              "!DEFINED(GONE)",
                              "EXIST(\"a b.c\")",
                              "1 << 4 == 16",
                              "7 % 4 == 3",
                              "~0 == -1",
                              "6 & 3",
                              "1 ^ 0",
                              "8 >> 3 == 1",
                              "3 <= 3",
                              "3 != 4",
                              "1 | 0",
                              "10 - 2 - 3 == 5"})
    EXPECT_EQ(condition(Yes), "yes") << Yes.str();
  for (llvm::StringRef No : {"0", "!1", "\"a\" == \"b\"", "1 && 0", "2 > 3",
                             "defined(GONE)", "exist(gone)", "0 || 0"})
    EXPECT_EQ(condition(No), "no") << No.str();
}

TEST(NmakeCondition, Errors) {
  for (llvm::StringRef Broken :
       {"", "1 +", "(1", "\"a", "\"a\"", "\"a\" < \"b\"", "1 1", "1 / 0",
        "1 % 0", "X", "[dir]", "defined(X", "99999999999", ")", "\"a\" == 1"})
    EXPECT_FALSE(condition(Broken) == "yes" || condition(Broken) == "no")
        << Broken.str();
  // No overflow traps.
  EXPECT_EQ(condition("-2147483648 / -1 == 0 || 1"), "yes");
  EXPECT_EQ(condition("2147483647 + 1 < 0"), "yes");
}

} // namespace
