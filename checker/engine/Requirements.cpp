//===- Requirements.cpp - What must be so where a call is made ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/CallTransfer.h"
#include "engine/FixIts.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using catalogue::Requirement;

Reporter::Report CallTransfer::draft(const State &S, const BoundRequirement &R,
                                     const CallFrame &F) const {
  Reporter::Report Report;
  Report.Check = R.Of->Check;
  Report.Loc = F.At.Loc;
  if (R.Path.Argument < F.Call.ArgumentRanges.size() &&
      (R.Of->K == Requirement::Kind::LiveHandle ||
       R.Of->K == Requirement::Kind::RoleRoutine) &&
      F.Call.ArgumentRanges[R.Path.Argument].valid())
    Report.Loc = F.Call.ArgumentRanges[R.Path.Argument].Begin;
  Report.In = F.At.In;
  // One finding for each call and demand.
  Report.Site = F.At.Site << 8 | R.Number;
  Report.Path = S.Path;
  return Report;
}

void CallTransfer::require(State &S, const CallFrame &F) {
  if (!F.Rules)
    return;
  // How to use what must not be used is no help.
  bool Forbidden =
      M.Rows.isNdis6() &&
      llvm::any_of(F.Rules->Requirements, [](const BoundRequirement &R) {
        return R.Of->K == Requirement::Kind::NotNdis6;
      });
  for (const BoundRequirement &R : F.Rules->Requirements) {
    if (Forbidden && R.Of->K != Requirement::Kind::NotNdis6)
      continue;
    // Simulated routines start from what is not so; only where they are is.
    if (M.Disturbed && R.Of->K != Requirement::Kind::WithinRole &&
        R.Of->K != Requirement::Kind::Dropped)
      continue;
    if (R.WhenRole && R.WhenRole != Now.Role)
      continue;
    std::optional<std::string> Wrong = violation(S, R, F);
    if (!Wrong)
      continue;
    Reporter::Report Report = draft(S, R, F);
    Report.Message = *Wrong + "; " + R.Of->Advice;
    if (R.Of->K == Requirement::Kind::LiveHandle &&
        R.Path.Argument < F.Call.ArgumentRanges.size())
      Report.Fixes = writeHandle(
          M, S, *M.Rows.catalogue().resource(R.Of->Resources.front()),
          F.Call.ArgumentRanges[R.Path.Argument], F.At);
    if (R.Of->K == Requirement::Kind::Held)
      Report.Fixes = writeCondition(M, R.Of->Resources, F.Call, F.At);
    M.Out.report(std::move(Report));
  }
}

std::optional<std::string> CallTransfer::notTaken(const State &S,
                                                  const Requirement &Of) const {
  auto IsOneOf = [&](const auto &Entry) {
    return llvm::is_contained(Of.Resources, M.Resources[Entry.first].Of->Id);
  };
  if (llvm::any_of(S.Active, IsOneOf) || S.UnknownCall || !Now.Role)
    return std::nullopt;
  auto Failed = llvm::find_if(S.Past, [&](const auto &Entry) {
    return IsOneOf(Entry) && Entry.second.is(Status::Failed);
  });
  std::string Title = M.Rows.catalogue().resource(Of.Resources[0])->Title;
  if (Failed == S.Past.end())
    return Of.Call + " is called before any " + Title;
  Title = M.Resources[Failed->first].Of->Title;
  return Of.Call + " is called although the " + Title +
         (Failed->second.Tested ? " failed"
                                : " may have failed: its status was not "
                                  "looked at");
}

std::optional<std::string> CallTransfer::violation(State &S,
                                                   const BoundRequirement &R,
                                                   const CallFrame &F) {
  const Requirement &Of = *R.Of;
  auto IsOneOf = [&](const auto &Entry) {
    return llvm::is_contained(Of.Resources, M.Resources[Entry.first].Of->Id);
  };
  switch (Of.K) {
  case Requirement::Kind::Held:
    return notTaken(S, Of);
  case Requirement::Kind::NotHeld: {
    auto Early = llvm::find_if(S.Held, IsOneOf);
    if (Early == S.Held.end() || S.UnknownCall || !Now.Role)
      return std::nullopt;
    return Of.Call + " is called after the " +
           M.Resources[Early->first].Of->Title;
  }
  case Requirement::Kind::LiveHandle:
    return notLive(S, R, F);
  case Requirement::Kind::RoleRoutine:
    return notFit(S, R, F, draft(S, R, F));
  case Requirement::Kind::WithinRole:
    if (!Now.Role || Now.Role == R.Role)
      return std::nullopt;
    return Of.Call + " is called from the driver's " +
           M.Rows.catalogue().Roles[*Now.Role].Title;
  case Requirement::Kind::Once: {
    const unsigned *Before = S.CallCounts.lookup(R.Number);
    unsigned Count = Before ? *Before : 0;
    S.CallCounts =
        M.Maps.Numbers.add(S.CallCounts, R.Number, std::min(Count + 1, 2U));
    if (Count == 0)
      return std::nullopt;
    return Of.Call + " is called more than once on a path";
  }
  case Requirement::Kind::MaxIrql: {
    std::optional<unsigned> Level = S.Irql.level();
    if (!Level || *Level <= Of.Level)
      return std::nullopt;
    return Of.Call + " is called above the IRQL that it allows";
  }
  case Requirement::Kind::NotNdis6:
    if (!M.Rows.isNdis6())
      return std::nullopt;
    return Of.Call + " is called in an NDIS 6 driver";
  case Requirement::Kind::Dropped:
    return "nobody looks at the result of '" +
           ir::displayName(M.Prog.symbols().name(F.Call.Arguments.front().Name))
               .str() +
           "'";
  }
  return std::nullopt;
}

std::optional<std::string>
CallTransfer::notLive(State &S, const BoundRequirement &R, const CallFrame &F) {
  const catalogue::Resource &Wanted =
      *M.Rows.catalogue().resource(R.Of->Resources.front());
  AbstractValue V = get(S, R.Path, F);
  std::string Got;
  if (std::optional<ResourceId> Id = M.instanceOf(V)) {
    const catalogue::Resource &Of = *M.Resources[*Id].Of;
    if (&Of != &Wanted)
      Got = "the handle of the " + Of.Title;
    // Where only the order is asked for, its use after the release is said.
    else if (M.is(S, *Id, Status::Released) &&
             R.Of->Check != M.Rows.catalogue().ReleaseOrderCheck)
      Got = "a handle that was already given back";
  } else if (!M.failureOf(V) && M.range(S, V) == Range::just(0)) {
    Got = "a null handle";
  } else if (V.isSymbol() && V != M.Mem.unknown()) {
    const SymbolInfo &I = M.Mem.symbol(V.sym());
    // A parameter of the root is no such handle either.
    bool FromCaller =
        I.K == SymbolInfo::Kind::Initial && !I.Unstable &&
        M.Mem.region(static_cast<RegionId>(I.A)).K == Region::Kind::Parameter;
    if (FromCaller)
      Got = "another value";
    else if (I.K == SymbolInfo::Kind::Garbage)
      Got = "a handle that was never set";
  } else if (V.isAddress() || V.isFunction() || V.isInteger()) {
    Got = "another value";
  }
  if (Got.empty())
    return std::nullopt;
  return R.Of->Call + " gets " + Got + " instead of the handle of the " +
         Wanted.Title;
}

std::optional<std::string> unfitFor(const catalogue::Role &Role,
                                    const ir::Function &F,
                                    const ir::SymbolTable &Names) {
  if (Role.ParameterCount && F.Parameters.size() != *Role.ParameterCount)
    return "takes " + std::to_string(F.Parameters.size()) +
           " parameters instead of " + std::to_string(*Role.ParameterCount);
  if (Role.FirstParameterRecord.empty() || F.Parameters.empty())
    return std::nullopt;
  llvm::StringRef Type = Names.name(F.Parameters.front().Type);
  if (Type.empty() || Type.contains(Role.FirstParameterRecord) ||
      Type.starts_with("void"))
    return std::nullopt;
  return "takes '" + Type.str() + "'";
}

/// A value that is certainly no routine for the role. What a routine is used
/// for elsewhere is judged when all of it is known.
std::optional<std::string> CallTransfer::notFit(State &S,
                                                const BoundRequirement &R,
                                                const CallFrame &F,
                                                Reporter::Report Draft) {
  const catalogue::Role &Wanted = M.Rows.catalogue().Roles[*R.Role];
  AbstractValue V = get(S, R.Path, F);
  if (V.isFunction()) {
    const ir::Function *Body = M.Prog.function(V.name());
    std::string Name = ir::displayName(M.Prog.symbols().name(V.name())).str();
    if (Body)
      if (std::optional<std::string> Why =
              unfitFor(Wanted, *Body, M.Prog.symbols()))
        return "'" + Name + "' is no " + Wanted.Title + ": it " + *Why;
    Uses.Demanded[static_cast<uint32_t>(V.name())].push_back(
        {&R, std::move(Draft)});
    return std::nullopt;
  }
  if (M.range(S, V) == Range::just(0))
    return R.Of->Call + " gets a null pointer instead of the " + Wanted.Title;
  if (V.isInteger() || V.isAddress() || V.K == AbstractValue::Kind::String)
    return R.Of->Call + " gets what is no routine instead of the " +
           Wanted.Title;
  return std::nullopt;
}

} // namespace ndistidy::engine
