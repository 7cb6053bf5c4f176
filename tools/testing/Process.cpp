//===- Process.cpp - Programs and folders for tests -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "testing/Process.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

namespace ndistidy::testing {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static std::string readFile(llvm::StringRef Path) {
  auto Text = llvm::MemoryBuffer::getFile(Path);
  EXPECT_TRUE(Text) << Path.str() << ": " << Text.getError().message();
  return Text ? (*Text)->getBuffer().str() : "";
}

TemporaryFolder::TemporaryFolder() {
  llvm::SmallString<128> Made;
  llvm::SmallString<128> Real;
  std::error_code Error = fs::createUniqueDirectory("ndis-tidy-test", Made);
  if (!Error)
    Error = fs::real_path(Made, Real);
  EXPECT_FALSE(Error) << Error.message();
  Path = Real.str().str();
}

TemporaryFolder::~TemporaryFolder() {
  if (!Path.empty())
    (void)fs::remove_directories(Path);
}

std::string TemporaryFolder::path(llvm::StringRef Name) const {
  llvm::SmallString<128> Result(Path);
  path::append(Result, Name);
  return Result.str().str();
}

void TemporaryFolder::write(llvm::StringRef Name, llvm::StringRef Text) const {
  std::string File = path(Name);
  std::error_code Error = fs::create_directories(path::parent_path(File));
  ASSERT_FALSE(Error) << Error.message();
  llvm::raw_fd_ostream OS(File, Error);
  ASSERT_FALSE(Error) << File << ": " << Error.message();
  OS << Text;
}

std::string TemporaryFolder::read(llvm::StringRef Name) const {
  return readFile(path(Name));
}

void TemporaryFolder::makeFolder(llvm::StringRef Name) const {
  std::error_code Error = fs::create_directories(path(Name));
  ASSERT_FALSE(Error) << Error.message();
}

void TemporaryFolder::link(llvm::StringRef Target, llvm::StringRef Name) const {
  std::error_code Error = fs::create_link(Target, path(Name));
  ASSERT_FALSE(Error) << Error.message();
}

Finished runIn(llvm::StringRef Folder, std::vector<std::string> Words) {
  TemporaryFolder Streams;
  std::string Out = Streams.path("out");
  std::string Err = Streams.path("err");
  std::vector<std::string> All = {"/usr/bin/env", "-C", Folder.str()};
  All.insert(All.end(), Words.begin(), Words.end());
  std::vector<llvm::StringRef> Views(All.begin(), All.end());
  std::optional<llvm::StringRef> Redirects[] = {"", Out, Err};
  std::string Trouble;
  Finished F;
  F.Status = llvm::sys::ExecuteAndWait(All[0], Views, std::nullopt, Redirects,
                                       /*SecondsToWait=*/120, 0, &Trouble);
  F.Out = Streams.read("out");
  F.Err = Streams.read("err") + Trouble;
  return F;
}

Finished runRedirected(llvm::StringRef Folder, llvm::StringRef Redirection,
                       const std::vector<std::string> &Words) {
  std::vector<std::string> All = {"/bin/sh", "-c",
                                  ("\"$0\" \"$@\" " + Redirection).str()};
  All.insert(All.end(), Words.begin(), Words.end());
  return runIn(Folder, std::move(All));
}

std::string underTest(const char *Variable, llvm::StringRef Built) {
  return llvm::sys::Process::GetEnv(Variable).value_or(Built.str());
}

std::string projectFile(llvm::StringRef Name) {
  return readFile((NDIS_TIDY_SOURCE_FOLDER "/" + Name).str());
}

} // namespace ndistidy::testing
