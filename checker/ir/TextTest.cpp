//===- TextTest.cpp - Printing and parsing undo each other ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/TextSyntax.h"
#include "ir/TextTesting.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gtest/gtest.h"

namespace ndistidy::ir {
namespace {

std::string errorOf(llvm::StringRef Text) {
  llvm::Expected<Module> M = parse({Text, "t.ir"});
  return M ? "no error" : llvm::toString(M.takeError());
}

TEST(Text, PrintsWhatItParsed) {
  llvm::Expected<Module> M = parse({Canonical, "t.ir"});
  ASSERT_TRUE(static_cast<bool>(M)) << llvm::toString(M.takeError());
  EXPECT_EQ(printed(*M), Canonical.str());
}

TEST(Text, ParsesIntoTheRightParts) {
  Module M = llvm::cantFail(parse({Canonical, "t.ir"}));
  ASSERT_EQ(M.Functions.size(), 2u);
  const Function &F = M.Functions[0];
  ASSERT_EQ(F.Blocks.size(), 6u);
  const auto &C = std::get<Call>(F.Blocks[0].Steps[1]);
  EXPECT_FALSE(C.Result.has_value());
  EXPECT_EQ(C.Loc, (Location{1, 4, 9}));
  Place Fn;
  Fn.R = Place::Root::Parameter;
  Fn.Path = {Projection::deref(), Projection::field(M.Symbols.lookup("Fn")),
             Projection::element(std::nullopt)};
  EXPECT_EQ(C.Callee, Value::load(Fn));
  EXPECT_EQ(C.Arguments[0], Value::string(M.Symbols.lookup("a\"b\\c\n\x01\t")));
  ASSERT_EQ(C.ArgumentRanges.size(), 2u);
  EXPECT_EQ(C.ArgumentRanges[0], (Range{{0, 11, 20}, {0, 11, 30}}));
  EXPECT_FALSE(C.ArgumentRanges[1].valid());
  const auto &B = std::get<Branch>(F.Blocks[0].Term);
  EXPECT_EQ(B.Cond.Op, Condition::Operator::ULE);
  const auto &S = std::get<Switch>(F.Blocks[1].Term);
  EXPECT_EQ(S.Cases[1], (Switch::Case{3, 5, 1}));
  EXPECT_EQ(std::get<Return>(F.Blocks[5].Term).Loc, (Location{1, 15, 1}));
  EXPECT_EQ(M.Functions[1].Incomplete, "a statement did not parse");
  EXPECT_TRUE(M.Globals[0].Defined);
  EXPECT_FALSE(M.Globals[2].Defined);
}

TEST(Text, HandWrittenTextNeedsNoFilesLocationsOrNumbers) {
  Module M = llvm::cantFail(parse({R"(; a comment
func f(Status) {
  branch $0 == 0xC0000001 ? fail : done ; another
done:
  return opaque()
fail:
  return
}
)",
                                   "dir/t.ir"}));
  EXPECT_EQ(M.Files, std::vector<std::string>{"dir/t.ir"});
  const Function &F = M.Functions[0];
  EXPECT_EQ(F.Loc, (Location{0, 2, 1}));
  ASSERT_EQ(F.Blocks.size(), 3u);
  const auto &B = std::get<Branch>(F.Blocks[0].Term);
  EXPECT_EQ(B.Cond.Right, Value::integer(-1073741823));
  EXPECT_EQ(B.True, 2u);
  EXPECT_EQ(B.False, 1u);
  EXPECT_EQ(B.Loc, (Location{0, 3, 1}));
  EXPECT_EQ(std::get<Return>(F.Blocks[1].Term).Result, Value::opaque({}));
  EXPECT_FALSE(std::get<Return>(F.Blocks[2].Term).Result.has_value());
}

TEST(Text, ExamplesOfTheDocumentationParse) {
  auto Page = llvm::MemoryBuffer::getFile("docs/ir.md");
  ASSERT_TRUE(static_cast<bool>(Page)) << Page.getError().message();
  unsigned Examples = 0;
  llvm::StringRef Rest = (*Page)->getBuffer().split("\n```ir\n").second;
  for (; !Rest.empty(); Rest = Rest.split("\n```ir\n").second, ++Examples)
    EXPECT_EQ(errorOf(Rest.split("\n```\n").first), "no error");
  EXPECT_EQ(Examples, 2u);
}

TEST(Text, ReadsIntegersOfAllSizes) {
  Module M = llvm::cantFail(parse({R"(
init @a = 9223372036854775807
init @a = -9223372036854775808
init @a = 0xffffffffffffffff
init @a = 0x7fffffff
init @a = 0x80000000
init @a = 0x080000000
)",
                                   "t.ir"}));
  std::vector<int64_t> Values;
  Values.reserve(M.Initializers.size());
  for (const Store &S : M.Initializers)
    Values.push_back(S.Source.Integer);
  EXPECT_EQ(Values, (std::vector<int64_t>{INT64_MAX, INT64_MIN, -1, 0x7fffffff,
                                          INT32_MIN, 0x80000000LL}));
}

TEST(Text, SaysWhereAndWhatIsWrong) {
  EXPECT_EQ(errorOf("func f() {\n  %x = \n}"),
            "t.ir:3:1: expected a value, found '}'");
  EXPECT_EQ(errorOf("hello"), "t.ir:1:1: expected macro, declare, global, "
                              "init or func, found 'hello'");
  EXPECT_EQ(errorOf("func f() {\n goto b7\n}"), "t.ir:2:7: no block 'b7'");
  EXPECT_EQ(errorOf("func f() {\nb0: return\nb0: return\n}"),
            "t.ir:3:1: second block 'b0'");
  EXPECT_EQ(errorOf("func f(x) {\n  return $1\n}"),
            "t.ir:2:10: no such parameter");
  EXPECT_EQ(errorOf("init %x = 1"),
            "t.ir:1:6: only globals outside of a function");
  EXPECT_EQ(errorOf("init @x = \"abc\nglobal @x"),
            "t.ir:1:11: string does not end on its line");
  EXPECT_EQ(errorOf("init @x = \"\\q\""), "t.ir:1:11: bad escape in a string");
  EXPECT_EQ(errorOf("init @x = 99999999999999999999"),
            "t.ir:1:11: bad integer");
  EXPECT_EQ(errorOf("init @x = 1 !3:1:1"), "t.ir:1:14: no such file");
  EXPECT_EQ(errorOf("init @x = 1 !0:1"), "t.ir:1:14: lines are counted from 1");
  EXPECT_EQ(errorOf("init @x = (1 * 2)"),
            "t.ir:1:14: expected an operator, found '*'");
  EXPECT_EQ(errorOf("init @x = 1 \x01"), "t.ir:1:13: unexpected byte 0x01");
  EXPECT_EQ(errorOf("func f() {"),
            "t.ir:1:11: expected a step or a terminator, found end of text");
  EXPECT_EQ(errorOf("func f() {\n %x = 1\n}"),
            "t.ir:3:1: expected a step or a terminator, found '}'");
  EXPECT_EQ(errorOf("func f() {\n branch 1 = 2 ? a : a\n}"),
            "t.ir:2:11: expected a comparison, found '='");
  EXPECT_EQ(errorOf("macro A file \"late\""),
            "t.ir:1:9: expected macro, declare, global, init or func, found "
            "'file'");
}

TEST(Text, BoundsTheDepthOfValues) {
  auto Nested = [](unsigned Depth) {
    std::string Text = "init @x = ";
    for (unsigned I = 1; I != Depth; ++I)
      Text += "opaque(";
    return Text + "?" + std::string(Depth - 1, ')');
  };
  EXPECT_EQ(errorOf(Nested(MaxValueDepth)), "no error");
  EXPECT_NE(errorOf(Nested(MaxValueDepth + 1)).find("nested too deep"),
            std::string::npos);
  EXPECT_NE(errorOf(Nested(1000000)).find("nested too deep"),
            std::string::npos);

  Module M;
  M.Files = {"t.ir"};
  Value Deep = Value::integer(1);
  for (unsigned I = 0; I != 2 * MaxValueDepth; ++I)
    Deep = Value::opaque({std::move(Deep)});
  Place X;
  X.R = Place::Root::Global;
  X.Name = M.Symbols.intern("x");
  M.Initializers.push_back({X, Deep, {0, 1, 1}});
  EXPECT_EQ(errorOf(printed(M)), "no error");
}

TEST(Text, SymbolsMayBeGiven) {
  SymbolTable Names;
  Symbol Unused = Names.intern("unused"), F = Names.intern("F");
  llvm::Expected<Module> M = parse({"func F() { return 0 }", "t"}, Names);
  ASSERT_TRUE(static_cast<bool>(M));
  EXPECT_EQ(M->Functions[0].Name, F);
  EXPECT_EQ(M->Symbols.lookup("unused"), Unused);
}

} // namespace
} // namespace ndistidy::ir
