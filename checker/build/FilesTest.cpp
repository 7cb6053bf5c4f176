//===- FilesTest.cpp - Tests of files of Windows --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Files.h"
#include "build/ClFlags.h"
#include "build/TemporaryFolder.h"

using namespace ndistidy::build;

namespace {

std::string text(const TemporaryFolder &Folder, llvm::StringRef Bytes) {
  llvm::Expected<std::string> Text = readText(Folder.write("file", Bytes));
  return Text ? *Text : llvm::toString(Text.takeError());
}

TEST(Files, TextHasOneKindOfLineEnd) {
  TemporaryFolder Folder;
  EXPECT_EQ(text(Folder, "a\r\nb\rc\nd"), "a\nb\nc\nd");
  EXPECT_EQ(text(Folder, "\xEF\xBB\xBF"
                         "a\r\n"),
            "a\n");
  EXPECT_EQ(text(Folder, ""), "");
}

TEST(Files, UTF16IsReadByItsMark) {
  TemporaryFolder Folder;
  using namespace std::string_literals;
  EXPECT_EQ(text(Folder, "\xFF\xFE"
                         "A\0\r\0\n\0B\0"s),
            "A\nB");
  EXPECT_EQ(text(Folder, "\xFE\xFF"
                         "\0A\0\n"s),
            "A\n");
  // Cut off in the middle of a character.
  EXPECT_EQ(text(Folder, "\xFF\xFE"
                         "A\0B"s),
            "A");
}

TEST(Files, BytesOfACodePageAreKept) {
  TemporaryFolder Folder;
  EXPECT_EQ(text(Folder, "A=\xE4\n"), "A=\xE4\n");
}

TEST(Files, WhatIsNoTextIsAnError) {
  TemporaryFolder Folder;
  using namespace std::string_literals;
  EXPECT_NE(text(Folder, "a\nb\0c"s).find("NUL byte in line 2"),
            std::string::npos);
  EXPECT_NE(errorOf(readText(Folder("gone"))).find("cannot read '"),
            std::string::npos);
  EXPECT_NE(errorOf(readText(Folder.Path)).find("no regular file"),
            std::string::npos);
  EXPECT_NE(text(Folder, std::string((16 << 20) + 1, 'x')).find("16 MB"),
            std::string::npos);
}

TEST(Files, NamesAreFoundInAnyCase) {
  TemporaryFolder Folder;
  std::string File = Folder.write("Inc/Deep/Common.H");
  EXPECT_EQ(hostPath(Folder("sys"), "..\\inc\\DEEP\\common.h"), File);
  EXPECT_EQ(hostPath(Folder.Path, "inc/./deep//COMMON.h"), File);
  EXPECT_EQ(hostPath(Folder.Path, "INC\\new.h"), Folder("Inc/new.h"));
  EXPECT_EQ(hostPath(Folder.Path, ""), Folder.Path);
  EXPECT_EQ(hostPath(Folder.Path, "C:\\ddk\\inc"), "C:/ddk/inc");
  EXPECT_EQ(hostPath("sys", ".."), ".");
  EXPECT_EQ(findFile(Folder.Path, "inc\\deep"), std::nullopt);
}

TEST(Files, ThePlainSpellingComesFirst) {
  TemporaryFolder Folder;
  Folder.write("A.c");
  std::string Plain = Folder.write("a.c");
  EXPECT_EQ(hostPath(Folder.Path, "a.c"), Plain);
}

TEST(Files, Patterns) {
  TemporaryFolder Folder;
  std::string A = Folder.write("a.c"), B = Folder.write("sub/B.C"),
              C = Folder.write("sub/deep/c.cpp");
  Folder.write(".hidden/d.c");
  using Paths = std::vector<std::string>;
  EXPECT_EQ(matchFiles(Folder.Path, "*.c"), Paths{A});
  EXPECT_EQ(matchFiles(Folder.Path, "**\\*.c"), (Paths{A, B}));
  EXPECT_EQ(matchFiles(Folder.Path, "**\\**\\**\\c.*"), Paths{C});
  EXPECT_EQ(matchFiles(Folder.Path, "s?b/*.c"), Paths{B});
  EXPECT_EQ(matchFiles(Folder("sub"), "..\\*.c"), Paths{A});
  EXPECT_EQ(matchFiles(Folder("gone"), "*"), Paths{});
}

TEST(Files, ALinkToAFolderAboveHasAnEnd) {
  TemporaryFolder Folder;
  std::string A = Folder.write("sub/a.c");
  ASSERT_FALSE(llvm::sys::fs::create_link(Folder.Path, Folder("sub/up")));
  EXPECT_EQ(matchFiles(Folder.Path, "**/*.c"), std::vector<std::string>{A});
}

TEST(Files, Words) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(splitWords("a \tb\n"), (Words{"a", "b"}));
  EXPECT_EQ(splitWords("-DA=\"x y\" \"b c\""), (Words{"-DA=x y", "b c"}));
  EXPECT_EQ(splitWords("-DN=\\\"a\\\""), Words{"-DN=\"a\""});
  EXPECT_EQ(splitWords("\"\" \"open"), (Words{"", "open"}));
  EXPECT_EQ(splitWords("  "), Words{});
}

TEST(ClFlags, GoWhereTheyBelong) {
  Settings S;
  std::vector<std::string> Rest =
      addClFlags("/DA=1 -D B -UC /U D /I..\\inc /FIp.h /GS word /D", "drv", S);
  using Words = std::vector<std::string>;
  EXPECT_EQ(S.Defines, (Words{"A=1", "B"}));
  EXPECT_EQ(S.Undefines, (Words{"C", "D"}));
  EXPECT_EQ(S.IncludeFolders, Words{"inc"});
  EXPECT_EQ(S.ForcedIncludes, Words{"p.h"});
  EXPECT_EQ(S.OtherFlags, Words{"/GS"});
  EXPECT_EQ(Rest, (Words{"word", "/D"}));
}

TEST(Driver, WindowsVersionsHaveManyNames) {
  EXPECT_EQ(windowsVersion("wxp"), 0x0501U);
  EXPECT_EQ(windowsVersion("Win7"), 0x0601U);
  EXPECT_EQ(windowsVersion("WindowsV6.3"), 0x0603U);
  EXPECT_EQ(windowsVersion("0x0602"), 0x0602U);
  EXPECT_EQ(windowsVersion("7"), std::nullopt);
  EXPECT_EQ(windowsVersion(""), std::nullopt);
}

} // namespace
