//===- MarkupTest.cpp - Tests of writing HTML -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Markup.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "gtest/gtest.h"
#include <array>

using namespace ndistidy;
using html::escape;
using html::Markup;

namespace {

TEST(Escape, WhatIsMarkupBecomesText) {
  EXPECT_EQ(escape("a < b && c > \"d\" 'e'"),
            "a &lt; b &amp;&amp; c &gt; &quot;d&quot; &#39;e&#39;");
  EXPECT_EQ(escape("</style><script>alert(1)</script>"),
            "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  EXPECT_EQ(escape("&lt;"), "&amp;lt;");
}

TEST(Escape, TextStaysAsItIs) {
  EXPECT_EQ(escape(""), "");
  EXPECT_EQ(escape("\tStatus = x;\n"), "\tStatus = x;\n");
  EXPECT_EQ(escape("gr\xC3\xBC\xC3\x9F\xE2\x86\x92\xF0\x9F\x98\x80"),
            "gr\xC3\xBC\xC3\x9F\xE2\x86\x92\xF0\x9F\x98\x80");
}

TEST(Escape, BytesThatAreNoCharacterAreReplaced) {
  EXPECT_EQ(escape("a\xFFz"), "a\xEF\xBF\xBDz");
  // An overlong '<', a surrogate, and a sequence that is cut off.
  EXPECT_EQ(escape("\xC0\xBC"), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(llvm::StringRef(escape("\xED\xA0\x80")).count("\xEF\xBF\xBD"), 3U);
  EXPECT_EQ(escape("\xE2\x86"), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(escape("\xC2\x85"), "\xEF\xBF\xBD"); // a C1 control
  EXPECT_EQ(escape("\xEF\xBF\xBE"), "\xEF\xBF\xBD");
}

TEST(Escape, ControlCharactersAreShown) {
  EXPECT_EQ(escape(llvm::StringRef("\0", 1)), "\xE2\x90\x80");
  EXPECT_EQ(escape("\x1B[31m"), "\xE2\x90\x9B[31m");
  EXPECT_EQ(escape("\r"), "\xE2\x90\x8D");
  EXPECT_EQ(escape("\x7F"), "\xE2\x90\xA1");
}

/// Of one character.
std::string escaped(llvm::UTF32 Code) {
  std::array<char, UNI_MAX_UTF8_BYTES_PER_CODE_POINT> Bytes;
  char *End = Bytes.data();
  llvm::ConvertCodePointToUTF8(Code, End);
  return html::escape({Bytes.data(), static_cast<size_t>(End - Bytes.data())});
}

TEST(Escape, WhatTurnsOrHidesTextIsShown) {
  for (llvm::UTF32 Code :
       {0xAD, 0x200B, 0x200F, 0x2028, 0x202A, 0x202E, 0x2067, 0xFEFF, 0xE0001})
    EXPECT_EQ(escaped(Code), "[U+" + llvm::utohexstr(Code, false, 4) + "]");
  for (llvm::UTF32 Code : {0xA0, 0x200A, 0x2010, 0x2027, 0x202F, 0x2070})
    EXPECT_FALSE(llvm::StringRef(escaped(Code)).contains("U+"));
}

/// Of every byte, alone and in pairs, comes UTF-8 without markup in it.
TEST(Escape, NothingGetsThrough) {
  constexpr unsigned Bytes = 256;
  for (unsigned First = 0; First != Bytes; ++First)
    for (unsigned Second = 0; Second != Bytes; ++Second) {
      std::string Pair = {static_cast<char>(First), static_cast<char>(Second)};
      std::string Text = escape(Pair);
      EXPECT_EQ(Text.find_first_of("<>\"'\r"), std::string::npos);
      const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Text.data());
      EXPECT_TRUE(llvm::isLegalUTF8String(&Begin, Begin + Text.size()));
    }
}

TEST(Markup, ElementsAndAttributes) {
  Markup M;
  M.begin("p", {{"title", "\"><img src=x onerror='f()'>"}, {"class", "a"}})
      .text("1 < 2")
      .leaf("b", "&")
      .empty("br")
      .end();
  EXPECT_EQ(M.take(),
            "<p title=\"&quot;&gt;&lt;img src=x onerror=&#39;f()&#39;&gt;\" "
            "class=\"a\">1 &lt; 2<b>&amp;</b><br/></p>");
}

} // namespace
