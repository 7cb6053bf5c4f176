//===- Report.cpp - The findings of a run ---------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <tuple>

namespace ndistidy::report {

uint32_t Report::fileIndex(llvm::StringRef Path) {
  auto [It, New] = Index.try_emplace(Path, Files.size());
  if (New)
    Files.push_back(Path.str());
  return It->second;
}

/// Calls \p Move with each location in \p L.
static void forEachLocation(engine::Life &L,
                            llvm::function_ref<void(ir::Location &)> Move) {
  for (engine::LifeRoutine &R : L.Routines)
    Move(R.Loc);
  for (engine::LifeEvent &E : L.Events)
    Move(E.Loc);
  for (engine::LifeResource &R : L.Resources)
    for (engine::LifeLoss &Way : R.Losses) {
      Move(Way.Loc);
      for (engine::PathNote &N : Way.Path)
        Move(N.Loc);
    }
}

void Report::add(engine::Analysis Results,
                 llvm::ArrayRef<std::string> ProgramFiles) {
  auto Move = [&](ir::Location &L) {
    if (L.valid())
      L.File = fileIndex(ProgramFiles[L.File]);
  };
  for (engine::Finding &F : Results.Findings) {
    Move(F.Loc);
    for (engine::PathNote &N : F.Notes)
      Move(N.Loc);
    for (engine::FixIt &Fix : F.Fixes) {
      Move(Fix.Where.Begin);
      Move(Fix.Where.End);
    }
    Findings.push_back(std::move(F));
  }
  for (engine::Incomplete &I : Results.Incompletes) {
    Move(I.Loc);
    Incompletes.push_back(std::move(I));
  }
  for (engine::Life &L : Results.Lives) {
    forEachLocation(L, Move);
    Lives.push_back(std::move(L));
  }
  sort();
}

void Report::setFindings(std::vector<engine::Finding> New) {
  Findings = std::move(New);
  sort();
}

void Report::setIncompletes(std::vector<engine::Incomplete> New) {
  Incompletes = std::move(New);
  sort();
}

/// None stands for all.
static void addVariants(std::vector<std::string> &To,
                        const std::vector<std::string> &More) {
  if (To.empty() || More.empty())
    return To.clear();
  for (const std::string &Name : More)
    if (!llvm::is_contained(To, Name))
      To.push_back(Name);
}

/// Keeps one of those in a row that have one \p Key.
template <typename T, typename KeyOf>
static void mergeAlike(std::vector<T> &All, KeyOf Key) {
  auto Last = std::unique(All.begin(), All.end(), [&](T &Kept, const T &Other) {
    if (Key(Kept) != Key(Other))
      return false;
    addVariants(Kept.Variants, Other.Variants);
    return true;
  });
  All.erase(Last, All.end());
}

void Report::sort() {
  auto Name = [&](const ir::Location &L) {
    return L.valid() ? llvm::StringRef(Files[L.File]) : "";
  };
  auto Key = [&](const engine::Finding &F) {
    return std::tuple(Name(F.Loc), F.Loc.Line, F.Loc.Column,
                      llvm::StringRef(F.Message), llvm::StringRef(F.Check));
  };
  // One of each place and message is kept: which, is settled by their notes.
  llvm::sort(Findings, [&](const auto &L, const auto &R) {
    return std::pair(Key(L), L.Notes.size()) <
           std::pair(Key(R), R.Notes.size());
  });
  mergeAlike(Findings, Key);

  auto Place = [&](const engine::Incomplete &I) {
    return std::tuple(Name(I.Loc), I.Loc.Line, I.Loc.Column,
                      llvm::StringRef(I.Function), llvm::StringRef(I.Reason));
  };
  llvm::sort(Incompletes,
             [&](const auto &L, const auto &R) { return Place(L) < Place(R); });
  mergeAlike(Incompletes, Place);
}

} // namespace ndistidy::report
