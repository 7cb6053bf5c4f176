//===- LifeChartTest.cpp - Tests of what a picture shows ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/LifeChart.h"
#include "html/TestLives.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::html;

namespace {

char letter(Tone T) {
  switch (T) {
  case Tone::Plain:
    return '-';
  case Tone::Returned:
    return 'r';
  case Tone::Free:
    return 'f';
  case Tone::Doubtful:
    return 'd';
  case Tone::Minor:
    return 'm';
  case Tone::Lost:
    return 'L';
  }
  return '?';
}

/// The rows, numbered, with the letter of their tone, and the bars: "track:
/// from..to tone", with a '+' for one that goes on.
std::string told(const LifeChart &C) {
  std::string Text;
  size_t Number = 0;
  for (const ChartLane &Lane : C.Lanes) {
    Text +=
        "[" + Lane.Name + (Lane.Role.empty() ? "" : ": " + Lane.Role) + "]\n";
    for (const ChartRow &Row : Lane.Rows)
      Text += std::to_string(Number++) + " " + letter(Row.Of) + " " + Row.Text +
              (Row.Name.empty() ? "" : " " + Row.Name) +
              (Row.Loc.valid() ? " " + std::to_string(Row.Loc.Line) : "") +
              "\n";
  }
  for (const ChartBar &B : C.Bars)
    Text += std::to_string(B.Track) + ": " + std::to_string(B.From) + ".." +
            std::to_string(B.To) + " " + letter(B.Of) + (B.GoesOn ? "+" : "") +
            "\n";
  return Text;
}

TEST(LifeChart, FromTakingToGivingBack) {
  LifeBuilder L;
  unsigned Entry = L.routine(Stage::Begin, "DriverEntry", 10, "DriverEntry");
  unsigned Unload = L.routine(Stage::End, "Unload", 40, "unload handler");
  unsigned Wrapper = L.resource("wrapper", "W", Fate::NotOwed);
  unsigned Log = L.resource("memory", "Log", Fate::GivenBack);
  unsigned Pool = L.resource("pool", "P", Fate::GivenBack);
  L.take(Entry, Wrapper, 11);
  L.take(Entry, Log, 12);
  L.give(Entry, "Unload", "unload handler", 13);
  L.take(Entry, Pool, 14);
  L.giveBack(Entry, Log, 15); // when it fails
  L.giveBack(Entry, Wrapper, 16);
  L.giveBack(Unload, Pool, 41);
  L.giveBack(Unload, Log, 42);
  EXPECT_EQ(told(chartOf(L.life())), "[DriverEntry]\n"
                                     "0 f takes wrapper W 11\n"
                                     "1 r takes memory Log 12\n"
                                     "2 - registers the unload handler Unload "
                                     "13\n"
                                     "3 r takes pool P 14\n"
                                     "[Unload: unload handler]\n"
                                     "4 r gives back pool P 41\n"
                                     "5 r gives back memory Log 42\n"
                                     "0: 0..5 f+\n"
                                     "1: 1..5 r\n"
                                     "2: 3..4 r\n");
}

TEST(LifeChart, WhatStaysBehind) {
  LifeBuilder L;
  unsigned Entry = L.routine(Stage::Begin, "DriverEntry", 10);
  unsigned Unload = L.routine(Stage::End, "Unload", 40);
  unsigned Never = L.resource("memory", "A", Fate::Left);
  unsigned Sometimes = L.resource("pool", "B", Fate::Left);
  unsigned Lock = L.resource("lock", "C", Fate::Left);
  unsigned OnFailure = L.resource("timer", "D", Fate::GivenBack);
  L.life().Resources[Lock].IsLock = true;
  for (unsigned I : {Never, Sometimes, Lock, OnFailure})
    L.take(Entry, I, 11 + I);
  L.giveBack(Unload, Sometimes, 42);
  L.giveBack(Unload, Lock, 43);
  L.giveBack(Unload, OnFailure, 44);
  for (unsigned Line : {41, 45})
    L.lose(Unload, Never, Line);
  L.lose(Unload, Sometimes, 41);
  L.lose(Unload, Lock, 41);
  L.lose(Entry, OnFailure, 20);
  EXPECT_EQ(told(chartOf(L.life())),
            "[DriverEntry]\n"
            "0 L takes memory A 11\n"
            "1 L takes pool B 12\n"
            "2 m takes lock C 13\n"
            "3 r takes timer D 14\n"
            "4 L can fail and keep timer D 20\n"
            "[Unload]\n"
            "5 r gives back pool B 42\n"
            "6 r gives back lock C 43\n"
            "7 r gives back timer D 44\n"
            "8 L can return and keep pool B, lock C 41\n"
            "9 L never gives back memory A 40\n"
            "0: 0..9 L+\n"
            "1: 1..5 r\n"
            "1: 5..8 L+\n"
            "2: 2..6 r\n"
            "2: 6..8 m+\n"
            "3: 3..7 r\n");
}

TEST(LifeChart, WithoutAnEnd) {
  LifeBuilder L;
  unsigned Entry = L.routine(Stage::Begin, "DriverEntry", 10);
  unsigned Log = L.resource("memory", "Log", Fate::Left);
  L.take(Entry, Log, 12);
  L.lose(Entry, Log, 0);
  EXPECT_EQ(told(chartOf(L.life())), "[DriverEntry]\n"
                                     "0 L takes memory Log 12\n"
                                     "[]\n"
                                     "1 L nobody gives back memory Log\n"
                                     "0: 0..1 L+\n");
}

TEST(LifeChart, TracksAreUsedAgain) {
  LifeBuilder L;
  unsigned Entry = L.routine(Stage::Begin, "DriverEntry", 10);
  unsigned Config = L.resource("configuration", "C", Fate::GivenBack);
  unsigned Log = L.resource("memory", "Log", Fate::Unclear);
  L.take(Entry, Config, 11);
  L.giveBack(Entry, Config, 12);
  L.take(Entry, Log, 13);
  EXPECT_EQ(told(chartOf(L.life())), "[DriverEntry]\n"
                                     "0 r takes configuration C 11\n"
                                     "1 r gives back configuration C 12\n"
                                     "2 d takes memory Log 13\n"
                                     "0: 0..1 r\n"
                                     "0: 2..2 d+\n");
}

TEST(LifeChart, ManyRoutinesAreRegisteredInOneRow) {
  LifeBuilder L;
  unsigned Entry = L.routine(Stage::Begin, "DriverEntry", 10);
  L.routine(Stage::End, "Unload", 40, "unload handler");
  for (const char *Name : {"A", "B", "C", "D"})
    L.give(Entry, Name, std::string("role of ") + Name, 11);
  L.give(Entry, "Unload", "unload handler", 12);
  L.give(Entry, "E", "other", 13);
  EXPECT_EQ(told(chartOf(L.life())),
            "[DriverEntry]\n"
            "0 - registers 4 routines A, B, C, \xE2\x80\xA6 11\n"
            "1 - registers the unload handler Unload 12\n"
            "2 - registers the other E 13\n"
            "[Unload: unload handler]\n");
}

TEST(LifeChart, InBetween) {
  LifeBuilder L;
  unsigned Entry = L.routine(Stage::Begin, "DriverEntry", 10);
  unsigned Halt = L.routine(Stage::Between, "Halt", 50, "halt");
  unsigned Start = L.routine(Stage::Between, "Start", 60);
  unsigned Other = L.routine(Stage::Between, "Other", 70);
  unsigned Log = L.resource("memory", "Log", Fate::Unclear);
  unsigned Pool = L.resource("pool", "", Fate::Between);
  L.take(Entry, Log, 12);
  L.take(Start, Pool, 61);
  L.giveBack(Start, Pool, 62); // when it fails
  L.giveBack(Halt, Log, 51);
  L.giveBack(Halt, Pool, 52);
  L.take(Other, Pool, 71);
  auto NotOther = [&](const engine::LifeRoutine &R) {
    return R.Name != "Other";
  };
  EXPECT_EQ(told(chartBetween(L.life(), NotOther)),
            "[Start]\n"
            "0 - takes pool 61\n"
            "[Halt: halt]\n"
            "1 d may give back memory Log 51\n"
            "2 - gives back pool 52\n"
            "0: 0..2 -\n");
}

TEST(LifeChart, ALifeOfNothing) {
  LifeBuilder L;
  EXPECT_EQ(told(chartOf(L.life())), "");
  L.routine(Stage::Begin, "DriverEntry", 10);
  EXPECT_EQ(told(chartOf(L.life())), "[DriverEntry]\n");
}

} // namespace
