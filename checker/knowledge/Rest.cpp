//===- Rest.cpp - The other files of a driver -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "knowledge/Rest.h"
#include "knowledge/Modules.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace ndistidy::knowledge {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using cache::Observation;

/// How long what was looked at counts as it was.
static constexpr auto Glance = std::chrono::seconds(1);

static std::string cacheFolder(llvm::StringRef Where) {
  if (fs::exists(driversFile(Where)))
    return Where.str();
  llvm::SmallString<256> Inner(Where);
  path::append(Inner, ".ndis-tidy");
  return Inner.str().str();
}

Knowledge::Stamp Knowledge::stamp(llvm::StringRef Path) {
  fs::file_status Status;
  if (fs::status(Path, Status))
    return {};
  return {true, Status.getSize(), Status.getLastModificationTime()};
}

void Knowledge::refresh() {
  std::lock_guard<std::mutex> Lock(Guard);
  for (auto &[Path, F] : Folders)
    F.Looked = {};
}

Knowledge::Folder &Knowledge::folder(const std::string &Path) {
  Folder &F = Folders[Path];
  auto Now = std::chrono::time_point_cast<llvm::sys::TimePoint<>::duration>(
      std::chrono::system_clock::now());
  if (Now - F.Looked < Glance && F.Looked <= Now)
    return F;
  bool Same = !F.Stamps.empty() && llvm::all_of(F.Stamps, [](const auto &Of) {
    return stamp(Of.getKey()) == Of.getValue();
  });
  if (!Same) {
    F = Folder();
    // An entry that is written anew changes the folder.
    for (const std::string &Depends : {Path, driversFile(Path)})
      F.Stamps[Depends] = stamp(Depends);
    F.Drivers = readDrivers(Path);
    F.Now = std::make_unique<cache::FileStates>(llvm::vfs::getRealFileSystem());
  }
  F.Looked = Now;
  return F;
}

/// The module with nothing of the file itself.
static ir::Module headersOf(ir::Module M) {
  auto IsOwn = [](const auto &Of) { return Of.Loc.File == 0; };
  llvm::erase_if(M.Functions, IsOwn);
  llvm::erase_if(M.Globals, IsOwn);
  llvm::erase_if(M.Initializers, IsOwn);
  M.Macros.clear();
  return M;
}

/// Whether all that was read is as it was. What is not there was never on the
/// disk (a header that stands in for a generated one), or has other letters in
/// its name there.
static bool hold(llvm::ArrayRef<Observation> All, cache::FileStates &Now) {
  return llvm::all_of(All, [&](const Observation &O) {
    bool WasThere =
        O.K != Observation::Kind::Missing && O.K != Observation::Kind::Unread;
    return (WasThere && !fs::exists(O.Path)) || Now.hold(O);
  });
}

Knowledge::Known Knowledge::read(Folder &F, const std::string &Path,
                                 const Driver::Source &Of) {
  Known K;
  cache::Cache Kept(Path, [](const llvm::Twine &) {});
  std::optional<cache::Hit> H = Kept.read(Of.Unit);
  if (!H)
    return K;
  for (const Observation &O : H->Read)
    if (O.K == Observation::Kind::Content)
      F.Stamps.try_emplace(O.Path, stamp(O.Path));
  K.Kept = true;
  std::vector<Observation> Own, Others;
  for (Observation &O : H->Read) {
    llvm::SmallString<256> Name(O.Path);
    path::remove_dots(Name, /*remove_dot_dot=*/true);
    (Name == Of.File ? Own : Others).push_back(std::move(O));
  }
  llvm::StringRef Bytes = cache::ByteReader(H->Payload).text();
  cache::ByteReader R(Bytes);
  std::optional<ir::Module> M = readModule(R);
  if (!M || !R.good() || !hold(Others, *F.Now))
    return K;
  cache::Digest Id = cache::digestOf(Bytes);
  cache::ByteWriter HeadersId;
  HeadersId.text("headers");
  HeadersId.digest(Id);
  K.Headers = {std::make_shared<ir::Module>(headersOf(*M)), HeadersId.digest()};
  if (fs::exists(Of.File) && F.Now->hold(Own))
    K.All = {std::make_shared<ir::Module>(std::move(*M)), Id};
  return K;
}

Rest Knowledge::restOf(llvm::StringRef File, llvm::StringRef Where) {
  std::lock_guard<std::mutex> Lock(Guard);
  std::string Path = cacheFolder(Where);
  Folder &F = folder(Path);
  Rest Result;
  auto Of = llvm::find_if(F.Drivers, [&](const Driver &D) {
    return llvm::any_of(
        D.Sources, [&](const Driver::Source &S) { return S.File == File; });
  });
  if (Of == F.Drivers.end()) {
    Result.Gap = ("ndis-tidy has not seen the driver of '" + File +
                  "'; run 'ndis-tidy' on the driver's folder")
                     .str();
    return Result;
  }
  Result.Root = Of->Root;
  for (const Driver::Source &S : Of->Sources) {
    auto [It, New] = F.Units.try_emplace(S.Unit);
    Known &K = It->second;
    if (New)
      K = read(F, Path, S);
    bool IsOwn = S.File == File;
    if (const Rest::Part &P = IsOwn ? K.Headers : K.All; P.Module)
      Result.Others.push_back(P);
    else if (Result.Gap.empty() && (K.Kept || !IsOwn))
      Result.Gap = "'" + S.File +
                   "' or what it includes is not as ndis-tidy saw it last; run "
                   "'ndis-tidy " +
                   Of->Root + "' again";
  }
  return Result;
}

} // namespace ndistidy::knowledge
