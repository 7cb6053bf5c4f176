//===- PluginTest.cpp - Tests of the checks in clang-tidy -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The plugin in the distribution's clang-tidy, run as its users run it.
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "headers/Headers.h"
#include "testing/Process.h"
#include "testing/Samples.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::testing;

namespace {

using Words = std::vector<std::string>;

class Plugin : public ::testing::Test {
protected:
  Plugin() {
    llvm::Expected<command::Headers> H = command::findHeaders(
        underTest("NDIS_TIDY_PROGRAM", NDIS_TIDY_PROGRAM), std::nullopt);
    EXPECT_TRUE(bool(H)) << llvm::toString(H.takeError());
    if (H)
      Flags = H->Flags;
  }

  /// clang-tidy with the plugin, \p Arguments, and a driver's flags.
  Finished tidy(Words Arguments) {
    Words All = {underTest("NDIS_TIDY_CLANG_TIDY", NDIS_TIDY_CLANG_TIDY),
                 "-load", underTest("NDIS_TIDY_PLUGIN", NDIS_TIDY_PLUGIN)};
    All.insert(All.end(), Arguments.begin(), Arguments.end());
    All.emplace_back("--");
    All.insert(All.end(), Flags.begin(), Flags.end());
    return runIn(Folder.path(), std::move(All));
  }
  /// The same with all of our checks alone.
  Finished ours(Words Arguments) {
    Arguments.insert(Arguments.begin(), "-checks=-*,ndis-*");
    return tidy(std::move(Arguments));
  }
  std::string leak(llvm::StringRef Name) { return leakIn(Folder.path(Name)); }

  TemporaryFolder Folder;
  Words Flags;
};

std::string firstLine(llvm::StringRef Text) {
  return Text.split('\n').first.str() + "\n";
}

/// How often \p Part is in \p Text.
size_t count(llvm::StringRef Text, llvm::StringRef Part) {
  return Text.count(Part);
}

TEST_F(Plugin, AFindingWithItsPath) {
  Folder.write("a.c", leakyDriver());
  std::string File = Folder.path("a.c");
  Finished F = ours({"a.c"});
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_EQ(F.Out,
            leak("a.c") +
                "    5 | static VOID Unload(PDRIVER_OBJECT DriverObject)\n"
                "      |             ^\n"
                "    6 | {\n"
                "    7 |     \n"
                "    8 | }\n" +
                File +
                ":13:5: note: the packet pool is acquired here\n"
                "   13 |     NdisAllocatePacketPool(&Status, &Pool, 16, "
                "16);\n"
                "      |     ^\n" +
                File +
                ":8:1: note: returns here, and the packet pool is still "
                "held\n"
                "    8 | }\n"
                "      | ^\n");
}

TEST_F(Plugin, NothingFound) {
  Folder.write("a.c", goodDriver());
  Finished F = ours({"a.c"});
  EXPECT_EQ(F.Status, 0);
  EXPECT_EQ(F.Out, "");
}

TEST_F(Plugin, ChecksAreListedAndChosen) {
  Finished F = ours({"--list-checks"});
  std::vector<std::string> Ids;
  for (const catalogue::Check &K : catalogue::shipped().Checks)
    Ids.push_back(K.Id);
  llvm::sort(Ids);
  std::string All = "Enabled checks:\n";
  for (const std::string &Id : Ids)
    All += "    " + Id + "\n";
  EXPECT_EQ(F.Out, All + "\n");

  Folder.write("a.c", leakyDriver());
  EXPECT_EQ(tidy({"a.c", "-checks=-*,ndis-*,-ndis-unload-leak"}).Out, "");
  F = tidy({"a.c", "-checks=-*,ndis-unload-leak"});
  EXPECT_EQ(firstLine(F.Out), leak("a.c"));
  // Beside checks of clang-tidy's own.
  F = tidy({"a.c", "-checks=-*,ndis-unload-leak,misc-unused-parameters"});
  EXPECT_EQ(count(F.Out, leak("a.c")), 1U);
  EXPECT_NE(F.Out.find("[misc-unused-parameters]"), std::string::npos);
}

TEST_F(Plugin, AnUnknownCheckIsSaid) {
  Folder.write(".clang-tidy", "Checks: '-*,ndis-unload-lek'\n");
  Folder.write("a.c", leakyDriver());
  Finished F = tidy({"--verify-config", "a.c"});
  EXPECT_NE((F.Out + F.Err).find("unknown check 'ndis-unload-lek'"),
            std::string::npos)
      << F.Out << F.Err;
  Folder.write(".clang-tidy",
               "Checks: '-*,ndis-unload-leak'\nCheckOptions:\n"
               "  ndis-unload-handler-missing.RequireAlways: true\n");
  F = tidy({"--verify-config", "a.c"});
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_NE((F.Out + F.Err).find("No config errors detected"),
            std::string::npos)
      << F.Out << F.Err;
}

TEST_F(Plugin, WarningsAsErrors) {
  Folder.write("a.c", leakyDriver());
  Finished F = ours({"a.c", "-warnings-as-errors=ndis-*"});
  EXPECT_EQ(F.Status, 1);
  EXPECT_TRUE(llvm::StringRef(firstLine(F.Out))
                  .ends_with("error: 'Unload' never gives back the packet pool "
                             "[ndis-unload-leak,-warnings-as-errors]\n"))
      << F.Out;
}

TEST_F(Plugin, AConfigurationFile) {
  Folder.write("d/.clang-tidy", "Checks: '-*,ndis-*,-ndis-unload-leak'\n");
  Folder.write("d/a.c", leakyDriver());
  Folder.write(".clang-tidy", "Checks: '-*,ndis-*'\n");
  Folder.write("b.c", leakyDriver());
  Finished F = tidy({"d/a.c", "b.c"});
  EXPECT_EQ(firstLine(F.Out), leak("b.c"));
  EXPECT_EQ(count(F.Out, "ndis-unload-leak"), 1U);
}

/// A miniport that holds nothing of driver lifetime and registers no handler.
constexpr llvm::StringLiteral PlainMiniport = R"(#define NDIS_MINIPORT_DRIVER
#define NDIS51_MINIPORT 1
#include <ndis.h>
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P)
{
    NDIS_MINIPORT_CHARACTERISTICS Chars;
    NDIS_HANDLE Wrapper;
    NDIS_STATUS Status;
    NdisMInitializeWrapper(&Wrapper, D, P, NULL);
    NdisZeroMemory(&Chars, sizeof(Chars));
    Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
    if (Status != NDIS_STATUS_SUCCESS)
        NdisTerminateWrapper(Wrapper, NULL);
    return Status;
}
)";

TEST_F(Plugin, OptionsOfChecks) {
  Folder.write("a.c", PlainMiniport);
  EXPECT_EQ(ours({"a.c"}).Out, "");
  auto With = [&](const std::string &Value) {
    return ours({"a.c", "--config={CheckOptions: "
                        "{ndis-unload-handler-missing.RequireAlways: " +
                            Value + "}}"});
  };
  for (const char *Value : {"true", "yes", "1"})
    EXPECT_EQ(count(With(Value).Out, "[ndis-unload-handler-missing]"), 1U)
        << Value;
  for (const char *Value : {"false", "no", "0"})
    EXPECT_EQ(With(Value).Out, "") << Value;
  Finished F = With("maybe");
  EXPECT_NE((F.Out + F.Err).find("invalid configuration value 'maybe'"),
            std::string::npos)
      << F.Out << F.Err;
}

TEST_F(Plugin, TheConfigurationIsDumped) {
  EXPECT_NE(ours({"--dump-config"})
                .Out.find("ndis-unload-handler-missing.RequireAlways: 'false'"),
            std::string::npos);
  Folder.write(".clang-tidy",
               "Checks: 'ndis-*'\nCheckOptions:\n"
               "  ndis-unload-handler-missing.RequireAlways: true\n");
  EXPECT_NE(tidy({"--dump-config"})
                .Out.find("ndis-unload-handler-missing.RequireAlways: 'true'"),
            std::string::npos);
}

TEST_F(Plugin, CommentsSuppress) {
  for (llvm::StringRef Comment :
       {"// NOLINTNEXTLINE(ndis-unload-leak)\n", "// NOLINT"
                                                 "BEGIN(ndis-*)\n"}) {
    std::string Text = leakyDriver();
    Text.insert(Text.find("static VOID Unload("), Comment);
    if (Comment.contains("BEGIN"))
      Text += "// NOLINT"
              "END(ndis-*)\n";
    Folder.write("a.c", Text);
    Finished F = ours({"a.c"});
    EXPECT_EQ(F.Out, "");
    EXPECT_NE(F.Err.find("Suppressed 1 warnings (1 NOLINT)"), std::string::npos)
        << F.Err;
  }
}

TEST_F(Plugin, CPlusPlus) {
  Folder.write("a.cpp", leakyDriver());
  Finished F = ours({"a.cpp"});
  EXPECT_EQ(firstLine(F.Out), leak("a.cpp")) << F.Err;
}

TEST_F(Plugin, FilesDoNotMix) {
  Folder.write("a.c", leakyDriver());
  Folder.write("b.c", goodDriver());
  Folder.write("c.cpp", leakyDriver());
  Finished F = ours({"a.c", "b.c", "c.cpp", "a.c"});
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_EQ(count(F.Out, leak("a.c")), 1U);
  EXPECT_EQ(count(F.Out, leak("c.cpp")), 1U);
  EXPECT_EQ(count(F.Out, "[ndis-"), 2U);
}

TEST_F(Plugin, ItKnowsNothingOfTheOtherFiles) {
  std::string Text = poolDriver("Other();");
  Text.insert(Text.find("static NDIS_HANDLE"),
              "extern void Other(void);\nextern NDIS_HANDLE *Seen;\n");
  llvm::StringRef Static = "static NDIS_HANDLE Pool";
  Text.replace(Text.find(Static), Static.size(), "NDIS_HANDLE Pool");
  Folder.write("a.c", Text);
  EXPECT_EQ(ours({"a.c"}).Out, "");
}

TEST_F(Plugin, AFileWithErrors) {
  Folder.write("a.c", leakyDriver() + "int x = undeclared;\n");
  Finished F = ours({"a.c"});
  EXPECT_EQ(F.Status, 1);
  EXPECT_EQ(count(F.Out, "[clang-diagnostic-error]"), 1U);
  EXPECT_EQ(count(F.Out, leak("a.c")), 1U);
}

TEST_F(Plugin, ARoutineThatDidNotParseIsSilentAndNamedOnce) {
  std::string Text = leakyDriver();
  llvm::StringRef Before = "    DriverObject->DriverUnload";
  Text.insert(Text.find(Before), "    NdisFreePacketPool(Undeclared);\n");
  Folder.write("a.c", Text);
  Finished F = ours({"a.c"});
  EXPECT_EQ(count(F.Out,
                  "remark: routine 'DriverEntry' was not analysed to its "
                  "end: line 16: a statement did not parse"),
            1U)
      << F.Out;
  EXPECT_EQ(count(F.Out, "warning:"), 0U) << F.Out;
}

TEST_F(Plugin, FindingsInHeadersObeyTheFilter) {
  Folder.write("unload.h", leakyDriver());
  Folder.write("a.c", "#include \"unload.h\"\n");
  EXPECT_EQ(ours({"a.c", "-header-filter="}).Out, "");
  EXPECT_EQ(firstLine(ours({"a.c", "-header-filter=.*"}).Out),
            leak("unload.h"));
}

TEST_F(Plugin, FindingsAreExported) {
  Folder.write("a.c", leakyDriver());
  ours({"a.c", "--export-fixes=fixes.yaml"});
  std::string Fixes = Folder.read("fixes.yaml");
  EXPECT_EQ(count(Fixes, "DiagnosticName:  ndis-unload-leak"), 1U) << Fixes;
  EXPECT_EQ(count(Fixes, "Message:         the packet pool is acquired here"),
            1U)
      << Fixes;
}

TEST_F(Plugin, NamesWithPercentSignsArePrintedAsTheyAre) {
  Folder.write("a.cpp", R"(#include <ndis.h>
struct S {
  void operator%(int) { NdisAllocatePacketPool(&Status, &Pool, 16, 16); }
  NDIS_STATUS Status;
  NDIS_HANDLE Pool;
};
static S Global;
static VOID Unload(PDRIVER_OBJECT) {}
extern "C" DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING)
{
    Global % 1;
    if (Global.Status != NDIS_STATUS_SUCCESS)
        return Global.Status;
    D->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
)");
  Finished F = ours({"a.cpp"});
  EXPECT_EQ(count(F.Out, "[ndis-unload-leak]"), 1U) << F.Out << F.Err;
  EXPECT_NE(F.Out.find("operator%"), std::string::npos) << F.Out;
}

} // namespace
