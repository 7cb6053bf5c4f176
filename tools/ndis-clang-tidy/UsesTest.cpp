//===- UsesTest.cpp - Tests of clang-tidy as people use it ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The ways in which clang-tidy is used, each with the distribution's clang-tidy
// and the plugin, for every version of LLVM that there is one for, and with
// ndis-clang-tidy.
//
//===----------------------------------------------------------------------===//

#include "headers/Headers.h"
#include "testing/Process.h"
#include "testing/Samples.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::testing;

namespace {

using Words = std::vector<std::string>;

struct Host {
  const char *Name;
  const char *ClangTidy;
  const char *Runner; ///< run-clang-tidy
  bool Plugin;        ///< the checks are loaded
};

/// For the names of tests.
std::ostream &operator<<(std::ostream &OS, const Host &H) {
  return OS << H.Name;
}

class Uses : public ::testing::TestWithParam<Host> {
protected:
  Uses() {
    std::string Command = underTest("NDIS_TIDY_PROGRAM", NDIS_TIDY_PROGRAM);
    llvm::Expected<command::Headers> H =
        command::findHeaders(Command, std::nullopt);
    EXPECT_TRUE(bool(H)) << llvm::toString(H.takeError());
    if (H)
      Flags = H->Flags;
    if (GetParam().Plugin)
      Load = "-load=" + underTest("NDIS_TIDY_PLUGIN", NDIS_TIDY_PLUGIN);
  }

  std::string clangTidy() const {
    return GetParam().Plugin
               ? GetParam().ClangTidy
               : underTest("NDIS_CLANG_TIDY", GetParam().ClangTidy);
  }
  /// clang-tidy in the folder, with the checks in it.
  Finished tidy(Words Arguments) {
    Arguments.insert(Arguments.begin(), clangTidy());
    if (!Load.empty())
      Arguments.insert(Arguments.begin() + 1, Load);
    return runIn(Folder.path(), std::move(Arguments));
  }
  /// A compile_commands.json for \p Files.
  void writeDatabase(const Words &Files) {
    llvm::json::Array Commands;
    for (const std::string &File : Files) {
      llvm::json::Array Arguments{"clang"};
      for (const std::string &Flag : Flags)
        Arguments.push_back(Flag);
      Arguments.push_back("-c");
      Arguments.push_back(Folder.path(File));
      Commands.push_back(
          llvm::json::Object{{"directory", Folder.path()},
                             {"file", Folder.path(File)},
                             {"arguments", std::move(Arguments)}});
    }
    std::string Text;
    llvm::raw_string_ostream(Text) << llvm::json::Value(std::move(Commands));
    Folder.write("compile_commands.json", Text);
  }
  std::string leak(llvm::StringRef Name) { return leakIn(Folder.path(Name)); }

  TemporaryFolder Folder;
  Words Flags;
  std::string Load;
};

bool has(const std::string &Text, llvm::StringRef What) {
  return llvm::StringRef(Text).contains(What);
}

TEST_P(Uses, Plain) {
  Folder.write("a.c", leakyDriver());
  writeDatabase({"a.c"});
  Finished F = tidy({"-checks=-*,ndis-*", "a.c"});
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_TRUE(llvm::StringRef(F.Out).starts_with(leak("a.c"))) << F.Out;
}

TEST_P(Uses, ConfigurationFileWithCheckOptions) {
  // A miniport that holds nothing, and needs a handler only if told so.
  Folder.write("a.c", R"(#define NDIS_MINIPORT_DRIVER
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
)");
  writeDatabase({"a.c"});
  Folder.write(".clang-tidy", "Checks: '-*,ndis-*'\n");
  EXPECT_EQ(tidy({"a.c"}).Out, "");
  Folder.write(".clang-tidy",
               "Checks: '-*,ndis-*'\nCheckOptions:\n"
               "  ndis-unload-handler-missing.RequireAlways: true\n");
  EXPECT_TRUE(has(tidy({"a.c"}).Out, "[ndis-unload-handler-missing]"));
}

TEST_P(Uses, ExportedFixes) {
  Folder.write("a.c", leakyDriver());
  writeDatabase({"a.c"});
  tidy({"-checks=-*,ndis-*", "-export-fixes=fixes.yaml", "a.c"});
  std::string Fixes = Folder.read("fixes.yaml");
  EXPECT_TRUE(has(Fixes, "DiagnosticName:  ndis-unload-leak")) << Fixes;
}

/// After --fix nothing is found any more, and the file parses.
TEST_P(Uses, Fix) {
  Folder.write("a.c", leakyDriver());
  Folder.write("b.c", R"(#define NDIS_MINIPORT_DRIVER
#define NDIS51_MINIPORT 1
#include <ndis.h>
static DRIVER_UNLOAD Unload;
static VOID Unload(PDRIVER_OBJECT D) {}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P)
{
    NDIS_MINIPORT_CHARACTERISTICS Chars;
    NDIS_HANDLE Wrapper;
    NDIS_STATUS Status;
    NdisMInitializeWrapper(&Wrapper, D, P, NULL);
    NdisZeroMemory(&Chars, sizeof(Chars));
    Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
    if (Status == NDIS_STATUS_SUCCESS)
        NdisMRegisterUnloadHandler(NULL, Unload);
    else
        NdisTerminateWrapper(Wrapper, NULL);
    return Status;
}
)");
  writeDatabase({"a.c", "b.c"});
  Finished F = tidy({"-checks=-*,ndis-*", "--fix", "a.c", "b.c"});
  EXPECT_TRUE(has(F.Out, "[ndis-unload-leak]")) << F.Out << F.Err;
  EXPECT_TRUE(has(F.Out, "[ndis-unload-handler-argument]")) << F.Out << F.Err;
  EXPECT_TRUE(has(Folder.read("a.c"), "    NdisFreePacketPool(Pool);\n}\n"));
  EXPECT_TRUE(has(Folder.read("b.c"),
                  "        NdisMRegisterUnloadHandler(Wrapper, Unload);\n"));
  F = tidy({"-checks=-*,ndis-*", "a.c", "b.c"});
  EXPECT_EQ(F.Status, 0) << F.Err;
  EXPECT_EQ(F.Out, "");
}

/// A driver of two files, the second of which takes what the first keeps.
TEST_P(Uses, DriverIR) {
  Folder.write("a.c", R"(#include <ndis.h>
NDIS_STATUS Take(VOID);
static DRIVER_UNLOAD Unload;
static VOID Unload(PDRIVER_OBJECT D) {}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P)
{
    NDIS_STATUS Status = Take();
    if (Status != NDIS_STATUS_SUCCESS)
        return Status;
    D->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
)");
  std::string Pool = R"(#include <ndis.h>
static NDIS_HANDLE Pool;
NDIS_STATUS Take(VOID);
NDIS_STATUS Take(VOID)
{
    NDIS_STATUS Status;
    NdisAllocatePacketPool(&Status, &Pool, 16, 16);
    return Status;
}
)";
  Folder.write("b.c", Pool);
  writeDatabase({"a.c", "b.c"});
  Words Arguments = {"-checks=-*,ndis-*",
                     "-config={CheckOptions: {DriverIR: '" + Folder.path() +
                         "'}}",
                     "a.c", "b.c"};
  EXPECT_EQ(tidy({"-checks=-*,ndis-*", "a.c", "b.c"}).Out, "");
  Finished F = tidy(Arguments);
  EXPECT_EQ(F.Out, "");
  EXPECT_TRUE(has(F.Err, "ndis-tidy: remark: ndis-tidy has not seen the driver "
                         "of '" +
                             Folder.path("a.c") + "'"))
      << F.Err;

  runIn(Folder.path(),
        {underTest("NDIS_TIDY_PROGRAM", NDIS_TIDY_PROGRAM), "."});
  F = tidy(Arguments);
  EXPECT_EQ(llvm::StringRef(F.Out).count("warning: "), 1U) << F.Out << F.Err;
  EXPECT_TRUE(has(F.Out, Folder.path("a.c") + ":4:13: warning: "));
  EXPECT_TRUE(has(F.Out, "[ndis-unload-leak]"));
  EXPECT_TRUE(has(F.Out, Folder.path("b.c") + ":7:5: note: "));
  EXPECT_FALSE(has(F.Err, "remark")) << F.Err;

  // As an option of one check, as --dump-config shows it.
  F = tidy({"-checks=-*,ndis-*",
            "-config={CheckOptions: {ndis-unload-leak.DriverIR: '" +
                Folder.path() + "'}}",
            "a.c"});
  EXPECT_TRUE(has(F.Out, "[ndis-unload-leak]")) << F.Out << F.Err;

  // What is not known any more decides nothing.
  Folder.write("b.c", Pool + "\n");
  F = tidy(Arguments);
  EXPECT_EQ(F.Out, "");
  EXPECT_EQ(llvm::StringRef(F.Err).count("ndis-tidy: remark: '" +
                                         Folder.path("b.c") +
                                         "' or what it includes is not as"),
            1U)
      << F.Err;
}

TEST_P(Uses, RunClangTidy) {
  Folder.write("a.c", leakyDriver());
  Folder.write("b.c", goodDriver());
  Folder.write("d/c.c", leakyDriver());
  writeDatabase({"a.c", "b.c", "d/c.c"});
  Words All = {GetParam().Runner, "-clang-tidy-binary", clangTidy(), "-quiet",
               "-checks=-*,ndis-*"};
  if (!Load.empty())
    All.push_back(Load);
  Finished F = runIn(Folder.path(), All);
  EXPECT_EQ(llvm::StringRef(F.Out).count("[ndis-unload-leak]"), 2U)
      << F.Out << F.Err;
  EXPECT_TRUE(has(F.Out, leak("a.c")));
  EXPECT_TRUE(has(F.Out, leak("d/c.c")));
}

TEST_P(Uses, CMake) {
  Folder.write("a.c", leakyDriver());
  std::string Tidy = clangTidy();
  for (const std::string &Word : {Load, std::string("-checks=-*,ndis-*")})
    if (!Word.empty())
      Tidy += ";" + Word;
  Folder.write("CMakeLists.txt",
               "cmake_minimum_required(VERSION 3.20)\nproject(driver C)\n"
               "add_library(driver OBJECT a.c)\n"
               "target_compile_options(driver PRIVATE -fsyntax-only\n  \"" +
                   llvm::join(Flags, "\"\n  \"") + "\")\n");
  Finished F = runIn(Folder.path(),
                     {"cmake", "-S", ".", "-B", "build", "-G", "Ninja",
                      std::string("-DCMAKE_C_COMPILER=") + NDIS_TIDY_CLANG,
                      "-DCMAKE_C_CLANG_TIDY=" + Tidy});
  EXPECT_EQ(F.Status, 0) << F.Out << F.Err;
  F = runIn(Folder.path(), {"cmake", "--build", "build"});
  EXPECT_TRUE(has(F.Out, leak("a.c"))) << F.Out << F.Err;
}

constexpr Host Hosts[] = {NDIS_TIDY_HOSTS};

INSTANTIATE_TEST_SUITE_P(, Uses, ::testing::ValuesIn(Hosts),
                         [](const auto &Of) { return Of.param.Name; });

} // namespace
