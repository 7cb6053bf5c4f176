//===- Suite.cpp - All mutants of all drivers -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/Suite.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"

namespace ndistidy::mutate {

static std::string nameOf(const Driver &D, const Mutant &M) {
  std::string File = llvm::StringRef(D.file(M)).substr(D.folder().size()).str();
  return llvm::sys::path::filename(D.folder()).str() + File + ":" +
         llvm::utostr(M.At.Line) + " " + name(M.Op).str();
}

void Suite::run(const Driver &D) {
  std::vector<Mutant> Mutants = D.mutants();
  if (!Options.Only.empty())
    llvm::erase_if(Mutants,
                   [&](const Mutant &M) { return name(M.Op) != Options.Only; });
  std::vector<Outcome> Outcomes(Mutants.size());
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Options.Threads));
  for (size_t I = 0; I != Mutants.size(); ++I)
    if (Options.List || Mutants[I].Judged.K != Verdict::Kind::Allowed)
      Pool.async([&, I] { Outcomes[I] = D.run(Mutants[I]); });
  Pool.wait();
  for (size_t I = 0; I != Mutants.size(); ++I)
    take(D, Mutants[I], Outcomes[I]);
}

static std::string describe(llvm::ArrayRef<engine::Finding> Findings) {
  std::string Text;
  for (const engine::Finding &F : Findings)
    Text += "\n      said: " + F.Check + " in " + F.Function + ": " + F.Message;
  return Text;
}

void Suite::take(const Driver &D, const Mutant &M, const Outcome &O) {
  Count &C = Counts[static_cast<unsigned>(M.Op)];
  std::string Name = nameOf(D, M);
  std::string Where = Name + " (" + M.Subject + " in " + M.Routine + ")";
  if (M.Judged.K == Verdict::Kind::Allowed) {
    ++C.Allowed;
    Allowed.push_back(Where + ": " + M.Judged.Reason);
    if (!O.Findings.empty())
      SaidOfAllowed.push_back(Where + ": " + M.Judged.Reason +
                              describe(O.Findings));
    return;
  }
  if (O.K == Outcome::Kind::Broken) {
    ++C.Broken;
    Broken.push_back(Where + ": " + O.Why);
    return;
  }
  if (M.Judged.K == Verdict::Kind::Undecided) {
    ++C.Undecided;
    Undecided.push_back(Where + ": " + M.Judged.Reason +
                        (Options.Verbose ? describe(O.Findings) : ""));
    return;
  }
  ++C.Defects;
  if (O.K == Outcome::Kind::Killed) {
    ++C.Killed;
    return;
  }
  const Expectation &First = *M.Judged.AnyOf.begin();
  Survivors.push_back(Name + " " + First.Check);
  std::string Detail = Where + ": expected";
  for (const Expectation &E : M.Judged.AnyOf)
    Detail += (&E == &First ? " " : " or ") + E.Check + " in " + E.Routine;
  if (Options.Verbose) {
    Detail += describe(O.Findings);
    for (const engine::Incomplete &I : O.Incompletes)
      Detail += "\n      given up: " + I.Function + ": " + I.Reason;
  }
  Details.push_back(std::move(Detail));
}

void Suite::printTable(llvm::raw_ostream &OS) const {
  OS << llvm::formatv("{0,-28} {1,7} {2,7} {3,8} {4,10} {5,9}\n", "operator",
                      "killed", "total", "allowed", "undecided", "not made");
  Count All;
  auto Row = [&OS](llvm::StringRef Name, const Count &C) {
    OS << llvm::formatv("{0,-28} {1,7} {2,7} {3,8} {4,10} {5,9}\n", Name,
                        C.Killed, C.Defects, C.Allowed, C.Undecided, C.Broken);
  };
  for (unsigned I = 0; I != OperatorCount; ++I) {
    const Count &C = Counts[I];
    Row(name(static_cast<Operator>(I)), C);
    All.Killed += C.Killed;
    All.Defects += C.Defects;
    All.Allowed += C.Allowed;
    All.Undecided += C.Undecided;
    All.Broken += C.Broken;
  }
  Row("all", All);
}

static void printList(llvm::raw_ostream &OS, llvm::StringRef Title,
                      llvm::ArrayRef<std::string> Lines) {
  if (Lines.empty())
    return;
  OS << '\n' << Title << " (" << Lines.size() << "):\n";
  for (const std::string &Line : Lines)
    OS << "  " << Line << '\n';
}

void Suite::print(llvm::raw_ostream &OS) const {
  printTable(OS);
  printList(OS, "survivors", Details);
  printList(OS, "undecided", Undecided);
  printList(OS, "not made", Broken);
  if (Options.List) {
    printList(OS, "allowed", Allowed);
    printList(OS, "allowed, and yet something is said", SaidOfAllowed);
  }
}

std::vector<std::string> differences(llvm::ArrayRef<std::string> Survivors,
                                     llvm::StringRef Known) {
  std::vector<std::string> Result;
  std::vector<std::string> Open = Survivors.vec();
  llvm::SmallVector<llvm::StringRef> Lines;
  Known.split(Lines, '\n', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Line : Lines) {
    auto [Name, Reason] = Line.split('#');
    Name = Name.trim();
    if (Name.empty())
      continue;
    if (Reason.trim().empty())
      Result.push_back("known without a reason: " + Name.str());
    auto It = llvm::find(Open, Name);
    if (It == Open.end())
      Result.push_back("known, but no survivor: " + Name.str());
    else
      Open.erase(It);
  }
  for (const std::string &Name : Open)
    Result.push_back("new survivor: " + Name);
  return Result;
}

} // namespace ndistidy::mutate
