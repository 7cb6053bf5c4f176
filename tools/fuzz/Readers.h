//===- Readers.h - What reads text that others wrote ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The readers of the tool, each as a routine from a text to whether it was
// taken; and texts to begin with.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_FUZZ_READERS_H
#define NDIS_TIDY_TOOLS_FUZZ_READERS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace ndistidy::fuzz {

struct Reader {
  llvm::StringLiteral Name; ///< "project"
  /// Files to begin with, from the root of the repository; a folder stands for
  /// all in it.
  llvm::StringLiteral Seeds;
  /// What was wrong with \p Text, if anything. \p Folder is there for files.
  llvm::Error (*Read)(llvm::StringRef Text, llvm::StringRef Folder);
  unsigned Mutants; ///< in the test suite
};

llvm::ArrayRef<Reader> readers();

/// The texts that \p R begins with; none is an error.
llvm::Expected<std::vector<std::string>> seedsOf(const Reader &R);

/// The first error that \p R has with one of them.
llvm::Error readSeeds(const Reader &R);

struct Tally {
  unsigned Taken = 0, Refused = 0;
  /// The seeds of mutants on which a reader spent more than ten seconds.
  std::vector<uint64_t> Slow;
};

/// Has \p R read the mutants of the seeds from \p First on. What crashes says
/// on standard error which one it was.
llvm::Expected<Tally> run(const Reader &R, uint64_t First, uint64_t Count);

} // namespace ndistidy::fuzz

#endif // NDIS_TIDY_TOOLS_FUZZ_READERS_H
