//===- AccessPathText.h - Paths and predicates as text ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text forms that Catalogue.h documents, in both directions: parsing what
// was printed gives an equal object.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_ACCESSPATHTEXT_H
#define NDIS_TIDY_CATALOGUE_ACCESSPATHTEXT_H

#include "catalogue/Catalogue.h"
#include "llvm/Support/Error.h"

namespace ndistidy::catalogue {

/// "*1.Buffer", or an error that says what was expected.
llvm::Expected<AccessPath> parseAccessPath(llvm::StringRef Text);
std::string toString(const AccessPath &P);

/// "result >= 0", or an error that says what was expected.
llvm::Expected<Predicate> parsePredicate(llvm::StringRef Text);
std::string toString(const Predicate &P);

} // namespace ndistidy::catalogue

#endif // NDIS_TIDY_CATALOGUE_ACCESSPATHTEXT_H
