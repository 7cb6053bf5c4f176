//===- Routines.cpp - Each routine of a driver by itself ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Routines.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using Kind = catalogue::Effect::Kind;

/// Routines that are handed over by name, in code that no lifecycle reaches.
void RoutineRunner::findRoles() {
  for (const ir::Function &F : M.Prog.module().Functions)
    for (const ir::Block &B : F.Blocks)
      for (const ir::Step &S : B.Steps) {
        const auto *C = std::get_if<ir::Call>(&S);
        const CallRules *Rules = C && C->Callee.K == ir::Value::Kind::Function
                                     ? M.Rows.of(C->Callee.Name)
                                     : nullptr;
        if (!Rules)
          continue;
        for (const BoundHandler &H : Rules->Handlers) {
          if (H.Path.Result || H.Path.isPlace() ||
              H.Path.Argument >= C->Arguments.size())
            continue;
          const ir::Value &V = C->Arguments[H.Path.Argument];
          if (V.K == ir::Value::Kind::Function)
            Calls.Uses.Given[static_cast<uint32_t>(V.Name)].push_back(H.Role);
        }
      }
}

/// What every routine finds: constants, and numbers that others have written.
State RoutineRunner::entry() {
  State S;
  Point Nowhere{nullptr, 0, {}, 0};
  for (const ir::Store &Init : M.Prog.module().Initializers)
    if (Init.Target.R == ir::Place::Root::Global)
      if (const ir::Global *G = M.Prog.global(Init.Target.Name); G && G->Const)
        M.execute(S, Init, Nowhere);
  S.GlobalsWritten = State::AtEntry;
  S.InternalsWritten = true;
  return S;
}

/// The role of \p F, if it has one. Of several, null if they do not agree on
/// the level.
std::optional<const catalogue::Role *>
RoutineRunner::roleOf(const ir::Function &F) const {
  const auto &Roles = M.Rows.catalogue().Roles;
  llvm::StringRef Name = ir::displayName(M.Prog.symbols().name(F.Name));
  for (const catalogue::Role &Role : Roles)
    if (llvm::is_contained(Role.Names, Name))
      return &Role;
  auto Given = Calls.Uses.Given.find(static_cast<uint32_t>(F.Name));
  if (Given == Calls.Uses.Given.end() || Given->second.empty())
    return std::nullopt;
  const catalogue::Role &First = Roles[Given->second.front()];
  bool Agree = llvm::all_of(Given->second, [&](unsigned Role) {
    return Roles[Role].Irql == First.Irql && Roles[Role].Holds == First.Holds;
  });
  return Agree ? &First : nullptr;
}

/// Whether \p C may take a lock or give it back, or change the level, or run
/// what is not known.
static bool mayChange(const ir::Call &C, const Rules &Rows) {
  if (C.Callee.K != ir::Value::Kind::Function)
    return true;
  const CallRules *Rules = Rows.of(C.Callee.Name);
  return Rules && (!Rules->Locking.empty() || !Rules->Unlocking.empty() ||
                   llvm::any_of(Rules->Effects,
                                [](const BoundEffect &E) {
                                  return E.K == Kind::RaiseIrql ||
                                         E.K == Kind::LowerIrql;
                                }) ||
                   llvm::any_of(Rules->Handlers, [](const BoundHandler &H) {
                     return H.CalledAtOnce;
                   }));
}

/// Whether \p C hands over a routine that does not stand there: findRoles
/// passes that by.
static bool mayGive(const ir::Call &C, const Rules &Rows) {
  const CallRules *Rules = Rows.of(C.Callee.Name);
  return Rules && llvm::any_of(Rules->Handlers, [&](const BoundHandler &H) {
           return H.Path.Result || H.Path.isPlace() ||
                  (H.Path.Argument < C.Arguments.size() &&
                   C.Arguments[H.Path.Argument].K != ir::Value::Kind::Function);
         });
}

const RoutineRunner::Concern &RoutineRunner::concern(const ir::Function &F) {
  auto [It, New] = Concerns.try_emplace(&F);
  Concern &Of = It->second;
  if (!New)
    return Of;
  auto IsShown = [&](ir::Location L) {
    return M.Opts.Files == 0 || (L.valid() && L.File < M.Opts.Files);
  };
  Of.Shown = IsShown(F.Loc);
  for (const ir::Block &B : F.Blocks)
    for (const ir::Step &S : B.Steps) {
      const auto *C = std::get_if<ir::Call>(&S);
      if (!C)
        continue;
      Of.Shown |= IsShown(C->Loc);
      Of.Changes |= mayChange(*C, M.Rows);
      if (C->Callee.K != ir::Value::Kind::Function)
        continue;
      Of.Gives |= mayGive(*C, M.Rows);
      for (const BoundLevel &L : M.Rows.levels(C->Callee.Name)) {
        Of.Most = std::min(Of.Most, L.Of->AtMost.value_or(Of.Most));
        Of.Least = std::max(Of.Least, L.Of->AtLeast.value_or(Of.Least));
      }
    }
  return Of;
}

/// Whether \p F may come to a place where findings are wanted, or tells of
/// routines that do.
bool RoutineRunner::isOfInterest(const ir::Function &F) {
  if (M.Opts.Files == 0)
    return true;
  bool Is = false;
  Paths.forEachCalled(F, [&](const ir::Function &Called) {
    const Concern &Of = concern(Called);
    Is |= Of.Shown || Of.Gives;
  });
  return Is;
}

/// Whether anything that \p F calls may be wrong about locks or at the level at
/// which it is called. Most of what runs at PASSIVE_LEVEL takes no lock.
bool RoutineRunner::mayErr(const ir::Function &F, const catalogue::Role *Role) {
  std::optional<unsigned> Level = Role ? Role->Irql : std::nullopt;
  bool May = false;
  Paths.forEachCalled(F, [&](const ir::Function &Called) {
    const Concern &Of = concern(Called);
    May |= Of.Changes || (Level && (*Level < Of.Least || *Level > Of.Most));
  });
  return May;
}

void RoutineRunner::run() {
  const catalogue::Catalogue &C = M.Rows.catalogue();
  llvm::SmallVector<llvm::StringRef, 2> Locks;
  for (const std::string *Id : {&C.LockCheck, &C.IrqlCheck})
    if (M.Out.wants(*Id))
      Locks.push_back(*Id);
  M.Lives = nullptr;
  findRoles();
  // Once checks are heard, no other one is.
  if (M.Out.wants(C.LocalLeakCheck))
    findLost();
  if (!Locks.empty())
    findLocks(Locks);
}

/// Whether \p F begins or ends something: what it takes is judged there.
bool RoutineRunner::isOfLifecycle(const ir::Function &F) const {
  llvm::StringRef Name = ir::displayName(M.Prog.symbols().name(F.Name));
  auto Given = Calls.Uses.Given.find(static_cast<uint32_t>(F.Name));
  auto Plays = [&](llvm::StringRef Id) {
    const catalogue::Role &Role = *M.Rows.catalogue().role(Id);
    return llvm::is_contained(Role.Names, Name) ||
           (Given != Calls.Uses.Given.end() &&
            llvm::is_contained(Given->second, M.Rows.role(Id)));
  };
  return llvm::any_of(
      M.Rows.catalogue().Lifecycles, [&](const catalogue::Lifecycle &Life) {
        return Plays(Life.Begin) || llvm::any_of(Life.Completions, Plays) ||
               llvm::any_of(Life.Ends, Plays) ||
               llvm::any_of(Life.BeforeEnd, Plays) ||
               llvm::any_of(Life.EndCompletions, Plays);
      });
}

/// Whether \p F, or what it calls, takes what only a handle leads to.
bool RoutineRunner::mayLose(const ir::Function &F) {
  bool May = false;
  Paths.forEachCalled(F, [&](const ir::Function &Called) {
    for (const ir::Block &B : Called.Blocks)
      for (const ir::Step &S : B.Steps) {
        const auto *C = std::get_if<ir::Call>(&S);
        const CallRules *Rules = C && C->Callee.K == ir::Value::Kind::Function
                                     ? M.Rows.of(C->Callee.Name)
                                     : nullptr;
        May |= Rules && llvm::any_of(Rules->Acquires, [](const auto &A) {
                 return A.handle() &&
                        A.Of->Class == catalogue::ResourceClass::Plain;
               });
      }
  });
  return May;
}

/// What routines lose that run in between: those that send, that answer.
void RoutineRunner::findLost() {
  M.Out.hear({M.Rows.catalogue().LocalLeakCheck});
  Calls.Now = {};
  Calls.Now.OnlyLosses = true;
  Paths.beginAlone();
  Entry = entry();
  for (const ir::Function &F : M.Prog.module().Functions) {
    std::optional<const catalogue::Role *> Role = roleOf(F);
    if (!F.Incomplete.empty() || !Role || isOfLifecycle(F) || !mayLose(F) ||
        !isOfInterest(F))
      continue;
    State S = Entry;
    ContextId Frame = enter(S, F, *Role);
    if (*Role)
      Calls.Now.Role =
          static_cast<unsigned>(*Role - M.Rows.catalogue().Roles.data());
    // The status goes with what is held, and that is kept apart anyway.
    for (Exit &E : explore(F, Frame, S, /*Apart=*/1)) {
      Paths.leave(E.S, Frame, E.Result);
      Calls.judgeLost(E.S, F, Frame, E.Result, E.Loc);
    }
  }
}

void RoutineRunner::findLocks(llvm::ArrayRef<llvm::StringRef> Checks) {
  M.Out.hear(Checks);
  Calls.Now = {};
  Calls.Now.Alone = true;
  Paths.beginAlone();
  Entry = entry();
  llvm::DenseSet<const ir::Function *> Done;
  for (bool More = true; std::exchange(More, false);)
    for (const ir::Function &F : M.Prog.module().Functions) {
      if (!F.Incomplete.empty() || Done.contains(&F))
        continue;
      if (std::optional<const catalogue::Role *> Role = roleOf(F)) {
        Done.insert(&F);
        More = true;
        if (mayErr(F, *Role) && isOfInterest(F))
          run(F, *Role);
        else
          Paths.pass(F);
      }
    }
}

/// A frame of its own, with what the OS passes.
ContextId RoutineRunner::enter(State &S, const ir::Function &F,
                               const catalogue::Role *Role) {
  // Other numbers than those of the lifecycles.
  constexpr uint64_t FirstSite = uint64_t{1} << 62;
  ContextId Frame = M.Mem.enter(0, FirstSite + ++Roots, &F);
  for (unsigned I = 0; I != F.Parameters.size(); ++I) {
    RegionId To = M.Mem.parameter(Frame, I);
    M.Maps.bind(
        S, To,
        AbstractValue::symbol(M.Mem.symbol(SymbolInfo::Kind::Initial, To)));
  }
  if (Role && Role->Irql) {
    S.Irql.Known = true;
    S.Irql.raise(*Role->Irql);
  }
  return Frame;
}

/// The ways out of \p F, with \p Apart states of equal holdings kept apart, or
/// one if that is too much; none where there are too many.
std::vector<Exit> RoutineRunner::explore(const ir::Function &F, ContextId Frame,
                                         const State &S, unsigned Apart) {
  // With few states kept apart it takes few steps, or too many.
  constexpr uint64_t MaxSteps = 30000, MaxStepsApart = 2000;
  for (unsigned Disjuncts = std::min(M.Opts.DisjunctLimit, Apart);;
       Disjuncts /= 4) {
    uint64_t Most = Disjuncts > 1 ? MaxStepsApart : MaxSteps;
    Paths.start(std::min(Most, M.Opts.StepLimit), {Disjuncts, Disjuncts});
    std::vector<Exit> Exits = Paths.run(F, Frame, S);
    if (!Paths.exhausted())
      return Exits;
    if (Disjuncts <= 1)
      break;
  }
  M.Out.giveUp(F, "it takes more than " + std::to_string(MaxSteps) + " steps");
  return {};
}

/// \p F is entered with the lock \p Id.
void RoutineRunner::enterWith(State &S, const ir::Function &F,
                              llvm::StringRef Id) {
  const catalogue::Lock &Held = *M.Rows.catalogue().lock(Id);
  Calls.Now.EntersWith = &Held;
  uint32_t Number = M.Locks.intern({&Held, AbstractValue::integer(0)});
  LockHold Hold;
  Hold.By = &Held.Acquires.front();
  Hold.Depth = S.Irql.Depth;
  S.Locks = M.Maps.Locks.add(S.Locks, Number, Hold);
  Trace Entered;
  Entered.K = Trace::Kind::Lock;
  Entered.Resource = Number;
  Entered.Loc = F.Loc;
  Entered.Text =
      M.Texts.insert("the " + Held.Title + " is held here").first->first();
  M.trace(S, Entered);
}

void RoutineRunner::run(const ir::Function &F, const catalogue::Role *Role) {
  State S = Entry;
  ContextId Frame = enter(S, F, Role);
  Calls.Now.Role = std::nullopt;
  if (Role)
    Calls.Now.Role =
        static_cast<unsigned>(Role - M.Rows.catalogue().Roles.data());
  // A lock that is given back lowers the level.
  Calls.Now.Floor = Role && Role->Holds.empty() ? Role->Irql.value_or(0) : 0;
  Calls.Now.EntersFree = true;
  Calls.Now.EntersWith = nullptr;
  if (Role && !Role->Holds.empty())
    enterWith(S, F, Role->Holds);
  for (const Exit &E : explore(F, Frame, S, /*Apart=*/4))
    judge(F, E);
}

/// The acquisition of \p Lock on \p Path that stands.
static const Trace *acquisition(const Trace *Path, uint32_t Lock) {
  while (Path && (Path->K != Trace::Kind::Lock || Path->Resource != Lock))
    Path = Path->Before;
  return Path;
}

/// What a routine that the OS has called may not leave behind.
void RoutineRunner::judge(const ir::Function &F, const Exit &E) {
  for (auto &[Lock, H] : E.S.Locks) {
    const Trace *Taken = acquisition(E.S.Path, Lock);
    if (!Taken)
      continue;
    llvm::StringRef What = Taken->Text;
    if (!What.consume_back(" is acquired here"))
      What.consume_back(" is held here");
    Reporter::Report Report;
    Report.Check = M.Rows.catalogue().LockCheck;
    Report.Loc = E.Loc;
    Report.Message = "'" +
                     ir::displayName(M.Prog.symbols().name(F.Name)).str() +
                     "' returns and still holds " + What.str();
    Report.In = &F;
    Report.Site = uint64_t{Taken->Loc.File} << 44 |
                  uint64_t{Taken->Loc.Line} << 12 | Taken->Loc.Column;
    Report.Path = E.S.Path;
    Report.Lock = Lock;
    Report.Last =
        PathNote{PathNote::Kind::Return, E.Loc,
                 "returns here, and " + What.str() + " is still held"};
    M.Out.report(std::move(Report));
  }
}

} // namespace ndistidy::engine
