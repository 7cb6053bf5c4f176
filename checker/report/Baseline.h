//===- Baseline.h - Findings that are known already -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A SARIF file of an earlier run, whose findings are not to be reported again.
// Findings are matched by fingerprint (Fingerprint.h), one for one: of three
// equal ones, where the file has two, one is new.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_REPORT_BASELINE_H
#define NDIS_TIDY_REPORT_BASELINE_H

#include "report/Report.h"
#include "llvm/Support/Error.h"

namespace ndistidy::report {

/// What a SARIF file has of ndis-tidy's findings, driver by driver.
struct Baseline {
  struct Entry {
    std::string Check;
    std::string Fingerprint;
  };
  struct Part {
    std::string Driver; ///< what the run says that it is about
    std::vector<Entry> Entries;
  };
  std::vector<Part> Parts;
};

/// Reads \p Text, a SARIF file. Runs of other tools are passed over. No JSON,
/// no SARIF, no run of ndis-tidy and a result without a fingerprint are errors,
/// which call the file \p Name.
llvm::Expected<Baseline> parseBaseline(llvm::StringRef Text,
                                       llvm::StringRef Name);

/// The report on one driver, with fingerprints.
struct DriverReport {
  std::string Driver; ///< as Baseline::Part has it
  Report *Results = nullptr;
};

struct Comparison {
  unsigned Known = 0; ///< taken out of the reports
  unsigned Gone = 0;  ///< in the baseline, and not found any more
};

/// Takes out of \p Reports what \p Old has of the same driver. A driver that
/// \p Old does not name is held against those parts that no other driver of
/// \p Reports has: its folder may have another name now.
/// \p Checked says which checks were run; what \p Old has of others is neither
/// known nor gone.
Comparison subtract(const Baseline &Old, llvm::ArrayRef<DriverReport> Reports,
                    llvm::function_ref<bool(llvm::StringRef Check)> Checked);

} // namespace ndistidy::report

#endif // NDIS_TIDY_REPORT_BASELINE_H
