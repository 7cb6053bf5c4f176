//===- Precompile.cpp - From a beginning to its preamble ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Precompile.h"
#include "driver/FileNames.h"
#include "frontend/MacroCalls.h"
#include "parsing/Invocation.h"
#include "parsing/StandInRemarks.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Stack.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/ASTWriter.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {
namespace {

class Generator : public clang::PCHGenerator {
public:
  Generator(clang::CompilerInstance &CI,
            const frontend::LoweringOptions &Options,
            std::shared_ptr<clang::PCHBuffer> Buffer, Preamble &Result)
      : PCHGenerator(CI.getPreprocessor(), CI.getModuleCache(),
                     /*OutputFile=*/"", /*isysroot=*/"", std::move(Buffer),
                     CI.getCodeGenOpts(), /*Extensions=*/{},
                     /*AllowASTWithErrors=*/false,
                     /*IncludeTimestamps=*/false),
        Sources(CI.getSourceManager()), Result(Result),
        Macros(frontend::MacroCalls::record(CI.getPreprocessor(), Options)) {}

  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return Sources.isInSystemHeader(D->getLocation());
  }
  void HandleTranslationUnit(clang::ASTContext &Context) override {
    // Clang takes all that is behind for a part of the last macro's expansion.
    clang::SourceLocation Begin =
        Sources.getLocForStartOfFile(Sources.getMainFileID());
    Sources.createExpansionLoc(Begin, Begin, Begin, /*Length=*/1);
    PCHGenerator::HandleTranslationUnit(Context);
    if (!hasEmittedPCH())
      return;
    for (const clang::Decl *D : Context.getTranslationUnitDecl()->decls())
      // What Clang declares by itself is nowhere.
      if (D->getLocation().isValid() &&
          !Sources.isInSystemHeader(Sources.getExpansionLoc(D->getLocation())))
        Result.Declarations.push_back(getWriter().getDeclID(D).getRawValue());
    cache::ByteWriter W;
    Macros->write(W);
    Result.Macros = W.bytes().str();
  }

private:
  clang::SourceManager &Sources;
  Preamble &Result;
  std::shared_ptr<frontend::MacroCalls> Macros;
};

class PrecompileAction : public clang::ASTFrontendAction {
public:
  PrecompileAction(const frontend::LoweringOptions &Options,
                   const FileNames &Names, StandIns &Generated,
                   std::shared_ptr<clang::PCHBuffer> Buffer, Preamble &Result)
      : Options(Options), Names(Names), Generated(Generated),
        Buffer(std::move(Buffer)), Result(Result) {}

  clang::TranslationUnitKind getTranslationUnitKind() override {
    return clang::TU_Prefix;
  }

protected:
  bool BeginSourceFileAction(clang::CompilerInstance &CI) override {
    CI.getLangOpts().CompilingPCH = true;
    return true;
  }
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &CI, llvm::StringRef) override {
    recordConditions(
        CI.getPreprocessor(),
        [this](llvm::StringRef File) { return Names.isOwn(File); },
        Result.Decided);
    recordStandIns(CI.getPreprocessor(), Generated, Result.Remarks);
    return std::make_unique<Generator>(CI, Options, Buffer, Result);
  }

private:
  const frontend::LoweringOptions &Options;
  const FileNames &Names;
  StandIns &Generated;
  std::shared_ptr<clang::PCHBuffer> Buffer;
  Preamble &Result;
};

} // namespace

/// A file that is not there, beside the one that \p I is for.
static std::string placeOfBeginning(const clang::CompilerInvocation &I) {
  llvm::SmallString<256> Path(I.getFrontendOpts().Inputs.front().getFile());
  llvm::sys::path::remove_filename(Path);
  llvm::sys::path::append(Path, ".ndis-tidy-beginning");
  return Path.str().str();
}

Preamble precompile(llvm::StringRef Text, const Job &Like,
                    const ParseOptions &O,
                    const frontend::LoweringOptions &Lowering,
                    StandIns &Generated) {
  clang::noteBottomOfStack();
  Preamble Result;
  auto FS = llvm::makeIntrusiveRefCnt<cache::Observer>(
      fileSystemFor(Like, O, Generated));
  auto Invocation = makeInvocation(Like, O, FS);
  if (!Invocation) {
    llvm::consumeError(Invocation.takeError());
    return Result;
  }
  const std::string Place = placeOfBeginning(**Invocation);
  clang::FrontendInputFile &Input =
      (*Invocation)->getFrontendOpts().Inputs.front();
  Input = clang::FrontendInputFile(Place, Input.getKind());
  (*Invocation)->getPreprocessorOpts().GeneratePreamble = true;
  (*Invocation)
      ->getPreprocessorOpts()
      .addRemappedFile(Place,
                       llvm::MemoryBuffer::getMemBufferCopy(Text).release());

  clang::IgnoringDiagConsumer Nobody;
  clang::CompilerInstance CI(*Invocation);
  CI.setVerboseOutputStream(llvm::nulls());
  CI.createVirtualFileSystem(FS, &Nobody);
  CI.createDiagnostics(&Nobody, /*ShouldOwnClient=*/false);
  FileNames Names(*Like.From, Like.Build ? Like.Build->Folder : "");
  auto Buffer = std::make_shared<clang::PCHBuffer>();
  PrecompileAction Action(Lowering, Names, Generated, Buffer, Result);
  CI.ExecuteAction(Action);
  Result.Read = FS->take();
  // A remark on the file itself has another line in each file.
  bool OnFile = llvm::any_of(
      Result.Remarks, [&](const Unit::Remark &R) { return R.File == Place; });
  if (!Buffer->IsComplete || CI.getDiagnostics().hasErrorOccurred() || OnFile)
    return Result;
  Result.Decided.Sources.erase(Place);
  auto InUnit = [&](llvm::StringRef File) { return Names.inUnit(File); };
  rename(Result.Decided, InUnit);
  for (Unit::Remark &R : Result.Remarks)
    R.File = InUnit(R.File);
  Result.Ast = {Buffer->Data.data(), Buffer->Data.size()};
  Result.Owner = std::move(Buffer);
  return Result;
}

} // namespace ndistidy::command
