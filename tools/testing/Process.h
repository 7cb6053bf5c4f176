//===- Process.h - Programs and folders for tests ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What tests of whole programs need: a folder of their own, and a program run
// in it to its end.
//
//   TemporaryFolder Folder;
//   Folder.write("a.c", "int x;\n");
//   Finished F = runIn(Folder.path(), {NDIS_TIDY_PROGRAM, "a.c"});
//   EXPECT_EQ(F.Status, 0) << F.Err;
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_TESTING_PROCESS_H
#define NDIS_TIDY_TOOLS_TESTING_PROCESS_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace ndistidy::testing {

/// A folder that goes with the object, and all in it.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;

  /// Absolute, without symbolic links.
  const std::string &path() const { return Path; }
  std::string path(llvm::StringRef Name) const;
  /// Writes a file, and makes the folders that it is in.
  void write(llvm::StringRef Name, llvm::StringRef Text) const;
  std::string read(llvm::StringRef Name) const;
  void makeFolder(llvm::StringRef Name) const;
  /// Makes \p Name a symbolic link to \p Target.
  void link(llvm::StringRef Target, llvm::StringRef Name) const;

private:
  std::string Path;
};

struct Finished {
  int Status = -1; ///< negative: it could not be started, or crashed
  std::string Out;
  std::string Err;
};

/// Runs the program Words[0] in \p Folder.
Finished runIn(llvm::StringRef Folder, std::vector<std::string> Words);

/// Runs "$0" "$@" in a shell with \p Redirection behind it, such as ">&-".
Finished runRedirected(llvm::StringRef Folder, llvm::StringRef Redirection,
                       const std::vector<std::string> &Words);

/// What the environment's \p Variable names, else \p Built: the tests of what
/// is built are those of what is installed, too.
std::string underTest(const char *Variable, llvm::StringRef Built);

/// The text of a file of the project's tree, named from its root.
std::string projectFile(llvm::StringRef Name);

} // namespace ndistidy::testing

#endif // NDIS_TIDY_TOOLS_TESTING_PROCESS_H
