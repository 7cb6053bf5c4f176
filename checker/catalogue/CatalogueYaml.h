//===- CatalogueYaml.h - Load rules from YAML -------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_CATALOGUEYAML_H
#define NDIS_TIDY_CATALOGUE_CATALOGUEYAML_H

#include "catalogue/Catalogue.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace ndistidy::catalogue {

/// The rules that are shipped, compiled into the library.
const Catalogue &shipped();
/// They as pack() writes them.
llvm::StringRef shippedBytes();

/// Adds the rows of one YAML document to \p To. A row whose id or call is
/// there already with other contents, an unknown key, a wrong type, or a name
/// that nothing defines is an error with file, line and column; \p To is then
/// unchanged.
llvm::Error addYaml(Catalogue &To, llvm::MemoryBufferRef Document);

/// The same for several documents, whose rows may refer to each other's in
/// any direction.
llvm::Error addYaml(Catalogue &To,
                    llvm::ArrayRef<llvm::MemoryBufferRef> Documents);

} // namespace ndistidy::catalogue

#endif // NDIS_TIDY_CATALOGUE_CATALOGUEYAML_H
