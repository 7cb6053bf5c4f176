//===- BytesTest.cpp - Tests of values as bytes ---------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "cache/Bytes.h"
#include "gtest/gtest.h"
#include <vector>

using namespace ndistidy::cache;

namespace {

using Words = std::vector<std::string>;

TEST(Bytes, WhatIsWrittenIsRead) {
  ByteWriter W;
  for (uint64_t N : {uint64_t(0), uint64_t(127), uint64_t(128), UINT64_MAX})
    W.number(N);
  W.text("");
  W.text(llvm::StringRef("a\0b", 3));
  W.digest({1, UINT64_MAX});
  ByteReader R(W.bytes());
  for (uint64_t N : {uint64_t(0), uint64_t(127), uint64_t(128), UINT64_MAX})
    EXPECT_EQ(R.number(), N);
  EXPECT_EQ(R.text(), "");
  EXPECT_EQ(R.text(), llvm::StringRef("a\0b", 3));
  EXPECT_EQ(R.digest(), (Digest{1, UINT64_MAX}));
  EXPECT_TRUE(R.good());
  EXPECT_TRUE(R.atEnd());
}

TEST(Bytes, BehindTheEndThereIsNothing) {
  ByteWriter W;
  W.text("long enough");
  W.digest({1, 2});
  for (size_t Size = 0; Size != W.bytes().size(); ++Size) {
    ByteReader R(W.bytes().take_front(Size));
    R.text();
    R.digest();
    EXPECT_FALSE(R.good()) << Size;
    EXPECT_EQ(R.number(), 0u);
    EXPECT_EQ(R.text(), "");
  }
}

TEST(Bytes, ACountIsNotMoreThanCanFollow) {
  ByteWriter W;
  W.number(1000000);
  W.number(0);
  ByteReader R(W.bytes());
  EXPECT_EQ(R.count(), 0u);
  EXPECT_FALSE(R.good());
}

TEST(Bytes, DifferentFieldsDifferentDigests) {
  auto Of = [](const Words &A, const Words &B) {
    ByteWriter W;
    W.texts(A);
    W.texts(B);
    return W.digest();
  };
  EXPECT_EQ(Of({"a"}, {"b"}), Of({"a"}, {"b"}));
  EXPECT_NE(Of({"a"}, {"b"}), Of({"ab"}, {}));
  EXPECT_NE(Of({"a"}, {"b"}), Of({"a", "b"}, {}));
  EXPECT_NE(Of({"a"}, {"b"}), Of({"b"}, {"a"}));
}

TEST(Bytes, ADigestHas32Digits) {
  EXPECT_EQ((Digest{0x1f, 2}).hex(), "0000000000000002000000000000001f");
}

} // namespace
