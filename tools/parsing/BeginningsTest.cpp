//===- BeginningsTest.cpp - Tests of what files begin with ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Beginnings.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;

namespace {

/// The directives, and what follows each, up to the end of its line.
std::string shown(llvm::StringRef Source) {
  std::string Result;
  for (const Beginning::Directive &D : beginningOf(Source).Directives)
    Result += "[" + D.Text + "|" +
              Source.drop_front(D.End).split('\n').first.str() + "]";
  return Result;
}

size_t common(llvm::ArrayRef<llvm::StringRef> Sources) {
  std::vector<Beginning> All;
  All.reserve(Sources.size());
  for (llvm::StringRef Source : Sources)
    All.push_back(beginningOf(Source));
  std::vector<const Beginning *> Pointers;
  Pointers.reserve(All.size());
  for (const Beginning &B : All)
    Pointers.push_back(&B);
  return commonPart(Pointers);
}

TEST(Beginnings, CommentsAndBlanksDoNotCount) {
  EXPECT_EQ(shown("/* what\n it is */\n\n// more\n# include  \"a.h\" // b\n"
                  "  #include <c/d.h>/* e\n */\nint x;\n"),
            "[#include \"a.h\"|#include <c/d.h>/* e][#include <c/d.h>|int x;]");
  EXPECT_EQ(shown("#include \"a.h\"\r\nint x;\r\n"),
            "[#include \"a.h\"|int x;\r]");
}

TEST(Beginnings, EndWithOtherText) {
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(shown("int x;\n#include \"a.h\"\n"), "");
  EXPECT_EQ(shown("#include \"a.h\"\nint x;\n#include \"b.h\"\n"),
            "[#include \"a.h\"|int x;]");
  EXPECT_EQ(shown("#include \"a.h\""), "[#include \"a.h\"|]");
}

TEST(Beginnings, EndWithADirectiveThatReachesFarther) {
  for (const char *Other :
       {"#if X", "#ifdef X", "#pragma pack(1)", "#error x", "#import \"b.h\"",
        "#", "#line 7", "#include_next <a>"})
    EXPECT_EQ(shown(std::string("#include \"a.h\"\n") + Other + "\n"),
              std::string("[#include \"a.h\"|") + Other + "]")
        << Other;
}

TEST(Beginnings, DirectivesMayHaveSeveralLines) {
  EXPECT_EQ(shown("#define A(x) \\\n  x\n#undef B\n#include \"a.h\"\nint y;"),
            "[#define A(x) \\\n  x|#undef B][#undef B|#include \"a.h\"]"
            "[#include \"a.h\"|int y;]");
}

TEST(Beginnings, TheCommonPartEndsWithAnInclude) {
  EXPECT_EQ(common({"#include <a>\n#include <b>\nint x;",
                    "// x\n#include <a>\n#include <b>\n#include <c>\n"}),
            2u);
  EXPECT_EQ(common({"#include <a>\n#define X\n#define Y\n",
                    "#include <a>\n#define X\n#include <c>\n"}),
            1u);
  EXPECT_EQ(common({"#define X\n#include <a>\n", "#define X\n#include <a>\n"}),
            2u);
  EXPECT_EQ(common({"#define X\n", "#define X\n"}), 0u);
  EXPECT_EQ(common({"#include <a>\n", "#include <b>\n"}), 0u);
  EXPECT_EQ(common({"#include <a>\n", "int x;"}), 0u);
  EXPECT_EQ(common({}), 0u);
}

} // namespace
