//===- AnalysesTest.cpp - Tests of analyses as bytes ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "knowledge/Analyses.h"
#include "catalogue/CatalogueYaml.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::engine;
using cache::ByteReader;
using cache::ByteWriter;

namespace {

/// One with something of everything in it, of a program with three files.
Analysis rich() {
  ir::Location A{0, 12, 3}, B{1, 7, 1}, C{2, 1, 80};
  PathNote Taken{PathNote::Kind::Branch, A, "assuming 'x' is true", true};
  PathNote Note{PathNote::Kind::Acquire, {}, "is acquired here"};
  Finding F{"ndis-unload-leak", A,      "a message", {Note, Taken},
            {{{A, B}, "text"}}, "Halt", "ndis-lock", "0123",
            {"base", "X"}};
  LifeRoutine Begin{LifeRoutine::Stage::Begin, "DriverEntry", "", A};
  LifeRoutine End{LifeRoutine::Stage::End, "Unload", "unload handler", B};
  LifeResource Pool{
      "pool",           "packet pool", "Pool", true, LifeResource::Fate::Left,
      {{1, C, {Taken}}}};
  LifeEvent Take{LifeEvent::Kind::Take, 0, A, "DriverEntry", 0, "", ""};
  LifeEvent Registered{
      LifeEvent::Kind::Register, 0, A, "DriverEntry", 7, "Unload",
      "unload handler"};
  Analysis Result;
  Result.Findings = {F, Finding()};
  Result.Incompletes = {{C, "Huge", "gave up"}};
  Result.Stats = {12, 7, uint64_t(1) << 40};
  Result.Lives = {
      {"driver", "driver", {Begin, End}, {Pool}, {Take, Registered}}};
  return Result;
}

std::string bytes(const Analysis &A) {
  ByteWriter W;
  knowledge::write(W, A);
  return W.bytes().str();
}

std::optional<Analysis> read(llvm::StringRef Bytes, size_t FileCount = 3) {
  ByteReader R(Bytes);
  std::optional<Analysis> A = knowledge::readAnalysis(R, FileCount);
  return A && R.atEnd() ? A : std::nullopt;
}

TEST(Analyses, AreReadBackToTheLastNote) {
  const Analysis A = rich();
  std::optional<Analysis> Again = read(bytes(A));
  ASSERT_TRUE(Again);
  EXPECT_EQ(Again->Findings, A.Findings);
  EXPECT_EQ(Again->Incompletes, A.Incompletes);
  EXPECT_EQ(Again->Stats.Routines, A.Stats.Routines);
  EXPECT_EQ(Again->Stats.Reached, A.Stats.Reached);
  EXPECT_EQ(Again->Stats.Steps, A.Stats.Steps);
  EXPECT_EQ(Again->Lives, A.Lives);
  EXPECT_TRUE(read(bytes(Analysis())));
}

TEST(Analyses, PartsOfOneAreNone) {
  std::string All = bytes(rich());
  for (size_t Size = 0; Size != All.size(); ++Size)
    EXPECT_FALSE(read(llvm::StringRef(All).take_front(Size))) << Size;
  EXPECT_FALSE(read(All + "x"));
}

TEST(Analyses, NothingPointsOutside) {
  EXPECT_FALSE(read(bytes(rich()), 2));
  for (void (*Spoil)(Analysis &) :
       {+[](Analysis &A) { A.Findings[0].Notes[0].K = PathNote::Kind(6); },
        +[](Analysis &A) { A.Lives[0].Events[0].Resource = 1; },
        +[](Analysis &A) { A.Lives[0].Events[0].During = 2; },
        +[](Analysis &A) { A.Lives[0].Resources[0].Losses[0].During = 2; },
        +[](Analysis &A) {
          A.Lives[0].Resources[0].Ends = LifeResource::Fate(5);
        },
        +[](Analysis &A) { A.Lives[0] = Life(); }}) {
    Analysis A = rich();
    Spoil(A);
    EXPECT_FALSE(read(bytes(A)));
  }
}

TEST(Analyses, EachOptionAndEachRuleIsAnotherQuestion) {
  auto Key = [](const catalogue::Catalogue &C, const Options &O) {
    ByteWriter W;
    knowledge::writeQuestion(W, knowledge::idOf(C), O);
    return W.digest();
  };
  const catalogue::Catalogue &Rules = catalogue::shipped();
  cache::Digest Plain = Key(Rules, {});
  EXPECT_EQ(Key(catalogue::Catalogue(Rules), {}), Plain);
  for (void (*Change)(Options &) :
       {+[](Options &O) { O.Of = World::Open; },
        +[](Options &O) { O.Checks = {"ndis-unload-leak"}; },
        +[](Options &O) { O.RequireUnloadHandlerAlways = true; },
        +[](Options &O) { --O.StepLimit; },
        +[](Options &O) { --O.DisjunctLimit; },
        +[](Options &O) { O.RecordLives = true; }}) {
    Options O;
    Change(O);
    EXPECT_NE(Key(Rules, O), Plain);
  }
  catalogue::Catalogue Other = Rules;
  Other.Resources.back().Title += "s";
  EXPECT_NE(Key(Other, {}), Plain);
}

} // namespace
