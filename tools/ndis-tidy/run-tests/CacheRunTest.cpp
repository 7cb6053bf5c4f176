//===- CacheRunTest.cpp - Tests of what is kept from run to run -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>
#include <thread>

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace fs = llvm::sys::fs;

namespace {

class CacheRun : public EndToEnd {
protected:
  using Entries = std::map<std::string, fs::UniqueID>;

  /// What is kept in the folder \p Name; an entry that is written anew is
  /// another file.
  Entries kept(llvm::StringRef Name) {
    Entries Result;
    std::error_code Error;
    for (fs::directory_iterator It(Folder.path(Name), Error), End;
         It != End && !Error; It.increment(Error)) {
      fs::UniqueID Id;
      if (llvm::sys::path::filename(It->path()).starts_with("llvmcache-") &&
          !fs::getUniqueID(It->path(), Id))
        Result[It->path()] = Id;
    }
    return Result;
  }
  static Finished same(const Finished &A, const Finished &B) {
    EXPECT_EQ(A.Status, B.Status);
    EXPECT_EQ(A.Out, B.Out);
    EXPECT_EQ(A.Err, B.Err);
    return A;
  }
  /// Runs the command without the cache, to fill it, and from it; expects the
  /// same three times, with all that is printed and written. Returns what was
  /// kept.
  Entries compare(Words Arguments) {
    Arguments.push_back("--sarif=out.sarif");
    (void)fs::remove_directories(Folder.path("c"));
    (void)fs::remove(Folder.path("out.sarif"));
    Finished Fresh;
    std::string Report;
    Entries First;
    for (const char *How : {"--no-cache", "--cache-dir=c", "--cache-dir=c"}) {
      // Not tidy(), which takes something out of what is said.
      Words All = command(Arguments);
      All.push_back(How);
      Finished F = runIn(Folder.path(), All);
      std::string Written =
          fs::exists(Folder.path("out.sarif")) ? Folder.read("out.sarif") : "";
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

TEST_F(CacheRun, AnUnchangedDriverIsNotParsedAgain) {
  Folder.write("d/a.c", leakyDriver());
  Folder.write("d/b.c", "int x;\n");
  Finished First = tidy({"d"});
  EXPECT_EQ(First.Status, 1);
  Entries Kept = kept("d/.ndis-tidy");
  EXPECT_EQ(Kept.size(), 3u); // the units, and what is found
  same(First, tidy({"d"}));
  EXPECT_EQ(kept("d/.ndis-tidy"), Kept);
  // Not the time counts, but the text.
  Folder.write("d/a.c", leakyDriver());
  same(First, tidy({"d"}));
  EXPECT_EQ(kept("d/.ndis-tidy"), Kept);
}

TEST_F(CacheRun, OnlyWhatChangedIsParsedAgain) {
  Folder.write("d/a.c", leakyDriver());
  Folder.write("d/b.c", "#include \"b.h\"\n");
  Folder.write("d/b.h", "");
  EXPECT_EQ(tidy({"d"}).Status, 1);
  Entries Before = kept("d/.ndis-tidy");
  Folder.write("d/a.c", goodDriver());
  EXPECT_EQ(tidy({"d"}).Status, 0);
  // A second version of one of them.
  Entries After = kept("d/.ndis-tidy");
  EXPECT_EQ(After.size(), 5u);
  for (const auto &[Path, Id] : Before)
    EXPECT_EQ(After[Path], Id);
  // Both versions are there to go back and forth.
  Folder.write("d/a.c", leakyDriver());
  EXPECT_EQ(tidy({"d"}).Status, 1);
  EXPECT_EQ(kept("d/.ndis-tidy"), After);
  Folder.write("d/b.h", "int Changed(\n");
  EXPECT_EQ(tidy({"d"}).Status, 2);
}

TEST_F(CacheRun, WhatFilesBeginWithIsKept) {
  Folder.write("d/all.h", "#include <ndis.h>\nint Shared;\n");
  for (const char *Name : {"a.c", "b.c", "c.c"})
    Folder.write(std::string("d/") + Name, "#include \"all.h\"\n");
  Folder.write("d/a.c", "// x\n#include \"all.h\"\n" + leakyDriver());
  Finished First = tidy({"d", "--no-cache"});
  same(First, tidy({"d", "-j1"}));
  Entries Before = kept("d/.ndis-tidy");
  EXPECT_EQ(Before.size(), 5u);
  Folder.write("d/a.c", "#include \"all.h\"\n" + goodDriver());
  EXPECT_EQ(tidy({"d"}).Status, 0);
  EXPECT_EQ(kept("d/.ndis-tidy").size(), 7u);
  // What two files share is not worth it.
  Folder.write("e/all.h", "int x;\n");
  Folder.write("e/a.c", "#include \"all.h\"\n" + goodDriver());
  Folder.write("e/b.c", "#include \"all.h\"\n");
  EXPECT_EQ(tidy({"e"}).Status, 0);
  EXPECT_EQ(kept("e/.ndis-tidy").size(), 3u);
  // It changes with its headers.
  Folder.write("d/all.h", "#include <ndis.h>\nint Shared = none;\n");
  EXPECT_EQ(tidy({"d"}).Status, 2);
}

TEST_F(CacheRun, FilesOfABuildShareWhatTheyBeginWith) {
  Folder.write("d/all.h", "#include <ndis.h>\n");
  std::string Commands;
  for (const char *Name : {"a", "b", "c"}) {
    std::string File = std::string("d/") + Name + ".c";
    Folder.write(File, "#include \"all.h\"\n" +
                           (Name[0] == 'a' ? goodDriver() : "int x;\n"));
    Commands += std::string(Commands.empty() ? "[" : ",") +
                R"({"directory": ")" + Folder.path() + R"(", "file": ")" +
                File + R"(", "command": "cc -DX -MD -MF )" + Name + ".d -c " +
                File + " -o " + Name + R"(.o"})";
  }
  Folder.write("compile_commands.json", Commands + "]");
  EXPECT_EQ(tidy({"d"}).Status, 0);
  EXPECT_EQ(kept("d/.ndis-tidy").size(), 5u);
}

TEST_F(CacheRun, AHeaderThatComesUpBeforeAnotherCounts) {
  Folder.write("inc/pool.h", "#define RELEASE NdisFreePacketPool(Pool)\n");
  Folder.write("d/a.c", "#include \"pool.h\"\n" + poolDriver("RELEASE;"));
  Words Arguments = {"d", "--", "-Ifirst", "-Iinc"};
  EXPECT_EQ(tidy(Arguments).Status, 0);
  EXPECT_EQ(tidy(Arguments).Status, 0);
  Folder.write("first/Pool.H", "#define RELEASE\n"); // as Windows has names
  EXPECT_EQ(tidy(Arguments).Status, 1);
  Folder.write("d/pool.h", "#define RELEASE NdisFreePacketPool(Pool)\n");
  EXPECT_EQ(tidy(Arguments).Status, 0);
}

TEST_F(CacheRun, AHeaderThatWasMissingCounts) {
  Folder.write("d/a.c", "#include \"gone.h\"\n" + goodDriver());
  Finished First = tidy({"d"});
  EXPECT_EQ(First.Status, 2);
  same(First, tidy({"d"}));
  Folder.write("d/gone.h", "");
  EXPECT_EQ(tidy({"d"}).Status, 0);
}

TEST_F(CacheRun, FlagsCount) {
  Folder.write("d/a.c", poolDriver("#ifdef GOOD\nNdisFreePacketPool(Pool);\n"
                                   "#endif"));
  for (int Again = 0; Again != 2; ++Again) {
    EXPECT_EQ(tidy({"d"}).Status, 1);
    EXPECT_EQ(tidy({"d", "-DGOOD"}).Status, 0);
    EXPECT_EQ(tidy({"d", "--", "-DGOOD"}).Status, 0);
    EXPECT_EQ(tidy({"d", "--arch=x86"}).Status, 1);
  }
}

TEST_F(CacheRun, TheTraceConfigurationCounts) {
  Folder.write("d/trace.h", "// begin_wpp config\n// FUNC MyTrace(MSG, ...);\n"
                            "// end_wpp\n");
  Folder.write("d/a.c", "#include \"a.tmh\"\n" + poolDriver("MyTrace(no C);"));
  EXPECT_EQ(tidy({"d"}).Status, 1);
  Folder.write("d/trace.h", "");
  EXPECT_EQ(tidy({"d", "--no-cache"}).Status, 2);
  EXPECT_EQ(tidy({"d"}).Status, 2);
}

TEST_F(CacheRun, WhereverItIsRunAndHoweverThePathIsSpelled) {
  Folder.write("d/a.c", leakyDriver());
  EXPECT_EQ(firstLine(tidy({"d"}).Out), leakIn("d/a.c"));
  Entries Kept = kept("d/.ndis-tidy");
  EXPECT_EQ(firstLine(tidy({"."}, "d").Out), leakIn("./a.c"));
  EXPECT_EQ(firstLine(tidy({Folder.path("d")}).Out),
            leakIn(Folder.path("d/a.c")));
  EXPECT_EQ(kept("d/.ndis-tidy"), Kept);
}

TEST_F(CacheRun, ItsFolderIsChosen) {
  Folder.write("d/a.c", goodDriver());
  EXPECT_EQ(tidy({"d", "--no-cache"}).Status, 0);
  EXPECT_EQ(tidy({"d/a.c", "--cache-dir=c"}).Status, 0);
  EXPECT_FALSE(fs::exists(Folder.path("d/.ndis-tidy")));
  EXPECT_EQ(kept("c").size(), 2u);
  Folder.write("d/.ndis-tidy.yaml", "cache-dir: mine\n");
  EXPECT_EQ(tidy({"d"}).Status, 0);
  EXPECT_EQ(kept("d/mine").size(), 2u);
  EXPECT_EQ(tidy({"d", "--dump-config"}).Out,
            "# d/.ndis-tidy.yaml, and the command line\n"
            "cache-dir: \"d/mine\"\n");
  Folder.write("d/.ndis-tidy.yaml", "no-cache: true\n");
  EXPECT_EQ(tidy({"d"}).Status, 0);
  EXPECT_FALSE(fs::exists(Folder.path("d/.ndis-tidy")));
  EXPECT_EQ(tidy({"d", "--no-cache=false"}).Status, 0);
  EXPECT_EQ(kept("d/.ndis-tidy").size(), 2u);
}

TEST_F(CacheRun, AFolderThatCannotBeWrittenIsARemark) {
  Folder.write("d/a.c", leakyDriver());
  Folder.write("d/b.c", "int x;\n");
  Folder.write("d/.ndis-tidy", "a file in the way\n");
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(firstLine(F.Out), leakIn("d/a.c"));
  EXPECT_EQ(F.Err,
            "ndis-tidy: remark: cannot keep results in 'd/.ndis-tidy': Not a "
            "directory; the run goes on without (--cache-dir, --no-cache)\n"
            "ndis-tidy: 1 finding in 2 files\n");
}

TEST_F(CacheRun, WhatIsDamagedIsMadeAnew) {
  Folder.write("d/a.c", leakyDriver());
  Finished First = tidy({"d"});
  Entries Kept = kept("d/.ndis-tidy");
  ASSERT_EQ(Kept.size(), 2u);
  for (const auto &[Path, Id] : Kept) {
    std::string Entry = "d/.ndis-tidy/" + llvm::sys::path::filename(Path).str();
    std::string Whole = Folder.read(Entry);
    for (const std::string &Text :
         {std::string(), Whole.substr(0, Whole.size() / 2),
          std::string(Whole.size(), 'x'), Whole + Whole}) {
      Folder.write(Entry, Text);
      same(First, tidy({"d"}));
      EXPECT_EQ(Folder.read(Entry), Whole);
    }
    // What a run left that was killed while it wrote.
    Folder.write(Entry + ".01234567.tmp", Whole.substr(0, 10));
    same(First, tidy({"d"}));
  }
}

TEST_F(CacheRun, SeveralRunsAtOnce) {
  for (const char *Name : {"a.c", "b.c", "c.c"})
    Folder.write(std::string("d/") + Name,
                 llvm::StringRef(Name) == "a.c" ? leakyDriver() : "int x;\n");
  Finished Alone = tidy({"d", "--no-cache"});
  std::vector<Finished> Runs(4);
  std::vector<std::thread> Threads;
  for (Finished &F : Runs)
    Threads.emplace_back(
        [&] { F = runIn(Folder.path(), command({"d", "-j2"})); });
  for (std::thread &T : Threads)
    T.join();
  for (const Finished &F : Runs) {
    EXPECT_EQ(F.Status, 1);
    EXPECT_EQ(F.Out, Alone.Out);
  }
  EXPECT_EQ(kept("d/.ndis-tidy").size(), 4u);
}

TEST_F(CacheRun, WhatIsSaidIsTheSameForWholeDrivers) {
  std::error_code Error;
  unsigned Drivers = 0;
  std::string All = NDIS_TIDY_SOURCE_FOLDER "/test-inputs/drivers";
  for (fs::directory_iterator It(All, Error), End; It != End && !Error;
       It.increment(Error)) {
    if (!fs::is_directory(It->path()))
      continue;
    ++Drivers;
    EXPECT_FALSE(compare({It->path()}).empty());
    same(tidy({It->path(), "--dump-ir", "--no-cache"}),
         tidy({It->path(), "--dump-ir", "--cache-dir=c"}));
  }
  EXPECT_GT(Drivers, 7u);
}

TEST_F(CacheRun, WhatIsSaidIsTheSameForBrokenOnes) {
  std::string Errors;
  for (int N = 0; N != 30; ++N)
    Errors += "int x" + std::to_string(N) + " = y;\n";
  Folder.write("d/a.c", "#include \"own.h\"\n#include \"none.h\"\n" +
                            poolDriver("#ifdef A\nNdisFreePacketPool(Pool);\n"
                                       "#else\n if (\n#endif"));
  Folder.write("d/own.h", "int z = no;\n#if B\nint w;\n#endif\n");
  Folder.write("d/sub/b.c", "#include \"../own.h\"\n" + Errors);
  EXPECT_EQ(compare({"d"}).size(), 3u);
  EXPECT_EQ(compare({"d/a.c", "d/sub/b.c"}).size(), 4u);
  // What was given up is said again.
  Folder.write("e/a.c", poolDriver("Pool = (;"));
  compare({"e", "--require-complete"});
  Finished F = tidy({"e", "--cache-dir=c"});
  EXPECT_TRUE(llvm::StringRef(F.Err).contains("1 routine not analysed to the "
                                              "end"))
      << F.Err;
}

TEST_F(CacheRun, WhatIsSaidIsTheSameInVariants) {
  Folder.write("d/a.c", poolDriver("#ifndef LEAKY\nNdisFreePacketPool(Pool);\n"
                                   "#endif\n#ifdef BROKEN\n if (\n#endif"));
  Folder.write("d/b.c", "// NOLINTBEGIN\nint x; // NOLINT\n");
  EXPECT_EQ(compare({"d", "--variants=auto"}).size(), 6u);
  EXPECT_EQ(compare({"d", "--list-variants"}).size(), 2u);
}

TEST_F(CacheRun, WhatIsSaidIsTheSameOfWhatIsKnown) {
  Folder.write("d/a.c", poolDriver("if (Pool == 0)\nreturn;"));
  Folder.write("e/a.c", leakyDriver());
  EXPECT_EQ(tidy({"d", "--write-baseline=old.sarif"}).Status, 1);
  compare({"d", "e", "--baseline=old.sarif"});
  EXPECT_TRUE(llvm::StringRef(Folder.read("out.sarif")).contains("codeFlows"));
  compare({"d", "e", "--format=github", "--require-complete"});
}

TEST_F(CacheRun, ThePagesAreTheSame) {
  Folder.write("d/a.c", leakyDriver());
  std::string Fresh;
  for (const char *How : {"--no-cache", "--cache-dir=c", "--cache-dir=c"}) {
    EXPECT_EQ(tidy({"d", "--html=out", How}).Status, 1);
    std::string Page = Folder.read("out/index.html");
    Fresh = Fresh.empty() ? Page : Fresh;
    EXPECT_EQ(Page, Fresh);
  }
  EXPECT_EQ(kept("c").size(), 2u);
  // What is recorded for them is nothing that others have to read.
  EXPECT_EQ(tidy({"d", "--cache-dir=c"}).Status, 1);
  EXPECT_EQ(kept("c").size(), 3u);
}

TEST_F(CacheRun, WhatIsAskedCounts) {
  std::string Text = "#include <ndis.h>\nvoid *TakeWidget(void);\n"
                     "static void *Widget;\n" +
                     leakyDriver();
  Text.insert(Text.find("NdisAllocatePacketPool("), "Widget = TakeWidget();\n");
  Folder.write("d/a.c", Text);
  const std::string Rules = R"(resources:
  - id: widget
    title: widget
    scope: driver
    acquire: [{ call: TakeWidget, handle: "result", success: "result != 0" }]
    release: [{ call: DropWidget, handle: "0" }]
)";
  Folder.write("own.yaml", Rules);
  const Words Asked[] = {
      {"d"},
      {"d", "--checks=-ndis-unload-leak"},
      {"d", "--checks=ndis-unload-leak"},
      {"d", "--option=ndis-unload-handler-missing.RequireAlways=true"},
      {"d", "--rules=own.yaml"},
      {"d/a.c"}};
  auto Compare = [this](Words Arguments) {
    Words Fresh = Arguments;
    Fresh.push_back("--no-cache");
    Arguments.push_back("--cache-dir=c");
    return same(tidy(Fresh), tidy(Arguments)).Out;
  };
  for (int Again = 0; Again != 2; ++Again)
    for (const Words &Arguments : Asked)
      Compare(Arguments);
  EXPECT_EQ(kept("c").size(), 2 + std::size(Asked)); // own calls: own unit
  // Rules are what their file says.
  std::string Said = Compare({"d", "--rules=own.yaml"});
  EXPECT_TRUE(llvm::StringRef(Said).contains("the widget")) << Said;
  std::string Other = Rules;
  Other.replace(Other.find("title: widget"), 13, "title: gadget");
  Folder.write("own.yaml", Other);
  Said = Compare({"d", "--rules=own.yaml"});
  EXPECT_TRUE(llvm::StringRef(Said).contains("the gadget")) << Said;
}

} // namespace
