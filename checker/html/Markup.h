//===- Markup.h - Writes HTML and SVG ---------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one way to make a page: what comes from a driver (names of files, source
// text, messages) goes through text() or an attribute's value, and both escape.
//
//   Markup Page;
//   Page.begin("p", {{"class", "note"}}).text("a < b").end();
//   Page.take(); // <p class="note">a &lt; b</p>
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_HTML_MARKUP_H
#define NDIS_TIDY_HTML_MARKUP_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include <initializer_list>
#include <string>
#include <vector>

namespace ndistidy::html {

/// \p Text for an element or a quoted attribute. Whatever the bytes are, the
/// result is UTF-8 without characters that act unseen: bytes that are no UTF-8
/// become U+FFFD, control characters their pictures, and characters that turn
/// or hide what stands around them their numbers in brackets, "[U+202E]".
std::string escape(llvm::StringRef Text);

struct Attribute {
  Attribute(llvm::StringLiteral Name, const llvm::Twine &Value)
      : Name(Name), Value(Value.str()) {}
  llvm::StringLiteral Name;
  std::string Value;
};
using Attributes = std::initializer_list<Attribute>;

class Markup {
public:
  Markup &begin(llvm::StringLiteral Tag, Attributes With = {});
  /// Ends the innermost element.
  Markup &end();
  Markup &text(const llvm::Twine &Text);
  /// An element with nothing but \p Text in it.
  Markup &leaf(llvm::StringLiteral Tag, Attributes With,
               const llvm::Twine &Text);
  Markup &leaf(llvm::StringLiteral Tag, const llvm::Twine &Text) {
    return leaf(Tag, {}, Text);
  }
  /// An element that has no end in HTML ("meta"), or nothing in it in SVG.
  Markup &empty(llvm::StringLiteral Tag, Attributes With = {});
  /// What is markup already, and our own.
  Markup &trusted(llvm::StringRef Text);
  /// Begins a line, where the blank does not matter.
  Markup &line() { return trusted("\n"); }

  std::string take();

private:
  void tag(llvm::StringRef Tag, Attributes With);

  std::string Out;
  std::vector<llvm::StringLiteral> Open;
};

} // namespace ndistidy::html

#endif // NDIS_TIDY_HTML_MARKUP_H
