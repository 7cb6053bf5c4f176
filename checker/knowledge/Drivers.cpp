//===- Drivers.cpp - Which drivers a cache knows --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "knowledge/Drivers.h"
#include "cache/Tool.h"
#include "cache/WholeFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::knowledge {

namespace json = llvm::json;
namespace path = llvm::sys::path;

std::string driversFile(llvm::StringRef Folder) {
  llvm::SmallString<256> Path(Folder);
  path::append(Path, "drivers.json");
  return Path.str().str();
}

std::string nameInUnit(llvm::StringRef Absolute, llvm::StringRef Root) {
  llvm::StringRef Rest = Absolute;
  if (Rest.consume_front(Root) &&
      (Root.ends_with("/") || Rest.consume_front("/")))
    return Rest.str();
  return Absolute.str();
}

std::string absoluteName(llvm::StringRef InUnit, llvm::StringRef Root) {
  // "<built-in>" is no file.
  if (path::is_absolute(InUnit) || InUnit.starts_with("<"))
    return InUnit.str();
  llvm::SmallString<256> Path(Root);
  path::append(Path, InUnit);
  return Path.str().str();
}

static json::Value toJson(const Driver &D) {
  json::Array Sources;
  for (const Driver::Source &S : D.Sources)
    Sources.push_back(
        json::Object{{"file", json::fixUTF8(S.File)}, {"unit", S.Unit.hex()}});
  return json::Object{{"name", json::fixUTF8(D.Name)},
                      {"root", json::fixUTF8(D.Root)},
                      {"tool", cache::toolFingerprint()},
                      {"sources", std::move(Sources)}};
}

static std::optional<cache::Digest> digest(llvm::StringRef Hex) {
  cache::Digest D;
  if (Hex.size() != 32 || Hex.take_front(16).getAsInteger(16, D.High) ||
      Hex.drop_front(16).getAsInteger(16, D.Low))
    return std::nullopt;
  return D;
}

static std::optional<Driver> fromJson(const json::Object &O) {
  auto Name = O.getString("name"), Root = O.getString("root"),
       Tool = O.getString("tool");
  const json::Array *Sources = O.getArray("sources");
  if (!Name || !Root || Tool != cache::toolFingerprint() || !Sources)
    return std::nullopt;
  Driver D{Root->str(), Name->str(), {}};
  for (const json::Value &V : *Sources) {
    const json::Object *S = V.getAsObject();
    auto File = S ? S->getString("file") : std::nullopt;
    auto Unit = S ? S->getString("unit") : std::nullopt;
    auto Key = Unit ? digest(*Unit) : std::nullopt;
    if (!File || !Key)
      return std::nullopt;
    D.Sources.push_back({File->str(), *Key});
  }
  return D;
}

std::vector<Driver> readDrivers(llvm::StringRef Folder) {
  std::vector<Driver> Result;
  auto Text = llvm::MemoryBuffer::getFile(driversFile(Folder));
  if (!Text)
    return Result;
  llvm::Expected<json::Value> All = json::parse((*Text)->getBuffer());
  if (!All) {
    llvm::consumeError(All.takeError());
    return Result;
  }
  const json::Object *Top = All->getAsObject();
  const json::Array *Drivers = Top ? Top->getArray("drivers") : nullptr;
  if (!Drivers)
    return Result;
  for (const json::Value &V : *Drivers)
    if (const json::Object *O = V.getAsObject())
      if (std::optional<Driver> D = fromJson(*O))
        Result.push_back(std::move(*D));
  return Result;
}

llvm::Expected<bool> writeDrivers(llvm::StringRef Folder,
                                  llvm::ArrayRef<Driver> New) {
  std::vector<Driver> All = readDrivers(Folder);
  const std::vector<Driver> Before = All;
  for (const Driver &D : New) {
    auto Same = llvm::find_if(All, [&](const Driver &Old) {
      return Old.Root == D.Root && Old.Name == D.Name;
    });
    if (Same == All.end())
      All.push_back(D);
    else
      *Same = D;
  }
  if (All == Before)
    return false;
  json::Array Drivers;
  for (const Driver &D : All)
    Drivers.push_back(toJson(D));
  std::string Text =
      llvm::formatv("{0:2}\n",
                    json::Value(json::Object{{"drivers", std::move(Drivers)}}))
          .str();
  if (llvm::Error E = cache::writeWhole(driversFile(Folder), {Text}))
    return std::move(E);
  return true;
}

} // namespace ndistidy::knowledge
