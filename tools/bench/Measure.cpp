//===- Measure.cpp - Times, and what they amount to -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Measure.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Program.h"
#include <cassert>
#include <chrono>
#include <cmath>

namespace ndistidy::bench {

Spread spread(std::vector<double> Of) {
  assert(!Of.empty());
  llvm::sort(Of);
  auto At = [&](double Part) {
    double Index = Part * static_cast<double>(Of.size() - 1);
    auto Below = static_cast<size_t>(std::floor(Index));
    size_t Above = std::min(Below + 1, Of.size() - 1);
    double Rest = Index - static_cast<double>(Below);
    return Of[Below] * (1 - Rest) + Of[Above] * Rest;
  };
  return {At(0.25), At(0.5), At(0.75)};
}

llvm::Expected<Cost> run(const Command &What, llvm::StringRef Output) {
  std::vector<llvm::StringRef> Words(What.Words.begin(), What.Words.end());
  std::optional<llvm::StringRef> Streams[] = {"", Output, ""};
  std::string Why;
  std::optional<llvm::sys::ProcessStatistics> Used;
  auto Begin = std::chrono::steady_clock::now();
  int Status = llvm::sys::ExecuteAndWait(
      Words.front(), Words, /*Env=*/std::nullopt, Streams, /*SecondsToWait=*/0,
      /*MemoryLimit=*/0, &Why, /*ExecutionFailed=*/nullptr, &Used);
  std::chrono::duration<double, std::milli> Wall =
      std::chrono::steady_clock::now() - Begin;
  if (Status < 0 || Status > What.MostStatus || !Used)
    return llvm::createStringError(llvm::join(What.Words, " ") +
                                   ": exit status " + std::to_string(Status) +
                                   (Why.empty() ? "" : ", " + Why));
  std::chrono::duration<double, std::milli> Cpu = Used->TotalTime;
  return Cost{Wall.count(), Cpu.count(), static_cast<double>(Used->PeakMemory)};
}

void Comparison::add(const Comparison &Other) {
  llvm::append_range(Ours, Other.Ours);
  llvm::append_range(Theirs, Other.Theirs);
  llvm::append_range(Wall, Other.Wall);
  llvm::append_range(Cpu, Other.Cpu);
}

llvm::Expected<Comparison> compare(const Command &Ours, const Command &Theirs,
                                   unsigned Rounds) {
  Comparison Result;
  // Round 0 warms the caches up. Who comes first changes with the round.
  for (unsigned Round = 0; Round <= Rounds; ++Round) {
    bool OursFirst = Round % 2 == 0;
    auto First = run(OursFirst ? Ours : Theirs);
    if (!First)
      return First.takeError();
    auto Second = run(OursFirst ? Theirs : Ours);
    if (!Second)
      return Second.takeError();
    if (Round == 0)
      continue;
    const Cost &A = OursFirst ? *First : *Second;
    const Cost &B = OursFirst ? *Second : *First;
    Result.Ours.push_back(A.Wall);
    Result.Theirs.push_back(B.Wall);
    Result.Wall.push_back(A.Wall / B.Wall);
    Result.Cpu.push_back(A.Cpu / B.Cpu);
  }
  return Result;
}

} // namespace ndistidy::bench
