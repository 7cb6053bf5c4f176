//===- CommandLine.h - What the user asked for ------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the user asked for. Options are spelled as clang-tidy spells them, with
// one dash or two, "--name=value" or "--name value".
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_COMMANDLINE_H
#define NDIS_TIDY_TOOLS_COMMANDLINE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <string>
#include <vector>

namespace ndistidy::command {

enum class Action : uint8_t {
  Analyse,
  DumpIR,
  ListChecks,
  Explain,
  Version,
  Help,
};

struct Arguments {
  Action Do = Action::Analyse;
  std::vector<std::string> Paths;
  std::vector<std::string> ClangArguments; ///< behind "--"
  std::string Checks;                      ///< a list of globs; empty: all
  std::vector<std::string> CheckOptions;   ///< "check-id.Name=value"
  std::vector<std::string> RuleFiles;
  std::string Explained; ///< the id given to --explain
  std::optional<std::string> BuildPath;
  std::optional<std::string> SarifFile;
  std::optional<std::string> Baseline;
  std::optional<std::string> NewBaseline; ///< to be written
  std::optional<std::string> MinGW;
  std::vector<std::string> Words; ///< all of them, as they were given
  unsigned Jobs = 0;              ///< 0: as many as there are processors
};

/// Reads the arguments behind the program's name.
llvm::Expected<Arguments> parseArguments(llvm::ArrayRef<llvm::StringRef> Words);

void printHelp(llvm::raw_ostream &OS);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_COMMANDLINE_H
