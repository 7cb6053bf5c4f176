//===- Expectations.cpp - What an input says of itself --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "check-inputs/Expectations.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace ndistidy::inputs {

static constexpr llvm::StringRef Marks[] = {
    "// expect:", "// note:", "// option:"};

static size_t nextMark(llvm::StringRef Text) {
  size_t First = llvm::StringRef::npos;
  for (llvm::StringRef Mark : Marks)
    First = std::min(First, Text.find(Mark));
  return First;
}

/// Where \p Word is in \p Code, and not in the middle of a name.
static size_t findWord(llvm::StringRef Code, llvm::StringRef Word) {
  size_t At = Code.find(Word);
  while (At != Code.npos && At != 0 &&
         (llvm::isAlnum(Code[At - 1]) || Code[At - 1] == '_'))
    At = Code.find(Word, At + 1);
  return At;
}

/// \p Text begins with a mark and ends before the next one. \p Code: what
/// stands before the first mark of the line.
static llvm::Error addOne(Expectations &To, llvm::StringRef Text,
                          llvm::StringRef Code, llvm::StringRef Path,
                          unsigned Line) {
  Expectation E{Path.str(), Line, {}, {}, 0};
  auto Malformed = [&, Whole = Text](const char *Why) {
    return llvm::createStringError(Path + ":" + std::to_string(Line) + ": " +
                                   Why + ": " + Whole);
  };
  if (Text.consume_front(Marks[2])) {
    To.Options.push_back(Text.trim().str());
    return llvm::Error::success();
  }
  if (Text.consume_front(Marks[1])) {
    E.Text = Text.trim().str();
    if (E.Text.empty())
      return Malformed("a note without a text");
    To.Notes.push_back(std::move(E));
    return llvm::Error::success();
  }
  Text.consume_front(Marks[0]);
  auto [Check, Message] = Text.split(": ");
  if (auto [Name, Word] = Check.split(" at '"); !Word.empty()) {
    Check = Name;
    size_t At = Word.consume_back("'") ? findWord(Code, Word) : Code.npos;
    if (Word.empty() || At == Code.npos)
      return Malformed("what follows 'at' is no quoted word of this line");
    E.Column = static_cast<unsigned>(At + 1);
  }
  E.Check = Check.trim().str();
  E.Text = Message.trim().str();
  if (E.Check.empty() || E.Text.empty())
    return Malformed("not of the form 'expect: CHECK: TEXT'");
  To.Findings.push_back(std::move(E));
  return llvm::Error::success();
}

llvm::Error Expectations::add(llvm::StringRef Path, llvm::StringRef Text) {
  for (unsigned Line = 1; !Text.empty(); ++Line) {
    auto [Here, Rest] = Text.split('\n');
    llvm::StringRef Code = Here.take_front(nextMark(Here));
    for (size_t At = nextMark(Here); At != llvm::StringRef::npos;) {
      Here = Here.drop_front(At);
      // Past the slashes, so that it is not found again.
      size_t Next = nextMark(Here.drop_front(2));
      llvm::StringRef One =
          Next == llvm::StringRef::npos ? Here : Here.take_front(Next + 2);
      if (llvm::Error E = addOne(*this, One, Code, Path, Line))
        return E;
      At = Next == llvm::StringRef::npos ? Next : Next + 2;
    }
    Text = Rest;
  }
  return llvm::Error::success();
}

} // namespace ndistidy::inputs
