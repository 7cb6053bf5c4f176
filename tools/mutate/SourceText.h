//===- SourceText.h - Calls and statements in C text ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds calls and their statements by tokens alone, so that a use of a macro
// is found like a call, and changes the text around them.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_MUTATE_SOURCETEXT_H
#define NDIS_TIDY_MUTATE_SOURCETEXT_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace ndistidy::mutate {

/// A part of a text, from the offset Begin to just before End.
struct Span {
  size_t Begin = 0;
  size_t End = 0;
  bool operator==(const Span &) const = default;
};

/// The use "Name(...)" of a routine or macro.
struct CallText {
  Span Call;
  std::vector<Span> Arguments;
  /// The statement that it stands in, with the semicolon; what an if or a loop
  /// controls is a statement of its own.
  Span Statement;
  /// The statement is nothing but the call.
  bool Bare = false;
  /// Another statement may be put in front of it.
  bool InBlock = false;
};

struct Edit {
  Span Where;
  std::string Text;
};

class SourceText {
public:
  explicit SourceText(llvm::StringRef Text);

  llvm::StringRef text() const { return Text; }
  llvm::StringRef text(Span S) const {
    return llvm::StringRef(Text).slice(S.Begin, S.End);
  }
  /// Of a line and a column, both counted from 1.
  std::optional<size_t> offset(unsigned Line, unsigned Column) const;
  /// The call whose name stands at \p Offset, if one does.
  std::optional<CallText> callAt(size_t Offset) const;
  /// The statement "Place = Value;" around \p Offset, and its value.
  struct Assignment {
    Span Statement, Value;
  };
  std::optional<Assignment> assignmentAt(size_t Offset) const;
  /// \p Edits do not overlap.
  std::string edited(std::vector<Edit> Edits) const;

  /// The statement of \p C is an expression, which may stand in braces.
  bool isExpression(const CallText &C) const;
  /// Whoever comes to the beginning of \p S comes to its end, in one block.
  bool isStraight(Span S) const;
  /// The whole "if" right behind the statement of \p C, if it has no "else".
  std::optional<Span> testBehind(const CallText &C) const;

  // The changes that the operators make.
  Edit removed(const CallText &C) const;
  Edit guarded(const CallText &C, llvm::StringRef Condition) const;
  /// A return in front of the call; nothing where none can stand.
  std::optional<Edit> left(const CallText &C, llvm::StringRef Condition,
                           llvm::StringRef Result) const;
  Edit doubled(const CallText &C) const;
  /// The statement in which the second stands, in front of the one of the same
  /// block in which the first does. Nothing if they stand in one, or if control
  /// may leave on the way from the first to the second.
  std::vector<Edit> swapped(const CallText &First,
                            const CallText &Second) const;

private:
  struct Token {
    Span Where;
    bool Identifier = false;
  };
  llvm::StringRef word(size_t Index) const { return text(Tokens[Index].Where); }
  std::optional<size_t> tokenAt(size_t Offset) const;
  /// The first token at \p Offset or behind it.
  size_t firstFrom(size_t Offset) const;
  /// The token that closes or opens what \p Index opens or closes.
  std::optional<size_t> closing(size_t Index) const;
  std::optional<size_t> opening(size_t Index) const;
  /// Whether the colon at \p Index ends a label.
  bool endsLabel(size_t Index) const;
  /// First token of the statement around the one at \p Index.
  size_t statementBegin(size_t Index) const;
  bool startsBlockItem(size_t Index) const;
  /// Behind the labels in front of a statement at \p Index.
  size_t skipLabels(size_t Index) const;
  /// The token behind the statement that begins with \p Index.
  std::optional<size_t> statementEnd(size_t Index) const;
  /// The statement of the block opened at \p Open that \p Index stands in.
  std::optional<Span> blockItem(size_t Open, size_t Index) const;

  std::string Text;
  std::vector<Token> Tokens;
  std::vector<size_t> Lines; ///< offsets of their beginnings
};

} // namespace ndistidy::mutate

#endif // NDIS_TIDY_MUTATE_SOURCETEXT_H
