//===- HighlightTest.cpp - Tests of the words of C source -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Highlight.h"
#include <gtest/gtest.h>

using namespace ndistidy::html;

namespace {

/// "k:if c:// x" for the words of \p Source.
std::string words(llvm::StringRef Source) {
  constexpr llvm::StringLiteral Letters = "clkd";
  std::string Text;
  size_t Last = 0;
  for (const Span &S : highlight(Source)) {
    EXPECT_GE(S.Begin, Last);
    EXPECT_GT(S.End, S.Begin);
    EXPECT_LE(S.End, Source.size());
    Last = S.End;
    Text += (Text.empty() ? "" : " ");
    Text += Letters[static_cast<size_t>(S.K)];
    Text += ":" + Source.slice(S.Begin, S.End).str();
  }
  return Text;
}

TEST(Highlight, Words) {
  EXPECT_EQ(words("if (x) return iffy; // if"), "k:if k:return c:// if");
  EXPECT_EQ(words("int a = 1; /* two\nlines */ char b;"),
            "k:int c:/* two\nlines */ k:char");
  EXPECT_EQ(words("__try { x; } __finally { }"), "k:__try k:__finally");
}

TEST(Highlight, Literals) {
  EXPECT_EQ(words(R"(f("a // b", 'x', "\"", '\''))"),
            R"(l:"a // b" l:'x' l:"\"" l:'\'')");
  EXPECT_EQ(words("R\"x(a)\" // b)x\" + 1"), "l:\"x(a)\" // b)x\"");
  // One that does not end, ends with its line.
  EXPECT_EQ(words("\"abc\nint"), "l:\"abc k:int");
}

TEST(Highlight, Directives) {
  EXPECT_EQ(words("#include <ndis.h> // x"), "d:#include l:<ndis.h> c:// x");
  EXPECT_EQ(words("  # if 1\n#define A a # b"), "d:# if d:#define");
  EXPECT_EQ(words("/* c */ #endif\nx # y"), "c:/* c */ d:#endif");
  EXPECT_EQ(words("#include <open"), "d:#include l:<open");
}

TEST(Highlight, CommentsGoOn) {
  EXPECT_EQ(words("// a \\\nif\nif"), "c:// a \\\nif k:if");
  EXPECT_EQ(words("// a \\\r\nif\r\nif"), "c:// a \\\r\nif\r k:if");
  EXPECT_EQ(words("/* a"), "c:/* a");
  EXPECT_EQ(words("/*/ a */ if"), "c:/*/ a */ k:if");
}

TEST(Highlight, AnyBytes) {
  EXPECT_EQ(words(""), "");
  for (llvm::StringRef Text :
       {"\\", "\"\\", "'", "//\\", "#", "R\"", "R\"(", "/*", "/", "\xFF\xFE",
        "#include", "L'", "//\\\r"})
    (void)words(Text);
}

} // namespace
