//===- BuildRunTest.cpp - Tests of the command in a driver's build --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"
#include "llvm/Support/JSON.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

/// src/a.c leaks, and parses only with a macro and a folder of the build's.
class BuildRun : public EndToEnd {
protected:
  BuildRun() {
    Folder.write("src/a.c", source());
    Folder.write("inc dir/build.h", "#define RELEASE\n");
    Folder.makeFolder("out");
  }

  static std::string source() {
    return "#include \"build.h\"\n#ifndef NEEDED\n#error NEEDED\n#endif\n" +
           poolDriver("RELEASE");
  }
  static std::string leak(llvm::StringRef File = "src/a.c") {
    return leakIn(File, 9);
  }

  void build(std::vector<std::string> Arguments,
             llvm::StringRef File = "../src/a.c") {
    llvm::json::Array Words;
    for (std::string &Word : Arguments)
      Words.push_back(std::move(Word));
    write(llvm::json::Object{{"directory", Folder.path("out")},
                             {"file", File.str()},
                             {"arguments", std::move(Words)}});
  }
  void buildLine(llvm::StringRef Command) {
    write(llvm::json::Object{{"directory", Folder.path("out")},
                             {"file", "../src/a.c"},
                             {"command", Command.str()}});
  }
  void write(llvm::json::Object Entry) {
    std::string Text;
    llvm::raw_string_ostream(Text)
        << llvm::json::Value(llvm::json::Array{std::move(Entry)});
    Folder.write("compile_commands.json", Text);
  }
  void expectLeak(const Words &Arguments = {"src"}) {
    Finished F = tidy(Arguments);
    EXPECT_EQ(F.Status, 1) << F.Err;
    EXPECT_EQ(firstLine(F.Out), leak());
  }
};

TEST_F(BuildRun, WithoutItTheSourceDoesNotParse) {
  Finished F = tidy({"src"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Err), "src/a.c:1:10: error: 'build.h' file not "
                              "found\n");
}

TEST_F(BuildRun, CommandLinesOfManyCompilers) {
  Folder.write("out/flags.rsp", "-DNEEDED '-I../inc dir'");
  for (const Words &Arguments : std::vector<Words>{
           {"gcc", "-DNEEDED", "-I", "../inc dir", "-O2", "-fno-tree-vrp",
            "-mno-red-zone", "-c", "../src/a.c", "-o", "a.o"},
           {"x86_64-w64-mingw32-gcc", "@flags.rsp", "-c", "../src/a.c"},
           {"clang", "--target=i386-pc-windows-msvc", "-DNEEDED", "-isystem",
            "../inc dir", "-I../inc dir", "-c", "../src/a.c"},
           {"clang-cl", "/nologo", "/DNEEDED", "/I../inc dir", "/W4", "/Zp8",
            "/Gz", "/c", "/Foa.obj", "--", "../src/a.c"},
           {"cl.exe", "/nologo", "/DNEEDED", "/I", R"(..\inc dir)", "/kernel",
            "/Oxs", "/GF", "/c", R"(..\src\a.c)"},
           {"CL", "-nologo", "-DNEEDED", "-I../inc dir", "-c", "../src/a.c"},
           {"ccache", "gcc", "-DNEEDED", "-I../inc dir", "-c", "../src/a.c"}}) {
    SCOPED_TRACE(Arguments[0]);
    build(Arguments);
    expectLeak();
  }
}

TEST_F(BuildRun, CommandLinesFromWindows) {
  Folder.write(
      "out/flags.rsp",
      "/DNEEDED \"/IC:\\depot\\inc dir\" \"/DX=\\\"C:\\depot\\\\\"\"\r\n");
  const std::string Taken = "ndis-tidy: '" +
                            Folder.path("compile_commands.json") +
                            "' is from Windows: C:/depot there is taken for '" +
                            Folder.path() + "'\n";
  for (
      llvm::StringRef Command :
      {R"("C:\Program Files\VC\cl.exe" /nologo /DNEEDED "/I..\inc dir" /kernel /ID:\kit\Include /c /FoA.obj C:\depot\src\A.C)",
       R"(C:\VC\CL.exe @flags.rsp /c "C:\depot\src\a.c")",
       R"(C:\LLVM\bin\clang-cl.exe /DNEEDED "/IC:\Depot\inc dir" /c ..\src\a.c)",
       R"(C:\LLVM\bin\clang.exe -DNEEDED "-IC:/depot/inc dir" -c -o a.o C:/depot/src/a.c)",
       R"(C:\msys\x86_64-w64-mingw32-gcc.exe -DNEEDED -iquote "..\inc dir" -c ..\src\a.c)"}) {
    SCOPED_TRACE(Command.str());
    write(llvm::json::Object{{"directory", R"(C:\depot\out)"},
                             {"file", R"(C:\depot\src\a.c)"},
                             {"command", Command.str()}});
    expectLeak();
    EXPECT_TRUE(llvm::StringRef(tidy({"src"}).Err).starts_with(Taken));
  }
}

TEST_F(BuildRun, CommandLinesFromWindowsOfSourcesThatAreNotHere) {
  write(llvm::json::Object{{"directory", R"(C:\depot\out)"},
                           {"file", R"(C:\depot\sys\b.c)"},
                           {"command", "cl /c b.c"}});
  const std::string Why = "it is from Windows, and 'C:\\depot\\sys\\b.c' and "
                          "the others that it names are not here";
  EXPECT_EQ(firstLine(tidy({"src"}).Err),
            "ndis-tidy: '" + Folder.path("compile_commands.json") +
                "' is not used: " + Why + "\n");
  expectError({"-p=.", "src"},
              "cannot read compile commands from './compile_commands.json': " +
                  Why + "; mend the file, or name another with -p");
}

TEST_F(BuildRun, ACommandInOneString) {
  buildLine("gcc -DNEEDED \\\"-DTEXT=x y\\\" \"-I../inc dir\" -c ../src/a.c");
  expectLeak();
}

TEST_F(BuildRun, ErrorsNameFilesAsFindingsDo) {
  build({"gcc", "-I../inc dir", "-c", "../src/a.c"});
  Finished F = tidy({"src"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Out), leak());
  const std::string Choice =
      "ndis-tidy: 'src': 1 source, as compile_commands.json says\n";
  EXPECT_TRUE(llvm::StringRef(F.Err).starts_with(
      Choice + "src/a.c:3:2: error: NEEDED\n"))
      << F.Err;
  Folder.write("inc dir/build.h", "#define RELEASE\nint x = y;\n");
  F = tidy({"src"});
  EXPECT_TRUE(llvm::StringRef(F.Err).starts_with(
      Choice +
      "In file included from src/a.c:1:\n"
      "inc dir/build.h:2:9: error: use of undeclared identifier 'y'\n"))
      << F.Err;
  F = tidy({"../src/a.c"}, "out");
  EXPECT_TRUE(llvm::StringRef(F.Err).starts_with(
      "ndis-tidy: '../src/a.c': 1 source, as compile_commands.json says\n"
      "In file included from ../src/a.c:1:\n"))
      << F.Err;
}

TEST_F(BuildRun, ASourceOfTheDriverThatIsGone) {
  auto Entry = [&](llvm::StringRef File) {
    return R"({"directory":")" + Folder.path("out") +
           R"(","arguments":["gcc","-DNEEDED","-I../inc dir","-c",")" +
           File.str() + R"("],"file":")" + File.str() + R"("})";
  };
  Folder.write("compile_commands.json", "[" + Entry("../src/a.c") + "," +
                                            Entry("../src/gone.c") + "," +
                                            Entry("../other/gone.c") + "]");
  Finished F = tidy({"src"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Out), leak());
  EXPECT_NE(
      F.Err.find("ndis-tidy: error: " + Folder.path("compile_commands.json") +
                 ": there is no source 'gone.c' in 'src'\n"),
      std::string::npos)
      << F.Err;
  expectLeak({"src/a.c"});
}

TEST_F(BuildRun, AnEntryOfASourceThatIsGone) {
  build({"gcc", "-DNEEDED", "-I../inc dir", "-c", "../src/gone.c"},
        "../src/gone.c");
  EXPECT_EQ(tidy({"src"}).Status, 2) << "nothing in it is the driver's";
  for (const Words &Named : {Words{"-p", ".", "src/a.c"},
                             Words{"src/a.c", "-p=compile_commands.json"}})
    expectLeak(Named);
  // Of the folder's other sources it is the neighbour all the same.
  Finished F = tidy({"-p", ".", "src"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Out), leak());
}

TEST_F(BuildRun, TheUsersArgumentsAreAdded) {
  build({"gcc", "-I../inc dir", "-c", "../src/a.c"});
  EXPECT_EQ(tidy({"src"}).Status, 2);
  expectLeak({"src", "--", "-DNEEDED"});
}

TEST_F(BuildRun, ABrokenFileIsOneLine) {
  Folder.write("compile_commands.json", "[{]");
  Finished F = tidy({"src", "src/a.c"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(F.Out, "");
  EXPECT_EQ(firstLine(F.Err), F.Err);
  EXPECT_TRUE(llvm::StringRef(F.Err).starts_with(
      "ndis-tidy: error: cannot read compile commands from '" +
      Folder.path("compile_commands.json") + "': "))
      << F.Err;
  expectError({"-p", "out", "src"},
              "cannot read compile commands from 'out/compile_commands.json': "
              "No such file or directory; mend the file, or name another with "
              "-p");
}

TEST_F(BuildRun, AResponseFileThatIsGone) {
  build({"gcc", "@gone.rsp", "-c", "../src/a.c"});
  expectError({"src"}, "cannot read the response file 'gone.rsp' that '" +
                           Folder.path("compile_commands.json") +
                           "' names for 'src/a.c'");
}

TEST_F(BuildRun, NothingIsWrittenWhereTheBuildWrites) {
  build({"gcc", "-DNEEDED", "-I../inc dir", "-MD", "-MF", "a.d", "-c",
         "../src/a.c", "-o", "a.o"});
  expectLeak();
  Finished F = runIn(Folder.path("out"), {"ls", "-A"});
  EXPECT_EQ(F.Out, "");
}

} // namespace
