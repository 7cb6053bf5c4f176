//===- Hosts.cpp - The programs that run the checks -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "check-inputs/Hosts.h"
#include "headers/Headers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

namespace ndistidy::inputs {

namespace {

struct Ran {
  int Status = 0;
  std::string Output, Errors;
};

} // namespace

static llvm::Expected<std::string> contents(llvm::StringRef Path) {
  auto Text = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Text)
    return llvm::createStringError(Text.getError(), "cannot read " + Path);
  return (*Text)->getBuffer().str();
}

/// A program that cannot be started or that crashes is an error.
static llvm::Expected<Ran> run(llvm::ArrayRef<std::string> Arguments) {
  llvm::SmallString<128> Out, Err;
  for (auto *Path : {&Out, &Err})
    if (std::error_code Why =
            llvm::sys::fs::createTemporaryFile("check-inputs", "txt", *Path))
      return llvm::createStringError(Why, "cannot make a temporary file");
  llvm::FileRemover RemoveOut(Out), RemoveErr(Err);
  std::vector<llvm::StringRef> Words(Arguments.begin(), Arguments.end());
  std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(""), Out.str(),
                                                Err.str()};
  Ran Result;
  std::string Why;
  Result.Status = llvm::sys::ExecuteAndWait(Words[0], Words, std::nullopt,
                                            Redirects, 0, 0, &Why);
  for (auto [Path, To] :
       {std::pair(&Out, &Result.Output), std::pair(&Err, &Result.Errors)}) {
    llvm::Expected<std::string> Text = contents(*Path);
    if (!Text)
      return Text.takeError();
    *To = std::move(*Text);
  }
  if (Result.Status < 0)
    return llvm::createStringError(Words[0] + ": " + Why + "\n" +
                                   Result.Errors);
  return Result;
}

llvm::Expected<Hosts> Hosts::find(std::string Command, std::string ClangTidy,
                                  std::string Plugin) {
  Hosts Result;
  for (auto [To, Path] : {std::pair(&Result.Command, &Command),
                          std::pair(&Result.ClangTidy, &ClangTidy),
                          std::pair(&Result.Plugin, &Plugin)}) {
    *To = absolute(*Path);
    if (!llvm::sys::fs::exists(*To))
      return llvm::createStringError("there is no '" + *To + "'");
  }
  llvm::Expected<command::Headers> H =
      command::findHeaders(Result.Command, std::nullopt);
  if (!H)
    return H.takeError();
  if (!H->Missing.empty())
    return llvm::createStringError(H->Missing);
  Result.Flags = std::move(H->Flags);
  return Result;
}

llvm::Expected<Answer>
Hosts::command(llvm::StringRef Path,
               llvm::ArrayRef<std::string> Options) const {
  // What is tested is the whole way.
  std::vector<std::string> Words{Command, "--no-cache"};
  for (const std::string &Option : Options)
    Words.push_back("--option=" + Option);
  Words.push_back(Path.str());
  llvm::Expected<Ran> R = run(Words);
  if (!R)
    return R.takeError();
  std::vector<Diagnostic> Said = parseDiagnostics(R->Output);
  bool Any = llvm::any_of(
      Said, [](const Diagnostic &D) { return D.Severity != "remark"; });
  if (R->Status != (Any ? 1 : 0))
    return llvm::createStringError("ndis-tidy ends with " +
                                   std::to_string(R->Status) + "\n" +
                                   R->Output + R->Errors);
  return Answer{std::move(Said), std::move(R->Errors)};
}

/// The options in clang-tidy's own form.
static std::string configuration(llvm::ArrayRef<std::string> Options) {
  std::string Text = "{CheckOptions: {";
  for (auto [N, Option] : llvm::enumerate(Options)) {
    auto [Name, Value] = llvm::StringRef(Option).split('=');
    Text += (N ? ", " : "") + Name.str() + ": '" + Value.str() + "'";
  }
  return Text + "}}";
}

llvm::Expected<Answer>
Hosts::plugin(llvm::StringRef File, llvm::ArrayRef<std::string> Options) const {
  // A configuration of its own keeps the .clang-tidy above the file away.
  std::vector<std::string> Words{ClangTidy,
                                 "-load=" + Plugin,
                                 "--config=" + configuration(Options),
                                 "-checks=-*,ndis-*",
                                 "--header-filter=.*",
                                 "--quiet",
                                 File.str(),
                                 "--"};
  Words.insert(Words.end(), Flags.begin(), Flags.end());
  llvm::Expected<Ran> R = run(Words);
  if (!R)
    return R.takeError();
  // Errors are among what it says, and then it does not end with 0.
  std::vector<Diagnostic> Said = parseDiagnostics(R->Output);
  bool Error = llvm::any_of(
      Said, [](const Diagnostic &D) { return D.Severity == "error"; });
  if (R->Status != 0 && !Error)
    return llvm::createStringError("clang-tidy ends with " +
                                   std::to_string(R->Status) + "\n" +
                                   R->Output + R->Errors);
  return Answer{std::move(Said), std::move(R->Errors)};
}

} // namespace ndistidy::inputs
