//===- LevelMutants.cpp - Calls at an IRQL that their pages forbid --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A call that may be made below DISPATCH_LEVEL only is put under a spin lock,
// or the release of a lock that the driver holds is put behind it. Either is a
// defect wherever the OS gets there, whatever else the driver does.
//
//===----------------------------------------------------------------------===//

#include "mutate/Mutants.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::mutate {

using catalogue::Lock;

static constexpr unsigned DispatchLevel = 2;

namespace {

class LevelMaker {
public:
  LevelMaker(const DriverFacts &Of, TextOf Texts);
  void underLock(const FoundCall &F);
  void delayed(const Site &Release);
  std::vector<Mutant> Made;
  /// The calls that are forbidden there, in the order of the program.
  std::vector<FoundCall> Low;

private:
  Verdict defect(const ir::Function *In) const;
  void add(Operator Op, const FoundCall &F, std::vector<Edit> Edits);
  const FoundCall *nextLow(const FoundCall &Release) const;

  const DriverFacts &Facts;
  TextOf Text;
  RoutineSet Run; ///< what routines with a role reach
};

} // namespace

/// Whether the page of \p Name forbids a call at DISPATCH_LEVEL, whatever the
/// arguments are.
static bool isLow(const catalogue::Catalogue &C, llvm::StringRef Name) {
  return llvm::any_of(C.Levels, [&](const catalogue::LevelLimit &L) {
    return L.Call == Name && !L.When && L.AtMost && *L.AtMost < DispatchLevel;
  });
}

/// Whether who takes a lock of the kind \p Of is at DISPATCH_LEVEL.
static bool raises(const catalogue::Catalogue &C, const Lock &Of) {
  using Kind = catalogue::Effect::Kind;
  return llvm::any_of(C.Effects, [&](const catalogue::CallEffects &E) {
    return llvm::any_of(Of.Acquires,
                        [&](const Lock::Use &U) { return U.Call == E.Call; }) &&
           llvm::any_of(E.Effects, [](const catalogue::Effect &Does) {
             return Does.K == Kind::RaiseIrql && Does.Level >= DispatchLevel;
           });
  });
}

LevelMaker::LevelMaker(const DriverFacts &Of, TextOf Texts)
    : Facts(Of), Text(Texts), Run(Of.reachable(Of.withRole())) {
  std::set<ir::Location> Done;
  for (const auto &[At, Name] : Facts.calls())
    if (isLow(Facts.rules(), Name))
      if (std::optional<FoundCall> F = findCall(Facts, Text, At))
        if (F->Source->isExpression(F->Call) &&
            Done.insert(At.call().Loc).second)
          Low.push_back(std::move(*F));
}

Verdict LevelMaker::defect(const ir::Function *In) const {
  if (!Run.contains(In))
    return Verdict::allowed("no routine with a role calls it");
  return Verdict::defect({{Facts.rules().IrqlCheck, Facts.name(*In)}});
}

void LevelMaker::add(Operator Op, const FoundCall &F, std::vector<Edit> Edits) {
  Mutant M;
  M.Op = Op;
  M.At = F.At.call().Loc;
  M.Routine = Facts.name(*F.At.In);
  M.Subject = F.Source->text(F.Call.Call).str();
  M.Edits = std::move(Edits);
  M.Judged = defect(F.At.In);
  Made.push_back(std::move(M));
}

/// A lock of nobody else, around nothing but the call.
void LevelMaker::underLock(const FoundCall &F) {
  add(Operator::CallUnderLock, F,
      {{F.Call.Statement,
        "{ KSPIN_LOCK MutantLock; KIRQL MutantIrql; "
        "KeInitializeSpinLock(&MutantLock); "
        "KeAcquireSpinLock(&MutantLock, &MutantIrql); " +
            F.Source->text(F.Call.Statement).str() +
            " KeReleaseSpinLock(&MutantLock, MutantIrql); }"}});
}

/// The first of them in the same block behind \p Release, with nothing between
/// that leaves it.
const FoundCall *LevelMaker::nextLow(const FoundCall &Release) const {
  for (const FoundCall &F : Low)
    if (F.Source == Release.Source && F.At.In == Release.At.In &&
        F.Call.InBlock &&
        F.Source->isStraight(
            {Release.Call.Statement.End, F.Call.Statement.Begin}))
      return &F;
  return nullptr;
}

void LevelMaker::delayed(const Site &At) {
  std::optional<FoundCall> F = findCall(Facts, Text, At);
  if (!F || !F->Call.Bare || !F->Call.InBlock)
    return;
  const FoundCall *Next = nextLow(*F);
  if (!Next)
    return;
  size_t Behind = Next->Call.Statement.End;
  add(Operator::LockReleaseDelayed, *F,
      {F->Source->removed(F->Call),
       {{Behind, Behind}, " " + F->Source->text(F->Call.Statement).str()}});
}

std::vector<Mutant> makeLevelMutants(const DriverFacts &Facts, TextOf Text) {
  LevelMaker M(Facts, Text);
  for (const FoundCall &F : M.Low)
    M.underLock(F);
  std::set<ir::Location> Done;
  for (const auto &[At, Name] : Facts.calls())
    for (const Lock &Of : Facts.rules().Locks)
      for (const Lock::Use &U : Of.Releases)
        if (U.Call == Name && raises(Facts.rules(), Of) &&
            Done.insert(At.call().Loc).second)
          M.delayed(At);
  return std::move(M.Made);
}

} // namespace ndistidy::mutate
