//===- CoverageRunTest.cpp - Tests of what was analysed -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

using CoverageRun = EndToEnd;

TEST_F(CoverageRun, EverythingIsTold) {
  Folder.write("d/a.c", goodDriver());
  EXPECT_EQ(tidy({"d", "--require-complete"}).Status, 0);
  EXPECT_EQ(Told, "ndis-tidy: analysed 'd': 1 file; 2 routines, 2 of them "
                  "entered; 18 of 18 lines compiled\n");
}

TEST_F(CoverageRun, WhatIsNotCompiledIsTold) {
  Folder.write("d/a.c", goodDriver() + "#ifdef MORE\nint X;\n#endif\n");
  EXPECT_EQ(tidy({"d"}).Status, 0);
  EXPECT_EQ(Told, "ndis-tidy: analysed 'd': 1 file; 2 routines, 2 of them "
                  "entered; 20 of 21 lines compiled\n"
                  "ndis-tidy: not analysed in 'd': tested, and not defined by "
                  "the build: MORE\n");
  Finished F = tidy({"d", "--require-complete", "--sarif=x"});
  EXPECT_EQ(F.Status, 2);
  const std::string Why =
      "not all of 'd' was analysed, and --require-complete wants that";
  EXPECT_EQ(F.Err,
            "ndis-tidy: 0 findings in 1 file\nndis-tidy: error: " + Why + "\n");
  EXPECT_NE(Folder.read("x").find(Why), std::string::npos);
  EXPECT_NE(Folder.read("x").find("\"executionSuccessful\": false"),
            std::string::npos);
  EXPECT_EQ(tidy({"d", "--require-complete", "-DMORE"}).Status, 0);
  EXPECT_EQ(tidy({"d", "--require-complete", "--variants=auto"}).Status, 0);
}

TEST_F(CoverageRun, ErrorsAreCounted) {
  Folder.write("d/a.c", goodDriver() + "void Bad(void) { undeclared(; }\n");
  Folder.write("d/b.c", "int x;\n");
  EXPECT_EQ(tidy({"d"}).Status, 2);
  EXPECT_NE(Told.find("2 files, 1 of them with errors ("), std::string::npos)
      << Told;
  EXPECT_NE(Told.find("not analysed in 'd': routine 'Bad' (d/a.c:19): "),
            std::string::npos)
      << Told;
}

TEST_F(CoverageRun, RoutinesWithoutABodyAreTold) {
  Folder.write("d/a.c",
               "void Prepare(void);\nvoid Helper(int);\nint Unused(void);\n"
               "__declspec(dllimport) void OfTheSystem(void);\n"
               "static void UseThem(void) {\n"
               "  Prepare();\n  Helper(1);\n  OfTheSystem();\n}\n" +
                   goodDriver());
  EXPECT_EQ(tidy({"d"}).Status, 0);
  const std::string Remark =
      "ndis-tidy: not analysed in 'd': used, and defined "
      "in none of the sources: Helper, Prepare\n";
  EXPECT_NE(Told.find(Remark), std::string::npos) << Told;
  EXPECT_EQ(tidy({"d", "--require-complete"}).Status, 2);
  // From the cache, too.
  EXPECT_NE(Told.find(Remark), std::string::npos) << Told;
  Folder.write("d/b.c", "void Prepare(void) {}\nvoid Helper(int x) {}\n");
  EXPECT_EQ(tidy({"d", "--require-complete"}).Status, 0) << Told;
  // Of one file much is elsewhere.
  EXPECT_EQ(tidy({"d/a.c", "--require-complete"}).Status, 0) << Told;
}

TEST_F(CoverageRun, FilesThatWereNotParsedHaveNoErrors) {
  Folder.write("d/a.c", goodDriver());
  EXPECT_EQ(tidy({"d", "--", "-std=c1"}).Status, 2);
  EXPECT_EQ(Told, "ndis-tidy: analysed 'd': 1 file, 1 of them not parsed; 0 "
                  "routines, 0 of them entered; 0 of 0 lines compiled\n");
}

TEST_F(CoverageRun, AFolderWithoutDriverEntryIsNoPass) {
  Folder.write("d/a.c", "#include <ndis.h>\nvoid Halt(void) {}\n");
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Err),
            "ndis-tidy: error: no DriverEntry in 'd': nothing to analyse\n");
  // A file is not asked for one.
  EXPECT_EQ(tidy({"d/a.c"}).Status, 0);
}

TEST_F(CoverageRun, SarifSaysItToo) {
  Folder.write("d/a.c", goodDriver() + "#ifdef MORE\nint X;\n#endif\n");
  EXPECT_EQ(tidy({"d", "--sarif=x"}).Status, 0);
  std::string Text = Folder.read("x");
  EXPECT_NE(Text.find("analysed: 1 file; 2 routines, 2 of them entered; 20 of "
                      "21 lines compiled"),
            std::string::npos);
  EXPECT_NE(Text.find("tested, and not defined by the build: MORE"),
            std::string::npos);
}

} // namespace
