//===- Suite.h - All mutants of all drivers ---------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_MUTATE_SUITE_H
#define NDIS_TIDY_MUTATE_SUITE_H

#include "mutate/Driver.h"
#include "llvm/Support/raw_ostream.h"
#include <utility>

namespace ndistidy::mutate {

struct SuiteOptions {
  /// Also name what is allowed, and run it: nothing should be said of it.
  bool List = false;
  /// Also show every finding about a survivor's program.
  bool Verbose = false;
  /// Only the mutants of one operator; empty: all.
  std::string Only;
  unsigned Threads = 0; ///< 0: as many as the machine has
};

/// The mutants of several drivers and what became of them.
class Suite {
public:
  explicit Suite(SuiteOptions O) : Options(std::move(O)) {}
  void run(const Driver &D);

  /// Names of the survivors, sorted: "driver/file.c:12 release-removed
  /// ndis-unload-leak".
  const std::vector<std::string> &survivors() const { return Survivors; }
  /// Killed of total by operator, the survivors, what could not be judged and
  /// what could not be made.
  void print(llvm::raw_ostream &OS) const;

private:
  struct Count {
    unsigned Killed = 0, Defects = 0, Allowed = 0, Undecided = 0, Broken = 0;
  };
  void take(const Driver &D, const Mutant &M, const Outcome &O);
  void printTable(llvm::raw_ostream &OS) const;

  SuiteOptions Options;
  Count Counts[OperatorCount];
  std::vector<std::string> Survivors, Details, Undecided, Broken, Allowed,
      SaidOfAllowed;
};

/// Lines that are in one of the lists only: survivors that nobody knew, and
/// known ones that are none. \p Known: the text of survivors.txt, where "#"
/// begins the reason, which has to be there.
std::vector<std::string> differences(llvm::ArrayRef<std::string> Survivors,
                                     llvm::StringRef Known);

} // namespace ndistidy::mutate

#endif // NDIS_TIDY_MUTATE_SUITE_H
