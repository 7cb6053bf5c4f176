//===- AnalysisRunTest.cpp - Tests of what the command finds and shows ----===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

using AnalysisRun = EndToEnd;

TEST_F(AnalysisRun, AFindingWithItsPathAndASummary) {
  Folder.write("a.c", leakyDriver());
  Finished F = tidy({"a.c"});
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(F.Out,
            leakIn("a.c") +
                "    5 | static VOID Unload(PDRIVER_OBJECT DriverObject)\n"
                "      |             ^\n"
                "    6 | {\n"
                "    7 |     \n"
                "    8 | }\n"
                "a.c:13:5: note: the packet pool is acquired here\n"
                "   13 |     NdisAllocatePacketPool(&Status, &Pool, 16, 16);\n"
                "      |     ^\n"
                "a.c:8:1: note: returns here, and the packet pool is still "
                "held\n"
                "    8 | }\n"
                "      | ^\n");
  EXPECT_EQ(F.Err, "ndis-tidy: 1 finding in 1 file\n");
}

TEST_F(AnalysisRun, NothingFound) {
  Folder.write("a.c", goodDriver());
  Finished F = tidy({"a.c"});
  EXPECT_EQ(F.Status, 0);
  EXPECT_EQ(F.Out, "");
  EXPECT_EQ(F.Err, "ndis-tidy: 0 findings in 1 file\n");
}

TEST_F(AnalysisRun, CPlusPlus) {
  Folder.write("a.cpp", leakyDriver() + "struct S { bool operator%(int); };\n");
  Finished F = tidy({"a.cpp"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_EQ(firstLine(F.Out), leakIn("a.cpp"));
}

TEST_F(AnalysisRun, TheFilesOfAFolderAreOneDriver) {
  Folder.write("d/unload.c", "#include \"own.h\"\n"
                             "VOID Unload(PDRIVER_OBJECT D) { Free(); }\n");
  Folder.write("d/sub/free.c", "#include \"own.h\"\nNDIS_HANDLE Pool;\n"
                               "void Free(void) {}\n");
  Folder.write("d/own.h", "#include <ndis.h>\nextern NDIS_HANDLE Pool;\n"
                          "void Free(void);\nDRIVER_UNLOAD Unload;\n");
  Folder.write("d/entry.c",
               "#include \"own.h\"\nDRIVER_INITIALIZE DriverEntry;\n"
               "NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P)\n{\n"
               "  NDIS_STATUS S;\n"
               "  NdisAllocatePacketPool(&S, &Pool, 16, 16);\n"
               "  if (S) return S;\n"
               "  D->DriverUnload = Unload;\n  return 0;\n}\n");
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_EQ(firstLine(F.Out), "d/unload.c:2:6: warning: 'Unload' never gives "
                              "back the packet pool [ndis-unload-leak]\n");
  EXPECT_EQ(F.Err, "ndis-tidy: 1 finding in 3 files\n");
  // Of one file alone the rest is not known.
  EXPECT_EQ(tidy({"d/entry.c"}).Status, 0);
}

TEST_F(AnalysisRun, PathsAreShownAsGiven) {
  Folder.write("d/a b.c", leakyDriver());
  Folder.makeFolder("x/y");
  for (auto [Where, Path, Shown] : {std::tuple("", "d/a b.c", "d/a b.c"),
                                    {"", "./d", "./d/a b.c"},
                                    {"", "d//", "d/a b.c"},
                                    {"", "d/../d/./a b.c", "d/../d/./a b.c"},
                                    {"d", ".", "./a b.c"},
                                    {"d", "a b.c", "a b.c"},
                                    {"x/y", "../../d", "../../d/a b.c"}}) {
    Finished F = tidy({Path}, Where);
    EXPECT_EQ(F.Status, 1) << F.Err;
    EXPECT_EQ(firstLine(F.Out), leakIn(Shown));
  }
  std::string Absolute = Folder.path("d/a b.c");
  EXPECT_EQ(firstLine(tidy({Absolute}).Out), leakIn(Absolute));
}

TEST_F(AnalysisRun, SeveralDriversInOneRun) {
  Folder.write("one/a.c", leakyDriver());
  Folder.write("two/a.c", goodDriver());
  Folder.write("three.c", leakyDriver());
  Finished F = tidy({"three.c", "two", "one"});
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(firstLine(F.Out), leakIn("one/a.c"));
  EXPECT_NE(F.Out.find("\n" + leakIn("three.c")), std::string::npos);
  EXPECT_EQ(F.Err, "ndis-tidy: 2 findings in 3 files\n");
}

TEST_F(AnalysisRun, TheSameTwiceIsAnalysedOnce) {
  Folder.write("d/a.c", leakyDriver());
  Folder.link("d", "link");
  for (const Words &Paths : {Words{"d", "d"},
                             {"d", "./d/"},
                             {"d", "link"},
                             {"d", "d/a.c"},
                             {"d", Folder.path("d/a.c")},
                             {"d/a.c", "d/../d/a.c"}}) {
    Finished F = tidy(Paths);
    EXPECT_EQ(F.Status, 1);
    EXPECT_EQ(firstLine(F.Out), leakIn("d/a.c"));
    EXPECT_EQ(F.Err, "ndis-tidy: 1 finding in 1 file\n");
  }
}

TEST_F(AnalysisRun, NeitherOrderNorThreadsChangeTheOutput) {
  for (llvm::StringRef Name : {"a", "b", "c", "d", "e"})
    Folder.write(Name.str() + "/" + Name.str() + ".c", leakyDriver());
  Folder.write("f.c", leakyDriver() + "int x = y;\n");
  Folder.write("g.c", leakyDriver() + "int x = z;\n");
  Finished One = tidy({"-j1", "a", "b", "c", "d", "e", "f.c", "g.c"});
  EXPECT_EQ(One.Status, 2);
  Finished Two = tidy({"-j2", "a", "b", "c", "d", "e", "f.c", "g.c"});
  EXPECT_EQ(One.Out, Two.Out);
  EXPECT_EQ(One.Err, Two.Err);
  Finished Turned = tidy({"g.c", "e", "c", "a", "f.c", "b", "d"});
  EXPECT_EQ(One.Out, Turned.Out);
}

TEST_F(AnalysisRun, LinksInACircleEnd) {
  Folder.write("d/a.c", leakyDriver());
  Folder.link("..", "d/up");
  Folder.link("d", "d/d");
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(F.Err, "ndis-tidy: 1 finding in 1 file\n");
}

TEST_F(AnalysisRun, CommentsSuppress) {
  for (llvm::StringRef Comment :
       {"static VOID Unload(PDRIVER_OBJECT DriverObject) // NOLINT",
        "// NOLINTNEXTLINE(ndis-*)\n"
        "static VOID Unload(PDRIVER_OBJECT DriverObject)",
        "// NOLINT"
        "BEGIN(ndis-unload-leak)\n"
        "static VOID Unload(PDRIVER_OBJECT DriverObject)\n"
        "// NOLINT"
        "END(ndis-unload-leak)\n"}) {
    std::string Text = leakyDriver();
    llvm::StringRef Head = "static VOID Unload(PDRIVER_OBJECT DriverObject)";
    Text.replace(Text.find(Head), Head.size(), Comment);
    Folder.write("a.c", Text);
    Finished F = tidy({"a.c"});
    EXPECT_EQ(F.Status, 0) << F.Out;
    EXPECT_EQ(F.Err, "ndis-tidy: 0 findings in 1 file, 1 suppressed\n");
  }
  Folder.write("a.c", "// NOLINT"
                      "BEGIN(ndis-double-release)\n" +
                          leakyDriver());
  Finished F = tidy({"a.c"});
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(firstLine(F.Out), "a.c:1:4: error: unmatched 'NOLINT"
                              "BEGIN' comment without a "
                              "subsequent 'NOLINT"
                              "END' comment [clang-tidy-nolint]\n");
}

TEST_F(AnalysisRun, ChecksAreChosenAsInClangTidy) {
  Folder.write("a.c", leakyDriver());
  EXPECT_EQ(tidy({"a.c", "--checks=-*,ndis-unload-leak"}).Status, 1);
  EXPECT_EQ(tidy({"a.c", "-checks=-*,ndis-*,-ndis-unload-leak"}).Status, 0);
  EXPECT_EQ(tidy({"a.c", "--checks=-ndis-unload-leak"}).Status, 0);
  EXPECT_EQ(tidy({"a.c", "--checks=-*,ndis-*leak,"}).Status, 1);
}

TEST_F(AnalysisRun, ArgumentsForClang) {
  Folder.write("inc dir/pool.h", "#define RELEASE NdisFreePacketPool(Pool);\n");
  Folder.write("src/a.c", "#ifdef WITH_POOL_H\n#include \"pool.h\"\n#else\n"
                          "#define RELEASE\n#endif\n" +
                              poolDriver("RELEASE"));
  EXPECT_EQ(tidy({"src/a.c"}).Status, 1);
  EXPECT_EQ(tidy({"src/a.c", "--", "-DWITH_POOL_H", "-Iinc dir"}).Status, 0);
  expectError({"src/a.c", "--", "-frobnicate"},
              "Clang does not take these flags: unknown argument: "
              "'-frobnicate'");
}

TEST_F(AnalysisRun, FoldersForClangAreSearchedInTheirOrder) {
  Folder.write("d/a.c", "#include <debug.h>\nint a = LEVEL;\n");
  Folder.write("d/debug.h", "#define LEVEL 1\n");
  Folder.write("sdk/debug.h", "#define OTHER 1\n");
  EXPECT_EQ(tidy({"d/a.c", "--", "-Id", "-Isdk"}).Status, 0);
  EXPECT_EQ(tidy({"d/a.c", "--", "-Isdk", "-Id"}).Status, 2);
}

TEST_F(AnalysisRun, DumpedIRIsWhatIsParsed) {
  Folder.write("d/a.c", goodDriver());
  Finished F = tidy({"--dump-ir", "d"});
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_EQ(firstLine(F.Out), "file \"d/a.c\"\n");
  // What is the driver's own is called by its place in the driver.
  EXPECT_NE(F.Out.find("call NdisFreePacketPool(@\"a.c::Pool\""),
            std::string::npos)
      << F.Out;
  EXPECT_EQ(F.Err, "");
}

TEST_F(AnalysisRun, AnOptionOfACheck) {
  Folder.write("a.c", R"(#include <ndis.h>
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P)
{
    NDIS_MINIPORT_CHARACTERISTICS Chars;
    NDIS_HANDLE Wrapper;
    NDIS_STATUS Status;
    NdisMInitializeWrapper(&Wrapper, D, P, NULL);
    NdisZeroMemory(&Chars, sizeof(Chars));
    Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
    if (Status != NDIS_STATUS_SUCCESS)
        NdisTerminateWrapper(Wrapper, NULL);
    return Status;
}
)");
  Words Arguments = {"a.c", "--", "-DNDIS_MINIPORT_DRIVER",
                     "-DNDIS51_MINIPORT"};
  EXPECT_EQ(tidy(Arguments).Status, 0);
  Arguments.insert(Arguments.begin(),
                   "--option=ndis-unload-handler-missing.RequireAlways=true");
  Finished F = tidy(Arguments);
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_NE(firstLine(F.Out).find("[ndis-unload-handler-missing]"),
            std::string::npos)
      << F.Out;
}

TEST_F(AnalysisRun, OwnRulesAreAdded) {
  Folder.write("own.yaml", R"(resources:
  - id: widget
    title: widget
    scope: driver
    acquire: [{ call: TakeWidget, handle: "result", success: "result != 0" }]
    release: [{ call: DropWidget, handle: "0" }]
)");
  Folder.write("d/a.c", R"(#include <ndis.h>
void *TakeWidget(void);
void DropWidget(void *);
static void *Widget;
DRIVER_INITIALIZE DriverEntry;
static VOID Unload(PDRIVER_OBJECT DriverObject) {}
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path)
{
    Widget = TakeWidget();
    if (!Widget)
        return STATUS_UNSUCCESSFUL;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
)");
  EXPECT_EQ(tidy({"d"}).Status, 0);
  Finished F = tidy({"--rules=own.yaml", "d"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_EQ(firstLine(F.Out), "d/a.c:6:13: warning: 'Unload' never gives back "
                              "the widget [ndis-unload-leak]\n");
}

} // namespace
