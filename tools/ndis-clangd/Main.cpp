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

#include "Pages.h"
#include "Session.h"
#include "Streams.h"
#include "clang-tidy/ClangTidyModule.h"
#include "headers/Headers.h"
#include "ndis-tidy/Checks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Registry.h"

namespace clang::clangd {
// Has no header that is installed.
int clangdMain(int Count, char *Values[]);
} // namespace clang::clangd

namespace ndistidy::clangd {
namespace {

/// clangd makes this by itself, and what main() knows is in what it is given.
std::shared_ptr<Session> &session() {
  static std::shared_ptr<Session> Of;
  return Of;
}

class EditorModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    tidy::addChecks(Factories, session());
  }
};

llvm::Registry<clang::tidy::ClangTidyModule>::Add<EditorModule>
    Registered("ndis-module", "Checks for NDIS network drivers.");

std::string besides(llvm::StringRef Executable, llvm::StringRef Name) {
  llvm::SmallString<256> Path(llvm::sys::path::parent_path(Executable));
  llvm::sys::path::append(Path, Name + llvm::sys::path::extension(Executable));
  return Path.str().str();
}

} // namespace
} // namespace ndistidy::clangd

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
  auto Session = std::make_shared<clangd::Session>(
      clangd::besides(Executable, "ndis-tidy"));
  clangd::session() = Session;
  static clangd::FilteredOutput Output(clangd::MessageStream(
      [Pages = command::pagesOf(Executable)](llvm::StringRef Message) {
        return clangd::linkPages(Message, [&](llvm::StringRef Check) {
          return clangd::pageUrl(Pages, Check);
        });
      }));
  // Never ends: see there.
  static auto *Input = new clangd::FilteredInput(
      clangd::MessageStream([Session](llvm::StringRef Message) {
        Session->hear(Message);
        return Message.str();
      }));
  Session->begin([](auto Make) { Input->send(Make); },
                 [](auto Make) { Output.send(Make); });
  int Status = clang::clangd::clangdMain(static_cast<int>(Words.size() - 1),
                                         Words.data());
  Session->end();
  return Status;
}
