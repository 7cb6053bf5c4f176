//===- ResourceSection.cpp - The table of what a driver takes -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Page.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::html {
namespace {

using engine::Life;
using engine::LifeEvent;
using engine::LifeLoss;
using engine::LifeResource;
using engine::LifeRoutine;
using Fate = LifeResource::Fate;
using Stage = LifeRoutine::Stage;

class Table {
public:
  Table(const Page &P, size_t Number, Markup &To)
      : P(P), L(P.Results.lives()[Number]), Number(Number), To(To) {}
  void write();
  void writeBetween();

private:
  void begin(llvm::StringRef Caption,
             llvm::ArrayRef<llvm::StringLiteral> Heads);
  void beginCell(llvm::StringRef Head);
  void name(size_t Resource);
  void taken(size_t Resource);
  void returned(size_t Resource);
  void fate(size_t Resource);
  void loss(size_t Resource, const LifeLoss &Way);
  void places(size_t Resource, LifeEvent::Kind K, Stage When,
              llvm::StringRef Prefix);

  const Page &P;
  const Life &L;
  size_t Number;
  Markup &To;
};

} // namespace

/// The roles are what the elements are already, and stay so when the style
/// sheet makes cards of the rows.
void Table::begin(llvm::StringRef Caption,
                  llvm::ArrayRef<llvm::StringLiteral> Heads) {
  To.begin("table", {{"role", "table"}, {"class", "resources"}});
  To.leaf("caption", Caption).line();
  To.begin("thead", {{"role", "rowgroup"}}).begin("tr", {{"role", "row"}});
  for (llvm::StringLiteral Head : Heads)
    To.leaf("th", {{"scope", "col"}, {"role", "columnheader"}}, Head);
  To.end().end().line();
  To.begin("tbody", {{"role", "rowgroup"}}).line();
}

void Table::beginCell(llvm::StringRef Head) {
  To.begin("td", {{"role", "cell"}, {"data-head", Head}});
}

void Table::name(size_t Resource) {
  const LifeResource &R = L.Resources[Resource];
  To.begin("th", {{"scope", "row"}, {"role", "rowheader"}});
  To.text(R.Title);
  if (!R.Name.empty())
    To.text(" ").leaf("code", R.Name);
  To.end().line();
}

/// Where \p Resource is taken or given back, by routine.
void Table::places(size_t Resource, LifeEvent::Kind K, Stage When,
                   llvm::StringRef Prefix) {
  for (unsigned Routine = 0; Routine != L.Routines.size(); ++Routine) {
    if (L.Routines[Routine].When != When)
      continue;
    std::vector<const LifeEvent *> Here;
    for (const LifeEvent &E : L.Events)
      if (E.K == K && E.Resource == Resource && E.During == Routine)
        Here.push_back(&E);
    if (Here.empty())
      continue;
    To.begin("div", {{"class", "by"}});
    if (!Prefix.empty())
      To.text(Prefix + " ");
    To.leaf("code", L.Routines[Routine].Name);
    for (const LifeEvent *E : Here) {
      To.text(" ");
      writePlace(P, E->Loc, To);
      if (E->In != L.Routines[Routine].Name)
        To.text(" in ").leaf("code", E->In);
    }
    To.end();
  }
}

void Table::taken(size_t Resource) {
  beginCell("Taken");
  for (Stage When : {Stage::Begin, Stage::Before, Stage::End, Stage::Between})
    places(Resource, LifeEvent::Kind::Take, When, "");
  To.end().line();
}

void Table::returned(size_t Resource) {
  beginCell("Given back");
  constexpr auto GiveBack = LifeEvent::Kind::GiveBack;
  bool IsBetween = L.Resources[Resource].Ends == Fate::Between;
  places(Resource, GiveBack, Stage::End, "");
  places(Resource, GiveBack, Stage::Before, "");
  places(Resource, GiveBack, Stage::Between, IsBetween ? "" : "perhaps");
  bool Later = llvm::any_of(L.Events, [&](const LifeEvent &E) {
    return E.K == GiveBack && E.Resource == Resource &&
           L.Routines[E.During].When != Stage::Begin;
  });
  bool Undone = Later || L.Resources[Resource].Ends != Fate::GivenBack;
  places(Resource, GiveBack, Stage::Begin, Undone ? "undone in" : "");
  if (llvm::none_of(L.Events, [&](const LifeEvent &E) {
        return E.K == GiveBack && E.Resource == Resource;
      }))
    To.leaf("span", {{"class", "none"}}, "nowhere");
  To.end().line();
}

void Table::loss(size_t Resource, const LifeLoss &Way) {
  const LifeRoutine &Routine = L.Routines[Way.During];
  To.begin("li");
  if (Way.Loc.valid()) {
    To.leaf("code", Routine.Name);
    To.text(Routine.When == Stage::Begin ? " fails at " : " returns at ");
    writePlace(P, Way.Loc, To);
  } else {
    To.text("no unload handler is registered");
  }
  std::vector<std::string> Branches;
  for (const engine::PathNote &N : Way.Path)
    if (N.K == engine::PathNote::Kind::Branch)
      Branches.push_back(N.Message + " (" + P.Files.place(N.Loc) + ")");
  if (!Branches.empty())
    To.text(", ").leaf("span", {{"class", "branches"}},
                       llvm::join(Branches, ", "));
  To.text(" ");
  if (std::optional<size_t> F = findingOf(P.Results, L, Resource, Way))
    To.leaf("a", {{"href", "#" + findingId(*F)}},
            "finding " + llvm::Twine(*F + 1));
  else
    To.leaf("span", {{"class", "none"}}, "not reported");
  To.end();
}

static std::pair<llvm::StringRef, llvm::StringRef> badge(const LifeResource &R,
                                                         bool Returned) {
  switch (R.Ends) {
  case Fate::Unclear:
    return {"doubtful", "not followed to the end"};
  case Fate::NotOwed:
    return {"free", "need not be given back at the end"};
  case Fate::Left:
    return {R.IsLock ? "minor" : "lost",
            Returned ? "stays behind on some paths" : "never given back"};
  case Fate::GivenBack:
  case Fate::Between:
    break;
  }
  // The end gives it back; a beginning that fails has no end.
  if (!R.Losses.empty())
    return {R.IsLock ? "minor" : "lost", "stays behind after a failure"};
  return {"returned", "given back on every path"};
}

void Table::fate(size_t Resource) {
  const LifeResource &R = L.Resources[Resource];
  bool Returned = llvm::any_of(L.Events, [&](const LifeEvent &E) {
    return E.K == LifeEvent::Kind::GiveBack && E.Resource == Resource &&
           L.Routines[E.During].When != Stage::Begin;
  });
  auto [Class, Text] = badge(R, Returned);
  beginCell("Left behind");
  To.leaf("span", {{"class", "badge " + Class}}, Text);
  if (!R.Losses.empty()) {
    To.begin("ul");
    for (const LifeLoss &Way : R.Losses)
      loss(Resource, Way);
    To.end();
  }
  To.end().line();
}

void Table::write() {
  begin("What the " + L.Title + " takes",
        {"Resource", "Taken", "Given back", "Left behind"});
  for (size_t I = 0; I != L.Resources.size(); ++I) {
    if (L.Resources[I].Ends == Fate::Between)
      continue;
    To.begin("tr", {{"role", "row"}, {"id", resourceId(Number, I)}});
    name(I);
    taken(I);
    returned(I);
    fate(I);
    To.end().line();
  }
  To.end().end().line();
}

void Table::writeBetween() {
  begin("What other routines take while it is there. Not followed: "
        "each row is a kind, and nothing is said of its end.",
        {"Resource", "Taken", "Given back"});
  for (size_t I = 0; I != L.Resources.size(); ++I) {
    if (L.Resources[I].Ends != Fate::Between)
      continue;
    To.begin("tr", {{"role", "row"}, {"id", resourceId(Number, I)}});
    name(I);
    taken(I);
    returned(I);
    To.end().line();
  }
  To.end().end().line();
}

void writeResources(const Page &P, Markup &To) {
  auto IsBetween = [](const LifeResource &R) {
    return R.Ends == Fate::Between;
  };
  for (const auto &[Number, L] : llvm::enumerate(P.Results.lives())) {
    Table T(P, Number, To);
    if (llvm::all_of(L.Resources, IsBetween))
      To.leaf("p", "The " + L.Title + " takes nothing.");
    else
      T.write();
    if (llvm::any_of(L.Resources, IsBetween))
      T.writeBetween();
  }
}

} // namespace ndistidy::html
