//===- NdisTidyModule.cpp - The checks as a module of clang-tidy ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "clang-tidy/ClangTidyModule.h"
#include "tidy/Host.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Registry.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::tidy {

namespace {

/// clang-tidy: knows a driver where the user says so.
class ClangTidy : public Host {
public:
  std::optional<knowledge::Rest> restOf(llvm::StringRef File,
                                        llvm::StringRef Where) override {
    if (Where.empty())
      return std::nullopt;
    return Known.restOf(File, Where);
  }
  void hint(llvm::StringRef /*File*/, llvm::StringRef Gap) override {
    std::lock_guard<std::mutex> Lock(Guard);
    if (Said.insert(Gap).second)
      llvm::errs() << "ndis-tidy: remark: " << Gap
                   << "; what depends on it is not reported\n";
  }
  bool asksAgain() const override { return false; }

private:
  knowledge::Knowledge Known;
  std::mutex Guard;
  llvm::StringSet<> Said;
};

class NdisTidyModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    addChecks(Factories, std::make_shared<ClangTidy>());
  }
};

// How clang-tidy learns of a module.
llvm::Registry<clang::tidy::ClangTidyModule>::Add<NdisTidyModule>
    Registered("ndis-module", "Checks for NDIS network drivers.");

} // namespace

} // namespace ndistidy::tidy
