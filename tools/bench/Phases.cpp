//===- Phases.cpp - Where a run's time goes -------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Phases.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include <numeric>

namespace ndistidy::bench {

namespace json = llvm::json;

double Phases::sum() const {
  return std::accumulate(Of.begin(), Of.end(), 0.0);
}

void Phases::takeLeast(const Phases &Other) {
  for (size_t P = 0; P != Count; ++P)
    Of[P] = std::min(Of[P], Other.Of[P]);
}

/// Milliseconds in all, by what the command calls them.
static llvm::Expected<llvm::StringMap<double>> totals(llvm::StringRef Trace) {
  auto Text = llvm::MemoryBuffer::getFile(Trace);
  if (!Text)
    return llvm::createStringError(Text.getError(), "cannot read " + Trace);
  llvm::Expected<json::Value> All = json::parse((*Text)->getBuffer());
  if (!All)
    return All.takeError();
  llvm::StringMap<double> Result;
  const json::Object *Top = All->getAsObject();
  const json::Array *Events = Top ? Top->getArray("traceEvents") : nullptr;
  for (const json::Value &V : Events ? *Events : json::Array()) {
    const json::Object *Event = V.getAsObject();
    std::optional<llvm::StringRef> Name =
        Event ? Event->getString("name") : std::nullopt;
    constexpr double Microseconds = 1000;
    if (Name && Name->consume_front("Total ndis "))
      Result[*Name] = Event->getNumber("dur").value_or(0) / Microseconds;
  }
  if (!Result.contains("run"))
    return llvm::createStringError(Trace + " is no time trace of ndis-tidy");
  return Result;
}

llvm::Expected<Phases> readPhases(llvm::StringRef Trace, double Wall) {
  llvm::Expected<llvm::StringMap<double>> T = totals(Trace);
  if (!T)
    return T.takeError();
  Phases Result;
  Result.Of[Phases::Preamble] = T->lookup("preamble");
  Result.Of[Phases::Lower] = T->lookup("lower");
  Result.Of[Phases::Parse] = T->lookup("parse") - T->lookup("lower");
  Result.Of[Phases::Engine] = T->lookup("link") + T->lookup("engine");
  Result.Of[Phases::Report] = T->lookup("report");
  Result.Of[Phases::Cache] = T->lookup("cache");
  Result.Of[Phases::Rest] = std::max(0.0, Wall - Result.sum());
  return Result;
}

void printPhaseTitles(llvm::raw_ostream &OS) {
  OS << "  driver                          preamble  parse  lower engine "
        "report "
        " cache   rest       ms\n";
}

void printShares(llvm::raw_ostream &OS, llvm::StringRef Name, const Phases &P) {
  OS << llvm::format("  %-32s", Name.str().c_str());
  for (double Time : P.Of)
    OS << llvm::format(" %5.1f%%", 100 * Time / P.sum());
  OS << llvm::format(" %8.1f\n", P.sum());
  OS.flush();
}

} // namespace ndistidy::bench
