//===- FuzzTest.cpp - The readers take any text ---------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A reader may refuse a text; it may not crash, nor take forever. The longer
// run: ndis-fuzz.
//
//===----------------------------------------------------------------------===//

#include "fuzz/Mutator.h"
#include "fuzz/Readers.h"
#include "gtest/gtest.h"

namespace ndistidy::fuzz {

// Found by GoogleTest, which prints parameters.
static std::ostream &operator<<(std::ostream &OS, const Reader &R) {
  return OS << R.Name.str();
}

namespace {

class Fuzz : public ::testing::TestWithParam<Reader> {};

TEST_P(Fuzz, BrokenTextsAreReadOrRefused) {
  llvm::Expected<Tally> Sum = run(GetParam(), 0, GetParam().Mutants);
  ASSERT_TRUE(bool(Sum)) << llvm::toString(Sum.takeError());
  EXPECT_TRUE(Sum->Slow.empty()) << "seed " << Sum->Slow.front();
  EXPECT_GT(Sum->Taken, 0U) << "the mutants are too broken to show anything";
}

/// What was not changed is what the reader is there for.
TEST_P(Fuzz, TheSeedsAreRead) {
  llvm::Error E = readSeeds(GetParam());
  EXPECT_FALSE(bool(E)) << llvm::toString(std::move(E));
}

INSTANTIATE_TEST_SUITE_P(, Fuzz, ::testing::ValuesIn(readers()),
                         [](const ::testing::TestParamInfo<Reader> &R) {
                           return R.param.Name.str();
                         });

TEST(Mutator, TheSameSeedGivesTheSameText) {
  const std::vector<std::string> Texts = {"one\ntwo\nthree\n", "other"};
  unsigned Changed = 0;
  for (uint64_t Seed = 0; Seed != 100; ++Seed) {
    std::string Text = Mutator(Seed).mutant(Texts);
    EXPECT_EQ(Text, Mutator(Seed).mutant(Texts));
    Changed += Text != Texts[0] && Text != Texts[1];
  }
  EXPECT_GT(Changed, 80U);
}

} // namespace
} // namespace ndistidy::fuzz
