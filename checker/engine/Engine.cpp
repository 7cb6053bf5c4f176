//===- Engine.cpp - Analyse a program against a catalogue -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Engine.h"
#include "engine/LifeRecorder.h"
#include "engine/Lifecycle.h"
#include "engine/Routines.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

/// Routines that were asked to play a role and play another one already.
static void judgeRoles(const Machine &M, RoleUses &Uses) {
  const auto &Roles = M.Rows.catalogue().Roles;
  for (auto &[Routine, Demands] : Uses.Demanded)
    for (RoleUses::Demand &D : Demands) {
      const catalogue::Role &Wanted = Roles[*D.By->Role];
      // A routine may be this driver's unload routine by two names.
      auto Other = [&](unsigned Role) {
        return Role != *D.By->Role &&
               (Wanted.FirstParameterRecord.empty() ||
                Roles[Role].FirstParameterRecord !=
                    Wanted.FirstParameterRecord ||
                Roles[Role].ParameterCount != Wanted.ParameterCount);
      };
      auto Given = llvm::find_if(Uses.Given[Routine], Other);
      if (Given == Uses.Given[Routine].end())
        continue;
      std::string Name = ir::displayName(M.Prog.symbols().name(
                                             static_cast<ir::Symbol>(Routine)))
                             .str();
      D.Report.Message = "'" + Name + "' is the driver's " +
                         Roles[*Given].Title + ", not its " + Wanted.Title +
                         "; " + D.By->Of->Advice;
      M.Out.report(D.Report);
    }
}

/// The lifecycles inside \p Around, which left \p States.
static void runInside(Machine &M, CallTransfer &Calls, Explorer &Paths,
                      Entrance &Door, Interference &Others,
                      const catalogue::Lifecycle &Around,
                      const std::vector<State> &States) {
  for (const catalogue::Lifecycle &Life : M.Rows.catalogue().Lifecycles) {
    if (!llvm::is_contained(Life.Within, Around.Id))
      continue;
    LifecycleRunner Inner(M, Calls, Paths, Door, Others, Life);
    Inner.run(States);
    runInside(M, Calls, Paths, Door, Others, Life, Inner.left());
  }
}

/// A lifecycle that begins with the driver, and those inside it.
static void runLifecycle(Machine &M, CallTransfer &Calls, Explorer &Paths,
                         const catalogue::Lifecycle &Life) {
  Entrance Door(M);
  Interference Others(M, Calls, Paths, Door);
  LifecycleRunner Outer(M, Calls, Paths, Door, Others, Life);
  Outer.run();
  runInside(M, Calls, Paths, Door, Others, Life, Outer.left());
}

Analysis analyse(ir::Program &P, const catalogue::Catalogue &C,
                 const Options &O, QuietRuns *Known) {
  Rules Bound(C, P);
  Reporter Out(P, O.Checks);
  Machine M(P, Bound, O, Out);
  RoleUses Uses;
  CallTransfer Calls(M, Uses);
  CallGraph Graph(P, Bound);
  Explorer::Tally Done;
  Explorer Paths(M, Calls, Graph, Done);
  LifeRecorder Lives(M);
  if (O.RecordLives)
    M.Lives = &Lives;
  for (const catalogue::Lifecycle &Life : C.Lifecycles)
    if (Life.Within.empty())
      runLifecycle(M, Calls, Paths, Life);
  judgeRoles(M, Uses);
  RoutineRunner(M, Graph, Uses, Done, Known).run();

  Analysis Result;
  Result.Findings = Out.takeFindings();
  Result.Incompletes = Out.takeIncompletes();
  Result.Lives = Lives.takeLives();
  Result.Stats.Routines = static_cast<unsigned>(P.module().Functions.size());
  Result.Stats.Reached = static_cast<unsigned>(Done.Reached.size());
  Result.Stats.Steps = Done.Steps;
  return Result;
}

} // namespace ndistidy::engine
