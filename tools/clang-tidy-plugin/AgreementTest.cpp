//===- AgreementTest.cpp - Do command and plugin say the same? ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The command, given one file, and clang-tidy with the plugin have to print the
// same, to the character. Each source of each whole driver in test-inputs is
// made defective: all its releases are taken out.
//
//===----------------------------------------------------------------------===//

#include "driver/Sources.h"
#include "headers/Headers.h"
#include "testing/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::testing;

namespace {

using Words = std::vector<std::string>;
namespace path = llvm::sys::path;

/// \p Text with a zero in the place of each call that releases.
std::string withoutReleases(llvm::StringRef Text) {
  const llvm::Regex Release(
      "^[ \t]*((Ndis|Io|Ex|Ke|Zw|Ob|Ps)[A-Za-z]*"
      "(Free|Deregister|Terminate|Close|Cancel|Delete|Unregister|Dereference)"
      "[A-Za-z]*\\([^;{}]*\\);)",
      llvm::Regex::Newline);
  std::string Result;
  llvm::SmallVector<llvm::StringRef, 4> Parts;
  while (Release.match(Text, &Parts)) {
    size_t Begin = Parts[1].data() - Text.data();
    Result += Text.take_front(Begin);
    // Lines stay where they are.
    Result += "0;" + std::string(Parts[1].count('\n'), '\n');
    Text = Text.drop_front(Begin + Parts[1].size());
  }
  return Result + Text.str();
}

Words driverFolders() {
  Words Folders;
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator
           It(NDIS_TIDY_SOURCE_FOLDER "/test-inputs/drivers", Error),
       End;
       It != End && !Error; It.increment(Error))
    if (It->type() == llvm::sys::fs::file_type::directory_file)
      Folders.push_back(It->path());
  EXPECT_FALSE(Error) << Error.message();
  return Folders;
}

/// \p Out with findings and what belongs to each in an order of their own:
/// clang-tidy up to 19 has those of one place in another one.
std::string sorted(llvm::StringRef Out) {
  std::vector<std::string> Findings;
  while (!Out.empty()) {
    auto [Line, Rest] = Out.split('\n');
    if (Findings.empty() || Line.contains(": warning: "))
      Findings.emplace_back();
    Findings.back() += Line.str() + "\n";
    Out = Rest;
  }
  llvm::sort(Findings);
  return llvm::join(Findings, "");
}

/// Standard output of both programs for \p File.
std::pair<std::string, std::string> both(const std::string &File) {
  std::string Folder = path::parent_path(File).str();
  Finished Own = runIn(Folder, {NDIS_TIDY_PROGRAM, File});
  EXPECT_NE(Own.Status, 2) << Own.Err;
  auto Known = command::findHeaders(NDIS_TIDY_PROGRAM, std::nullopt);
  EXPECT_TRUE(bool(Known)) << llvm::toString(Known.takeError());
  std::string Host = underTest("NDIS_TIDY_CLANG_TIDY", NDIS_TIDY_CLANG_TIDY);
  bool IsOther = Host != NDIS_TIDY_CLANG_TIDY;
  Words All = {
      Host, "-load", NDIS_TIDY_PLUGIN, "-checks=-*,ndis-*", "-header-filter=.*",
      File, "--"};
  if (Known)
    All.insert(All.end(), Known->Flags.begin(), Known->Flags.end());
  All.push_back("-I" + Folder);
  Finished Tidy = runIn(Folder, All);
  EXPECT_EQ(Tidy.Status, 0) << Tidy.Err;
  if (Tidy.Out != Own.Out && IsOther)
    return {sorted(Own.Out), sorted(Tidy.Out)};
  return {Own.Out, Tidy.Out};
}

TEST(Agreement, OfDefectiveDrivers) {
  size_t Findings = 0;
  for (const std::string &From : driverFolders()) {
    TemporaryFolder Folder;
    runIn(From, {"cp", "-R", ".", Folder.path()});
    llvm::Expected<command::Input> I = command::discover(Folder.path());
    ASSERT_TRUE(bool(I)) << llvm::toString(I.takeError());
    for (const std::string &File : I->Sources) {
      SCOPED_TRACE(From + " " + path::filename(File).str());
      llvm::StringRef Name =
          llvm::StringRef(File).substr(Folder.path().size() + 1);
      std::string Text = Folder.read(Name);
      std::string Defective = withoutReleases(Text);
      if (Defective == Text)
        continue;
      Folder.write(Name, Defective);
      auto [Own, Tidy] = both(File);
      EXPECT_EQ(Own, Tidy);
      Findings += llvm::StringRef(Own).count(": warning: ");
      Folder.write(Name, Text);
    }
  }
  EXPECT_GT(Findings, 10U) << "or nothing was compared";
}

/// One driver with a defect for most checks.
constexpr llvm::StringLiteral ManyDefects = R"(#define NDIS_MINIPORT_DRIVER
#define NDIS50_MINIPORT 1
#include <ndis.h>

NDIS_HANDLE Wrapper;	NDIS_SPIN_LOCK Lock;
static NDIS_HANDLE Pool, Buffers;
PVOID Memory;
DRIVER_INITIALIZE DriverEntry;

static VOID Halt(NDIS_HANDLE Context)
{
}

static VOID Unload(PDRIVER_OBJECT DriverObject)
{
	if (DriverObject->Flags)
		return;
    /* caf)"
                                            "\xC3\xA9"
                                            R"( */ NdisFreePacketPool(Pool);
    NdisFreePacketPool(Pool);
    NdisFreeBufferPool(Buffers);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_MINIPORT_CHARACTERISTICS Chars;
    NDIS_STATUS Status;
    NdisAllocateSpinLock(&Lock);
    NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
    NdisMRegisterUnloadHandler(Pool, Unload);
    NdisZeroMemory(&Chars, sizeof(Chars));
    Chars.HaltHandler = Halt;
    NdisAllocatePacketPool(&Status, &Pool, 16, 16);
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisFreePacketPool(Pool);
        return Status;
    }
    Status = NdisAllocateMemoryWithTag(&Memory, 16, 'ymeM');
    if (Status != NDIS_STATUS_SUCCESS)
        return Status;
    Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
    if (Status != NDIS_STATUS_SUCCESS) {
        NdisTerminateWrapper(Wrapper, NULL);
        NdisTerminateWrapper(Wrapper, NULL);
        return Status;
    }
    NdisMRegisterUnloadHandler(Wrapper, Unload);
    return Status;
}
)";

TEST(Agreement, OfManyChecksTabsAndCharacters) {
  for (const char *Name : {"a.c", "a b.c"}) {
    TemporaryFolder Folder;
    Folder.write(Name, ManyDefects);
    auto [Own, Tidy] = both(Folder.path(Name));
    EXPECT_EQ(Own, Tidy);
    for (llvm::StringRef Check :
         {"ndis-unload-leak", "ndis-double-release", "ndis-entry-failure-leak",
          "ndis-release-unacquired", "ndis-unload-handler-order",
          "ndis-unload-handler-argument", "ndis-unpaired-lock"})
      EXPECT_NE(Own.find("[" + Check.str() + "]"), std::string::npos)
          << Check.str();
  }
}

TEST(Agreement, OfFilesWithOddLineEnds) {
  std::string Crlf;
  for (char C : ManyDefects)
    Crlf += C == '\n' ? "\r\n" : std::string(1, C);
  TemporaryFolder Folder;
  Folder.write("a.c", "\xEF\xBB\xBF" + Crlf);
  auto [Own, Tidy] = both(Folder.path("a.c"));
  EXPECT_NE(Own, "");
  EXPECT_EQ(Own, Tidy);
}

} // namespace
