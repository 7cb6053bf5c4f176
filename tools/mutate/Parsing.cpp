//===- Parsing.cpp - Driver sources to IR, with changes -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/Parsing.h"
#include "parsing/Parsing.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace ndistidy::mutate {

namespace {

struct Setup {
  Setup(command::Input From, command::Headers Headers,
        const catalogue::Catalogue &Rules)
      : Driver(std::move(From)),
        Lowering(Rules.callNames(), Rules.Ndis6.Macros),
        Generated(filesOf(Driver), Headers.Overlay) {
    Options.Known = std::move(Headers);
  }
  static std::vector<std::string> filesOf(const command::Input &I) {
    std::vector<std::string> Files = I.Sources;
    llvm::append_range(Files, I.Headers);
    return Files;
  }

  command::Input Driver;
  command::ParseOptions Options;
  frontend::LoweringOptions Lowering;
  command::StandIns Generated;
};

} // namespace

/// The first line of Clang's errors.
static llvm::Error firstOf(const std::string &Errors) {
  return llvm::createStringError(llvm::StringRef(Errors).split('\n').first);
}

llvm::Expected<Parser> parserFor(command::Input Driver,
                                 llvm::StringRef Executable,
                                 const catalogue::Catalogue &Rules) {
  auto Headers = command::findHeaders(Executable, std::nullopt);
  if (!Headers)
    return Headers.takeError();
  auto Shared =
      std::make_shared<Setup>(std::move(Driver), std::move(*Headers), Rules);
  return [Shared](llvm::StringRef Path,
                  const ChangedFile *Changed) -> llvm::Expected<ir::Module> {
    command::ParseOptions Options = Shared->Options;
    if (Changed) {
      auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
      llvm::SmallString<256> Absolute(Changed->Path);
      (void)llvm::sys::fs::make_absolute(Absolute);
      Files->addFile(Absolute, 0,
                     llvm::MemoryBuffer::getMemBuffer(Changed->Text));
      Options.Overlay = std::move(Files);
    }
    auto U = command::parse({Path.str(), &Shared->Driver, nullptr}, Options,
                            Shared->Lowering, Shared->Generated,
                            /*KeepMemory=*/false);
    if (!U)
      return U.takeError();
    command::Unit &Result = U->Result;
    if (Result.ErrorCount != 0)
      return firstOf(Result.Errors);
    command::FileNames Names(Shared->Driver);
    showNames(Result, Names, Path);
    for (std::string &File : Result.Module.Files)
      File = Names.shown(File);
    return std::move(Result.Module);
  };
}

} // namespace ndistidy::mutate
