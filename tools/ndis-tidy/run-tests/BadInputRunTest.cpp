//===- BadInputRunTest.cpp - Tests of what the command makes of bad input -===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

class BadInputRun : public EndToEnd {
protected:
  BadInputRun() { Folder.write("a.c", leakyDriver()); }

  /// Expects the leak of a file whose text is \p Text.
  Finished leaks(llvm::StringRef Text) {
    Folder.write("odd.c", Text);
    Finished F = tidy({"odd.c"});
    EXPECT_EQ(firstLine(F.Out), leakIn("odd.c")) << F.Err;
    return F;
  }
};

TEST_F(BadInputRun, PathsThatAreNoSources) {
  expectError({"gone.c"}, "cannot find 'gone.c': No such file or directory");
  expectError({"a.c", "gone.c"},
              "cannot find 'gone.c': No such file or directory");
  expectError({"a.c/x"}, "cannot find 'a.c/x': Not a directory");
  Folder.makeFolder("empty");
  expectError({"empty"},
              "folder 'empty' has no C or C++ source in or below it");
  Folder.write("a.txt", "");
  expectError({"a.txt"},
              "'a.txt' is no C or C++ source (.c, .cc, .cpp, .cxx, .c++)");
  expectError({}, "nothing to analyse: name a driver's folder or files; see "
                  "ndis-tidy --help");
}

TEST_F(BadInputRun, EveryPathThatIsWrongIsNamed) {
  Finished F = tidy({"x.c", "y.c", "x.c"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(F.Err, "ndis-tidy: error: cannot find 'x.c': No such file or "
                   "directory\n"
                   "ndis-tidy: error: cannot find 'y.c': No such file or "
                   "directory\n");
}

TEST_F(BadInputRun, OptionsThatAreWrong) {
  expectError({"a.c", "--chekcs=*"},
              "unknown option '--chekcs'; did you mean '--checks'?");
  expectError({"a.c", "-Iinc"},
              "unknown option '-Iinc'; what is for Clang stands behind '--'");
  expectError({"a.c", "--checks="},
              "the value of option '--checks=' is empty: wanted is GLOBS");
  expectError({"a.c", "--checks=ndis-unload-lek"},
              "--checks: no check is called 'ndis-unload-lek'; did you mean "
              "'ndis-unload-leak'?");
  expectError({"a.c", "--checks=-*"}, "--checks=-* leaves no check");
  expectError({"--explain=ndis-what"},
              "no check is called 'ndis-what'; see ndis-tidy --list-checks");
}

TEST_F(BadInputRun, RulesThatAreWrong) {
  Folder.write("bad.yaml", "resources:\n  - id: x\n    title: [\n");
  Finished F = tidy({"--rules", "bad.yaml", "a.c"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(F.Out, "");
  EXPECT_TRUE(
      llvm::StringRef(F.Err).starts_with("ndis-tidy: error: bad.yaml:3:13: "))
      << F.Err;
  EXPECT_EQ(firstLine(F.Err), F.Err);
  Folder.write("bad.yaml", "recources: []\n");
  expectError({"--rules=bad.yaml", "--list-checks"},
              "bad.yaml:1:1: unknown key 'recources'; did you mean "
              "'resources'?");
  expectError({"--rules=gone.yaml", "a.c"},
              "cannot read rules from 'gone.yaml': No such file or directory");
}

TEST_F(BadInputRun, AFileThatMayNotBeRead) {
  using llvm::sys::fs::setPermissions;
  ASSERT_FALSE(setPermissions(Folder.path(), llvm::sys::fs::all_all));
  ASSERT_FALSE(setPermissions(Folder.path("a.c"), llvm::sys::fs::no_perms));
  // Root may read everything.
  Words Prefix = {"setpriv", "--reuid=65534", "--regid=65534",
                  "--clear-groups"};
  auto AsNobody = [&](const Words &Arguments) {
    Words All = command(Arguments);
    All.insert(All.begin(), Prefix.begin(), Prefix.end());
    return runIn(Folder.path(), All);
  };
  if (AsNobody({"--version"}).Status != 0)
    Prefix.clear();
  Finished F = AsNobody({"a.c"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(F.Out, "");
  EXPECT_NE(F.Err.find("\nerror: error reading 'a.c': Permission denied\n"),
            std::string::npos)
      << F.Err;
  Folder.write("d/a.c", leakyDriver());
  Folder.makeFolder("d/closed");
  ASSERT_FALSE(setPermissions(Folder.path("d"), llvm::sys::fs::all_all));
  ASSERT_FALSE(
      setPermissions(Folder.path("d/closed"), llvm::sys::fs::no_perms));
  F = AsNobody({"d"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(F.Err, "ndis-tidy: error: cannot read folder 'd/closed': "
                   "Permission denied\n");
}

TEST_F(BadInputRun, OutputThatCannotBeWritten) {
  Finished F = runRedirected(Folder.path(), ">/dev/full", command({"a.c"}));
  EXPECT_EQ(F.Status, 2);
  EXPECT_TRUE(llvm::StringRef(F.Err).ends_with(
      "\nndis-tidy: error: cannot write to standard output: No space left on "
      "device\n"))
      << F.Err;
  F = runRedirected(Folder.path(), ">&-", command({"a.c"}));
  EXPECT_EQ(F.Status, 2);
  EXPECT_NE(F.Err.find("ndis-tidy: error: cannot write to standard output: "),
            std::string::npos);
  F = runRedirected(Folder.path(), ">/dev/full", command({"--help"}));
  EXPECT_EQ(F.Status, 2);
}

TEST_F(BadInputRun, FilesThatAreFolders) {
  Folder.makeFolder("x");
  expectError({"a.c", "--rules=x"}, "cannot read rules from 'x': Is a "
                                    "directory");
  expectError({"a.c", "--config=x"},
              "cannot read configuration 'x': Is a directory");
  expectError({"a.c", "--baseline=x"}, "cannot read baseline 'x': Is a "
                                       "directory");
  expectError({"a.c", "--variants=x"}, "cannot read variants 'x': Is a "
                                       "directory");
  for (const char *Option : {"--sarif=x", "--write-baseline=x"}) {
    Finished F = tidy({"a.c", Option});
    EXPECT_EQ(F.Status, 2);
    EXPECT_TRUE(llvm::StringRef(F.Err).ends_with(
        "\nndis-tidy: error: cannot write SARIF to 'x': Is a directory\n"))
        << F.Err;
  }
}

TEST_F(BadInputRun, ValuesOfAWrongType) {
  Folder.write("x.yaml", "resources: 3\n");
  expectError({"a.c", "--rules=x.yaml"}, "x.yaml:1:12: not a sequence");
  Folder.write("x.yaml", "jobs: { many: yes }\n");
  expectError({"a.c", "--config=x.yaml"},
              "x.yaml:1:9: expected a value or a list of values");
  Folder.write("x.yaml", "jobs: many\n");
  expectError({"a.c", "--config=x.yaml"},
              "x.yaml:1:7: -j wants a number, not 'many'");
  Folder.write("x.yaml", "- jobs\n");
  expectError({"a.c", "--config=x.yaml"}, "x.yaml:1:1: not a mapping");
}

TEST_F(BadInputRun, SarifThatCannotBeWritten) {
  Finished F = tidy({"a.c", "--sarif=no/such/folder/x.sarif"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Out), leakIn("a.c"));
  EXPECT_EQ(F.Err, "ndis-tidy: 1 finding in 1 file\n"
                   "ndis-tidy: error: cannot write SARIF to "
                   "'no/such/folder/x.sarif': No such file or directory\n");
}

TEST_F(BadInputRun, NoDriverHeaders) {
  expectError({"a.c", "--mingw=nowhere"},
              "no driver headers: no ddk/ndis.h in nowhere; install the "
              "package mingw-w64-common, or name its include folder with "
              "--mingw=DIR");
  Folder.write("b.c", "");
  Finished F = tidy({"a.c", "b.c", "--mingw=nowhere"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Err), F.Err) << "one line, however many files";
}

TEST_F(BadInputRun, SourcesThatLeadNowhere) {
  Folder.write("d/a.c", leakyDriver());
  Folder.link("nowhere.c", "d/b.c");
  Folder.link("d.c", "d/c.c");
  Folder.link("c.c", "d/d.c");
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Out), leakIn("d/a.c"));
  for (const char *Why : {"'d/b.c': No such file or directory",
                          "'d/c.c': Too many levels of symbolic links",
                          "'d/d.c': Too many levels of symbolic links"})
    EXPECT_NE(
        F.Err.find("ndis-tidy: error: cannot read " + std::string(Why) + "\n"),
        std::string::npos)
        << F.Err;
  expectError({"d/b.c"}, "cannot find 'd/b.c': No such file or directory");
  expectError({"d/c.c"},
              "cannot find 'd/c.c': Too many levels of symbolic links");
}

TEST_F(BadInputRun, APipeIsNoSource) {
  ASSERT_EQ(runIn(Folder.path(), {"mkfifo", "pipe.c"}).Status, 0);
  expectError({"pipe.c"}, "'pipe.c' is no regular file");
}

TEST_F(BadInputRun, HeadersThatIncludeThemselves) {
  Folder.write("self.h", "#include \"self.h\"\n");
  Finished F = leaks(leakyDriver() + "#include \"self.h\"\n");
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Err), "In file included from odd.c:19:\n");
  EXPECT_NE(F.Err.find("self.h:1:10: error: #include nested too deeply\n"),
            std::string::npos)
      << F.Err;
  EXPECT_NE(F.Err.find("\n  (and 191 more)\n"), std::string::npos) << F.Err;
  EXPECT_LT(llvm::StringRef(F.Err).count('\n'), 16U);
}

TEST_F(BadInputRun, FiftyMegabytesThatAProgramWrote) {
  std::string Text = leakyDriver() + "unsigned char Table[] = {";
  for (unsigned N = 0; N != 100000; ++N)
    Text += "0, ";
  Text += "};\n";
  const std::string Line = "/* generated " + std::string(80, '-') + " */\n";
  while (Text.size() < size_t(50) << 20)
    Text += Line;
  Folder.write("d/a.c", Text);
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_EQ(firstLine(F.Out), leakIn("d/a.c"));
}

TEST_F(BadInputRun, AnyLineEndsAndAByteOrderMark) {
  std::string Crlf;
  for (char C : leakyDriver())
    Crlf += C == '\n' ? "\r\n" : std::string(1, C);
  Finished F = leaks(Crlf);
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(F.Out.find('\r'), std::string::npos);
  EXPECT_EQ(leaks("\xEF\xBB\xBF" + leakyDriver()).Status, 1);
  // Without an end of the last line.
  EXPECT_EQ(leaks(llvm::StringRef(leakyDriver()).rtrim()).Status, 1);
}

TEST_F(BadInputRun, BytesThatAreNoText) {
  Finished F = leaks(leakyDriver() + llvm::StringRef("int x\0;\n", 8).str());
  EXPECT_EQ(F.Status, 1) << F.Err;
  F = leaks(leakyDriver() + "/* caf\xE9 */ char c[] = \"\xFF\";\n");
  EXPECT_EQ(F.Status, 1) << F.Err;
  Folder.write("odd.c", "\xFF\xFEi\0n\0t\0");
  F = tidy({"odd.c"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(F.Err,
            "error: UTF-16 (LE) byte order mark detected in 'odd.c', but "
            "encoding is not supported\n"
            "  (save it as UTF-8)\n"
            "ndis-tidy: 0 findings in 1 file; 1 file did not parse without "
            "errors, so there may be more\n");
  Folder.write("odd.cpp", "\xFF\xFEi\0n\0t\0");
  F = tidy({"odd.cpp", "--", "-std=c++20"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Err),
            "error: UTF-16 (LE) byte order mark detected in 'odd.cpp', but "
            "encoding is not supported\n");
  Folder.write("odd.c", "");
  EXPECT_EQ(tidy({"odd.c"}).Status, 0);
}

TEST_F(BadInputRun, WhatParsedIsAnalysedInSpiteOfErrors) {
  Finished F = leaks(leakyDriver() + "int x = undeclared;\n");
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Err),
            "odd.c:19:9: error: use of undeclared identifier 'undeclared'\n");
  EXPECT_TRUE(llvm::StringRef(F.Err).ends_with(
      "ndis-tidy: 1 finding in 1 file; 1 file did not parse without errors, "
      "so there may be more\n"))
      << F.Err;
}

TEST_F(BadInputRun, ARoutineThatDidNotParseIsSilentAndNamedOnce) {
  std::string Text = leakyDriver();
  llvm::StringRef Before = "    DriverObject->DriverUnload";
  Text.insert(Text.find(Before), "    NdisFreePacketPool(Undeclared);\n");
  Folder.write("d/a.c", Text);
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Out),
            "d/a.c:10:10: remark: routine 'DriverEntry' was not analysed to "
            "its end: line 16: a statement did not parse [ndis-incomplete]\n");
  EXPECT_EQ(F.Out.find("remark"), F.Out.rfind("remark"));
  EXPECT_EQ(F.Out.find("warning"), std::string::npos);
  EXPECT_EQ(Told.find("DriverEntry'"), std::string::npos) << Told;
}

TEST_F(BadInputRun, SoIsAHandlerOrAHelperThatDidNotParse) {
  Folder.write("d/a.c", R"(#include <ndis.h>
static NDIS_HANDLE Pool;
static VOID Helper(VOID) { NdisFreePacketPool(Undeclared); }
static VOID Unload(PDRIVER_OBJECT DriverObject) { Helper(); }
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
    NDIS_STATUS Status;
    DriverObject->DriverUnload = Unload;
    NdisAllocatePacketPool(&Status, &Pool, 8, 16);
    return Status;
}
)");
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Out),
            "d/a.c:3:13: remark: routine 'Helper' was not analysed to its end: "
            "line 3: a statement did not parse [ndis-incomplete]\n");
  EXPECT_EQ(F.Out.find("remark"), F.Out.rfind("remark"));
  EXPECT_EQ(F.Out.find("warning"), std::string::npos);
  EXPECT_NE(Told.find(", 1 not read whole; "), std::string::npos) << Told;
  EXPECT_EQ(Told.find("Helper"), std::string::npos) << Told;
}

TEST_F(BadInputRun, AMissingHeaderIsNoReasonToBeSilent) {
  Finished F = leaks(leakyDriver() + "#include \"gone.h\"\n");
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Err), "odd.c:19:10: error: 'gone.h' file not found\n");
}

TEST_F(BadInputRun, AHeaderThatLiesElsewhere) {
  Folder.write("inc/here.h", "");
  Folder.write("d/a.c", leakyDriver() + "#include \"here.h\"\n");
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_NE(F.Err.find("; to search there, add: -- -I" + Folder.path("inc")),
            std::string::npos)
      << F.Err;
  F = tidy({"d", "--", "-I" + Folder.path("inc")});
  EXPECT_EQ(F.Status, 1) << F.Err;
}

/// \p Part, so many times.
std::string many(llvm::StringRef Part) {
  std::string Text;
  for (unsigned N = 0; N != 20000; ++N)
    Text += Part;
  return Text;
}

TEST_F(BadInputRun, DeeplyNestedSources) {
  for (const std::string &Body :
       {many("x = ") + "x;", many("&*") + "p;", many("h(") + "x" + many(")"),
        many("if (x) ;\nelse ") + ";", many("{") + many("}")}) {
    Folder.write("odd.c", leakyDriver() +
                              "int h(int);\nvoid f(int x, int *p) {" + Body +
                              "}\n");
    EXPECT_EQ(tidy({"odd.c"}).Status, 2) << Body.substr(0, 20);
  }
}

TEST_F(BadInputRun, ManyErrorsAreCounted) {
  std::string Text;
  for (unsigned N = 0; N != 30; ++N)
    Text += "int x" + llvm::utostr(N) + " = y;\n";
  Folder.write("odd.c", Text);
  Finished F = tidy({"odd.c"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(llvm::StringRef(F.Err).count(": error: "), 20U);
  EXPECT_NE(F.Err.find("\nodd.c: 10 more errors\n"), std::string::npos);
}

TEST_F(BadInputRun, TwoDriversInOneFolder) {
  Folder.write("d/a.c", leakyDriver());
  Folder.write("d/b.c", leakyDriver());
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(F.Out, "");
  EXPECT_EQ(firstLine(F.Err),
            "ndis-tidy: error: 'd' is no single driver: duplicate definition "
            "of 'DriverEntry': d/a.c:10 and d/b.c:10; name its files, or the "
            "folders of the drivers in it\n");
  // The others are analysed all the same.
  F = tidy({"d", "a.c"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Out), leakIn("a.c"));
}

} // namespace
