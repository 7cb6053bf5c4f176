//===- Explorer.cpp - Every path through a routine, and those it calls ----===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Explorer.h"
#include "engine/Joining.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using Operator = ir::Condition::Operator;

/// Calls are followed this deep, and a routine into itself.
static constexpr unsigned MaxDepth = 512, MaxRecursion = 8;
/// Ways into one routine of which the ways out are remembered.
static constexpr size_t MaxMemos = 64;

/// States kept apart in a routine that takes and gives back nothing.
static constexpr unsigned IrrelevantDisjuncts = 4;

/// A number for each step of the program, the same in every run.
uint64_t Explorer::site(const ir::Function &F, ir::BlockId B,
                        size_t Step) const {
  uint64_t Index = uint64_t{Graph.number(F)} + 1;
  return Index << SiteBits | static_cast<uint64_t>(B) << 16 | (Step & 0xFFFF);
}

bool Explorer::spend() {
  ++Done.Steps;
  if (StepsLeft == 0) {
    Spent = true;
    return false;
  }
  --StepsLeft;
  // What is too much when many states are kept apart may do with few.
  if (--StepsToCut == 0) {
    MostApart = std::max(1U, MostApart / 4);
    StepsToCut = StepsOfShare;
  }
  return true;
}

std::vector<Exit> Explorer::run(const ir::Function &F, ContextId Frame,
                                State Entry) {
  Done.Reached.insert(&F);
  if (F.Blocks.empty())
    return {};
  const std::pair Way{&F, Frame};
  if (!M.Disturbed)
    for (const Memo &Old : Known[Way])
      if (Old.Entry == Entry)
        return replay(Old, Entry.Path);

  Run R{F, Graph.cfg(F), Frame, {}, {}, {}, 0, {}};
  unsigned Before = Disjuncts;
  if (!mayChange(F))
    Disjuncts = std::min(Disjuncts, Calls.Now.Alone ? 1U : IrrelevantDisjuncts);
  State Start = Entry;
  Start.From = {};
  go(R, 0, std::move(Start));
  while (!R.Pending.empty() && !Spent) {
    auto First = R.Pending.begin();
    ir::BlockId B = R.Graph.atOrder(First->first);
    std::vector<State> Met = std::move(First->second);
    R.Pending.erase(First);
    // A loop is left when nothing new comes round any more.
    llvm::erase_if(Met, [](const State &S) { return S.From.isSuperseded(); });
    std::vector<State *> Pointers;
    Pointers.reserve(Met.size());
    for (State &S : Met)
      Pointers.push_back(&S);
    resolve(Pointers, Frame, B);
    llvm::erase_if(Met, [](const State &S) { return S.Lost; });
    if (R.Graph.isMerge(B)) {
      for (State &S : Met)
        forgetDead(S, R, B);
      Met = admit(R.At[B], std::move(Met), R, site(F, B, 0xFFFF),
                  R.Graph.isLoopHead(B));
    }
    visit(R, B, std::move(Met));
  }
  Disjuncts = Before;
  resolveAtExit(R);
  if (Calls.Now.Alone && Open != 0)
    joinExits(R);
  if (!M.Disturbed && !Spent && Known[Way].size() < MaxMemos)
    Known[Way].push_back({std::move(Entry), R.Exits});
  return std::move(R.Exits);
}

/// What happened in the routine, behind another path to it.
std::vector<Exit> Explorer::replay(const Memo &Old, const Trace *Path) {
  std::vector<Exit> Exits = Old.Exits;
  if (Old.Entry.Path == Path)
    return Exits;
  for (Exit &E : Exits) {
    llvm::SmallVector<const Trace *, 16> Inside;
    for (const Trace *T = E.S.Path; T != Old.Entry.Path; T = T->Before)
      Inside.push_back(T);
    E.S.Path = Path;
    for (const Trace *T : llvm::reverse(Inside))
      M.trace(E.S, *T);
  }
  return Exits;
}

void Explorer::go(Run &R, ir::BlockId To, State S) {
  R.Pending[R.Graph.order(To)].push_back(std::move(S));
}

void Explorer::visit(Run &R, ir::BlockId B, std::vector<State> &&Met) {
  StateList Now;
  for (State &S : Met)
    if (spend())
      Now.push_back(std::move(S));
  for (size_t I = 0; I != R.F.Blocks[B].Steps.size() && !Now.empty(); ++I)
    step(R, B, I, Now);
  for (State &Last : Now)
    terminate(R, B, std::move(Last));
}

void Explorer::step(Run &R, ir::BlockId B, size_t Index, StateList &Now) {
  const ir::Step &Step = R.F.Blocks[B].Steps[Index];
  if (const auto *Store = std::get_if<ir::Store>(&Step)) {
    Point At = point(R, B, Index, Store->Loc);
    for (State &S : Now)
      M.execute(S, *Store, At);
    llvm::erase_if(Now, [](const State &S) { return S.Lost; });
    return;
  }
  const auto &Call = std::get<ir::Call>(Step);
  Point At = point(R, B, Index, Call.Loc);
  StateList After;
  for (State &S : Now)
    if (spend())
      call(std::move(S), Call, At, After);
  llvm::erase_if(After, [](const State &S) { return S.Lost; });
  if (After.size() <= std::min(Disjuncts, MostApart)) {
    Now = std::move(After);
    return;
  }
  // So many at one place of a straight line: as where ways meet.
  Gathering Here;
  std::vector<State> Met(std::make_move_iterator(After.begin()),
                         std::make_move_iterator(After.end()));
  Met = admit(Here, std::move(Met), R, site(R.F, B, Index), /*LoopHead=*/false);
  Now.assign(std::make_move_iterator(Met.begin()),
             std::make_move_iterator(Met.end()));
}

void Explorer::terminate(Run &R, ir::BlockId B, State S) {
  const ir::Terminator &Term = R.F.Blocks[B].Term;
  if (const auto *G = std::get_if<ir::Goto>(&Term))
    go(R, G->Target, std::move(S));
  else if (const auto *Fork = std::get_if<ir::Branch>(&Term))
    branch(R, B, *Fork, std::move(S));
  else if (const auto *Table = std::get_if<ir::Switch>(&Term))
    choose(R, B, *Table, std::move(S));
  else if (const auto *Last = std::get_if<ir::Return>(&Term))
    leaveBy(R, B, *Last, std::move(S));
}

/// Whether \p B does what an annotation says: its author knows what the result
/// of a routine means that is not seen.
static bool isAnnotated(const ir::Block &B, const Rules &Rows) {
  const auto *C =
      B.Steps.empty() ? nullptr : std::get_if<ir::Call>(&B.Steps.front());
  return C && C->Callee.K == ir::Value::Kind::Function &&
         Rows.isAnnotation(C->Callee.Name);
}

void Explorer::branch(Run &R, ir::BlockId B, const ir::Branch &T, State S) {
  Point At = point(R, B, 0xFFFF, T.Loc);
  AbstractValue L = M.evaluate(S, T.Cond.Left, At);
  AbstractValue Right = M.evaluate(S, T.Cond.Right, At);
  if (S.Lost)
    return;
  M.markTested(S, L);
  M.markTested(S, Right);
  State False = S;
  bool CanHold = M.assume(S, L, T.Cond.Op, Right);
  bool CanFail = M.assume(False, L, negate(T.Cond.Op), Right);
  if (CanHold && CanFail && !isAnnotated(R.F.Blocks[T.True], M.Rows)) {
    bool Nothing = saysNothing(L) || saysNothing(Right);
    Question Asked;
    if (Nothing || M.Disturbed)
      Asked = question(S, L, Right);
    if (Nothing || Asked.Counter != 0) {
      unsigned Zero = zeroWay(S, False, Asked);
      bool Odd = M.isUnlikely(S, L, T.Cond.Op, Right);
      bool OddNot = M.isUnlikely(S, L, negate(T.Cond.Op), Right);
      if (Nothing && !Asked.Own) {
        Calls.letPass(S, /*Waited=*/true);
        Calls.letPass(False, /*Waited=*/true);
      }
      taint(S, R, B, {0, Taint::True, Odd, Zero}, Asked);
      taint(False, R, B, {0, Taint::False, OddNot, Zero}, Asked);
    }
    Trace Taken = Trace::call(Trace::Kind::Branch, &R.F, T.Loc);
    Taken.Cond = &R.F.Blocks[B].Term;
    Taken.Taken = true;
    M.trace(S, Taken);
    Taken.Taken = false;
    M.trace(False, Taken);
  }
  if (CanHold)
    go(R, T.True, std::move(S));
  if (CanFail)
    go(R, T.False, std::move(False));
}

void Explorer::choose(Run &R, ir::BlockId B, const ir::Switch &T, State S) {
  Point At = point(R, B, 0xFFFF, T.Loc);
  AbstractValue V = M.evaluate(S, T.On, At);
  if (S.Lost)
    return;
  M.markTested(S, V);
  if (saysNothing(V) && !isOwn(V))
    Calls.letPass(S, /*Waited=*/true);
  if (saysNothing(V))
    taint(S, R, B, {0, Taint::Any, false, 0},
          {false, isOwn(V), V.sym(), 0, {}, 0});
  for (const ir::Switch::Case &Case : T.Cases) {
    State Here = S;
    AbstractValue First = AbstractValue::integer(Case.First);
    AbstractValue Last = AbstractValue::integer(Case.Last);
    bool One = Case.First == Case.Last;
    bool Can = One ? M.assume(Here, V, Operator::EQ, First)
                   : M.assume(Here, V, Operator::GE, First) &&
                         M.assume(Here, V, Operator::LE, Last);
    if (!Can)
      continue;
    go(R, Case.Target, std::move(Here));
    // What a range leaves may lie on both sides of it: not followed.
    if (One ? !M.assume(S, V, Operator::NE, First)
            : M.decide(S, V, Operator::GE, First) == Truth::True &&
                  M.decide(S, V, Operator::LE, Last) == Truth::True)
      return;
  }
  go(R, T.Default, std::move(S));
}

void Explorer::leaveBy(Run &R, ir::BlockId B, const ir::Return &T, State S) {
  Point At = point(R, B, 0xFFFF, T.Loc);
  Exit E{std::move(S), {}, T.Loc};
  E.S.From = {};
  if (T.Result) {
    ir::Place To;
    To.Name = ir::Symbol::None;
    M.execute(E.S, {To, *T.Result, T.Loc}, At);
    E.Result = M.simplify(E.S, M.load(E.S, returned(R.Frame)));
    // The OS looks at what a root returns.
    if (M.Mem.context(R.Frame).Parent == 0)
      M.notice(E.S, E.Result);
  }
  if (!E.S.Lost)
    R.Exits.push_back(std::move(E));
}

void Explorer::leave(State &S, ContextId Frame, AbstractValue Result) {
  llvm::SmallVector<RegionId, 32> Gone;
  for (RegionId Variable : M.Mem.variables(Frame))
    M.Maps.forEachBound(S, Variable, [&](RegionId Where, AbstractValue) {
      Gone.push_back(Where);
    });
  M.Maps.unbind(S, Gone);
  collectGarbage(M, S, Result);
}

bool Explorer::tooDeep(const ir::Function &F, ContextId Frame) {
  unsigned Same = 0;
  for (ContextId C = Frame; C != 0; C = M.Mem.context(C).Parent)
    Same += M.Mem.context(C).Of == &F;
  bool Deep = Open >= MaxDepth;
  if (!Deep && Same < MaxRecursion)
    return false;
  M.Out.giveUp(F, Deep ? "calls are nested more than " +
                             std::to_string(MaxDepth) + " deep"
                       : "it calls itself more than " +
                             std::to_string(MaxRecursion) + " times");
  return true;
}

/// Whether \p Callee is one of a constant table's routines, of which none does
/// anything with locks or the level.
bool Explorer::keepsLocks(AbstractValue Callee) const {
  std::optional<Machine::Collection> Of =
      Callee.isSymbol() ? M.collection(Callee.sym()) : std::nullopt;
  const Region &Root = M.Mem.region(Of ? M.Mem.root(Of->Of) : M.Mem.invalid());
  const ir::Global *Table =
      Root.K == Region::Kind::Global ? M.Prog.global(Root.Name) : nullptr;
  if (!Table || !Table->Const)
    return false;
  llvm::ArrayRef<AbstractValue> Routines = M.Mem.sources(Callee.sym());
  return !Routines.empty() && llvm::all_of(Routines, [&](AbstractValue V) {
    const ir::Function *F =
        V.isFunction() ? M.Prog.function(V.name()) : nullptr;
    return F && F->Incomplete.empty() && !mayChange(*F);
  });
}

void Explorer::call(State S, const ir::Call &C, const Point &At,
                    CallTransfer::States &After) {
  AbstractValue Callee = M.evaluate(S, C.Callee, At);
  // Through a null pointer leads no path.
  if (Callee.isInteger())
    return;
  if (!Callee.isFunction()) {
    const State Before = S;
    Calls.unseen(S, C, At, /*Internals=*/true);
    if (Calls.Now.Alone && keepsLocks(Callee)) {
      S.Locks = Before.Locks;
      S.LocksDoubtful = Before.LocksDoubtful;
      S.Irql = Before.Irql;
    }
    After.push_back(std::move(S));
    return;
  }
  const ir::Function *Body = M.Prog.function(Callee.name());
  const ir::Declaration *Declared = M.Prog.declaration(Callee.name());
  if (M.Rows.of(Callee.name()) || (!Body && Declared && Declared->System))
    return system(std::move(S), C, Callee.name(), At, After);
  if (Body && M.Out.isWhole(*Body) &&
      (M.Disturbed ? Simulating.size() < MaxDepth : !tooDeep(*Body, At.Frame)))
    return enter(std::move(S), C, *Body, At, After);
  if (Declared && Declared->NoReturn)
    return;
  if (Body && M.Disturbed)
    M.Disturbed->Internals = true;
  Calls.unseen(S, C, At, /*Internals=*/Body != nullptr);
  After.push_back(std::move(S));
}

/// Stores the arguments of \p C where \p F has its parameters.
void Explorer::pass(State &S, const ir::Call &C, const ir::Function &F,
                    const Point &At, ContextId Frame) {
  for (unsigned I = 0; I != F.Parameters.size(); ++I) {
    RegionId To = M.Mem.parameter(Frame, I);
    if (I >= C.Arguments.size()) {
      M.store(S, To, M.Mem.unknown());
      continue;
    }
    const ir::Value &V = C.Arguments[I];
    if (V.K == ir::Value::Kind::Load) {
      RegionId From = M.locate(S, *V.Where, At);
      M.touch(S, From, At);
      M.copy(S, From, To);
    } else {
      AbstractValue Passed = M.evaluate(S, V, At);
      // Others do nothing with what is in no object.
      if (M.Disturbed && Passed == M.Mem.unknown())
        S.Lost |= M.isBehindNull(S, V, At);
      M.store(S, To, Passed);
    }
  }
}

void Explorer::deliver(State &S, const ir::Call &C, const Point &At,
                       AbstractValue Result) {
  if (C.Result)
    M.store(S, M.locate(S, *C.Result, At), Result);
}

/// Stores what the frame returned, and leaves it.
void Explorer::deliverFrom(State &S, const ir::Call &C, const Point &At,
                           ContextId Frame) {
  if (C.Result) {
    RegionId To = M.locate(S, *C.Result, At);
    M.touch(S, To, At);
    M.copy(S, returned(Frame), To);
  }
  leave(S, Frame, {});
  Calls.writeLent(S, At);
}

void Explorer::enter(State S, const ir::Call &C, const ir::Function &F,
                     const Point &At, CallTransfer::States &After) {
  if (M.Disturbed)
    return simulate(std::move(S), C, F, At, After);
  // What a routine does that takes and gives back nothing is the same for all
  // who call it.
  bool Shared = !mayChange(F) && !Graph.reach(F).Recurs;
  ContextId Frame = Shared ? M.Mem.enter(0, AnyCaller, &F)
                           : M.Mem.enter(At.Frame, At.Site, &F);
  pass(S, C, F, At, Frame);
  M.trace(S, Trace::call(Trace::Kind::Enter, &F, At.Loc));
  State Inner = S;
  // Short ones are run sooner than it is found out what they get at.
  if (Shared || callsOthers(F)) {
    collectGarbage(M, S, {});
    Inner = inner(S, F, Frame, /*Takes=*/!Shared);
  }
  if (Shared) {
    // A count that has become zero is of interest to who runs alone.
    if (!Calls.Now.Alone && !S.isUnlikely())
      Inner.Taints = {};
  }
  ++Open;
  std::vector<Exit> Exits = run(F, Frame, Inner);
  --Open;
  for (Exit &E : Exits) {
    restore(E.S, S, Inner);
    E.S.From = S.From;
    deliverFrom(E.S, C, At, Frame);
    Calls.judgeLost(E.S, F, Frame, E.Result, E.Loc);
    // Ways out that leave the same behind are one.
    if (llvm::is_contained(After, E.S))
      continue;
    M.trace(E.S, Trace::call(Trace::Kind::Leave, &F, E.Loc));
    After.push_back(std::move(E.S));
  }
}

} // namespace ndistidy::engine
