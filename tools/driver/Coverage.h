//===- Coverage.h - What was analysed ---------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What of a driver was analysed, and what was not: silence about a part that
// nobody looked at is no pass.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_COVERAGE_H
#define NDIS_TIDY_TOOLS_COVERAGE_H

#include "driver/Conditions.h"
#include "engine/Finding.h"

namespace ndistidy::command {

struct Coverage {
  unsigned Files = 0;    ///< that were to be parsed
  unsigned Unparsed = 0; ///< of them, not parsed at all; it has been said why
  unsigned Broken = 0;   ///< of them, with errors
  unsigned Errors = 0;
  unsigned Routines = 0; ///< with a body, in the build as it is
  unsigned Reached = 0;  ///< of them, entered on the way from DriverEntry
  unsigned Partial = 0;  ///< routines whose bodies are not all there
  /// Of them, those that no remark names, "'Halt' (a.c:12): why".
  std::vector<std::string> Unnamed;
  unsigned GivenUp = 0; ///< other routines not analysed to their end
  /// Routines of the driver's own that are used, and defined in none of its
  /// sources: what they do is not known.
  std::vector<std::string> Unseen;
  /// The driver's own files, in all variants.
  std::map<std::string, SourceUse> Sources;
  /// Macros that the driver tests, and neither its build nor a variant that was
  /// analysed defines.
  std::vector<TestedMacro> Undefined;
  /// What became of variants that could not be analysed, in sentences.
  std::vector<std::string> Skipped;

  void add(const Conditions &C);
  /// Takes the numbers of the build as it is. \p NotWhole: routines whose
  /// bodies are not all there; \p Names are the files of the program.
  void add(const engine::Analysis &A,
           llvm::ArrayRef<engine::Incomplete> NotWhole,
           llvm::ArrayRef<std::string> Names);

  /// Lines that a build may compile, and those compiled in some variant.
  unsigned lines() const;
  unsigned compiled() const;
  /// Nothing is missing.
  bool complete() const;
};

/// "3 files, 1 of them with errors (2 errors); 40 routines, 35 of them entered;
/// 812 of 900 lines compiled".
std::string tell(const Coverage &C);

/// What goes on lines of its own behind that; at most \p MostRoutines routines
/// by name.
std::vector<std::string>
remarks(const Coverage &C,
        size_t MostRoutines = std::numeric_limits<size_t>::max());

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_COVERAGE_H
