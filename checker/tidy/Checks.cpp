//===- Checks.cpp - All checks of the rules -------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "clang-tidy/ClangTidyModule.h"
#include "tidy/Host.h"
#include "tidy/NdisCheck.h"

namespace ndistidy::tidy {

void addChecks(clang::tidy::ClangTidyCheckFactories &Factories,
               std::shared_ptr<Host> For) {
  // The host makes the checks of several units, perhaps at once, with these
  // factories; the table keeps the units apart.
  auto Table = std::make_shared<AnalysisTable>(std::move(For));
  for (const catalogue::Check &Row : catalogue::shipped().Checks)
    Factories.registerCheckFactory(
        Row.Id, [Table, &Row](llvm::StringRef Name,
                              clang::tidy::ClangTidyContext *Context) {
          return std::make_unique<NdisCheck>(Name, Context, Row,
                                             Table->get(Context));
        });
}

} // namespace ndistidy::tidy
