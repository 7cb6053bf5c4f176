//===- ErrorPrinter.h - Clang's errors, as they are shown -------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_ERRORPRINTER_H
#define NDIS_TIDY_TOOLS_ERRORPRINTER_H

#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::command {

/// Prints errors and their notes as Clang does, and counts what would be too
/// many to read: more than Unit::MostErrors, and all but the ends of a long
/// chain of headers. Notes whether there is one in what was precompiled: of
/// that Clang tells in another way by whom it was included.
class ErrorPrinter : public clang::DiagnosticConsumer {
public:
  explicit ErrorPrinter(llvm::raw_ostream &Stream)
      : OS(Stream), Printer(OneStream, Options) {}

  void BeginSourceFile(const clang::LangOptions &Language,
                       const clang::Preprocessor *PP) override {
    Printer.BeginSourceFile(Language, PP);
  }
  void EndSourceFile() override { Printer.EndSourceFile(); }
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override;
  bool inPrecompiled() const { return InPrecompiled; }

private:
  llvm::raw_ostream &OS;
  std::string One; ///< message
  llvm::raw_string_ostream OneStream{One};
  clang::DiagnosticOptions Options;
  clang::TextDiagnosticPrinter Printer;
  bool Show = false, InPrecompiled = false;
  bool Advised = false;       ///< on a header that is missing
  bool OtherEncoding = false; ///< was the last error
};

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_ERRORPRINTER_H
