//===- Markup.cpp - Writes HTML and SVG -----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Markup.h"
#include "report/SourceText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <cassert>

namespace ndistidy::html {

static constexpr llvm::StringLiteral Replacement = "\xEF\xBF\xBD";

/// The character that \p Bytes, well-formed UTF-8, are.
static llvm::UTF32 decode(llvm::StringRef Bytes) {
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Bytes.data());
  llvm::UTF32 Code = 0;
  llvm::UTF32 *To = &Code;
  llvm::ConvertUTF8toUTF32(&Begin, Begin + Bytes.size(), &To, To + 1,
                           llvm::strictConversion);
  return Code;
}

static std::string encode(llvm::UTF32 Code) {
  std::array<char, UNI_MAX_UTF8_BYTES_PER_CODE_POINT> Bytes;
  char *End = Bytes.data();
  llvm::ConvertCodePointToUTF8(Code, End);
  return {Bytes.data(), End};
}

/// Characters that change the direction of others, join or hide them.
static bool actsUnseen(llvm::UTF32 C) {
  auto Within = [C](llvm::UTF32 First, llvm::UTF32 Last) {
    return C >= First && C <= Last;
  };
  return C == 0xAD || C == 0x61C || C == 0x180E || Within(0x200B, 0x200F) ||
         Within(0x2028, 0x202E) || Within(0x2060, 0x206F) || C == 0xFEFF ||
         Within(0xFFF9, 0xFFFB) || Within(0xE0000, 0xE007F);
}

/// Of one character of more than one byte.
static std::string escapeWide(llvm::StringRef Bytes) {
  llvm::UTF32 Code = decode(Bytes);
  // C1 controls, noncharacters
  bool Odd = Code < 0xA0 || (Code & 0xFFFE) == 0xFFFE ||
             (Code >= 0xFDD0 && Code <= 0xFDEF);
  if (Odd)
    return Replacement.str();
  if (!actsUnseen(Code))
    return Bytes.str();
  return "[U+" + llvm::utohexstr(Code, /*LowerCase=*/false, /*Width=*/4) + "]";
}

static std::string escapeByte(char C) {
  constexpr llvm::UTF32 PictureOfNull = 0x2400, PictureOfDelete = 0x2421;
  switch (C) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\'':
    return "&#39;";
  case '\t':
  case '\n':
    return {C};
  case '\x7F':
    return encode(PictureOfDelete);
  default:
    break;
  }
  if (!llvm::isASCII(C))
    return Replacement.str();
  if (static_cast<unsigned char>(C) < ' ')
    return encode(PictureOfNull + static_cast<unsigned char>(C));
  return {C};
}

std::string escape(llvm::StringRef Text) {
  std::string Result;
  Result.reserve(Text.size());
  while (!Text.empty()) {
    size_t Size = report::characterSize(Text);
    Result +=
        Size == 1 ? escapeByte(Text[0]) : escapeWide(Text.take_front(Size));
    Text = Text.drop_front(Size);
  }
  return Result;
}

void Markup::tag(llvm::StringRef Tag, Attributes With) {
  Out += '<';
  Out += Tag;
  for (const Attribute &A : With) {
    Out += ' ';
    Out += A.Name;
    Out += "=\"" + escape(A.Value) + '"';
  }
  Out += '>';
}

Markup &Markup::begin(llvm::StringLiteral Tag, Attributes With) {
  tag(Tag, With);
  Open.push_back(Tag);
  return *this;
}

Markup &Markup::end() {
  assert(!Open.empty() && "no element to end");
  Out += "</";
  Out += Open.back();
  Out += '>';
  Open.pop_back();
  return *this;
}

Markup &Markup::text(const llvm::Twine &Text) {
  Out += escape(Text.str());
  return *this;
}

Markup &Markup::leaf(llvm::StringLiteral Tag, Attributes With,
                     const llvm::Twine &Text) {
  return begin(Tag, With).text(Text).end();
}

Markup &Markup::empty(llvm::StringLiteral Tag, Attributes With) {
  tag(Tag, With);
  Out.insert(Out.size() - 1, "/");
  return *this;
}

Markup &Markup::trusted(llvm::StringRef Text) {
  Out += Text;
  return *this;
}

std::string Markup::take() {
  assert(Open.empty() && "an element does not end");
  return std::move(Out);
}

} // namespace ndistidy::html
