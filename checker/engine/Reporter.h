//===- Reporter.h - From what the machine sees to findings ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_REPORTER_H
#define NDIS_TIDY_ENGINE_REPORTER_H

#include "engine/Finding.h"
#include "engine/Rules.h"
#include "engine/State.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSet.h"
#include <map>
#include <string>
#include <tuple>

namespace ndistidy::engine {

/// Collects findings: one for each check, resource and routine, the first in
/// the order of the source.
class Reporter {
public:
  /// Of findings of \p Checks, all if there are none named.
  Reporter(const ir::Program &P, const std::vector<std::string> &Checks);

  struct Report {
    llvm::StringRef Check;
    ir::Location Loc;
    std::string Message;
    const ir::Function *In = nullptr;
    /// What it is about; null for the routine itself.
    const catalogue::Resource *Of = nullptr;
    /// Tells several of one kind: where it was taken.
    uint64_t Site = 0;
    /// The path, and the resource on it (if Resource has a value).
    const Trace *Path = nullptr;
    std::optional<ResourceId> Resource;
    /// The number of a lock that it is about.
    std::optional<uint32_t> Lock;
    /// About the IRQL: what raised it is of interest.
    bool OfLevel = false;
    /// What the path ends with.
    std::optional<PathNote> Last;
    std::vector<FixIt> Fixes = {};
  };
  void report(Report R);
  /// \p F, or a routine that it calls, releases \p What on some path: where it
  /// does not, its decisions are of interest.
  void noteRelease(const ir::Function *F, const catalogue::Resource *What) {
    Releasers.insert({F, What});
  }
  /// From now on, findings of other checks than \p Ids are dropped.
  void hear(llvm::ArrayRef<llvm::StringRef> Ids) {
    Heard.clear();
    Heard.insert(Ids.begin(), Ids.end());
  }
  void giveUp(const ir::Function &F, llvm::StringRef Reason);
  /// Whether \p F can be followed; says why where some of it did not parse.
  bool isWhole(const ir::Function &F);
  bool wants(llvm::StringRef Check) const;
  /// Something is not said because of what was not run: who asks again may not
  /// take it for nothing.
  void keepSilent() { ++Told; }
  /// How often there was something to say, said before or not.
  uint64_t told() const { return Told; }

  /// The path of \p R.
  std::vector<PathNote> notes(const Report &R) const;

  /// Sorted as Analysis says.
  std::vector<Finding> takeFindings();
  std::vector<Incomplete> takeIncompletes();

private:
  PathNote note(const Trace &T) const;
  std::string nameOf(const ir::Function &F) const;
  bool before(ir::Location A, ir::Location B) const;

  const ir::Program &P;
  llvm::StringSet<> Checks, Heard;
  uint64_t Told = 0;
  using Key = std::tuple<std::string, std::string, uint64_t, std::string>;
  std::map<Key, Finding> Found;
  std::map<const ir::Function *, std::string> GivenUp;
  llvm::DenseSet<std::pair<const ir::Function *, const catalogue::Resource *>>
      Releasers;
};

/// Whether \p P is in a temporary of the frontend, which the source does not
/// show.
bool isTemporary(const ir::Place &P, const ir::SymbolTable &Names);

/// \p V as C would write it, for messages.
std::string spell(const ir::Value &V, const ir::Function &In,
                  const ir::SymbolTable &Names);
std::string spell(const ir::Condition &C, const ir::Function &In,
                  const ir::SymbolTable &Names);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_REPORTER_H
