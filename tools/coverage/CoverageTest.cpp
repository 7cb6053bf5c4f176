//===- CoverageTest.cpp - Tests of the page about coverage ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "coverage/Coverage.h"
#include "catalogue/CatalogueYaml.h"
#include "llvm/Support/MemoryBuffer.h"
#include <gtest/gtest.h>

using namespace ndistidy;

namespace {

std::string page(llvm::StringRef Contract, llvm::StringRef Verifier) {
  auto Read = [](llvm::StringRef Text, llvm::StringRef Name) {
    return coverage::parseList(llvm::MemoryBufferRef(Text, Name));
  };
  auto C = Read(Contract, "contract.txt");
  if (!C)
    return llvm::toString(C.takeError());
  auto V = Read(Verifier, "verifier.txt");
  if (!V)
    return llvm::toString(V.takeError());
  auto Page = coverage::page(catalogue::shipped(), *C, *V);
  return Page ? *Page : llvm::toString(Page.takeError());
}

} // namespace

TEST(Coverage, ARowSaysWhatTheRulesSay) {
  std::string Page =
      page("[Pools]\nNdisAllocatePacketPool | NdisFreePacketPool\n", "");
  EXPECT_NE(Page.find("| `NdisAllocatePacketPool` | `NdisFreePacketPool` | "
                      "packet pool | "),
            std::string::npos)
      << Page;
  EXPECT_NE(Page.find("(checks/ndis-unload-leak.md)"), std::string::npos);
}

TEST(Coverage, WhatTheRulesDoNotSayNeedsARemark) {
  EXPECT_EQ(page("[Other]\n\nNoSuchCall | -\n", ""),
            "contract.txt:3: no rule says what 'NoSuchCall' takes, and no "
            "remark says why\n");
  EXPECT_EQ(page("[Pools]\nNdisAllocatePacketPool | NdisFreeBufferPool\n", ""),
            "contract.txt:2: no rule says that 'NdisFreeBufferPool' gives it "
            "back, and no remark says why\n");
  EXPECT_NE(page("[Other]\nNoSuchCall | - | Nobody calls it.\n", "")
                .find("| Nobody calls it. |"),
            std::string::npos);
}

TEST(Coverage, AVerifierRuleNamesACheckOrAReason) {
  EXPECT_EQ(page("", "[Set]\nSomeRule | -\n"),
            "verifier.txt:2: no check covers 'SomeRule', and no remark says "
            "why\n");
  EXPECT_NE(page("", "[Set]\nSomeRule | ndis-no-such-check\n")
                .find("| `SomeRule` | `ndis-no-such-check`, which is not there "
                      "yet |"),
            std::string::npos);
}

TEST(Coverage, ALineOutOfPlaceIsAnError) {
  EXPECT_EQ(page("A | B\n", ""),
            "contract.txt:1: expected a title in brackets, or two or three "
            "fields behind one");
  EXPECT_EQ(page("[T]\n | B\n", ""), "contract.txt:2: the line has no name");
}
