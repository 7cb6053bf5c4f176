//===- UnitTest.cpp - Tests of units as bytes -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Unit.h"
#include "parsing/Parsing.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
namespace cache = ndistidy::cache;
namespace ir = ndistidy::ir;

namespace {

/// A unit with something of everything in it.
Unit parsed() {
  ndistidy::testing::TemporaryFolder Folder;
  Folder.write("d/a.h", "#if FIRST\nint One;\n#elif SECOND\nint Two;\n#endif\n"
                        "#ifdef __cplusplus\nextern \"C\" {\n#endif\n");
  Folder.write("d/a.c", R"(#include "a.h"
#define WATCHED
struct { int Member; } Unnamed;
static const char *Text = "a\n\"b\"\x01";
static int Helper(int A) { return A == 1 ? A : -7; }
int Caller(int *P) {
  switch (P[3]) { case 1: return Helper(P[0]); default: P[1] = 2; }
  return Missing + undeclared;
}
const char *Where(void) { return __FILE__ __DATE__; }
)");
  std::string File = Folder.path("d/a.c");
  llvm::Expected<Input> I = discover(File);
  EXPECT_TRUE(bool(I));
  ParseOptions Options;
  Options.Known.ResourceFolder = NDIS_TIDY_RESOURCE_FOLDER;
  Options.ClangArguments = {"-std=c11"};
  StandIns Generated({}, "");
  ndistidy::frontend::LoweringOptions Lowering;
  Lowering.WatchedMacros.insert("WATCHED");
  llvm::Expected<Parsed> P =
      parse({File, &*I, nullptr}, Options, Lowering, Generated, false);
  EXPECT_TRUE(bool(P)) << llvm::toString(P.takeError());
  return P ? std::move(P->Result) : Unit();
}

void expectSame(const ir::Module &A, const ir::Module &B) {
  ASSERT_EQ(A.Symbols.size(), B.Symbols.size());
  for (uint32_t N = 0; N != A.Symbols.size(); ++N)
    EXPECT_EQ(A.Symbols.name(ir::Symbol(N)), B.Symbols.name(ir::Symbol(N)));
  EXPECT_EQ(A.Files, B.Files);
  EXPECT_TRUE(A.Functions == B.Functions);
  EXPECT_TRUE(A.Declarations == B.Declarations);
  EXPECT_TRUE(A.Globals == B.Globals);
  EXPECT_TRUE(A.Initializers == B.Initializers);
  EXPECT_TRUE(A.Macros == B.Macros);
}

TEST(Unit, IsReadBackToTheLastSymbol) {
  Unit U = parsed();
  EXPECT_GT(U.ErrorCount, 0u);
  EXPECT_EQ(U.Module.Functions.size(), 3u);
  EXPECT_EQ(U.Module.Macros.size(), 1u);
  // Whenever and wherever it is parsed.
  EXPECT_NE(U.Module.Symbols.lookup("a.cJan  1 1970"), ir::Symbol::None);
  EXPECT_EQ(U.Decided.Sources.size(), 2u);
  EXPECT_EQ(U.Decided.Tested.size(), 3u);
  std::string Bytes = encode(U);
  std::optional<Unit> Again = decode(Bytes);
  ASSERT_TRUE(Again);
  EXPECT_EQ(Again->Id, U.Id);
  EXPECT_NE(U.Id, cache::Digest());
  ASSERT_FALSE(errorToBool(load(*Again)));
  EXPECT_EQ(encode(*Again), Bytes);
  expectSame(Again->Module, U.Module);
  EXPECT_EQ(Again->Errors, U.Errors);
  EXPECT_EQ(Again->ErrorCount, U.ErrorCount);
  for (const auto &[File, Use] : U.Decided.Sources) {
    EXPECT_TRUE(Again->Decided.Sources[File].Compiled == Use.Compiled) << File;
    EXPECT_TRUE(Again->Decided.Sources[File].Dead == Use.Dead) << File;
  }
  EXPECT_EQ(Again->Decided.Undefined.size(), U.Decided.Undefined.size());
}

TEST(Unit, OfAFileThatCouldNotBeReadToo) {
  Unit U;
  U.Errors = "error: no";
  U.ErrorCount = 1;
  const std::string Bytes = encode(U); // what is not loaded is in there
  std::optional<Unit> Again = decode(Bytes);
  ASSERT_TRUE(Again);
  ASSERT_FALSE(errorToBool(load(*Again)));
  EXPECT_TRUE(Again->Module.Files.empty());
  EXPECT_EQ(Again->Errors, "error: no");
}

TEST(Unit, PartsOfOneAreNone) {
  Unit U = parsed();
  std::string Bytes = encode(U);
  for (size_t Size = 0; Size < Bytes.size(); Size += 1 + Size / 50)
    EXPECT_FALSE(decode(llvm::StringRef(Bytes).take_front(Size))) << Size;
  EXPECT_FALSE(decode(Bytes + "x"));
}

TEST(Unit, AModuleThatIsNoneIsAnError) {
  Unit U;
  U.Kept = "x";
  EXPECT_EQ(llvm::toString(load(U)),
            "the cache cannot be read; remove it, or run with --no-cache");
}

TEST(Unit, ErrorsBehindTheLastOneShownAreCounted) {
  Input I;
  I.Path = "drv";
  I.IsFolder = true;
  Unit U;
  U.Errors = "a.c:1:2: error: no\n";
  U.ErrorCount = Unit::MostErrors + 3;
  Unit One = U;
  showNames(U, FileNames(I), "drv/a.c");
  EXPECT_EQ(U.Errors, "drv/a.c:1:2: error: no\ndrv/a.c: 3 more errors\n");
  One.ErrorCount = Unit::MostErrors + 1;
  showNames(One, FileNames(I), "drv/a.c");
  EXPECT_EQ(One.Errors, "drv/a.c:1:2: error: no\ndrv/a.c: 1 more error\n");
}

} // namespace
