//===- AnnotationText.h - How annotations are written -----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The arguments of annotations are heard as text: "return != 0,
// _Acquires_lock_(Adapter->Lock)". Here it is cut into pieces.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_FRONTEND_ANNOTATIONTEXT_H
#define NDIS_TIDY_FRONTEND_ANNOTATIONTEXT_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace ndistidy::frontend {

/// Cuts a name off the front of \p Text.
llvm::StringRef takeName(llvm::StringRef &Text);

/// Cuts "(...)" off the front of \p Text, and returns what is inside; nothing
/// if there is none.
std::optional<llvm::StringRef> takeParentheses(llvm::StringRef &Text);

/// The number that \p Text is, if it is one.
std::optional<int64_t> number(llvm::StringRef Text);

/// Has to hold before the routine is called; the others say what holds then.
bool comesFirst(llvm::StringRef Name);

/// Something is said under a condition, or of something: in the form of today,
/// or that of old WDKs.
bool isWhen(llvm::StringRef Name);
bool isAt(llvm::StringRef Name);

/// Names a kind of lock; which one, __drv_at says around it.
bool isOfResource(llvm::StringRef Name);

/// Says that somebody has to look at the result.
bool isForInspection(llvm::StringRef Name);

/// A name and what stands behind it in parentheses.
using Note = std::pair<llvm::StringRef, llvm::StringRef>;

/// The notes of \p Text that have parentheses; none if it cannot be read.
std::vector<Note> notes(llvm::StringRef Text);

} // namespace ndistidy::frontend

#endif // NDIS_TIDY_FRONTEND_ANNOTATIONTEXT_H
