//===- CatalogueYaml.cpp - Load rules from YAML -----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "catalogue/YamlContext.h"
#include "catalogue/YamlDocument.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;

namespace ndistidy::catalogue {

static StringRef key(const CallEffects &C) { return C.Call; }
static StringRef key(const Registration &R) { return R.Call; }
static StringRef key(const Alias &A) { return A.Name; }
template <typename Row> static StringRef key(const Row &R) { return R.Id; }

/// Adds rows that are told apart by an id or a call. The same row again is no
/// harm, another one with its name is.
template <typename Row>
static Error addKeyed(const YamlDocument &D, std::vector<Row> &To,
                      const std::vector<Located<Row>> &Rows, StringRef What) {
  for (const Located<Row> &L : Rows) {
    auto Same = find_if(To, [&](const Row &R) { return key(R) == key(L.Row); });
    if (Same == To.end())
      To.push_back(L.Row);
    else if (*Same != L.Row)
      return D.error(L.Loc, What + " '" + key(L.Row) +
                                "' is there already and says something else");
  }
  return Error::success();
}

/// Adds rows that nothing but their contents tells apart.
template <typename Row>
static void addPlain(std::vector<Row> &To,
                     const std::vector<Located<Row>> &Rows) {
  for (const Located<Row> &L : Rows)
    if (!is_contained(To, L.Row))
      To.push_back(L.Row);
}

static void addNames(std::vector<std::string> &To,
                     const std::vector<std::string> &Names) {
  for (const std::string &Name : Names)
    if (!is_contained(To, Name))
      To.push_back(Name);
}

static Error addEngineChecks(Catalogue &To, const YamlDocument &D) {
  const EngineChecks &E = D.Engine.Row;
  if (E.DoubleRelease.empty())
    return Error::success();
  if (!To.DoubleReleaseCheck.empty() &&
      (To.DoubleReleaseCheck != E.DoubleRelease ||
       To.UseAfterReleaseCheck != E.UseAfterRelease ||
       To.UnacquiredCheck != E.ReleaseUnacquired ||
       To.UncheckedStatusCheck != E.UncheckedStatus ||
       To.ReleaseOrderCheck != E.ReleaseOrder ||
       To.LocalLeakCheck != E.LocalLeak || To.LockCheck != E.Lock ||
       To.IrqlCheck != E.Irql))
    return D.error(D.Engine.Loc,
                   "engine-checks are there already and say something else");
  To.DoubleReleaseCheck = E.DoubleRelease;
  To.UseAfterReleaseCheck = E.UseAfterRelease;
  To.UnacquiredCheck = E.ReleaseUnacquired;
  To.UncheckedStatusCheck = E.UncheckedStatus;
  To.ReleaseOrderCheck = E.ReleaseOrder;
  To.LocalLeakCheck = E.LocalLeak;
  To.LockCheck = E.Lock;
  To.IrqlCheck = E.Irql;
  return Error::success();
}

static Error add(Catalogue &To, const YamlDocument &D) {
  if (Error E = addKeyed(D, To.Resources, D.Resources, "resource"))
    return E;
  if (Error E = addKeyed(D, To.Effects, D.Calls, "call"))
    return E;
  if (Error E = addKeyed(D, To.Locks, D.Locks, "lock"))
    return E;
  if (Error E = addKeyed(D, To.Aliases, D.Aliases, "alias"))
    return E;
  if (Error E = addKeyed(D, To.Roles, D.Roles, "role"))
    return E;
  if (Error E = addKeyed(D, To.Registrations, D.Registrations, "registration"))
    return E;
  if (Error E = addKeyed(D, To.Lifecycles, D.Lifecycles, "lifecycle"))
    return E;
  if (Error E = addKeyed(D, To.Checks, D.Checks, "check"))
    return E;
  addPlain(To.RegistrationPlaces, D.RegistrationPlaces);
  addPlain(To.Requirements, D.Requirements);
  addPlain(To.Levels, D.Levels);
  addNames(To.Ndis6.Macros, D.Ndis6.Macros);
  addNames(To.Ndis6.Calls, D.Ndis6.Calls);
  addNames(To.Annotations, D.Annotations);
  return addEngineChecks(To, D);
}

template <typename Row>
static std::vector<StringRef> ids(const std::vector<Row> &Rows) {
  std::vector<StringRef> Ids;
  Ids.reserve(Rows.size());
  for (const Row &R : Rows)
    Ids.push_back(R.Id);
  return Ids;
}

/// Every name that \p D refers to is the name of a row of \p All.
static Error checkReferences(const Catalogue &All, const YamlDocument &D) {
  const struct {
    StringRef What;
    std::vector<StringRef> Ids;
  } Known[] = {{"resource", ids(All.Resources)},
               {"role", ids(All.Roles)},
               {"check", ids(All.Checks)},
               {"lifecycle", ids(All.Lifecycles)},
               {"lock", ids(All.Locks)}};
  for (const Reference &R : D.References) {
    const auto &[What, Ids] = Known[static_cast<size_t>(R.Kind)];
    if (!is_contained(Ids, R.Name))
      return D.error(R.Loc, "no " + What + " is called '" + R.Name + "'" +
                                suggestion(R.Name, Ids));
  }
  return Error::success();
}

/// What a routine is entered with is one lock, not one of several.
static Error checkHolds(const Catalogue &All, const YamlDocument &D) {
  for (const Located<Role> &L : D.Roles) {
    if (L.Row.Holds.empty())
      continue;
    const Lock &Held = *All.lock(L.Row.Holds);
    if (Held.Acquires.empty() || Held.Acquires.front().Which)
      return D.error(L.Loc, "'holds' needs a lock of which there is only one: "
                            "'" +
                                L.Row.Holds + "' is told by its address");
  }
  return Error::success();
}

/// An alias stands for a call that the rules know, and is none itself.
static Error checkAliases(const Catalogue &All, const YamlDocument &D) {
  if (D.Aliases.empty())
    return Error::success();
  Catalogue WithoutAliases = All;
  WithoutAliases.Aliases.clear();
  const std::vector<std::string> Calls = WithoutAliases.callNames();
  const std::vector<StringRef> Known(Calls.begin(), Calls.end());
  for (const Located<Alias> &L : D.Aliases) {
    if (!is_contained(Known, L.Row.Call))
      return D.error(L.Loc, "no row speaks of the call '" + L.Row.Call + "'" +
                                suggestion(L.Row.Call, Known));
    if (is_contained(Known, L.Row.Name))
      return D.error(L.Loc, "'" + L.Row.Name +
                                "' cannot be an alias: a row speaks of it");
  }
  return Error::success();
}

Error addYaml(Catalogue &To, ArrayRef<MemoryBufferRef> Documents) {
  Catalogue All = To;
  std::vector<YamlDocument> Read;
  for (MemoryBufferRef Source : Documents) {
    Expected<YamlDocument> D = readYaml(Source);
    if (!D)
      return D.takeError();
    if (Error E = add(All, *D))
      return E;
    Read.push_back(std::move(*D));
  }
  for (const YamlDocument &D : Read) {
    if (Error E = checkReferences(All, D))
      return E;
    if (Error E = checkHolds(All, D))
      return E;
    if (Error E = checkAliases(All, D))
      return E;
  }
  To = std::move(All);
  return Error::success();
}

Error addYaml(Catalogue &To, MemoryBufferRef Document) {
  return addYaml(To, ArrayRef(Document));
}

} // namespace ndistidy::catalogue
