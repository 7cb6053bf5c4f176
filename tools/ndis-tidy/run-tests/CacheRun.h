//===- CacheRun.h - Runs that keep what they make ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_CACHERUN_H
#define NDIS_TIDY_TOOLS_CACHERUN_H

#include "ndis-tidy/run-tests/EndToEnd.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>

namespace ndistidy::command {

class CacheRun : public EndToEnd {
protected:
  using Entries = std::map<std::string, llvm::sys::fs::UniqueID>;

  /// What is kept in the folder \p Name; an entry that is written anew is
  /// another file.
  Entries kept(llvm::StringRef Name) {
    Entries Result;
    std::error_code Error;
    for (llvm::sys::fs::directory_iterator It(Folder.path(Name), Error), End;
         It != End && !Error; It.increment(Error)) {
      llvm::sys::fs::UniqueID Id;
      if (llvm::sys::path::filename(It->path()).starts_with("llvmcache-") &&
          !llvm::sys::fs::getUniqueID(It->path(), Id))
        Result[It->path()] = Id;
    }
    return Result;
  }
  static ndistidy::testing::Finished
  same(const ndistidy::testing::Finished &A,
       const ndistidy::testing::Finished &B) {
    EXPECT_EQ(A.Status, B.Status);
    EXPECT_EQ(A.Out, B.Out);
    EXPECT_EQ(A.Err, B.Err);
    return A;
  }
  /// Runs the command without the cache, to fill it, and from it; expects the
  /// same three times, with all that is printed and written. Returns what was
  /// kept.
  Entries compare(Words Arguments) {
    Arguments.emplace_back("--sarif=out.sarif");
    (void)llvm::sys::fs::remove_directories(Folder.path("c"));
    (void)llvm::sys::fs::remove(Folder.path("out.sarif"));
    ndistidy::testing::Finished Fresh;
    std::string Report;
    Entries First;
    for (const char *How : {"--no-cache", "--cache-dir=c", "--cache-dir=c"}) {
      // Not tidy(), which takes something out of what is said.
      Words All = command(Arguments);
      All.emplace_back(How);
      ndistidy::testing::Finished F =
          ndistidy::testing::runIn(Folder.path(), All);
      std::string Written = llvm::sys::fs::exists(Folder.path("out.sarif"))
                                ? Folder.read("out.sarif")
                                : "";
      // What the command line was.
      for (size_t At; (At = Written.find(How)) != std::string::npos;)
        Written.erase(At, llvm::StringRef(How).size());
      if (Fresh.Status == -1) {
        Fresh = F;
        Report = Written;
      }
      same(Fresh, F);
      EXPECT_EQ(Report, Written) << How;
      if (First.empty())
        First = kept("c");
      else
        EXPECT_EQ(kept("c"), First) << Arguments[0];
    }
    return First;
  }
};

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_CACHERUN_H
