//===- SourcesFileTest.cpp - Tests of sources and dirs --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/SourcesFile.h"
#include "build/TemporaryFolder.h"
#include "llvm/ADT/STLExtras.h"

using namespace ndistidy::build;

namespace {

using Words = std::vector<std::string>;

Words pathsOf(const Driver &D) {
  Words Result;
  for (const Source &S : D.Sources)
    Result.push_back(S.Path);
  return Result;
}

Driver read(const std::string &Path, const Target &T = {}) {
  llvm::Expected<Driver> D = readSourcesFile(Path, T);
  if (D)
    return std::move(*D);
  ADD_FAILURE() << llvm::toString(D.takeError());
  return {};
}

TEST(SourcesFile, SaysHowADriverIsBuilt) {
  TemporaryFolder Folder;
  std::string A = Folder.write("sys/a.c"), B = Folder.write("Common/B.c");
  Folder.write("inc/x.h");
  Driver D = read(Folder.write("sys/sources",
                               "TARGETNAME=mydrv\n"
                               "TARGETTYPE=DRIVER\n"
                               "TARGETLIBS=$(DDK_LIB_PATH)\\ndis.lib "
                               "..\\obj\\Helper.lib\n"
                               "INCLUDES=$(DDK_INC_PATH);..\\INC;..\n"
                               "C_DEFINES=$(C_DEFINES) -DNDIS51_MINIPORT=1\n"
                               "USER_C_FLAGS=/UOLD /FIfirst.h /GS\n"
                               "MSC_WARNING_LEVEL=/W4 /WX\n"
                               "SOURCES=A.C \\\n"
                               "    ..\\common\\b.c \\\n"
                               "    mydrv.rc msg.mc\n"));
  EXPECT_EQ(D.Name, "mydrv");
  EXPECT_EQ(D.What, Kind::Driver);
  EXPECT_EQ(D.Variant, "fre amd64");
  EXPECT_EQ(D.Description, Folder("sys/sources"));
  EXPECT_EQ(pathsOf(D), (Words{A, B}));
  EXPECT_EQ(D.Libraries, (Words{"ndis", "helper"}));
  const Settings &How = D.Sources.front().How;
  EXPECT_EQ(How.Defines, (Words{"NDEBUG", "NDIS51_MINIPORT=1"}));
  EXPECT_EQ(How.Undefines, Words{"OLD"});
  EXPECT_EQ(How.ForcedIncludes, Words{"first.h"});
  EXPECT_EQ(How.IncludeFolders,
            (Words{Folder("sys"), Folder("inc"), Folder.Path}));
  EXPECT_EQ(How.OtherFlags, Words{"/GS"});
  EXPECT_TRUE(D.Remarks.empty());
  EXPECT_TRUE(D.Missing.empty());
}

TEST(SourcesFile, NamesTraceRoutines) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  Driver D = read(Folder.write(
      "sources", "SOURCES=a.c\n"
                 "RUN_WPP=$(SOURCES) -km -func:DEBUGP(LEVEL,MSG,...) "
                 "-func: Trace{A=B}(MSG) -scan:trace.h\n"));
  EXPECT_EQ(D.TraceRoutines, (Words{"DEBUGP", "Trace"}));
  EXPECT_EQ(D.TraceConfigurations, Words{Folder("trace.h")});
}

TEST(SourcesFile, HasSourcesForEachProcessor) {
  TemporaryFolder Folder;
  for (llvm::StringRef Name : {"a.c", "x86.c", "x64.c"})
    Folder.write(Name);
  std::string File = Folder.write("sources", "SOURCES=a.c\n"
                                             "I386_SOURCES=x86.c\n"
                                             "AMD64_SOURCES=x64.c\n"
                                             "!if $(386)\nC_DEFINES=-DI\n"
                                             "!endif\n");
  EXPECT_EQ(pathsOf(read(File)), (Words{Folder("a.c"), Folder("x64.c")}));
  Driver X86 = read(File, {Architecture::X86, {}, {}});
  EXPECT_EQ(pathsOf(X86), (Words{Folder("a.c"), Folder("x86.c")}));
  EXPECT_EQ(X86.Sources.front().How.Defines, (Words{"NDEBUG", "I"}));
}

TEST(SourcesFile, AsksForTheTarget) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  std::string File = Folder.write(
      "sources", "SOURCES=a.c\n"
                 "!if \"$(DDKBUILDENV)\" == \"chk\"\nC_DEFINES=-DCHK\n!endif\n"
                 "!if \"$(DDK_TARGET_OS)\" == \"WinXP\" && "
                 "$(_NT_TARGET_VERSION) < $(_NT_TARGET_VERSION_VISTA)\n"
                 "C_DEFINES=$(C_DEFINES) -DXP\n!endif\n"
                 "!if $(_NT_TOOLS_VERSION) < 0x800\nC_DEFINES=-DOLD\n"
                 "!endif\n");
  EXPECT_EQ(read(File).Sources.front().How.Defines, Words{"NDEBUG"});
  EXPECT_EQ(read(File, {{}, "Checked", 0x0501}).Sources.front().How.Defines,
            (Words{"DBG=1", "CHK", "XP"}));
}

TEST(SourcesFile, ThePrecompiledHeadersFolderIsSearched) {
  TemporaryFolder Folder;
  Folder.write("sys/a.c");
  Folder.write("pch/precomp.h");
  Driver D = read(Folder.write(
      "sys/sources", "SOURCES=a.c\nPRECOMPILED_INCLUDE=..\\PCH\\precomp.h\n"));
  EXPECT_EQ(D.Sources.front().How.IncludeFolders,
            (Words{Folder("sys"), Folder("pch")}));
}

TEST(SourcesFile, RemarksWhatIsLeftOut) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  Driver D = read(Folder.write("sources", "SOURCES=a.c fast.asm gone.c\n"
                                          "C_DEFINES=word $(WHO)\n"
                                          "INCLUDES=$(DDK_INC_PATH)\\wdf\n"));
  Words Said;
  for (const Remark &R : D.Remarks)
    Said.push_back(toString(R));
  EXPECT_TRUE(llvm::is_contained(
      Said, Folder("sources") + ":1: 'fast.asm' is no C or C++, and left out"));
  EXPECT_TRUE(llvm::is_contained(
      Said, Folder("sources") + ":2: 'word' in C_DEFINES is no option of cl"));
  EXPECT_TRUE(llvm::is_contained(
      Said, Folder("sources") + ":2: $(WHO) is defined neither here nor in the "
                                "environment, and taken as empty"));
  EXPECT_TRUE(llvm::is_contained(
      Said, Folder("sources") +
                ":3: the kit's folder '<DDK_INC_PATH>\\wdf' is left out"));
  ASSERT_EQ(D.Missing.size(), 1U);
  EXPECT_EQ(toString(D.Missing.front()),
            Folder("sources") + ":1: there is no source 'gone.c'");
}

TEST(SourcesFile, Errors) {
  TemporaryFolder Folder;
  auto Error = [&](llvm::StringRef Text) {
    return errorOf(readSourcesFile(Folder.write("sources", Text), {}));
  };
  EXPECT_EQ(read(Folder.write("sources", "")).What, Kind::Other);
  EXPECT_EQ(Error("\nSOURCES=gone.c\n"),
            Folder("sources") + ":2: there is no source 'gone.c', nor any "
                                "other of the driver's");
  EXPECT_EQ(Error("SOURCES=a.c\n!if 1\n"),
            Folder("sources") + ":2: this !if has no !endif");
  EXPECT_NE(Error(std::string("SOURCES=\0", 9)).find("NUL"), std::string::npos);
}

TEST(DirsFile, LeadsToTheDriversBelow) {
  TemporaryFolder Folder;
  Folder.write("DIRS", "DIRS=one \\\n     two{later} gone\n"
                       "OPTIONAL_DIRS=not_here\n");
  std::string One = Folder.write("One/SOURCES"),
              Deep = Folder.write("two/deep/sources");
  Folder.write("two/dirs", "DIRS=deep ..\\one\n");
  Folder.write("three/sources");
  std::vector<Remark> Remarks;
  llvm::Expected<Words> Found = findSourcesFiles(Folder.Path, Remarks);
  ASSERT_TRUE(bool(Found));
  EXPECT_EQ(*Found, (Words{One, Deep}));
  ASSERT_EQ(Remarks.size(), 1U);
  EXPECT_EQ(Remarks.front().Text, "there is no folder 'gone'");
}

TEST(DirsFile, MayLeadBackToItself) {
  TemporaryFolder Folder;
  Folder.write("dirs", "DIRS=a . ..\n");
  Folder.write("a/dirs", "DIRS=..\n");
  std::vector<Remark> Remarks;
  llvm::Expected<Words> Found = findSourcesFiles(Folder.Path, Remarks);
  ASSERT_TRUE(bool(Found));
  EXPECT_TRUE(Found->empty());
}

TEST(DirsFile, WithoutItAllBelowAreFound) {
  TemporaryFolder Folder;
  std::string A = Folder.write("a/sources"), B = Folder.write("b/c/Sources");
  std::vector<Remark> Remarks;
  llvm::Expected<Words> Found = findSourcesFiles(Folder.Path, Remarks);
  ASSERT_TRUE(bool(Found));
  EXPECT_EQ(*Found, (Words{A, B}));
}

} // namespace
