//===- Rest.h - The other files of a driver ---------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For who has one source of a driver before him, as it stands in an editor, and
// wants to judge the driver whole: the other sources, as ndis-tidy parsed them
// last.
//
//   Knowledge Known;
//   Rest R = Known.restOf("/src/drv/a.c", "/src/drv");
//   ...lower the file, called R.nameOf("/src/drv/a.c"), link it with R.Others;
//   the world is closed if R.Gap is empty...
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_KNOWLEDGE_REST_H
#define NDIS_TIDY_KNOWLEDGE_REST_H

#include "cache/Cache.h"
#include "ir/Program.h"
#include "knowledge/Drivers.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/FileSystem.h"
#include <map>
#include <memory>
#include <mutex>

namespace ndistidy::knowledge {

struct Rest {
  /// What was kept of a source.
  struct Part {
    std::shared_ptr<const ir::Module> Module;
    cache::Digest Id; ///< the same for the same module
  };
  /// Where the names of files in modules start; empty: nothing is known.
  std::string Root;
  /// Of the sources that are as they were. Of the file itself there is only
  /// what its headers define.
  std::vector<Part> Others;
  /// Empty if that is all of the driver. Else what is missing, in one line: who
  /// takes the rest for all of it would be wrong.
  std::string Gap;

  std::string nameOf(llvm::StringRef Absolute) const {
    return nameInUnit(Absolute, Root);
  }
};

/// Reads what ndis-tidy keeps. Any thread may ask.
class Knowledge {
public:
  /// \p File: absolute, without dots, its text does not count. \p Where: the
  /// folder with the cache, or the one that has it as .ndis-tidy.
  Rest restOf(llvm::StringRef File, llvm::StringRef Where);
  /// Lets the next one look at the disk again, even if it was just now.
  void refresh();

private:
  /// A file as a glance at its folder tells it.
  struct Stamp {
    bool IsThere = false;
    uint64_t Size = 0;
    llvm::sys::TimePoint<> Written;
    bool operator==(const Stamp &) const = default;
  };
  /// What was kept of a source; null for what was not, or is not so any more.
  struct Known {
    Rest::Part All;
    Rest::Part Headers; ///< without the source itself, whatever became of that
    bool Kept = false;
  };
  /// What is in one folder, as long as all that it depends on is as it was.
  struct Folder {
    std::vector<Driver> Drivers;
    std::map<cache::Digest, Known> Units;
    llvm::StringMap<Stamp> Stamps;
    std::unique_ptr<cache::FileStates> Now;
    llvm::sys::TimePoint<> Looked;
  };

  static Stamp stamp(llvm::StringRef Path);
  Folder &folder(const std::string &Path);
  static Known read(Folder &F, const std::string &Path,
                    const Driver::Source &Of);

  std::mutex Guard;
  std::map<std::string, Folder> Folders;
};

} // namespace ndistidy::knowledge

#endif // NDIS_TIDY_KNOWLEDGE_REST_H
