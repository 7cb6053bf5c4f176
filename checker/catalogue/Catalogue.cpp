//===- Catalogue.cpp - Look-ups in the rules --------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/Catalogue.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace ndistidy::catalogue {

template <typename Row>
static const Row *find(const std::vector<Row> &Rows, StringRef Id) {
  auto It = find_if(Rows, [&](const Row &R) { return R.Id == Id; });
  return It == Rows.end() ? nullptr : &*It;
}

const Resource *Catalogue::resource(StringRef Id) const {
  return find(Resources, Id);
}

const Lock *Catalogue::lock(StringRef Id) const { return find(Locks, Id); }
const Role *Catalogue::role(StringRef Id) const { return find(Roles, Id); }

const Check *Catalogue::check(StringRef Id) const { return find(Checks, Id); }

const Lifecycle *Catalogue::lifecycle(StringRef Id) const {
  return find(Lifecycles, Id);
}

std::vector<StringRef> Catalogue::calls() const {
  std::vector<StringRef> Names;
  auto AddCalls = [&Names](const auto &Rows) {
    for (const auto &Row : Rows)
      Names.emplace_back(Row.Call);
  };
  for (const Resource &R : Resources) {
    AddCalls(R.Acquires);
    AddCalls(R.Releases);
  }
  AddCalls(Effects);
  for (const Lock &L : Locks) {
    AddCalls(L.Acquires);
    AddCalls(L.Releases);
  }
  AddCalls(Registrations);
  AddCalls(Requirements);
  for (const Lifecycle &L : Lifecycles)
    for (const std::vector<Handover> *All : {&L.Handovers, &L.Results})
      for (const Handover &H : *All)
        if (!H.Call.empty())
          Names.emplace_back(H.Call);
  for (const Alias &A : Aliases)
    Names.emplace_back(A.Name);
  append_range(Names, Ndis6.Calls);
  append_range(Names, Annotations);
  return Names;
}

std::vector<std::string> Catalogue::callNames() const {
  std::vector<StringRef> Names = calls();
  sort(Names);
  Names.erase(llvm::unique(Names), Names.end());
  return {Names.begin(), Names.end()};
}

} // namespace ndistidy::catalogue
