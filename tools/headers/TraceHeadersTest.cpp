//===- TraceHeadersTest.cpp ----------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/TraceHeaders.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

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
                          "// USEPREFIX (TraceEvents, \"x\");\n"
                          "// FUNC NoBracket;\n"
                          "// end_wpp\n"
                          "// FUNC After(A);\n"
                          "/* begin_wpp config\n   FUNC Second(MSG);\n"),
            (Names{"TraceEvents", "TraceEnter", "Second"}));
  EXPECT_EQ(traceRoutines(""), Names{});
}

TEST(TraceHeader, ItMakesNothingOfEachRoutine) {
  TemporaryFolder Folder;
  Folder.write("trace.h", "// begin_wpp config\n// FUNC B(M);\n// FUNC A(M);\n"
                          "// FUNC B(M);\n// end_wpp\n");
  EXPECT_EQ(traceHeader({Folder.path("trace.h"), Folder.path("gone.h")},
                        "/overlay", {"C"}),
            "#if __has_include(<wpp.h>)\n#include <wpp.h>\n"
            "#else\n#include \"/overlay/wpp.h\"\n#endif\n"
            "#ifndef A\n#define A(...) ((void)0)\n#endif\n"
            "#ifndef B\n#define B(...) ((void)0)\n#endif\n"
            "#ifndef C\n#define C(...) ((void)0)\n#endif\n");
}

TEST(TraceHeader, WithoutAnOverlayNoneIsIncluded) {
  EXPECT_EQ(traceHeader({}, "", {}),
            "#if __has_include(<wpp.h>)\n#include <wpp.h>\n#endif\n");
}

} // namespace
