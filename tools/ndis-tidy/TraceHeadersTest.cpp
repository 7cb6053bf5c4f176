//===- TraceHeadersTest.cpp - Tests of stand-ins for trace headers --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TraceHeaders.h"
#include "testing/Process.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gtest/gtest.h"
#include <thread>

using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

using Names = std::vector<llvm::StringRef>;

TEST(TraceRoutines, ThoseOfTheConfiguration) {
  EXPECT_EQ(traceRoutines("// FUNC Before(A);\n"
                          "// begin_wpp config\n"
                          "// FUNC TraceEvents(LEVEL, FLAGS, MSG, ...);\r\n"
                          "//FUNC\tTraceEnter{LEVEL=X}(...);\n"
                          "// USEPREFIX (TraceEnter, \"x\");\n"
                          "// FUNCTION Other(A);\n"
                          "// FUNC 3rd(A);\n"
                          "// FUNC NoBracket;\n"
                          "// end_wpp\n"
                          "// FUNC After(A);\n"
                          "/* begin_wpp config\n   FUNC Second(MSG);\n"),
            (Names{"TraceEvents", "TraceEnter", "Second"}));
  EXPECT_EQ(traceRoutines(""), Names{});
}

class TraceHeaderTest : public ::testing::Test {
protected:
  TemporaryFolder Folder;
};

TEST_F(TraceHeaderTest, ItMakesNothingOfEachRoutine) {
  Folder.write("trace.h", "// begin_wpp config\n// FUNC B(M);\n// FUNC A(M);\n"
                          "// FUNC B(M);\n// end_wpp\n");
  TraceHeader H({Folder.path("trace.h"), Folder.path("gone.h")}, "/overlay");
  EXPECT_EQ(H.text(), "#if __has_include(<wpp.h>)\n#include <wpp.h>\n"
                      "#else\n#include \"/overlay/wpp.h\"\n#endif\n"
                      "#ifndef A\n#define A(...) ((void)0)\n#endif\n"
                      "#ifndef B\n#define B(...) ((void)0)\n#endif\n");
}

TEST_F(TraceHeaderTest, WithoutAnOverlayNoneIsIncluded) {
  EXPECT_EQ(TraceHeader({}, "").text(),
            "#if __has_include(<wpp.h>)\n#include <wpp.h>\n#endif\n");
}

TEST_F(TraceHeaderTest, OnlyTraceHeadersAreThereAndOnlyInTheirFolder) {
  TraceHeader H({}, "");
  auto FS = withTraceHeaders(llvm::vfs::getRealFileSystem(), H);
  std::string Known = (traceHeaderFolder() + "/driver.tmh").str();
  auto Text = FS->getBufferForFile(Known);
  ASSERT_TRUE(bool(Text));
  EXPECT_EQ((*Text)->getBuffer(), H.text());
  EXPECT_TRUE(FS->exists(Known));
  EXPECT_FALSE(FS->getBufferForFile(traceHeaderFolder() + "/driver.h"));
  EXPECT_FALSE(FS->getBufferForFile(Folder.path("driver.tmh")));
}

TEST_F(TraceHeaderTest, WhatTheBuildHasMadeIsUsed) {
  Folder.write("driver.tmh", "real");
  TraceHeader H({}, "");
  auto FS = withTraceHeaders(llvm::vfs::getRealFileSystem(), H);
  auto Text = FS->getBufferForFile(Folder.path("driver.tmh"));
  ASSERT_TRUE(bool(Text));
  EXPECT_EQ((*Text)->getBuffer(), "real");
}

TEST_F(TraceHeaderTest, ThreadsShareOneText) {
  Folder.write("trace.h", "// begin_wpp config\n// FUNC A(M);\n// end_wpp\n");
  TraceHeader H({Folder.path("trace.h")}, "");
  const char *Seen[2] = {};
  std::thread One([&] { Seen[0] = H.text().data(); });
  std::thread Other([&] { Seen[1] = H.text().data(); });
  One.join();
  Other.join();
  EXPECT_EQ(Seen[0], Seen[1]);
}

} // namespace
