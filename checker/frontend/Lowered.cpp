//===- Lowered.cpp - Sources in memory, lowered, for tests ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "frontend/Lowering.h"
#include "frontend/MacroCalls.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/Tooling.h"

namespace ndistidy::frontend {
namespace {

class Consumer : public clang::ASTConsumer {
public:
  Consumer(clang::Preprocessor &PP, const LoweringOptions &O, ir::Module &M)
      : Options(O), Result(M), Macros(MacroCalls::record(PP, O)) {}

  void HandleTranslationUnit(clang::ASTContext &Context) override {
    Result = lower(Context, *Macros, Options);
  }

private:
  const LoweringOptions &Options;
  ir::Module &Result;
  std::shared_ptr<MacroCalls> Macros;
};

class Action : public clang::ASTFrontendAction {
public:
  Action(const LoweringOptions &O, ir::Module &M) : Options(O), Result(M) {}

protected:
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &CI, llvm::StringRef) override {
    CI.getDiagnostics().setClient(new clang::IgnoringDiagConsumer);
    return std::make_unique<Consumer>(CI.getPreprocessor(), Options, Result);
  }

private:
  const LoweringOptions &Options;
  ir::Module &Result;
};

} // namespace

ir::Module lowered(const Source &S) {
  const LoweringOptions Options(S.CallMacros, std::vector<std::string>());
  std::vector<std::string> Arguments = {
      "--target=x86_64-w64-windows-gnu",
      "-nostdinc",
      "-fms-extensions",
      "-ferror-limit=0",
      "-isystem",
      "system",
      "-Wno-error=implicit-function-declaration",
      "-Wno-error=implicit-int",
      "-w"};
  Arguments.insert(Arguments.end(), S.Arguments.begin(), S.Arguments.end());
  ir::Module Result;
  clang::tooling::runToolOnCodeWithArgs(
      std::make_unique<Action>(Options, Result), S.Code, Arguments, S.Path,
      "ndis-tidy-test", std::make_shared<clang::PCHContainerOperations>(),
      S.Headers);
  return Result;
}

} // namespace ndistidy::frontend
