//===- Baseline.cpp - Findings that are known already ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Baseline.h"
#include "report/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

namespace ndistidy::report {

namespace json = llvm::json;

static llvm::Error broken(llvm::StringRef Name, const llvm::Twine &Why) {
  return llvm::createStringError("baseline '" + Name + "' " + Why);
}

static llvm::StringRef toolName(const json::Object &Run) {
  const json::Object *Tool = Run.getObject("tool");
  const json::Object *Driver = Tool ? Tool->getObject("driver") : nullptr;
  return Driver ? Driver->getString("name").value_or("") : "";
}

static llvm::Expected<Baseline::Part> parsePart(const json::Object &Run,
                                                llvm::StringRef Name) {
  Baseline::Part P;
  if (const json::Object *Details = Run.getObject("automationDetails"))
    P.Driver = Details->getString("id").value_or("").str();
  const json::Array *Results = Run.getArray("results");
  if (!Results)
    return broken(Name, "has a run without results");
  for (const json::Value &V : *Results) {
    const json::Object *Result = V.getAsObject();
    const json::Object *Prints =
        Result ? Result->getObject("partialFingerprints") : nullptr;
    auto Print = Prints ? Prints->getString(FingerprintKey) : std::nullopt;
    auto Check = Result ? Result->getString("ruleId") : std::nullopt;
    if (!Print || !Check)
      return broken(Name, "has a result without the fingerprint '" +
                              FingerprintKey +
                              "': write it anew with --write-baseline");
    P.Entries.push_back({Check->str(), Print->str()});
  }
  return P;
}

llvm::Expected<Baseline> parseBaseline(llvm::StringRef Text,
                                       llvm::StringRef Name) {
  llvm::Expected<json::Value> Parsed = json::parse(Text);
  if (!Parsed)
    return broken(Name, "is no JSON: " + llvm::toString(Parsed.takeError()));
  const json::Object *Document = Parsed->getAsObject();
  const json::Array *Runs = Document ? Document->getArray("runs") : nullptr;
  if (!Runs || Document->getString("version") != "2.1.0")
    return broken(Name, "is no SARIF 2.1.0");
  Baseline Result;
  for (const json::Value &V : *Runs) {
    const json::Object *Run = V.getAsObject();
    if (!Run || toolName(*Run) != "ndis-tidy")
      continue;
    llvm::Expected<Baseline::Part> P = parsePart(*Run, Name);
    if (!P)
      return P.takeError();
    Result.Parts.push_back(std::move(*P));
  }
  if (Result.Parts.empty())
    return broken(Name, "has no run of ndis-tidy");
  return Result;
}

namespace {

/// The entries of some parts that nothing has been matched with yet.
class Remainder {
public:
  void add(const Baseline::Part &P) {
    for (const Baseline::Entry &E : P.Entries)
      ++Left[E.Check + "\n" + E.Fingerprint];
  }
  bool take(const engine::Finding &F) {
    auto It = Left.find(F.Check + "\n" + F.Fingerprint);
    if (It == Left.end() || It->second == 0)
      return false;
    --It->second;
    return true;
  }
  /// How many are left of the checks that were run.
  unsigned
  count(llvm::function_ref<bool(llvm::StringRef Check)> Checked) const {
    unsigned Result = 0;
    for (const auto &E : Left)
      if (Checked(E.first().split('\n').first))
        Result += E.second;
    return Result;
  }

private:
  llvm::StringMap<unsigned> Left;
};

} // namespace

/// Returns how many findings of \p R were among \p Old.
static unsigned subtract(Remainder &Old, Report &R) {
  std::vector<engine::Finding> New;
  for (const engine::Finding &F : R.findings())
    if (!Old.take(F))
      New.push_back(F);
  auto Known = static_cast<unsigned>(R.findings().size() - New.size());
  R.setFindings(std::move(New));
  return Known;
}

Comparison subtract(const Baseline &Old, llvm::ArrayRef<DriverReport> Reports,
                    llvm::function_ref<bool(llvm::StringRef Check)> Checked) {
  Comparison Result;
  llvm::SmallVector<const DriverReport *> Unnamed;
  for (const DriverReport &D : Reports) {
    Remainder Own;
    bool Named = false;
    for (const Baseline::Part &P : Old.Parts)
      if (P.Driver == D.Driver) {
        Own.add(P);
        Named = true;
      }
    if (!Named) {
      Unnamed.push_back(&D);
      continue;
    }
    Result.Known += subtract(Own, *D.Results);
    Result.Gone += Own.count(Checked);
  }
  // Part by part: a part that has nothing of the drivers is about others.
  for (const Baseline::Part &P : Old.Parts) {
    if (llvm::any_of(Reports, [&](const DriverReport &D) {
          return D.Driver == P.Driver;
        }))
      continue;
    Remainder Part;
    Part.add(P);
    unsigned Known = 0;
    for (const DriverReport *D : Unnamed)
      Known += subtract(Part, *D->Results);
    if (Known != 0)
      Result.Gone += Part.count(Checked);
    Result.Known += Known;
  }
  return Result;
}

} // namespace ndistidy::report
