//===- OverlayKindsRunTest.cpp - Our headers, by the kind of driver -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sources of test-inputs/headers, for the versions of NDIS, as C and as C++,
// for both processors.
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

class OverlayKinds : public EndToEnd {
protected:
  /// What the command says of the source \p Name, under \p Macros.
  Finished dump(const std::string &Name, const Words &Macros,
                const std::string &Language, const std::string &Processor) {
    llvm::SmallString<128> Path("test-inputs/headers/" + Name);
    EXPECT_FALSE(llvm::sys::fs::make_absolute(Path));
    const std::string File = "driver." + Language;
    Folder.write(File, ("#include \"" + Path + "\"\n").str());
    Words All = {"--dump-ir", "--arch=" + Processor, File};
    for (const std::string &Macro : Macros)
      All.push_back("-D" + Macro);
    return tidy(All);
  }

  void parses(const std::string &Name, const Words &Macros,
              const std::string &Language, const std::string &Processor) {
    Finished F = dump(Name, Macros, Language, Processor);
    EXPECT_EQ(F.Status, 0) << Name << " as " << Language << " for " << Processor
                           << " with " << llvm::join(Macros, " ") << "\n"
                           << F.Err;
  }

  /// Expects that \p Name parses, whatever NDIS's version. \p Macros have a "#"
  /// for it.
  void parsesForAll(const std::string &Name, const Words &Macros) {
    for (const char *Version : {"60", "61", "620", "630", "650", "689"}) {
      Words Numbered = Macros;
      for (std::string &Macro : Numbered)
        if (const size_t At = Macro.find('#'); At != std::string::npos)
          Macro.replace(At, 1, Version);
      for (const char *Language : {"c", "cpp"})
        parses(Name, Numbered, Language, "amd64");
      if (Version == std::string("689"))
        for (const char *Language : {"c", "cpp"})
          parses(Name, Numbered, Language, "x86");
    }
  }

  void parsesOnBoth(const std::string &Name, const Words &Macros) {
    for (const char *Processor : {"amd64", "x86"})
      for (const char *Language : {"c", "cpp"})
        parses(Name, Macros, Language, Processor);
  }
};

TEST_F(OverlayKinds, Miniport) {
  parsesForAll("miniport.c", {"NDIS_MINIPORT_DRIVER=1", "NDIS#_MINIPORT=1"});
}

TEST_F(OverlayKinds, Filter) { parsesForAll("filter.c", {"NDIS#=1"}); }

TEST_F(OverlayKinds, Protocol) { parsesForAll("protocol.c", {"NDIS#=1"}); }

TEST_F(OverlayKinds, Intermediate) {
  parsesForAll("protocol.c",
               {"NDIS_MINIPORT_DRIVER=1", "NDIS#_MINIPORT=1", "NDIS#=1"});
}

TEST_F(OverlayKinds, Callout) {
  parsesOnBoth("callout.c", {});
  parsesOnBoth("callout.c", {"NDIS_LATER", "NDIS630=1"});
}

TEST_F(OverlayKinds, Network) { parsesOnBoth("network.c", {}); }

TEST_F(OverlayKinds, Kernel) {
  parsesOnBoth("kernel.c", {"NDIS50=1"});
  parsesOnBoth("kernel.c", {"NDIS685=1"});
}

// The sources would not be worth much if all that they name parsed.
TEST_F(OverlayKinds, Ndis5HasNothingOfNdis6) {
  for (const char *Language : {"c", "cpp"})
    EXPECT_EQ(dump("miniport.c",
                   {"NDIS_MINIPORT_DRIVER=1", "NDIS51_MINIPORT=1"}, Language,
                   "amd64")
                  .Status,
              2);
}

} // namespace
