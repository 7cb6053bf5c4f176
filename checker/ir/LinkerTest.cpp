//===- LinkerTest.cpp - What one program keeps of several units -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Linker.h"
#include "ir/Text.h"
#include "gtest/gtest.h"

namespace ndistidy::ir {
namespace {

std::vector<Module> modules(llvm::ArrayRef<llvm::StringRef> Texts) {
  std::vector<Module> Modules;
  for (llvm::StringRef Text : Texts)
    Modules.push_back(llvm::cantFail(parse({Text, "test.ir"})));
  return Modules;
}

/// The linked program as text, or the error.
std::string linked(std::initializer_list<llvm::StringRef> Texts) {
  llvm::Expected<Program> P = link(modules(Texts));
  if (!P)
    return llvm::toString(P.takeError());
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  print(P->module(), OS);
  return Text;
}

TEST(Linker, NothingLinksToNothing) { EXPECT_EQ(linked({}), ""); }

TEST(Linker, RenamesSymbolsAndFiles) {
  EXPECT_EQ(linked({R"(
file "a.c"
file "driver.h"
global @G !0:1:1
func f() !0:2:1 {
b0:
  @G = #g !2:3
  call g(&@G !2:5-2:7) !2:5
  return !1:9:9
}
)",
                    R"(
file "b.c"
file "driver.h"
file "more.h"
func g(p: "void *") returns "int" !0:4:1 {
b0:
  switch $0* { 1: b1, default: b0 } !5:1
b1:
  return ($0*.f[*] + opaque(?, %x)) !2:9:9
}
)"}),
            R"(file "a.c"
file "driver.h"
file "b.c"
file "more.h"
global @G !1:1

func f() !2:1 {
b0:
  @G = #g !2:3
  call g(&@G !2:5-2:7) !2:5
  return !1:9:9
}

func g(p: "void *") returns "int" !2:4:1 {
b0:
  switch $0* { 1: b1, default: b0 } !5:1
b1:
  return ($0*.f[*] + opaque(?, %x)) !3:9:9
}
)");
}

TEST(Linker, KeepsTheSameHeaderRoutineOnce) {
  llvm::StringRef Unit = R"(
file "driver.h"
func Inline() !0:7:1 {
  return 0 !7:9
}
)";
  llvm::Expected<Program> P = link(modules({Unit, Unit, Unit}));
  ASSERT_TRUE(static_cast<bool>(P)) << llvm::toString(P.takeError());
  EXPECT_EQ(P->module().Functions.size(), 1u);
}

TEST(Linker, RefusesTwoDifferentRoutinesOfOneName) {
  EXPECT_EQ(linked({"file \"a.c\"\nfunc f() !3:1 {\nreturn\n}",
                    "file \"b.c\"\nfunc f() !9:1 {\nreturn\n}"}),
            "duplicate definition of 'f': a.c:3 and b.c:9");
}

TEST(Linker, TakesOneOfTwoInlineRoutinesForUnknown) {
  llvm::StringRef One = "file \"a.h\"\nfunc f() inline !3:1 {\nreturn\n}",
                  Other = "file \"b.h\"\nfunc f() inline !9:1 {\nreturn\n}",
                  Plain = "file \"c.c\"\nfunc f() !9:1 {\nreturn\n}";
  for (const std::vector<llvm::StringRef> &Units :
       {std::vector{One, Other}, {One, Plain}, {Plain, One, Other}}) {
    llvm::Expected<Program> P = link(modules(Units));
    ASSERT_TRUE(static_cast<bool>(P)) << llvm::toString(P.takeError());
    ASSERT_EQ(P->module().Functions.size(), 1u);
    EXPECT_EQ(P->module().Functions[0].Incomplete,
              "as an inline routine it is defined in several ways");
  }
  llvm::Expected<Program> P = link(modules({One, One}));
  ASSERT_TRUE(static_cast<bool>(P)) << llvm::toString(P.takeError());
  EXPECT_EQ(P->module().Functions[0].Incomplete, "");
}

TEST(Linker, RefusesTwoRoutinesOfOneNameInOneUnit) {
  EXPECT_EQ(linked({"file \"a.c\"\nfunc f() !3:1 {\nreturn\n}\n"
                    "func f() !9:1 {\nreturn\n}"}),
            "duplicate definition of 'f': a.c:3 and a.c:9");
}

TEST(Linker, InternalRoutinesOfSeveralUnitsStand) {
  llvm::Expected<Program> P =
      link(modules({"file \"a.c\"\nfunc \"a.c::f\"() internal {\nreturn\n}",
                    "file \"b.c\"\nfunc \"b.c::f\"() internal {\nreturn\n}"}));
  ASSERT_TRUE(static_cast<bool>(P)) << llvm::toString(P.takeError());
  EXPECT_EQ(P->module().Functions.size(), 2u);
}

TEST(Linker, KeepsTheFirstOfOneInternalName) {
  EXPECT_EQ(linked({"file \"h\"\nfunc \"h::f\"() internal !3:1 {\nreturn !0\n}",
                    "file \"h\"\nfunc \"h::f\"() internal !9:1 {\n"
                    "unreachable\n}"}),
            "file \"h\"\n\nfunc \"h::f\"() internal !3:1 {\n"
            "b0:\n  return !0\n}\n");
}

TEST(Linker, JoinsDeclarationsAndDropsThoseOfBodies) {
  EXPECT_EQ(linked({"file \"a.c\"\ndeclare g()\ndeclare os()\ndeclare h()",
                    "file \"a.c\"\ndeclare os(p: \"int *\" const) system\n"
                    "declare h(x) variadic noreturn\n"
                    "func g() !1:1 {\nunreachable\n}"}),
            "file \"a.c\"\n"
            "declare os(p: \"int *\" const) system\n"
            "declare h(x) variadic noreturn\n"
            "\nfunc g() !1:1 {\nb0:\n  unreachable\n}\n");
}

TEST(Linker, DefinedGlobalsWinAndTentativeOnesMerge) {
  EXPECT_EQ(linked({"file \"a.c\"\nglobal @x extern !1:1\nglobal @y !2:1",
                    "file \"b.c\"\nglobal @x const !3:1\nglobal @y !4:1"}),
            "file \"a.c\"\nfile \"b.c\"\n"
            "global @x const !1:3:1\nglobal @y !2:1\n");
}

TEST(Linker, TakesTheInitializersOfOneUnit) {
  EXPECT_EQ(linked({"file \"h\"\nglobal @T !1:1\ninit @T.a = 1 !2:1\n"
                    "init @T.b = 2 !2:5",
                    "file \"h\"\nglobal @T !1:1\nglobal @U !1:9\n"
                    "init @T.a = 1 !2:1\ninit @U = 5 !3:1"}),
            "file \"h\"\nglobal @T !1:1\nglobal @U !1:9\n"
            "init @T.a = 1 !2:1\ninit @T.b = 2 !2:5\ninit @U = 5 !3:1\n");
}

TEST(Linker, KeepsTheValueOfALaterDefinition) {
  EXPECT_EQ(linked({"file \"a.c\"\nglobal @x !1:1",
                    "file \"b.c\"\nglobal @x !2:1\ninit @x = 5 !2:5"}),
            "file \"a.c\"\nfile \"b.c\"\nglobal @x !1:1\n"
            "init @x = 5 !1:2:5\n");
}

TEST(Linker, UnitesMacros) {
  EXPECT_EQ(linked({"file \"a\"\nmacro A\nmacro B", "file \"a\"\nmacro C\n"
                                                    "macro A"}),
            "file \"a\"\nmacro A\nmacro B\nmacro C\n");
}

TEST(Linker, FindsByNameAcrossUnits) {
  llvm::Expected<Program> P =
      link(modules({"func f() {\n call g()\n return\n}",
                    "func g() !2:1 {\n return\n}\ndeclare f()"}));
  ASSERT_TRUE(static_cast<bool>(P)) << llvm::toString(P.takeError());
  const Function *F = P->function(P->symbols().lookup("f"));
  ASSERT_NE(F, nullptr);
  const auto &C = std::get<Call>(F->Blocks[0].Steps[0]);
  const Function *G = P->function(C.Callee.Name);
  ASSERT_NE(G, nullptr);
  EXPECT_EQ(P->symbols().name(G->Name), "g");
  EXPECT_EQ(P->declaration(F->Name), nullptr);
}

} // namespace
} // namespace ndistidy::ir
