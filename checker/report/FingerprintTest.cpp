//===- FingerprintTest.cpp - Tests of what makes findings the same --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Fingerprint.h"
#include "llvm/ADT/StringSet.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::report;

namespace {

/// Findings about \p Text, at the words that it has, with fingerprints.
class Driver {
public:
  Driver(llvm::StringRef Text, llvm::StringRef Name = "a.c")
      : File(Name.str()), Text(Text.str()) {
    Texts.set(File, Text);
  }
  /// A finding at the \p N-th "Here" of the text, with a resource acquired at
  /// its "Taken".
  Driver &find(unsigned N = 0, std::string Check = "ndis-a",
               std::string Function = "f", std::string Resource = "pool") {
    engine::Finding F;
    F.Check = std::move(Check);
    F.Function = std::move(Function);
    F.Resource = std::move(Resource);
    F.Loc = locate("Here", N);
    F.Message = "m";
    F.Notes = {{engine::PathNote::Kind::Acquire, locate("Taken", 0), "here"}};
    Analysis.Findings.push_back(std::move(F));
    return *this;
  }
  std::vector<std::string> prints() {
    Report R;
    R.add(Analysis, {File});
    addFingerprints(R, Texts);
    std::vector<std::string> Result;
    for (const engine::Finding &F : R.findings())
      Result.push_back(F.Fingerprint);
    return Result;
  }
  std::string print() { return prints().at(0); }

private:
  ir::Location locate(llvm::StringRef Word, unsigned N) {
    size_t At = llvm::StringRef(Text).find(Word);
    for (; N != 0; --N)
      At = llvm::StringRef(Text).find(Word, At + 1);
    auto [Line, Column] = Texts.file(File)->position(At);
    return {0, Line, Column};
  }

  std::string File, Text;
  SourceTexts Texts;
  engine::Analysis Analysis;
};

constexpr llvm::StringLiteral Text = "void f() {\n"
                                     "  Taken(1);\n"
                                     "  return Here;\n"
                                     "}\n";

std::string plain() { return Driver(Text).find().print(); }

TEST(Fingerprint, ItsSpelling) {
  std::string Print = plain();
  ASSERT_EQ(Print.size(), 34U);
  EXPECT_EQ(llvm::StringRef(Print).take_back(2), ":1");
  EXPECT_EQ(llvm::StringRef(Print).find_first_not_of("0123456789abcdef"), 32U);
  // It is in files that users keep: another recipe needs another key.
  EXPECT_EQ(Print, "9d367647fd2552c56a6f767cc43d1163:1");
}

TEST(Fingerprint, UnrelatedLinesDoNotChangeIt) {
  EXPECT_EQ(Driver("// above\nint X;\n" + Text.str()).find().print(), plain());
  EXPECT_EQ(Driver("void f() {\n  Taken(1);\n  g();\n  return Here;\n}\n")
                .find()
                .print(),
            plain());
}

TEST(Fingerprint, AMovedRoutineIsTheSame) {
  EXPECT_EQ(
      Driver("void g() {}\n\n\n" + Text.str() + "int Y;\n").find().print(),
      plain());
}

TEST(Fingerprint, NeitherBlanksNorCommentsChangeIt) {
  EXPECT_EQ(Driver("void f() {\n\tTaken( 1 ) ; // why\n\treturn  Here; /*x*/\n"
                   "}\n")
                .find()
                .print(),
            plain());
}

TEST(Fingerprint, ARenamedFileChangesNothing) {
  EXPECT_EQ(Driver(Text, "other/b.c").find().print(), plain());
}

TEST(Fingerprint, WhatTheFindingIsAboutChangesIt) {
  llvm::StringSet<> All;
  All.insert(plain());
  All.insert(Driver(Text).find(0, "ndis-b").print());
  All.insert(Driver(Text).find(0, "ndis-a", "g").print());
  All.insert(Driver(Text).find(0, "ndis-a", "f", "timer").print());
  All.insert(Driver("Taken(1);\nreturn -Here;\n").find().print());
  All.insert(Driver("Taken(2);\n  return Here;\n").find().print());
  EXPECT_EQ(All.size(), 6U);
}

TEST(Fingerprint, PartsDoNotRunIntoEachOther) {
  EXPECT_NE(Driver(Text).find(0, "ndis-a", "fp", "ool").print(),
            Driver(Text).find(0, "ndis-a", "f", "pool").print());
}

TEST(Fingerprint, TwoEqualOnesStayTwo) {
  std::vector<std::string> Prints =
      Driver("Taken(1);\nreturn Here;\nreturn Here;\n")
          .find(0)
          .find(1)
          .prints();
  ASSERT_EQ(Prints.size(), 2U);
  EXPECT_TRUE(llvm::StringRef(Prints[0]).ends_with(":1"));
  EXPECT_TRUE(llvm::StringRef(Prints[1]).ends_with(":2"));
  EXPECT_EQ(llvm::StringRef(Prints[0]).drop_back(),
            llvm::StringRef(Prints[1]).drop_back());
}

TEST(Fingerprint, AFileThatCannotBeReadHasNoText) {
  Report R;
  SourceTexts Texts;
  engine::Analysis A;
  A.Findings.emplace_back().Loc = {0, 1, 1};
  A.Findings.emplace_back().Message = "nowhere";
  R.add(A, {"/nowhere/at/all.c"});
  addFingerprints(R, Texts);
  EXPECT_NE(R.findings()[0].Fingerprint, R.findings()[1].Fingerprint);
}

TEST(Fingerprint, NormalizedLines) {
  EXPECT_EQ(normalizedLine("  f( a , b );\t"), "f(a,b);");
  EXPECT_EQ(normalizedLine("static  int\tx"), "static int x");
  EXPECT_EQ(normalizedLine("return/**/x; // y"), "return x;");
  EXPECT_EQ(normalizedLine("a /* b */ c /* d"), "a c");
  EXPECT_EQ(normalizedLine("p(\"a  // b\", ' ', \"\\\"  \");"),
            "p(\"a  // b\",' ',\"\\\"  \");");
  EXPECT_EQ(normalizedLine("p(\"open  "), "p(\"open  ");
  EXPECT_EQ(normalizedLine("\"ends in \\"), "\"ends in \\");
  EXPECT_EQ(normalizedLine("// all"), "");
  EXPECT_EQ(normalizedLine("gr\xC3\xB6\xC3\x9F"
                           "e  b"),
            "gr\xC3\xB6\xC3\x9F"
            "e b");
  EXPECT_EQ(normalizedLine(""), "");
}

} // namespace
