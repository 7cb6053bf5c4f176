//===- PersistentMapTest.cpp ----------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/PersistentMap.h"
#include "gmock/gmock.h"
#include <map>
#include <random>

using namespace ndistidy::engine;
using testing::ElementsAre;

namespace {

struct Number {
  int Of = 0;
  bool operator==(const Number &) const = default;
};
size_t hash_value(Number N) { return N.Of & 3; } // collides

using Map = PersistentMap<Number>;
using Plain = std::map<uint32_t, int>;

Plain plain(Map M) {
  Plain Result;
  for (auto &[Key, Value] : M)
    Result.emplace_hint(Result.end(), Key, Value.Of);
  return Result;
}

TEST(PersistentMapTest, EmptyMapHasNothing) {
  Map None;
  EXPECT_TRUE(None.isEmpty());
  EXPECT_EQ(None.lookup(0), nullptr);
  EXPECT_TRUE(None.begin() == None.end());
}

TEST(PersistentMapTest, KeepsOldMapsAsTheyWere) {
  Map::Factory Make;
  Map One = Make.add({}, 5, {1});
  Map Two = Make.add(One, 5, {2});
  Map Three = Make.remove(Make.add(Two, 0, {0}), 5);
  EXPECT_EQ(One.lookup(5)->Of, 1);
  EXPECT_EQ(Two.lookup(5)->Of, 2);
  EXPECT_EQ(Three.lookup(5), nullptr);
  EXPECT_EQ(Three.lookup(0)->Of, 0);
}

TEST(PersistentMapTest, EqualContentsAreOneMap) {
  Map::Factory Make;
  Map A = Make.add(Make.add(Make.add({}, 1, {1}), ~0U, {2}), 1U << 31, {3});
  Map B = Make.add(Make.add(Make.add({}, 1U << 31, {3}), 1, {7}), ~0U, {2});
  EXPECT_FALSE(A == B);
  EXPECT_TRUE(A == Make.add(B, 1, {1}));
  EXPECT_EQ(A.identity(), Make.add(B, 1, {1}).identity());
  EXPECT_TRUE(Make.remove(A, 2) == A);
  EXPECT_TRUE(Make.remove(Make.remove(Make.remove(A, ~0U), 1), 1U << 31) ==
              Map());
}

TEST(PersistentMapTest, GoesByAscendingKeys) {
  Map::Factory Make;
  Map M;
  for (uint32_t Key : {9U, ~0U, 0U, 4U, 1U << 31, 8U})
    M = Make.add(M, Key, {1});
  std::vector<uint32_t> Keys;
  for (auto &[Key, Value] : M)
    Keys.push_back(Key);
  EXPECT_THAT(Keys, ElementsAre(0U, 4U, 8U, 9U, 1U << 31, ~0U));
}

/// What difference says, as text; A and B are what it was called with.
void expectDifference(Map A, Map B) {
  Plain InA = plain(A), InB = plain(B);
  int64_t Last = -1;
  Map::difference(A, B, [&](uint32_t Key, const Number *L, const Number *R) {
    EXPECT_LT(Last, int64_t{Key});
    Last = Key;
    ASSERT_TRUE(L || R);
    EXPECT_FALSE(L && R && *L == *R);
    EXPECT_EQ(L != nullptr, InA.count(Key) != 0);
    EXPECT_EQ(R != nullptr, InB.count(Key) != 0);
    if (L)
      EXPECT_EQ(InA[Key], L->Of);
    if (R)
      EXPECT_EQ(InB[Key], R->Of);
    InA.erase(Key);
    InB.erase(Key);
  });
  EXPECT_EQ(InA, InB) << "not told of";
}

/// Random maps against std::map: some with much, some with nothing in common.
TEST(PersistentMapTest, AgreesWithStdMap) {
  std::mt19937 Random(1);
  Map::Factory Make;
  std::vector<std::pair<Map, Plain>> All(1);
  for (unsigned Round = 0; Round != 4000; ++Round) {
    auto [M, P] = All[Random() % All.size()];
    bool Wide = Random() % 4 == 0;
    auto Key = static_cast<uint32_t>(Wide ? Random() : Random() % 40);
    auto Value = static_cast<int>(Random() % 6);
    if (Random() % 3 == 0) {
      M = Make.remove(M, Key);
      P.erase(Key);
    } else {
      M = Make.add(M, Key, {Value});
      P[Key] = Value;
    }
    ASSERT_EQ(plain(M), P);
    const auto &[Other, OtherPlain] = All[Random() % All.size()];
    ASSERT_EQ(M == Other, P == OtherPlain);
    expectDifference(M, Other);
    All.emplace_back(M, P);
  }
}

/// Of \p P, one in \p Of by chance.
Plain someOf(const Plain &P, std::mt19937 &Random, unsigned Of) {
  Plain Some;
  for (auto &[Key, Value] : P)
    if (Random() % Of == 0)
      Some[Key] = Value;
  return Some;
}

Map made(const Plain &P, Map::Factory &Make) {
  Map M;
  for (auto &[Key, Value] : P)
    M = Make.add(M, Key, {Value});
  return M;
}

Plain somePlain(std::mt19937 &Random) {
  Plain P;
  bool Wide = Random() % 4 == 0;
  for (unsigned I = Random() % 30; I != 0; --I)
    P[static_cast<uint32_t>(Wide ? Random() : Random() % 40)] =
        static_cast<int>(Random() % 3);
  return P;
}

TEST(PersistentMapTest, RemovesManyAtOnce) {
  std::mt19937 Random(2);
  Map::Factory Make;
  for (unsigned Round = 0; Round != 4000; ++Round) {
    Plain P = somePlain(Random), Left = P;
    std::vector<uint32_t> Keys;
    for (auto &[Key, Value] : someOf(P, Random, 1 + Round % 3))
      Keys.push_back(Key);
    for (auto &[Key, Value] : somePlain(Random)) // perhaps not there
      Keys.push_back(Key);
    llvm::sort(Keys);
    for (uint32_t Key : Keys)
      Left.erase(Key);
    ASSERT_TRUE(Make.remove(made(P, Make), Keys) == made(Left, Make));
  }
}

TEST(PersistentMapTest, PutsBackWhatAPartLacks) {
  std::mt19937 Random(3);
  Map::Factory Make;
  for (unsigned Round = 0; Round != 8000; ++Round) {
    Plain Whole = somePlain(Random);
    Plain Part = someOf(Whole, Random, 1 + Round % 3);
    Plain Now = Part;
    // What was set aside is not there to be changed.
    for (auto &[Key, Value] : somePlain(Random))
      if (!Whole.count(Key) || Part.count(Key))
        Now[Key] = Value;
    for (auto &[Key, Value] : someOf(Part, Random, 3))
      Now.erase(Key);
    Plain Expected = Now;
    for (auto &[Key, Value] : Whole)
      if (!Part.count(Key))
        Expected[Key] = Value;
    ASSERT_TRUE(Make.putBack(made(Now, Make), made(Part, Make),
                             made(Whole, Make)) == made(Expected, Make));
  }
}

} // namespace
