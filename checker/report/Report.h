//===- Report.h - The findings of a run -------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The findings of all programs of one run, with one table of files: what is
// suppressed, printed and written as SARIF.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_REPORT_REPORT_H
#define NDIS_TIDY_REPORT_REPORT_H

#include "engine/Finding.h"
#include "engine/Life.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"

namespace ndistidy::report {

/// How bad the findings of a check are.
enum class Level : uint8_t { Note, Warning, Error };

/// What there is to say about a check besides its findings.
struct Rule {
  std::string Id;
  std::string Summary;
  std::string Help;
  Level Says = Level::Warning;
};

class Report {
public:
  /// Adds the results of one program, whose locations refer to
  /// \p ProgramFiles. What another program has shown already, of a header that
  /// both include, is not repeated; it holds in the variants of both.
  void add(engine::Analysis Results, llvm::ArrayRef<std::string> ProgramFiles);

  llvm::ArrayRef<std::string> files() const { return Files; }
  /// By file name, line, column, message and id, as clang-tidy has them.
  llvm::ArrayRef<engine::Finding> findings() const { return Findings; }
  llvm::ArrayRef<engine::Incomplete> incompletes() const { return Incompletes; }
  /// In the order in which they were added.
  llvm::ArrayRef<engine::Life> lives() const { return Lives; }

  /// Replaces the findings; their locations refer to files().
  void setFindings(std::vector<engine::Finding> New);
  /// Likewise.
  void setIncompletes(std::vector<engine::Incomplete> New);

private:
  uint32_t fileIndex(llvm::StringRef Path);
  void sort();

  std::vector<std::string> Files;
  llvm::StringMap<uint32_t> Index;
  std::vector<engine::Finding> Findings;
  std::vector<engine::Incomplete> Incompletes;
  std::vector<engine::Life> Lives;
};

} // namespace ndistidy::report

#endif // NDIS_TIDY_REPORT_REPORT_H
