//===- Choices.h - From one execution to the next ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The choices of an execution are a path in a tree. What the program shows is
// worked out from the leaves up: where something may happen or not, one way
// that shows a defect is enough. Where a branch is on what others may have
// changed, the engine takes it for no evidence, and what differs between its
// ways for unknown: a defect counts only if it is there however the execution
// goes on from there. One of the ways is what the values of the execution say;
// the other one is only imagined.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_CHOICES_H
#define NDIS_TIDY_ENGINE_ORACLE_CHOICES_H

#include "engine/oracle/Interpreter.h"
#include <optional>
#include <vector>

namespace ndistidy::engine::oracle {

/// What some executions show together; nothing: nobody can tell how they go on.
using Shown = std::optional<std::set<Defect>>;

class Choices {
public:
  /// A number below \p Count: what happens.
  unsigned choose(unsigned Count) { return take(Count, /*Evidence=*/true); }
  /// Whether to go the other way than the values say, where these are no
  /// evidence. Not more than a few times in one execution. \p Open: both ways
  /// are possible, whatever the values.
  bool imagine(bool Open);
  /// The execution goes a way that the values do not say.
  bool imagined() const { return Imagined != 0; }
  /// ... and that nobody need think of.
  bool impossible() const { return Impossible != 0; }
  /// On to the next execution behind one that shows \p Now; false when there is
  /// none.
  bool advance(Shown Now);
  /// What all of them show, behind the last one.
  const Shown &all() const { return All; }

private:
  struct Choice {
    unsigned Taken, Count;
    bool Evidence;
    Shown Before; ///< on the ways taken before this one
  };
  unsigned take(unsigned Count, bool Evidence);

  std::vector<Choice> Made;
  size_t Next = 0;
  unsigned Imagined = 0, Impossible = 0;
  Shown All;
};

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_CHOICES_H
