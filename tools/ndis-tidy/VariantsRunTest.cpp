//===- VariantsRunTest.cpp - Tests of builds that may be ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "EndToEnd.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

/// A driver that leaks if LEAKY is defined, and where OTHER changes nothing.
class VariantsRun : public EndToEnd {
protected:
  VariantsRun() {
    Folder.write("d/a.c",
                 poolDriver("#ifndef LEAKY\nNdisFreePacketPool(Pool);\n"
                            "#endif\n#ifdef OTHER\n;\n#endif"));
  }
  static bool has(const std::string &Text, llvm::StringRef What) {
    return llvm::StringRef(Text).contains(What);
  }
};

TEST_F(VariantsRun, WhatThereIsIsListed) {
  Finished F = tidy({"d", "--list-variants"});
  EXPECT_EQ(F.Status, 0);
  EXPECT_EQ(F.Out, "d/a.c:7: LEAKY\nd/a.c:10: OTHER\n");
  EXPECT_EQ(F.Err, "");
  EXPECT_EQ(tidy({"d", "--list-variants", "-DOTHER"}).Out, "d/a.c:7: LEAKY\n");
}

TEST_F(VariantsRun, EachMacroOnItsOwn) {
  EXPECT_EQ(tidy({"d"}).Status, 0);
  Finished F = tidy({"d", "--variants=auto"});
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(firstLine(F.Out), leakIn("d/a.c"));
  EXPECT_TRUE(has(F.Out, "d/a.c:5:13: note: only in variant LEAKY\n")) << F.Out;
  EXPECT_TRUE(has(Told, "23 of 23 lines compiled in 3 variants\n")) << Told;
}

TEST_F(VariantsRun, WhatHoldsInAllSaysNothingOfThem) {
  Folder.write("d/a.c", leakyDriver() + "#ifdef OTHER\nint X;\n#endif\n");
  Finished Plain = tidy({"d"});
  EXPECT_EQ(tidy({"d", "--variants=auto"}).Out, Plain.Out);
}

TEST_F(VariantsRun, AMacroThatCannotBeDefinedAloneIsARemark) {
  Folder.write("d/b.c", "#ifdef BROKEN\n#error no\n#endif\nint x;\n");
  Finished F = tidy({"d", "--variants=auto"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_FALSE(has(F.Err, "#error"));
  EXPECT_TRUE(has(Told, "not analysed in 'd': variant 'BROKEN': 'd/b.c' does "
                        "not parse in it\n"))
      << Told;
  EXPECT_EQ(tidy({"d", "--variants=auto", "--require-complete"}).Status, 2);
}

TEST_F(VariantsRun, NamedOnes) {
  Folder.write("v.yaml", "variants:\n"
                         "  - { name: one, define: [LEAKY, OTHER] }\n"
                         "  - { name: two, define: [LEAKY=2] }\n"
                         "  - { name: three, define: [OTHER] }\n");
  Finished F = tidy({"d", "--variants=v.yaml", "--sarif=x"});
  EXPECT_EQ(F.Status, 1) << F.Err;
  EXPECT_TRUE(has(F.Out, "note: only in variants one, two\n")) << F.Out;
  std::string Sarif = Folder.read("x");
  EXPECT_TRUE(has(Sarif, "\"variants\": [\n")) << Sarif;
}

TEST_F(VariantsRun, ANamedOneHasToParse) {
  Folder.write("v.yaml", "variants: [{ name: one, define: ['Pool=('] }]\n");
  Finished F = tidy({"d", "--variants=v.yaml"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(firstLine(F.Err), "ndis-tidy: error: 'd': variant 'one': 'd/a.c' "
                              "does not parse in it\n");
}

TEST_F(VariantsRun, BadFiles) {
  expectError({"d", "--variants=none"},
              "cannot read variants 'none': No such file or directory");
  Folder.write("v.yaml", "variants: 3\n");
  Finished F = tidy({"d", "--variants=v.yaml"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_EQ(llvm::StringRef(F.Err).split(": ").second.take_front(9),
            "error: v.");
}

TEST_F(VariantsRun, FromTheConfigurationFile) {
  Folder.write("d/.ndis-tidy.yaml", "variants: auto\n");
  EXPECT_EQ(tidy({"d"}).Status, 1);
  Folder.write("d/.ndis-tidy.yaml", "variants: v.yaml\n");
  Folder.write("d/v.yaml", "variants: [{ name: one, define: [OTHER] }]\n");
  EXPECT_EQ(tidy({"d"}).Status, 0);
}

} // namespace
