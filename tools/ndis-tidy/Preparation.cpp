//===- Preparation.cpp - What a run is about to do ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Preparation.h"
#include "ndis-tidy/Output.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Process.h"

namespace ndistidy::command {

static llvm::Expected<std::vector<Variant>>
variantsToAnalyse(const Arguments &A) {
  if (!A.Variants || *A.Variants == "auto")
    return std::vector<Variant>();
  return loadVariants(*A.Variants);
}

static void note(Preparation &P, const std::string &Text) {
  llvm::errs() << Text << '\n';
  P.Notes.push_back(Text);
}

static llvm::Expected<Headers>
headersFor(const Arguments &A, llvm::StringRef Executable, Preparation &P) {
  llvm::Expected<Headers> Known = findHeaders(Executable, A.MinGW);
  if (!Known)
    return Known.takeError();
  // Who names mingw-w64's headers wants them.
  if (!A.MinGW) {
    llvm::Expected<FoundWdk> Found =
        findWdk(A.Wdk, A.Build.Target, [](llvm::StringRef Name) {
          return llvm::sys::Process::GetEnv(Name);
        });
    if (!Found)
      return Found.takeError();
    for (const std::string &Note : Found->Notes)
      note(P, Note);
    if (Found->Kit)
      useWdk(*Known, *Found->Kit, A.Build.Target);
  }
  useArchitecture(*Known, A.Build.Target);
  if (!Known->IsWdk && A.Build.Target.Arch == build::Architecture::ARM64)
    note(P, "ndis-tidy: without a WDK's headers ARM64 is parsed as amd64");
  return Known;
}

/// What holds for many paths is said once.
static bool isNew(llvm::StringSet<> &Said, llvm::StringRef Text) {
  return Said.insert(Text).second;
}

/// False if a path cannot be used at all.
static bool findInputs(const Arguments &A, Preparation &P) {
  llvm::StringSet<> Said;
  llvm::StringSet<> Noted;
  bool Usable = true;
  CompileCommands Commands(A.BuildPath);
  for (const std::string &Path : A.Paths) {
    llvm::Expected<Discovery> Found = findDrivers(Path, A.Build, Commands);
    if (!Found) {
      Usable = false;
      std::string Why = llvm::toString(Found.takeError());
      if (isNew(Said, Why))
        complain(llvm::createStringError(Why));
      continue;
    }
    for (const std::string &Note : Found->Notes) {
      if (!isNew(Noted, Note))
        continue;
      if (llvm::any_of(Found->Drivers, [&](const Input &I) {
            return llvm::is_contained(I.Notes, Note);
          }))
        llvm::errs() << Note << '\n';
      else
        note(P, Note);
    }
    for (const std::string &Why : Found->Failures)
      if (isNew(Said, Why)) {
        complain(llvm::createStringError(Why));
        P.Failures.push_back(Why);
      }
    llvm::append_range(P.Inputs, std::move(Found->Drivers));
  }
  dropRepeated(P.Inputs);
  return Usable;
}

std::optional<Preparation> prepare(const Arguments &A,
                                   llvm::StringRef Executable) {
  Preparation P;
  llvm::Expected<std::vector<Variant>> Variants = variantsToAnalyse(A);
  if (!Variants) {
    complain(Variants.takeError());
    return std::nullopt;
  }
  P.Variants = std::move(*Variants);
  llvm::Expected<Headers> Known = headersFor(A, Executable, P);
  if (!Known) {
    complain(Known.takeError());
    return std::nullopt;
  }
  P.Parsing.Known = std::move(*Known);
  // Defines in front: what is for Clang may end in a "--" of its own.
  P.Parsing.ClangArguments = A.Defines;
  llvm::append_range(P.Parsing.ClangArguments, A.ClangArguments);
  if (!findInputs(A, P))
    return std::nullopt;
  return P;
}

} // namespace ndistidy::command
