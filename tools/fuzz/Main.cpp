//===- Main.cpp - The long run of the fuzzer ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Has the readers read texts that are broken in many ways, best in a build with
// sanitizers, in the repository's root:
//
//   ndis-fuzz --count=100000
//   ndis-fuzz --reader=project --first=17 --count=1 --print
//
//===----------------------------------------------------------------------===//

#include "fuzz/Mutator.h"
#include "fuzz/Readers.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

namespace cl = llvm::cl;
using namespace ndistidy::fuzz;

static cl::opt<std::string> Only("reader", cl::desc("only this one"));
static cl::opt<uint64_t> First("first", cl::desc("first seed"));
static cl::opt<uint64_t> Count("count", cl::desc("number of seeds"),
                               cl::init(1000));
static cl::opt<bool> Print("print", cl::desc("only show the texts"));

static bool print(const Reader &R) {
  llvm::Expected<std::vector<std::string>> Seeds = seedsOf(R);
  if (!Seeds) {
    llvm::errs() << llvm::toString(Seeds.takeError()) << '\n';
    return false;
  }
  for (uint64_t Seed = First; Seed != First + Count; ++Seed)
    llvm::outs() << Mutator(Seed).mutant(*Seeds);
  return true;
}

static bool read(const Reader &R) {
  llvm::Expected<Tally> Sum = run(R, First, Count);
  if (!Sum) {
    llvm::errs() << llvm::toString(Sum.takeError()) << '\n';
    return false;
  }
  llvm::outs() << R.Name << ": " << Sum->Taken << " taken, " << Sum->Refused
               << " refused\n";
  llvm::outs().flush();
  for (uint64_t Seed : Sum->Slow)
    llvm::outs() << R.Name << ": seed " << Seed << " takes too long\n";
  return Sum->Slow.empty();
}

int main(int Argc, char **Argv) {
  llvm::sys::PrintStackTraceOnErrorSignal(Argv[0]);
  llvm::EnablePrettyStackTrace();
  cl::ParseCommandLineOptions(Argc, Argv, "broken texts for the readers\n");
  bool Any = false, Good = true;
  for (const Reader &R : readers())
    if (Only.empty() || R.Name == Only) {
      Any = true;
      Good &= Print ? print(R) : read(R);
    }
  if (!Any)
    llvm::errs() << "there is no reader '" << Only << "'\n";
  return Any && Good ? 0 : 1;
}
