//===- HtmlOutput.cpp - The report for the browser ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/HtmlOutput.h"
#include "cache/WholeFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::command {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static constexpr llvm::StringLiteral Index = "index.html";

static std::string inFolder(llvm::StringRef Folder, llvm::StringRef Name) {
  llvm::SmallString<256> Path(Folder);
  path::append(Path, Name);
  return Path.str().str();
}

static llvm::Error cannotWrite(llvm::StringRef Folder, llvm::StringRef Why) {
  return llvm::createStringError("cannot write the HTML report to '" + Folder +
                                 "': " + Why);
}

/// Whether an earlier run wrote \p Path.
static bool isOurs(llvm::StringRef Path) {
  auto Text = llvm::MemoryBuffer::getFile(Path);
  constexpr size_t Head = 4096;
  return Text &&
         (*Text)->getBuffer().take_front(Head).contains(html::Generator);
}

/// From now on, until all is written, there is no report.
static llvm::Error removeOldPages(llvm::StringRef Folder) {
  std::string Old = inFolder(Folder, Index);
  if (fs::exists(Old) && !isOurs(Old))
    return cannotWrite(Folder, "there is an index.html that ndis-tidy did not "
                               "write; name another folder");
  if (std::error_code Why = fs::remove(Old))
    return cannotWrite(Folder, Why.message());
  std::error_code Why;
  for (fs::directory_iterator File(Folder, Why), End; !Why && File != End;
       File.increment(Why)) {
    llvm::StringRef Name = path::filename(File->path());
    if (Name.starts_with("driver-") && Name.ends_with(".html") &&
        isOurs(File->path()))
      if (std::error_code Failed = fs::remove(File->path()))
        return cannotWrite(Folder, Failed.message());
  }
  return Why ? cannotWrite(Folder, Why.message()) : llvm::Error::success();
}

llvm::Error writePages(llvm::ArrayRef<html::File> Pages,
                       llvm::StringRef Folder) {
  if (std::error_code Why = fs::create_directories(Folder))
    return cannotWrite(Folder, Why.message());
  if (llvm::Error E = removeOldPages(Folder))
    return E;
  for (const html::File &Page : Pages)
    if (llvm::Error Why =
            cache::writeWhole(inFolder(Folder, Page.Name), {Page.Text}))
      return cannotWrite(Folder, llvm::toString(std::move(Why)));
  return llvm::Error::success();
}

static html::Driver describe(const DriverOutcome &D) {
  html::Driver Result;
  Result.Name = D.name();
  Result.Folder = D.IsFolder ? D.Path : path::parent_path(D.Path).str();
  Result.Results = &D.Results;
  Result.Analysed = tell(D.Analysed);
  Result.Remarks = remarks(D.Analysed);
  for (const std::string &File : D.Broken)
    Result.Failures.push_back("'" + File +
                              "' did not parse without errors, so there may be "
                              "more");
  if (D.Variants.size() > 1)
    Result.Variants = D.Variants;
  return Result;
}

llvm::Error writeHtml(const Outcome &O, const SarifContext &About,
                      report::SourceTexts &Texts, llvm::StringRef Folder) {
  std::vector<html::Driver> Drivers;
  Drivers.reserve(O.PerDriver.size());
  for (const DriverOutcome &D : O.PerDriver)
    Drivers.push_back(describe(D));
  std::vector<report::Rule> Rules = rulesOf(O.Results, About);
  html::About Run;
  Run.Version = NDIS_TIDY_VERSION;
  Run.Rules = Rules;
  Run.Failures = O.Failures;
  Run.Summary = "The whole run: " + summary(O);
  return writePages(html::pages(Drivers, Run, Texts), Folder);
}

} // namespace ndistidy::command
