//===- Parsing.cpp - From a source file to the IR -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Parsing.h"
#include "ErrorPrinter.h"
#include "frontend/MacroCalls.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Stack.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

class Consumer : public clang::ASTConsumer {
public:
  Consumer(clang::CompilerInstance &CI,
           const frontend::LoweringOptions &Options, ir::Module &Result)
      : Sources(CI.getSourceManager()), Options(Options), Result(Result),
        Macros(frontend::MacroCalls::record(CI.getPreprocessor(), Options)) {}

  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return Sources.isInSystemHeader(D->getLocation());
  }
  void HandleTranslationUnit(clang::ASTContext &Context) override {
    Result = frontend::lower(Context, *Macros, Options);
  }

private:
  clang::SourceManager &Sources;
  const frontend::LoweringOptions &Options;
  ir::Module &Result;
  std::shared_ptr<frontend::MacroCalls> Macros;
};

/// Notes where headers are stood in for.
class StandInRecorder : public clang::PPCallbacks {
public:
  StandInRecorder(const clang::SourceManager &SM, StandIns &Generated,
                  std::vector<std::pair<std::string, std::string>> &Into)
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
    To.emplace_back(Where.getFilename(),
                    ":" + std::to_string(Where.getLine()) + ": remark: '" +
                        Name.str() + "' is not there, which " + H->Tool +
                        " makes of '" + H->From + "'; " +
                        (H->Text.empty()
                             ? "it is taken as empty"
                             : "only the names of its messages are known"));
  }

private:
  const clang::SourceManager &SM;
  StandIns &Generated;
  std::vector<std::pair<std::string, std::string>> &To;
};

class LowerAction : public clang::ASTFrontendAction {
public:
  /// Headers that are stood in for: the file that includes one, and the rest of
  /// the line about it.
  std::vector<std::pair<std::string, std::string>> Missing;

  LowerAction(const frontend::LoweringOptions &Options,
              std::function<bool(llvm::StringRef Path)> IsOwn,
              StandIns &Generated, Unit &Result)
      : Options(Options), IsOwn(std::move(IsOwn)), Generated(Generated),
        Result(Result) {}

protected:
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &CI, llvm::StringRef) override {
    // What follows an error may be right; a missing header is no reason to be
    // silent about the rest.
    CI.getDiagnostics().setFatalsAsError(true);
    recordConditions(CI.getPreprocessor(), IsOwn, Result.Decided);
    CI.getPreprocessor().addPPCallbacks(std::make_unique<StandInRecorder>(
        CI.getSourceManager(), Generated, Missing));
    return std::make_unique<Consumer>(CI, Options, Result.Module);
  }

private:
  const frontend::LoweringOptions &Options;
  std::function<bool(llvm::StringRef Path)> IsOwn;
  StandIns &Generated;
  Unit &Result;
};

} // namespace

static std::string normal(llvm::StringRef Path, llvm::StringRef Folder) {
  llvm::SmallString<256> Result(Path);
  if (Folder.empty())
    (void)fs::make_absolute(Result);
  else
    path::make_absolute(Folder, Result);
  path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

/// The innermost folder around \p Folder and the sources of \p I.
static std::string commonFolder(const Input &I, llvm::StringRef Folder) {
  llvm::StringRef Common = Folder;
  for (const std::string &Source : I.Sources) {
    if (llvm::StringRef(Source).starts_with(I.Path + "/"))
      continue;
    std::string Path = normal(Source, "");
    while (!llvm::StringRef(Path).starts_with((Common + "/").str()) &&
           !Common.empty() && Common != "/")
      Common = path::parent_path(Common);
  }
  // All of the disk is nobody's own.
  return (Common.empty() || Common == "/" ? Folder : Common).str();
}

namespace {

/// Spells files that Clang names as the user spelled the input that they belong
/// to: the same file has one name whatever way it was found.
class Spelling {
public:
  explicit Spelling(const Job &J)
      : From(*J.From), BuildFolder(J.Build ? J.Build->Folder : ""),
        Root(From.IsFolder ? llvm::StringRef(From.Path)
                           : path::parent_path(From.Path)),
        AbsoluteRoot(normal(Root, "")), Here(normal("", "")),
        OwnFolder(commonFolder(From, AbsoluteRoot)) {}

  /// Whether \p File is the driver's own: in or below the folder that holds it
  /// and all its sources, of which a project may bring some from outside.
  bool isOwn(llvm::StringRef File) const {
    return llvm::StringRef(normal(File, BuildFolder))
        .starts_with(OwnFolder + "/");
  }
  std::string operator()(llvm::StringRef File) const {
    std::string Absolute = normal(File, BuildFolder);
    llvm::StringRef Rest = Absolute;
    llvm::SmallString<256> Given;
    if (Rest.consume_front(AbsoluteRoot + "/"))
      Given = Root;
    else if (!path::is_absolute(From.Path))
      Rest.consume_front(Here + "/");
    path::append(Given, Rest);
    return Given.str().str();
  }

private:
  const Input &From;
  std::string BuildFolder;
  llvm::StringRef Root;
  std::string AbsoluteRoot;
  std::string Here;
  std::string OwnFolder; ///< absolute
};

} // namespace

/// Clang's messages, in which a build's files are named as its folder has them,
/// with the names that findings have.
static std::string errorsAsGiven(llvm::StringRef Errors,
                                 const Spelling &Given) {
  std::string Result;
  while (!Errors.empty()) {
    auto [Line, Rest] = Errors.split('\n');
    Errors = Rest;
    constexpr llvm::StringLiteral Included = "In file included from ";
    if (Line.consume_front(Included))
      Result += Included;
    // Lines of source begin with a blank.
    size_t End = Line.find(':');
    if (!Line.starts_with(" ") && End != llvm::StringRef::npos &&
        llvm::isDigit(Line.drop_front(End).take_front(2).back())) {
      Result += Given(Line.take_front(End));
      Line = Line.drop_front(End);
    }
    Result += (Line + "\n").str();
  }
  return Result;
}

static void spellConditions(Conditions &C, const Spelling &Given) {
  std::map<std::string, SourceUse> Sources;
  for (auto &[File, Use] : C.Sources)
    Sources[Given(File)].add(Use);
  C.Sources = std::move(Sources);
  for (TestedMacro &M : C.Tested)
    M.File = Given(M.File);
}

static llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
fileSystemFor(const Job &J, const ParseOptions &O) {
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS =
      J.Build ? llvm::vfs::createPhysicalFileSystem()
              : llvm::vfs::getRealFileSystem();
  // A folder that is gone leaves its relative paths unfound, and Clang says so.
  if (J.Build)
    (void)FS->setCurrentWorkingDirectory(J.Build->Folder);
  FS = withAnyCase(FS, *O.Names);
  if (!O.Overlay)
    return FS;
  auto Both = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(FS);
  Both->pushOverlay(O.Overlay);
  return Both;
}

llvm::Expected<Unit> parse(const Job &J, const ParseOptions &O,
                           const frontend::LoweringOptions &Lowering,
                           StandIns &Generated, bool KeepMemory) {
  clang::noteBottomOfStack();
  Unit U;
  llvm::raw_string_ostream Errors(U.Errors);
  ErrorPrinter Printer(Errors);
  auto FS = withStandIns(fileSystemFor(J, O), Generated);
  auto Invocation = makeInvocation(J, O, FS);
  if (!Invocation)
    return Invocation.takeError();
  (*Invocation)->getFrontendOpts().DisableFree = KeepMemory;

  clang::CompilerInstance CI(*Invocation);
  CI.setVerboseOutputStream(llvm::nulls());
  CI.createVirtualFileSystem(FS, &Printer);
  CI.createDiagnostics(&Printer, /*ShouldOwnClient=*/false);
  Spelling Given(J);
  LowerAction Action(
      Lowering, [&](llvm::StringRef File) { return Given.isOwn(File); },
      Generated, U);
  CI.ExecuteAction(Action);
  Printer.countRest(J.File);
  U.ErrorCount = Printer.getNumErrors();
  if (J.Build)
    U.Errors = errorsAsGiven(U.Errors, Given);
  for (std::string &File : U.Module.Files)
    File = Given(File);
  spellConditions(U.Decided, Given);
  for (const auto &[File, Text] : Action.Missing)
    U.Remarks.push_back(Given(File) + Text);
  return U;
}

} // namespace ndistidy::command
