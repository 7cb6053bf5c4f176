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

#include "driver/Discovery.h"
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
  ListVariants,
  UpdateCache,
  DumpConfig,
  SetUpEditor,
  CheckStaged,
  InstallHook,
  Explain,
  Version,
  Help,
};

/// What standard output has the findings in.
enum class Format : uint8_t {
  Text,
  Sarif,
  GitHub,
  GitLab,
  Azure,
  VisualStudio
};

/// An option and its value, from the command line or a configuration file.
struct Setting {
  std::string Name;  ///< in its long spelling: "jobs"
  std::string Value; ///< of an option without one "true" or "false"
  std::string Where; ///< "file:line:column", or empty for the command line
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
  Format As = Format::Text;
  std::optional<std::string> SarifFile;
  std::optional<std::string> HtmlFolder;
  std::optional<std::string> Baseline;
  std::optional<std::string> NewBaseline; ///< to be written
  std::optional<std::string> MinGW;
  std::optional<std::string> ConfigFile; ///< the one to read
  bool NoConfig = false;
  std::optional<std::string> Variants; ///< "auto", or a file
  bool RequireComplete = false;
  bool Strict = false; ///< --staged: what is not analysed whole fails
  /// What could not be analysed whole is said, and is no failure.
  bool Lenient = false;
  std::vector<std::string> Defines; ///< "-DX=1", "-UX", in their order
  /// What a configuration file may say, as it is in force.
  std::vector<Setting> Settings;
  std::optional<std::string> Wdk;
  DiscoveryOptions Build;
  std::vector<std::string> Words;         ///< all of them, as they were given
  std::optional<std::string> CacheFolder; ///< for all drivers
  bool NoCache = false;
  std::optional<std::string> TimeTrace; ///< where to write it
  unsigned Jobs = 0;                    ///< 0: as many as there are processors
};

/// Reads the arguments behind the program's name. \p Config is what holds
/// before: an option that takes one value has the last one given, one that may
/// be repeated has all of them.
llvm::Expected<Arguments> parseArguments(llvm::ArrayRef<llvm::StringRef> Words,
                                         llvm::ArrayRef<Setting> Config = {});

/// An option as configuration files have it.
struct ConfigKey {
  std::string Name;
  bool IsPath;  ///< its value is a path
  bool IsTruth; ///< its value is true or false
  bool Repeats; ///< its value may be a list
};

/// All that there are, in the order of --help.
std::vector<ConfigKey> configKeys();

/// An option as --help has it.
struct OptionHelp {
  std::string Name;      ///< with its dashes: "-p", "--checks"
  llvm::StringRef Value; ///< "FILE", "text|sarif"; empty: takes none
  llvm::StringRef Help;  ///< in lines
  bool Repeats = false;
};

/// All options, in the order of --help.
std::vector<OptionHelp> optionHelp();

void printHelp(llvm::raw_ostream &OS);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_COMMANDLINE_H
