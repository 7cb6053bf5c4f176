//===- LifeChart.cpp - What a picture of a life shows ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/LifeChart.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

namespace ndistidy::html {
namespace {

using engine::Life;
using engine::LifeEvent;
using engine::LifeLoss;
using engine::LifeResource;
using engine::LifeRoutine;
using Fate = LifeResource::Fate;
using Stage = LifeRoutine::Stage;

class Charting {
public:
  explicit Charting(const Life &L) : L(L) {}
  LifeChart whole();
  LifeChart between(llvm::function_ref<bool(const LifeRoutine &)> Wanted);

private:
  Stage stage(unsigned Routine) const { return L.Routines[Routine].When; }
  bool isLastOf(const LifeEvent &E) const;
  bool undoes(const LifeEvent &E) const;
  bool endsLater(unsigned Resource) const;
  bool isNeverGivenBack(unsigned Resource) const;

  ChartLane lane(unsigned Routine) const;
  ChartRow row(const LifeEvent &E) const;
  void addRegistration(ChartLane &To, const LifeEvent &E, bool Continues) const;
  void addEvents(unsigned Routine, ChartLane &To) const;
  void addLosses(unsigned Routine, ChartLane &To) const;
  void addMissingEnd(LifeChart &To) const;
  void addBars(LifeChart &To) const;
  void addBetweenBars(LifeChart &To) const;

  const Life &L;
};

} // namespace

size_t LifeChart::rows() const {
  size_t Count = 0;
  for (const ChartLane &Lane : Lanes)
    Count += Lane.Rows.size();
  return Count;
}

std::string nameOf(const LifeResource &R) {
  return R.Name.empty() ? R.Title : R.Title + " " + R.Name;
}

static Tone toneOf(const LifeResource &R) {
  switch (R.Ends) {
  case Fate::Unclear:
    return Tone::Doubtful;
  case Fate::Between:
    return Tone::Plain;
  case Fate::NotOwed:
    return Tone::Free;
  case Fate::GivenBack:
    return Tone::Returned;
  case Fate::Left:
    return R.IsLock ? Tone::Minor : Tone::Lost;
  }
  return Tone::Plain;
}

static Tone lossTone(const LifeResource &R) {
  return R.IsLock ? Tone::Minor : Tone::Lost;
}

static bool isEnd(Stage When) {
  return When == Stage::End || When == Stage::Before;
}

/// Whether it is given back after the beginning.
bool Charting::endsLater(unsigned Resource) const {
  return llvm::any_of(L.Events, [&](const LifeEvent &E) {
    return E.K == LifeEvent::Kind::GiveBack && E.Resource == Resource &&
           isEnd(stage(E.During));
  });
}

bool Charting::isNeverGivenBack(unsigned Resource) const {
  return L.Resources[Resource].Ends == Fate::Left && !endsLater(Resource);
}

/// What a routine undoes when it fails is not the picture's concern.
bool Charting::undoes(const LifeEvent &E) const {
  if (E.K != LifeEvent::Kind::GiveBack)
    return false;
  if (stage(E.During) == Stage::Begin)
    return endsLater(E.Resource) ||
           L.Resources[E.Resource].Ends != Fate::GivenBack || !isLastOf(E);
  // In between: it takes the same, and another one gives it back.
  bool Takes = false, Other = false;
  for (const LifeEvent &Also : L.Events) {
    if (Also.Resource != E.Resource)
      continue;
    Takes |= Also.K == LifeEvent::Kind::Take && Also.During == E.During;
    Other |= Also.K == LifeEvent::Kind::GiveBack && Also.During != E.During;
  }
  return stage(E.During) == Stage::Between && Takes && Other;
}

/// No later one of the same routine gives the same back.
bool Charting::isLastOf(const LifeEvent &E) const {
  const LifeEvent *Last = nullptr;
  for (const LifeEvent &Other : L.Events)
    if (Other.K == E.K && Other.Resource == E.Resource &&
        Other.During == E.During)
      Last = &Other;
  return Last == &E;
}

ChartLane Charting::lane(unsigned Routine) const {
  const LifeRoutine &R = L.Routines[Routine];
  ChartLane Lane{R.Name, R.Role == R.Name ? "" : R.Role, R.Loc, {}};
  if (R.When == Stage::Before)
    Lane.Role += ", may run before the end";
  return Lane;
}

ChartRow Charting::row(const LifeEvent &E) const {
  const LifeResource &R = L.Resources[E.Resource];
  bool Takes = E.K == LifeEvent::Kind::Take;
  bool Perhaps =
      !Takes && stage(E.During) == Stage::Between && R.Ends != Fate::Between;
  ChartRow Row;
  Row.K = Takes ? ChartRow::Kind::Take : ChartRow::Kind::GiveBack;
  Row.Text = (Takes     ? "takes "
              : Perhaps ? "may give back "
                        : "gives back ") +
             R.Title;
  Row.Name = R.Name;
  Row.Loc = E.Loc;
  Row.Of = Perhaps                         ? Tone::Doubtful
           : Takes || R.Ends != Fate::Left ? toneOf(R)
                                           : Tone::Returned;
  Row.Resources = {E.Resource};
  return Row;
}

/// Many routines may be registered at a time; who ends the life stands alone.
void Charting::addRegistration(ChartLane &To, const LifeEvent &E,
                               bool Continues) const {
  bool Ends = llvm::any_of(L.Routines, [&](const LifeRoutine &R) {
    return isEnd(R.When) && R.Name == E.Routine && R.Role == E.Role;
  });
  ChartRow Row;
  Row.K = ChartRow::Kind::Register;
  Row.Name = E.Routine;
  Row.Loc = E.Loc;
  Row.Text = "registers the " + E.Role;
  Row.Routines = 1;
  if (Ends || !Continues || To.Rows.empty() ||
      To.Rows.back().K != ChartRow::Kind::Register)
    return To.Rows.push_back(std::move(Row));
  ChartRow &Last = To.Rows.back();
  size_t Count = ++Last.Routines;
  Last.Text = "registers " + std::to_string(Count) + " routines";
  constexpr size_t Shown = 3;
  if (Count <= Shown)
    Last.Name += ", " + E.Routine;
  else if (Count == Shown + 1)
    Last.Name += ", \xE2\x80\xA6";
}

void Charting::addEvents(unsigned Routine, ChartLane &To) const {
  bool Continues = false;
  for (const LifeEvent &E : L.Events) {
    if (E.During != Routine)
      continue;
    if (E.K == LifeEvent::Kind::Register) {
      bool Ends = llvm::any_of(L.Routines, [&](const LifeRoutine &R) {
        return isEnd(R.When) && R.Name == E.Routine && R.Role == E.Role;
      });
      addRegistration(To, E, Continues);
      Continues = !Ends;
      continue;
    }
    if (undoes(E))
      continue;
    To.Rows.push_back(row(E));
    Continues = false;
  }
}

/// What is left behind at one place, in one row.
void Charting::addLosses(unsigned Routine, ChartLane &To) const {
  std::map<ir::Location, std::vector<unsigned>> ByPlace;
  for (unsigned I = 0; I != L.Resources.size(); ++I)
    for (const LifeLoss &Way : L.Resources[I].Losses)
      if (Way.During == Routine && Way.Loc.valid() &&
          (stage(Routine) == Stage::Begin || !isNeverGivenBack(I)))
        ByPlace[Way.Loc].push_back(I);
  bool Begins = stage(Routine) == Stage::Begin;
  for (const auto &[Loc, Which] : ByPlace) {
    ChartRow Row;
    Row.K = ChartRow::Kind::Loss;
    Row.Text = Begins ? "can fail and keep " : "can return and keep ";
    Row.Loc = Loc;
    Row.Resources = Which;
    Row.Of = Tone::Minor;
    std::vector<std::string> Names;
    for (unsigned I : Which) {
      Names.push_back(nameOf(L.Resources[I]));
      Row.Of = std::max(Row.Of, lossTone(L.Resources[I]));
    }
    Row.Text += llvm::join(Names, ", ");
    To.Rows.push_back(std::move(Row));
  }
  if (Begins)
    return;
  for (unsigned I = 0; I != L.Resources.size(); ++I) {
    const LifeResource &R = L.Resources[I];
    auto Here = llvm::find_if(R.Losses, [&](const LifeLoss &Way) {
      return Way.During == Routine && Way.Loc.valid();
    });
    if (Here == R.Losses.end() || !isNeverGivenBack(I))
      continue;
    To.Rows.push_back({ChartRow::Kind::Loss,
                       "never gives back " + R.Title,
                       R.Name,
                       L.Routines[Routine].Loc,
                       lossTone(R),
                       {I}});
  }
}

/// What only an end could give back, where there is none.
void Charting::addMissingEnd(LifeChart &To) const {
  ChartLane Lane;
  for (unsigned I = 0; I != L.Resources.size(); ++I) {
    const LifeResource &R = L.Resources[I];
    if (llvm::any_of(R.Losses,
                     [](const LifeLoss &Way) { return !Way.Loc.valid(); }))
      Lane.Rows.push_back({ChartRow::Kind::Loss,
                           "nobody gives back " + R.Title,
                           R.Name,
                           {},
                           lossTone(R),
                           {I}});
  }
  if (!Lane.Rows.empty())
    To.Lanes.push_back(std::move(Lane));
}

namespace {

/// Rows by their number.
struct Numbered {
  const ChartRow *Row;
  size_t Number;
};

} // namespace

static std::vector<Numbered> numbered(const LifeChart &C) {
  std::vector<Numbered> Result;
  for (const ChartLane &Lane : C.Lanes)
    for (const ChartRow &Row : Lane.Rows)
      Result.push_back({&Row, Result.size()});
  return Result;
}

/// The leftmost track that is free from \p From to \p To.
static unsigned freeTrack(LifeChart &C, size_t From, size_t To) {
  for (unsigned Track = 0;; ++Track) {
    if (llvm::any_of(C.Bars, [&](const ChartBar &B) {
          return B.Track == Track && B.From <= To && B.To >= From;
        }))
      continue;
    C.Tracks = std::max(C.Tracks, Track + 1);
    return Track;
  }
}

void Charting::addBars(LifeChart &To) const {
  std::vector<Numbered> Rows = numbered(To);
  for (unsigned I = 0; I != L.Resources.size(); ++I) {
    std::optional<size_t> Taken, Returned, Lost, LostEarly;
    for (const Numbered &N : Rows) {
      if (!llvm::is_contained(N.Row->Resources, I))
        continue;
      if (N.Row->K == ChartRow::Kind::Take && !Taken)
        Taken = N.Number;
      else if (N.Row->K == ChartRow::Kind::GiveBack)
        Returned = N.Number;
      else if (N.Row->K == ChartRow::Kind::Loss)
        (N.Number < To.Lanes.front().Rows.size() ? LostEarly : Lost) = N.Number;
    }
    if (!Taken)
      continue;
    const LifeResource &R = L.Resources[I];
    size_t BeginEnds = To.Lanes.front().Rows.size() - 1;
    bool IsFree = R.Ends == Fate::NotOwed;
    size_t End = Returned ? *Returned : IsFree ? Rows.size() - 1 : BeginEnds;
    size_t Last = std::max({End, Lost.value_or(0), LostEarly.value_or(0)});
    unsigned Track = freeTrack(To, *Taken, Last);
    bool Never = Lost && !Returned;
    if (!Never)
      To.Bars.push_back({Track, *Taken, End,
                         R.Ends == Fate::Left ? Tone::Returned : toneOf(R),
                         !Returned});
    if (Lost)
      To.Bars.push_back(
          {Track, Returned ? *Returned : *Taken, *Lost, lossTone(R), true});
  }
}

LifeChart Charting::whole() {
  LifeChart C;
  C.Title = L.Title;
  for (Stage When : {Stage::Begin, Stage::Before, Stage::End})
    for (unsigned I = 0; I != L.Routines.size(); ++I) {
      if (stage(I) != When)
        continue;
      ChartLane Lane = lane(I);
      addEvents(I, Lane);
      addLosses(I, Lane);
      C.Lanes.push_back(std::move(Lane));
    }
  addMissingEnd(C);
  addBars(C);
  return C;
}

void Charting::addBetweenBars(LifeChart &To) const {
  std::vector<Numbered> Rows = numbered(To);
  for (unsigned I = 0; I != L.Resources.size(); ++I) {
    if (L.Resources[I].Ends != Fate::Between)
      continue;
    std::optional<size_t> Taken;
    size_t Returned = 0;
    for (const Numbered &N : Rows)
      if (llvm::is_contained(N.Row->Resources, I)) {
        if (N.Row->K == ChartRow::Kind::GiveBack)
          Returned = N.Number;
        else if (!Taken)
          Taken = N.Number;
      }
    if (Taken && Returned > *Taken)
      To.Bars.push_back({freeTrack(To, *Taken, Returned), *Taken, Returned,
                         Tone::Plain, false});
  }
}

LifeChart
Charting::between(llvm::function_ref<bool(const LifeRoutine &)> Wanted) {
  LifeChart C;
  for (unsigned I = 0; I != L.Routines.size(); ++I) {
    if (stage(I) != Stage::Between || !Wanted(L.Routines[I]))
      continue;
    ChartLane Lane = lane(I);
    addEvents(I, Lane);
    llvm::erase_if(Lane.Rows, [](const ChartRow &Row) {
      return Row.K == ChartRow::Kind::Register;
    });
    if (!Lane.Rows.empty())
      C.Lanes.push_back(std::move(Lane));
  }
  auto Rank = [](const ChartLane &Lane) {
    auto Takes = llvm::count_if(Lane.Rows, [](const ChartRow &Row) {
      return Row.K == ChartRow::Kind::Take;
    });
    return std::tuple(-Takes, -static_cast<ptrdiff_t>(Lane.Rows.size()),
                      Lane.Loc);
  };
  llvm::sort(C.Lanes, [&](const ChartLane &A, const ChartLane &B) {
    return Rank(A) < Rank(B);
  });
  addBetweenBars(C);
  return C;
}

LifeChart chartOf(const Life &L) { return Charting(L).whole(); }

LifeChart chartBetween(const Life &L,
                       llvm::function_ref<bool(const LifeRoutine &)> Wanted) {
  return Charting(L).between(Wanted);
}

} // namespace ndistidy::html
