//===- Run.cpp - The command's work ---------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Run.h"
#include "cache/WholeFile.h"
#include "ndis-tidy/Analyser.h"
#include "ndis-tidy/Checks.h"
#include "ndis-tidy/Config.h"
#include "ndis-tidy/Reporting.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/TimeProfiler.h"

namespace ndistidy::command {

/// What reads drivers: the plain use of the command, --dump-ir and
/// --list-variants.
static llvm::Expected<ExitStatus> analyse(const Arguments &A,
                                          const catalogue::Catalogue &Rules,
                                          const engine::Options &Options,
                                          llvm::StringRef Executable,
                                          Selection Select) {
  llvm::Expected<std::optional<report::Baseline>> Old = baselineFor(A);
  if (!Old)
    return Old.takeError();
  std::optional<Preparation> Prepared = prepare(A, Executable);
  if (!Prepared)
    return Failed;
  if (Select)
    Select(*Prepared);
  Outcome O = Analyser(A, Rules, Options, std::move(*Prepared)).run();
  if (A.Do == Action::UpdateCache) {
    llvm::outs() << O.Parsed << " of " << O.Files << " files parsed, "
                 << (O.News ? "something" : "nothing") << " is new\n";
    return O.Failures.empty() ? Clean : Failed;
  }
  if (A.Do == Action::ListVariants)
    printUndefined(O, llvm::outs());
  else if (A.Do == Action::Analyse)
    if (llvm::Error E = report(O, A, *Old, {Rules, Options.Checks, A.Words}))
      return std::move(E);
  return O.status();
}

static llvm::Expected<ExitStatus>
dispatch(const Arguments &A, llvm::StringRef Executable, Selection Select) {
  if (A.Do == Action::Help) {
    printHelp(llvm::outs());
    return Clean;
  }
  if (A.Do == Action::Version) {
    llvm::outs() << "ndis-tidy " NDIS_TIDY_VERSION " (LLVM "
                 << LLVM_VERSION_STRING << ")\n";
    return Clean;
  }
  if (A.Do == Action::DumpConfig) {
    dumpConfig(A, llvm::outs());
    return Clean;
  }
  llvm::Expected<catalogue::Catalogue> Rules = loadRules(A.RuleFiles);
  if (!Rules)
    return Rules.takeError();
  if (A.Do == Action::Explain) {
    if (llvm::Error E =
            explain(*Rules, A.Explained, pagesOf(Executable), llvm::outs()))
      return std::move(E);
    return Clean;
  }
  llvm::Expected<std::vector<std::string>> Ids = selectChecks(*Rules, A.Checks);
  if (!Ids)
    return Ids.takeError();
  engine::Options Options;
  Options.Checks = std::move(*Ids);
  if (llvm::Error E = applyCheckOptions(*Rules, A.CheckOptions, Options))
    return std::move(E);
  if (A.Do == Action::ListChecks) {
    listChecks(Options.Checks, llvm::outs());
    return Clean;
  }
  return analyse(A, *Rules, Options, Executable, Select);
}

/// The same, with a record of where the time goes.
static llvm::Expected<ExitStatus>
trace(const Arguments &A, llvm::StringRef Executable, Selection Select) {
  constexpr unsigned LeastMicroseconds = 500;
  llvm::timeTraceProfilerInitialize(LeastMicroseconds, "ndis-tidy");
  llvm::scope_exit End(llvm::timeTraceProfilerCleanup);
  llvm::Expected<ExitStatus> Status = [&] {
    llvm::TimeTraceScope All("ndis run");
    return dispatch(A, Executable, Select);
  }();
  llvm::SmallString<0> Text;
  llvm::raw_svector_ostream OS(Text);
  llvm::timeTraceProfilerWrite(OS);
  if (llvm::Error E = cache::writeWhole(*A.TimeTrace, {Text}))
    return llvm::joinErrors(
        Status.takeError(),
        llvm::createStringError("cannot write the time trace to '" +
                                *A.TimeTrace +
                                "': " + llvm::toString(std::move(E))));
  return Status;
}

ExitStatus run(const Arguments &A, llvm::StringRef Executable,
               Selection Select) {
  llvm::Expected<ExitStatus> Status = A.TimeTrace
                                          ? trace(A, Executable, Select)
                                          : dispatch(A, Executable, Select);
  llvm::outs().flush();
  if (std::error_code Why = llvm::outs().error()) {
    llvm::outs().clear_error();
    complain(llvm::createStringError("cannot write to standard output: " +
                                     Why.message()));
    if (Status)
      return Failed;
  }
  if (Status)
    return *Status;
  complain(Status.takeError());
  return Failed;
}

} // namespace ndistidy::command
