//===- LifeSection.cpp - The pictures of a driver's life ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/LifePicture.h"
#include "html/Page.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::html {

using engine::Life;
using engine::LifeResource;
using engine::LifeRoutine;
using Fate = LifeResource::Fate;

static std::string capital(llvm::StringRef Text) {
  std::string Result = Text.str();
  if (!Result.empty())
    Result[0] = llvm::toUpper(Result[0]);
  return Result;
}

/// What the picture says, in sentences.
static std::string describe(const Life &L) {
  std::vector<std::string> Taken, Left, Unclear;
  for (const LifeResource &R : L.Resources) {
    if (R.Ends == Fate::Between)
      continue;
    Taken.push_back(nameOf(R));
    if (R.Ends == Fate::Left)
      Left.push_back(nameOf(R));
    if (R.Ends == Fate::Unclear)
      Unclear.push_back(nameOf(R));
  }
  std::string Text = Taken.empty() ? "Nothing is taken."
                                   : "Taken: " + llvm::join(Taken, ", ") + ".";
  for (const LifeRoutine &R : L.Routines)
    if (R.When == LifeRoutine::Stage::End)
      Text += " It ends with " + R.Name + ".";
  if (!Left.empty())
    Text += " Not always given back: " + llvm::join(Left, ", ") + ".";
  else if (!Taken.empty() && Unclear.empty())
    Text += " All that has to be is given back.";
  if (!Unclear.empty())
    Text += " Not followed: " + llvm::join(Unclear, ", ") + ".";
  return Text;
}

/// Where the rows of \p C, which is of \p Number, lead.
static std::vector<std::string> linksOf(const Page &P, const LifeChart &C,
                                        size_t Number) {
  const Life &L = P.Results.lives()[Number];
  std::vector<std::string> Result;
  for (const ChartLane &Lane : C.Lanes)
    for (const ChartRow &Row : Lane.Rows) {
      std::string Link;
      if (!Row.Resources.empty())
        Link = "#" + resourceId(Number, Row.Resources.front());
      if (Row.K == ChartRow::Kind::Loss)
        for (const engine::LifeLoss &Way :
             L.Resources[Row.Resources.front()].Losses)
          if (auto Finding =
                  findingOf(P.Results, L, Row.Resources.front(), Way);
              Finding && (Way.Loc == Row.Loc || Row.Resources.size() == 1)) {
            Link = "#" + findingId(*Finding);
            break;
          }
      Result.push_back(std::move(Link));
    }
  return Result;
}

static void add(Picture &To, const Page &P, LifeChart C, size_t Number) {
  To.Links.push_back(linksOf(P, C, Number));
  To.Charts.push_back(std::move(C));
}

/// A routine of another life is not told of as one in between.
static bool hasLife(const LifeRoutine &Which, llvm::ArrayRef<Life> Lives) {
  return llvm::any_of(Lives, [&](const Life &L) {
    return llvm::any_of(L.Routines, [&](const LifeRoutine &R) {
      return R.When != LifeRoutine::Stage::Between && R.Name == Which.Name &&
             R.Loc == Which.Loc;
    });
  });
}

static void writeLegend(Markup &To) {
  To.begin("ul", {{"class", "legend"}});
  constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> Entries[] = {
      {"returned", "given back"},
      {"free", "need not be given back"},
      {"doubtful", "not followed to the end"},
      {"minor", "a lock that stays: a matter of form"},
      {"lost", "stays behind"},
  };
  for (const auto &[Class, Text] : Entries)
    To.begin("li")
        .leaf("span", {{"class", "swatch " + Class}, {"aria-hidden", "true"}},
              "")
        .text(Text)
        .end();
  To.end().line();
}

void writeLives(const Page &P, Markup &To) {
  llvm::ArrayRef<Life> Lives = P.Results.lives();
  if (Lives.empty()) {
    To.leaf("p", "No routine was found that begins a life: there is nothing to "
                 "show.");
    return;
  }
  Picture All;
  All.Id = "life";
  All.Title = "The life of the " + Lives.front().Title;
  for (size_t Number = 0; Number != Lives.size(); ++Number) {
    LifeChart C = chartOf(Lives[Number]);
    C.Title = capital("the " + Lives[Number].Title);
    add(All, P, std::move(C), Number);
    All.Description += (Number ? " " : "") + describe(Lives[Number]);
  }
  LifeChart Between = chartBetween(
      Lives.front(), [&](const LifeRoutine &R) { return !hasLife(R, Lives); });
  Between.Title = "While it is loaded (not followed)";
  if (!Between.Lanes.empty())
    add(All, P, std::move(Between), 0);
  for (PictureSize Size :
       {PictureSize::Wide, PictureSize::Medium, PictureSize::Narrow})
    draw(All, Size, P.Files, To);
  writeLegend(To);
}

} // namespace ndistidy::html
