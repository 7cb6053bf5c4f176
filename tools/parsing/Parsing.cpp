//===- Parsing.cpp - From a source file to the IR -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Parsing.h"
#include "frontend/MacroCalls.h"
#include "parsing/ErrorPrinter.h"
#include "parsing/Invocation.h"
#include "parsing/StandInRemarks.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Stack.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Sema/Sema.h"
#include "clang/Sema/SemaConsumer.h"
#include "clang/Serialization/ASTReader.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/TimeProfiler.h"

namespace ndistidy::command {
namespace {

class Consumer : public clang::SemaConsumer {
public:
  Consumer(clang::CompilerInstance &CI,
           const frontend::LoweringOptions &Options, const FileNames &Names,
           const Preamble *After, ir::Module &Result)
      : CI(CI), Sources(CI.getSourceManager()), Options(Options), Names(Names),
        After(After), Result(Result),
        Macros(frontend::MacroCalls::record(CI.getPreprocessor(), Options)) {}

  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return Sources.isInSystemHeader(D->getLocation());
  }
  void HandleTranslationUnit(clang::ASTContext &Context) override {
    llvm::TimeTraceScope Time("ndis lower");
    frontend::UnitFacts Facts;
    Facts.NameOf = [this](llvm::StringRef File) { return Names.inUnit(File); };
    if (After)
      Facts.After = takePreamble();
    Result = frontend::lower(Context, *Macros, Options, std::move(Facts));
  }

private:
  /// The declarations in it, and its macros.
  frontend::UnitFacts::Precompiled takePreamble() {
    frontend::UnitFacts::Precompiled Facts;
    Facts.Lookup = [this](llvm::StringRef Name) {
      clang::DeclarationName Id = &CI.getASTContext().Idents.get(Name);
      auto Found = CI.getSema().IdResolver.decls(Id);
      return std::vector<const clang::NamedDecl *>(Found.begin(), Found.end());
    };
    clang::ASTReader *Reader = CI.getASTReader().get();
    if (!Reader)
      return Facts; // it could not be read; that is an error
    clang::serialization::ModuleFile &Unit =
        Reader->getModuleManager().getPrimaryModule();
    for (uint64_t Id : After->Declarations)
      if (const clang::Decl *D = Reader->GetDecl(Reader->getGlobalDeclID(
              Unit, clang::LocalDeclID::get(*Reader, Unit, Id))))
        Facts.Declarations.push_back(D);
    cache::ByteReader R(After->Macros);
    Macros->read(R, [&](clang::SourceLocation Loc) {
      return Reader->TranslateSourceLocation(Unit, Loc);
    });
    return Facts;
  }

  clang::CompilerInstance &CI;
  clang::SourceManager &Sources;
  const frontend::LoweringOptions &Options;
  const FileNames &Names;
  const Preamble *After;
  ir::Module &Result;
  std::shared_ptr<frontend::MacroCalls> Macros;
};

class LowerAction : public clang::ASTFrontendAction {
public:
  LowerAction(const frontend::LoweringOptions &Options, const FileNames &Names,
              StandIns &Generated, const Preamble *After, Unit &Result)
      : Options(Options), Names(Names), Generated(Generated), After(After),
        Result(Result) {}

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
        Result.Decided, After ? &After->Decided : nullptr);
    recordStandIns(CI.getPreprocessor(), Generated, Result.Remarks);
    return std::make_unique<Consumer>(CI, Options, Names, After, Result.Module);
  }

private:
  const frontend::LoweringOptions &Options;
  const FileNames &Names;
  StandIns &Generated;
  const Preamble *After;
  Unit &Result;
};

} // namespace

using FileSystem = llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>;

/// Lets what \p I is for go on behind \p P at the offset \p Begin. Returns \p
/// FS with the preamble in it.
static FileSystem continueAfter(const Preamble &P, unsigned Begin,
                                clang::CompilerInvocation &I,
                                const FileSystem &FS) {
  constexpr llvm::StringLiteral Path = "/ndis-tidy-preamble";
  clang::PreprocessorOptions &Options = I.getPreprocessorOpts();
  Options.PrecompiledPreambleBytes = {Begin, /*AtStartOfLine=*/true};
  Options.ImplicitPCHInclude = Path.str();
  // That all is as it was, we know better than from times.
  Options.DisablePCHOrModuleValidation =
      clang::DisableValidationForModuleKind::All;
  auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  Files->addFile(Path, 0,
                 llvm::MemoryBuffer::getMemBuffer(
                     P.Ast, Path, /*RequiresNullTerminator=*/false));
  auto Both = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(FS);
  Both->pushOverlay(std::move(Files));
  return Both;
}

llvm::Expected<Parsed> parse(const Job &J, const ParseOptions &O,
                             const frontend::LoweringOptions &Lowering,
                             StandIns &Generated, bool KeepMemory,
                             const Preamble *After, unsigned Begin) {
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

  FileSystem Disk = FS;
  if (After)
    Disk = continueAfter(*After, Begin, **Invocation, FS);

  clang::CompilerInstance CI(*Invocation);
  CI.setVerboseOutputStream(llvm::nulls());
  CI.createVirtualFileSystem(Disk, &Printer);
  CI.createDiagnostics(&Printer, /*ShouldOwnClient=*/false);
  FileNames Names(*J.From, J.Build ? J.Build->Folder : "");
  LowerAction Action(Lowering, Names, Generated, After, U);
  CI.ExecuteAction(Action);
  if (After && Printer.inPrecompiled())
    return parse(J, O, Lowering, Generated, KeepMemory);
  U.ErrorCount = Printer.getNumErrors();
  auto InUnit = [&](llvm::StringRef File) { return Names.inUnit(File); };
  U.Errors = renameInMessages(U.Errors, InUnit);
  rename(U.Decided, InUnit);
  for (Unit::Remark &R : U.Remarks)
    R.File = InUnit(R.File);
  if (After) {
    prepend(After->Decided, U.Decided);
    U.Remarks.insert(U.Remarks.begin(), After->Remarks.begin(),
                     After->Remarks.end());
    FS->add(After->Read);
  }
  Result.Read = FS->take();
  return Result;
}

std::string flagsOf(const Job &J, const ParseOptions &O, StandIns &Generated) {
  auto I = makeInvocation(J, O, fileSystemFor(J, O, Generated));
  if (!I) {
    llvm::consumeError(I.takeError());
    return {};
  }
  clang::FrontendInputFile &Input = (*I)->getFrontendOpts().Inputs.front();
  Input = clang::FrontendInputFile("", Input.getKind());
  (*I)->getCodeGenOpts().MainFileName.clear();
  return llvm::join((*I)->getCC1CommandLine(), "\n");
}

void initializeParser() {
  // Inline assembly is parsed by the targets' own parsers: those of Windows.
  LLVMInitializeX86TargetInfo();
  LLVMInitializeX86TargetMC();
  LLVMInitializeX86AsmParser();
  LLVMInitializeARMTargetInfo();
  LLVMInitializeARMTargetMC();
  LLVMInitializeARMAsmParser();
  LLVMInitializeAArch64TargetInfo();
  LLVMInitializeAArch64TargetMC();
  LLVMInitializeAArch64AsmParser();
}

std::string parserVersion() { return clang::getClangFullVersion(); }

} // namespace ndistidy::command
