//===- Page.cpp - What the parts of a driver's page share -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Page.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::html {

using engine::LifeEvent;
using engine::PathNote;

std::string findingId(size_t Number) {
  return "finding-" + std::to_string(Number + 1);
}

std::string resourceId(size_t Life, size_t Resource) {
  return "resource-" + std::to_string(Life + 1) + "-" +
         std::to_string(Resource + 1);
}

std::optional<size_t> findingOf(const report::Report &R, const engine::Life &L,
                                size_t Resource, const engine::LifeLoss &Way) {
  const engine::LifeResource &What = L.Resources[Resource];
  auto IsTaking = [&](const PathNote &N) {
    return N.K == PathNote::Kind::Acquire &&
           llvm::any_of(L.Events, [&](const LifeEvent &E) {
             return E.K == LifeEvent::Kind::Take && E.Resource == Resource &&
                    E.Loc == N.Loc;
           });
  };
  for (const auto &[Number, F] : llvm::enumerate(R.findings())) {
    bool SameKind =
        F.Resource == What.Kind || (F.Resource.empty() && !Way.Loc.valid());
    if (SameKind && F.Function == L.Routines[Way.During].Name &&
        llvm::any_of(F.Notes, IsTaking))
      return Number;
  }
  return std::nullopt;
}

void writePlace(const Page &P, ir::Location Loc, Markup &To) {
  if (Loc.valid())
    To.leaf("span", {{"class", "place"}}, P.Files.place(Loc));
}

} // namespace ndistidy::html
