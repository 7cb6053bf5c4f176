//===- Output.cpp - What a run has come to --------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Output.h"
#include "driver/NamedFile.h"
#include "driver/Sources.h"
#include "driver/Wording.h"
#include "report/Fingerprint.h"
#include "report/NoLint.h"
#include "report/Services.h"
#include "report/Text.h"
#include "sarif/Sarif.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

namespace ndistidy::command {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

ExitStatus Outcome::status() const {
  // What was given up must not look like a pass.
  if (!Failures.empty())
    return Failed;
  if (!Lenient && (!Broken.empty() || !Results.incompletes().empty()))
    return Failed;
  if (llvm::any_of(PerDriver, [&](const DriverOutcome &D) { return lacks(D); }))
    return Failed;
  return Results.findings().empty() ? Clean : Found;
}

std::string lackOf(const DriverOutcome &D) {
  return "not all of '" + D.name() +
         "' was analysed, and --require-complete wants that";
}

void complain(llvm::Error E) {
  llvm::handleAllErrors(std::move(E), [](const llvm::ErrorInfoBase &Info) {
    llvm::errs() << "ndis-tidy: error: " << Info.message() << '\n';
  });
}

/// \p Path from the folder \p From, if it is in it, else absolute.
static std::string nameOf(llvm::StringRef Path, llvm::StringRef From = ".") {
  llvm::SmallString<256> Folder, Real;
  if (fs::real_path(From, Folder) || fs::real_path(Path, Real))
    return Path.str();
  llvm::StringRef Rest = Real;
  if (Rest == Folder)
    return "";
  if (!Folder.ends_with("/"))
    Folder += "/";
  Rest.consume_front(Folder);
  return path::convert_to_slash(Rest);
}

/// Under which a driver's run is known in SARIF files. It ends in a slash: up
/// to there it is what services take for the run's category.
static std::string runId(const DriverOutcome &D) {
  std::string Name = nameOf(D.name());
  return "ndis-tidy/" + (Name.empty() ? "" : Name + "/");
}

void settle(Outcome &O, report::SourceTexts &Texts) {
  for (DriverOutcome &D : O.PerDriver) {
    O.Suppressed += report::suppress(D.Results, Texts);
    report::addFingerprints(D.Results, Texts);
  }
}

llvm::Expected<report::Baseline> loadBaseline(llvm::StringRef Path) {
  llvm::Expected<std::string> Text = readNamed("baseline", Path);
  if (!Text)
    return Text.takeError();
  return report::parseBaseline(*Text, Path);
}

void subtractBaseline(Outcome &O, const report::Baseline &Old,
                      llvm::ArrayRef<std::string> Checks) {
  std::vector<report::DriverReport> Reports;
  Reports.reserve(O.PerDriver.size());
  for (DriverOutcome &D : O.PerDriver)
    Reports.push_back({runId(D), &D.Results});
  O.Baseline = report::subtract(Old, Reports, [&](llvm::StringRef Check) {
    return Check == report::NoLintCheck || llvm::is_contained(Checks, Check);
  });
}

std::string summary(const Outcome &O) {
  std::string Text = count(O.Results.findings().size(), "finding") + " in " +
                     count(O.Files, "file");
  if (O.Suppressed)
    Text += ", " + std::to_string(O.Suppressed) + " suppressed";
  if (O.Baseline)
    Text += ", " + std::to_string(O.Baseline->Known) + " in the baseline, " +
            std::to_string(O.Baseline->Gone) + " gone from it";
  if (size_t N = O.Results.incompletes().size())
    Text += ", " + count(N, "routine") + " not analysed to the end";
  if (size_t N = O.Broken.size())
    Text += "; " + count(N, "file") +
            " did not parse without errors, so there may be more";
  if (!O.Failures.empty())
    Text += "; not all could be analysed";
  return Text;
}

void printCoverage(const Outcome &O, llvm::raw_ostream &OS) {
  constexpr size_t MostRoutines = 10; // more is a flood
  for (const DriverOutcome &D : O.PerDriver) {
    OS << "ndis-tidy: analysed '" << D.name() << "': " << tell(D.Analysed);
    if (D.Variants.size() > 1)
      OS << " in " << D.Variants.size() << " variants";
    OS << '\n';
    for (const std::string &Remark : remarks(D.Analysed, MostRoutines))
      OS << "ndis-tidy: not analysed in '" << D.name() << "': " << Remark
         << '\n';
  }
}

std::vector<report::Rule> rulesOf(const report::Report &R,
                                  const SarifContext &About) {
  std::vector<report::Rule> Result;
  for (const std::string &Id : About.Checks) {
    const catalogue::Check &Check = *About.Rules.check(Id);
    Result.push_back({Check.Id, Check.Summary, Check.Help,
                      Check.Level == catalogue::Severity::Note
                          ? report::Level::Note
                          : report::Level::Warning});
  }
  if (llvm::any_of(R.findings(), [](const engine::Finding &F) {
        return F.Check == report::NoLintCheck;
      }))
    Result.push_back({report::NoLintCheck.str(),
                      "A NOLINT"
                      "BEGIN has no NOLINT"
                      "END, or the reverse.",
                      "Pair them: both with the same list of checks.",
                      report::Level::Error});
  return Result;
}

/// The folder of \p D, absolute, or nothing where it is in \p Folder.
static std::string ownFolder(const DriverOutcome &D, llvm::StringRef Folder) {
  llvm::SmallString<256> Real;
  if (fs::real_path(D.Path, Real))
    return "";
  if (!D.IsFolder)
    path::remove_filename(Real);
  bool Inside = llvm::is_contained(foldersAround(Real), Folder.str());
  return Inside ? "" : Real.str().str();
}

static sarif::Run describe(const Outcome &O, const DriverOutcome &D,
                           const SarifContext &Context) {
  sarif::Run About;
  About.Version = NDIS_TIDY_VERSION;
  About.Rules = rulesOf(D.Results, Context);
  About.Failures = O.Failures;
  for (const std::string &File : D.Broken)
    About.Failures.push_back("'" + File + "' did not parse without errors");
  if (O.lacks(D))
    About.Failures.push_back(lackOf(D));
  About.Successful = About.Failures.empty();
  About.Arguments = Context.Arguments.vec();
  About.Remarks = {"analysed: " + tell(D.Analysed)};
  for (llvm::ArrayRef<std::string> Notes : {O.Notes, D.Notes})
    for (llvm::StringRef Note : Notes) {
      Note.consume_front("ndis-tidy: ");
      About.Remarks.push_back(Note.str());
    }
  llvm::append_range(About.Remarks, remarks(D.Analysed));
  About.Variants = D.Variants;
  return About;
}

static llvm::Expected<llvm::json::Object>
sarifDocument(const Outcome &O, const SarifContext &Context) {
  llvm::SmallString<256> Folder;
  if (std::error_code Why = fs::real_path(".", Folder))
    return llvm::createStringError("cannot find the working folder: " +
                                   Why.message());
  std::vector<sarif::DriverRun> Runs;
  for (const DriverOutcome &D : O.PerDriver) {
    sarif::Run About = describe(O, D, Context);
    About.Folder = Folder.str().str();
    About.DriverFolder = ownFolder(D, Folder);
    About.Id = runId(D);
    Runs.push_back({&D.Results, std::move(About)});
  }
  return sarif::document(Runs);
}

llvm::Error writeSarif(const Outcome &O, const SarifContext &Context,
                       llvm::StringRef Path) {
  llvm::Expected<llvm::json::Object> Document = sarifDocument(O, Context);
  if (!Document)
    return Document.takeError();
  return sarif::write(*Document, Path);
}

static report::Service serviceOf(Format As) {
  switch (As) {
  case Format::GitLab:
    return report::Service::GitLab;
  case Format::Azure:
    return report::Service::Azure;
  case Format::VisualStudio:
    return report::Service::VisualStudio;
  default:
    return report::Service::GitHub;
  }
}

/// How \p For knows \p Files: from the root of the repository that it has
/// checked out, or else from the working folder.
static std::vector<std::string> namesFor(report::Service For,
                                         llvm::ArrayRef<std::string> Files) {
  constexpr const char *Variables[] = {"GITHUB_WORKSPACE", "CI_PROJECT_DIR",
                                       "BUILD_SOURCESDIRECTORY"};
  if (For == report::Service::VisualStudio)
    return Files.vec(); // it knows where its tools are run
  std::string Root =
      llvm::sys::Process::GetEnv(Variables[size_t(For)]).value_or(".");
  std::vector<std::string> Names;
  for (const std::string &File : Files) {
    std::string Name = nameOf(File, Root);
    Names.push_back(path::is_absolute(Name) ? nameOf(File) : Name);
  }
  return Names;
}

llvm::Error printFindings(Outcome &O, report::SourceTexts &Texts, Format As,
                          const SarifContext &About, llvm::raw_ostream &OS) {
  for (const DriverOutcome &D : O.PerDriver)
    O.Results.add(
        {D.Results.findings().vec(), D.Results.incompletes().vec(), {}, {}},
        D.Results.files());
  if (As == Format::Sarif) {
    llvm::Expected<llvm::json::Object> Document = sarifDocument(O, About);
    if (!Document)
      return Document.takeError();
    OS << llvm::formatv("{0:2}\n", llvm::json::Value(std::move(*Document)));
    return llvm::Error::success();
  }
  if (As != Format::Text) {
    report::Service For = serviceOf(As);
    report::printFor(For, O.Results, rulesOf(O.Results, About),
                     namesFor(For, O.Results.files()), OS);
    return llvm::Error::success();
  }
  bool InColour = OS.has_colors() && !llvm::sys::Process::GetEnv("NO_COLOR");
  if (InColour)
    OS.enable_colors(true);
  report::printText(O.Results, Texts, OS, InColour);
  return llvm::Error::success();
}

} // namespace ndistidy::command
