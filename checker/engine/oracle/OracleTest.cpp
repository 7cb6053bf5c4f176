//===- OracleTest.cpp - The engine agrees with its oracle --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Comparison.h"
#include "engine/oracle/Generator.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::engine::oracle;

/// To keep a disagreement, put what is printed into
/// test-inputs/ir/oracle-<what it shows>.ir. The longer run: engine-oracle.
TEST(OracleTest, RandomPrograms) {
  constexpr uint64_t Seeds = 1000;
  constexpr unsigned Shown = 3;
  unsigned Comparable = 0, Disagreements = 0;
  for (uint64_t Seed = 0; Seed != Seeds && Disagreements != Shown; ++Seed) {
    std::string Error;
    std::optional<ir::Module> M = read(randomProgram(Seed), Error);
    if (!M)
      continue;
    Comparison C = compare(*M);
    Comparable += C.comparable();
    if (C.agree())
      continue;
    ++Disagreements;
    ADD_FAILURE() << explain(std::move(*M), "seed " + std::to_string(Seed));
  }
  if (Disagreements == 0)
    EXPECT_GT(Comparable, Seeds * 17 / 20);
}

/// Of a driver without a slip nothing is said, tolerated or not.
TEST(OracleTest, CorrectDriversAreSilent) {
  for (uint64_t Seed = 0; Seed != 1000; ++Seed) {
    Dice D(Seed);
    std::string Error, Text = write(correctDriver(D));
    std::optional<ir::Module> M = read(Text, Error);
    ASSERT_TRUE(M) << Error;
    for (const Defect &Found : compare(*M).Said)
      ADD_FAILURE() << "seed " << Seed << ": " << Found.Check << " in "
                    << Found.Function << ' ' << Found.Resource << Text;
  }
}

/// The programs on which they disagreed once, and some written by hand.
TEST(OracleTest, KeptPrograms) {
  unsigned Compared = 0;
  std::error_code Failure;
  for (llvm::sys::fs::directory_iterator File("test-inputs/ir", Failure), End;
       !Failure && File != End; File.increment(Failure)) {
    if (!llvm::sys::path::filename(File->path()).starts_with("oracle-"))
      continue;
    auto Buffer = llvm::MemoryBuffer::getFile(File->path());
    ASSERT_TRUE(static_cast<bool>(Buffer)) << File->path();
    std::string Error;
    std::optional<ir::Module> M = read((*Buffer)->getBuffer(), Error);
    ASSERT_TRUE(M) << File->path() << ": " << Error;
    Comparison C = compare(*M);
    EXPECT_EQ(C.Expected.Unknown, "") << File->path();
    if (!C.agree())
      ADD_FAILURE() << explain(std::move(*M), File->path());
    ++Compared;
  }
  EXPECT_FALSE(Failure) << Failure.message();
  EXPECT_GT(Compared, 0U);
}
