//===- LifePictureTest.cpp - Tests of drawing a life ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/LifePicture.h"
#include "html/TestLives.h"
#include <gtest/gtest.h>

using namespace ndistidy;
using namespace ndistidy::html;

namespace {

class LifePicture : public ::testing::Test {
protected:
  LifePicture() {
    unsigned Entry = L.routine(Stage::Begin, "DriverEntry", 10);
    unsigned Unload = L.routine(Stage::End, "Unload", 40, "unload handler");
    unsigned Log = L.resource("memory", "Log", Fate::GivenBack);
    unsigned Pool = L.resource("pool", "Pool", Fate::Left);
    L.take(Entry, Log, 11);
    L.take(Entry, Pool, 12);
    L.give(Entry, "Unload", "unload handler", 13);
    L.giveBack(Unload, Log, 41);
    L.lose(Unload, Pool, 42);
  }

  std::string draw(PictureSize Size, const std::string &File = "a.c") {
    Files = {File};
    Picture P;
    P.Id = "p";
    P.Title = "A title";
    P.Description = "A text.";
    P.Charts = {chartOf(L.life()), chartOf(L.life())};
    P.Links = {{"#r", "#s", "", "#r", "#f"}, {}};
    Markup To;
    html::draw(P, Size, FileNames(Files, ""), To);
    return To.take();
  }

  LifeBuilder L;
  std::vector<std::string> Files;
};

/// The numbers that attributes called \p Name have.
std::vector<int> numbers(llvm::StringRef Svg, const std::string &Name) {
  std::vector<int> Result;
  std::string Mark = " " + Name + "=\"";
  for (size_t At = Svg.find(Mark); At != llvm::StringRef::npos;
       At = Svg.find(Mark, At + 1)) {
    int N = 0;
    llvm::StringRef Rest = Svg.drop_front(At + Mark.size());
    EXPECT_FALSE(Rest.consumeInteger(10, N)) << Rest.take_front(20).str();
    Result.push_back(N);
  }
  return Result;
}

TEST_F(LifePicture, AllIsWithinIt) {
  for (PictureSize Size :
       {PictureSize::Narrow, PictureSize::Medium, PictureSize::Wide}) {
    std::string Svg = draw(Size);
    int Width = numbers(Svg, "width").front();
    int Height = numbers(Svg, "height").front();
    for (const char *Name : {"x", "x1", "x2", "cx"})
      for (int X : numbers(Svg, Name))
        EXPECT_TRUE(X >= 0 && X <= Width) << Name << ' ' << X;
    for (const char *Name : {"y", "y1", "y2", "cy"})
      for (int Y : numbers(Svg, Name))
        EXPECT_TRUE(Y >= 0 && Y <= Height) << Name << ' ' << Y;
  }
}

TEST_F(LifePicture, ItFitsThePage) {
  EXPECT_EQ(numbers(draw(PictureSize::Narrow), "width").front(), 368);
  EXPECT_LE(numbers(draw(PictureSize::Medium), "width").front(), 740 - 64);
  EXPECT_LE(numbers(draw(PictureSize::Wide), "width").front(), 1200 - 64);
}

/// What a click can hit follows from top to bottom, without holes that cover.
TEST_F(LifePicture, RowsDoNotOverlap) {
  std::string Svg = draw(PictureSize::Narrow);
  int Bottom = 0;
  unsigned Rows = 0;
  for (llvm::StringRef Rest = Svg; !Rest.empty(); ++Rows) {
    size_t At = Rest.find("class=\"hit\"");
    if (At == llvm::StringRef::npos)
      break;
    Rest = Rest.drop_front(At + 1);
    int Y = numbers(Rest, "y").front(), H = numbers(Rest, "height").front();
    EXPECT_GE(Y, Bottom);
    Bottom = Y + H;
  }
  EXPECT_EQ(Rows, 10U); // of two charts
}

TEST_F(LifePicture, ItIsReadAsText) {
  std::string Svg = draw(PictureSize::Medium);
  for (llvm::StringRef Part :
       {"role=\"group\" aria-labelledby=\"p-medium-title\"",
        "aria-describedby=\"p-medium-text\"",
        "<title id=\"p-medium-title\">A title</title>",
        "<desc id=\"p-medium-text\">A text.</desc>",
        "<g role=\"list\" aria-label=\"DriverEntry\">", "a.c:41",
        "href=\"#f\""})
    EXPECT_TRUE(llvm::StringRef(Svg).contains(Part)) << Part.str();
  EXPECT_EQ(llvm::StringRef(Svg).count("role=\"listitem\""), 2U * (5 + 2));
}

TEST_F(LifePicture, NoStyleAndNoScriptIsInIt) {
  L.life().Resources[0].Name = "<script>f()</script>";
  L.life().Routines[0].Name = "\" onload=\"f()";
  std::string Svg = draw(PictureSize::Wide, "</svg><img src=x>.c");
  for (llvm::StringRef Part :
       {"<script", "<img", "style=", " onload=\"", "</svg><"})
    EXPECT_FALSE(llvm::StringRef(Svg).contains(Part)) << Part.str();
}

TEST_F(LifePicture, ManyResources) {
  constexpr unsigned Many = 60;
  for (unsigned I = 0; I != Many; ++I)
    L.take(0, L.resource("thing", "X" + std::to_string(I), Fate::Unclear), 20);
  std::string Svg = draw(PictureSize::Narrow);
  for (const char *Name : {"x", "x1", "x2", "cx"})
    for (int X : numbers(Svg, Name))
      EXPECT_LE(X, 368) << Name;
}

} // namespace
