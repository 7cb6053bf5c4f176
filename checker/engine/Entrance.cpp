//===- Entrance.cpp - The OS calls a routine of the driver ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Entrance.h"

namespace ndistidy::engine {

AbstractValue Entrance::given(ContextId Frame, unsigned Index) {
  auto Known = Given.find({Frame, Index});
  if (Known != Given.end())
    return Known->second;
  return AbstractValue::symbol(
      M.Mem.symbol(SymbolInfo::Kind::Initial, M.Mem.parameter(Frame, Index)));
}

void Entrance::bind(State &S, const ir::Function &F, unsigned Role,
                    ContextId Frame, std::optional<AbstractValue> Context) {
  const auto &Roles = M.Rows.catalogue().Roles;
  const catalogue::Role *As = Role < Roles.size() ? &Roles[Role] : nullptr;
  if (As && !As->FirstParameterRecord.empty() &&
      As->FirstParameterRecord == ObjectRecord)
    Given[{Frame, 0}] = Object;
  if (As && As->Context && !Context) {
    ir::Symbol Slot = M.Rows.slot(M.Prog.symbols().name(F.Name));
    if (const AbstractValue *V = S.Bindings.lookup(M.slot(Slot)))
      Context = *V;
  }
  if (As && As->Context && Context)
    Given[{Frame, *As->Context}] = *Context;
  for (unsigned I = 0; I != F.Parameters.size(); ++I)
    M.Maps.bind(S, M.Mem.parameter(Frame, I), given(Frame, I));
  // What the system passes there is there, whoever looks.
  if (As && !As->FirstParameterRecord.empty() && !F.Parameters.empty())
    if (AbstractValue V = given(Frame, 0); V.isSymbol())
      M.Maps.setRange(S, V.sym(), Range::notZero());
  S.Irql = {};
  if (As && As->Irql) {
    S.Irql.Known = true;
    S.Irql.raise(*As->Irql);
  }
}

RegionId Entrance::place(State &S, const BoundPath &Path, ContextId Frame) {
  if (Path.Result || !Path.isPlace())
    return M.Mem.invalid();
  AbstractValue V = given(Frame, Path.Argument);
  RegionId Here = M.Mem.invalid();
  auto Follow = [&] {
    Here = M.Mem.target(V);
    V = M.simplify(S, M.load(S, Here));
  };
  for (unsigned I = 0; I != Path.Derefs; ++I)
    Follow();
  for (const ir::Projection &Step : Path.Fields) {
    if (Step.K == ir::Projection::Kind::Deref) {
      Follow();
      continue;
    }
    Here = Step.K == ir::Projection::Kind::Element
               ? M.Mem.element(Here, Step.Index)
               : M.Mem.field(Here, Step.Name);
    V = M.simplify(S, M.load(S, Here));
  }
  return Here;
}

} // namespace ndistidy::engine
