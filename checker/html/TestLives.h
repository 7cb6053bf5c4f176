//===- TestLives.h - Lives for tests ----------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A life is put together a line at a time:
//
//   LifeBuilder L;
//   unsigned Entry = L.routine(Stage::Begin, "DriverEntry", 10);
//   unsigned Log = L.resource("memory", "Log", Fate::GivenBack);
//   L.take(Entry, Log, 12);
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_TESTLIVES_H
#define NDIS_TIDY_HTML_TESTLIVES_H

#include "engine/Life.h"

namespace ndistidy::html {

using Fate = engine::LifeResource::Fate;
using Stage = engine::LifeRoutine::Stage;

/// All of it is in file 0, at column 3.
class LifeBuilder {
public:
  explicit LifeBuilder(const std::string &Title = "driver") {
    L.Id = L.Title = Title;
  }

  unsigned routine(Stage When, const std::string &Name, unsigned Line,
                   const std::string &Role = "") {
    L.Routines.push_back({When, Name, Role, at(Line)});
    return static_cast<unsigned>(L.Routines.size() - 1);
  }
  unsigned resource(const std::string &Title, const std::string &Name,
                    Fate Ends) {
    engine::LifeResource R;
    R.Kind = Title;
    R.Title = Title;
    R.Name = Name;
    R.Ends = Ends;
    L.Resources.push_back(R);
    return static_cast<unsigned>(L.Resources.size() - 1);
  }
  void take(unsigned During, unsigned Resource, unsigned Line) {
    add(engine::LifeEvent::Kind::Take, During, Resource, Line);
  }
  void giveBack(unsigned During, unsigned Resource, unsigned Line) {
    add(engine::LifeEvent::Kind::GiveBack, During, Resource, Line);
  }
  void give(unsigned During, const std::string &Routine,
            const std::string &Role, unsigned Line) {
    add(engine::LifeEvent::Kind::Register, During, 0, Line);
    L.Events.back().Routine = Routine;
    L.Events.back().Role = Role;
  }
  /// Line 0: there is no end.
  void lose(unsigned During, unsigned Resource, unsigned Line,
            std::vector<engine::PathNote> Path = {}) {
    L.Resources[Resource].Losses.push_back(
        {During, Line ? at(Line) : ir::Location(), std::move(Path)});
  }
  engine::Life &life() { return L; }

private:
  static ir::Location at(unsigned Line) { return {0, Line, 3}; }
  void add(engine::LifeEvent::Kind K, unsigned During, unsigned Resource,
           unsigned Line) {
    engine::LifeEvent E;
    E.K = K;
    E.During = During;
    E.Resource = Resource;
    E.Loc = at(Line);
    E.In = L.Routines[During].Name;
    L.Events.push_back(E);
  }

  engine::Life L;
};

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_TESTLIVES_H
