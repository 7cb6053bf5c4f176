//===- LifeRecorder.cpp - Writes down what an analysis sees ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/LifeRecorder.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using catalogue::IdentityKind;
using Stage = LifeRoutine::Stage;
using Fate = LifeResource::Fate;

void LifeRecorder::begin(const catalogue::Lifecycle &Lifecycle) {
  Lives.emplace_back();
  Lives.back().Id = Lifecycle.Id;
  Lives.back().Title = Lifecycle.Title;
  Of = &Lifecycle;
  Routines.clear();
  Keys.clear();
  Ids.clear();
  Noted.clear();
  Resources.clear();
  Started = Ended = 0;
}

Stage LifeRecorder::stageOf(std::optional<unsigned> Role) const {
  if (M.Disturbed)
    return Stage::Between;
  auto Is = [&](const std::string &Id) { return M.Rows.role(Id) == Role; };
  if (llvm::any_of(Of->Ends, Is))
    return Stage::End;
  return llvm::any_of(Of->BeforeEnd, Is) ? Stage::Before : Stage::Begin;
}

void LifeRecorder::enter(const ir::Function &Root,
                         std::optional<unsigned> Role) {
  std::vector<LifeRoutine> &All = Lives.back().Routines;
  auto [Found, New] =
      Routines.try_emplace(&Root, static_cast<unsigned>(All.size()));
  During = Found->second;
  if (New)
    All.push_back({stageOf(Role), nameOf(Root),
                   Role ? M.Rows.catalogue().Roles[*Role].Title : "",
                   Root.Loc});
}

/// Where the result of a call goes: what the frontend's own variable, if it is
/// put into one, is stored to.
static std::string spellResult(const ir::Place &Result, const ir::Function &In,
                               const ir::SymbolTable &Names) {
  for (const ir::Block &B : In.Blocks)
    for (const ir::Step &Step : B.Steps) {
      const auto *S = std::get_if<ir::Store>(&Step);
      if (S && S->Source == ir::Value::load(Result) &&
          isTemporary(Result, Names))
        return ir::spell(S->Target, In, Names);
    }
  return isTemporary(Result, Names) ? "" : ir::spell(Result, In, Names);
}

/// What the source calls what \p How puts somewhere, or the storage that it is
/// about: "Adapter->Pool".
static std::string spellPlace(const BoundAcquire &How, const CallFrame &F,
                              const ir::SymbolTable &Names) {
  if (How.Paths.empty())
    return "";
  const BoundPath &Path = How.Paths.front();
  bool IsStorage = How.How->Identity == IdentityKind::Storage;
  bool IsHandle = How.How->Identity == IdentityKind::Handle;
  if ((!IsStorage && !IsHandle) || !Path.Fields.empty() || Path.Derefs > 1)
    return "";
  if (Path.Result)
    return F.Call.Result ? spellResult(*F.Call.Result, *F.At.In, Names) : "";
  if (Path.Argument >= F.Call.Arguments.size())
    return "";
  const ir::Value &V = F.Call.Arguments[Path.Argument];
  std::string Text = spell(V, *F.At.In, Names);
  // There is no text for what the frontend's own variables lead to.
  if (llvm::StringRef Place = Text; V.K == ir::Value::Kind::Address)
    return Place.consume_front("&") ? Place.str() : "";
  return V.K == ir::Value::Kind::Load && !Text.empty() ? "*" + Text : "";
}

unsigned LifeRecorder::resource(const catalogue::Resource &What,
                                ResourceKey Key) {
  std::vector<LifeResource> &All = Lives.back().Resources;
  auto [Found, New] = Keys.try_emplace(Key, static_cast<unsigned>(All.size()));
  if (New) {
    LifeResource &R = All.emplace_back();
    R.Kind = What.Id;
    R.Title = What.Title;
    R.IsLock = What.Class == catalogue::ResourceClass::Lock;
    R.Ends = isBetween() ? Fate::Between : Fate::Unclear;
    Resources.push_back({&What});
  }
  return Found->second;
}

void LifeRecorder::note(LifeEvent E) {
  if (!Noted
           .emplace(static_cast<unsigned>(E.K), E.During, E.Loc, E.Resource,
                    E.Routine + '\n' + E.Role)
           .second)
    return;
  std::vector<LifeEvent> &All = Lives.back().Events;
  All.push_back(std::move(E));
}

LifeEvent LifeRecorder::event(LifeEvent::Kind K, const Point &At) const {
  LifeEvent E;
  E.K = K;
  E.During = During;
  E.Loc = At.Loc;
  E.In = nameOf(*At.In);
  return E;
}

void LifeRecorder::take(const BoundAcquire &How, std::optional<ResourceId> Id,
                        const CallFrame &F) {
  bool AtBegin = Lives.back().Routines[During].When == Stage::Begin;
  ResourceKey Key{How.Of, 0, 0, 0};
  if (!isBetween())
    Key = {How.Of, F.At.Site, AtBegin ? F.At.Frame : 0, During + 1};
  LifeEvent E = event(LifeEvent::Kind::Take, F.At);
  E.Resource = resource(*How.Of, Key);
  std::string &Name = Lives.back().Resources[E.Resource].Name;
  if (Name.empty() && !isBetween())
    Name = spellPlace(How, F, M.Prog.symbols());
  if (Id)
    Ids.try_emplace(*Id, E.Resource);
  note(std::move(E));
}

void LifeRecorder::giveBack(ResourceId Id, const Point &At) {
  auto Known = Ids.find(Id);
  if (Known == Ids.end())
    return;
  LifeEvent E = event(LifeEvent::Kind::GiveBack, At);
  E.Resource = Known->second;
  note(std::move(E));
}

void LifeRecorder::giveBack(const catalogue::Resource &What, const Point &At) {
  if (!isBetween())
    return;
  LifeEvent E = event(LifeEvent::Kind::GiveBack, At);
  E.Resource = resource(What, {&What, 0, 0, 0});
  note(std::move(E));
}

void LifeRecorder::give(unsigned Role, ir::Symbol Routine, const Point &At) {
  LifeEvent E = event(LifeEvent::Kind::Register, At);
  E.Routine = ir::displayName(M.Prog.symbols().name(Routine)).str();
  E.Role = M.Rows.catalogue().Roles[Role].Title;
  note(std::move(E));
}

/// Where the program stores \p Routine to a member called \p Field.
static std::optional<Point> findStore(const ir::Program &P, ir::Symbol Routine,
                                      ir::Symbol Field) {
  for (const ir::Function &F : P.module().Functions)
    for (const ir::Block &B : F.Blocks)
      for (const ir::Step &Step : B.Steps) {
        const auto *S = std::get_if<ir::Store>(&Step);
        if (!S || S->Source.K != ir::Value::Kind::Function ||
            S->Source.Name != Routine)
          continue;
        if (llvm::any_of(S->Target.Path, [&](const ir::Projection &Part) {
              return Part.K == ir::Projection::Kind::Field &&
                     Part.Name == Field;
            }))
          return Point{&F, 0, S->Loc, 0};
      }
  return std::nullopt;
}

/// Puts what the last event says before what is done behind it in the source.
static void sortIn(std::vector<LifeEvent> &All) {
  auto Last = std::prev(All.end());
  auto Behind = std::find_if(All.begin(), Last, [&](const LifeEvent &E) {
    return E.During == Last->During && E.In == Last->In &&
           E.Loc.File == Last->Loc.File && E.Loc.Line > Last->Loc.Line;
  });
  std::rotate(Behind, Last, All.end());
}

void LifeRecorder::give(const BoundPlace &By, ir::Symbol Routine) {
  ir::Symbol Field = ir::Symbol::None;
  for (const ir::Projection &Part : By.Path.Fields)
    if (Part.K == ir::Projection::Kind::Field)
      Field = Part.Name;
  std::optional<Point> At = findStore(M.Prog, Routine, Field);
  if (!At)
    return;
  size_t Before = Lives.back().Events.size();
  give(By.Role, Routine, *At);
  if (Lives.back().Events.size() != Before)
    sortIn(Lives.back().Events);
}

void LifeRecorder::succeed(const State &S) {
  ++Started;
  for (const auto &[Id, Row] : Ids) {
    std::optional<Holding> H = holdingOf(S, Id);
    Resources[Row].Held |= H && H->is(Holding::Status::Held);
    Resources[Row].Unclear |= H && H->is(Holding::Status::Unknown);
  }
}

void LifeRecorder::remain(const State &S) {
  for (const auto &[Id, Row] : Ids) {
    std::optional<Holding> H = holdingOf(S, Id);
    Resources[Row].Unclear |= H && H->is(Holding::Status::Unknown);
  }
}

void LifeRecorder::lose(const Reporter::Report &R) {
  auto Known = R.Resource ? Ids.find(*R.Resource) : Ids.end();
  auto In = Routines.find(R.In);
  if (Known == Ids.end() || In == Routines.end() || !R.Last)
    return;
  auto &All = Lives.back().Resources[Known->second].Losses;
  if (llvm::none_of(All, [&](const LifeLoss &Old) {
        return Old.During == In->second && Old.Loc == R.Last->Loc;
      }))
    All.push_back({In->second, R.Last->Loc, M.Out.notes(R)});
}

void LifeRecorder::keep(ResourceId Id) {
  auto Known = Ids.find(Id);
  if (Known == Ids.end())
    return;
  auto &All = Lives.back().Resources[Known->second].Losses;
  if (llvm::none_of(All, [](const LifeLoss &Old) { return !Old.Loc.valid(); }))
    All.push_back({0, {}, {}});
}

Fate LifeRecorder::fateOf(unsigned Row) const {
  const Life &L = Lives.back();
  const LifeResource &R = L.Resources[Row];
  const Seen &What = Resources[Row];
  bool Lost = llvm::any_of(R.Losses, [&](const LifeLoss &Way) {
    return !Way.Loc.valid() || L.Routines[Way.During].When != Stage::Begin;
  });
  if (Lost || R.Ends == Fate::Between)
    return Lost ? Fate::Left : Fate::Between;
  bool Returned = llvm::any_of(L.Events, [&](const LifeEvent &E) {
    return E.K == LifeEvent::Kind::GiveBack && E.Resource == Row;
  });
  bool IsOwed =
      What.Of->OwedAtEnd && llvm::is_contained(Of->Scopes, What.Of->Lives);
  if (!IsOwed && (What.Held || !Returned))
    return Fate::NotOwed;
  bool Followed = What.Held ? Started == Ended : Returned;
  return What.Unclear || !Followed ? Fate::Unclear : Fate::GivenBack;
}

/// What a routine in between gives back may be known, or not, by the way that
/// leads there. Then it is known.
void LifeRecorder::dropDoubtful() {
  Life &L = Lives.back();
  auto IsBetween = [&](const LifeEvent &E) {
    return E.K == LifeEvent::Kind::GiveBack &&
           L.Resources[E.Resource].Ends == Fate::Between;
  };
  std::set<std::pair<unsigned, ir::Location>> Known;
  for (const LifeEvent &E : L.Events)
    if (E.K == LifeEvent::Kind::GiveBack && !IsBetween(E))
      Known.insert({E.During, E.Loc});
  llvm::erase_if(L.Events, [&](const LifeEvent &E) {
    return IsBetween(E) && Known.count({E.During, E.Loc});
  });
  std::vector<LifeResource> Kept;
  std::vector<unsigned> To(L.Resources.size());
  for (unsigned Row = 0; Row != L.Resources.size(); ++Row) {
    To[Row] = static_cast<unsigned>(Kept.size());
    if (llvm::any_of(L.Events, [&](const LifeEvent &E) {
          return E.K != LifeEvent::Kind::Register && E.Resource == Row;
        }))
      Kept.push_back(std::move(L.Resources[Row]));
  }
  for (LifeEvent &E : L.Events)
    if (E.K != LifeEvent::Kind::Register)
      E.Resource = To[E.Resource];
  L.Resources = std::move(Kept);
}

void LifeRecorder::finish() {
  std::vector<LifeResource> &All = Lives.back().Resources;
  for (unsigned Row = 0; Row != All.size(); ++Row)
    All[Row].Ends = fateOf(Row);
  dropDoubtful();
}

} // namespace ndistidy::engine
