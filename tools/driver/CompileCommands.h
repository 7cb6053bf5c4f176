//===- CompileCommands.h - How the driver's build compiles ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The commands with which a driver's own build compiles its files, from
// compile_commands.json.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_COMPILECOMMANDS_H
#define NDIS_TIDY_TOOLS_COMPILECOMMANDS_H

#include "driver/Sources.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>
#include <utility>

namespace clang::tooling {
class CompilationDatabase;
} // namespace clang::tooling

namespace ndistidy::command {

class CompileCommands {
public:
  /// \p BuildPath: what -p says, a folder or the file itself.
  explicit CompileCommands(std::optional<std::string> BuildPath);
  ~CompileCommands();

  /// A command for each of \p I's sources, or none for any. Used is the file
  /// of -p, else the first one in the input's folder or above it, if it names
  /// one of the sources; the commands of the others are inferred from their
  /// neighbours', as clang-tidy does. Of several for a source it is the first.
  llvm::Expected<std::vector<Command>> of(const Input &I);

  /// The sources in or below \p I's folder that the file used for it names and
  /// that are not there; each one line.
  std::vector<std::string> missingBelow(const Input &I);

  /// What is to be said of the files that were read since the last call; each
  /// one line.
  std::vector<std::string> takeNotes() { return std::exchange(Notes, {}); }

private:
  struct Database;
  std::optional<std::string> fileFor(const Input &I) const;
  llvm::Expected<Database *> load(const std::string &File);
  llvm::Expected<std::string> readHere(const std::string &File);

  std::optional<std::string> BuildPath;
  llvm::StringMap<std::unique_ptr<Database>> Loaded;
  std::vector<std::string> Notes;
};

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_COMPILECOMMANDS_H
