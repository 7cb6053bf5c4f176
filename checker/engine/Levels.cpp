//===- Levels.cpp - At which IRQL calls are made --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallTransfer.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

static std::string spellLevel(unsigned Level) {
  constexpr llvm::StringLiteral Names[] = {"PASSIVE_LEVEL", "APC_LEVEL",
                                           "DISPATCH_LEVEL", "device level"};
  return Names[Level & 3].str();
}

/// Whether the level was not above \p Most wherever the path has asked for a
/// count: whoever knows that it is not zero does not keep it from being raised
/// here.
bool CallTransfer::raisedBehindCounts(const State &S, unsigned Most) const {
  return llvm::all_of(S.Taints, [&](const auto &Entry) {
    if ((Entry.first & State::CountTaint) == 0)
      return true;
    const TaintInfo &Of = M.Taints[Entry.first & ~State::CountTaint];
    std::optional<unsigned> Before = S.Irql.leastAt(Of.Depth);
    return Before && *Before <= Most;
  });
}

/// Reports a call above the level that its page allows, or below the one that
/// it demands.
void CallTransfer::checkLevel(State &S, CallFrame &F) {
  std::string Wrong;
  bool OwnFault = false;
  for (const BoundLevel &L : M.Rows.levels(F.Name)) {
    std::optional<unsigned> Most = L.Of->AtMost, Least = L.Of->AtLeast;
    std::optional<unsigned> Level = S.Irql.level();
    if (holds(S, L.When, F) != Truth::True)
      continue;
    if (Most && S.Irql.least() > *Most) {
      OwnFault = raisedBehindCounts(S, *Most);
      F.IsTooHigh = true;
      Wrong = " is called at " + spellLevel(S.Irql.least()) +
              ", but may be called at " + spellLevel(*Most) +
              (*Most == 0 ? " only" : " or below only");
    } else if (Least && Level && *Level < *Least) {
      OwnFault = false;
      Wrong = " is called at " + spellLevel(*Level) +
              ", but has to be called at " + spellLevel(*Least);
    }
  }
  if (Wrong.empty() || (asksForCount(S) && !OwnFault))
    return;
  Reporter::Report Report;
  Report.Check = M.Rows.catalogue().IrqlCheck;
  Report.Loc = F.At.Loc;
  // An annotation speaks of the routine that it is of.
  ir::Symbol Called =
      M.Rows.isAnnotation(F.Name) ? F.Call.Arguments.front().Name : F.Name;
  Report.Message = ir::displayName(M.Prog.symbols().name(Called)).str() + Wrong;
  Report.In = F.At.In;
  Report.Site = F.At.Site;
  Report.Path = S.Path;
  Report.OfLevel = true;
  M.Out.report(std::move(Report));
}

/// What raised the level is of interest as long as it is raised.
void CallTransfer::noteLevel(State &S, const BoundEffect &E,
                             const CallFrame &F) {
  bool Raises = E.K == catalogue::Effect::Kind::RaiseIrql;
  std::string Text;
  if (Raises && F.Rules && !F.Rules->Locking.empty())
    Text = nameOf(F.Rules->Locking.front(), F) + " is acquired here";
  else if (Raises)
    Text = "the IRQL is raised here";
  note(S, Raises ? Trace::Kind::Raise : Trace::Kind::Lower, 0, Text, F);
}

} // namespace ndistidy::engine
