//===- Conditions.h - What the preprocessor decided -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which lines of a driver's own files a unit compiles, and which macros decide
// that: what a finding-free run has not seen at all.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_CONDITIONS_H
#define NDIS_TIDY_TOOLS_CONDITIONS_H

#include "cache/Bytes.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace clang {
class Preprocessor;
} // namespace clang

namespace ndistidy::command {

/// The lines of one file; the first one has the number 0.
struct SourceUse {
  llvm::BitVector Compiled; ///< read, and not skipped
  /// What no build of the driver compiles: under "#if 0", or for another
  /// language, compiler or tool ("#ifdef __cplusplus").
  llvm::BitVector Dead;

  /// Adds what another unit, or the same in another variant, has compiled.
  void add(const SourceUse &Other);
};

/// Where a macro is tested first.
struct TestedMacro {
  std::string Name;
  std::string File;
  unsigned Line = 0;
};

/// Of one unit.
struct Conditions {
  std::map<std::string, SourceUse> Sources; ///< the driver's own files
  /// Macros that those test where they are not defined, sorted by name.
  std::vector<TestedMacro> Tested;
  /// Of the macros that the driver's own files test, those that are defined
  /// somewhere in the unit or by the build.
  llvm::StringSet<> Defined;
  /// Macros that any file of the unit, the system's too, tests where they are
  /// not defined: defining another one changes nothing in the unit.
  llvm::StringSet<> Undefined;
};

/// Calls the files in \p C what \p Name makes of their names.
void rename(Conditions &C,
            llvm::function_ref<std::string(llvm::StringRef)> Name);

/// Listens to \p PP, and fills \p To at the end of the unit. \p IsOwn says
/// whether a file is the driver's own. \p Before: what was decided in the part
/// of the unit that comes precompiled, if any; it is not put into \p To. All of
/// them outlive the unit.
void recordConditions(clang::Preprocessor &PP,
                      std::function<bool(llvm::StringRef Path)> IsOwn,
                      Conditions &To, const Conditions *Before = nullptr);

/// Puts \p Before in front of \p To, as if both were of one unit.
void prepend(const Conditions &Before, Conditions &To);

void write(cache::ByteWriter &W, const Conditions &C);
Conditions readConditions(cache::ByteReader &R);

/// The macros that a driver's own files test and its build does not define, by
/// name: not those that the driver defines itself, such as guards of headers,
/// nor those that belong to compilers and targets (names with a '_' in front of
/// another one or of a capital letter).
std::vector<TestedMacro>
configurationMacros(llvm::ArrayRef<const Conditions *> Units);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_CONDITIONS_H
