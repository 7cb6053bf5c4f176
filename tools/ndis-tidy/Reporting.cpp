//===- Reporting.cpp - Where what was found goes --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Reporting.h"
#include "ndis-tidy/HtmlOutput.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/TimeProfiler.h"

namespace ndistidy::command {

llvm::Expected<std::optional<report::Baseline>>
baselineFor(const Arguments &A) {
  if (!A.Baseline)
    return std::nullopt;
  llvm::Expected<report::Baseline> Loaded = loadBaseline(*A.Baseline);
  if (!Loaded)
    return Loaded.takeError();
  return std::move(*Loaded);
}

llvm::Error report(Outcome &O, const Arguments &A,
                   const std::optional<report::Baseline> &Old,
                   const SarifContext &About) {
  llvm::TimeTraceScope Time("ndis report");
  report::SourceTexts Texts;
  settle(O, Texts);
  std::optional<Outcome> All;
  if (A.NewBaseline)
    All = O;
  if (Old)
    subtractBaseline(O, *Old, About.Checks);
  if (llvm::Error E = printFindings(O, Texts, A.As, About, llvm::outs()))
    return E;
  llvm::outs().flush();
  if (O.Drivers != 0)
    llvm::errs() << "ndis-tidy: " << summary(O) << '\n';
  printCoverage(O, llvm::errs());
  for (const DriverOutcome &D : O.PerDriver)
    if (O.lacks(D))
      complain(llvm::createStringError(lackOf(D)));
  if (A.SarifFile)
    if (llvm::Error E = writeSarif(O, About, *A.SarifFile))
      return E;
  if (A.HtmlFolder)
    if (llvm::Error E = writeHtml(O, About, Texts, *A.HtmlFolder))
      return E;
  return All ? writeSarif(*All, About, *A.NewBaseline) : llvm::Error::success();
}

void printUndefined(const Outcome &O, llvm::raw_ostream &OS) {
  llvm::StringSet<> Printed; // drivers may share a source
  for (const DriverOutcome &D : O.PerDriver)
    for (const TestedMacro &M : D.Analysed.Undefined) {
      std::string Line = M.File + ":" + std::to_string(M.Line) + ": " + M.Name;
      if (Printed.insert(Line).second)
        OS << Line << '\n';
    }
}

} // namespace ndistidy::command
