//===- Nmake.h - Macros of an NMAKE description -----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The macros that an NMAKE file defines, with its directives followed:
//
//   TARGETNAME=mydrv
//   !if "$(DDKBUILDENV)" == "chk"
//   C_DEFINES=$(C_DEFINES) -DDBG=1
//   !endif
//   SOURCES=a.c \
//           $(COMMON:.obj=.c)
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_NMAKE_H
#define NDIS_TIDY_BUILD_NMAKE_H

#include "build/Driver.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"

namespace ndistidy::build {

class Nmake {
public:
  /// Values of macros that stand for folders of the kit, which is not known
  /// here, start with this.
  static constexpr char KitMark = '<';

  /// \p Given: macros of the command line and the environment. They are what
  /// the file finds; it may define them anew.
  explicit Nmake(const llvm::StringMap<std::string> &Given);

  /// Reads \p Path and what it includes; included files are looked for beside
  /// the including one. Errors, with file and line: an !if without !endif and
  /// the reverse, !error, a condition that cannot be read (though it asks for
  /// no macro that is not there), inclusion without end, a macro that leads to
  /// itself.
  llvm::Error read(llvm::StringRef Path);

  /// The value of \p Name with all macros in it replaced; empty if it has none.
  llvm::Expected<std::string> value(llvm::StringRef Name);
  bool defined(llvm::StringRef Name) const { return Macros.contains(Name); }
  /// Where \p Name was last defined: file and line, with no text. The file is
  /// empty if none did.
  Remark where(llvm::StringRef Name) const;

  /// What was not understood or not followed, until now.
  std::vector<Remark> Remarks;

private:
  struct Macro {
    std::string Value;
    std::string File;
    unsigned Line = 0;
  };
  struct Branch {
    bool Taken;  ///< a branch of this !if was
    bool Active; ///< this one is
    bool Else;   ///< the !else was seen
    unsigned Line;
  };
  struct Place {
    std::string File;
    unsigned Line = 0;
  };

  llvm::Error fail(const llvm::Twine &Why) const;
  void remark(const llvm::Twine &Text);
  bool active() const;
  llvm::Error readLine(llvm::StringRef Line);
  llvm::Error directive(llvm::StringRef Line);
  llvm::Error otherwise(llvm::StringRef Kind, llvm::StringRef Rest);
  llvm::Expected<bool> test(llvm::StringRef Kind, llvm::StringRef Rest);
  llvm::Error include(llvm::StringRef Name);
  llvm::Error define(llvm::StringRef Name, llvm::StringRef Value);
  /// Replaces the macros in \p Text, or only those called \p Only.
  llvm::Error expand(llvm::StringRef Text, llvm::StringRef Only,
                     std::string &To);
  llvm::Error expandOne(llvm::StringRef Inside, std::string &To);

  llvm::StringMap<Macro> Macros;
  llvm::StringSet<> Undefined; ///< macros that were said to be
  bool Testing = false;        ///< a condition is being read
  std::string Unknown;         ///< a macro that is asked for, and not there
  std::vector<std::string> Expanding;
  std::vector<std::string> Including;
  std::vector<Branch> Branches;
  Place At;
};

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_NMAKE_H
