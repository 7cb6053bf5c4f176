//===- Output.cpp - What a run has come to --------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Output.h"
#include "report/NoLint.h"
#include "report/Text.h"
#include "sarif/Sarif.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

namespace ndistidy::command {

ExitStatus Outcome::status() const {
  // What was given up must not look like a pass.
  if (!Failures.empty() || !Broken.empty() || !Results.incompletes().empty())
    return Failed;
  return Results.findings().empty() ? Clean : Found;
}

void complain(llvm::Error E) {
  llvm::handleAllErrors(std::move(E), [](const llvm::ErrorInfoBase &Info) {
    llvm::errs() << "ndis-tidy: error: " << Info.message() << '\n';
  });
}

void printFindings(Outcome &O, llvm::raw_ostream &OS) {
  report::SourceTexts Texts;
  O.Suppressed = report::suppress(O.Results, Texts);
  report::printText(O.Results, Texts, OS);
}

static std::string count(size_t N, llvm::StringRef What) {
  return std::to_string(N) + " " + What.str() + (N == 1 ? "" : "s");
}

std::string summary(const Outcome &O) {
  std::string Text = count(O.Results.findings().size(), "finding") + " in " +
                     count(O.Files, "file");
  if (O.Suppressed)
    Text += ", " + std::to_string(O.Suppressed) + " suppressed";
  if (size_t N = O.Results.incompletes().size())
    Text += ", " + count(N, "routine") + " not analysed to the end";
  if (size_t N = O.Broken.size())
    Text += "; " + count(N, "file") +
            " did not parse without errors, so there may be more";
  if (!O.Failures.empty())
    Text += "; not all could be analysed";
  return Text;
}

static std::vector<report::Rule> describe(const Outcome &O,
                                          const catalogue::Catalogue &Rules,
                                          llvm::ArrayRef<std::string> Checks) {
  std::vector<report::Rule> Result;
  for (const std::string &Id : Checks) {
    const catalogue::Check &Check = *Rules.check(Id);
    Result.push_back({Check.Id, Check.Summary, Check.Help,
                      Check.Level == catalogue::Severity::Note
                          ? report::Level::Note
                          : report::Level::Warning});
  }
  if (llvm::any_of(O.Results.findings(), [](const engine::Finding &F) {
        return F.Check == report::NoLintCheck;
      }))
    Result.push_back({report::NoLintCheck.str(),
                      "A NOLINTBEGIN has no NOLINTEND, or the reverse.",
                      "Pair them: both with the same list of checks.",
                      report::Level::Error});
  return Result;
}

llvm::Error writeSarif(const Outcome &O, const catalogue::Catalogue &Rules,
                       llvm::ArrayRef<std::string> Checks,
                       llvm::StringRef Path) {
  sarif::Run About;
  About.Version = NDIS_TIDY_VERSION;
  About.Rules = describe(O, Rules, Checks);
  About.Failures = O.Failures;
  for (const std::string &File : O.Broken)
    About.Failures.push_back("'" + File + "' did not parse without errors");
  About.Successful = About.Failures.empty();
  llvm::SmallString<256> Folder;
  if (std::error_code Why = llvm::sys::fs::real_path(".", Folder))
    return llvm::createStringError("cannot find the working folder: " +
                                   Why.message());
  About.Folder = Folder.str().str();
  return sarif::write(sarif::document(O.Results, About), Path);
}

} // namespace ndistidy::command
