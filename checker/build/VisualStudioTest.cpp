//===- VisualStudioTest.cpp - Tests of projects and solutions -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/VisualStudio.h"
#include "build/MsbuildCondition.h"
#include "build/TemporaryFolder.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Process.h"

using namespace ndistidy::build;

namespace {

using Words = std::vector<std::string>;

/// A project of \p Body with the usual beginning.
std::string project(llvm::StringRef Body) {
  return R"xml(<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
<ItemGroup Label="ProjectConfigurations">
<ProjectConfiguration Include="Debug|x64"/>
<ProjectConfiguration Include="Release|Win32"/>
<ProjectConfiguration Include="Release|x64"/>
</ItemGroup>
<PropertyGroup><TargetVersion>Windows10</TargetVersion>
<ConfigurationType>Driver</ConfigurationType>
<UseDebugLibraries Condition="'$(Configuration)'=='Debug'">true</UseDebugLibraries>
</PropertyGroup>
<Import Project="$(VCTargetsPath)\Microsoft.Cpp.props" />
)xml" + Body.str() +
         "</Project>\n";
}

Driver read(const std::string &Path, const Target &T = {}) {
  llvm::Expected<Driver> D = readProject(Path, T);
  if (D)
    return std::move(*D);
  ADD_FAILURE() << llvm::toString(D.takeError());
  return {};
}

Words pathsOf(const Driver &D) {
  Words Result;
  for (const Source &S : D.Sources)
    Result.push_back(S.Path);
  return Result;
}

Words remarksOf(const Driver &D) {
  Words Result;
  for (const Remark &R : D.Remarks)
    Result.push_back(R.Text);
  return Result;
}

TEST(VisualStudio, SaysHowADriverIsBuilt) {
  TemporaryFolder Folder;
  std::string A = Folder.write("sys/a.c"), B = Folder.write("Common/b.C");
  Folder.write("sys/out.c");
  Driver D = read(Folder.write("sys/My.vcxproj", project(R"xml(
<PropertyGroup Condition="'$(Configuration)|$(Platform)'=='Release|x64'">
<TargetName>mydrv</TargetName></PropertyGroup>
<ItemDefinitionGroup Condition="'$(Configuration)'=='Release'"><ClCompile>
<PreprocessorDefinitions>%(PreprocessorDefinitions);A=1</PreprocessorDefinitions>
<PreprocessorDefinitions Condition="$(_NT_TARGET_VERSION)&gt;=$(_NT_TARGET_VERSION_WIN8)">%(PreprocessorDefinitions);NEW</PreprocessorDefinitions>
<PreprocessorDefinitions Condition="$(_NT_TARGET_VERSION)&lt;$(_NT_TARGET_VERSION_WIN8)">%(PreprocessorDefinitions);OLD</PreprocessorDefinitions>
<AdditionalIncludeDirectories>..\COMMON;$(DDK_INC_PATH);$(IntDir)</AdditionalIncludeDirectories>
<WarningLevel>Level4</WarningLevel>
</ClCompile>
<Link><AdditionalDependencies>$(DDK_LIB_PATH)\ndis.lib;..\x\Base.lib</AdditionalDependencies></Link>
</ItemDefinitionGroup>
<ItemDefinitionGroup Condition="'$(Configuration)'=='Debug'"><ClCompile>
<PreprocessorDefinitions>WRONG</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>
<ItemGroup>
<ClCompile Include="a.c"><PreprocessorDefinitions>B;%(PreprocessorDefinitions)</PreprocessorDefinitions>
<ForcedIncludeFiles>first.h</ForcedIncludeFiles>
<AdditionalOptions>%(AdditionalOptions) /GS /DC=2</AdditionalOptions></ClCompile>
<ClCompile Include="..\common\B.c" />
<ClCompile Include="out.c"><ExcludedFromBuild Condition="'$(Platform)'=='x64'">true</ExcludedFromBuild></ClCompile>
<ResourceCompile Include="my.rc" />
</ItemGroup>)xml")));
  EXPECT_EQ(D.Name, "mydrv");
  EXPECT_EQ(D.Variant, "Release|x64");
  EXPECT_EQ(D.What, Kind::Driver);
  EXPECT_EQ(pathsOf(D), (Words{A, B}));
  EXPECT_EQ(D.Libraries, (Words{"ndis", "base"}));
  const Settings &First = D.Sources[0].How;
  EXPECT_EQ(First.Defines, (Words{"NDEBUG", "C=2", "B", "A=1", "NEW"}));
  EXPECT_EQ(First.ForcedIncludes, Words{"first.h"});
  EXPECT_EQ(First.IncludeFolders, Words{Folder("Common")});
  EXPECT_EQ(First.OtherFlags, Words{"/GS"});
  EXPECT_EQ(D.Sources[1].How.Defines, (Words{"NDEBUG", "A=1", "NEW"}));
  EXPECT_EQ(remarksOf(D), Words{});
}

TEST(VisualStudio, TheFoldersOfTheProjectAreSearchedLast) {
  TemporaryFolder Folder;
  Folder.write("sys/a.c");
  Folder.write("Include/b.h");
  Driver D = read(Folder.write("sys/My.vcxproj", project(R"xml(
<PropertyGroup><IncludePath>..\include;$(IncludePath)</IncludePath>
<ExternalIncludePath>$(KM_IncludePath);own</ExternalIncludePath></PropertyGroup>
<ItemGroup><ClCompile Include="a.c">
<AdditionalIncludeDirectories>first</AdditionalIncludeDirectories>
</ClCompile></ItemGroup>)xml")));
  EXPECT_EQ(D.Sources[0].How.IncludeFolders,
            (Words{Folder("sys/first"), Folder("Include"), Folder("sys/own")}));
  EXPECT_EQ(remarksOf(D), Words{});
}

TEST(VisualStudio, ThePrecompiledHeadersFolderIsSearched) {
  TemporaryFolder Folder;
  Folder.write("sys/a.c");
  Folder.write("src/b.c");
  Folder.write("src/Own.h");
  Folder.write("pch/Precomp.h");
  auto Folders = [&](llvm::StringRef Use, llvm::StringRef Header) {
    Driver D = read(Folder.write(
        "sys/a.vcxproj",
        project(("<ItemGroup><ClCompile Include=\"a.c\" /><ClCompile "
                 "Include=\"..\\src\\b.c\"><PrecompiledHeader>" +
                 Use + "</PrecompiledHeader><PrecompiledHeaderFile>" + Header +
                 "</PrecompiledHeaderFile></ClCompile></ItemGroup>")
                    .str())));
    EXPECT_EQ(D.Sources[0].How.IncludeFolders, Words{});
    return D.Sources[1].How.IncludeFolders;
  };
  EXPECT_EQ(Folders("Use", "..\\pch\\precomp.h"), Words{Folder("pch")});
  EXPECT_EQ(Folders("Create", "own.h"), Words{Folder("src")});
  EXPECT_EQ(Folders("NotUsing", "own.h"), Words{});
  EXPECT_EQ(Folders("Use", "gone.h"), Words{});
}

TEST(VisualStudio, ReadsTheConfigurationThatIsAskedFor) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  std::string File = Folder.write("a.vcxproj", project(R"xml(
<ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>$(Configuration)_$(Platform)</PreprocessorDefinitions>
</ClCompile></ItemDefinitionGroup><ItemGroup><ClCompile Include="a.c"/></ItemGroup>)xml"));
  auto Defines = [&](const Target &T) {
    return read(File, T).Sources.front().How.Defines;
  };
  EXPECT_EQ(Defines({}), (Words{"NDEBUG", "Release_x64"}));
  EXPECT_EQ(Defines({{}, "debug|X64", {}}), (Words{"DBG=1", "Debug_x64"}));
  EXPECT_EQ(Defines({Architecture::X86, {}, {}}),
            (Words{"NDEBUG", "Release_Win32"}));
  EXPECT_EQ(errorOf(readProject(File, {{}, "Retail|x64", {}})),
            File + ": there is no configuration 'Retail|x64'; there are "
                   "Debug|x64, Release|Win32, Release|x64");
}

TEST(VisualStudio, TheOldestWindowsMayBeGiven) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  std::string File = Folder.write("a.vcxproj", project(R"xml(
<ItemGroup><ClCompile Include="a.c"><PreprocessorDefinitions>V=$(_NT_TARGET_VERSION)</PreprocessorDefinitions>
</ClCompile></ItemGroup>)xml"));
  EXPECT_EQ(read(File).Sources.front().How.Defines.back(), "V=0xA00");
  EXPECT_EQ(read(File, {{}, {}, 0x601}).Sources.front().How.Defines.back(),
            "V=0x601");
}

TEST(VisualStudio, NamesTraceRoutines) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  Driver D = read(Folder.write("a.vcxproj", project(R"xml(
<ItemGroup><ClCompile Include="a.c"><WppEnabled>true</WppEnabled>
<WppTraceFunction>DEBUGP(LEVEL,MSG,...);Log(X)</WppTraceFunction>
<WppScanConfigurationData>inc\trace.h</WppScanConfigurationData>
<WppAdditionalOptions>-km -func:More(MSG) -scan:"w pp.h"</WppAdditionalOptions></ClCompile></ItemGroup>)xml")));
  EXPECT_EQ(D.TraceRoutines, (Words{"More", "DEBUGP", "Log"}));
  llvm::sort(D.TraceConfigurations);
  EXPECT_EQ(D.TraceConfigurations,
            (Words{Folder("inc/trace.h"), Folder("w pp.h")}));
}

TEST(VisualStudio, ImportsLocalFiles) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  Folder.write("Props/Common.props", R"xml(<Project>
<PropertyGroup><Extra>$(MSBuildThisFileName)</Extra></PropertyGroup>
<ItemDefinitionGroup><ClCompile><AdditionalIncludeDirectories>$(MSBuildThisFileDirectory)inc</AdditionalIncludeDirectories>
</ClCompile></ItemDefinitionGroup></Project>)xml");
  Driver D = read(Folder.write("a.vcxproj", project(R"xml(
<ImportGroup><Import Project="props\common.props" Condition="exists('Props\common.props')"/>
<Import Project="gone.props" Condition="exists('gone.props')"/></ImportGroup>
<ItemGroup><ClCompile Include="a.c"><PreprocessorDefinitions>E=$(Extra)</PreprocessorDefinitions></ClCompile></ItemGroup>)xml")));
  EXPECT_EQ(D.Sources.front().How.Defines, (Words{"NDEBUG", "E=Common"}));
  EXPECT_EQ(D.Sources.front().How.IncludeFolders, Words{Folder("Props/inc")});
  EXPECT_EQ(remarksOf(D), Words{});
}

TEST(VisualStudio, ItemsAreChosenAsMSBuildDoes) {
  TemporaryFolder Folder;
  for (llvm::StringRef Name : {"a.c", "b.c", "c.c", "sub/d.c", "e.c"})
    Folder.write(Name);
  Driver D = read(Folder.write("a.vcxproj", project(R"xml(
<Choose><When Condition="'$(Platform)'=='x64'"><ItemGroup><ClCompile Include="*.c;sub\**\*.c" Exclude="b.c"/></ItemGroup></When>
<Otherwise><ItemGroup><ClCompile Include="b.c"/></ItemGroup></Otherwise></Choose>
<ItemGroup><ClCompile Remove="c.c"/><ClCompile Update="e.c"><ExcludedFromBuild>True</ExcludedFromBuild></ClCompile>
<ClCompile Include="a%2Ec"/></ItemGroup>)xml")));
  EXPECT_EQ(pathsOf(D), (Words{Folder("a.c"), Folder("sub/d.c")}));
}

TEST(VisualStudio, TheSolutionIsLookedForAbove) {
  TemporaryFolder Folder;
  Folder.write("src/sys/a.c");
  Folder.write("src/a.props", "<Project><PropertyGroup><From>solution</From>"
                              "</PropertyGroup></Project>");
  const std::string File = Folder.write(
      "src/sys/a.vcxproj",
      project("<Import Project='$(SolutionDir)src\\a.props'/>"
              "<ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>$(From)"
              "</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>"
              "<ItemGroup><ClCompile Include='a.c'/></ItemGroup>"));
  EXPECT_EQ(remarksOf(read(File)).size(), 2U) << "no import, no property";
  // One that does not list the project is another's.
  Folder.write("src/other.sln", "Microsoft Visual Studio Solution File\n");
  const std::string Solution = Folder.write(
      "all.sln", "Microsoft Visual Studio Solution File\n"
                 "Project(\"{1}\") = \"a\", \"src\\Sys\\a.vcxproj\", "
                 "\"{2}\"\nEndProject\n");
  EXPECT_EQ(findSolution(File), Solution);
  Driver D = read(File);
  EXPECT_EQ(D.Sources.front().How.Defines, (Words{"NDEBUG", "solution"}));
  EXPECT_EQ(remarksOf(D), Words{});
}

TEST(VisualStudio, ReadsTheFilesThatTheKitImports) {
  TemporaryFolder Folder;
  Folder.write("sys/a.c");
  auto Property = [](llvm::StringRef Value) {
    return ("<Project><PropertyGroup><From>" + Value +
            "</From></PropertyGroup></Project>")
        .str();
  };
  Folder.write("Directory.build.props", Property("$(From)outer"));
  const std::string File = Folder.write("sys/a.vcxproj", R"xml(<Project>
<PropertyGroup><From>own</From></PropertyGroup>
<Import Project="$(VCTargetsPath)\Microsoft.Cpp.Default.props"/>
<ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>$(From)</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>
<ItemGroup><ClCompile Include="a.c"/></ItemGroup>
<Import Project="$(VCTargetsPath)\Microsoft.Cpp.targets"/></Project>)xml");
  auto From = [&] { return read(File).Sources.front().How.Defines.back(); };
  EXPECT_EQ(From(), "ownouter");
  Folder.write("sys/Directory.Build.props", Property("inner"));
  Folder.write("Directory.Build.targets", Property("$(From)-late"));
  EXPECT_EQ(From(), "inner-late");
}

TEST(VisualStudio, KindsOfProjects) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  auto KindOf = [&](llvm::StringRef Type) {
    return read(Folder.write("a.vcxproj",
                             project("<PropertyGroup><ConfigurationType>" +
                                     Type.str() +
                                     "</ConfigurationType></PropertyGroup>"
                                     "<ItemGroup><ClCompile Include='a.c'/>"
                                     "</ItemGroup>")))
        .What;
  };
  EXPECT_EQ(KindOf("Driver"), Kind::Driver);
  EXPECT_EQ(KindOf("StaticLibrary"), Kind::Library);
  EXPECT_EQ(KindOf("Application"), Kind::Other);
  EXPECT_EQ(KindOf("DynamicLibrary"), Kind::Other);
}

TEST(VisualStudio, WhatNothingDefinesIsTheEnvironments) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  Driver D = read(Folder.write("a.vcxproj", project(R"xml(
<ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>$(PATH)</PreprocessorDefinitions>
</ClCompile></ItemDefinitionGroup><ItemGroup><ClCompile Include="a.c"/></ItemGroup>)xml")));
  EXPECT_EQ(llvm::join(D.Sources.front().How.Defines, ";"),
            "NDEBUG;" + *llvm::sys::Process::GetEnv("PATH"));
  EXPECT_EQ(remarksOf(D), Words());
}

TEST(VisualStudio, RemarksWhatIsNotUnderstood) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  Driver D = read(Folder.write("a.vcxproj", project(R"xml(
<Frob/>
<PropertyGroup><P>$(Nowhere)</P><Q>$([System.IO.Path]::GetTempPath())</Q>
<R Condition="'a' ~ 'b'">x</R></PropertyGroup>
<Import Project="gone.props"/>
<Target Name="Gen"><ItemGroup><ClCompile Include="gen.c"/></ItemGroup></Target>
<ItemGroup><ClCompile Include="a.c"><Mystery>1</Mystery></ClCompile><ClCompile Include="b.c"/><ClCompile Include=".\$(IntDir)\rpc_s.c"/><MASM Include="fast.asm"/></ItemGroup>)xml")));
  Words Said = remarksOf(D);
  for (llvm::StringRef Wanted :
       {"the element 'Frob' is not understood",
        "$(Nowhere) is known neither here nor in the environment, and taken as "
        "empty",
        "'$([System.IO.Path]::GetTempPath())' is not understood, and taken as "
        "empty",
        "cannot import 'gone.props': there is no such file",
        "the target 'Gen' is not run; the sources that it adds are left out",
        "'mystery' of ClCompile is not understood"})
    EXPECT_TRUE(llvm::is_contained(Said, Wanted)) << Wanted.str();
  EXPECT_TRUE(llvm::any_of(Said, [](llvm::StringRef S) {
    return S.starts_with("the condition \"'a' ~ 'b'\" is taken as false: ");
  }));
  EXPECT_TRUE(llvm::any_of(Said, [](llvm::StringRef S) {
    return S.ends_with("fast.asm' is no C or C++, and left out");
  }));
  EXPECT_EQ(D.Remarks.front().Line, 14U);
  ASSERT_EQ(D.Missing.size(), 2U);
  EXPECT_EQ(D.Missing[0].Text, "there is no source '" + Folder("b.c") + "'");
  EXPECT_EQ(D.Missing[1].Text, "there is no source 'rpc_s.c' in $(intdir), "
                               "where a build is to make it");
}

TEST(VisualStudio, BrokenFilesAreErrors) {
  TemporaryFolder Folder;
  auto Error = [&](llvm::StringRef Text) {
    return errorOf(readProject(Folder.write("a.vcxproj", Text), {}));
  };
  EXPECT_NE(Error("<Project>\n<a>\n</Project>").find("this is no XML: "),
            std::string::npos);
  EXPECT_NE(Error("").find("a.vcxproj:"), std::string::npos);
  EXPECT_EQ(Error("<Other/>"),
            Folder("a.vcxproj") +
                ": this is no project: its first element is 'Other'");
  EXPECT_EQ(Error(project("<ItemGroup><ClCompile Include='x.c'/></ItemGroup>")),
            Folder("a.vcxproj") + ":13: there is no source '" + Folder("x.c") +
                "', nor any other of the driver's");
  Folder.write("b.props", "<Project><Import Project='a.vcxproj'/></Project>");
  EXPECT_EQ(Error("<Project>\n<Import Project='b.props'/></Project>"),
            Folder("b.props") + ":1: 'a.vcxproj' imports itself");
}

TEST(VisualStudio, HostileFilesAreRead) {
  TemporaryFolder Folder;
  auto Read = [&](llvm::StringRef Text) {
    return readProject(Folder.write("a.vcxproj", Text), {});
  };
  std::string Deep, End;
  for (int N = 0; N < 200000; ++N) {
    Deep += "<ImportGroup>";
    End += "</ImportGroup>";
  }
  EXPECT_NE(errorOf(Read("<Project>" + Deep + End + "</Project>"))
                .find("nested too deep"),
            std::string::npos);
  std::string Doubling = "<Project><PropertyGroup><P>0123456789</P>";
  for (int N = 0; N < 2000; ++N)
    Doubling += "<P>$(P)$(P)</P>";
  llvm::Expected<Driver> D = Read(Doubling + "</PropertyGroup></Project>");
  EXPECT_TRUE(bool(D));
  if (D)
    EXPECT_FALSE(D->Remarks.empty());
  // Entities that stand for others are not expanded.
  llvm::Expected<Driver> E =
      Read("<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><Project>&c;"
           "</Project>");
  EXPECT_TRUE(bool(E));
}

TEST(VisualStudio, UTF16) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  std::string Wide = "\xFF\xFE";
  for (char C : "<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n<Project>"
                "<ItemGroup><ClCompile Include=\"a.c\"/></ItemGroup></Project>")
    if (C != 0)
      Wide += {C, '\0'};
  EXPECT_EQ(pathsOf(read(Folder.write("a.vcxproj", Wide))),
            Words{Folder("a.c")});
}

TEST(Solution, ListsProjects) {
  TemporaryFolder Folder;
  std::string A = Folder.write("Sys/a.vcxproj");
  std::string File = Folder.write("all.sln", R"xml(
Microsoft Visual Studio Solution File, Format Version 12.00
Project("{2150E333}") = "Folder", "Folder", "{1}"
EndProject
Project("{8BC9CEB8}") = "a", "sys\A.vcxproj", "{2}"
EndProject
Project("{8BC9CEB8}") = "b", "b.vcxproj", "{3}"
EndProject
Project(
)xml");
  std::vector<Remark> Remarks;
  llvm::Expected<Words> Projects = readSolution(File, Remarks);
  ASSERT_TRUE(bool(Projects));
  EXPECT_EQ(*Projects, Words{A});
  ASSERT_EQ(Remarks.size(), 2U);
  EXPECT_EQ(toString(Remarks[0]), File + ":7: there is no project 'b.vcxproj'");
  EXPECT_EQ(toString(Remarks[1]), File + ":9: the project cannot be read");
  EXPECT_NE(errorOf(readSolution(Folder.write("x.sln", "hello"), Remarks))
                .find("this is no solution"),
            std::string::npos);
}

std::string condition(llvm::StringRef Text) {
  auto Expand = [](llvm::StringRef Part) {
    if (Part == "$(N)")
      return std::string("0x501");
    return Part == "$(C)|x64" ? std::string("Debug|x64") : Part.str();
  };
  auto Exists = [](llvm::StringRef Path) { return Path == "a.props"; };
  llvm::Expected<bool> Holds = msbuildCondition(Text, {Expand, Exists});
  if (!Holds)
    return llvm::toString(Holds.takeError());
  return *Holds ? "yes" : "no";
}

TEST(MsbuildCondition, Values) {
  for (llvm::StringRef Yes : {"true",
                              "!false",
                              "On",
                              "'yes'",
                              "'$(C)|x64' == 'debug|X64'",
                              "a==A",
                              "$(N) < 0x600",
                              "$(N)>=1281",
                              "'1.0' == '1'",
                              "'' == ''",
                              "'a' == 'b' or 'a' == 'a'",
                              "!('a' == 'b') And true",
                              "true or false and false",
                              "Exists('a.props')",
                              "!exists('b')",
                              "HasTrailingSlash('a\\')",
                              "'a' != 'b'",
                              "10.0.2 > 10.0.1",
                              "((((true))))",
                              "!!true",
                              "true or '' > 1",
                              "!('' != '' and '' >= '10.0')"})
    EXPECT_EQ(condition(Yes), "yes") << Yes.str();
  for (llvm::StringRef No :
       {"false", "'a' == 'b'", "1 > 2", "true and off", "false and x",
        "HasTrailingSlash('a')", "exists('')"})
    EXPECT_EQ(condition(No), "no") << No.str();
}

TEST(MsbuildCondition, Errors) {
  for (llvm::StringRef Broken :
       {"'a", "(true", "a", "'' ", "'a' < 'b'", "true true", "exists 'a'",
        "exists('a'", "$(N", "== 'a'", "'a' ==", "'a' = 'b'", "!", "true and x",
        "false and 'a"})
    EXPECT_FALSE(condition(Broken) == "yes" || condition(Broken) == "no")
        << Broken.str();
  EXPECT_EQ(condition(std::string(100000, '(')), "it is nested too deep");
  EXPECT_EQ(condition(std::string(100000, '!')), "it is nested too deep");
}

} // namespace
