//===- UnitAnalysis.h - One analysis for all checks of a unit ---*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TIDY_UNITANALYSIS_H
#define NDIS_TIDY_TIDY_UNITANALYSIS_H

#include "engine/Engine.h"
#include "frontend/Lowering.h"
#include "frontend/MacroCalls.h"
#include "knowledge/Analyst.h"
#include "tidy/Host.h"
#include "llvm/ADT/StringSet.h"
#include <memory>
#include <mutex>
#include <optional>

namespace clang::tidy {
class ClangTidyContext;
} // namespace clang::tidy

namespace ndistidy::tidy {

/// Made for the checks of one translation unit, which hold it together: each
/// says that it is there and what its options are, then the first that is asked
/// for its findings has the unit analysed, with what the host knows of the rest
/// of its driver.
class UnitAnalysis {
public:
  UnitAnalysis(std::shared_ptr<Host> In,
               std::shared_ptr<knowledge::Analyst> Asked);

  /// Findings of \p Check are wanted.
  void want(llvm::StringRef Check);
  void setOption(llvm::StringRef Name, bool Value);
  /// What the user says of where the IR of the driver is.
  void setDriverIR(llvm::StringRef Where) { DriverIR = Where.str(); }
  /// Listens to the unit's preprocessor; before it is parsed, once.
  void listen(clang::Preprocessor &PP);

  struct Result {
    engine::Analysis Found;
    std::vector<std::string> Files; ///< of the driver
    llvm::StringSet<> Own;          ///< those of the unit
  };
  const Result &result(clang::ASTContext &Context);
  /// True the first time: what is said of the unit is said by one check.
  bool speakForAll() { return !std::exchange(Spoken, true); }

private:
  ir::Module lower(clang::ASTContext &Context, const knowledge::Rest *Rest);

  std::shared_ptr<Host> In;
  std::shared_ptr<knowledge::Analyst> Asked;
  std::string DriverIR;
  clang::Preprocessor *Heard = nullptr;
  frontend::LoweringOptions Lowering;
  engine::Options Engine;
  std::shared_ptr<frontend::MacroCalls> Macros;
  std::optional<Result> Done;
  bool Spoken = false;
};

/// Finds the analysis that checks made for one context share. Hosts may parse
/// several units at once, each with a context of its own.
class AnalysisTable {
public:
  explicit AnalysisTable(std::shared_ptr<Host> For);

  std::shared_ptr<UnitAnalysis> get(const clang::tidy::ClangTidyContext *Of);

private:
  std::shared_ptr<Host> In;
  std::shared_ptr<knowledge::Analyst> Asked; ///< by all units
  std::mutex Guard;
  llvm::DenseMap<const void *, std::weak_ptr<UnitAnalysis>> Shared;
};

} // namespace ndistidy::tidy

#endif // NDIS_TIDY_TIDY_UNITANALYSIS_H
