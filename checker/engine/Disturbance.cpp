//===- Disturbance.cpp - What others may have done to a state -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Machine.h"

namespace ndistidy::engine {

void Machine::disturb(State &S, RegionId Where) {
  SymbolId New = Mem.symbol(SymbolInfo::Kind::Written, Where, 1, 0,
                            /*Unstable=*/true);
  // Perhaps nobody wrote.
  Maps.forEachBound(S, Where,
                    [&](RegionId, AbstractValue V) { Mem.addSource(New, V); });
  store(S, Where, AbstractValue::symbol(New));
}

void Machine::forgetNumbers(State &S, const Point &At) {
  llvm::SmallVector<RegionId, 32> Numbers;
  for (auto &[Where, V] : S.Bindings) {
    const Region &Root = Mem.region(Mem.root(Where));
    const ir::Global *G =
        Root.K == Region::Kind::Global ? Prog.global(Root.Name) : nullptr;
    bool Fixed = (G && G->Const) || !persistent(Where);
    bool Number = V.isInteger() || (V.isSymbol() && !instanceOf(V));
    if (!Fixed && Number)
      Numbers.push_back(Where);
  }
  for (RegionId Where : Numbers)
    Maps.bind(S, Where,
              AbstractValue::symbol(Mem.symbol(SymbolInfo::Kind::Written, Where,
                                               At.Site, At.Frame,
                                               /*Unstable=*/true)));
}

void Machine::Disturbance::add(const Disturbance &Other) {
  for (auto [Where, Last] : Other.Written)
    add(Written, Where, Last);
  for (auto [Id, Last] : Other.Released)
    add(Released, Id, Last);
  Acquired.insert(Other.Acquired.begin(), Other.Acquired.end());
  Exposed.insert(Other.Exposed.begin(), Other.Exposed.end());
  for (const Foreign &F : Other.ReleasedForeign)
    addForeign(F);
  UnknownCall |= Other.UnknownCall;
  Internals |= Other.Internals;
}

} // namespace ndistidy::engine
