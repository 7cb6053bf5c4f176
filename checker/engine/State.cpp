//===- State.cpp - What is so at one point of one path --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/State.h"
#include <algorithm>

namespace ndistidy::engine {

std::optional<unsigned> IrqlStack::level() const {
  if (!Known || Depth == 0)
    return std::nullopt;
  return Levels & 3;
}

void IrqlStack::raise(unsigned Level) {
  if (Depth == MaxDepth) {
    Known = false;
    return;
  }
  unsigned Now = level().value_or(0);
  Levels = Levels << 2 | std::max(Now, Level & 3);
  ++Depth;
}

void IrqlStack::lower() {
  // Lowering what this path did not raise: the level is anybody's guess.
  if (Depth <= 1) {
    Known = false;
    return;
  }
  Levels >>= 2;
  --Depth;
}

bool State::operator==(const State &Other) const {
  return Bindings == Other.Bindings && Ranges == Other.Ranges &&
         Active == Other.Active && Past == Other.Past && Roles == Other.Roles &&
         Taints == Other.Taints && CallCounts == Other.CallCounts &&
         Irql == Other.Irql && GlobalsWritten == Other.GlobalsWritten &&
         InternalsWritten == Other.InternalsWritten &&
         UnknownCall == Other.UnknownCall && Lost == Other.Lost;
}

void StateMaps::setHolding(State &S, ResourceId R, Holding H) const {
  bool Active = H.is(Holding::Status::Held) || H.is(Holding::Status::Unknown);
  S.Active =
      Active ? Holdings.add(S.Active, R, H) : Holdings.remove(S.Active, R);
  S.Past = Active ? Holdings.remove(S.Past, R) : Holdings.add(S.Past, R, H);
}

std::optional<Holding> holdingOf(const State &S, ResourceId R) {
  if (const Holding *H = S.Active.lookup(R))
    return *H;
  if (const Holding *H = S.Past.lookup(R))
    return *H;
  return std::nullopt;
}

} // namespace ndistidy::engine
