//===- Parsing.cpp - From a source file to the IR -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Parsing.h"
#include "ErrorPrinter.h"
#include "Invocation.h"
#include "frontend/MacroCalls.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Stack.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/Support/TargetSelect.h"

namespace ndistidy::command {
namespace {

class Consumer : public clang::ASTConsumer {
public:
  Consumer(clang::CompilerInstance &CI,
           const frontend::LoweringOptions &Options, const FileNames &Names,
           ir::Module &Result)
      : Sources(CI.getSourceManager()), Options(Options), Names(Names),
        Result(Result),
        Macros(frontend::MacroCalls::record(CI.getPreprocessor(), Options)) {}

  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return Sources.isInSystemHeader(D->getLocation());
  }
  void HandleTranslationUnit(clang::ASTContext &Context) override {
    frontend::UnitFacts Facts;
    Facts.NameOf = [this](llvm::StringRef File) { return Names.inUnit(File); };
    Result = frontend::lower(Context, *Macros, Options, std::move(Facts));
  }

private:
  clang::SourceManager &Sources;
  const frontend::LoweringOptions &Options;
  const FileNames &Names;
  ir::Module &Result;
  std::shared_ptr<frontend::MacroCalls> Macros;
};

/// Notes where headers are stood in for.
class StandInRecorder : public clang::PPCallbacks {
public:
  StandInRecorder(const clang::SourceManager &SM, StandIns &Generated,
                  std::vector<Unit::Remark> &Into)
      : SM(SM), Generated(Generated), To(Into) {}

  void InclusionDirective(clang::SourceLocation Loc, const clang::Token &,
                          llvm::StringRef Name, bool, clang::CharSourceRange,
                          clang::OptionalFileEntryRef File, llvm::StringRef,
                          llvm::StringRef, const clang::Module *, bool,
                          clang::SrcMgr::CharacteristicKind) override {
    if (!File || !File->getName().starts_with(standInFolder()))
      return;
    const GeneratedHeader *H = Generated.generated(Name);
    clang::PresumedLoc Where = SM.getPresumedLoc(Loc);
    if (!H || Where.isInvalid())
      return;
    To.push_back(
        {Where.getFilename(),
         ":" + std::to_string(Where.getLine()) + ": remark: '" + Name.str() +
             "' is not there, which " + H->Tool + " makes of '" + H->From +
             "'; " +
             (H->Text.empty() ? "it is taken as empty"
                              : "only the names of its messages are known")});
  }

private:
  const clang::SourceManager &SM;
  StandIns &Generated;
  std::vector<Unit::Remark> &To;
};

class LowerAction : public clang::ASTFrontendAction {
public:
  LowerAction(const frontend::LoweringOptions &Options, const FileNames &Names,
              StandIns &Generated, Unit &Result)
      : Options(Options), Names(Names), Generated(Generated), Result(Result) {}

protected:
  /// Without a text that Clang takes, UTF-16 is none, its C++20 crashes.
  bool BeginSourceFileAction(clang::CompilerInstance &CI) override {
    // What follows an error may be right; a missing header is no reason to be
    // silent about the rest.
    CI.getDiagnostics().setFatalsAsError(true);
    clang::SourceManager &SM = CI.getSourceManager();
    return SM.getBufferDataOrNone(SM.getMainFileID()).has_value();
  }
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &CI, llvm::StringRef) override {
    recordConditions(
        CI.getPreprocessor(),
        [this](llvm::StringRef File) { return Names.isOwn(File); },
        Result.Decided);
    CI.getPreprocessor().addPPCallbacks(std::make_unique<StandInRecorder>(
        CI.getSourceManager(), Generated, Result.Remarks));
    return std::make_unique<Consumer>(CI, Options, Names, Result.Module);
  }

private:
  const frontend::LoweringOptions &Options;
  const FileNames &Names;
  StandIns &Generated;
  Unit &Result;
};

} // namespace

llvm::Expected<Parsed> parse(const Job &J, const ParseOptions &O,
                             const frontend::LoweringOptions &Lowering,
                             StandIns &Generated, bool KeepMemory) {
  clang::noteBottomOfStack();
  Parsed Result;
  Unit &U = Result.Result;
  llvm::raw_string_ostream Errors(U.Errors);
  ErrorPrinter Printer(Errors);
  auto FS = llvm::makeIntrusiveRefCnt<cache::Observer>(
      fileSystemFor(J, O, Generated));
  auto Invocation = makeInvocation(J, O, FS);
  if (!Invocation)
    return Invocation.takeError();
  (*Invocation)->getFrontendOpts().DisableFree = KeepMemory;

  clang::CompilerInstance CI(*Invocation);
  CI.setVerboseOutputStream(llvm::nulls());
  CI.createVirtualFileSystem(FS, &Printer);
  CI.createDiagnostics(&Printer, /*ShouldOwnClient=*/false);
  FileNames Names(*J.From, J.Build ? J.Build->Folder : "");
  LowerAction Action(Lowering, Names, Generated, U);
  CI.ExecuteAction(Action);
  U.ErrorCount = Printer.getNumErrors();
  auto InUnit = [&](llvm::StringRef File) { return Names.inUnit(File); };
  U.Errors = renameInMessages(U.Errors, InUnit);
  rename(U.Decided, InUnit);
  for (Unit::Remark &R : U.Remarks)
    R.File = InUnit(R.File);
  Result.Read = FS->take();
  return Result;
}

void initializeParser() {
  // Inline assembly is parsed by the targets' own parsers.
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllAsmParsers();
}

std::string parserVersion() { return clang::getClangFullVersion(); }

} // namespace ndistidy::command
