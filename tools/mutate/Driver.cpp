//===- Driver.cpp - A driver that is changed and analysed again -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/Driver.h"
#include "ir/Linker.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ndistidy::mutate {

Driver::Driver(std::string In, std::vector<Source> From, Parser P,
               const catalogue::Catalogue &C, ir::Program Linked)
    : Folder(std::move(In)), Sources(std::move(From)), Parse(std::move(P)),
      Rules(C), Whole(std::move(Linked)) {
  Unchanged = engine::analyse(Whole, Rules, engine::Options());
  DriverFacts Facts(Whole, Rules);
  Mutants =
      makeMutants(Facts, [this](llvm::StringRef File) { return text(File); });
}

llvm::Expected<Driver> Driver::load(std::string Folder,
                                    std::vector<std::string> Paths,
                                    Parser Parse,
                                    const catalogue::Catalogue &Rules) {
  std::vector<Source> Sources;
  std::vector<ir::Module> Modules;
  for (std::string &Path : Paths) {
    llvm::Expected<ir::Module> M = Parse(Path, nullptr);
    if (!M)
      return M.takeError();
    Modules.push_back(*M);
    Sources.push_back({std::move(Path), std::move(*M)});
  }
  llvm::Expected<ir::Program> Linked = ir::link(std::move(Modules));
  if (!Linked)
    return Linked.takeError();
  return Driver(std::move(Folder), std::move(Sources), std::move(Parse), Rules,
                std::move(*Linked));
}

const SourceText *Driver::text(llvm::StringRef File) {
  if (!File.starts_with(Folder))
    return nullptr;
  auto Known = Texts.find(File);
  if (Known != Texts.end())
    return &Known->second;
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer)
    return nullptr;
  return &Texts.emplace(File.str(), SourceText((*Buffer)->getBuffer()))
              .first->second;
}

bool Driver::answers(const engine::Finding &F, const Mutant &M) const {
  // What is said of the driver as it is answers nothing.
  if (llvm::any_of(Unchanged.Findings, [&](const engine::Finding &Before) {
        return Before.Check == F.Check && Before.Function == F.Function &&
               Before.Resource == F.Resource;
      }))
    return false;
  return M.Judged.AnyOf.contains({F.Check, F.Function});
}

Outcome Driver::run(const Mutant &M) const {
  Outcome Result;
  if (M.Edits.empty()) {
    Result.Why = "the text there allows no such change";
    return Result;
  }
  const std::string Path = file(M);
  ChangedFile Changed{Path, Texts.find(Path)->second.edited(M.Edits)};
  std::vector<ir::Module> Modules;
  for (const Source &S : Sources) {
    if (!llvm::is_contained(S.Module.Files, Path)) {
      Modules.push_back(S.Module);
      continue;
    }
    llvm::Expected<ir::Module> Again = Parse(S.Path, &Changed);
    if (!Again) {
      Result.Why = llvm::toString(Again.takeError());
      return Result;
    }
    Modules.push_back(std::move(*Again));
  }
  llvm::Expected<ir::Program> Linked = ir::link(std::move(Modules));
  if (!Linked) {
    Result.Why = llvm::toString(Linked.takeError());
    return Result;
  }
  engine::Analysis A = engine::analyse(*Linked, Rules, engine::Options());
  Result.Findings = std::move(A.Findings);
  Result.Incompletes = std::move(A.Incompletes);
  bool Killed = llvm::any_of(
      Result.Findings, [&](const engine::Finding &F) { return answers(F, M); });
  Result.K = Killed ? Outcome::Kind::Killed : Outcome::Kind::Survived;
  return Result;
}

} // namespace ndistidy::mutate
