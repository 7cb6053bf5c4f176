//===- Coverage.h - What of the contract the rules cover --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/coverage.md is made from two lists and the rules. The lists are text,
// with a section title in brackets above its lines, "#" before a comment and
// "|" between the fields of a line:
//
//   contract.txt   calls that take | calls that give back, or - | remark
//   verifier.txt   rule of Static Driver Verifier | check ids, or - | remark
//
// Whether a call is covered is read from the rules. Where they say nothing of
// it, the remark has to say why.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_COVERAGE_COVERAGE_H
#define NDIS_TIDY_COVERAGE_COVERAGE_H

#include "catalogue/Catalogue.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace ndistidy::coverage {

struct Line {
  unsigned Number = 0;
  std::vector<std::string> First, Second;
  std::string Remark;
};

struct Section {
  std::string Title;
  std::vector<Line> Lines;
};

/// The error names file, line and what is wrong.
llvm::Expected<std::vector<Section>> parseList(llvm::MemoryBufferRef Text);

/// The page. An error names the lines of which the rules say less than they
/// claim.
llvm::Expected<std::string> page(const catalogue::Catalogue &Rules,
                                 const std::vector<Section> &Contract,
                                 const std::vector<Section> &Verifier);

} // namespace ndistidy::coverage

#endif // NDIS_TIDY_COVERAGE_COVERAGE_H
