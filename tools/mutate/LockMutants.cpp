//===- LockMutants.cpp - Every defect about locks that the rules imply ----===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// In a driver that is correct, a routine that NDIS calls gives each lock back
// that it took, once, on every path. So what is left out is missing, and what
// is done twice is one too many, wherever such a routine comes by: at its
// return, or where the lock is asked for again. In which routine that is said
// depends on who comes by first; any that the same callbacks reach will do.
//
//===----------------------------------------------------------------------===//

#include "mutate/Mutants.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::mutate {

using catalogue::Lock;

namespace {

class LockMaker {
public:
  LockMaker(const DriverFacts &Of, TextOf Texts) : Facts(Of), Text(Texts) {
    for (const ir::Function *F : Of.withRole())
      Trees.push_back(Of.reachable({F}));
  }
  void release(const Site &At, const Lock &Of, const Lock::Use &How);
  std::vector<Mutant> Made;

private:
  void add(Operator Op, const FoundCall &F, std::optional<Edit> E, Verdict V);
  Verdict defect(const ir::Function *In) const;
  bool takesItself(const FoundCall &F, const Lock &Of) const;
  std::optional<Edit> otherForm(const FoundCall &F, const Lock &Of,
                                const Lock::Use &How) const;

  const DriverFacts &Facts;
  TextOf Text;
  /// What each routine with a role reaches.
  std::vector<RoutineSet> Trees;
};

} // namespace

void LockMaker::add(Operator Op, const FoundCall &F, std::optional<Edit> E,
                    Verdict V) {
  Mutant M;
  M.Op = Op;
  M.At = std::visit([](const auto &S) { return S.Loc; }, F.At.step());
  M.Routine = Facts.name(*F.At.In);
  M.Subject = F.Source->text(F.Call.Call).str();
  if (E)
    M.Edits = {std::move(*E)};
  M.Judged = std::move(V);
  Made.push_back(std::move(M));
}

Verdict LockMaker::defect(const ir::Function *In) const {
  std::set<Expectation> AnyOf;
  for (const RoutineSet &Tree : Trees)
    if (Tree.contains(In))
      for (const ir::Function *F : Tree)
        AnyOf.insert({Facts.rules().LockCheck, Facts.name(*F)});
  if (AnyOf.empty())
    return Verdict::allowed("no routine with a role calls it");
  return Verdict::defect(std::move(AnyOf));
}

/// Whether the routine of \p F takes a lock of the kind that it gives back.
bool LockMaker::takesItself(const FoundCall &F, const Lock &Of) const {
  return llvm::any_of(Facts.calls(), [&](const auto &Call) {
    return Call.first.In == F.At.In &&
           llvm::any_of(Of.Acquires, [&](const Lock::Use &U) {
             return U.Call == Call.second;
           });
  });
}

/// The name of the release of another form, in the place of this one's.
std::optional<Edit> LockMaker::otherForm(const FoundCall &F, const Lock &Of,
                                         const Lock::Use &How) const {
  auto Other = llvm::find_if(
      Of.Releases, [&](const Lock::Use &U) { return U.Form != How.Form; });
  if (Other == Of.Releases.end() ||
      !F.Source->text(F.Call.Call).starts_with(How.Call))
    return std::nullopt;
  size_t Begin = F.Call.Call.Begin;
  return Edit{{Begin, Begin + How.Call.size()}, Other->Call};
}

void LockMaker::release(const Site &At, const Lock &Of, const Lock::Use &How) {
  std::optional<FoundCall> F = findCall(Facts, Text, At);
  if (!F)
    return;
  Verdict V = defect(At.In);
  add(Operator::LockReleaseRemoved, *F, F->Source->removed(F->Call), V);
  add(Operator::LockReleaseUnderOsResult, *F,
      F->Source->guarded(F->Call, OsResult), V);
  add(Operator::LockReleaseDoubled, *F, F->Source->doubled(F->Call), V);
  if (Of.FormsMatter)
    add(Operator::LockFormMixed, *F, otherForm(*F, Of, How), V);
  if (V.isDefect() && !takesItself(*F, Of))
    V = Verdict::undecided("a caller may give the " + Of.Title + " back");
  add(Operator::LockReturnOnOsResult, *F,
      F->Source->left(F->Call, OsResult, failureOf(Facts, *At.In)), V);
}

std::vector<Mutant> makeLockMutants(const DriverFacts &Facts, TextOf Text) {
  LockMaker M(Facts, Text);
  std::set<ir::Location> Done;
  for (const auto &[At, Name] : Facts.calls())
    for (const Lock &Of : Facts.rules().Locks)
      for (const Lock::Use &U : Of.Releases)
        if (U.Call == Name &&
            Done.insert(std::get<ir::Call>(At.step()).Loc).second)
          M.release(At, Of, U);
  return std::move(M.Made);
}

} // namespace ndistidy::mutate
