//===- LifeChart.h - What a picture of a life shows -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The rows of a picture from top to bottom, by routine, and beside them a bar
// for each resource, from where it is taken to where it is given back. Nothing
// here has a size: LifePicture.h draws it.
//
//   DriverEntry                    the driver's beginning: a lane
//     o    takes memory Log        rows
//     |o   takes packet pool Pool
//     ||   registers Unload
//   Unload
//     o|   gives back memory Log
//      x   never gives back packet pool Pool
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_LIFECHART_H
#define NDIS_TIDY_HTML_LIFECHART_H

#include "engine/Life.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace ndistidy::html {

/// What is to be seen of a resource at a glance.
enum class Tone : uint8_t {
  Plain,    ///< nothing in particular
  Returned, ///< it is given back
  Free,     ///< nobody has to give it back
  Doubtful, ///< nobody can tell
  Minor,    ///< it stays behind, which does no harm
  Lost,     ///< it stays behind
};

struct ChartRow {
  enum class Kind : uint8_t { Take, GiveBack, Register, Loss };
  Kind K = Kind::Take;
  std::string Text; ///< "takes memory"
  std::string Name; ///< in the driver's words: "Log", "Unload, Halt"
  ir::Location Loc;
  Tone Of = Tone::Plain;
  std::vector<unsigned> Resources; ///< indices into Life::Resources
  size_t Routines = 0;             ///< that it registers
};

/// A routine.
struct ChartLane {
  std::string Name; ///< empty: there is none
  std::string Role; ///< "unload handler"
  ir::Location Loc;
  std::vector<ChartRow> Rows;
};

/// From one row to another; rows are counted over all lanes.
struct ChartBar {
  unsigned Track = 0; ///< from the left
  size_t From = 0, To = 0;
  Tone Of = Tone::Plain;
  bool GoesOn = false; ///< behind the lane of To
};

struct LifeChart {
  std::string Title;
  std::vector<ChartLane> Lanes;
  std::vector<ChartBar> Bars;
  unsigned Tracks = 0;

  size_t rows() const;
};

/// The routines that begin and end \p L.
LifeChart chartOf(const engine::Life &L);

/// Those of \p Wanted that may run in between and take or give back something;
/// first those that take.
LifeChart
chartBetween(const engine::Life &L,
             llvm::function_ref<bool(const engine::LifeRoutine &)> Wanted);

/// "memory Log", to name \p R in a sentence.
std::string nameOf(const engine::LifeResource &R);

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_LIFECHART_H
