//===- Main.cpp - docs/coverage.md from the rules -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// ndis-coverage DOCS           prints the page
// ndis-coverage --write DOCS   writes DOCS/coverage.md
// ndis-coverage --check DOCS   fails if the page there is another one
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "coverage/Coverage.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace ndistidy;

namespace cl = llvm::cl;

static cl::OptionCategory Category("ndis-coverage options");
static cl::opt<std::string> Docs(cl::Positional, cl::Required, cl::desc("DOCS"),
                                 cl::cat(Category));
static cl::opt<bool> Write("write", cl::desc("Write the page"),
                           cl::cat(Category));
static cl::opt<bool> Check("check", cl::desc("Compare the page"),
                           cl::cat(Category));

static llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
read(const std::string &Name) {
  auto Text = llvm::MemoryBuffer::getFile(Name, /*IsText=*/true);
  if (!Text)
    return llvm::createStringError("cannot read '" + Name +
                                   "': " + Text.getError().message());
  return std::move(*Text);
}

static llvm::Expected<std::vector<coverage::Section>>
list(llvm::StringRef Name) {
  auto Text = read(Docs + "/coverage/" + Name.str());
  if (!Text)
    return Text.takeError();
  return coverage::parseList(**Text);
}

static llvm::Error run() {
  auto Contract = list("contract.txt");
  if (!Contract)
    return Contract.takeError();
  auto Verifier = list("verifier.txt");
  if (!Verifier)
    return Verifier.takeError();
  auto Page = coverage::page(catalogue::shipped(), *Contract, *Verifier);
  if (!Page)
    return Page.takeError();
  std::string Name = Docs + "/coverage.md";
  if (Write) {
    std::error_code Failure;
    llvm::raw_fd_ostream To(Name, Failure);
    if (Failure)
      return llvm::createStringError("cannot write '" + Name +
                                     "': " + Failure.message());
    To << *Page;
    return llvm::Error::success();
  }
  if (!Check) {
    llvm::outs() << *Page;
    return llvm::Error::success();
  }
  auto There = read(Name);
  if (!There)
    return There.takeError();
  if ((*There)->getBuffer() == *Page)
    return llvm::Error::success();
  return llvm::createStringError("'" + Name +
                                 "' is not what the rules say now; run "
                                 "ndis-coverage --write " +
                                 Docs);
}

int main(int Argc, char **Argv) {
  cl::HideUnrelatedOptions(Category);
  cl::ParseCommandLineOptions(Argc, Argv);
  if (llvm::Error E = run()) {
    llvm::errs() << "ndis-coverage: " << llvm::toString(std::move(E)) << '\n';
    return 1;
  }
  return 0;
}
