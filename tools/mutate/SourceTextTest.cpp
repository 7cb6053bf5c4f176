//===- SourceTextTest.cpp -------------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/SourceText.h"
#include "gtest/gtest.h"

using namespace ndistidy::mutate;

namespace {

/// A text with the call of "Free" in it.
struct Text {
  explicit Text(const char *Spelled)
      : Source(Spelled), Call(*Source.callAt(Source.text().find("Free"))) {}

  std::string removed() const { return Source.edited({Source.removed(Call)}); }
  std::string guarded() const {
    return Source.edited({Source.guarded(Call, "x")});
  }
  std::string doubled() const { return Source.edited({Source.doubled(Call)}); }
  std::string left(const char *Result) const {
    std::optional<Edit> E = Source.left(Call, "x", Result);
    return E ? Source.edited({*E}) : "impossible";
  }

  SourceText Source;
  CallText Call;
};

TEST(SourceTextTest, ChangesAStatement) {
  Text T("{ a(); Free(&p, f(1, 2)); b(); }");
  EXPECT_EQ(T.removed(), "{ a(); ; b(); }");
  EXPECT_EQ(T.guarded(), "{ a(); { if (x) Free(&p, f(1, 2)); } b(); }");
  EXPECT_EQ(T.doubled(),
            "{ a(); { Free(&p, f(1, 2)); Free(&p, f(1, 2)); } b(); }");
  EXPECT_EQ(T.left(""), "{ a(); { if (x) return; Free(&p, f(1, 2)); } b(); }");
  EXPECT_EQ(T.left("-1"),
            "{ a(); { if (x) return -1; Free(&p, f(1, 2)); } b(); }");
}

TEST(SourceTextTest, KeepsWhatControlsTheStatement) {
  EXPECT_EQ(Text("{ if (p) Free(p); else g(); }").removed(),
            "{ if (p) ; else g(); }");
  EXPECT_EQ(Text("{ if (a) b(); else Free(p); }").doubled(),
            "{ if (a) b(); else { Free(p); Free(p); } }");
  EXPECT_EQ(Text("{ while (f(q)) Free(p); }").left("0"),
            "{ while (f(q)) { if (x) return 0; Free(p); } }");
}

TEST(SourceTextTest, KeepsLabels) {
  EXPECT_EQ(Text("{ f(); Fail: Free(p); }").removed(), "{ f(); Fail: ; }");
  EXPECT_EQ(Text("{ case 1: Free(p); }").guarded(),
            "{ case 1: { if (x) Free(p); } }");
}

TEST(SourceTextTest, ReplacesACallWhoseResultIsUsed) {
  Text T("{ Status = Free(p); }");
  EXPECT_EQ(T.removed(), "{ Status = 0; }");
  EXPECT_EQ(T.guarded(), "{ Status = (x ? Free(p) : 0); }");
  EXPECT_EQ(T.doubled(), "{ Status = (Free(p), Free(p)); }");
  EXPECT_EQ(T.left("-1"), "{ if (x) return -1; Status = Free(p); }");
}

TEST(SourceTextTest, KnowsTheSecondColonOfACondition) {
  EXPECT_EQ(Text("{ a = b ? c : Free(p); }").removed(), "{ a = b ? c : 0; }");
}

TEST(SourceTextTest, PutsNoReturnIntoACondition) {
  EXPECT_EQ(Text("{ if (Free(p) == 0) g(); }").left("0"),
            "{ if (x) return 0; if (Free(p) == 0) g(); }");
  EXPECT_EQ(Text("{ if (a) b(); else if (Free(p)) g(); }").left("0"),
            "impossible");
  EXPECT_EQ(Text("{ if (Free(p) == 0) g(); }").removed(),
            "{ if (0 == 0) g(); }");
}

TEST(SourceTextTest, TakesACastAndAnObjectWithTheCall) {
  EXPECT_EQ(Text("{ (void)Free(p); g(); }").removed(), "{ ; g(); }");
  SourceText Method("{ Device.close(1); }");
  std::optional<CallText> Call = Method.callAt(Method.text().find("close"));
  ASSERT_TRUE(Call);
  EXPECT_TRUE(Call->Bare);
  EXPECT_EQ(Method.text(Call->Call), "Device.close(1)");
}

TEST(SourceTextTest, PassesOverCommentsTextsAndDirectives) {
  Text T("{ a(); // Never; say\n#if X(\n#endif\n  Free(\")\", p /* ) */); }");
  EXPECT_EQ(T.removed(), "{ a(); // Never; say\n#if X(\n#endif\n  ; }");
}

TEST(SourceTextTest, TellsArguments) {
  SourceText T("{ Free(&p, f(1, 2), (a), \"x,y\"); Free(); }");
  std::optional<CallText> Call = T.callAt(2);
  ASSERT_TRUE(Call);
  ASSERT_EQ(Call->Arguments.size(), 4U);
  EXPECT_EQ(T.text(Call->Arguments[0]), "&p");
  EXPECT_EQ(T.text(Call->Arguments[1]), "f(1, 2)");
  EXPECT_EQ(T.text(Call->Arguments[3]), "\"x,y\"");
  EXPECT_TRUE(T.callAt(T.text().rfind("Free"))->Arguments.empty());
}

TEST(SourceTextTest, TellsAnAssignment) {
  SourceText T("{ a = 1; Object->Unload = (PVOID)Routine; }");
  for (const char *Inside : {"Object", "Unload", "=  "}) {
    size_t Offset = T.text().find(llvm::StringRef(Inside).trim(), 9);
    auto Put = T.assignmentAt(Offset);
    ASSERT_TRUE(Put);
    EXPECT_EQ(T.text(Put->Statement), "Object->Unload = (PVOID)Routine;");
    EXPECT_EQ(T.text(Put->Value), "(PVOID)Routine");
  }
  EXPECT_FALSE(SourceText("{ f(1); }").assignmentAt(2));
}

std::string swapped(llvm::StringRef Text) {
  SourceText T(Text);
  auto First = T.callAt(T.text().find("first("));
  auto Second = T.callAt(T.text().find("second("));
  return T.edited(T.swapped(*First, *Second));
}

TEST(SourceTextTest, SwapsTheStatementsOfOneBlock) {
  EXPECT_EQ(swapped("{ a(); first(p); p = 0; second(2); }"),
            "{ a(); second(2); first(p); p = 0; ; }");
  EXPECT_EQ(swapped("{ if (x) { y(); first(1); } else z(); L: second(2); }"),
            "{ second(2); if (x) { y(); first(1); } else z(); L: ; }");
  EXPECT_EQ(swapped("{ while (p) first(p); if (q) second(q); }"),
            "{ if (q) second(q); while (p) first(p); ; }");
}

TEST(SourceTextTest, LeavesWhatIsNoOrderAlone) {
  for (const char *Text : {"{ if (x) first(1); else second(2); }",
                           "{ if (x) { first(1); return; } second(2); }",
                           "{ second(2); first(1); }"})
    EXPECT_EQ(swapped(Text), Text);
}

TEST(SourceTextTest, FindsNoCallWhereNoneIs) {
  SourceText T("{ Free; Free (p; }");
  EXPECT_FALSE(T.callAt(2));
  EXPECT_FALSE(T.callAt(3));
  EXPECT_FALSE(T.callAt(8));
  EXPECT_FALSE(T.callAt(1000));
}

TEST(SourceTextTest, CountsLinesAndColumnsFromOne) {
  SourceText T("ab\n\ncd");
  EXPECT_EQ(T.offset(1, 2), 1U);
  EXPECT_EQ(T.offset(3, 1), 4U);
  EXPECT_FALSE(T.offset(4, 1));
  EXPECT_FALSE(T.offset(0, 1));
  EXPECT_FALSE(T.offset(3, 3));
}

TEST(SourceTextTest, MakesSeveralEditsAtOnce) {
  SourceText T("a b c");
  EXPECT_EQ(T.edited({{{4, 5}, "z"}, {{0, 0}, "x "}}), "x a b z");
}

TEST(SourceTextTest, TellsExpressionsFromOtherStatements) {
  auto Is = [](llvm::StringRef Of) {
    SourceText T(Of);
    std::optional<CallText> Call = T.callAt(Of.find("Free"));
    return Call && T.isExpression(*Call);
  };
  EXPECT_TRUE(Is("{ Free(p); }"));
  EXPECT_TRUE(Is("{ if (a) Free(p); }"));
  EXPECT_TRUE(Is("{ Object->Status = Free(p); }"));
  EXPECT_FALSE(Is("{ INT Status = Free(p); }"));
  EXPECT_FALSE(Is("{ CHAR *Status = Free(p); }"));
  EXPECT_FALSE(Is("{ return Free(p); }"));
  EXPECT_FALSE(Is("{ while (Free(p)) g(); }"));
}

TEST(SourceTextTest, TellsWhetherControlGoesStraightOn) {
  SourceText T("a(); b(); if (c) d(); { e(); return; }");
  auto Is = [&](llvm::StringRef From, llvm::StringRef To) {
    return T.isStraight({T.text().find(From), T.text().find(To)});
  };
  EXPECT_TRUE(Is("a()", "if"));
  EXPECT_FALSE(Is("a()", "d()"));
  EXPECT_FALSE(Is("d()", "e()"));
  EXPECT_FALSE(Is("e()", "}"));
  EXPECT_FALSE(Is("b()", "a()"));
}

TEST(SourceTextTest, FindsTheTestBehindACall) {
  auto Test = [](llvm::StringRef Of) {
    SourceText T(Of);
    std::optional<CallText> Call = T.callAt(Of.find("Free"));
    std::optional<Span> Found = Call ? T.testBehind(*Call) : std::nullopt;
    return Found ? T.text(*Found).str() : "none";
  };
  EXPECT_EQ(Test("{ s = Free(p); if (s) return s; g(); }"), "if (s) return s;");
  EXPECT_EQ(Test("{ Free(p); if (s) { g(); h(); } g(); }"),
            "if (s) { g(); h(); }");
  EXPECT_EQ(Test("{ Free(p); if (s) g(); else h(); }"), "none");
  EXPECT_EQ(Test("{ Free(p); if (s) while (a) g(); h(); }"), "none");
  EXPECT_EQ(Test("{ Free(p); g(); if (s) h(); }"), "none");
  EXPECT_EQ(Test("{ if (a) Free(p); if (s) h(); }"), "none");
}

} // namespace
