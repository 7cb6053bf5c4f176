//===- Life.h - What was taken, registered and given back -------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One lifecycle of a driver, for people to look at: what its beginning takes
// and registers, who gives it back, and what stays behind. Findings do not
// depend on it. Recorded with Options::RecordLives.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_LIFE_H
#define NDIS_TIDY_ENGINE_LIFE_H

#include "engine/PathNote.h"
#include <string>
#include <vector>

namespace ndistidy::engine {

/// A routine that the OS calls.
struct LifeRoutine {
  enum class Stage : uint8_t {
    Begin,   ///< begins the lifecycle
    Between, ///< may run while it lasts, any number of times
    Before,  ///< may run once before the end
    End,     ///< ends it
  };
  Stage When = Stage::Begin;
  std::string Name; ///< as displayed
  std::string Role; ///< "unload handler"; empty where it has none
  ir::Location Loc; ///< of its name
  bool operator==(const LifeRoutine &) const = default;
};

/// Something that happens while one of the routines runs.
struct LifeEvent {
  enum class Kind : uint8_t {
    Take,
    GiveBack,
    Register, ///< Routine becomes known to the OS
  };
  Kind K = Kind::Take;
  unsigned During = 0; ///< index into Life::Routines
  ir::Location Loc;
  std::string In;        ///< the routine that it stands in
  unsigned Resource = 0; ///< Take, GiveBack: index into Life::Resources
  std::string Routine;   ///< Register: its name as displayed
  std::string Role;      ///< Register: what it becomes
  bool operator==(const LifeEvent &) const = default;
};

/// A way on which something stays behind.
struct LifeLoss {
  unsigned During = 0; ///< index into Life::Routines
  ir::Location Loc;    ///< where it is left; nowhere: there is no end at all
  std::vector<PathNote> Path;
  bool operator==(const LifeLoss &) const = default;
};

/// What is taken at one call. What routines in between take and give back is
/// told by its kind alone.
struct LifeResource {
  enum class Fate : uint8_t {
    Unclear,   ///< it cannot be followed to the end
    Between,   ///< taken in between; where it goes is not looked at
    NotOwed,   ///< held, and nobody has to give it back at the end
    GivenBack, ///< on every way
    Left,      ///< it stays behind on some way
  };
  std::string Kind;  ///< id: "ndis-protocol"
  std::string Title; ///< "protocol registration"
  std::string Name;  ///< the variable that it is known by, or empty
  bool IsLock = false;
  Fate Ends = Fate::Unclear;
  std::vector<LifeLoss> Losses; ///< by place
  bool operator==(const LifeResource &) const = default;
};

struct Life {
  std::string Id;                      ///< of the lifecycle: "driver"
  std::string Title;                   ///< "driver"
  std::vector<LifeRoutine> Routines;   ///< the first one begins it
  std::vector<LifeResource> Resources; ///< in the order of their taking
  std::vector<LifeEvent> Events;       ///< in the order of each routine
  bool operator==(const Life &) const = default;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_LIFE_H
