//===- LifePicture.cpp - Draws a life -------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/LifePicture.h"
#include "html/PictureText.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::html {
namespace {

constexpr int TextLine = 18, RowPadding = 6, HeadPadding = 12;
constexpr int LaneGap = 30, ChartGap = 28, Inset = 16;
constexpr int Baseline = 14; ///< of a line of text, from its top
/// A character is not wider than this in any of the page's fonts.
constexpr double CharacterWidth = 7.6;

struct Layout {
  int Width, MainWidth, BesideWidth;
  bool PlaceBelow; ///< the place of a row has a line of its own
};

/// A row that has got its place.
struct Placed {
  const ChartRow *Row;
  std::vector<PictureLine> Lines;
  int Top, Height;
  std::string Link;

  /// The middle of its first line.
  int middle() const { return Top + RowPadding + TextLine / 2; }
};

struct PlacedLane {
  const ChartLane *Lane;
  std::vector<PictureLine> Head;
  int Top, Height;
  std::vector<Placed> Rows;
};

/// One chart at its place.
class Column {
public:
  Column(const LifeChart &C, llvm::ArrayRef<std::string> Links, int Left,
         int Top, int Width, const Layout &How, const FileNames &Files)
      : C(C), Left(Left), Width(Width), How(How), Files(Files) {
    place(Links, Top);
  }
  int bottom() const { return Bottom; }
  void draw(Markup &To) const;

private:
  void place(llvm::ArrayRef<std::string> Links, int Top);
  int trackStep() const;
  int trackX(unsigned Track) const {
    return Left + Inset + 4 + static_cast<int>(Track) * trackStep();
  }
  /// Of what is on no track.
  int besideX() const { return trackX(C.Tracks); }
  int textX() const { return besideX() + Inset; }
  unsigned columns(int PlaceWidth) const;
  std::string placeText(ir::Location Loc) const;
  int placeWidth(ir::Location Loc) const;
  std::vector<PictureLine> fit(llvm::ArrayRef<PictureText> Parts,
                               ir::Location Loc, int &Y) const;
  void drawLane(const PlacedLane &L, Markup &To) const;
  void drawRow(const Placed &R, Markup &To) const;
  void drawBar(const ChartBar &B, Markup &To) const;
  void drawGlyph(const Placed &R, int X, Markup &To) const;
  void drawLines(llvm::ArrayRef<PictureLine> Lines, int Y,
                 llvm::StringRef Class, ir::Location Loc, Markup &To) const;
  const Placed &row(size_t Number) const { return *Rows[Number]; }
  int laneBottom(size_t Row) const;

  const LifeChart &C;
  int Left, Width, Bottom = 0;
  const Layout &How;
  const FileNames &Files;
  std::vector<PlacedLane> Lanes;
  std::vector<const Placed *> Rows;
};

} // namespace

static llvm::StringRef nameOf(Tone T) {
  switch (T) {
  case Tone::Plain:
    return "plain";
  case Tone::Returned:
    return "returned";
  case Tone::Free:
    return "free";
  case Tone::Doubtful:
    return "doubtful";
  case Tone::Minor:
    return "minor";
  case Tone::Lost:
    return "lost";
  }
  return "";
}

int Column::trackStep() const {
  constexpr int Most = 14, Least = 4;
  int Room = Width / 3;
  int Tracks = static_cast<int>(std::max(1U, C.Tracks));
  return std::clamp(Room / Tracks, Least, Most);
}

/// How many characters a line has, where \p PlaceWidth is not to be used.
unsigned Column::columns(int PlaceWidth) const {
  double Room = Left + Width - Inset - textX() - PlaceWidth;
  constexpr unsigned Fewest = 8;
  return std::max(Fewest, static_cast<unsigned>(Room / CharacterWidth));
}

/// The name of a routine first, then what it is.
static std::vector<PictureText> headOf(const ChartLane &Lane) {
  if (Lane.Name.empty())
    return {{"no routine ends it"}};
  return {{Lane.Name, true}, {Lane.Role}};
}

/// The place, without its front where that is too much for the row.
std::string Column::placeText(ir::Location Loc) const {
  constexpr unsigned Beside = 26;
  return shorten(Files.place(Loc), How.PlaceBelow ? columns(0) : Beside);
}

int Column::placeWidth(ir::Location Loc) const {
  return static_cast<int>((characters(placeText(Loc)) + 1) * CharacterWidth);
}

/// \p Parts at the height \p Y, which goes on behind them and their place.
std::vector<PictureLine> Column::fit(llvm::ArrayRef<PictureText> Parts,
                                     ir::Location Loc, int &Y) const {
  bool Beside = Loc.valid() && !How.PlaceBelow;
  std::vector<PictureLine> Lines =
      wrap(Parts, columns(Beside ? placeWidth(Loc) : 0));
  bool Below = Loc.valid() && How.PlaceBelow;
  Y += TextLine * (static_cast<int>(Lines.size()) + (Below ? 1 : 0));
  return Lines;
}

void Column::place(llvm::ArrayRef<std::string> Links, int Top) {
  int Y = Top;
  size_t Number = 0;
  for (const ChartLane &Lane : C.Lanes) {
    PlacedLane L{&Lane, {}, Y, 0, {}};
    Y += HeadPadding;
    L.Head = fit(headOf(Lane), Lane.Loc, Y);
    Y += RowPadding;
    for (const ChartRow &Row : Lane.Rows) {
      Placed P{&Row, {}, Y, 0, Number < Links.size() ? Links[Number] : ""};
      ++Number;
      Y += RowPadding;
      P.Lines = fit({{Row.Text}, {Row.Name, true}}, Row.Loc, Y);
      Y += RowPadding;
      P.Height = Y - P.Top;
      L.Rows.push_back(std::move(P));
    }
    Y += RowPadding;
    L.Height = Y - L.Top;
    Lanes.push_back(std::move(L));
    Bottom = Y;
    Y += LaneGap;
  }
  for (const PlacedLane &L : Lanes)
    for (const Placed &P : L.Rows)
      Rows.push_back(&P);
  if (llvm::any_of(C.Bars, [](const ChartBar &B) { return B.GoesOn; }))
    Bottom += LaneGap / 2;
}

int Column::laneBottom(size_t Row) const {
  for (const PlacedLane &L : Lanes) {
    if (Row < L.Rows.size())
      return L.Top + L.Height;
    Row -= L.Rows.size();
  }
  return Bottom;
}

/// Lines with their place, the first of them on the base line \p Y.
void Column::drawLines(llvm::ArrayRef<PictureLine> Lines, int Y,
                       llvm::StringRef Class, ir::Location Loc,
                       Markup &To) const {
  To.begin("text", {{"x", llvm::Twine(textX())}, {"class", Class}});
  int LineY = Y;
  for (const PictureLine &Line : Lines) {
    To.begin("tspan", {{"x", llvm::Twine(textX())}, {"y", llvm::Twine(LineY)}});
    for (const PictureText &Word : Line)
      if (Word.IsName)
        To.leaf("tspan", {{"class", "name"}}, Word.Text + " ");
      else
        To.text(Word.Text + " ");
    To.end();
    LineY += TextLine;
  }
  To.end();
  if (!Loc.valid())
    return;
  bool Below = How.PlaceBelow;
  To.leaf("text",
          {{"class", Below ? "place" : "place end"},
           {"x", llvm::Twine(Below ? textX() : Left + Width - Inset)},
           {"y", llvm::Twine(Below ? LineY : Y)}},
          placeText(Loc));
}

void Column::drawBar(const ChartBar &B, Markup &To) const {
  int X = trackX(B.Track);
  int From = row(B.From).middle(), Until = row(B.To).middle();
  if (B.GoesOn)
    Until = laneBottom(B.To) + LaneGap / 2 - 4;
  auto Line = [&](int X1, int Y1, int X2, int Y2) {
    To.empty("line", {{"class", "bar " + nameOf(B.Of)},
                      {"x1", llvm::Twine(X1)},
                      {"y1", llvm::Twine(Y1)},
                      {"x2", llvm::Twine(X2)},
                      {"y2", llvm::Twine(Y2)}});
  };
  Line(X, From, X, Until);
  if (!B.GoesOn)
    return;
  constexpr int Half = 4;
  if (B.Of == Tone::Lost || B.Of == Tone::Minor) {
    // An arrow: it stays.
    Line(X - Half, Until - Half, X, Until + 1);
    Line(X + Half, Until - Half, X, Until + 1);
  } else {
    Line(X - Half, Until, X + Half, Until);
  }
}

void Column::drawGlyph(const Placed &R, int X, Markup &To) const {
  int Y = R.middle();
  constexpr int Radius = 5;
  std::string Class = ("glyph " + nameOf(R.Row->Of)).str();
  auto Path = [&](const llvm::Twine &D, llvm::StringRef More) {
    To.empty("path", {{"class", Class + " " + More}, {"d", D}});
  };
  auto At = [&](int DX, int DY) {
    return std::to_string(X + DX) + " " + std::to_string(Y + DY);
  };
  switch (R.Row->K) {
  case ChartRow::Kind::Take:
  case ChartRow::Kind::GiveBack:
    To.empty("circle",
             {{"class",
               Class + (R.Row->K == ChartRow::Kind::Take ? " full" : " ring")},
              {"cx", llvm::Twine(X)},
              {"cy", llvm::Twine(Y)},
              {"r", llvm::Twine(Radius)}});
    break;
  case ChartRow::Kind::Register:
    Path("M" + At(-4, -5) + "L" + At(5, 0) + "L" + At(-4, 5) + "Z", "full");
    break;
  case ChartRow::Kind::Loss:
    To.empty("circle", {{"class", Class + " ground"},
                        {"cx", llvm::Twine(X)},
                        {"cy", llvm::Twine(Y)},
                        {"r", llvm::Twine(Radius + 3)}});
    Path("M" + At(-5, -5) + "L" + At(5, 5) + "M" + At(-5, 5) + "L" + At(5, -5),
         "cross");
    break;
  }
}

/// Where the glyphs of a row stand: on the tracks of its resources.
static std::vector<unsigned> tracksOf(const LifeChart &C, const Placed &R,
                                      llvm::ArrayRef<const Placed *> Rows) {
  std::vector<unsigned> Result;
  for (const ChartBar &B : C.Bars) {
    const std::vector<unsigned> &Of = Rows[B.From]->Row->Resources;
    bool Ours = llvm::any_of(R.Row->Resources, [&](unsigned I) {
      return llvm::is_contained(Of, I);
    });
    if (Ours && !llvm::is_contained(Result, B.Track))
      Result.push_back(B.Track);
  }
  return Result;
}

void Column::drawRow(const Placed &R, Markup &To) const {
  To.begin("g", {{"role", "listitem"},
                 {"class",
                  (R.Row->K == ChartRow::Kind::Loss ? "row loss " : "row ") +
                      nameOf(R.Row->Of)}});
  if (!R.Link.empty())
    To.begin("a", {{"href", R.Link}});
  To.empty("rect", {{"class", "hit"},
                    {"x", llvm::Twine(Left + 4)},
                    {"y", llvm::Twine(R.Top)},
                    {"width", llvm::Twine(Width - 8)},
                    {"height", llvm::Twine(R.Height)},
                    {"rx", "4"}});
  std::vector<unsigned> Tracks = tracksOf(C, R, Rows);
  int Last = Tracks.empty() ? besideX() : trackX(Tracks.back());
  if (textX() - Last > Inset + 4)
    To.empty("line", {{"class", "leader"},
                      {"x1", llvm::Twine(Last + 8)},
                      {"x2", llvm::Twine(textX() - 6)},
                      {"y1", llvm::Twine(R.middle())},
                      {"y2", llvm::Twine(R.middle())}});
  if (Tracks.empty())
    drawGlyph(R, besideX(), To);
  for (unsigned Track : Tracks)
    drawGlyph(R, trackX(Track), To);
  drawLines(R.Lines, R.Top + RowPadding + Baseline, "what", R.Row->Loc, To);
  if (!R.Link.empty())
    To.end();
  To.end().line();
}

void Column::drawLane(const PlacedLane &L, Markup &To) const {
  bool Missing = L.Lane->Name.empty();
  To.empty("rect", {{"class", Missing ? "lane missing" : "lane"},
                    {"x", llvm::Twine(Left)},
                    {"y", llvm::Twine(L.Top)},
                    {"width", llvm::Twine(Width)},
                    {"height", llvm::Twine(L.Height)},
                    {"rx", "8"}});
}

void Column::draw(Markup &To) const {
  To.begin("g", {{"aria-hidden", "true"}});
  for (const PlacedLane &L : Lanes)
    drawLane(L, To);
  for (const ChartBar &B : C.Bars)
    drawBar(B, To);
  To.end().line();
  for (const PlacedLane &L : Lanes) {
    llvm::StringRef Name = L.Lane->Name;
    To.begin("g", {{"role", "list"},
                   {"aria-label", Name.empty() ? "no routine ends it" : Name}});
    To.begin("g", {{"role", "listitem"}});
    drawLines(L.Head, L.Top + HeadPadding + Baseline, "head", L.Lane->Loc, To);
    To.end();
    for (const Placed &R : L.Rows)
      drawRow(R, To);
    To.end().line();
  }
}

static Layout layoutOf(PictureSize Size, size_t Charts) {
  switch (Size) {
  case PictureSize::Narrow:
    return {368, 368, 368, true};
  case PictureSize::Medium:
    return {676, 676, 676, false};
  case PictureSize::Wide:
    break;
  }
  constexpr int Main = 676, Beside = 432;
  if (Charts < 2)
    return {820, 820, 0, false};
  return {Main + ChartGap + Beside, Main, Beside, false};
}

static llvm::StringRef nameOf(PictureSize Size) {
  switch (Size) {
  case PictureSize::Narrow:
    return "narrow";
  case PictureSize::Medium:
    return "medium";
  case PictureSize::Wide:
    return "wide";
  }
  return "";
}

void draw(const Picture &P, PictureSize Size, const FileNames &Files,
          Markup &To) {
  Layout How = layoutOf(Size, P.Charts.size());
  bool Beside = Size == PictureSize::Wide && P.Charts.size() > 1;
  constexpr int TitleHeight = 30;
  std::vector<Column> Columns;
  std::vector<std::pair<const LifeChart *, std::pair<int, int>>> Titles;
  int Left = 1, Y = 1, Bottom = 1;
  for (size_t I = 0; I != P.Charts.size(); ++I) {
    if (I == 1 && Beside) {
      Left = How.MainWidth + ChartGap;
      Y = 1;
    }
    Titles.push_back({&P.Charts[I], {Left, Y}});
    Columns.emplace_back(P.Charts[I],
                         I < P.Links.size() ? llvm::ArrayRef(P.Links[I])
                                            : llvm::ArrayRef<std::string>(),
                         Left, Y + TitleHeight,
                         (I == 0 ? How.MainWidth : How.BesideWidth) - 2, How,
                         Files);
    Y = Columns.back().bottom() + ChartGap;
    Bottom = std::max(Bottom, Columns.back().bottom() + 2);
  }
  std::string Id = (P.Id + "-" + nameOf(Size)).str();
  To.begin("svg", {{"class", "life " + nameOf(Size)},
                   {"role", "group"},
                   {"aria-labelledby", Id + "-title"},
                   {"aria-describedby", Id + "-text"},
                   {"width", llvm::Twine(How.Width)},
                   {"height", llvm::Twine(Bottom)},
                   {"viewBox", "0 0 " + llvm::Twine(How.Width) + " " +
                                   llvm::Twine(Bottom)}});
  To.leaf("title", {{"id", Id + "-title"}}, P.Title);
  To.leaf("desc", {{"id", Id + "-text"}}, P.Description).line();
  for (const auto &[Chart, At] : Titles)
    To.leaf("text",
            {{"class", "title"},
             {"x", llvm::Twine(At.first)},
             {"y", llvm::Twine(At.second + 15)}},
            Chart->Title);
  for (const Column &C : Columns)
    C.draw(To);
  To.end().line();
}

} // namespace ndistidy::html
