//===- OrderMutants.cpp - Releases in the wrong order ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A routine that releases a thing and then what it needs, by the rules, does so
// the other way round: the statement of its block in which the second stands
// goes in front, so that a test of a handle or a flag goes along.
//
//===----------------------------------------------------------------------===//

#include "mutate/Mutants.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::mutate {

using catalogue::IdentityKind;

static bool share(const Keys &A, const Keys &B) {
  return llvm::any_of(A,
                      [&](const std::string &Key) { return B.contains(Key); });
}

static llvm::StringRef calledAt(const DriverFacts &Facts, const Site &At) {
  for (const auto &[Call, Name] : Facts.calls())
    if (Call == At)
      return Name;
  return {};
}

/// Whether one of the handles that \p Child is taken by is that of \p Need.
static bool needsHandle(const DriverFacts &Facts, const ResourceUse &Child,
                        const ResourceUse &Need) {
  for (const ResourceUse &A : Facts.acquisitions()) {
    if (!A.matches(Child))
      continue;
    llvm::StringRef Name = calledAt(Facts, A.At);
    for (const catalogue::Acquire &How : Child.Of->Acquires)
      if (How.Call == Name)
        for (const catalogue::AccessPath &Path : How.Needs)
          if (share(Facts.handles(A.At, Path), Need.Handles))
            return true;
  }
  return false;
}

/// Whether \p Child lies in the memory that \p Need frees.
static bool liesIn(const DriverFacts &Facts, const ResourceUse &Child,
                   const ResourceUse &Need) {
  if (!Need.Of->Memory || Child.Of->Class == catalogue::ResourceClass::Lock)
    return false;
  llvm::StringRef Name = calledAt(Facts, Child.At);
  return llvm::any_of(Child.Of->Releases, [&](const catalogue::Release &How) {
    return How.Call == Name && How.Identity == IdentityKind::Storage &&
           share(Facts.memoryOf(Child.At, How.Paths.front().Argument),
                 Need.Handles);
  });
}

static bool needs(const DriverFacts &Facts, const ResourceUse &Child,
                  const ResourceUse &Need) {
  if (Child.Of == Need.Of)
    return false;
  if (llvm::is_contained(Child.Of->Needs, Need.Of->Id))
    return true;
  return needsHandle(Facts, Child, Need) || liesIn(Facts, Child, Need);
}

/// Whether the driver takes something of another kind that will do as well.
static bool hasSubstitute(const DriverFacts &Facts, const ResourceUse &Child,
                          const ResourceUse &Need) {
  return llvm::any_of(Facts.acquisitions(), [&](const ResourceUse &A) {
    return A.Of != Need.Of && llvm::is_contained(Child.Of->Needs, A.Of->Id);
  });
}

/// Whether something is taken between the places that \p Edits change.
static bool takesSomething(const DriverFacts &Facts, TextOf Text,
                           const FoundCall &Of,
                           const std::vector<Edit> &Edits) {
  return llvm::any_of(Facts.acquisitions(), [&](const ResourceUse &A) {
    std::optional<FoundCall> F =
        A.At.In == Of.At.In ? findCall(Facts, Text, A.At) : std::nullopt;
    return F && Edits.front().Where.Begin <= F->Call.Call.Begin &&
           F->Call.Call.Begin < Edits.back().Where.End;
  });
}

static Mutant swapped(const DriverFacts &Facts, TextOf Text,
                      const ResourceUse &Child, const FoundCall &First,
                      const ResourceUse &Need, const FoundCall &Second) {
  Mutant M;
  M.Op = Operator::ReleasesSwapped;
  M.At = Second.At.call().Loc;
  M.Routine = Facts.name(*First.At.In);
  M.Subject = First.Source->text(First.Call.Call).str() + " and " +
              Second.Source->text(Second.Call.Call).str();
  M.Edits = First.Source->swapped(First.Call, Second.Call);
  if (!M.Edits.empty() && takesSomething(Facts, Text, First, M.Edits))
    M.Edits.clear();
  M.Judged =
      hasSubstitute(Facts, Child, Need)
          ? Verdict::undecided("something else may be what the " +
                               Child.Of->Title + " needs")
          : Judge(Facts).swapped(Child, Need, liesIn(Facts, Child, Need));
  return M;
}

std::vector<Mutant> makeOrderMutants(const DriverFacts &Facts, TextOf Text) {
  std::vector<Mutant> Made;
  std::set<std::pair<ir::Location, ir::Location>> Done;
  for (const ResourceUse &Child : Facts.releases()) {
    std::optional<FoundCall> First = findCall(Facts, Text, Child.At);
    if (!First)
      continue;
    for (const ResourceUse &Need : Facts.releases()) {
      if (Need.At.In != Child.At.In || !needs(Facts, Child, Need))
        continue;
      std::optional<FoundCall> Second = findCall(Facts, Text, Need.At);
      // Behind it, and on the same path.
      if (!Second || Second->Source != First->Source ||
          !Facts.follows(Child.At, Need.At, {}) ||
          !Done.insert({First->At.call().Loc, Second->At.call().Loc}).second)
        continue;
      Made.push_back(swapped(Facts, Text, Child, *First, Need, *Second));
    }
  }
  return Made;
}

} // namespace ndistidy::mutate
