//===- Main.cpp - The mutation test ---------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "mutate/Parsing.h"
#include "mutate/Suite.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace ndistidy;
using namespace ndistidy::mutate;

namespace cl = llvm::cl;

static cl::OptionCategory Category("ndis-mutate options");
static cl::list<std::string> Folders(cl::Positional, cl::OneOrMore,
                                     cl::desc("DRIVER..."), cl::cat(Category));
static cl::opt<std::string>
    Known("known", cl::desc("File that names the survivors, with reasons"),
          cl::value_desc("FILE"), cl::cat(Category));
static cl::opt<bool> List("list",
                          cl::desc("Name and run what the contract allows"),
                          cl::cat(Category));
static cl::opt<bool> Verbose("verbose",
                             cl::desc("Show what is said of each survivor"),
                             cl::cat(Category));
static cl::opt<std::string> Only("operator",
                                 cl::desc("Only the mutants of this operator"),
                                 cl::value_desc("NAME"), cl::cat(Category));
static cl::opt<unsigned> Threads("j", cl::desc("0: all of the machine"),
                                 cl::init(0), cl::cat(Category));

/// A driver of the tests is correct: nothing is said of it, nothing given up.
static bool isClean(const Driver &D) {
  for (const engine::Finding &F : D.analysis().Findings)
    llvm::errs() << D.folder() << ": unchanged, and " << F.Check << " in "
                 << F.Function << ": " << F.Message << '\n';
  for (const engine::Incomplete &I : D.analysis().Incompletes)
    llvm::errs() << D.folder() << ": given up: " << I.Function << ": "
                 << I.Reason << '\n';
  return D.analysis().Findings.empty() && D.analysis().Incompletes.empty();
}

static llvm::Expected<bool> check(const std::vector<std::string> &Survivors) {
  if (Known.empty())
    return Survivors.empty();
  auto Text = llvm::MemoryBuffer::getFile(Known);
  if (!Text)
    return llvm::createStringError(Text.getError(), "cannot read " + Known);
  std::vector<std::string> Wrong = differences(Survivors, (*Text)->getBuffer());
  for (const std::string &Line : Wrong)
    llvm::errs() << Known << ": " << Line << '\n';
  return Wrong.empty();
}

int main(int Argc, const char **Argv) {
  cl::HideUnrelatedOptions(Category);
  cl::ParseCommandLineOptions(
      Argc, Argv,
      "Makes the defects that the rules imply out of correct drivers, and "
      "looks whether each is reported.\n");
  llvm::ExitOnError OrExit("ndis-mutate: ", 2);
  const catalogue::Catalogue &Rules = catalogue::shipped();
  static int Here;
  const std::string Executable =
      llvm::sys::fs::getMainExecutable(Argv[0], &Here);
  Suite All({List, Verbose, Only, Threads});
  bool Good = true;
  for (llvm::StringRef Folder : Folders) {
    command::Input From = OrExit(command::discover(Folder));
    Driver D =
        OrExit(Driver::load(From.Path, From.Sources,
                            OrExit(parserFor(From, Executable, Rules)), Rules));
    Good &= isClean(D);
    All.run(D);
  }
  All.print(llvm::outs());
  Good &= OrExit(check(All.survivors()));
  return Good ? 0 : 1;
}
