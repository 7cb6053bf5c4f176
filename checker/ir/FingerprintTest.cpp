//===- FingerprintTest.cpp - Tests of what a routine says -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Fingerprint.h"
#include "ir/TextTesting.h"
#include "gtest/gtest.h"

using namespace ndistidy::ir;

namespace {

/// Everything that the text form can say, with \p To for \p From.
Module changed(llvm::StringRef From = "", llvm::StringRef To = "") {
  std::string Text = Canonical.str();
  size_t At = Text.find(From);
  EXPECT_NE(At, std::string::npos) << From.str();
  Text.replace(At, From.size(), To);
  llvm::Expected<Module> M = parse({Text, "text"});
  EXPECT_TRUE(bool(M)) << llvm::toString(M.takeError());
  return M ? std::move(*M) : Module();
}

Print print(const Module &M, size_t Routine = 0) {
  return Fingerprinter(M).of(M.Functions[Routine]);
}

struct Change {
  const char *From, *To;
};

TEST(FingerprintTest, IsTheSameWhereverARoutineStands) {
  const Fingerprint Before = print(changed()).Text;
  const Change Moves[] = {{"!10:1", "!20:1"},
                          {"!11:3", "!1:4:7"},
                          {"!11:20-11:30", ""},
                          {"!1:4:9", ""},
                          {"!12:7", "!12:8"},
                          {"!13:3", "!14:3"},
                          {"!14:3", "!1:14:3"},
                          {"!1:15:1", ""},
                          {"!3:1", "!4:1"},
                          {"src/a.c", "src/c.c"},
                          // Each symbol behind it has another number.
                          {"macro NDIS50_MINIPORT", "macro More\nmacro Other"}};
  for (auto [From, To] : Moves)
    EXPECT_EQ(print(changed(From, To)).Text, Before) << From << " -> " << To;
}

TEST(FingerprintTest, IsAnotherWhateverElseIsSaid) {
  const Fingerprint Before = print(changed()).Text;
  const Change Changes[] = {
      {"func DriverEntry", "func Entry"},
      {"_DRIVER_OBJECT", "_DEVICE_OBJECT"},
      {" const, Path", ", Path"},
      {", Path", ", Way"},
      {"\"long\"", "\"int\""},
      {"%Status = call", "%Other = call"},
      {"%Status = call", "call"},
      {"NdisMRegisterMiniport", "NdisIMRegisterLayeredMiniport"},
      {"&%Chars", "%Chars"},
      {", 108", ", 109"},
      {", 108", ""},
      {"$0*", "$1*"},
      {"$0*.Fn", "$0.Fn"},
      {".Fn", ".Gn"},
      {"[*](", "[0]("},
      {"a\\\"b", "ab"},
      {"%x#2", "%x"},
      {"<<", ">>"},
      {"^Link", ".Link"},
      {"opaque(?", "opaque(0"},
      {"^ opaque()", "^ opaque(?)"},
      {"<u=", "<="},
      {"? b1 : b2", "? b2 : b1"},
      {"3..5", "3..4"},
      {"3..5: b1", "3..5: b0"},
      {"default: b2", "default: b1"},
      {"return %Status", "return"},
      {"goto b4", "goto b5"},
      {"b4:\n  unreachable", "b4:\n  return"}};
  for (auto [From, To] : Changes)
    EXPECT_NE(print(changed(From, To)).Text, Before) << From << " -> " << To;
  EXPECT_NE(print(changed("a statement did", "a loop did"), 1).Text,
            print(changed(), 1).Text);
  EXPECT_NE(print(changed("() internal", "()"), 1).Text,
            print(changed(), 1).Text);
}

TEST(FingerprintTest, TellsWhatIsMentioned) {
  Module M = changed(", 108", ", #\"src/a.c::Halt\", #NdisMRegisterMiniport");
  Print Of = print(M);
  ASSERT_EQ(Of.Mentioned.size(), 3u);
  EXPECT_EQ(M.Symbols.name(Of.Mentioned[0]), "NdisMRegisterMiniport");
  EXPECT_EQ(M.Symbols.name(Of.Mentioned[1]), "Wrapper");
  EXPECT_EQ(M.Symbols.name(Of.Mentioned[2]), "src/a.c::Halt");
  EXPECT_TRUE(Of.CallsByPointer);
  EXPECT_FALSE(
      print(changed("call *$0*.Fn[*](", "call NdisMSleep(")).CallsByPointer);
}

TEST(FingerprintTest, IsOfDeclarationsToo) {
  auto Of = [](const Change &C) {
    Module M = changed(C.From, C.To);
    return Fingerprinter(M).of(M.Declarations[0]).Text;
  };
  const Fingerprint Before = Of({"", ""});
  EXPECT_EQ(Of({"@Wrapper !3:1", "@Driver !3:1"}), Before);
  const Change Changes[] = {
      {"declare NdisMSleep", "declare NdisStall"},
      {"Microseconds", "Seconds"},
      {"unsigned int", "int"},
      {") system\ndeclare", ")\ndeclare"},
      {") system\ndeclare", ") system variadic\ndeclare"},
      {") system\ndeclare", ") system noreturn\ndeclare"}};
  for (const Change &C : Changes)
    EXPECT_NE(Of(C), Before) << C.From << " -> " << C.To;
}

TEST(FingerprintTest, IsOfVariablesAndWhatTheyHold) {
  auto Of = [](const Change &C, size_t Which) {
    Module M = changed(C.From, C.To);
    return Fingerprinter(M).of(M.Globals[Which]).Text;
  };
  const Fingerprint Wrapper = Of({"", ""}, 0), Count = Of({"", ""}, 1);
  EXPECT_EQ(Of({"!3:1", "!4:1"}, 0), Wrapper);
  EXPECT_EQ(Of({"!7:3", ""}, 0), Wrapper);
  EXPECT_EQ(Of({"[2]", "[1]"}, 1), Count);
  const Change OfWrapper[] = {{"@Wrapper !3:1", "@Wrapper const !3:1"},
                              {"@Wrapper !3:1", "@Wrapper extern !3:1"},
                              {"[2]", "[1]"},
                              {".Handler", ".Other"},
                              {"a.c::Halt\" !7", "a.c::Stop\" !7"}};
  for (const Change &C : OfWrapper)
    EXPECT_NE(Of(C, 0), Wrapper) << C.From << " -> " << C.To;
  EXPECT_NE(Of({"internal const", "const"}, 1), Count);
  EXPECT_NE(Of({"internal const", "internal"}, 1), Count);
  Module M = changed();
  Print Held = Fingerprinter(M).of(M.Globals[0]);
  EXPECT_TRUE(
      llvm::is_contained(Held.Mentioned, M.Symbols.lookup("src/a.c::Halt")));
}

} // namespace
