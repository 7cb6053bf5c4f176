//===- OverlayRunTest.cpp - Tests of the headers that come with us --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What drivers use and mingw-w64 does not declare, in rules/headers/mingw.
//
//===----------------------------------------------------------------------===//

#include "EndToEnd.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

class OverlayRun : public EndToEnd {
protected:
  /// Expects that \p Text parses, as C and as C++.
  void parses(const std::string &Text, const Words &Flags = {}) {
    Folder.write("a.c", Text);
    Folder.write("b.cpp", "extern \"C\" {\n" + Text + "}\n");
    Words All = {"a.c", "b.cpp"};
    All.insert(All.end(), Flags.begin(), Flags.end());
    Finished F = tidy(All);
    EXPECT_EQ(F.Status, 0) << F.Err;
  }
};

TEST_F(OverlayRun, SectionsOfCodeMayBeNamed) {
  std::string Text = "#include <ntddk.h>\n"
                     "DRIVER_INITIALIZE DriverEntry;\n"
                     "#ifdef ALLOC_PRAGMA\n"
                     "#pragma alloc_text(INIT, DriverEntry)\n"
                     "#endif\n"
                     "#ifdef ALLOC_DATA_PRAGMA\n"
                     "#pragma data_seg(\"PAGED\")\n"
                     "#endif\n"
                     "int x;\n";
  parses(Text);
  Finished F = tidy({"a.c", "--list-variants"});
  EXPECT_EQ(F.Status, 0);
  EXPECT_EQ(F.Out, "");
}

TEST_F(OverlayRun, VersionsOfNdisAtRunTime) {
  for (const char *Version : {"NDIS51_MINIPORT", "NDIS60_MINIPORT", "NDIS630"})
    parses("#include <ndis.h>\n"
           "int Sizes[NDIS_RUNTIME_VERSION_60 == 0x60000 ? 1 : -1];\n"
           "int f(void) {\n"
           "  return NdisGetVersion() >= NDIS_RUNTIME_VERSION_620 &&\n"
           "         NdisGetVersion() < NDIS_RUNTIME_VERSION_685;\n"
           "}\n",
           {"-DNDIS_MINIPORT_DRIVER=1", std::string("-D") + Version + "=1"});
}

} // namespace
