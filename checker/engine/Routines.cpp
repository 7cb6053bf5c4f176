//===- Routines.cpp - Each routine of a driver by itself ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Routines.h"
#include "engine/QuietRuns.h"
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
            Uses.Given[static_cast<uint32_t>(V.Name)].push_back(H.Role);
        }
      }
}

/// Which routine has which role by its name, and which roles begin or end
/// something.
void RoutineRunner::sortRoles() {
  const catalogue::Catalogue &C = M.Rows.catalogue();
  for (const auto &[Index, Role] : llvm::enumerate(C.Roles))
    for (const std::string &Name : Role.Names)
      RolesByName[Name].push_back(static_cast<unsigned>(Index));
  OfLifecycle.resize(C.Roles.size());
  for (const catalogue::Lifecycle &Life : C.Lifecycles) {
    OfLifecycle.set(M.Rows.role(Life.Begin));
    for (const auto *Ids :
         {&Life.Completions, &Life.Ends, &Life.BeforeEnd, &Life.EndCompletions})
      for (const std::string &Id : *Ids)
        OfLifecycle.set(M.Rows.role(Id));
  }
}

/// The role of \p F, if it has one. Of several, null if they do not agree on
/// the level.
std::optional<const catalogue::Role *>
RoutineRunner::roleOf(const ir::Function &F) const {
  const auto &Roles = M.Rows.catalogue().Roles;
  auto Named = RolesByName.find(ir::displayName(M.Prog.symbols().name(F.Name)));
  if (Named != RolesByName.end())
    return &Roles[Named->second.front()];
  auto Given = Uses.Given.find(static_cast<uint32_t>(F.Name));
  if (Given == Uses.Given.end() || Given->second.empty())
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
  Graph.forEachCalled(F, [&](const ir::Function &Called) {
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
  Graph.forEachCalled(F, [&](const ir::Function &Called) {
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
  sortRoles();
  findRoles();
  if (Quiet)
    Asked.emplace(M, Graph);
  findMistakes();
  if (!Locks.empty()) {
    M.Out.hear(Locks);
    findLocks(Locks);
  }
}

void RoutineRunner::run(const ir::Function &F, const catalogue::Role *Role,
                        llvm::ArrayRef<llvm::StringRef> Checks,
                        void (AloneRun::*Find)()) {
  ir::Fingerprint Same{};
  if (Asked) {
    Same = Asked->of(F, Role, Checks);
    if (std::optional<QuietRuns::Reached> Known = Quiet->find(Same))
      return pass(F, *Known);
  }
  uint64_t Before = M.Out.told();
  AloneRun Alone(M, Graph, Uses, F, Role);
  (Alone.*Find)();
  const Explorer::Tally &New = Alone.done();
  Done.Steps += New.Steps;
  Done.Reached.insert(New.Reached.begin(), New.Reached.end());
  if (!Asked || M.Out.told() != Before)
    return;
  QuietRuns::Reached By;
  for (const ir::Function *Reached : New.Reached)
    By.push_back(Asked->print(*Reached));
  Quiet->add(Same, std::move(By));
}

/// Counts what \p F calls as run that was reached by a run that did the same.
void RoutineRunner::pass(const ir::Function &F, const QuietRuns::Reached &By) {
  Graph.forEachCalled(F, [&](const ir::Function &Called) {
    if (llvm::is_contained(By, Asked->print(Called)))
      Done.Reached.insert(&Called);
  });
}

/// Counts \p F and all that it calls as run: they have nothing to show.
void RoutineRunner::pass(const ir::Function &F) {
  Graph.forEachCalled(
      F, [&](const ir::Function &Called) { Done.Reached.insert(&Called); });
}

/// Whether \p F begins or ends something: what it takes is judged there.
bool RoutineRunner::isOfLifecycle(const ir::Function &F) const {
  auto Counts = [this](unsigned Role) { return OfLifecycle.test(Role); };
  auto Named = RolesByName.find(ir::displayName(M.Prog.symbols().name(F.Name)));
  auto Given = Uses.Given.find(static_cast<uint32_t>(F.Name));
  return (Named != RolesByName.end() && llvm::any_of(Named->second, Counts)) ||
         (Given != Uses.Given.end() && llvm::any_of(Given->second, Counts));
}

/// Whether \p F, or what it calls, takes what only a handle leads to, or gives
/// such back.
bool RoutineRunner::mayTake(const ir::Function &F) {
  bool May = false;
  Graph.forEachCalled(F, [&](const ir::Function &Called) {
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
        May |= Rules && llvm::any_of(Rules->Releases, [](const auto &R) {
                 return R.Of->Class == catalogue::ResourceClass::Plain;
               });
      }
  });
  return May;
}

/// What routines do wrong that run in between, those that send, that answer,
/// with what they take and give back themselves.
void RoutineRunner::findMistakes() {
  const catalogue::Catalogue &C = M.Rows.catalogue();
  llvm::SmallVector<llvm::StringRef, 8> Checks;
  for (const std::string *Id :
       {&C.DoubleReleaseCheck, &C.UseAfterReleaseCheck, &C.UnacquiredCheck,
        &C.UncheckedStatusCheck, &C.LocalLeakCheck})
    if (M.Out.wants(*Id))
      Checks.push_back(*Id);
  if (Checks.empty())
    return;
  M.Out.hear(Checks);
  for (const ir::Function *F : pointedAt())
    if (mayTake(*F) && isOfInterest(*F))
      run(*F, nullptr, Checks, &AloneRun::findMistakes);
  for (const ir::Function &F : M.Prog.module().Functions) {
    std::optional<const catalogue::Role *> Role = roleOf(F);
    if (F.Incomplete.empty() && Role && !isOfLifecycle(F) && mayTake(F) &&
        isOfInterest(F))
      run(F, *Role, Checks, &AloneRun::findMistakes);
  }
}

void RoutineRunner::findLocks(llvm::ArrayRef<llvm::StringRef> Checks) {
  llvm::DenseSet<const ir::Function *> Judged;
  for (bool More = true; std::exchange(More, false);)
    for (const ir::Function &F : M.Prog.module().Functions) {
      if (!F.Incomplete.empty() || Judged.contains(&F))
        continue;
      if (std::optional<const catalogue::Role *> Role = roleOf(F)) {
        Judged.insert(&F);
        More = true;
        if (mayErr(F, *Role) && isOfInterest(F))
          run(F, *Role, Checks, &AloneRun::findLocks);
        else
          pass(F);
      }
    }
  llvm::SmallVector<llvm::StringRef, 4> ByPointer(Checks);
  ByPointer.push_back("by-pointer");
  for (const ir::Function *F : pointedAt())
    if (mayErr(*F, nullptr) && isOfInterest(*F))
      run(*F, nullptr, ByPointer, &AloneRun::findOwnLocks);
}

} // namespace ndistidy::engine
