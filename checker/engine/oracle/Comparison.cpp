//===- Comparison.cpp - The engine against the enumeration ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Comparison.h"
#include "engine/oracle/Toy.h"
#include "ir/Linker.h"
#include "ir/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Error.h"
#include <algorithm>
#include <iterator>

namespace ndistidy::engine::oracle {

static std::set<Defect> without(const std::set<Defect> &From,
                                const std::set<Defect> &What) {
  std::set<Defect> Result;
  std::ranges::set_difference(From, What, std::inserter(Result, Result.end()));
  return Result;
}

Comparison compare(const ir::Module &M) {
  const catalogue::Catalogue Toy = toyCatalogue();
  Comparison Result;
  llvm::Expected<ir::Program> Linked = ir::link({M});
  if (!Linked) {
    Result.Expected.Unknown = llvm::toString(Linked.takeError());
    return Result;
  }
  Result.Expected = enumerate(*Linked, Toy);
  if (!Result.comparable())
    return Result;
  Analysis A = analyse(*Linked, Toy, Options());
  const std::string &MissingEnd = Toy.Lifecycles.front().MissingEndCheck;
  for (const Finding &F : A.Findings)
    Result.Said.insert(
        {F.Check, F.Function, F.Check == MissingEnd ? "" : F.Resource});
  Result.GivenUp = std::move(A.Incompletes);
  Result.Missed = without(Result.Expected.Required, Result.Said);
  Result.Invented = without(without(Result.Said, Result.Expected.Required),
                            Result.Expected.Tolerated);
  return Result;
}

std::optional<ir::Module> read(llvm::StringRef Text, std::string &Error) {
  llvm::Expected<ir::Module> M =
      ir::parse(llvm::MemoryBufferRef(Text, "program"));
  if (M)
    return std::move(*M);
  Error = llvm::toString(M.takeError());
  return std::nullopt;
}

std::string write(const ir::Module &M) {
  std::string Printed;
  llvm::raw_string_ostream OS(Printed);
  ir::print(M, OS);
  // A location is " !" and numbers; "!=" is followed by something else.
  std::string Text;
  for (size_t I = 0; I < Printed.size(); ++I) {
    llvm::StringRef Rest = llvm::StringRef(Printed).drop_front(I);
    if (Rest.size() > 2 && Rest.starts_with(" !") && llvm::isDigit(Rest[2]))
      I = std::min(Printed.find_first_not_of("0123456789:", I + 2),
                   Printed.size());
    if (I < Printed.size())
      Text += Printed[I];
  }
  return Text;
}

static bool sharesCheck(const std::set<Defect> &A, const std::set<Defect> &B) {
  return llvm::any_of(A, [&](const Defect &X) {
    return llvm::any_of(B, [&](const Defect &Y) { return X.Check == Y.Check; });
  });
}

static void describe(llvm::raw_ostream &OS, llvm::StringRef What,
                     const std::set<Defect> &Ds) {
  for (const Defect &D : Ds)
    OS << "; " << What << ": " << D.Check << " in " << D.Function << ' '
       << D.Resource << '\n';
}

std::string explain(ir::Module M, llvm::StringRef Origin) {
  const Comparison Before = compare(M);
  auto SameKind = [&](const ir::Module &Candidate) {
    Comparison Now = compare(Candidate);
    return Now.comparable() &&
           (sharesCheck(Now.Missed, Before.Missed) ||
            sharesCheck(Now.Invented, Before.Invented) ||
            (!Now.GivenUp.empty() && !Before.GivenUp.empty()));
  };
  ir::Module Small = shrink(std::move(M), SameKind);
  Comparison After = compare(Small);
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << "; " << Origin << '\n';
  describe(OS, "missed", After.Missed);
  describe(OS, "invented", After.Invented);
  for (const Incomplete &I : After.GivenUp)
    OS << "; given up: " << I.Function << ", " << I.Reason << '\n';
  OS << write(Small);
  return Text;
}

} // namespace ndistidy::engine::oracle
