//===- TextTerms.h - The IR as text: parsing places and values --*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_IR_TEXTTERMS_H
#define NDIS_TIDY_IR_TEXTTERMS_H

#include "ir/Program.h"
#include "ir/TextLexer.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace ndistidy::ir {

/// The lower half of the parser: tokens, names, locations, places, values.
///
/// Recursive descent with one token of look-ahead. The first error wins and
/// ends the text: behind it every token is End and nothing is accepted, and
/// what the routines then return is never seen.
class TermParser {
protected:
  explicit TermParser(llvm::MemoryBufferRef Buffer)
      : BufferName(Buffer.getBufferIdentifier()), Lexer(Buffer.getBuffer()) {
    take();
  }

  void take();
  void fail(const Token &At, const llvm::Twine &What);
  bool failed() const { return !Error.empty(); }
  static std::string describe(const Token &T);
  bool at(llvm::StringRef Text) const;
  bool accept(llvm::StringRef Text);
  void expect(llvm::StringRef Text);

  std::string string();
  Symbol name();
  int64_t integer();
  uint32_t number();
  Location point();
  Location locationOr(const Token &Start);
  Place place();
  Value value();
  Condition condition();

  llvm::StringRef BufferName;
  Token Tok;
  std::string Error;
  Module M;
  /// The function whose body is being read, if one is: terms may speak of its
  /// locals and parameters, and its file is that of locations without one.
  const Function *Current = nullptr;

private:
  Value valueAt(const Token &Start);
  Value arithmetic();

  TextLexer Lexer;
  unsigned Depth = 0;
};

} // namespace ndistidy::ir

#endif // NDIS_TIDY_IR_TEXTTERMS_H
