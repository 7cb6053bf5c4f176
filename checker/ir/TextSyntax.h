//===- TextSyntax.h - Words that both sides of the text form use -*- C++
//-*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_IR_TEXTSYNTAX_H
#define NDIS_TIDY_IR_TEXTSYNTAX_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"

namespace ndistidy::ir::syntax {

/// By Value::Operator.
inline constexpr llvm::StringLiteral Arithmetic[] = {"+", "-",  "&", "|",
                                                     "^", "<<", ">>"};
/// By Condition::Operator.
inline constexpr llvm::StringLiteral Comparisons[] = {
    "==", "!=", "<", "<=", ">", ">=", "<u", "<u=", ">u", ">u="};

/// Words that begin a step, a terminator or a value; no label may be one.
inline constexpr llvm::StringLiteral Reserved[] = {
    "call",   "goto",        "branch", "switch",
    "return", "unreachable", "opaque", "default"};

inline bool startsName(char C) { return llvm::isAlpha(C) || C == '_'; }

/// '#' tells apart the locals of one name in a function ("x#2").
inline bool continuesName(char C) {
  return llvm::isAlnum(C) || C == '_' || C == '#';
}

/// Whether \p Name needs no quotes.
inline bool isPlainName(llvm::StringRef Name) {
  return !Name.empty() && startsName(Name.front()) &&
         llvm::all_of(Name, continuesName);
}

} // namespace ndistidy::ir::syntax

#endif // NDIS_TIDY_IR_TEXTSYNTAX_H
