//===- Judgement.cpp - What is said of a driver's program -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Judgement.h"
#include "ir/Linker.h"
#include "knowledge/Analyses.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/TimeProfiler.h"

namespace ndistidy::command {

using cache::ByteReader;
using cache::ByteWriter;
using cache::Digest;

//===----------------------------------------------------------------------===//
// As bytes
//===----------------------------------------------------------------------===//

std::string encode(const Judgement &J) {
  ByteWriter W;
  W.texts(J.Files);
  W.number(J.HasEntry);
  knowledge::write(W, J.NotWhole);
  W.texts(J.Unseen);
  knowledge::write(W, J.Found);
  return W.bytes().str();
}

static void readTexts(ByteReader &R, std::vector<std::string> &Texts) {
  Texts.resize(R.count());
  for (std::string &Text : Texts)
    Text = R.text().str();
}

std::optional<Judgement> decodeJudgement(llvm::StringRef Bytes) {
  ByteReader R(Bytes);
  Judgement J;
  readTexts(R, J.Files);
  J.HasEntry = R.number() != 0;
  auto NotWhole = knowledge::readIncompletes(R, J.Files.size());
  readTexts(R, J.Unseen);
  auto Found = knowledge::readAnalysis(R, J.Files.size());
  if (!NotWhole || !Found || !R.atEnd())
    return std::nullopt;
  auto HasPlace = [](const engine::Incomplete &I) { return I.Loc.valid(); };
  if (!llvm::all_of(*NotWhole, HasPlace))
    return std::nullopt;
  J.NotWhole = std::move(*NotWhole);
  J.Found = std::move(*Found);
  return J;
}

//===----------------------------------------------------------------------===//
// Made, or found
//===----------------------------------------------------------------------===//

/// Whether a lifecycle begins in \p P.
static bool hasEntry(const ir::Program &P, const catalogue::Catalogue &Rules) {
  return llvm::any_of(Rules.Lifecycles, [&](const catalogue::Lifecycle &L) {
    const catalogue::Role *Begin = Rules.role(L.Begin);
    return Begin && llvm::any_of(Begin->Names, [&](const std::string &Name) {
             return llvm::any_of(
                 P.module().Functions, [&](const ir::Function &F) {
                   return ir::displayName(P.symbols().name(F.Name)) == Name;
                 });
           });
  });
}

static std::vector<std::string> unseen(const ir::Program &P) {
  std::vector<std::string> Result;
  for (const ir::Declaration &D : P.module().Declarations)
    if (!D.System && !P.function(D.Name))
      Result.push_back(ir::displayName(P.symbols().name(D.Name)).str());
  llvm::sort(Result);
  return Result;
}

static Judgement judgeNow(ir::Program &P, const catalogue::Catalogue &Rules,
                          const engine::Options &O, engine::QuietRuns *Known) {
  llvm::TimeTraceScope Time("ndis engine");
  Judgement J;
  J.Files = P.module().Files;
  J.HasEntry = hasEntry(P, Rules);
  for (const ir::Function &F : P.module().Functions)
    if (!F.Incomplete.empty())
      J.NotWhole.push_back({F.Loc,
                            ir::displayName(P.symbols().name(F.Name)).str(),
                            F.Incomplete});
  // Of a file by itself much is elsewhere.
  if (O.Of == engine::World::Closed)
    J.Unseen = unseen(P);
  J.Found = engine::analyse(P, Rules, O, Known);
  return J;
}

llvm::Expected<ir::Program> Parts::link() {
  llvm::TimeTraceScope Time("ndis link");
  std::vector<ir::Module> Modules;
  for (Unit *U : Units) {
    if (llvm::Error E = load(*U))
      return std::move(E);
    Modules.push_back(Again ? U->Module : std::move(U->Module));
  }
  return ir::link(std::move(Modules), [this](llvm::StringRef File) {
    return Of.Names.shown(File);
  });
}

Digest Parts::key(const catalogue::Catalogue &Rules,
                  const engine::Options &O) const {
  ByteWriter W;
  W.text("judgement");
  knowledge::writeQuestion(W, knowledge::idOf(Rules), O);
  for (const Unit *U : Units)
    W.digest(U->Id);
  return W.digest();
}

std::optional<Judgement> Parts::find(const Digest &Key) const {
  llvm::TimeTraceScope Time("ndis cache");
  std::optional<cache::Hit> H = Of.Kept->lookup(Key, *Of.Now);
  return H ? decodeJudgement(H->Payload) : std::nullopt;
}

llvm::Expected<Judgement> Parts::judge(const catalogue::Catalogue &Rules,
                                       const engine::Options &O,
                                       engine::QuietRuns *Known,
                                       llvm::function_ref<void()> Begins) {
  const Digest Key = Of.Kept ? key(Rules, O) : Digest();
  if (Of.Kept)
    if (std::optional<Judgement> J = find(Key))
      return std::move(*J);
  llvm::Expected<ir::Program> P = link();
  if (!P)
    return P.takeError();
  Begins();
  Judgement J = judgeNow(*P, Rules, O, Known);
  // All that it was made from is in its key.
  llvm::TimeTraceScope Time("ndis cache");
  if (Of.Kept)
    Of.Kept->store(Key, {}, encode(J));
  return J;
}

} // namespace ndistidy::command
