//===- Analyst.h - An open file and the rest of its driver ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Who types wants to see at once what is wrong. Many edits change nothing of
// what the driver does: what was found before is found again then, on the lines
// where it stands now.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_KNOWLEDGE_ANALYST_H
#define NDIS_TIDY_KNOWLEDGE_ANALYST_H

#include "engine/Engine.h"
#include "engine/QuietRuns.h"
#include "knowledge/Rest.h"
#include <list>

namespace ndistidy::knowledge {

/// Any thread may ask.
class Analyst {
public:
  /// \p Rules has to outlive it. Without \p Remembers it keeps nothing: for who
  /// asks of each unit once.
  explicit Analyst(const catalogue::Catalogue &Rules, bool Remembers = true);

  struct Result {
    engine::Analysis Found;
    std::vector<std::string> Files; ///< of the program
    /// The unit and the other files are no program together, and it was judged
    /// by itself.
    bool Apart = false;
  };
  /// Of \p Unit, whose first file is the one that is open, together with
  /// \p Others, if both go together: what is typed here may be written there
  /// already. The world is closed if that is the whole driver, whatever \p O
  /// says. Only findings in files of \p Unit are sought. Nothing: \p Unit by
  /// itself is no program.
  std::optional<Result> analyse(ir::Module Unit, const Rest *Others,
                                engine::Options O);
  /// How many were not found again.
  size_t made() const { return Made; }

private:
  using Kept = std::shared_ptr<const Result>;
  Kept find(const cache::Digest &Key);
  void keep(const cache::Digest &Key, Kept New);
  Kept make(ir::Module Unit, llvm::ArrayRef<Rest::Part> Others,
            engine::Options O);
  Kept findOrMake(ir::Module Unit, llvm::ArrayRef<Rest::Part> Others,
                  const engine::Options &O);

  const catalogue::Catalogue &Rules;
  const bool Remembers;
  const cache::Digest RulesId; ///< if it does
  std::mutex Guard;
  std::list<std::pair<cache::Digest, Kept>> Recent; ///< the latest first
  std::atomic<size_t> Made = 0;
  engine::QuietRuns Quiet;
};

} // namespace ndistidy::knowledge

#endif // NDIS_TIDY_KNOWLEDGE_ANALYST_H
