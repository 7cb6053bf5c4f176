//===- Main.cpp - clang-tidy with the checks linked in --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All of clang-tidy, for where it cannot load a plugin.
//
//===----------------------------------------------------------------------===//

#include "clang-tidy/tool/ClangTidyMain.h"
#include "headers/Headers.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"

int main(int Count, const char **Values) {
  static int Here;
  auto Known = ndistidy::command::findHeaders(
      llvm::sys::fs::getMainExecutable(Values[0], &Here), std::nullopt);
  if (!Known) {
    llvm::errs() << "ndis-clang-tidy: error: "
                 << llvm::toString(Known.takeError()) << '\n';
    return 1;
  }
  // Clang looks for its own headers beside itself. In front of the build's
  // flags, which may say otherwise.
  std::string Folder =
      "--extra-arg-before=-resource-dir=" + Known->ResourceFolder;
  std::vector<const char *> Words(Values, Values + Count);
  Words.insert(Words.begin() + 1, Folder.c_str());
  llvm::cl::AddExtraVersionPrinter([](llvm::raw_ostream &OS) {
    OS << "  ndis-tidy " NDIS_TIDY_VERSION " checks\n";
  });
  return clang::tidy::clangTidyMain(static_cast<int>(Words.size()),
                                    Words.data());
}
