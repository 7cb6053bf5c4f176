//===- DiscoveryRunTest.cpp - Tests of drivers as they lie on disk --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

class DiscoveryRun : public EndToEnd {
protected:
  /// A driver that parses only with NEEDED and Inc/Build.h.
  void writeDriver(llvm::StringRef File) {
    Folder.write(File, source());
    Folder.write("Inc/Build.h", "#define RELEASE\n");
  }
  static std::string source() {
    return "#include \"build.h\"\n#ifndef NEEDED\n#error NEEDED\n#endif\n" +
           poolDriver("RELEASE");
  }
  static std::string leak(llvm::StringRef File) { return leakIn(File, 9); }

  static std::string project(llvm::StringRef Source,
                             llvm::StringRef Defines = "NEEDED") {
    return (llvm::Twine(
                "<Project><ItemGroup Label=\"ProjectConfigurations\">"
                "<ProjectConfiguration Include=\"Release|x64\"/></ItemGroup>"
                "<PropertyGroup><ConfigurationType>Driver</ConfigurationType>"
                "</PropertyGroup><ItemGroup><ClCompile Include=\"") +
            Source + "\"><PreprocessorDefinitions>" + Defines +
            "</PreprocessorDefinitions><AdditionalIncludeDirectories>"
            "..\\inc</AdditionalIncludeDirectories></ClCompile>"
            "</ItemGroup></Project>")
        .str();
  }
};

TEST_F(DiscoveryRun, AVisualStudioProject) {
  writeDriver("sys/A.c");
  Folder.write("sys/My.vcxproj", project("a.c"));
  for (llvm::StringRef Path : {".", "sys", "sys/My.vcxproj"}) {
    SCOPED_TRACE(Path.str());
    Finished F = tidy({Path.str()});
    EXPECT_EQ(F.Status, 1) << F.Err;
    std::string Root = Path == "." ? "./" : "";
    EXPECT_EQ(firstLine(F.Out), leak(Root + "sys/A.c"));
    EXPECT_EQ(F.Err, "ndis-tidy: driver 'My': 1 source, as "
                     "sys/My.vcxproj says for Release|x64\n"
                     "ndis-tidy: 1 finding in 1 file\n");
  }
}

TEST_F(DiscoveryRun, ASourcesFile) {
  writeDriver("sys/a.c");
  Folder.write("sys/SOURCES", "TARGETNAME=my\nTARGETTYPE=DRIVER\n"
                              "C_DEFINES=-DNEEDED\nINCLUDES=..\\INC\n"
                              "SOURCES=A.C my.rc\n");
  Finished F = tidy({"sys"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_EQ(firstLine(F.Out), leak("sys/a.c"));
  EXPECT_EQ(firstLine(F.Err),
            "ndis-tidy: driver 'my': 1 source, as sys/SOURCES says for fre "
            "amd64\n");
}

TEST_F(DiscoveryRun, AFileIsBuiltAsTheDriverThatItIsOf) {
  writeDriver("sys/src/a.c");
  Folder.write("sys/src/alone.c", "int X;\n");
  std::string Text = project("src\\a.c");
  Folder.write("sys/my.vcxproj", Text);
  Folder.write("sys/src/broken.vcxproj", "<Project>");
  Finished F = tidy({"sys/src/a.c"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_EQ(firstLine(F.Out), leak("sys/src/a.c"));
  EXPECT_NE(F.Err.find("ndis-tidy: remark: sys/src/broken.vcxproj:"),
            std::string::npos)
      << F.Err;
  EXPECT_NE(F.Err.find("ndis-tidy: 'sys/src/a.c': one file of driver 'my': 1 "
                       "source, as sys/my.vcxproj says for Release|x64\n"),
            std::string::npos)
      << F.Err;
  tidy({"sys/src/alone.c"});
  EXPECT_EQ(Undescribed, "ndis-tidy: 'sys/src/alone.c': 1 source, with no "
                         "description of a build\n");
  EXPECT_NE(tidy({"sys/src/a.c", "--build-system=folder"}).Status, 1);
}

TEST_F(DiscoveryRun, AFileThatNothingDescribesIsLookedAt) {
  Folder.write(
      "a.c",
      "#include \"A.H\"\n#include \"a.tmh\"\n#ifndef NDIS630_MINIPORT\n#error "
      "NDIS\n#endif\n");
  Folder.write("a.h", "#if defined(NDIS630_MINIPORT)\n#endif\n");
  Folder.write("b.c", "void F(void) { NdisMRegisterMiniportDriver(); }\n");
  Finished F = tidy({"a.c"});
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_NE(Undescribed.find("-DNDIS630_MINIPORT=1, because it calls "
                             "NdisMRegisterMiniportDriver\n"),
            std::string::npos)
      << Undescribed;
  // Another header may say what it is.
  Folder.write("a.h", "#include \"../elsewhere.h\"\n");
  tidy({"a.c"});
  EXPECT_EQ(Undescribed, "ndis-tidy: 'a.c': 1 source, with no description of "
                         "a build\n");
  Folder.write("a.h", "");
  Folder.write("compile_commands.json",
               R"([{"directory": "/", "file": ")" + Folder.path("b.c") +
                   R"(", "arguments": ["cc", "-DNDIS630_MINIPORT=1", "-c",)"
                   R"( "b.c"]}])");
  F = tidy({"-p", ".", "a.c"});
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_NE(F.Err.find("'a.c': 1 source, with a command that "
                       "compile_commands.json has for another one\n"),
            std::string::npos)
      << F.Err;
}

TEST_F(DiscoveryRun, TheFirstSystemThatIsThereIsTaken) {
  writeDriver("sys/a.c");
  Folder.write("sys/a.vcxproj", project("a.c"));
  Folder.write("sys/sources", "TARGETNAME=s\nSOURCES=a.c\nC_DEFINES=-DNEEDED\n"
                              "INCLUDES=..\\inc\n");
  auto Choice = [&](const Words &More) {
    Words All = {"sys"};
    All.insert(All.end(), More.begin(), More.end());
    return firstLine(tidy(All).Err);
  };
  EXPECT_NE(Choice({}).find("as sys/a.vcxproj says"), std::string::npos);
  EXPECT_NE(Choice({"--build-system=sources"}).find("as sys/sources says"),
            std::string::npos);
  EXPECT_EQ(Choice({"--build-system=folder"}),
            "ndis-tidy: 'sys': 1 source, as --build-system=folder wants\n");
  EXPECT_EQ(Choice({"--build-system=compile-commands"}),
            "ndis-tidy: error: no compile_commands.json names a source in "
            "'sys'; --build-system=folder goes without\n");
  Folder.write("sys/compile_commands.json",
               R"([{"directory": "/", "file": ")" + Folder.path("sys/a.c") +
                   R"(", "arguments": ["cc", "-DNEEDED", "-c", "a.c"]}])");
  EXPECT_NE(Choice({}).find("as compile_commands.json says"),
            std::string::npos);
  EXPECT_NE(Choice({"--build-system=vcxproj"}).find("as sys/a.vcxproj says"),
            std::string::npos);
}

TEST_F(DiscoveryRun, SeveralDriversAreReportedApart) {
  writeDriver("one/a.c");
  writeDriver("two/b.c");
  Folder.write("one/one.vcxproj", project("a.c"));
  Folder.write("two/two.vcxproj", project("b.c"));
  Finished F = tidy({".", "--sarif=out.sarif"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_NE(F.Err.find("2 findings in 2 files"), std::string::npos) << F.Err;
  EXPECT_EQ(firstLine(F.Out), leak("./one/a.c"));
}

TEST_F(DiscoveryRun, DriversOfOneFolderAreToldApart) {
  writeDriver("two/a.c");
  writeDriver("two/b.c");
  Folder.write("two/a.vcxproj", project("a.c"));
  Folder.write("two/b.vcxproj", project("b.c"));
  Finished F = tidy({"two", "--sarif=out.sarif"});
  for (llvm::StringRef Name : {"two/a.vcxproj", "two/b.vcxproj"}) {
    EXPECT_NE(Told.find("analysed '" + Name.str() + "': "), std::string::npos)
        << Told;
    EXPECT_NE(
        Folder.read("out.sarif").find("\"ndis-tidy/" + Name.str() + "/\""),
        std::string::npos);
  }
}

TEST_F(DiscoveryRun, AFolderWithSeveralDriverEntries) {
  Folder.write("dd/one/a.c", leakyDriver());
  Folder.write("dd/two/b.c", leakyDriver());
  Folder.write("dd/lost.c", "int x;\n");
  Finished F = tidy({"dd"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_EQ(Undescribed,
            "ndis-tidy: 'dd/one': 1 source, with no description of a build\n"
            "ndis-tidy: 'dd/two': 1 source, with no description of a build\n");
  EXPECT_EQ(F.Err,
            "ndis-tidy: 'dd': 1 source outside the drivers' folders left out\n"
            "ndis-tidy: 2 findings in 2 files\n");
}

TEST_F(DiscoveryRun, MacrosAreSuggested) {
  Folder.write("d/a.c", poolDriver("") +
                            "#ifndef NDIS50_MINIPORT\n#error\n#endif\n"
                            "void f(void) { NdisMRegisterMiniport(0, 0, 0); }");
  Finished F = tidy({"d"});
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(Undescribed,
            "ndis-tidy: 'd': 1 source, with no description of a build; "
            "-DNDIS_MINIPORT_DRIVER=1 -DNDIS50_MINIPORT=1, because it calls "
            "NdisMRegisterMiniport\n");
  F = tidy({"d", "--", "-DNDIS51_MINIPORT=1"});
  EXPECT_EQ(firstLine(F.Err), "d/a.c:20:2: error: \n");
}

TEST_F(DiscoveryRun, RemarksAndMissingSources) {
  writeDriver("sys/a.c");
  Folder.write("sys/sources", "TARGETNAME=my\nC_DEFINES=-DNEEDED word\n"
                              "INCLUDES=..\\inc\nSOURCES=a.c gone.c\n");
  Finished F = tidy({"sys", "--sarif=out"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Out), leak("sys/a.c"));
  EXPECT_NE(F.Err.find("sys/sources:2: remark: 'word' in C_DEFINES is no "
                       "option of cl\n"),
            std::string::npos);
  std::string Sarif = Folder.read("out");
  for (llvm::StringRef Said :
       {"\"driver 'my': 1 source, as sys/sources says for fre amd64\"",
        "\"sys/sources:2: remark: 'word' in C_DEFINES is no option of cl\""})
    EXPECT_NE(Sarif.find(Said), std::string::npos) << Sarif;
  EXPECT_NE(F.Err.find("ndis-tidy: error: sys/sources:4: there is no source "
                       "'gone.c'\n"),
            std::string::npos);
}

TEST_F(DiscoveryRun, ErrorsOfASharedSourceAreSaidOnce) {
  Folder.write("a.c", leakyDriver() + "void f(void) { undeclared; }\n");
  Folder.write("one/one.vcxproj", project("../a.c", "ONE"));
  Folder.write("two/two.vcxproj", project("../a.c", "TWO"));
  Finished F = tidy({"."});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(llvm::StringRef(F.Err).count("undeclared identifier"), 1U) << F.Err;
  EXPECT_EQ(llvm::StringRef(Told).count("with errors (1 error)"), 2U) << Told;
}

TEST_F(DiscoveryRun, MacrosOfASharedSourceAreListedOnce) {
  Folder.write("a.c", leakyDriver() + "#ifdef MORE\n#endif\n");
  Folder.write("one/one.vcxproj", project("../a.c", "ONE"));
  Folder.write("two/two.vcxproj", project("../a.c", "TWO"));
  Finished F = tidy({".", "--list-variants", "--require-complete"});
  EXPECT_EQ(F.Out, "./a.c:19: MORE\n");
  EXPECT_EQ(F.Status, 0) << "listing analyses nothing";
}

TEST_F(DiscoveryRun, BrokenDescriptionsAreOneLine) {
  writeDriver("sys/a.c");
  Folder.write("sys/a.vcxproj", "<Project>\n<\n");
  Finished F = tidy({"sys"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Err), F.Err);
  EXPECT_NE(F.Err.find("sys/a.vcxproj:2: this is no XML: "), std::string::npos)
      << F.Err;
  Folder.write("old/sources", "!if 1\n");
  expectError({"old"}, "old/sources:1: this !if has no !endif");
  Folder.write("app/sources", "TARGETTYPE=PROGRAM\nSOURCES=gone.c\n");
  expectError({"app"}, "app/sources:2: there is no source 'gone.c', nor any "
                       "other of the driver's");
  Folder.write("ok/a.vcxproj", project("../sys/a.c"));
  expectError({"ok", "--configuration=Debug|x64"},
              "ok/a.vcxproj: there is no configuration 'Debug|x64'; there are "
              "Release|x64");
}

TEST_F(DiscoveryRun, WrongValuesOfOptions) {
  expectError(
      {"--build-system=make", "d"},
      "--build-system wants auto, compile-commands, vcxproj, sources or "
      "folder, not 'make'");
  expectError({"--arch=mips", "d"},
              "--arch wants x86, amd64 or arm64, not 'mips'");
  expectError({"--target-os=95", "d"},
              "--target-os wants a Windows (wxp, wnet, vista, win7, win8, "
              "win8.1, win10) or its number (0x0601), not '95'");
  Folder.write("d/a.c", leakyDriver());
  expectError({"--wdk=d", "d"}, "no WDK in 'd': looked for inc/ddk/ndis.h and "
                                "Include/<version>/km/ndis.h");
}

TEST_F(DiscoveryRun, HeadersOfAWdkInAnyCase) {
  Folder.write("kit/INC/DDK/Ndis.h",
               "#pragma once\n#include <NtDDK.H>\n#define KIT 1\n"
               "void NdisAllocatePacketPool(NDIS_STATUS *, NDIS_HANDLE *, int, "
               "int);\n");
  Folder.write(
      "kit/INC/api/ntddk.h",
      "#ifndef NTDDK\n#define NTDDK\n"
      "#if _WIN32_WINNT != 0x0501 || "
      "!defined(_MSC_EXTENSIONS)\n#error\n#endif\n"
      "#ifdef _X86_\n#define PROCESSOR 32\n#else\n#define PROCESSOR "
      "64\n#endif\n"
      "typedef char Size[sizeof(void *) * 8 == PROCESSOR ? 1 : -1];\n"
      "#define VOID void\n#define EXTERN_C\n#define STATUS_SUCCESS 0\n"
      "#define NDIS_STATUS_SUCCESS 0\n"
      "typedef int NTSTATUS, NDIS_STATUS;\ntypedef void *NDIS_HANDLE;\n"
      "typedef struct S *PUNICODE_STRING;\n"
      "typedef struct D { void (*DriverUnload)(struct D *); } "
      "*PDRIVER_OBJECT;\n"
      "typedef NTSTATUS DRIVER_INITIALIZE(PDRIVER_OBJECT, PUNICODE_STRING);\n"
      "typedef void DRIVER_UNLOAD(PDRIVER_OBJECT);\n#endif\n");
  Folder.write("d/a.c", "#include <NDIS.H>\n#include \"..\\INC\\Own.h\"\n"
                        "#ifndef KIT\n#error\n#endif\n" +
                            leakyDriver());
  Folder.write("inc/own.h", "");
  for (llvm::StringRef Arch : {"x86", "amd64", "arm64"}) {
    Finished F =
        tidy({"d", "--wdk=kit", "--target-os=wxp", "--arch=" + Arch.str()});
    EXPECT_EQ(F.Status, 1) << F.Err;
    EXPECT_EQ(firstLine(F.Out), leakIn("d/a.c", 10));
    EXPECT_EQ(firstLine(F.Err), "ndis-tidy: headers of the WDK at 'kit/INC', "
                                "as --wdk says\n");
  }
}

TEST_F(DiscoveryRun, AVariableThatLeadsToNoWdk) {
  Folder.write("d/a.c", leakyDriver());
  Words All = {"env", "BASEDIR=nowhere"};
  llvm::append_range(All, command({"d"}));
  Finished F = runIn(Folder.path(), All);
  EXPECT_EQ(F.Status, 1) << "other headers are taken";
  EXPECT_EQ(firstLine(F.Err),
            "ndis-tidy: remark: BASEDIR leads to no WDK: there is no folder "
            "'nowhere'; unset it, or name a WDK with --wdk\n");
}

} // namespace
