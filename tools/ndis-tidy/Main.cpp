//===- Main.cpp - The command ndis-tidy -----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Config.h"
#include "ndis-tidy/Run.h"
#include "pre-commit/Hook.h"
#include "pre-commit/Staged.h"
#include "setup/Editor.h"
#include "system/Progress.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"

using namespace ndistidy::command;

int main(int Count, const char **Values) {
  llvm::InitLLVM Init(Count, Values);
  announceInterrupts();
  std::vector<llvm::StringRef> Words(Values + 1, Values + Count);
  llvm::Expected<Arguments> A = readArguments(Words);
  if (!A) {
    complain(A.takeError());
    return Failed;
  }
  static int Here;
  std::string Executable = llvm::sys::fs::getMainExecutable(Values[0], &Here);
  if (A->Do == Action::SetUpEditor)
    return ndistidy::setup::setUpEditor(*A, Executable);
  if (A->Do == Action::CheckStaged)
    return ndistidy::precommit::checkStaged(*A, Words, Executable);
  if (A->Do == Action::InstallHook)
    return ndistidy::precommit::installHook(*A, Executable);
  return run(*A, Executable);
}
