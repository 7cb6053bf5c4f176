//===- StandInRemarks.cpp - Where headers are stood in for ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/StandInRemarks.h"
#include "headers/StandIns.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"

namespace ndistidy::command {
namespace {

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

} // namespace

void recordStandIns(clang::Preprocessor &PP, StandIns &Generated,
                    std::vector<Unit::Remark> &Into) {
  PP.addPPCallbacks(std::make_unique<StandInRecorder>(PP.getSourceManager(),
                                                      Generated, Into));
}

} // namespace ndistidy::command
