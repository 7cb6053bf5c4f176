//===- Parsing.cpp - Driver sources to IR, with changes -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/Parsing.h"
#include "frontend/Lowering.h"
#include "frontend/MacroCalls.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace ndistidy::mutate {

namespace {

class LoweringConsumer : public clang::ASTConsumer {
public:
  LoweringConsumer(clang::Preprocessor &PP, const frontend::LoweringOptions &O,
                   ir::Module &To)
      : Options(O), Macros(frontend::MacroCalls::record(PP, O)), Into(To) {}

  void HandleTranslationUnit(clang::ASTContext &Context) override {
    Into = frontend::lower(Context, *Macros, Options);
  }

private:
  const frontend::LoweringOptions &Options;
  std::shared_ptr<frontend::MacroCalls> Macros;
  ir::Module &Into;
};

class LoweringAction : public clang::ASTFrontendAction {
public:
  LoweringAction(const frontend::LoweringOptions &O, ir::Module &To)
      : Options(O), Into(To) {}

private:
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &CI, llvm::StringRef) override {
    return std::make_unique<LoweringConsumer>(CI.getPreprocessor(), Options,
                                              Into);
  }

  const frontend::LoweringOptions &Options;
  ir::Module &Into;
};

/// Keeps the first error.
class FirstError : public clang::DiagnosticConsumer {
public:
  std::string Message;

private:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &D) override {
    if (Level < clang::DiagnosticsEngine::Error || !Message.empty())
      return;
    llvm::SmallString<128> Text;
    D.FormatDiagnostic(Text);
    Message = Text.str();
  }
};

} // namespace

static frontend::LoweringOptions
loweringOptions(const catalogue::Catalogue &Rules) {
  frontend::LoweringOptions Options;
  for (const std::string &Name : Rules.callNames())
    Options.CallMacros.insert(Name);
  for (const std::string &Name : Rules.Ndis6.Macros)
    Options.WatchedMacros.insert(Name);
  return Options;
}

Parser parserWith(std::vector<std::string> Flags,
                  const catalogue::Catalogue &Rules) {
  return [Flags = std::move(Flags), Options = loweringOptions(Rules)](
             llvm::StringRef Path,
             const ChangedFile *Changed) -> llvm::Expected<ir::Module> {
    auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
        llvm::vfs::getRealFileSystem());
    auto InMemory = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
    Files->pushOverlay(InMemory);
    if (Changed)
      InMemory->addFile(Changed->Path, 0,
                        llvm::MemoryBuffer::getMemBuffer(Changed->Text));
    auto Manager = llvm::makeIntrusiveRefCnt<clang::FileManager>(
        clang::FileSystemOptions(), Files);

    std::vector<std::string> Command{"clang", "-fsyntax-only", "-w"};
    llvm::append_range(Command, Flags);
    Command.push_back(Path.str());
    ir::Module Result;
    FirstError Error;
    clang::tooling::ToolInvocation Invocation(
        std::move(Command), std::make_unique<LoweringAction>(Options, Result),
        Manager.get());
    Invocation.setDiagnosticConsumer(&Error);
    bool Parsed = Invocation.run();
    if (!Parsed || !Error.Message.empty())
      return llvm::createStringError(Path + ": " + Error.Message);
    return Result;
  };
}

llvm::Expected<std::vector<std::string>> driverFlags(llvm::StringRef Root) {
  std::string Overlay = (Root + "/rules/headers/mingw").str();
  auto Text = llvm::MemoryBuffer::getFile(Overlay + "/flags.txt");
  if (!Text)
    return llvm::createStringError(Text.getError(), "no flags in " + Overlay);
  std::vector<std::string> Flags{"-resource-dir=" NDIS_TIDY_RESOURCE_DIR};
  llvm::SmallVector<llvm::StringRef> Lines;
  (*Text)->getBuffer().split(Lines, '\n');
  for (llvm::StringRef Line : Lines) {
    if (Line.trim().empty() || Line.starts_with("#"))
      continue;
    auto [Before, After] = Line.trim().split('@');
    auto [Name, Behind] = After.split('@');
    if (Name == "OVERLAY")
      Flags.push_back((Before + Overlay + Behind).str());
    else if (Name == "MINGW")
      Flags.push_back((Before + NDIS_TIDY_MINGW + Behind).str());
    else
      Flags.push_back(Line.trim().str());
  }
  return Flags;
}

llvm::Expected<std::vector<std::string>> sourcesIn(llvm::StringRef Folder) {
  std::vector<std::string> Result;
  std::error_code EC;
  for (llvm::sys::fs::recursive_directory_iterator It(Folder, EC), End;
       It != End && !EC; It.increment(EC)) {
    llvm::StringRef Extension = llvm::sys::path::extension(It->path());
    if (Extension == ".c" || Extension == ".cpp")
      Result.push_back(It->path());
  }
  if (EC || Result.empty())
    return llvm::createStringError("no sources in " + Folder);
  llvm::sort(Result);
  return Result;
}

} // namespace ndistidy::mutate
