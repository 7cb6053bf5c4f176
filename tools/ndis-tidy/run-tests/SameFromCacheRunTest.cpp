//===- SameFromCacheRunTest.cpp - Runs from the cache say the same --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/CacheRun.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace fs = llvm::sys::fs;

namespace {

using SameFromCache = CacheRun;

TEST_F(SameFromCache, OfWholeDrivers) {
  std::error_code Error;
  unsigned Drivers = 0;
  std::string All = NDIS_TIDY_SOURCE_FOLDER "/test-inputs/drivers";
  for (fs::directory_iterator It(All, Error), End; It != End && !Error;
       It.increment(Error)) {
    if (!fs::is_directory(It->path()))
      continue;
    ++Drivers;
    EXPECT_FALSE(compare({It->path()}).empty());
    same(tidy({It->path(), "--dump-ir", "--no-cache"}),
         tidy({It->path(), "--dump-ir", "--cache-dir=c"}));
  }
  EXPECT_GT(Drivers, 7u);
}

TEST_F(SameFromCache, OfBrokenOnes) {
  std::string Errors;
  for (int N = 0; N != 30; ++N)
    Errors += "int x" + std::to_string(N) + " = y;\n";
  Folder.write("d/a.c", "#include \"own.h\"\n#include \"none.h\"\n" +
                            poolDriver("#ifdef A\nNdisFreePacketPool(Pool);\n"
                                       "#else\n if (\n#endif"));
  Folder.write("d/own.h", "int z = no;\n#if B\nint w;\n#endif\n");
  Folder.write("d/sub/b.c", "#include \"../own.h\"\n" + Errors);
  EXPECT_EQ(compare({"d"}).size(), 3u);
  EXPECT_EQ(compare({"d/a.c", "d/sub/b.c"}).size(), 4u);
  // What was given up is said again.
  Folder.write("e/a.c", poolDriver("Pool = (;"));
  compare({"e", "--require-complete"});
  Finished F = tidy({"e", "--cache-dir=c"});
  EXPECT_TRUE(llvm::StringRef(F.Err).contains("1 routine not analysed to the "
                                              "end"))
      << F.Err;
}

TEST_F(SameFromCache, InVariants) {
  Folder.write("d/a.c", poolDriver("#ifndef LEAKY\nNdisFreePacketPool(Pool);\n"
                                   "#endif\n#ifdef BROKEN\n if (\n#endif"));
  Folder.write("d/b.c", "// NOLINT"
                        "BEGIN\nint x; // NOLINT\n");
  EXPECT_EQ(compare({"d", "--variants=auto"}).size(), 6u);
  EXPECT_EQ(compare({"d", "--list-variants"}).size(), 2u);
}

TEST_F(SameFromCache, OfWhatIsKnown) {
  Folder.write("d/a.c", poolDriver("if (Pool == 0)\nreturn;"));
  Folder.write("e/a.c", leakyDriver());
  EXPECT_EQ(tidy({"d", "--write-baseline=old.sarif"}).Status, 1);
  compare({"d", "e", "--baseline=old.sarif"});
  EXPECT_TRUE(llvm::StringRef(Folder.read("out.sarif")).contains("codeFlows"));
  compare({"d", "e", "--format=github", "--require-complete"});
}

TEST_F(SameFromCache, OnPages) {
  Folder.write("d/a.c", leakyDriver());
  std::string Fresh;
  for (const char *How : {"--no-cache", "--cache-dir=c", "--cache-dir=c"}) {
    EXPECT_EQ(tidy({"d", "--html=out", How}).Status, 1);
    std::string Page = Folder.read("out/index.html");
    Fresh = Fresh.empty() ? Page : Fresh;
    EXPECT_EQ(Page, Fresh);
  }
  EXPECT_EQ(kept("c").size(), 2u);
  // What is recorded for them is nothing that others have to read.
  EXPECT_EQ(tidy({"d", "--cache-dir=c"}).Status, 1);
  EXPECT_EQ(kept("c").size(), 3u);
}

TEST_F(SameFromCache, WhatIsAskedCounts) {
  std::string Text = "#include <ndis.h>\nvoid *TakeWidget(void);\n"
                     "static void *Widget;\n" +
                     leakyDriver();
  Text.insert(Text.find("NdisAllocatePacketPool("), "Widget = TakeWidget();\n");
  Folder.write("d/a.c", Text);
  const std::string Rules = R"(resources:
  - id: widget
    title: widget
    scope: driver
    acquire: [{ call: TakeWidget, handle: "result", success: "result != 0" }]
    release: [{ call: DropWidget, handle: "0" }]
)";
  Folder.write("own.yaml", Rules);
  const Words Asked[] = {
      {"d"},
      {"d", "--checks=-ndis-unload-leak"},
      {"d", "--checks=ndis-unload-leak"},
      {"d", "--option=ndis-unload-handler-missing.RequireAlways=true"},
      {"d", "--rules=own.yaml"},
      {"d/a.c"}};
  auto Compare = [this](Words Arguments) {
    Words Fresh = Arguments;
    Fresh.emplace_back("--no-cache");
    Arguments.emplace_back("--cache-dir=c");
    return same(tidy(Fresh), tidy(Arguments)).Out;
  };
  for (int Again = 0; Again != 2; ++Again)
    for (const Words &Arguments : Asked)
      Compare(Arguments);
  EXPECT_EQ(kept("c").size(), 2 + std::size(Asked)); // own calls: own unit
  // Rules are what their file says.
  std::string Said = Compare({"d", "--rules=own.yaml"});
  EXPECT_TRUE(llvm::StringRef(Said).contains("the widget")) << Said;
  std::string Other = Rules;
  Other.replace(Other.find("title: widget"), 13, "title: gadget");
  Folder.write("own.yaml", Other);
  Said = Compare({"d", "--rules=own.yaml"});
  EXPECT_TRUE(llvm::StringRef(Said).contains("the gadget")) << Said;
}

} // namespace
