//===- Units.h - Parts of a correct toy driver ------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_UNITS_H
#define NDIS_TIDY_ENGINE_ORACLE_UNITS_H

#include "engine/oracle/Generator.h"
#include <optional>

namespace ndistidy::engine::oracle {

/// Something that a routine does in one go, and how it is undone. The status
/// of the routine is in %s.
struct Unit {
  Sequence Take;
  std::optional<Test> Ok; ///< of Take; none: it cannot fail
  Sequence OnFailure;     ///< before the routine gives up
  Sequence OnSuccess;
  Sequence Undo;         ///< when it was taken
  Sequence Guarded;      ///< the same, whether or not it was taken
  bool Optional = false; ///< the routine goes on without it
  Sequence Forget;       ///< makes the guards say that it is not taken
  Sequence Zero;         ///< what the guard needs where memory is not zero
  enum class Where { Outside, Context, Inside } Lies = Where::Outside;
  std::string Object; ///< of a Context: what points to it
};

/// Makes units, and the wrappers that they call.
class UnitMaker {
public:
  UnitMaker(Dice &D, Sketch &S) : D(D), S(S) {}

  /// From now on the bits of marks are in \p Place.
  void keepFlagsIn(std::string Place) { Flags = std::move(Place); }

  /// Takes a resource into a place inside \p Base, or into an own global.
  Unit resource(const std::string &Base);
  /// Takes several of a kind into an array, or a list, inside \p Base.
  Unit several(const std::string &Base);
  /// Takes memory into a place inside \p Base, with a count of who uses it.
  Unit counted(const std::string &Base);
  /// Takes memory and stores it in \p Home, with what \p Inside needs zero.
  Unit context(const std::string &Home, const std::vector<Unit> &Inside);
  /// Takes and gives back at once, or takes nothing at all.
  Unit passing();

private:
  std::string home(const std::string &Base, const char *Name);
  Unit array(const std::string &Base);
  Unit list(const std::string &Base);
  Sequence dereference(const std::string &Object);
  enum class Kind { Reg, Mem, Out, Lock, Key };
  struct Mark {
    Sequence Set, Clear, Zero;
    Test IsSet;
  };
  Mark nullMark(const std::string &Home);
  Mark mark(Kind K, const std::string &Home, const std::string &Base);
  void take(Unit &U, Kind K, const std::string &Home);
  void takeByWrapper(Unit &U, Kind K, const std::string &Home);
  void takeByFunction(Unit &U, const std::string &Home, bool Memory);
  std::string release(Kind K, const std::string &Home);
  Sequence guardedRelease(Kind K, const std::string &Home, const Mark &M);
  std::string wrapper(const char *Prefix, const char *Parameter, Sequence Body);
  Test succeeded();

  Dice &D;
  Sketch &S;
  std::string Flags = "@Flags";
  unsigned Number = 0; ///< of the resource at hand
};

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_UNITS_H
