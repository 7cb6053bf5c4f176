//===- Entrance.h - The OS calls a routine of the driver --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a routine finds in its parameters when it is called from outside: the
// driver object, the context that was handed over, and what only NDIS knows.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ENTRANCE_H
#define NDIS_TIDY_ENGINE_ENTRANCE_H

#include "engine/CallTransfer.h"

namespace ndistidy::engine {

/// A routine that has no role.
inline constexpr unsigned NoRole = ~0U;

class Entrance {
public:
  explicit Entrance(Machine &M) : M(M) {}

  /// A frame of its own for each call from outside.
  ContextId enter(const ir::Function &F) { return M.Mem.enter(0, ++Count, &F); }
  /// Stores into \p S what \p F gets in the role \p Role, and sets the level at
  /// which it runs. Without a \p Context it gets the one that was passed along
  /// when it was registered, if any.
  void bind(State &S, const ir::Function &F, unsigned Role, ContextId Frame,
            std::optional<AbstractValue> Context = std::nullopt);
  /// What parameter \p Index was when \p Frame was entered.
  AbstractValue given(ContextId Frame, unsigned Index);
  /// The place that \p Path names, seen from the routine in \p Frame; nowhere
  /// where it is not known.
  RegionId place(State &S, const BoundPath &Path, ContextId Frame);

  /// The first parameter of a role with this record is the same in all.
  void setObject(AbstractValue V, const std::string &Record) {
    Object = V;
    ObjectRecord = Record;
  }
  AbstractValue object() const { return Object; }

private:
  Machine &M;
  uint64_t Count = 0;
  AbstractValue Object;
  std::string ObjectRecord;
  llvm::DenseMap<std::pair<ContextId, unsigned>, AbstractValue> Given;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_ENTRANCE_H
