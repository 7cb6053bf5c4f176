//===- Sources.h - The files of a driver ------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which files a PATH of the command line stands for.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_SOURCES_H
#define NDIS_TIDY_TOOLS_SOURCES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace ndistidy::command {

struct Command {
  std::string Folder;                 ///< absolute, where it is run
  std::vector<std::string> Arguments; ///< the compiler's name first
  bool IsInferred = false;            ///< a neighbour's; the build has none
};

/// One driver, or one file: what a PATH stands for, or a part of it. All paths
/// start as the user's.
struct Input {
  std::string Path;
  /// The file that describes this one of several drivers below Path; empty: the
  /// only one.
  std::string Description;
  bool IsFolder = false;
  /// Sorted, without those that another one includes; of a file, itself.
  std::vector<std::string> Sources;
  /// Of a file: the sources in its folder, itself as well.
  std::vector<std::string> Beside;
  /// Headers that may hold the driver's trace configuration: all of a folder,
  /// or those beside a file.
  std::vector<std::string> Headers;
  /// Folders of the headers, sorted, for -I.
  std::vector<std::string> HeaderFolders;
  /// Sources that are named and cannot be read, "cannot read 'd/b.c': why".
  std::vector<std::string> Unreadable;
  /// How the driver's build compiles each source, or none.
  std::vector<Command> Commands;
  /// Names of the trace routines that the build configures.
  std::vector<std::string> TraceRoutines;
  /// How it is built, and what of that was not understood; each one line.
  std::vector<std::string> Notes;
  /// Flags for a driver whose build is not known.
  std::vector<std::string> Suggested;
};

/// Looks at the disk. A path that is not there, a file that is no C or C++
/// source, and a folder without a source are errors.
llvm::Expected<Input> discover(llvm::StringRef Path);

/// Leaves out of \p Inputs what is there before under another name, and files
/// that are a source of one of the folders.
void dropRepeated(std::vector<Input> &Inputs);

/// Names of what \p Text includes with quotes.
std::vector<llvm::StringRef> quotedIncludes(llvm::StringRef Text);

/// The C and C++ sources among those.
std::vector<llvm::StringRef> includedSources(llvm::StringRef Text);

/// \p Path from the root, without dots.
std::string absolute(llvm::StringRef Path);

/// \p Folder and the folders around it, innermost first, absolute.
std::vector<std::string> foldersAround(llvm::StringRef Folder);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_SOURCES_H
