//===- ConcreteMemory.h - Memory of one concrete execution ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_CONCRETEMEMORY_H
#define NDIS_TIDY_ENGINE_ORACLE_CONCRETEMEMORY_H

#include "ir/Program.h"
#include <compare>
#include <cstdint>
#include <vector>

namespace ndistidy::engine::oracle {

/// Where something is: an object, and a part of it (0: all of it).
struct Cell {
  uint32_t Object = 0;
  uint32_t Part = 0;
  /// What led here is Datum::Unsure.
  bool Unsure = false;
  bool operator==(const Cell &Other) const {
    return Object == Other.Object && Part == Other.Part;
  }
};

/// A part of memory that several routines see, whichever object it is: of a
/// global, or of what was allocated in a lifecycle.
struct Shelf {
  static constexpr uint32_t Nobodys = 0, Outer = 1, Inner = 2, FirstGlobal = 3;
  uint32_t Of = Nobodys;
  uint32_t Part = 0;
  auto operator<=>(const Shelf &) const = default;
};

/// What a cell holds in one execution.
struct Datum {
  enum class Kind : uint8_t {
    Garbage,  ///< nothing was stored yet
    Integer,  ///< Bits
    Handle,   ///< of the taken resource number Bits; never equal to 0
    Pointer,  ///< to Where
    Function, ///< the routine whose symbol is Bits
  };
  Kind K = Kind::Garbage;
  int64_t Bits = 0;
  Cell Where;
  /// Number of the failed acquisition that this is the status of, or left
  /// here; 0: none. Who branches on it has looked at the failure.
  unsigned Failure = 0;
  /// Others may have changed it: a branch on it is no evidence.
  bool Unsure = false;
  /// It says whether a list is empty, and both may be.
  bool Open = false;
  /// Where it was read last, of what several routines see.
  Shelf From;

  Datum() = default;
  Datum(Kind Of, int64_t What, Cell To = {}) : K(Of), Bits(What), Where(To) {}
  static Datum integer(int64_t I) { return {Kind::Integer, I}; }
  static Datum handle(int64_t Number) { return {Kind::Handle, Number}; }
  static Datum pointer(Cell C) { return {Kind::Pointer, 0, C}; }
  static Datum function(ir::Symbol S) {
    return {Kind::Function, static_cast<int64_t>(S)};
  }
  bool isInteger() const { return K == Kind::Integer; }
  bool isNull() const { return isInteger() && Bits == 0; }
  bool sameAs(const Datum &Other) const {
    return K == Other.K && Bits == Other.Bits && Where == Other.Where;
  }
};

/// The members and elements that cells may be, interned.
class PartTable {
public:
  PartTable() : Parts(1) {}
  uint32_t part(uint32_t Of, const ir::Projection &Step);
  uint32_t parent(uint32_t Part) const { return Parts[Part].Parent; }
  const ir::Projection &step(uint32_t Part) const { return Parts[Part].Step; }
  bool within(uint32_t Inner, uint32_t Outer) const;

private:
  struct Entry {
    uint32_t Parent = 0;
    ir::Projection Step;
  };
  std::vector<Entry> Parts;
};

/// Objects and what is in them. A store into a whole replaces all its parts.
class ConcreteMemory {
public:
  explicit ConcreteMemory(PartTable &Parts) : Parts(Parts) {}

  /// All of the new object is zero, or garbage.
  uint32_t create(bool Zeroed);
  Datum load(Cell C) const;
  void store(Cell C, const Datum &D);
  /// Copies a whole with all its parts.
  void copy(Cell From, Cell To);

private:
  struct Content {
    uint32_t Part;
    Datum D;
  };
  struct Object {
    Datum Default;
    std::vector<Content> Contents;
  };
  uint32_t rebase(uint32_t Part, uint32_t From, uint32_t To);

  PartTable &Parts;
  std::vector<Object> Objects;
};

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_CONCRETEMEMORY_H
