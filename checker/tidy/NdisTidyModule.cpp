//===- NdisTidyModule.cpp - The checks as a module of clang-tidy ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "clang-tidy/ClangTidyModule.h"
#include "tidy/NdisCheck.h"
#include "llvm/Support/Registry.h"

namespace ndistidy::tidy {

namespace {

class NdisTidyModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    // The host makes the checks of several units, perhaps at once, with these
    // factories; the table keeps the units apart.
    auto Table = std::make_shared<AnalysisTable>();
    for (const catalogue::Check &Row : catalogue::shipped().Checks)
      Factories.registerCheckFactory(
          Row.Id, [Table, &Row](llvm::StringRef Name,
                                clang::tidy::ClangTidyContext *Context) {
            return std::make_unique<NdisCheck>(Name, Context, Row,
                                               Table->get(Context));
          });
  }
};

// How clang-tidy learns of a module.
llvm::Registry<clang::tidy::ClangTidyModule>::Add<NdisTidyModule>
    Registered("ndis-module", "Checks for NDIS network drivers.");

} // namespace

} // namespace ndistidy::tidy
