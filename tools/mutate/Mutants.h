//===- Mutants.h - Every defect that the rules imply ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The changes to a driver's text, each with the judge's verdict:
//
//   auto Mutants = makeMutants(Facts, [](StringRef File) { return text; });
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_MUTATE_MUTANTS_H
#define NDIS_TIDY_MUTATE_MUTANTS_H

#include "mutate/Judge.h"
#include "mutate/SourceText.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace ndistidy::mutate {

enum class Operator : uint8_t {
  ReleaseRemoved,
  ReleaseUnderOsResult,    ///< made only if an OS routine returns some value
  ReleaseUnderDriverField, ///< or a member of the driver object has one
  ReturnOnOsResult,        ///< in front of the release
  ReturnOnDriverField,
  ReleaseDoubled,
  ReleasesSwapped, ///< what needs the other goes after it
  CleanupRemoved,
  HandlerRemoved,
  HandlerMoved, ///< in front of the miniport's registration
  HandlerOtherHandle,
  HandlerNullHandle,
  HandlerOtherRoutine,
  HandlerNullRoutine,
  LockReleaseRemoved,
  LockReleaseUnderOsResult,
  LockReturnOnOsResult, ///< in front of the release
  LockReleaseDoubled,
  LockFormMixed,      ///< released by the call of the other form
  CallUnderLock,      ///< where the page forbids DISPATCH_LEVEL
  LockReleaseDelayed, ///< behind such a call
  StatusCheckRemoved,
};
inline constexpr unsigned OperatorCount = 22;

/// An OS result that no driver relates to what it holds.
inline constexpr llvm::StringLiteral OsResult = "KeQueryTimeIncrement() == 7";

/// "release-removed"
llvm::StringRef name(Operator Op);

struct Mutant {
  Operator Op = Operator::ReleaseRemoved;
  ir::Location At;
  std::string Routine;     ///< in which the change is made
  std::string Subject;     ///< what is called or stored there, for the reader
  std::vector<Edit> Edits; ///< of the file of At; none: cannot be made
  Verdict Judged;
};

/// The text of a file of the program, or null where it is not the driver's own.
using TextOf = llvm::function_ref<const SourceText *(llvm::StringRef File)>;

/// A call with its text.
struct FoundCall {
  Site At;
  const SourceText *Source = nullptr;
  CallText Call;
};
/// The call at \p At, if it is written in the driver's own text.
std::optional<FoundCall> findCall(const DriverFacts &Facts, TextOf Text,
                                  const Site &At);

/// What \p In returns to say that it has failed.
std::string failureOf(const DriverFacts &Facts, const ir::Function &In);

/// Those about the order of releases (OrderMutants.cpp).
std::vector<Mutant> makeOrderMutants(const DriverFacts &Facts, TextOf Text);

/// Those about locks (LockMutants.cpp).
std::vector<Mutant> makeLockMutants(const DriverFacts &Facts, TextOf Text);
/// Those about the IRQL (LevelMutants.cpp).
std::vector<Mutant> makeLevelMutants(const DriverFacts &Facts, TextOf Text);
/// Those about who looks whether an acquisition succeeded (LookMutants.cpp).
std::vector<Mutant> makeLookMutants(const DriverFacts &Facts, TextOf Text);

/// All, in the order of their locations.
std::vector<Mutant> makeMutants(const DriverFacts &Facts, TextOf Text);

} // namespace ndistidy::mutate

#endif // NDIS_TIDY_MUTATE_MUTANTS_H
