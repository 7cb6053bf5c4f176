//===- Main.cpp - The test of the test inputs -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "check-inputs/Comparison.h"
#include "check-inputs/Hosts.h"
#include "check-inputs/Variants.h"
#include "driver/Sources.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace ndistidy;
using namespace ndistidy::inputs;

namespace cl = llvm::cl;

namespace {

/// Lives in main: what is static is built before anybody can catch a failure.
struct Options {
  cl::OptionCategory Category{"ndis-check-inputs options"};
  cl::list<std::string> Paths{cl::Positional, cl::desc("VARIANT..."),
                              cl::cat(Category)};
  cl::opt<std::string> Command{"command", cl::desc("ndis-tidy"),
                               cl::value_desc("FILE"), cl::cat(Category)};
  cl::opt<std::string> ClangTidy{"clang-tidy", cl::desc("clang-tidy"),
                                 cl::value_desc("FILE"), cl::cat(Category)};
  cl::opt<std::string> Plugin{"plugin", cl::desc("ndis-tidy-plugin"),
                              cl::value_desc("FILE"), cl::cat(Category)};
  cl::opt<std::string> Inventory{
      "inventory", cl::desc("Count the variants of every check in this folder"),
      cl::value_desc("DIR"), cl::cat(Category)};
};

} // namespace

static llvm::Error readExpectations(const command::Input &From,
                                    Expectations &To) {
  std::vector<std::string> Files = From.Sources;
  if (From.IsFolder)
    Files.insert(Files.end(), From.Headers.begin(), From.Headers.end());
  for (const std::string &Path : Files) {
    auto Text = llvm::MemoryBuffer::getFile(Path);
    if (!Text)
      return llvm::createStringError(Text.getError(), "cannot read " + Path);
    if (llvm::Error E = To.add(Path, (*Text)->getBuffer()))
      return E;
  }
  return llvm::Error::success();
}

/// The command makes up the headers that Windows' trace preprocessor generates
/// in a build; in clang-tidy the build has to bring them.
static bool lacksTraceHeader(const Answer &A) {
  return llvm::any_of(A.Said, [](const Diagnostic &D) {
    return llvm::StringRef(D.Message).ends_with(".tmh' file not found");
  });
}

/// Through the plugin a folder's files are seen one by one, and another file
/// may hold what decides: nothing that is not expected may be said.
static llvm::Error askPlugin(const Variant &V, const command::Input &From,
                             const Expectations &Wanted, const Hosts &Programs,
                             const Answer &FromCommand,
                             std::vector<std::string> &Wrong) {
  for (const std::string &File : From.Sources) {
    llvm::Expected<Answer> A = Programs.plugin(File, Wanted.Options);
    if (!A)
      return A.takeError();
    if (lacksTraceHeader(*A))
      continue;
    llvm::append_range(Wrong, V.IsFolder
                                  ? mismatches(Wanted, A->Said, Seen::Parts)
                                  : differences(FromCommand.Said, A->Said));
  }
  return llvm::Error::success();
}

static llvm::Expected<std::vector<std::string>> check(const Variant &V,
                                                      const Hosts &Programs) {
  llvm::Expected<command::Input> From = command::discover(V.Path);
  if (!From)
    return From.takeError();
  Expectations Wanted;
  if (llvm::Error E = readExpectations(*From, Wanted))
    return std::move(E);
  llvm::Expected<Answer> A = Programs.command(V.Path, Wanted.Options);
  if (!A)
    return A.takeError();
  std::vector<std::string> Wrong = judge(V, Wanted);
  llvm::append_range(Wrong, mismatches(Wanted, A->Said, Seen::Everything));
  if (llvm::Error E = askPlugin(V, *From, Wanted, Programs, *A, Wrong))
    return std::move(E);
  return Wrong;
}

/// A table of all checks, and what is wrong with the set of their variants.
static bool takeInventory(llvm::StringRef Root) {
  std::vector<std::string> Ids;
  for (const catalogue::Check &C : catalogue::shipped().Checks)
    Ids.push_back(C.Id);
  Inventory I = inputs::takeInventory(Root, Ids);
  llvm::outs() << "defective, correct, known false positives and negatives\n";
  for (const Counts &C : I.Checks) {
    for (unsigned N : C.OfKind)
      llvm::outs() << llvm::format("%4u", N);
    llvm::outs() << "  " << C.Check << '\n';
  }
  for (const std::string &Line : I.Complaints)
    llvm::errs() << Line << '\n';
  return I.Complaints.empty();
}

int main(int Argc, const char **Argv) {
  Options O;
  cl::HideUnrelatedOptions(O.Category);
  cl::ParseCommandLineOptions(
      Argc, Argv,
      "Runs the checks over test inputs, as a command and in clang-tidy, and "
      "compares what is said with what the inputs expect.\n");
  llvm::ExitOnError OrExit("ndis-check-inputs: ", 2);
  bool Good = O.Inventory.empty() || takeInventory(O.Inventory);
  if (O.Paths.empty())
    return Good ? 0 : 1;
  Hosts Programs = OrExit(Hosts::find(O.Command, O.ClangTidy, O.Plugin));
  for (llvm::StringRef Path : O.Paths) {
    std::optional<Variant> V = Variant::named(Path.rtrim('/'));
    if (!V)
      OrExit(llvm::createStringError(Path + ": no variant by its name"));
    for (const std::string &Line : OrExit(check(*V, Programs))) {
      llvm::errs() << Line << '\n';
      Good = false;
    }
  }
  return Good ? 0 : 1;
}
