//===- InvocationTest.cpp - Tests of how Clang is to be called ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Invocation.h"
#include "testing/Process.h"
#include "clang/Basic/TargetOptions.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendOptions.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

using Words = std::vector<std::string>;

/// What Clang is told, as far as the tests ask for it.
struct Told {
  std::string Why; ///< the error, if it is one
  Words Macros;
  Words Folders;
  std::string File;
  std::string Target;
  bool IsCxx = false;

  bool defines(llvm::StringRef Macro) const {
    return llvm::is_contained(Macros, Macro);
  }
  bool searches(llvm::StringRef Folder) const {
    return llvm::is_contained(Folders, Folder);
  }
};

/// drv/a.c, and two sets of headers: "our own" and a WDK.
class InvocationTest : public ::testing::Test {
protected:
  InvocationTest() {
    Folder.write("drv/a.c", "");
    Folder.write("drv/b.cpp", "");
    Folder.write("drv/own.h", "");
    Folder.write("wdk/ndis.h", "");
    Folder.makeFolder("inc");
    Options.Known.ResourceFolder = "/resource";
    Options.Known.Flags = {"--target=x86_64-w64-windows-gnu", "-DOURS",
                           "-isystem/ours"};
  }

  Told ask(llvm::StringRef Name = "drv/a.c") {
    Told T;
    std::string File = Folder.path(Name);
    llvm::Expected<Input> I = discover(File);
    EXPECT_TRUE(bool(I));
    std::optional<Command> Build;
    if (!BuildCommand.empty())
      Build = Command{Folder.path(), BuildCommand};
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS =
        llvm::vfs::createPhysicalFileSystem();
    (void)FS->setCurrentWorkingDirectory(Folder.path());
    auto Made =
        makeInvocation({File, &*I, Build ? &*Build : nullptr}, Options, FS);
    if (!Made) {
      T.Why = llvm::toString(Made.takeError());
      return T;
    }
    read(**Made, T);
    return T;
  }

  static void read(clang::CompilerInvocation &From, Told &T) {
    for (const auto &[Macro, Undefined] : From.getPreprocessorOpts().Macros)
      T.Macros.push_back(Undefined ? "-" + Macro : Macro);
    for (const auto &Entry : From.getHeaderSearchOpts().UserEntries)
      T.Folders.push_back(Entry.Path);
    const auto &Inputs = From.getFrontendOpts().Inputs;
    EXPECT_EQ(Inputs.size(), 1U);
    T.File = Inputs.front().getFile().str();
    T.IsCxx = Inputs.front().getKind().getLanguage() == clang::Language::CXX;
    T.Target = From.getTargetOpts().Triple;
  }

  TemporaryFolder Folder;
  ParseOptions Options;
  Words BuildCommand;
};

TEST_F(InvocationTest, WithoutABuildOurHeadersAndTheDriversFolders) {
  Told T = ask();
  EXPECT_EQ(T.Why, "");
  EXPECT_EQ(T.File, Folder.path("drv/a.c"));
  EXPECT_TRUE(T.defines("OURS"));
  EXPECT_TRUE(T.searches("/ours"));
  EXPECT_TRUE(T.searches(Folder.path("drv")));
  EXPECT_FALSE(T.IsCxx);
  EXPECT_TRUE(ask("drv/b.cpp").IsCxx);
}

TEST_F(InvocationTest, TheUsersArgumentsAreAdded) {
  Options.ClangArguments = {"-DUSER=2", "-UOURS", "-Iinc"};
  Told T = ask();
  EXPECT_TRUE(T.defines("USER=2"));
  EXPECT_TRUE(T.defines("-OURS"));
  EXPECT_TRUE(T.searches("inc"));
}

// Clang drops an -I for a folder that comes again behind the system's.
TEST_F(InvocationTest, AFolderThatTheUserNamesKeepsItsPlace) {
  Options.ClangArguments = {"-I", Folder.path("drv"), "-Iinc"};
  Words Searched = ask().Folders;
  EXPECT_EQ(llvm::count(Searched, Folder.path("drv")), 2); // -I and -iquote
  Options.ClangArguments = {"-Iinc"};
  EXPECT_EQ(llvm::count(ask().Folders, Folder.path("drv")), 2);
}

TEST_F(InvocationTest, TheUsersOwnDriverHeadersReplaceOurs) {
  Options.ClangArguments = {"-I" + Folder.path("wdk")};
  Told T = ask();
  EXPECT_FALSE(T.defines("OURS"));
  EXPECT_TRUE(T.searches(Folder.path("wdk")));
}

TEST_F(InvocationTest, ABuildWithDriverHeadersIsTakenAsItIs) {
  BuildCommand = {"clang", "-DX", "-Iwdk", "-c", "drv/a.c", "-o", "a.o"};
  Told T = ask();
  EXPECT_TRUE(T.defines("X"));
  EXPECT_FALSE(T.defines("OURS"));
  EXPECT_TRUE(T.searches("wdk"));
}

TEST_F(InvocationTest, OfABuildWithoutThemTheEssentialsAreKept) {
  BuildCommand = {"gcc",     "-DX=1", "-UY",       "-Iinc",    "-iquote",
                  "quoted",  "-c",    "-fno-such", "-include", "pre.h",
                  "drv/a.c", "-o",    "a.o"};
  Told T = ask();
  EXPECT_TRUE(T.defines("OURS"));
  EXPECT_TRUE(T.defines("X=1"));
  EXPECT_TRUE(T.defines("-Y"));
  EXPECT_TRUE(T.searches("inc"));
  EXPECT_TRUE(T.searches("quoted"));
  EXPECT_EQ(T.Target, "x86_64-w64-windows-gnu");
}

TEST_F(InvocationTest, TheLanguageThatTheBuildNamesIsKept) {
  BuildCommand = {"gcc", "-x", "c++", "-c", "drv/a.c"};
  EXPECT_TRUE(ask().IsCxx);
}

TEST_F(InvocationTest, ABuildOfTheVisualStudioCompiler) {
  BuildCommand = {"clang",        "--driver-mode=cl",
                  "/nologo",      "/DX=1",
                  R"(/Iinc\sub)", "/Gz",
                  "/Zp8",         "/kernel",
                  "/c",           "/Fodrv.obj",
                  "--",           "drv/a.c"};
  Told T = ask();
  EXPECT_EQ(T.Why, "");
  EXPECT_TRUE(T.defines("X=1"));
  EXPECT_TRUE(T.defines("OURS"));
  EXPECT_TRUE(T.searches("inc/sub"));
}

TEST_F(InvocationTest, ABuildFor32BitsIsParsedFor32Bits) {
  BuildCommand = {"clang", "--target=i386-pc-windows-msvc", "-c", "drv/a.c"};
  EXPECT_EQ(ask().Target, "i686-w64-windows-gnu");
}

TEST_F(InvocationTest, OptionsOfOtherCompilersAreNoErrorsOfTheUsers) {
  BuildCommand = {"gcc", "-fplugin=x", "-frobnicate", "-DX", "-c", "drv/a.c"};
  Told T = ask();
  EXPECT_EQ(T.Why, "");
  EXPECT_TRUE(T.defines("X"));
}

TEST_F(InvocationTest, WrongArgumentsOfTheUsersAreErrors) {
  Options.ClangArguments = {"-frobnicate"};
  EXPECT_EQ(ask().Why, "Clang does not take these flags: unknown argument: "
                       "'-frobnicate'");
  Options.ClangArguments = {"-std=c++99"};
  EXPECT_EQ(ask().Why, "Clang does not take these flags: invalid value "
                       "'c++99' in '-std=c++99'");
}

TEST_F(InvocationTest, WithoutAnyDriverHeadersThereIsNoWay) {
  Options.Known.Missing = "no driver headers: install them";
  EXPECT_EQ(ask().Why, "no driver headers: install them");
  BuildCommand = {"gcc", "-c", "drv/a.c"};
  EXPECT_EQ(ask().Why, "no driver headers: install them");
  BuildCommand = {"gcc", "-Iwdk", "-c", "drv/a.c"};
  EXPECT_EQ(ask().Why, "");
}

} // namespace
