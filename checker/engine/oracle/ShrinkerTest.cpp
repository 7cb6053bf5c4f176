//===- ShrinkerTest.cpp - Small programs from large ones ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Comparison.h"
#include "engine/oracle/Generator.h"
#include "engine/oracle/Toy.h"
#include "ir/Linker.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::engine::oracle;

static bool leaksARegistration(const ir::Module &M) {
  auto Linked = ir::link({M});
  if (!Linked) {
    llvm::consumeError(Linked.takeError());
    return false;
  }
  Enumeration E = enumerate(*Linked, toyCatalogue());
  return E.Unknown.empty() && E.Required.count({"ndis-unload-skips-deregister",
                                                "Unload", "toy-reg"}) != 0;
}

/// Whatever else a program does: three calls and a success leak.
TEST(ShrinkerTest, LeavesWhatTheDefectNeeds) {
  unsigned Shrunk = 0;
  for (uint64_t Seed = 0; Shrunk != 10; ++Seed) {
    std::string Error;
    std::optional<ir::Module> M = read(randomProgram(Seed), Error);
    if (!M || !leaksARegistration(*M))
      continue;
    ++Shrunk;
    ir::Module Small = shrink(*M, leaksARegistration);
    ASSERT_TRUE(leaksARegistration(Small));
    size_t Steps = 0;
    for (const ir::Function &F : Small.Functions)
      for (const ir::Block &B : F.Blocks)
        Steps += B.Steps.size();
    EXPECT_LE(Steps, 8U) << write(Small);
    EXPECT_LE(Small.Functions.size(), 4U) << write(Small);
  }
}

TEST(ShrinkerTest, TextOfAProgramIsReadBack) {
  std::string Error;
  std::optional<ir::Module> M = read(randomProgram(1), Error);
  ASSERT_TRUE(M) << Error;
  std::string Once = write(*M);
  std::optional<ir::Module> Again = read(Once, Error);
  ASSERT_TRUE(Again) << Error;
  EXPECT_EQ(write(*Again), Once);
}
