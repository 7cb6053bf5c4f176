//===- PortableCommandsTest.cpp -------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/PortableCommands.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace json = llvm::json;

namespace {

using Words = std::vector<std::string>;

/// A driver in here/drv, that was built in C:\src\out.
class PortableCommandsTest : public ::testing::Test {
protected:
  PortableCommandsTest() {
    Folder.write("here/drv/A.c", "");
    Folder.write("here/inc/own.h", "");
    Folder.makeFolder("here/out");
  }

  static json::Array parse(llvm::StringRef Text) {
    llvm::Expected<json::Value> Value = json::parse(Text);
    EXPECT_TRUE(bool(Value)) << llvm::toString(Value.takeError());
    json::Array *Entries = Value ? Value->getAsArray() : nullptr;
    return Entries ? std::move(*Entries) : json::Array();
  }
  /// One entry, run in C:\src\out.
  static json::Array entry(llvm::StringRef File, llvm::StringRef Command) {
    return json::Array({json::Object{{"directory", R"(C:\src\out)"},
                                     {"file", File.str()},
                                     {"command", Command.str()}}});
  }
  std::string mapping(const json::Array &Entries,
                      llvm::StringRef From = "here/out") {
    std::optional<FolderMapping> M = findSources(Entries, Folder.path(From));
    if (!M)
      return "none";
    EXPECT_EQ(M->Here.find(Folder.path()), 0U);
    return M->There + " -> " + M->Here.substr(Folder.path().size());
  }
  /// The words of the only command; paths below here/ as "@/...".
  Words words(const json::Array &Entries) {
    json::Array All = translate(Entries, {"C:/src", Folder.path("here")},
                                Folder.path("here/out"));
    EXPECT_EQ(All.size(), 1U);
    const json::Object &One = *All.front().getAsObject();
    EXPECT_EQ(One.getString("file"), Folder.path("here/drv/A.c"));
    EXPECT_EQ(One.getString("directory"), Folder.path("here/out"));
    Words Result;
    for (const json::Value &Word : *One.getArray("arguments")) {
      std::string Text = Word.getAsString()->str();
      if (size_t At = Text.find(Folder.path("here")); At != std::string::npos)
        Text.replace(At, Folder.path("here").size(), "@");
      Result.push_back(Text);
    }
    return Result;
  }

  TemporaryFolder Folder;
};

TEST_F(PortableCommandsTest, WindowsIsSeenByItsPaths) {
  EXPECT_TRUE(isOfWindows(entry(R"(C:\src\drv\a.c)", "")));
  EXPECT_TRUE(isOfWindows(entry("a.c", "")));
  EXPECT_TRUE(isOfWindows(parse(R"([{"directory":"/x","file":"a.c"},
               {"directory":"/x","file":"\\\\server\\share\\a.c"}])")));
  EXPECT_TRUE(isOfWindows(parse(R"([{"directory":"d:/x","file":"a.c"}])")));
  EXPECT_FALSE(isOfWindows(parse(R"([{"directory":"/x","file":"..\\a.c"}])")));
  EXPECT_FALSE(isOfWindows(parse(R"([{"directory":1}, 2])")));
}

TEST_F(PortableCommandsTest, SourcesAreFoundByTheEndsOfTheirPaths) {
  EXPECT_EQ(mapping(entry(R"(C:\src\drv\a.c)", "")), "C:/src -> /here");
  EXPECT_EQ(mapping(entry(R"(C:\src\DRV\..\Drv\a.c)", "")), "C:/src -> /here");
  EXPECT_EQ(mapping(entry(R"(..\drv\a.c)", "")), "C:/src -> /here");
  EXPECT_EQ(mapping(entry(R"(\\server\share\drv\a.c)", "")),
            "//server/share -> /here");
  // The longest end.
  EXPECT_EQ(mapping(entry(R"(C:\src\here\drv\a.c)", "")), "C:/src -> ");
  // The folder has another name here.
  EXPECT_EQ(mapping(entry(R"(C:\src\sys\a.c)", ""), "here/drv"),
            "C:/src/sys -> /here/drv");
  EXPECT_EQ(mapping(entry(R"(C:\src\drv\b.c)", "")), "none");
  EXPECT_EQ(mapping({}), "none");
}

TEST_F(PortableCommandsTest, WhatMostSourcesSayIsRight) {
  Folder.write("here/out/main.c", "");
  Folder.write("here/drv/B.c", "");
  json::Array Entries = entry(R"(D:\other\main.c)", "");
  for (const char *File : {R"(C:\src\drv\a.c)", R"(C:\src\drv\b.c)"})
    Entries.push_back(entry(File, "").front());
  EXPECT_EQ(mapping(Entries), "C:/src -> /here");
}

TEST_F(PortableCommandsTest, CommandsOfTheVisualStudioCompiler) {
  EXPECT_EQ(words(entry(R"(C:\src\drv\a.c)",
                        R"("C:\Program Files\VC\CL.exe" /nologo /DX=\"one\" )"
                        R"(/IC:\SRC\inc /I..\inc "/FIC:/src/inc/Own.h" )"
                        R"(-ID:\kit\inc /c /FoA.obj C:\src\drv\a.c)")),
            (Words{"cl", "/nologo", "/DX=\"one\"", "/I@/inc", R"(/I..\inc)",
                   "/FI@/inc/own.h", R"(-ID:\kit\inc)", "/c", "/FoA.obj", "--",
                   "@/drv/A.c"}));
  EXPECT_EQ(words(entry(R"(..\drv\a.c)", R"(clang-cl.exe /DX /c ..\drv\a.c)")),
            (Words{"clang-cl", "/DX", "/c", "--", "@/drv/A.c"}));
}

TEST_F(PortableCommandsTest, CommandsOfGccAndClang) {
  EXPECT_EQ(words(entry("C:/src/drv/a.c",
                        R"(C:\mingw\bin\x86_64-w64-mingw32-gcc.exe -DX )"
                        R"(-isystem C:\src\inc -c -o a.o C:/src/drv/a.c)")),
            (Words{"x86_64-w64-mingw32-gcc", "-DX", "-isystem", "@/inc", "-c",
                   "-o", "a.o", "--", "@/drv/A.c"}));
  EXPECT_EQ(words(entry(R"(C:\src\drv\a.c)",
                        R"(clang.exe -IC:\srcs\inc -- C:\src\drv\a.c)")),
            (Words{"clang", R"(-IC:\srcs\inc)", "--", "@/drv/A.c"}));
}

TEST_F(PortableCommandsTest, ListsOfWordsAreNotSplit) {
  EXPECT_EQ(
      words(parse(
          R"([{"directory": "C:\\src\\out", "file": "C:\\src\\drv\\a.c", "arguments": ["cl", "/DX=a b", "/c"]}])")),
      (Words{"cl", "/DX=a b", "/c", "--", "@/drv/A.c"}));
}

TEST_F(PortableCommandsTest, ResponseFiles) {
  Folder.write("here/out/obj/A.rsp",
               "/DX=\"a b\"\r\n/IC:\\src\\inc @b.rsp\r\n");
  // As MSBuild writes them.
  Folder.write("here/out/b.rsp",
               llvm::StringRef("\xFF\xFE/\0D\0Y\0\r\0\n\0", 12));
  EXPECT_EQ(words(entry(R"(C:\src\drv\a.c)", R"(cl @obj\a.rsp @gone.rsp)")),
            (Words{"cl", "/DX=a b", "/I@/inc", "/DY", "@gone.rsp", "--",
                   "@/drv/A.c"}));
  EXPECT_EQ(words(entry(R"(C:\src\drv\a.c)", R"(cl @C:\src\out\b.rsp)")),
            (Words{"cl", "/DY", "--", "@/drv/A.c"}));
  Folder.write("here/out/self.rsp", "@self.rsp");
  EXPECT_EQ(words(entry(R"(C:\src\drv\a.c)", "cl @self.rsp")),
            (Words{"cl", "@self.rsp", "--", "@/drv/A.c"}));
}

} // namespace
