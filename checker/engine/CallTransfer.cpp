//===- CallTransfer.cpp - What a call does to a state ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/LifeRecorder.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

AbstractValue CallTransfer::argument(const CallFrame &F, unsigned Index) const {
  return Index < F.Arguments.size() ? F.Arguments[Index] : M.Mem.unknown();
}

std::optional<RegionId> CallTransfer::place(State &S, const BoundPath &Path,
                                            const CallFrame &F) {
  if (!Path.isPlace())
    return std::nullopt;
  AbstractValue Base = Path.Result ? F.Result : argument(F, Path.Argument);
  // A member of a structure that is passed by value.
  if (Path.Derefs == 0)
    return M.Mem.invalid();
  RegionId Here = M.Mem.target(Base);
  for (unsigned I = 1; I < Path.Derefs; ++I)
    Here = M.Mem.target(M.simplify(S, M.load(S, Here)));
  for (const ir::Projection &Step : Path.Fields) {
    // An array is passed as the address of its first element.
    const Region &R = M.Mem.region(Here);
    if (Step.K == ir::Projection::Kind::Element &&
        R.K == Region::Kind::Element && R.Index == 0)
      Here = R.Base;
    Here = Step.K == ir::Projection::Kind::Deref
               ? M.Mem.target(M.simplify(S, M.load(S, Here)))
               : M.project(S, Here, Step, F.At);
  }
  return Here;
}

AbstractValue CallTransfer::get(State &S, const BoundPath &Path,
                                const CallFrame &F) {
  if (std::optional<RegionId> Where = place(S, Path, F))
    return M.simplify(S, M.load(S, *Where));
  return M.simplify(S, Path.Result ? F.Result : argument(F, Path.Argument));
}

void CallTransfer::put(State &S, const BoundPath &Path, CallFrame &F,
                       AbstractValue V) {
  if (std::optional<RegionId> Where = place(S, Path, F))
    M.store(S, *Where, V);
  else if (Path.Result)
    F.Result = V;
}

Truth CallTransfer::holds(State &S, const BoundPredicate &Of,
                          const CallFrame &F) {
  AbstractValue V = get(S, Of.Path, F);
  return M.decide(S, V, Of.Op, AbstractValue::integer(Of.Constant));
}

Truth CallTransfer::holds(State &S, const std::optional<BoundPredicate> &Of,
                          const CallFrame &F) {
  return Of ? holds(S, *Of, F) : Truth::True;
}

/// Looks at what the OS gets. False where a path must be taken for impossible:
/// it uses a handle without having looked whether it got one, and for that
/// kind of handle nobody does.
bool CallTransfer::useArguments(State &S, const CallFrame &F) {
  size_t Looked = F.Declared && F.Declared->Variadic
                      ? F.Declared->Parameters.size()
                      : F.Arguments.size();
  for (size_t I = 0; I < std::min(Looked, F.Arguments.size()); ++I) {
    AbstractValue V = F.Arguments[I];
    bool Late = givesBackLate(S, V, F);
    if (V.isAddress() && !Late)
      M.touch(S, V.region(), F.At);
    if (std::optional<ResourceId> Id = M.failureOf(V)) {
      const Holding *H = S.Past.lookup(*Id);
      if (H && H->is(Status::Failed) && !H->Tested &&
          M.Resources[*Id].AssumeSuccess)
        return false;
    }
    useUnlooked(S, I, F);
    std::optional<ResourceId> Id = M.instanceOf(V);
    if (Id && !Late && M.is(S, *Id, Status::Released) &&
        !(F.Rules && F.Rules->releases(M.Resources[*Id].Of)))
      misuse(S, M.Rows.catalogue().UseAfterReleaseCheck,
             "the " + M.Resources[*Id].Of->Title + " is used after its release",
             *M.Resources[*Id].Of, Id, F);
  }
  return true;
}

/// Whether the rules say what an acquisition puts behind argument \p Index.
static bool isOutcome(const CallRules &Rules, size_t Index) {
  auto Speaks = [&](const BoundPath &Path) {
    return Path.isPlace() && !Path.Result && Path.Argument == Index;
  };
  return llvm::any_of(Rules.Acquires, [&](const BoundAcquire &A) {
    const BoundPath *Handle = A.handle();
    return (Handle && Speaks(*Handle)) ||
           (A.Success && Speaks(A.Success->Path)) ||
           (A.Number && Speaks(*A.Number));
  });
}

/// Whether a call gives back the memory that argument \p Index points to: what
/// is there then is nobody's.
static bool isFreed(const CallRules &Rules, size_t Index) {
  return llvm::any_of(Rules.Releases, [&](const BoundRelease &B) {
    return B.Of->Memory && !B.Paths.empty() && !B.Paths.front().isPlace() &&
           !B.Paths.front().Result && B.Paths.front().Argument == Index;
  });
}

/// What a call may write behind the pointers that it gets.
void CallTransfer::writeArguments(State &S, CallFrame &F) {
  bool AreKnown = F.Rules && F.Rules->WritesAreKnown;
  // Who keeps an argument may be a driver below.
  if (!AreKnown || llvm::any_of(F.Rules->Effects, [](const BoundEffect &E) {
        return E.K == catalogue::Effect::Kind::Escape;
      }))
    writeLent(S, F.At);
  if (AreKnown)
    return;
  for (size_t I = 0; I < F.Arguments.size(); ++I) {
    if (F.Declared && (I >= F.Declared->Parameters.size() ||
                       F.Declared->Parameters[I].PointsToConst))
      continue;
    if (F.Rules && (isOutcome(*F.Rules, I) || isFreed(*F.Rules, I)))
      continue;
    AbstractValue V = F.Arguments[I];
    std::optional<ResourceId> Id = M.instanceOf(V);
    bool Pointer =
        V.isAddress() || (V.isSymbol() && (!Id || M.Resources[*Id].Of->Memory));
    if (Pointer)
      writeBehind(S, M.Mem.target(V), F.At);
  }
}

/// Whether \p V is a handle, or was one where ways met.
static bool mayBeHandle(const Machine &M, AbstractValue V) {
  llvm::SmallVector<AbstractValue, 4> Work{V};
  llvm::SmallDenseSet<SymbolId, 8> Seen;
  while (!Work.empty()) {
    AbstractValue Next = Work.pop_back_val();
    if (M.instanceOf(Next))
      return true;
    if (Next.isSymbol() && Seen.insert(Next.sym()).second)
      llvm::append_range(Work, M.Mem.sources(Next.sym()));
  }
  return false;
}

/// Whether \p Where, of which nobody knows parts, is what a parameter of the
/// root points to: the OS lends it for one result.
static bool isLentForResult(const Machine &M, RegionId Where) {
  const Region &R = M.Mem.region(Where);
  if (R.K != Region::Kind::Pointee)
    return false;
  const SymbolInfo &I = M.Mem.symbol(R.Base);
  return I.K == SymbolInfo::Kind::Initial &&
         M.Mem.region(static_cast<RegionId>(I.A)).K == Region::Kind::Parameter;
}

/// The OS writes to \p Where. What it chooses is evidence, unless the driver
/// has kept something of its own there.
void CallTransfer::writeBehind(State &S, RegionId Where, const Point &At) {
  if (Where == M.Mem.invalid())
    return;
  const Region &Root = M.Mem.region(M.Mem.root(Where));
  bool Simple =
      Root.K == Region::Kind::Local || Root.K == Region::Kind::Parameter;
  bool Bound = false;
  llvm::SmallVector<std::pair<RegionId, AbstractValue>, 8> Kept;
  if (!M.Mem.region(Where).hasParts()) {
    const AbstractValue *V = S.Bindings.lookup(Where);
    if (!V && Root.K == Region::Kind::Pointee)
      return;
    Simple |= isLentForResult(M, Where);
    return M.store(S, Where,
                   M.fresh(S, SymbolInfo::Kind::Written, Where, At,
                           /*Unstable=*/V && !Simple));
  }
  M.Maps.forEachBound(S, Where, [&](RegionId Part, AbstractValue V) {
    Bound = true;
    Simple &= Part == Where;
    // Handles, routines and addresses are the driver's, not the system's.
    if (!V.isInteger() && (!V.isSymbol() || mayBeHandle(M, V)))
      Kept.push_back({Part, V});
  });
  if (!Bound && Root.K == Region::Kind::Pointee)
    return;
  M.store(S, Where,
          M.fresh(S, SymbolInfo::Kind::Written, Where, At,
                  /*Unstable=*/Bound && !Simple));
  for (auto &[Part, V] : Kept)
    if (Part != Where)
      M.Maps.bind(S, Part, V);
}

void CallTransfer::writeLent(State &S, const Point &At) {
  M.forEachLent(At.Frame, [&](RegionId Where) {
    // A handle that was lent is the driver's.
    const AbstractValue *V = S.Bindings.lookup(Where);
    if (!V || V->isInteger() || (V->isSymbol() && !mayBeHandle(M, *V)))
      writeBehind(S, Where, At);
  });
}

/// A routine that is registered twice gets the one or the other.
static void keepContext(Machine &M, State &S, ir::Symbol Slot,
                        AbstractValue V) {
  RegionId Where = M.slot(Slot);
  const AbstractValue *Old = S.Bindings.lookup(Where);
  M.Maps.bind(S, Where, !Old || *Old == V ? V : M.Mem.unknown());
}

/// \p Routine gets its role, and what keeps it gets the routine.
void CallTransfer::give(State &S, const BoundHandler &H, ir::Symbol Routine,
                        const CallFrame &F) {
  Uses.Given[static_cast<uint32_t>(Routine)].push_back(H.Role);
  if (M.Lives)
    M.Lives->give(H.Role, Routine, F.At);
  if (H.Context)
    keepContext(M, S, M.Rows.slot(M.Prog.symbols().name(Routine)),
                get(S, *H.Context, F));
  if (RegionId Where = keptIn(S, H, F); Where != M.Mem.invalid())
    M.Maps.bind(S, M.Mem.element(Where, static_cast<int64_t>(Routine)),
                AbstractValue::function(Routine));
}

void CallTransfer::registerHandlers(State &S, const CallFrame &F) {
  // A new routine of a timer takes the place of its old one.
  for (const BoundHandler &H : F.Rules->Handlers)
    if (RegionId Where = keptIn(S, H, F); Where != M.Mem.invalid())
      M.Maps.unbindAll(S, Where);
  for (const BoundHandler &H : F.Rules->Handlers) {
    if (H.Path.isPlace())
      if (std::optional<RegionId> Array =
              M.Mem.unknownElementOf(*place(S, H.Path, F))) {
        M.Maps.forEachBound(S, *Array, [&](RegionId, AbstractValue V) {
          if (V.isFunction())
            give(S, H, V.name(), F);
        });
        continue;
      }
    AbstractValue V = get(S, H.Path, F);
    bool Nothing =
        V.isInteger() || V.isAddress() ||
        (V.isSymbol() && M.Mem.symbol(V.sym()).K == SymbolInfo::Kind::Garbage);
    if (Nothing)
      continue;
    if (V.isFunction())
      give(S, H, V.name(), F);
    S.Roles = M.Maps.Roles.add(S.Roles, H.Role, V);
  }
}

/// An adapter's attributes come in several calls, of which one has the context.
void CallTransfer::handOver(State &S, const CallFrame &F) {
  for (const BoundHandover &H : F.Rules->Handovers) {
    AbstractValue V = get(S, H.Path, F);
    bool Nothing =
        (H.Path.isPlace() && V == AbstractValue::integer(0)) ||
        (V.isSymbol() && M.Mem.symbol(V.sym()).K == SymbolInfo::Kind::Garbage);
    if (!Nothing)
      M.Maps.bind(S, M.slot(H.Slot), V);
  }
}

/// Whether the routine that the annotation \p C is of has a body, which says
/// what it does.
bool CallTransfer::saysBody(const ir::Call &C) const {
  const ir::Function *Of =
      C.Arguments.empty() ? nullptr : M.Prog.function(C.Arguments.front().Name);
  return Of && Of->Incomplete.empty();
}

void CallTransfer::system(State S, const ir::Call &C, ir::Symbol Name,
                          const Point &At, States &After) {
  if (M.Rows.isAnnotation(Name) && saysBody(C))
    return After.push_back(std::move(S));
  CallFrame F{C, Name, M.Prog.declaration(Name), M.Rows.of(Name), At, {}, {}};
  for (const ir::Value &V : C.Arguments) {
    F.Arguments.push_back(M.evaluate(S, V, At));
    // Nobody gives the OS what is in no object.
    if (F.Arguments.back() == M.Mem.unknown() && M.isBehindNull(S, V, At))
      return;
    if (F.Arguments.back().isFunction())
      M.Passed.insert(static_cast<uint32_t>(F.Arguments.back().name()));
  }
  if (F.Declared && F.Declared->NoReturn)
    return;
  if (M.Disturbed && S.Lost)
    return;
  if (!useArguments(S, F))
    return;
  if (Now.Alone) {
    checkLevel(S, F);
    unlock(S, F);
  }
  require(S, F);
  HoldingMap Before = S.Held;
  // There nobody asks what is held.
  if (!Now.Alone)
    release(S, F);
  noteGivenBack(S, Before, F);
  F.Handed = S.Handed;
  handOn(S, F);
  writeArguments(S, F);
  F.Result =
      C.Result ? M.fresh(S, SymbolInfo::Kind::Result, 0, At) : M.Mem.unknown();
  acquire(std::move(S), std::move(F), After);
}

void CallTransfer::finish(State S, CallFrame F, bool Succeeded, States &After) {
  if (Succeeded && F.Rules) {
    registerHandlers(S, F);
    handOver(S, F);
  }
  applyFrom(std::move(S), std::move(F), 0, After);
}

/// Applies the effects of the call from number \p First on, and returns.
void CallTransfer::applyFrom(State S, CallFrame F, size_t First,
                             States &After) {
  llvm::ArrayRef<BoundEffect> Effects = F.Rules
                                            ? llvm::ArrayRef(F.Rules->Effects)
                                            : llvm::ArrayRef<BoundEffect>();
  for (size_t I = First; I != Effects.size(); ++I) {
    if (std::optional<State> Free = letGo(S, Effects[I], F))
      applyFrom(std::move(*Free), F, I + 1, After);
    if (!apply(S, Effects[I], F))
      return;
  }
  if (F.Call.Result) {
    RegionId To = M.locate(S, *F.Call.Result, F.At);
    M.touch(S, To, F.At);
    M.store(S, To, F.Result);
  }
  if (Now.Alone)
    return lock(std::move(S), F, After);
  After.push_back(std::move(S));
}

} // namespace ndistidy::engine
