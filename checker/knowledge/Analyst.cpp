//===- Analyst.cpp - An open file and the rest of its driver --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "knowledge/Analyst.h"
#include "ir/Lines.h"
#include "ir/Linker.h"
#include "knowledge/Analyses.h"
#include "knowledge/Modules.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::knowledge {

using cache::Digest;

/// So many results are remembered; they are small.
static constexpr size_t MostRecent = 64;

Analyst::Analyst(const catalogue::Catalogue &With, bool Keeps)
    : Rules(With), Remembers(Keeps), RulesId(Keeps ? idOf(With) : Digest()) {}

Analyst::Kept Analyst::find(const Digest &Key) {
  std::lock_guard<std::mutex> Lock(Guard);
  auto It =
      llvm::find_if(Recent, [&](const auto &K) { return K.first == Key; });
  if (It == Recent.end())
    return nullptr;
  Recent.splice(Recent.begin(), Recent, It);
  return It->second;
}

void Analyst::keep(const Digest &Key, Kept New) {
  std::lock_guard<std::mutex> Lock(Guard);
  Recent.emplace_front(Key, std::move(New));
  if (Recent.size() > MostRecent)
    Recent.pop_back();
}

/// Whether something of the file called \p Name stands in \p M, with the lines
/// that it had when it was written.
static bool mentions(const ir::Module &M, llvm::StringRef Name) {
  auto It = llvm::find(M.Files, Name);
  return It != M.Files.end() &&
         ir::mentions(M, static_cast<uint32_t>(It - M.Files.begin()));
}

/// Puts lines that were numbered back to where they are.
static void restoreLines(engine::Analysis &A, llvm::ArrayRef<uint32_t> Lines) {
  auto Restore = [&](ir::Location &L) {
    if (L.valid() && L.File == 0)
      L.Line = Lines[L.Line - 1];
  };
  for (engine::Finding &F : A.Findings) {
    Restore(F.Loc);
    for (engine::PathNote &N : F.Notes)
      Restore(N.Loc);
    for (engine::FixIt &Fix : F.Fixes) {
      Restore(Fix.Where.Begin);
      Restore(Fix.Where.End);
    }
  }
  for (engine::Incomplete &I : A.Incompletes)
    Restore(I.Loc);
}

static llvm::Expected<ir::Program> link(ir::Module Unit,
                                        llvm::ArrayRef<Rest::Part> Others) {
  std::vector<ir::Module> All;
  All.push_back(std::move(Unit));
  for (const Rest::Part &Other : Others)
    All.push_back(*Other.Module);
  return ir::link(std::move(All));
}

Analyst::Kept Analyst::make(ir::Module Unit, llvm::ArrayRef<Rest::Part> Others,
                            engine::Options O) {
  size_t Number = ++Made;
  ir::Module Again;
  if (!Others.empty())
    Again = Unit;
  llvm::Expected<ir::Program> P = link(std::move(Unit), Others);
  bool Apart = !P && !Others.empty();
  if (Apart) {
    llvm::consumeError(P.takeError());
    P = link(std::move(Again), {});
    O.Of = engine::World::Open;
  }
  if (!P) {
    llvm::consumeError(P.takeError());
    return nullptr;
  }
  auto New = std::make_shared<Result>();
  // Who asks only once has no use for what could be left out the next time.
  New->Found =
      engine::analyse(*P, Rules, O, Remembers && Number > 1 ? &Quiet : nullptr);
  New->Files = P->module().Files;
  New->Apart = Apart;
  return New;
}

Analyst::Kept Analyst::findOrMake(ir::Module Unit,
                                  llvm::ArrayRef<Rest::Part> Others,
                                  const engine::Options &O) {
  if (!Remembers)
    return make(std::move(Unit), Others, O);
  cache::ByteWriter W;
  writeQuestion(W, RulesId, O);
  write(W, Unit);
  for (const Rest::Part &P : Others)
    W.digest(P.Id);
  const Digest Key = W.digest();
  if (Kept Found = find(Key))
    return Found;
  Kept New = make(std::move(Unit), Others, O);
  if (New)
    keep(Key, New);
  return New;
}

std::optional<Analyst::Result>
Analyst::analyse(ir::Module Unit, const Rest *Known, engine::Options O) {
  llvm::ArrayRef<Rest::Part> Others;
  if (Known)
    Others = Known->Others;
  bool Whole = Known && !Others.empty() && Known->Gap.empty();
  O.Files = static_cast<unsigned>(Unit.Files.size());
  O.Of = Whole ? engine::World::Closed : engine::World::Open;
  // Of a file that others include, what those are has the lines that it had.
  bool Numbered = Remembers && !Unit.Files.empty() &&
                  llvm::none_of(Others, [&](const Rest::Part &P) {
                    return mentions(*P.Module, Unit.Files.front());
                  });
  std::vector<uint32_t> Lines;
  if (Numbered)
    Lines = ir::numberLines(Unit, 0);
  Kept Found = findOrMake(std::move(Unit), Others, O);
  if (!Found)
    return std::nullopt;
  Result Here = *Found;
  if (Numbered)
    restoreLines(Here.Found, Lines);
  return Here;
}

} // namespace ndistidy::knowledge
