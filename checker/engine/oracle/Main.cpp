//===- Main.cpp - The long run of the oracle ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Compares the engine with the enumeration on as many programs as wanted:
//
//   engine-oracle --first=0 --count=1000000
//
// Each disagreement is made small and printed as text IR. To keep it as a
// test, put the text into test-inputs/ir/oracle-<what it shows>.ir; OracleTest
// compares every such file. --print shows the programs instead, and FILE...
// compares these files.
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Comparison.h"
#include "engine/oracle/Generator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

namespace cl = llvm::cl;
using namespace ndistidy;
using namespace ndistidy::engine;

static cl::opt<uint64_t> First("first", cl::desc("first seed"));
static cl::opt<uint64_t> Count("count", cl::desc("number of seeds"),
                               cl::init(10000));
static cl::opt<unsigned> Stop("stop", cl::desc("stop at so many disagreements"),
                              cl::init(5));
static cl::opt<bool> Print("print", cl::desc("only show the programs"));
static cl::list<std::string> Files(cl::Positional, cl::desc("FILE..."));

namespace {

struct Tally {
  uint64_t Programs = 0, Skipped = 0, Defective = 0, Disagreements = 0;
  std::map<std::string, uint64_t> ByCheck, BySkip;
};

} // namespace

static void showExpected(const oracle::Enumeration &E) {
  for (const oracle::Defect &D : E.Required)
    llvm::outs() << "; required: " << D.Check << " in " << D.Function << ' '
                 << D.Resource << '\n';
  for (const oracle::Defect &D : E.Tolerated)
    llvm::outs() << "; tolerated: " << D.Check << " in " << D.Function << ' '
                 << D.Resource << '\n';
  if (!E.Unknown.empty())
    llvm::outs() << "; not comparable: " << E.Unknown << '\n';
}

static void compareOne(llvm::StringRef Text, llvm::StringRef Origin,
                       Tally &Sum) {
  std::string Error;
  std::optional<ir::Module> M = oracle::read(Text, Error);
  ++Sum.Programs;
  if (!M) {
    ++Sum.Skipped;
    ++Sum.BySkip["is no program: " + Error.substr(Error.rfind(':') + 1)];
    return;
  }
  oracle::Comparison C = oracle::compare(*M);
  if (Print) {
    llvm::outs() << "; " << Origin << '\n';
    showExpected(C.Expected);
    llvm::outs() << oracle::write(*M) << '\n';
  }
  if (!C.comparable()) {
    ++Sum.Skipped;
    ++Sum.BySkip[C.Expected.Unknown];
    return;
  }
  Sum.Defective += !C.Expected.Required.empty();
  for (const oracle::Defect &D : C.Expected.Required)
    ++Sum.ByCheck[D.Check];
  if (C.agree() || Print)
    return;
  ++Sum.Disagreements;
  llvm::outs() << oracle::explain(std::move(*M), Origin) << '\n';
}

int main(int Argc, char **Argv) {
  cl::ParseCommandLineOptions(Argc, Argv, "the engine against its oracle\n");
  Tally Sum;
  for (const std::string &Path : Files) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    if (!Buffer) {
      llvm::errs() << Path << ": " << Buffer.getError().message() << '\n';
      return 2;
    }
    compareOne((*Buffer)->getBuffer(), Path, Sum);
  }
  for (uint64_t Seed = First;
       Files.empty() && Seed != First + Count && Sum.Disagreements < Stop;
       ++Seed)
    compareOne(oracle::randomProgram(Seed), "seed " + std::to_string(Seed),
               Sum);
  llvm::errs() << Sum.Programs << " programs, " << Sum.Skipped << " skipped, "
               << Sum.Defective << " defective, " << Sum.Disagreements
               << " disagreements\n";
  for (const auto &[Check, Number] : Sum.ByCheck)
    llvm::errs() << "  " << Check << ": " << Number << '\n';
  for (const auto &[Why, Number] : Sum.BySkip)
    llvm::errs() << "  skipped, " << Why << ": " << Number << '\n';
  return Sum.Disagreements != 0;
}
