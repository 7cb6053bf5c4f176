//===- CacheRunTest.cpp - Tests of what is kept from run to run -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/CacheRun.h"
#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace fs = llvm::sys::fs;

namespace {

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

TEST_F(CacheRun, OfPathOnlyTheCompilersCount) {
  Folder.write("d/a.c", goodDriver());
  auto Run = [this](const std::string &Path, Words Arguments) {
    Words All = {"/usr/bin/env", "PATH=" + Path};
    Arguments = command(Arguments);
    All.insert(All.end(), Arguments.begin(), Arguments.end());
    EXPECT_EQ(runIn(Folder.path(), All).Status, 0);
    return kept("d/.ndis-tidy");
  };
  const std::string Plain = "/usr/bin:/bin", Bin = Folder.path("bin");
  const Words Own = {"d"},
              Target = {"d", "--", "--target=x86_64-w64-windows-gnu"};
  Folder.write("bin/other-gcc", "");
  Folder.write("bin/x86_64-w64-windows-gnu-gcc", "");
  Folder.write("bin/cl.exe", "");
  for (const char *Name : {"bin/other-gcc", "bin/x86_64-w64-windows-gnu-gcc"})
    ASSERT_FALSE(fs::setPermissions(Folder.path(Name), fs::all_all));
  Entries First = Run(Plain, Own);
  EXPECT_EQ(Run(Plain + ":" + Bin, Own), First);
  Entries Second = Run(Plain, Target);
  EXPECT_EQ(Second.size(), First.size() + 1); // what is found is the same
  EXPECT_EQ(Run("/nowhere:" + Plain, Target), Second);
  Entries Third = Run(Plain + ":" + Bin, Target);
  EXPECT_EQ(Third.size(), Second.size() + 1);
  // One of the two files that are Microsoft's compiler.
  ASSERT_FALSE(fs::remove(Folder.path("bin/x86_64-w64-windows-gnu-gcc")));
  EXPECT_EQ(Run(Plain + ":" + Bin, Target), Third);
  Folder.write("bin/link.exe", "");
  EXPECT_EQ(Run(Plain + ":" + Bin, Target).size(), Third.size() + 1);
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

/// As long as it is there, what runs cannot write more than so many bytes into
/// a file: as on a disk that is full, somewhere in it an error is returned.
/// (The signal, which no disk sends, is kept back.)
class FileLimit {
public:
  explicit FileLimit(rlim_t Most) {
    sigset_t Signal;
    sigemptyset(&Signal);
    sigaddset(&Signal, SIGXFSZ);
    pthread_sigmask(SIG_BLOCK, &Signal, &Mask);
    getrlimit(RLIMIT_FSIZE, &Limit);
    rlimit New = Limit;
    New.rlim_cur = Most;
    setrlimit(RLIMIT_FSIZE, &New);
  }
  ~FileLimit() {
    setrlimit(RLIMIT_FSIZE, &Limit);
    pthread_sigmask(SIG_SETMASK, &Mask, nullptr);
  }
  FileLimit(const FileLimit &) = delete;

private:
  sigset_t Mask;
  rlimit Limit;
};

TEST_F(CacheRun, AFullDiskIsARemark) {
  Folder.write("d/a.c", leakyDriver());
  // So many that their list is more than fits, too.
  for (int N = 0; N != 20; ++N)
    Folder.write("d/" + std::string(200, char('b' + N)) + ".c", "");
  Finished Fresh = tidy({"d", "--no-cache"});
  Finished F;
  {
    FileLimit Full(4096);
    F = tidy({"d"});
  }
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(F.Out, Fresh.Out);
  EXPECT_EQ(
      F.Err,
      "ndis-tidy: remark: cannot keep results in 'd/.ndis-tidy': File too "
      "large; the run goes on without (--cache-dir, --no-cache)\n" +
          Fresh.Err);
  // What was begun is not left behind.
  std::error_code Error;
  for (fs::directory_iterator It(Folder.path("d/.ndis-tidy"), Error), End;
       It != End && !Error; It.increment(Error)) {
    EXPECT_FALSE(llvm::StringRef(It->path()).ends_with(".tmp")) << It->path();
    EXPECT_FALSE(llvm::StringRef(It->path()).ends_with(".json")) << It->path();
  }
  // Nor does it stay so.
  same(Fresh, tidy({"d"}));
  Entries Kept = kept("d/.ndis-tidy");
  EXPECT_EQ(Kept.size(), 22u);
  same(Fresh, tidy({"d"}));
  EXPECT_EQ(kept("d/.ndis-tidy"), Kept);
}

TEST_F(CacheRun, WithNoRoomForAnything) {
  Folder.makeFolder("m");
  // Only where a file system may be made without being root.
  Finished Made =
      runIn(Folder.path(), {"unshare", "-Urm", "mount", "-t", "tmpfs", "-o",
                            "size=64k", "none", "m"});
  if (Made.Status != 0)
    GTEST_SKIP() << Made.Out << Made.Err;
  Folder.write("a.c", leakyDriver());
  Folder.write("run.sh", "mount -t tmpfs -o size=64k none m\n"
                         "mkdir m/d && cp a.c m/d && cat /dev/zero > m/full\n"
                         "exec \"$0\" m/d\n");
  Words All = {"unshare", "-Urm", "sh", "-c", Folder.read("run.sh")};
  Words Tidy = command({});
  All.insert(All.end(), Tidy.begin(), Tidy.end());
  Finished F = runRedirected(Folder.path(), "2>&1 >out", All);
  EXPECT_EQ(F.Status, 1) << F.Out << F.Err;
  EXPECT_EQ(firstLine(Folder.read("out")), leakIn("m/d/a.c"));
  EXPECT_TRUE(llvm::StringRef(F.Out).contains(
      "ndis-tidy: remark: cannot keep results in 'm/d/.ndis-tidy': No space "
      "left on device; the run goes on without (--cache-dir, --no-cache)\n"
      "ndis-tidy: 1 finding in 1 file\n"))
      << F.Out;
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
  Threads.reserve(Runs.size());
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

} // namespace
