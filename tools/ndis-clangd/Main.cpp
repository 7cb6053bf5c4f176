//===- Main.cpp - clangd with the checks linked in ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All of clangd, which cannot load plugins.
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "Headers.h"
#include "StandardOutput.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

namespace clang::clangd {
// Has no header that is installed.
int clangdMain(int Count, char *Values[]);
} // namespace clang::clangd

int main(int Count, char **Values) {
  using namespace ndistidy;
  static int Here;
  std::string Executable = llvm::sys::fs::getMainExecutable(Values[0], &Here);
  auto Known = command::findHeaders(Executable, std::nullopt);
  if (!Known) {
    llvm::errs() << "ndis-clangd: error: " << llvm::toString(Known.takeError())
                 << '\n';
    return 1;
  }
  // Clang looks for its own headers beside itself.
  std::string Folder = "--resource-dir=" + Known->ResourceFolder;
  std::vector<char *> Words(Values, Values + Count);
  if (llvm::none_of(Words, [](llvm::StringRef Word) {
        return Word.ltrim('-').starts_with("resource-dir");
      }))
    Words.insert(Words.begin() + 1, Folder.data());
  Words.push_back(nullptr);
  // Options like --help exit: it goes with the statics, and before its writer.
  llvm::outs();
  static clangd::FilteredOutput Filter(clangd::PageLinks(
      [Pages = command::pagesOf(Executable)](llvm::StringRef Check) {
        return clangd::pageUrl(Pages, Check);
      }));
  return clang::clangd::clangdMain(static_cast<int>(Words.size() - 1),
                                   Words.data());
}
