//===- Config.h - Options from a file ---------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// ".ndis-tidy.yaml" in a driver's folder or above it: a mapping from the names
// of options to their values. A list gives an option several times. Paths start
// at the file's folder.
//
//   checks: -ndis-unpaired-lock
//   define: [NDIS51=1, DBG=1]
//   baseline: known.sarif
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_CONFIG_H
#define NDIS_TIDY_TOOLS_CONFIG_H

#include "ndis-tidy/CommandLine.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace ndistidy::command {

inline constexpr llvm::StringLiteral ConfigName = ".ndis-tidy.yaml";

/// The options that \p Source sets, in the order of --help. Paths in it start
/// where its name does.
llvm::Expected<std::vector<Setting>> parseConfig(llvm::MemoryBufferRef Source);

/// The file that configures \p Paths, none if there is none: two files for two
/// of them are an error. No path stands for the working folder.
llvm::Expected<std::optional<std::string>>
findConfig(llvm::ArrayRef<std::string> Paths);

/// The arguments behind the program's name, with those of the configuration
/// file that they choose.
llvm::Expected<Arguments> readArguments(llvm::ArrayRef<llvm::StringRef> Words);

/// Prints what is in force as a configuration file.
void dumpConfig(const Arguments &A, llvm::raw_ostream &OS);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_CONFIG_H
