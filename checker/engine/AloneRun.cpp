//===- AloneRun.cpp - One routine by itself -------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/AloneRun.h"

namespace ndistidy::engine {

AloneRun::AloneRun(const Machine &Whole, CallGraph &Routines, RoleUses &Uses,
                   const ir::Function &Root, const catalogue::Role *Plays)
    : M(Whole.Prog, Whole.Rows, Whole.Opts, Whole.Out), Calls(M, Uses),
      Graph(Routines), Paths(M, Calls, Graph, Done), F(Root), Role(Plays),
      Frame(M.Mem.enter(0, /*Site=*/1, &Root)) {
  initialise();
  for (unsigned I = 0; I != F.Parameters.size(); ++I) {
    RegionId To = M.Mem.parameter(Frame, I);
    M.Maps.bind(
        Entry, To,
        AbstractValue::symbol(M.Mem.symbol(SymbolInfo::Kind::Initial, To)));
  }
  if (!Role)
    return;
  Calls.Now.Role =
      static_cast<unsigned>(Role - M.Rows.catalogue().Roles.data());
  if (Role->Irql) {
    Entry.Irql.Known = true;
    Entry.Irql.raise(*Role->Irql);
  }
}

/// What every routine finds: constants, and numbers that others have written.
void AloneRun::initialise() {
  Point Nowhere{nullptr, 0, {}, 0};
  for (const ir::Store &Init : M.Prog.module().Initializers)
    if (Init.Target.R == ir::Place::Root::Global)
      if (const ir::Global *G = M.Prog.global(Init.Target.Name); G && G->Const)
        M.execute(Entry, Init, Nowhere);
  Entry.GlobalsWritten = State::AtEntry;
  Entry.InternalsWritten = true;
}

/// The routine is entered with the lock \p Id.
void AloneRun::enterWith(llvm::StringRef Id) {
  const catalogue::Lock &Held = *M.Rows.catalogue().lock(Id);
  Calls.Now.EntersWith = &Held;
  uint32_t Number = M.Locks.intern({&Held, AbstractValue::integer(0)});
  LockHold Hold;
  Hold.By = &Held.Acquires.front();
  Hold.Depth = Entry.Irql.Depth;
  Entry.Locks = M.Maps.Locks.add(Entry.Locks, Number, Hold);
  Trace Entered;
  Entered.K = Trace::Kind::Lock;
  Entered.Resource = Number;
  Entered.Loc = F.Loc;
  Entered.Text =
      M.Texts.insert("the " + Held.Title + " is held here").first->first();
  M.trace(Entry, Entered);
}

/// The ways out, with \p Apart states of equal holdings kept apart, or one if
/// that is too much; none where there are too many.
std::vector<Exit> AloneRun::explore(unsigned Apart) {
  constexpr uint64_t MaxSteps = 30000, ShareApart = 2000;
  unsigned Most = std::min(M.Opts.DisjunctLimit, Apart);
  Paths.start(std::min(MaxSteps, M.Opts.StepLimit), {Most, Most}, ShareApart);
  std::vector<Exit> Exits = Paths.run(F, Frame, Entry);
  if (!Paths.exhausted())
    return Exits;
  M.Out.giveUp(F, "it takes more than " + std::to_string(MaxSteps) + " steps");
  return {};
}

/// What NDIS hands over is there: a request, packets. A context may be null,
/// and a device object.
void AloneRun::assumeGiven() {
  for (unsigned I = 0; Role && I != F.Parameters.size(); ++I) {
    llvm::StringRef Type = M.Prog.symbols().name(F.Parameters[I].Type);
    if (!Type.ends_with(" *") || Type.starts_with("void") ||
        Type.contains("_DEVICE_OBJECT"))
      continue;
    AbstractValue V = M.load(Entry, M.Mem.parameter(Frame, I));
    M.assume(Entry, V, ir::Condition::Operator::NE, AbstractValue::integer(0));
  }
}

void AloneRun::findMistakes() {
  Calls.Now.Between = true;
  M.UseTells = true;
  assumeGiven();
  // The status goes with what is held, and that is kept apart anyway.
  for (Exit &E : explore(/*Apart=*/1)) {
    Paths.leave(E.S, Frame, E.Result);
    Calls.judgeLost(E.S, F, Frame, E.Result, E.Loc);
  }
}

void AloneRun::findLocks() {
  Calls.Now.Alone = true;
  // A lock that is given back lowers the level.
  Calls.Now.Floor = Role && Role->Holds.empty() ? Role->Irql.value_or(0) : 0;
  Calls.Now.EntersFree = true;
  if (Role && !Role->Holds.empty())
    enterWith(Role->Holds);
  for (const Exit &E : explore(/*Apart=*/4))
    Calls.judgeLocks(E.S, F, E.Loc, "returns");
}

} // namespace ndistidy::engine
