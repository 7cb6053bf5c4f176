//===- Judgement.h - What is said of a driver's program ---------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From the units of a driver to what is found in it: linked and analysed, or as
// an earlier run found it. Where nothing has changed, the units' modules are
// not even read.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_JUDGEMENT_H
#define NDIS_TIDY_TOOLS_JUDGEMENT_H

#include "engine/Engine.h"
#include "engine/QuietRuns.h"
#include "parsing/Units.h"

namespace ndistidy::command {

/// All that a run wants to know of a program that was analysed.
struct Judgement {
  std::vector<std::string> Files; ///< of the program, as its units call them
  bool HasEntry = false;          ///< a routine that begins a lifecycle
  /// Routines whose bodies are not all there, whether they matter or not.
  std::vector<engine::Incomplete> NotWhole;
  /// Routines of the driver's own that are used and have no body in it.
  std::vector<std::string> Unseen;
  engine::Analysis Found;
};

/// \p J to be kept, and back; nothing if these are no bytes of one.
std::string encode(const Judgement &J);
std::optional<Judgement> decodeJudgement(llvm::StringRef Bytes);

/// The program of a driver, or of one of its variants.
class Parts {
public:
  /// In the order in which they are linked. They may lose their modules, unless
  /// \p Again: then they are wanted once more.
  Parts(DriverFiles &Of, std::vector<Unit *> Units, bool Again)
      : Of(Of), Units(std::move(Units)), Again(Again) {}

  bool empty() const { return Units.empty(); }
  /// An error: they are no single program.
  llvm::Expected<ir::Program> link();
  /// What was found before under these rules and options, or what is found now,
  /// which is kept; \p Begins is called in that case. \p Known is of drivers
  /// and variants that were judged before; null if there are no others.
  llvm::Expected<Judgement> judge(const catalogue::Catalogue &Rules,
                                  const engine::Options &O,
                                  engine::QuietRuns *Known,
                                  llvm::function_ref<void()> Begins);

private:
  cache::Digest key(const catalogue::Catalogue &Rules,
                    const engine::Options &O) const;
  std::optional<Judgement> find(const cache::Digest &Key) const;

  DriverFiles &Of;
  std::vector<Unit *> Units;
  bool Again;
};

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_JUDGEMENT_H
