//===- DumpTest.cpp - The IR of whole drivers, written and read back ------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "ir/Text.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

/// The text that `ndis-tidy --dump-ir PATH` writes.
std::string dump(llvm::StringRef Path) {
  llvm::SmallString<128> Output;
  int File = -1;
  EXPECT_FALSE(llvm::sys::fs::createTemporaryFile("dump", "ir", File, Output));
  llvm::raw_fd_ostream(File, /*shouldClose=*/true) << "";
  llvm::FileRemover Remover(Output);
  std::optional<llvm::StringRef> Redirects[] = {std::nullopt, Output.str(),
                                                std::nullopt};
  int Status = llvm::sys::ExecuteAndWait(
      NDIS_TIDY_PROGRAM, {NDIS_TIDY_PROGRAM, "--no-cache", "--dump-ir", Path},
      std::nullopt, Redirects);
  EXPECT_EQ(Status, 0) << Path.str();
  auto Text = llvm::MemoryBuffer::getFile(Output);
  return Text ? (*Text)->getBuffer().str() : "";
}

// What the frontend makes of whole drivers is what the text form says of it.
TEST(Dump, DriversAreReadBackAsTheyWere) {
  std::error_code Error;
  unsigned Drivers = 0;
  for (llvm::sys::fs::directory_iterator D("test-inputs/drivers", Error), End;
       D != End && !Error; D.increment(Error)) {
    if (!llvm::sys::fs::is_directory(D->path()))
      continue;
    ++Drivers;
    std::string Text = dump(D->path());
    llvm::Expected<ir::Module> M = ir::parse({Text, D->path()});
    ASSERT_TRUE(static_cast<bool>(M)) << llvm::toString(M.takeError());
    EXPECT_FALSE(M->Functions.empty()) << D->path();
    for (const ir::Function &F : M->Functions)
      EXPECT_EQ(F.Incomplete, "") << D->path();
    // Not EXPECT_EQ, which would print both.
    EXPECT_TRUE(textOf(*M) == Text) << D->path();
  }
  EXPECT_NE(Drivers, 0u);
}

} // namespace
} // namespace ndistidy::frontend
