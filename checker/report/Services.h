//===- Services.h - Findings for services and editors -----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Findings as CI services and Visual Studio want them on standard output, to
// show them beside the code:
//
//   GitHub        ::warning file=a.c,line=7,col=5,title=ndis-unload-leak::...
//   GitLab        its Code Quality report, a JSON array
//   Azure         ##vso[task.logissue type=warning;sourcepath=a.c;...]...
//   VisualStudio  a.c(7,5): warning ndis-unload-leak: ...
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_REPORT_SERVICES_H
#define NDIS_TIDY_REPORT_SERVICES_H

#include "report/Report.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::report {

enum class Service : uint8_t { GitHub, GitLab, Azure, VisualStudio };

/// Prints findings with their paths, then what is incomplete. \p Rules: the
/// levels of checks; one that is not among them is a warning. \p Names: how
/// \p For knows the files of \p R, one for each.
void printFor(Service For, const Report &R, llvm::ArrayRef<Rule> Rules,
              llvm::ArrayRef<std::string> Names, llvm::raw_ostream &OS);

} // namespace ndistidy::report

#endif // NDIS_TIDY_REPORT_SERVICES_H
