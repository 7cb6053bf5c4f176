//===- Hook.cpp - A hook of git -------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/Hook.h"
#include "pre-commit/Git.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::precommit {

using namespace command;
namespace fs = llvm::sys::fs;

static constexpr llvm::StringLiteral Mark =
    "# Written by ndis-tidy --install-hook.\n";

/// As one word of a shell's.
static std::string quoted(llvm::StringRef Word) {
  std::string Result = "'";
  for (char C : Word)
    if (C == '\'')
      Result += "'\\''";
    else
      Result += C;
  return Result + "'";
}

static std::string commandOf(const Arguments &A, llvm::StringRef Executable) {
  std::string Line = quoted(Executable) + " --staged";
  for (llvm::StringRef Word : A.Words)
    if (Word.ltrim('-') != "install-hook")
      Line += " " + quoted(Word);
  return Line;
}

static llvm::Error install(const Arguments &A, llvm::StringRef Executable) {
  if (!A.Paths.empty())
    return llvm::createStringError(
        "--install-hook is for the repository of the working folder; it takes "
        "no path, as '" +
        A.Paths.front() + "'");
  llvm::Expected<std::string> Where =
      git({"rev-parse", "--git-path", "hooks/pre-commit"});
  if (!Where)
    return Where.takeError();
  std::string File = llvm::StringRef(*Where).rtrim("\r\n").str();
  std::string Line = commandOf(A, Executable);
  if (auto Old = llvm::MemoryBuffer::getFile(File);
      Old && !(*Old)->getBuffer().contains(Mark))
    return llvm::createStringError("there is a hook '" + File +
                                   "' already; add this line to it: " + Line);
  std::error_code Error =
      fs::create_directories(llvm::sys::path::parent_path(File));
  if (!Error) {
    llvm::raw_fd_ostream OS(File, Error);
    OS << "#!/bin/sh\n" << Mark << "exec " << Line << '\n';
  }
  if (!Error)
    Error =
        fs::setPermissions(File, fs::all_read | fs::owner_write | fs::all_exe);
  if (Error)
    return llvm::createStringError("cannot write '" + File +
                                   "': " + Error.message());
  llvm::outs() << "'" << File << "' checks what is about to be committed\n";
  return llvm::Error::success();
}

ExitStatus installHook(const Arguments &A, llvm::StringRef Executable) {
  llvm::Error E = install(A, Executable);
  llvm::outs().flush();
  if (!E)
    return Clean;
  complain(std::move(E));
  return Failed;
}

} // namespace ndistidy::precommit
