//===- VariantsRunTest.cpp - Tests of builds that may be ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"

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

TEST_F(VariantsRun, AMacroOfSeveralFilesIsDefinedInAllOfThem) {
  // In one of them alone the pool would stay, or a routine be missing.
  Folder.write("d/a.c",
               "#include \"d.h\"\n" +
                   poolDriver("#ifdef SHARED\nfreeShared(Pool);\n#else\n"
                              "NdisFreePacketPool(Pool);\n#endif"));
  Folder.write("d/d.h", "#include <ndis.h>\n#ifdef SHARED\n"
                        "void freeShared(NDIS_HANDLE Shared);\n#endif\n");
  Folder.write("d/b.c", "#include \"d.h\"\n#ifdef SHARED\n"
                        "void freeShared(NDIS_HANDLE Shared) {\n"
                        "  NdisFreePacketPool(Shared);\n}\n#endif\n");
  Folder.write("d/c.c", "int Unrelated;\n");
  EXPECT_EQ(tidy({"d", "--list-variants"}).Out, "d/d.h:2: SHARED\n");
  Finished F = tidy({"d", "--variants=auto"});
  EXPECT_EQ(F.Status, 0) << F.Out;
  EXPECT_TRUE(has(Told, " in 2 variants\n")) << Told;
  EXPECT_FALSE(has(Told, "not analysed")) << Told;
}

TEST_F(VariantsRun, MacrosThatAVariantDefinesAreNotMissing) {
  Folder.write("d/a.c", goodDriver() + "#ifdef ONE\nint One;\n#endif\n"
                                       "#ifdef TWO\nint Two;\n#endif\n");
  tidy({"d"});
  EXPECT_TRUE(has(Told, "22 of 24 lines compiled\n")) << Told;
  EXPECT_TRUE(has(Told, "not defined by the build: ONE, TWO\n")) << Told;
  Folder.write("v.yaml", "variants: [{ name: v, define: [ONE] }]\n");
  tidy({"d", "--variants=v.yaml"});
  EXPECT_TRUE(has(Told, "23 of 24 lines compiled in 2 variants\n")) << Told;
  EXPECT_TRUE(has(Told, "not defined by the build: TWO\n")) << Told;
}

TEST_F(VariantsRun, SourcesOutsideOfTheProjectsFolderAreItsOwn) {
  Folder.write("proj/my.vcxproj",
               "<Project><ItemGroup Label=\"ProjectConfigurations\">"
               "<ProjectConfiguration Include=\"Release|x64\"/></ItemGroup>"
               "<PropertyGroup><ConfigurationType>Driver</ConfigurationType>"
               "</PropertyGroup><ItemGroup><ClCompile Include=\"..\\d\\a.c\"/>"
               "</ItemGroup></Project>");
  EXPECT_EQ(tidy({"proj", "--list-variants"}).Out,
            "d/a.c:7: LEAKY\nd/a.c:10: OTHER\n");
  tidy({"proj", "--variants=auto"});
  EXPECT_TRUE(has(Told, "23 of 23 lines compiled in 3 variants\n")) << Told;
}

TEST_F(VariantsRun, WhatHoldsInAllSaysNothingOfThem) {
  Folder.write("d/a.c", leakyDriver() + "#ifdef OTHER\nint X;\n#endif\n");
  Finished Plain = tidy({"d"});
  EXPECT_EQ(tidy({"d", "--variants=auto"}).Out, Plain.Out);
}

TEST_F(VariantsRun, WhatWasNotAnalysedSaysInWhich) {
  const std::string Driver =
      "static void Drop(void *Pool);\n" + poolDriver("Drop(Pool);");
  auto Broken = [](llvm::StringRef Statement) {
    return "static void Drop(void *Pool) {\n" + Statement.str() +
           "\nNdisFreePacketPool(Pool);\n}\n";
  };
  const std::string Remark = "routine 'Drop' was not analysed to its end: ";
  Folder.write("d/a.c", Driver + Broken("#ifndef FIXED\nundeclared(;\n#endif"));
  Finished F = tidy({"d", "--variants=auto"});
  EXPECT_EQ(F.Status, 2);
  EXPECT_TRUE(has(F.Out, Remark)) << F.Out;
  EXPECT_TRUE(has(F.Out, " (only in variant base) [ndis-incomplete]")) << F.Out;
  Folder.write("d/a.c", Driver + Broken("undeclared(;\n#ifdef FIXED\n#endif"));
  F = tidy({"d", "--variants=auto"});
  EXPECT_TRUE(has(F.Out, Remark)) << F.Out;
  EXPECT_FALSE(has(F.Out, "only in")) << F.Out;
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
