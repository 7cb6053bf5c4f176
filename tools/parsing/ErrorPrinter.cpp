//===- ErrorPrinter.cpp - Clang's errors, as they are shown ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/ErrorPrinter.h"
#include "headers/MissingHeader.h"
#include "parsing/Unit.h"
#include "clang/Basic/DiagnosticIDs.h"
#include "clang/Basic/DiagnosticLex.h"
#include "clang/Basic/SourceManager.h"

namespace ndistidy::command {

/// \p Text without the middle of a long chain of "In file included from".
static std::string shorten(llvm::StringRef Text) {
  constexpr llvm::StringLiteral Included = "In file included from ";
  constexpr size_t MostBefore = 4, MostAfter = 4;
  std::vector<llvm::StringRef> Chain;
  while (Text.starts_with(Included)) {
    size_t End = std::min(Text.find('\n'), Text.size() - 1) + 1;
    Chain.push_back(Text.take_front(End));
    Text = Text.drop_front(End);
  }
  std::string Result;
  for (size_t N = 0; N != Chain.size(); ++N)
    if (N < MostBefore || N + MostAfter >= Chain.size())
      Result += Chain[N];
    else if (N == MostBefore)
      Result += "  (and " +
                std::to_string(Chain.size() - MostBefore - MostAfter) +
                " more)\n";
  return Result + Text.str();
}

static bool isPrecompiled(const clang::Diagnostic &Info) {
  if (!Info.hasSourceManager() || Info.getLocation().isInvalid())
    return true; // it may be about just that
  const clang::SourceManager &SM = Info.getSourceManager();
  return SM.isLoadedSourceLocation(SM.getFileLoc(Info.getLocation()));
}

/// What to do about the header that \p Info says is missing; empty if unknown.
static std::string adviceOn(const clang::Diagnostic &Info) {
  if (!Info.hasSourceManager())
    return "";
  clang::PresumedLoc At =
      Info.getSourceManager().getPresumedLoc(Info.getLocation());
  return At.isValid() ? whereMissingIs(Info.getArgStdStr(0), At.getFilename())
                      : "";
}

void ErrorPrinter::HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                                    const clang::Diagnostic &Info) {
  // Of a file in another encoding Clang says a second time that it is none.
  bool Again =
      OtherEncoding && Info.getID() == clang::diag::err_pp_error_opening_file;
  OtherEncoding = Info.getID() == clang::diag::err_unsupported_bom;
  if (Again)
    return;
  if (Level >= clang::DiagnosticsEngine::Error) {
    Show = ++NumErrors <= Unit::MostErrors;
    InPrecompiled |= isPrecompiled(Info);
  } else if (Level != clang::DiagnosticsEngine::Note) {
    Show = false;
  }
  if (!Show)
    return;
  One.clear();
  Printer.HandleDiagnostic(Level, Info);
  OS << shorten(One);
  if (OtherEncoding)
    OS << "  (save it as UTF-8)\n";
  if (Advised || Info.getID() != clang::diag::err_pp_file_not_found)
    return;
  // Once, for it looks through the folders: one header that is missing is
  // mostly the reason for the others.
  Advised = true;
  if (std::string Advice = adviceOn(Info); !Advice.empty())
    OS << "  (" << Advice << ")\n";
}

} // namespace ndistidy::command
