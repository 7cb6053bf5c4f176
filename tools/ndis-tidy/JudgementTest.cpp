//===- JudgementTest.cpp - Tests of what is said of a program -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Judgement.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::command;

namespace {

Judgement judgement() {
  Judgement J;
  J.Files = {"a.c", "/inc/ndis.h"};
  J.HasEntry = true;
  J.Unseen = {"Helper"};
  J.NotWhole = {{{1, 12, 3}, "Halt", "a statement did not parse"}};
  engine::Finding &F = J.Found.Findings.emplace_back();
  F.Check = "ndis-unload-leak";
  F.Loc = {0, 1, 2};
  J.Found.Stats.Routines = 3;
  return J;
}

TEST(Judgement, IsReadBack) {
  std::string Bytes = encode(judgement());
  std::optional<Judgement> Again = decodeJudgement(Bytes);
  ASSERT_TRUE(Again);
  EXPECT_EQ(Again->Files, judgement().Files);
  EXPECT_TRUE(Again->HasEntry);
  EXPECT_EQ(Again->NotWhole, judgement().NotWhole);
  EXPECT_EQ(Again->Unseen, judgement().Unseen);
  EXPECT_EQ(Again->Found.Findings, judgement().Found.Findings);
  EXPECT_EQ(encode(*Again), Bytes);
}

TEST(Judgement, PartsOfOneAreNone) {
  std::string Bytes = encode(judgement());
  for (size_t Size = 0; Size != Bytes.size(); ++Size)
    EXPECT_FALSE(decodeJudgement(llvm::StringRef(Bytes).take_front(Size)));
  EXPECT_FALSE(decodeJudgement(Bytes + "x"));
}

TEST(Judgement, PlacesAreInItsFiles) {
  Judgement J = judgement();
  J.NotWhole[0].Loc = {};
  EXPECT_FALSE(decodeJudgement(encode(J)));
  J = judgement();
  J.Files.pop_back();
  EXPECT_FALSE(decodeJudgement(encode(J)));
}

} // namespace
