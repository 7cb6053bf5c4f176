//===- Cache.cpp - Results kept from one run to the next ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "cache/Cache.h"
#include "cache/WholeFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::cache {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// An entry: this, the checksum of all behind it, the key, and the payload's
/// size, sixteen bytes each; the payload; what was read.
static constexpr llvm::StringLiteral Magic = "ndis-tidy cache\n";
static constexpr size_t HeaderSize = 64;

/// The prefix is the one that llvm::pruneCache looks for.
std::string Cache::entry(const Digest &Key) const {
  llvm::SmallString<256> Path(Folder);
  path::append(Path, "llvmcache-" + Key.hex());
  return Path.str().str();
}

static std::string header(const Digest &Key, llvm::StringRef Payload,
                          llvm::StringRef Behind) {
  const Digest Size{Payload.size(), 0};
  ByteWriter Covered;
  for (const Digest &D : {Key, Size, digestOf(Payload), digestOf(Behind)})
    Covered.digest(D);
  ByteWriter W;
  for (const Digest &D : {Covered.digest(), Key, Size})
    W.digest(D);
  return (Magic + W.bytes()).str();
}

/// Nothing if \p All is no entry for \p Key, or not as it was written.
static std::optional<Hit> open(std::unique_ptr<llvm::MemoryBuffer> All,
                               const Digest &Key) {
  llvm::StringRef Text = All->getBuffer();
  if (Text.size() < HeaderSize)
    return std::nullopt;
  auto [Header, Rest] =
      std::pair(Text.take_front(HeaderSize), Text.drop_front(HeaderSize));
  uint64_t Size = ByteReader(Header.take_back(16)).digest().Low;
  if (Size > Rest.size())
    return std::nullopt;
  Hit H;
  H.Payload = Rest.take_front(Size);
  llvm::StringRef Behind = Rest.drop_front(Size);
  if (header(Key, H.Payload, Behind) != Header)
    return std::nullopt;
  ByteReader R(Behind);
  H.Read = readObservations(R);
  if (!R.good())
    return std::nullopt;
  H.Owner = std::move(All);
  return H;
}

std::optional<Hit> Cache::read(const Digest &Key) const {
  std::string Path = entry(Key);
  auto All = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                         /*RequiresNullTerminator=*/false);
  if (!All)
    return std::nullopt;
  std::optional<Hit> H = open(std::move(*All), Key);
  if (!H)
    (void)fs::remove(Path);
  return H;
}

std::optional<Hit> Cache::lookup(const Digest &Key, FileStates &Now) const {
  std::optional<Hit> H = read(Key);
  return H && Now.hold(H->Read) ? std::move(H) : std::nullopt;
}

/// With a file that keeps what is in the folder out of version control.
llvm::Error Cache::makeFolder() const {
  if (fs::is_directory(Folder))
    return llvm::Error::success();
  if (std::error_code Error = fs::create_directories(Folder))
    return llvm::errorCodeToError(Error);
  llvm::SmallString<256> Path(Folder);
  path::append(Path, ".gitignore");
  std::error_code Error;
  llvm::raw_fd_ostream OS(Path, Error);
  if (Error)
    return llvm::errorCodeToError(Error);
  OS << "*\n";
  OS.close();
  Error = OS.error();
  OS.clear_error();
  return llvm::errorCodeToError(Error);
}

void Cache::store(const Digest &Key, llvm::ArrayRef<Observation> Read,
                  llvm::StringRef Payload) {
  if (Unusable)
    return;
  ByteWriter Behind;
  cache::write(Behind, Read);
  llvm::Error Why = makeFolder();
  if (!Why)
    Why = writeWhole(entry(Key), {header(Key, Payload, Behind.bytes()), Payload,
                                  Behind.bytes()});
  if (!Why) {
    Stored = true;
    return;
  }
  std::string Text = llvm::toString(std::move(Why));
  if (!Unusable.exchange(true))
    Say("cannot keep results in '" + Folder + "': " + Text);
}

void Cache::prune(uint64_t MostBytes) {
  if (!Stored)
    return;
  llvm::CachePruningPolicy Policy;
  Policy.Interval = std::chrono::seconds(0);
  Policy.Expiration = std::chrono::hours(30 * 24);
  Policy.MaxSizeBytes = MostBytes;
  llvm::pruneCache(Folder, Policy);
}

} // namespace ndistidy::cache
