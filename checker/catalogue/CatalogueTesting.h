//===- CatalogueTesting.h - Small catalogues for the tests ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_CATALOGUETESTING_H
#define NDIS_TIDY_CATALOGUE_CATALOGUETESTING_H

#include "catalogue/CatalogueYaml.h"
#include "gtest/gtest.h"

namespace ndistidy::catalogue {

/// What every other row may refer to.
inline constexpr llvm::StringLiteral Ground = R"(
checks:
  - { id: leak, summary: A leak., help: Release it. }
roles:
  - { id: entry, title: Entry }
  - { id: unload, title: unload handler }
resources:
  - { id: thing, title: thing, scope: driver }
)";

inline llvm::MemoryBufferRef document(llvm::StringRef Text) {
  return {Text, "rules.yaml"};
}

inline Catalogue ground() {
  Catalogue C;
  EXPECT_EQ(llvm::toString(addYaml(C, document(Ground))), "");
  return C;
}

/// The catalogue of the ground and \p Text.
inline Catalogue load(llvm::StringRef Text) {
  Catalogue C = ground();
  EXPECT_EQ(llvm::toString(addYaml(C, document(Text))), "");
  return C;
}

/// The message about \p Text, which must leave the catalogue as it was.
inline std::string error(llvm::StringRef Text) {
  Catalogue C = ground();
  std::string Message = llvm::toString(addYaml(C, document(Text)));
  EXPECT_EQ(C, ground()) << Text.str();
  return Message;
}

} // namespace ndistidy::catalogue

#endif // NDIS_TIDY_CATALOGUE_CATALOGUETESTING_H
