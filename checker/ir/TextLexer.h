//===- TextLexer.h - The IR as text: tokens ---------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_IR_TEXTLEXER_H
#define NDIS_TIDY_IR_TEXTLEXER_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>

namespace ndistidy::ir {

struct Token {
  enum class Kind : uint8_t { End, Name, Integer, String, Punctuator, Bad };
  Kind K = Kind::End;
  /// As written; of a string what is between the quotes.
  llvm::StringRef Text;
  /// Nothing stands between this token and the one before.
  bool Adjacent = false;
  uint32_t Line = 1;
  uint32_t Column = 1;
};

/// Cuts a text into tokens; blanks, line ends and ";" comments separate them.
class TextLexer {
public:
  explicit TextLexer(llvm::StringRef Text) : Rest(Text) {}

  /// The next token; End for ever at the end. A Bad one is a character that
  /// begins no token, or a string that does not end on its line.
  Token next();

private:
  bool skipBlanks();
  void advance(size_t Length);
  size_t punctuatorLength() const;

  llvm::StringRef Rest;
  uint32_t Line = 1;
  uint32_t Column = 1;
};

/// What the string with this text between its quotes says; nothing if it has
/// an escape that does not exist.
std::optional<std::string> unescape(llvm::StringRef Text);

} // namespace ndistidy::ir

#endif // NDIS_TIDY_IR_TEXTLEXER_H
