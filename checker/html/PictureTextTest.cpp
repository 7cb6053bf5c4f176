//===- PictureTextTest.cpp - Tests of text that SVG does not wrap ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/PictureText.h"
#include <gtest/gtest.h>

using namespace ndistidy::html;

namespace {

/// Lines with '/' between them; names in brackets.
std::string told(const std::vector<PictureLine> &Lines) {
  std::string Text;
  for (const PictureLine &Line : Lines) {
    Text += Text.empty() ? "" : "/";
    for (const PictureText &Word : Line)
      Text += (Text.empty() || Text.back() == '/' ? "" : " ") +
              (Word.IsName ? "<" + Word.Text + ">" : Word.Text);
  }
  return Text;
}

TEST(Wrap, Lines) {
  EXPECT_EQ(told(wrap({{"takes memory"}, {"Log", true}}, 40)),
            "takes memory <Log>");
  EXPECT_EQ(told(wrap({{"takes memory"}, {"Log", true}}, 12)),
            "takes memory/<Log>");
  EXPECT_EQ(told(wrap({{"takes memory"}, {"Log", true}}, 11)),
            "takes/memory <Log>");
  EXPECT_EQ(told(wrap({}, 10)), "");
}

TEST(Wrap, LongWordsAreBroken) {
  EXPECT_EQ(told(wrap({{"takes"}, {"abcdefghij", true}}, 4)),
            "take/s/<abcd>/<efgh>/<ij>");
  // Characters, not bytes.
  EXPECT_EQ(told(wrap({{"\xC3\xA4\xC3\xB6\xC3\xBC"}}, 2)),
            "\xC3\xA4\xC3\xB6/\xC3\xBC");
}

TEST(Shorten, TheEndStays) {
  EXPECT_EQ(shorten("lower/bind.c:12", 15), "lower/bind.c:12");
  EXPECT_EQ(shorten("lower/bind.c:12", 10), "\xE2\x80\xA6"
                                            "bind.c:12");
  EXPECT_EQ(shorten("\xC3\xA4\xC3\xB6\xC3\xBC", 2), "\xE2\x80\xA6\xC3\xBC");
}

} // namespace
