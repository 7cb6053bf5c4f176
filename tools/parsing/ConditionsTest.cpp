//===- ConditionsTest.cpp - Tests of what the preprocessor decided --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Parsing.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

/// Units parsed without any headers but a driver's own.
class ConditionsTest : public ::testing::Test {
protected:
  Conditions parsed(llvm::StringRef Text,
                    const std::vector<std::string> &Flags = {}) {
    Folder.write("d/a.c", Text);
    std::string File = Folder.path("d/a.c");
    llvm::Expected<Input> I = discover(File);
    EXPECT_TRUE(bool(I));
    ParseOptions Options;
    Options.Known.ResourceFolder = NDIS_TIDY_RESOURCE_FOLDER;
    Options.ClangArguments = Flags;
    StandIns Generated({}, "");
    llvm::Expected<Parsed> U = parse({File, &*I, nullptr}, Options,
                                     ndistidy::frontend::LoweringOptions(),
                                     Generated, /*KeepMemory=*/false);
    EXPECT_TRUE(bool(U)) << llvm::toString(U.takeError());
    return U ? std::move(U->Result.Decided) : Conditions();
  }
  /// The lines of a.c: compiled 'x', dead '0', skipped '.'.
  std::string lines(llvm::StringRef Text,
                    const std::vector<std::string> &Flags = {}) {
    Conditions C = parsed(Text, Flags);
    const SourceUse &Use = C.Sources.at("a.c");
    std::string Result;
    for (unsigned N = 0; N != Use.Compiled.size(); ++N)
      Result += Use.Compiled[N] ? 'x' : Use.Dead[N] ? '0' : '.';
    return Result;
  }
  /// The names that configurationMacros() gives for a.c.
  std::string macros(llvm::StringRef Text,
                     const std::vector<std::string> &Flags = {}) {
    Conditions C = parsed(Text, Flags);
    std::string Result;
    for (const TestedMacro &M : configurationMacros({&C}))
      Result += M.Name + ":" + std::to_string(M.Line) + " ";
    return Result;
  }

  TemporaryFolder Folder;
};

TEST_F(ConditionsTest, SkippedLinesAreNotCompiled) {
  EXPECT_EQ(lines("int a;\nint b;\n"), "xx");
  EXPECT_EQ(lines("int a;\nint b;"), "xx");
  EXPECT_EQ(lines(""), "");
  EXPECT_EQ(lines("#ifdef X\nint a;\nint b;\n#endif\nint c;\n"), "x..xx");
  EXPECT_EQ(lines("#ifdef X\nint a;\n#else\nint b;\n#endif\n"), "x.xxx");
  EXPECT_EQ(lines("#ifdef X\nint a;\n#else\nint b;\n#endif\n", {"-DX"}),
            "xxx.x");
  EXPECT_EQ(lines("#if X == 1\nint a;\n#elif Y\nint b;\n#else\nint c;\n"
                  "#endif\n"),
            "x...xxx");
  EXPECT_EQ(lines("#ifdef X\n#ifdef Y\nint a;\n#endif\nint b;\n#endif\n"),
            "x....x");
}

TEST_F(ConditionsTest, WhatNoBuildCompilesIsDead) {
  EXPECT_EQ(lines("#if 0\nx y z\n#endif\n"), "x0x");
  EXPECT_EQ(lines("#if 1\nint a;\n#else\nx y z\n#endif\n"), "xxx0x");
  EXPECT_EQ(lines("#ifdef __cplusplus\nextern\n#endif\n"), "x0x");
  EXPECT_EQ(lines("#if defined(_MSC_VER) && _MSC_VER < 9\na b\n#endif\n"),
            "x0x");
  EXPECT_EQ(lines("#if 0 && X\na b\n#endif\n"), "x.x");
  EXPECT_EQ(lines("#if X\na b\n#elif 0\nc d\n#endif\n"), "x...x");
}

TEST_F(ConditionsTest, AHeaderCountsOnceWhateverGuardsIt) {
  Folder.write("d/own.h", "#ifndef OWN_H\n#define OWN_H\nint x;\n#endif\n");
  Conditions C = parsed("#include \"own.h\"\n#include \"own.h\"\n");
  EXPECT_EQ(C.Sources.at("own.h").Compiled.count(), 4U);
}

TEST_F(ConditionsTest, FilesOfOthersDoNotCount) {
  Folder.write("other/o.h", "#ifdef X\nint x;\n#endif\n");
  Conditions C = parsed("#include \"../other/o.h\"\n");
  EXPECT_EQ(C.Sources.size(), 1U);
  EXPECT_TRUE(C.Tested.empty());
  EXPECT_TRUE(C.Undefined.contains("X"));
}

TEST_F(ConditionsTest, WhatTheDriverTestsAndTheBuildDoesNotDefine) {
  EXPECT_EQ(macros("#ifdef A\n#endif\n#ifndef B\n#endif\n"), "A:1 B:3 ");
  EXPECT_EQ(macros("#if A\n#elif B > 3 && defined C\n#endif\n"),
            "A:1 B:2 C:2 ");
  EXPECT_EQ(macros("#if A && (B || !defined(C))\n#endif\n", {"-DB"}),
            "A:1 C:1 ");
  EXPECT_EQ(macros("#if 1 || A /* B */ // C\n#endif\n"), "A:1 ");
  EXPECT_EQ(macros("#if A && \\\n  B\n#endif\n"), "A:1 B:2 ");
}

TEST_F(ConditionsTest, WhatTheDriverDefinesItselfIsNone) {
  EXPECT_EQ(macros("#ifndef MOST\n#define MOST 4\n#endif\n#if MOST\n#endif\n"),
            "");
  EXPECT_EQ(macros("#ifdef X\n#endif\n#define X\n#undef X\n"), "");
}

TEST_F(ConditionsTest, NorIsWhatBelongsToCompilersAndTargets) {
  EXPECT_EQ(macros("#if defined(_M_IX86) || __x || _PREFAST_ || RC_INVOKED\n"
                   "#endif\n#ifdef _ok\n#endif\n"),
            "_ok:3 ");
}

TEST_F(ConditionsTest, UnitsOfOneDriverKnowMoreTogether) {
  Conditions One = parsed("#ifdef X\n#endif\n#ifdef Y\n#endif\n");
  Conditions Two = parsed("#ifndef X\n#define X\n#endif\n");
  std::vector<TestedMacro> Both = configurationMacros({&One, &Two});
  ASSERT_EQ(Both.size(), 1U);
  EXPECT_EQ(Both[0].Name, "Y");
}

} // namespace
