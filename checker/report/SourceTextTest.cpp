//===- SourceTextTest.cpp - Tests of source files by lines ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/SourceText.h"
#include "gtest/gtest.h"

using namespace ndistidy::report;

namespace {

TEST(SourceText, LinesEndInThreeWays) {
  SourceFile F(llvm::MemoryBuffer::getMemBufferCopy("one\r\ntwo\rthree\nfour"));
  EXPECT_EQ(F.line(1), "one");
  EXPECT_EQ(F.line(2), "two");
  EXPECT_EQ(F.line(3), "three");
  EXPECT_EQ(F.line(4), "four");
  EXPECT_EQ(F.line(5), std::nullopt);
  EXPECT_EQ(F.line(0), std::nullopt);
}

TEST(SourceText, AnEmptyFileHasOneLine) {
  SourceFile F(llvm::MemoryBuffer::getMemBufferCopy(""));
  EXPECT_EQ(F.line(1), "");
  EXPECT_EQ(F.line(2), std::nullopt);
  EXPECT_EQ(F.offset(1, 1), 0u);
}

TEST(SourceText, OffsetsAndPositionsUndoEachOther) {
  SourceFile F(llvm::MemoryBuffer::getMemBufferCopy("ab\ncd\n"));
  EXPECT_EQ(F.offset(2, 2), 4u);
  EXPECT_EQ(F.position(4), std::pair(2u, 2u));
  EXPECT_EQ(F.position(0), std::pair(1u, 1u));
  EXPECT_EQ(F.offset(1, 99), 2u) << "the end of the line";
  EXPECT_EQ(F.offset(1, 0), std::nullopt);
  EXPECT_EQ(F.offset(9, 1), std::nullopt);
}

TEST(SourceText, WhatCannotBeReadIsNull) {
  SourceTexts Texts;
  EXPECT_EQ(Texts.file("no/such/file.c"), nullptr);
  Texts.set("made/up.c", "int x;");
  ASSERT_NE(Texts.file("made/up.c"), nullptr);
  EXPECT_EQ(Texts.file("made/up.c")->text(), "int x;");
}

} // namespace
