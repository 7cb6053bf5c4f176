//===- GeneratorTest.cpp - What random programs are like ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Generator.h"
#include "engine/oracle/Comparison.h"
#include "engine/oracle/Toy.h"
#include "ir/Linker.h"
#include <gtest/gtest.h>
#include <map>

using namespace ndistidy;
using namespace ndistidy::engine::oracle;

static Enumeration enumerateText(const std::string &Text) {
  std::string Error;
  std::optional<ir::Module> M = read(Text, Error);
  EXPECT_TRUE(M) << Error << Text;
  auto Linked = ir::link({std::move(*M)});
  EXPECT_TRUE(static_cast<bool>(Linked));
  return enumerate(*Linked, toyCatalogue());
}

TEST(GeneratorTest, DriversWithoutASlipAreCorrect) {
  constexpr uint64_t Count = 1000;
  unsigned TooMany = 0;
  for (uint64_t Seed = 0; Seed != Count; ++Seed) {
    Dice D(Seed);
    std::string Text = write(correctDriver(D));
    Enumeration E = enumerateText(Text);
    if (E.Unknown == "has too many executions") {
      ++TooMany;
      continue;
    }
    ASSERT_EQ(E.Unknown, "") << "seed " << Seed << Text;
    for (const Defect &Found : E.Required)
      FAIL() << "seed " << Seed << ": " << Found.Check << " in "
             << Found.Function << ' ' << Found.Resource << Text;
  }
  EXPECT_LT(TooMany, Count / 10);
}

TEST(GeneratorTest, TheSameSeedGivesTheSameProgram) {
  EXPECT_EQ(randomProgram(7), randomProgram(7));
  EXPECT_NE(randomProgram(7), randomProgram(8));
}

/// Both clean and defective programs are common, and so is every defect.
TEST(GeneratorTest, EveryDefectIsCommon) {
  constexpr unsigned Count = 2000;
  unsigned Comparable = 0, Defective = 0;
  std::map<std::string, unsigned> ByCheck;
  for (uint64_t Seed = 0; Seed != Count; ++Seed) {
    std::string Error;
    std::optional<ir::Module> M = read(randomProgram(Seed), Error);
    if (!M)
      continue;
    auto Linked = ir::link({std::move(*M)});
    ASSERT_TRUE(static_cast<bool>(Linked));
    Enumeration E = enumerate(*Linked, toyCatalogue());
    if (!E.Unknown.empty())
      continue;
    ++Comparable;
    Defective += !E.Required.empty();
    for (const Defect &D : E.Required)
      ++ByCheck[D.Check];
  }
  EXPECT_GT(Comparable, Count * 17 / 20);
  EXPECT_GT(Defective, Count / 5);
  EXPECT_LT(Defective, Count * 3 / 4);
  for (const catalogue::Check &C : toyCatalogue().Checks)
    EXPECT_GT(ByCheck[C.Id], Count / 200) << C.Id;
}
