//===- MacroCalls.h - Macro uses that stand for calls -----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Many NDIS routines are macros in every set of headers: NdisFreeBuffer becomes
// IoFreeMdl, NdisAcquireSpinLock becomes KeAcquireSpinLock on members, and
// NdisFreeSpinLock expands to nothing at all. The AST has lost the name that
// the driver's author wrote; the preprocessor has not.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_FRONTEND_MACROCALLS_H
#define NDIS_TIDY_FRONTEND_MACROCALLS_H

#include "cache/Bytes.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringSet.h"
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace clang {
class PPCallbacks;
class Preprocessor;
class SourceManager;
} // namespace clang

namespace ndistidy::frontend {

struct LoweringOptions;

/// The uses of LoweringOptions::CallMacros outside of system headers, by the
/// place where they are written, which of the watched macros are defined, and
/// where the source has errors: the AST may hold no trace of a statement that
/// did not parse.
class MacroCalls {
public:
  /// One use: its name, the range of the name up to the closing parenthesis,
  /// and the spelling of each argument with its range.
  struct Use {
    std::string Name;
    clang::SourceRange Range;
    struct Argument {
      std::string Text;
      clang::SourceRange Range;
    };
    std::vector<Argument> Arguments;
  };

  /// Starts to listen to \p PP. What it hears lands in the returned object,
  /// which may outlive the preprocessor.
  static std::shared_ptr<MacroCalls> record(clang::Preprocessor &PP,
                                            const LoweringOptions &Options);

  /// The use whose name is at \p Loc: in a file, or in the expansion of
  /// another macro.
  const Use *at(clang::SourceLocation Loc) const;
  /// The use that ends just before \p Loc, with nothing but blanks between.
  const Use *before(clang::SourceLocation Loc,
                    const clang::SourceManager &SM) const;
  /// The uses in front of the declaration that begins at \p Loc, in order:
  /// those behind the end of what stands before it.
  std::vector<const Use *> inFrontOf(clang::SourceLocation Loc,
                                     const clang::SourceManager &SM) const;
  const llvm::StringSet<> &defined() const { return Defined; }
  /// The watched macro \p Name is defined, though nobody was told.
  void define(llvm::StringRef Name) { Defined.insert(Name); }
  bool hasErrors() const { return !Errors.empty(); }
  /// An error in \p Range, which is in one file; invalid where there is none.
  clang::SourceLocation errorIn(clang::SourceRange Range,
                                const clang::SourceManager &SM) const;
  /// Whether errors before \p Loc would not have been said any more.
  bool isSilentAt(clang::SourceLocation Loc,
                  const clang::SourceManager &SM) const;

  /// What was heard of a part of a unit that had no errors, to be kept with the
  /// precompiled form of that part.
  void write(cache::ByteWriter &W) const;
  /// Takes what was kept, as if it had been heard first. \p Here: what a
  /// location of then is in this unit. False: that are no such bytes.
  bool
  read(cache::ByteReader &R,
       llvm::function_ref<clang::SourceLocation(clang::SourceLocation)> Here);

private:
  class Recorder;
  class ErrorRecorder;
  llvm::DenseMap<clang::SourceLocation, Use> Uses;
  /// From where a use ends to where it is.
  std::map<clang::SourceLocation, clang::SourceLocation> ByEnd;
  llvm::StringSet<> Defined, Undefined;
  std::set<clang::SourceLocation> Errors;
  /// From here on the parser has said nothing any more.
  clang::SourceLocation Silence;
};

} // namespace ndistidy::frontend

#endif // NDIS_TIDY_FRONTEND_MACROCALLS_H
