//===- DescriptionsTest.cpp - Tests of the drivers below a folder ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Descriptions.h"
#include "build/TemporaryFolder.h"

using namespace ndistidy::build;

namespace {

using Words = std::vector<std::string>;

std::string project(llvm::StringRef Type, llvm::StringRef Source,
                    llvm::StringRef Library = "") {
  return ("<Project><PropertyGroup><ConfigurationType>" + Type +
          "</ConfigurationType></PropertyGroup><ItemDefinitionGroup><Link>"
          "<AdditionalDependencies>" +
          Library +
          "</AdditionalDependencies></Link></ItemDefinitionGroup><ItemGroup>"
          "<ClCompile Include='" +
          Source + "'/></ItemGroup></Project>")
      .str();
}

Described read(llvm::StringRef Path, System S) {
  llvm::Expected<Described> D = readDescriptions(Path, S, {});
  if (D)
    return std::move(*D);
  ADD_FAILURE() << llvm::toString(D.takeError());
  return {};
}

Words namesOf(const Described &D) {
  Words Result;
  for (const Driver &One : D.Drivers)
    Result.push_back(One.Name);
  return Result;
}

TEST(Descriptions, SeveralProjectsAreSeveralDrivers) {
  TemporaryFolder Folder;
  for (llvm::StringRef Name : {"a/a.c", "b/b.c", "app/main.c"})
    Folder.write(Name);
  Folder.write("a/a.vcxproj", project("Driver", "a.c"));
  Folder.write("b/b.vcxproj", project("Driver", "b.c"));
  Folder.write("b/b.vcxproj.Filters", "<no/>");
  Folder.write("app/app.vcxproj", project("Application", "main.c"));
  Described D = read(Folder.Path, System::VisualStudio);
  EXPECT_EQ(namesOf(D), (Words{"a", "b"}));
  ASSERT_EQ(D.Remarks.size(), 1U);
  EXPECT_EQ(D.Remarks.front().Text, "'app' is no driver, and is left out");
  // One whose sources stand in a file that is not here.
  Folder.write("b/b.vcxproj",
               "<Project><Import Project='sources.props'/></Project>");
  D = read(Folder.Path, System::VisualStudio);
  EXPECT_EQ(namesOf(D), Words{"a"});
  ASSERT_EQ(D.Remarks.size(), 3U);
  EXPECT_EQ(D.Remarks[1].Text, "'b' names no source, and is left out");
  EXPECT_EQ(D.Remarks[2].Text,
            "cannot import 'sources.props': there is no such file");
  // What is named itself is meant.
  EXPECT_EQ(namesOf(read(Folder("app/app.vcxproj"), System::VisualStudio)),
            Words{"app"});
}

TEST(Descriptions, TheOnlyOneIsTakenIfItIsADriver) {
  TemporaryFolder Folder;
  Folder.write("setup/setup.c", "int main(void) { return 0; }\n");
  Folder.write("setup/setup.vcxproj", project("DynamicLibrary", "setup.c"));
  Folder.write("setup/sources", "TARGETTYPE=PROGRAM\nSOURCES=setup.c\n");
  for (System S : {System::VisualStudio, System::Sources}) {
    Described D = read(Folder.Path, S);
    EXPECT_EQ(namesOf(D), Words{});
    ASSERT_EQ(D.Remarks.size(), 1U);
    EXPECT_EQ(D.Remarks.front().Text, "'setup' is no driver, and is left out");
    Folder.write("setup/setup.c", "NTSTATUS DriverEntry(void) { return 0; }\n");
    EXPECT_EQ(namesOf(read(Folder.Path, S)), Words{"setup"});
    Folder.write("setup/setup.c", "int main(void) { return 0; }\n");
  }
}

TEST(Descriptions, ASolutionSaysWhichProjectsThereAre) {
  TemporaryFolder Folder;
  Folder.write("a/a.c");
  Folder.write("a/a.vcxproj", project("Driver", "a.c"));
  Folder.write("b/b.vcxproj", project("Driver", "b.c"));
  Folder.write("all.sln", "Microsoft Visual Studio Solution File\n"
                          "Project(\"1\") = \"a\", \"a\\a.vcxproj\", \"2\"\n");
  EXPECT_EQ(namesOf(read(Folder.Path, System::VisualStudio)), Words{"a"});
  EXPECT_EQ(namesOf(read(Folder("all.sln"), System::VisualStudio)), Words{"a"});
}

TEST(Descriptions, LibrariesBelongToTheirDrivers) {
  TemporaryFolder Folder;
  for (llvm::StringRef Name : {"a/a.c", "base/base.c", "idle/idle.c"})
    Folder.write(Name);
  Folder.write("a/a.vcxproj",
               project("Driver", "a.c", "..\\base\\$(IntDir)\\Base.lib"));
  Folder.write("base/base.vcxproj", project("StaticLibrary", "base.c"));
  Folder.write("idle/idle.vcxproj", project("StaticLibrary", "idle.c"));
  Described D = read(Folder.Path, System::VisualStudio);
  ASSERT_EQ(namesOf(D), Words{"a"});
  ASSERT_EQ(D.Drivers.front().Sources.size(), 2U);
  EXPECT_EQ(D.Drivers.front().Sources[1].Path, Folder("base/base.c"));
  ASSERT_EQ(D.Remarks.size(), 1U);
  EXPECT_EQ(D.Remarks.front().Text, "the library 'idle' is linked into none of "
                                    "the drivers, and left out");
}

TEST(Descriptions, LibrariesOfLibrariesBelongToTheirDrivers) {
  TemporaryFolder Folder;
  for (llvm::StringRef Name : {"a/a.c", "base/base.c", "deep/deep.c"})
    Folder.write(Name);
  Folder.write("a/a.vcxproj", project("Driver", "a.c", "base.lib"));
  Folder.write("base/base.vcxproj",
               project("StaticLibrary", "base.c", "deep.lib;base.lib"));
  Folder.write("deep/deep.vcxproj",
               project("StaticLibrary", "deep.c", "base.lib"));
  Described D = read(Folder.Path, System::VisualStudio);
  ASSERT_EQ(namesOf(D), Words{"a"});
  EXPECT_EQ(D.Drivers.front().Sources.size(), 3U);
  EXPECT_EQ(D.Remarks.size(), 0U);
}

TEST(Descriptions, ProjectsThatOneRefersToAreReadWhereverTheyAre) {
  TemporaryFolder Folder;
  for (llvm::StringRef Name :
       {"a/a.c", "lib/lib.c", "deep/deep.c", "tool/tool.c", "late/late.c"})
    Folder.write(Name);
  auto Referring = [](llvm::StringRef Type, llvm::StringRef Source,
                      llvm::StringRef References) {
    llvm::StringRef End = "</Project>";
    std::string Text = project(Type, Source);
    return Text.substr(0, Text.size() - End.size()) + "<ItemGroup>" +
           References.str() + "</ItemGroup>" + End.str();
  };
  std::string A = Folder.write(
      "a/a.vcxproj",
      Referring("Driver", "a.c",
                "<ProjectReference Include='..\\Lib\\lib.vcxproj'/>"
                "<ProjectReference Include='..\\tool\\tool.vcxproj'/>"
                "<ProjectReference Include='..\\late\\late.vcxproj'>"
                "<LinkLibraryDependencies>False</LinkLibraryDependencies>"
                "</ProjectReference>"
                "<ProjectReference Include='gone.vcxproj'/>"));
  Folder.write("lib/lib.vcxproj",
               Referring("StaticLibrary", "lib.c",
                         "<ProjectReference Include='..\\a\\a.vcxproj'/>"
                         "<ProjectReference "
                         "Include='..\\deep\\deep.vcxproj'/>"));
  Folder.write("deep/deep.vcxproj", project("StaticLibrary", "deep.c"));
  Folder.write("tool/tool.vcxproj", project("Application", "tool.c"));
  Folder.write("late/late.vcxproj", project("StaticLibrary", "late.c"));
  for (const std::string &Path : {A, Folder("a")}) {
    Described D = read(Path, System::VisualStudio);
    ASSERT_EQ(namesOf(D), Words{"a"});
    Words Sources;
    for (const Source &S : D.Drivers.front().Sources)
      Sources.push_back(S.Path);
    EXPECT_EQ(Sources, (Words{Folder("a/a.c"), Folder("lib/lib.c"),
                              Folder("deep/deep.c")}));
    ASSERT_EQ(D.Remarks.size(), 1U);
    EXPECT_EQ(toString(D.Remarks.front()),
              A + ":1: there is no project '" + Folder("a/gone.vcxproj") + "'");
  }
  // A library that cannot be read does not take the driver with it.
  Folder.write("lib/lib.vcxproj", "<Project>");
  Described D = read(A, System::VisualStudio);
  EXPECT_EQ(namesOf(D), Words{"a"});
  ASSERT_EQ(D.Remarks.size(), 2U);
  EXPECT_TRUE(llvm::StringRef(D.Remarks.back().Text)
                  .starts_with("what this refers to is left out: "));
}

TEST(Descriptions, WhatDoesNotSayIsADriverByItsEntry) {
  TemporaryFolder Folder;
  Folder.write("a/a.c", "NTSTATUS DriverEntry(void) { return 0; }\n");
  Folder.write("base/base.c", "int x;\n");
  Folder.write("app/main.c", "int main(void) { return 0; }\n");
  Folder.write("a/a.vcxproj", project("", "a.c", "base.lib"));
  Folder.write("base/base.vcxproj", project("", "base.c"));
  Folder.write("app/app.vcxproj", project("", "main.c"));
  Described D = read(Folder.Path, System::VisualStudio);
  ASSERT_EQ(namesOf(D), Words{"a"});
  EXPECT_EQ(D.Drivers.front().Sources.size(), 2U);
  EXPECT_EQ(D.Built.size(), 3U);
  ASSERT_EQ(D.Remarks.size(), 1U);
  EXPECT_EQ(D.Remarks.front().Text, "'app' has no DriverEntry, is linked into "
                                    "none of the drivers, and left out");
}

TEST(Descriptions, DirsAreSeveralDrivers) {
  TemporaryFolder Folder;
  for (llvm::StringRef Name : {"a/a.c", "b/b.c"})
    Folder.write(Name);
  Folder.write("dirs", "DIRS=a b\n");
  Folder.write("a/sources", "TARGETNAME=a\nTARGETTYPE=DRIVER\nSOURCES=a.c\n");
  Folder.write("b/sources", "TARGETNAME=b\nTARGETTYPE=PROGRAM\nSOURCES=b.c\n");
  EXPECT_EQ(namesOf(read(Folder.Path, System::Sources)), Words{"a"});
  EXPECT_EQ(namesOf(read(Folder("dirs"), System::Sources)), Words{"a"});
  EXPECT_EQ(namesOf(read(Folder("b/sources"), System::Sources)), Words{"b"});
}

TEST(Descriptions, KnownByTheirNames) {
  EXPECT_EQ(systemOf("x/A.VcxProj"), System::VisualStudio);
  EXPECT_EQ(systemOf("a.sln"), System::VisualStudio);
  EXPECT_EQ(systemOf("x/SOURCES"), System::Sources);
  EXPECT_EQ(systemOf("dirs"), System::Sources);
  EXPECT_EQ(systemOf("a.vcxproj.Filters"), std::nullopt);
  EXPECT_EQ(systemOf("a.c"), std::nullopt);
}

} // namespace
