//===- MsbuildFunctionTest.cpp - Tests of property functions --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/MsbuildFunction.h"
#include "build/MsbuildCondition.h"
#include "build/TemporaryFolder.h"
#include "build/VisualStudio.h"

using namespace ndistidy::build;

namespace {

/// The value of \p Text in \p Folder, "?" for none; there is the property P.
std::string value(llvm::StringRef Text, llvm::StringRef Folder = "/p/drv") {
  auto Expand = [](llvm::StringRef Part) {
    return Part == "$(P)" ? std::string("Win10 Release") : Part.str();
  };
  auto Property = [](llvm::StringRef Name) {
    return std::string(Name == "P"   ? "Win10 Release"
                       : Name == "V" ? "10.0.19041"
                       : Name == "K" ? "<vcinstalldir>x"
                                     : "");
  };
  return msbuildFunction(Text, {Expand, Property, Folder.str(), Folder.str()})
      .value_or("?");
}

TEST(MsbuildFunction, Strings) {
  EXPECT_EQ(value("P.Replace(' ', '')"), "Win10Release");
  EXPECT_EQ(value("P.Replace(' ',',').Split(',')[1]"), "Release");
  EXPECT_EQ(value("P.Substring(0,5)"), "Win10");
  EXPECT_EQ(value("P.Substring( 6 )"), "Release");
  EXPECT_EQ(value("P.Remove(5)"), "Win10");
  EXPECT_EQ(value("P.EndsWith('Release')"), "True");
  EXPECT_EQ(value("P.endswith(\"Debug\")"), "False");
  EXPECT_EQ(value("P.StartsWith(`Win`)"), "True");
  EXPECT_EQ(value("P.Contains('0 R')"), "True");
  EXPECT_EQ(value("P.IndexOf('x')"), "-1");
  EXPECT_EQ(value("P.ToUpper()"), "WIN10 RELEASE");
  EXPECT_EQ(value("P.ToLowerInvariant().TrimEnd('aels')"), "win10 r");
  EXPECT_EQ(value("P.Length"), "13");
  EXPECT_EQ(value("P[0]"), "W");
  EXPECT_EQ(value("P.Split(' ')"), "Win10;Release");
  EXPECT_EQ(value("P.Split(' ').Length"), "2");
  EXPECT_EQ(value("V.Split('.')[2]"), "19041");
  EXPECT_EQ(value("Nothing.Trim()"), "");
  EXPECT_EQ(value("[System.Version]::Parse('10.0.3').Build"), "3");
  EXPECT_EQ(value("[System.String]::IsNullOrEmpty('$(P)')"), "False");
  EXPECT_EQ(value("[System.String]::Copy('$(P)').Replace('Win', 'x')"),
            "x10 Release");
  EXPECT_EQ(value("[System.String]::Format('{0}-{1}', 'a', $(P))"),
            "a-Win10 Release");
  EXPECT_EQ(value("[System.String]::Concat('a', '(', 'b)')"), "a(b)");
}

TEST(MsbuildFunction, Paths) {
  TemporaryFolder Folder;
  std::string Props = Folder.write("Directory.Build.props");
  std::string Inner = Folder("a/b");
  Folder.write("a/b/x.c");
  auto Above = [&](llvm::StringRef Rest) {
    return value(("[MSBuild]::GetPathOfFileAbove(" + Rest + ")").str(), Inner);
  };
  EXPECT_EQ(Above("Directory.Build.props"), Props);
  EXPECT_EQ(Above("'directory.build.PROPS', '..\\..\\'"), Props);
  EXPECT_EQ(Above("'gone.props'"), "");
  EXPECT_EQ(value("[MSBuild]::GetDirectoryNameOfFileAbove('.', "
                  "'Directory.Build.props')",
                  Inner),
            Folder.Path);
  EXPECT_EQ(value("[System.IO.Path]::Combine('a\\', 'b', 'c.h')"), "a\\b/c.h");
  EXPECT_EQ(value("[System.IO.Path]::GetFileNameWithoutExtension('a\\b.c')"),
            "b");
  EXPECT_EQ(value("[System.IO.Path]::GetFullPath('..\\inc')"), "/p/inc");
  EXPECT_EQ(value("[System.IO.File]::Exists('X.C')", Inner), "True");
  EXPECT_EQ(value("[System.IO.Directory]::Exists('..\\b')", Inner), "True");
  EXPECT_EQ(value("[MSBuild]::EnsureTrailingSlash('a')"), "a/");
  EXPECT_EQ(value("[MSBuild]::NormalizeDirectory('..', 'x')"), "/p/x/");
}

TEST(MsbuildFunction, OfMSBuildItself) {
  EXPECT_EQ(value("[MSBuild]::Add(0x10, 1)"), "17");
  EXPECT_EQ(value("[MSBuild]::BitwiseAnd(6, 3)"), "2");
  EXPECT_EQ(value("[MSBuild]::VersionGreaterThanOrEquals('10.0.1', '9.9')"),
            "True");
  EXPECT_EQ(value("[MSBuild]::VersionLessThan('10.0.1', '9.9')"), "False");
  EXPECT_EQ(value("[MSBuild]::ValueOrDefault('', 'x')"), "x");
  EXPECT_EQ(value("[MSBuild]::IsOSPlatform('Windows')"), "True");
}

TEST(MsbuildFunction, TheKitsStaysTheKits) {
  EXPECT_EQ(value("K.Replace('x', 'y')").front(), '<');
  EXPECT_EQ(value("[System.IO.File]::ReadAllText('<vcinstalldir>\\v.txt')"),
            "<kit>");
  EXPECT_EQ(value("[System.IO.Path]::Combine('<kit>', 'a')").front(), '<');
  EXPECT_EQ(value("[System.IO.File]::Exists('<kit>\\v.txt')"), "False");
}

TEST(MsbuildFunction, WhatIsNotUnderstood) {
  for (llvm::StringRef Text : {"P.Frob()",
                               "P.Substring(14)",
                               "P.Substring(x)",
                               "P.Substring(-1)",
                               "P.Substring()",
                               "P.Replace('', 'x')",
                               "P.Replace('a')",
                               "P.Split(' ')[2]",
                               "P.Split(' ')[x]",
                               "P.Split(' '",
                               "P[99]",
                               "P.",
                               "P..Length",
                               "[MSBuild",
                               "[MSBuild]::",
                               "[MSBuild]:Add(1,2)",
                               "[MSBuild]::Add(1,)",
                               "[MSBuild]::Add(1,x)",
                               "[System.DateTime]::Now",
                               "[]::()",
                               "(",
                               "'",
                               "P.PadLeft(1000000)",
                               "Registry:HKEY_LOCAL_MACHINE\\x@y"})
    EXPECT_EQ(value(Text), "?") << Text.str();
}

TEST(MsbuildFunction, TextsDoNotGrowWithoutEnd) {
  std::string Text = "P";
  for (int N = 0; N != 64; ++N)
    Text += ".Replace('e', 'eeeeeeeeeeeeeeee')";
  EXPECT_EQ(value(Text), "?");
}

TEST(MsbuildFunction, ClosingParenthesis) {
  EXPECT_EQ(closingParenthesis("(a)b)"), 2U);
  EXPECT_EQ(closingParenthesis("(a(b))"), 5U);
  EXPECT_EQ(closingParenthesis("(a.Replace(')', ''))"), 19U);
  EXPECT_EQ(closingParenthesis("(it's)"), 5U);
  EXPECT_EQ(closingParenthesis("(a"), llvm::StringRef::npos);
}

TEST(MsbuildFunction, InAProject) {
  TemporaryFolder Folder;
  Folder.write("a.c");
  std::string File = Folder.write("a.vcxproj", R"xml(<Project>
<ItemGroup><ProjectConfiguration Include="Win10 Release|x64"/></ItemGroup>
<PropertyGroup><Short>$(Configuration.Replace(' ',''))</Short>
<Kind Condition="'$(Configuration.Replace(' ', '').Substring(5))' == 'Release'">fre</Kind>
<Kind Condition="$(Configuration.EndsWith('Debug'))">chk</Kind></PropertyGroup>
<ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>$(Short);$(Kind);A$([MSBuild]::Add(1, $([MSBuild]::Add(1, 1))))</PreprocessorDefinitions>
</ClCompile></ItemDefinitionGroup>
<ItemGroup><ClCompile Include="a.c"/></ItemGroup></Project>)xml");
  llvm::Expected<Driver> D = readProject(File, {});
  ASSERT_TRUE(bool(D)) << llvm::toString(D.takeError());
  EXPECT_EQ(D->Sources.front().How.Defines,
            (std::vector<std::string>{"NDEBUG", "Win10Release", "fre", "A3"}));
  EXPECT_TRUE(D->Remarks.empty());
}

TEST(MsbuildFunction, NestedWithoutEnd) {
  TemporaryFolder Folder;
  std::string Text, End;
  for (int N = 0; N != 20000; ++N) {
    Text += "$(A.Replace('a', ";
    End += "))";
  }
  std::string File =
      Folder.write("a.vcxproj", "<Project><PropertyGroup><A>a</A><B>" + Text +
                                    End + "</B></PropertyGroup></Project>");
  llvm::Expected<Driver> D = readProject(File, {});
  ASSERT_TRUE(bool(D)) << llvm::toString(D.takeError());
  EXPECT_FALSE(D->Remarks.empty());
}

} // namespace
