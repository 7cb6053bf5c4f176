//===- Variants.h - The test inputs of the checks ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The files and folders below test-inputs/<check>/. What their names say:
// README.md there.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_INPUTS_VARIANTS_H
#define NDIS_TIDY_INPUTS_VARIANTS_H

#include "check-inputs/Expectations.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>

namespace ndistidy::inputs {

enum class VariantKind : uint8_t {
  Bad,
  Ok,
  FalsePositive, ///< correct, and something is said of it all the same
  FalseNegative, ///< defective, and nothing is said
};

struct Variant {
  std::string Path;  ///< as it was given
  std::string Check; ///< the folder's
  VariantKind Kind = VariantKind::Ok;
  bool IsFolder = false;

  /// From its path alone: test-inputs/<check>/<idiom>-bad.c, or a folder
  /// <idiom>-bad. Nothing if the name says no kind.
  static std::optional<Variant> named(llvm::StringRef Path);
};

/// What is wrong with what the variant expects: a defective one that expects no
/// finding of its check, a correct one that expects any.
std::vector<std::string> judge(const Variant &V, const Expectations &Wanted);

/// How many variants a check has, by kind.
struct Counts {
  std::string Check;
  unsigned OfKind[4] = {};
};

/// The variants of all checks, and what is wrong with the set of them.
struct Inventory {
  std::vector<Counts> Checks; ///< in the order of the rules
  std::vector<std::string> Complaints;
};

/// Looks into all folders \p Root/ndis-*. Every one of \p Checks needs six
/// defective and six correct variants; no folder may be of another check, and
/// nothing in one may be anything but a variant. Each driver of \p Root/drivers
/// has 200 to 1000 lines.
Inventory takeInventory(llvm::StringRef Root,
                        llvm::ArrayRef<std::string> Checks);

} // namespace ndistidy::inputs

#endif // NDIS_TIDY_INPUTS_VARIANTS_H
