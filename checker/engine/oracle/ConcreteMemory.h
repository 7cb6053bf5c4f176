//===- ConcreteMemory.h - Memory of one concrete execution ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_CONCRETEMEMORY_H
#define NDIS_TIDY_ENGINE_ORACLE_CONCRETEMEMORY_H

#include "ir/Program.h"
#include <cstdint>
#include <vector>

namespace ndistidy::engine::oracle {

/// Where something is: an object, and a part of it (0: all of it).
struct Cell {
  uint32_t Object = 0;
  uint32_t Part = 0;
  bool operator==(const Cell &) const = default;
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

  static Datum integer(int64_t I) { return {Kind::Integer, I, {}, 0}; }
  static Datum handle(int64_t Number) { return {Kind::Handle, Number, {}, 0}; }
  static Datum pointer(Cell C) { return {Kind::Pointer, 0, C, 0}; }
  static Datum function(ir::Symbol S) {
    return {Kind::Function, static_cast<int64_t>(S), {}, 0};
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
