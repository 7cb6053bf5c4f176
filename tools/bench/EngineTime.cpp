//===- EngineTime.cpp - How long the engine takes for a driver ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "EngineTime.h"
#include "catalogue/CatalogueYaml.h"
#include "engine/Engine.h"
#include "ir/Linker.h"
#include "ir/Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include <ctime>

namespace ndistidy::bench {

static llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
dump(Command NdisTidy, llvm::StringRef Driver) {
  llvm::SmallString<128> Path;
  if (std::error_code Why =
          llvm::sys::fs::createTemporaryFile("ndis-bench", "ir", Path))
    return llvm::createStringError(Why, "cannot make a temporary file");
  llvm::FileRemover Remover(Path);
  llvm::append_range(NdisTidy.Words,
                     std::vector<std::string>{"--dump-ir", Driver.str()});
  auto Done = run(NdisTidy, Path);
  if (!Done)
    return Done.takeError();
  auto Text = llvm::MemoryBuffer::getFile(Path);
  if (!Text)
    return llvm::createStringError(Text.getError(), "cannot read " + Path);
  return std::move(*Text);
}

/// Milliseconds of the processor since the last call. The clock on the wall
/// would count what the machine does for others, too.
static double lap(std::clock_t &Last) {
  std::clock_t Now = std::clock();
  double Passed = 1000.0 * static_cast<double>(Now - Last) / CLOCKS_PER_SEC;
  Last = Now;
  return Passed;
}

llvm::Expected<EngineTime> timeEngine(Command NdisTidy, llvm::StringRef Driver,
                                      unsigned Rounds) {
  auto Text = dump(std::move(NdisTidy), Driver);
  if (!Text)
    return Text.takeError();
  const catalogue::Catalogue &Rules = catalogue::shipped();
  EngineTime Result;
  std::vector<double> Read, Analyse;
  for (unsigned Round = 0; Round <= Rounds; ++Round) {
    std::clock_t Last = std::clock();
    llvm::Expected<ir::Module> M = ir::parse(**Text);
    if (!M)
      return M.takeError();
    std::vector<ir::Module> Modules;
    Modules.push_back(std::move(*M));
    llvm::Expected<ir::Program> P = ir::link(std::move(Modules));
    if (!P)
      return P.takeError();
    double ReadTime = lap(Last);
    engine::Analysis A = engine::analyse(*P, Rules, {});
    double AnalyseTime = lap(Last);
    if (Round == 0) // warms up
      continue;
    Read.push_back(ReadTime);
    Analyse.push_back(AnalyseTime);
    Result.Routines = A.Stats.Routines;
    Result.Reached = A.Stats.Reached;
    Result.Steps = A.Stats.Steps;
    Result.Findings = A.Findings.size();
    Result.Incompletes = A.Incompletes.size();
  }
  Result.Read = spread(std::move(Read));
  Result.Analyse = spread(std::move(Analyse));
  return Result;
}

} // namespace ndistidy::bench
