//===- Cache.h - Results kept from one run to the next ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A folder of results, each under a key that stands for all that was known
// before it was made (flags, the tool's version), with what was read while it
// was made. It counts for as long as that is so.
//
//   Cache Kept(Folder, [](const llvm::Twine &Why) { ... });
//   if (std::optional<Hit> H = Kept.lookup(Key, Now))
//     return decode(H->Payload);
//   ...make it, watched by an Observer...
//   Kept.store(Key, Watched->take(), encode(Result));
//
// An entry is a file that is written beside its place and then renamed: who
// reads sees all of it or nothing, whoever else runs or was killed. What is
// damaged in spite of that is removed. A folder that cannot be written, or a
// full disk, is said once; nothing is kept then.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CACHE_CACHE_H
#define NDIS_TIDY_CACHE_CACHE_H

#include "cache/Files.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <atomic>
#include <functional>
#include <memory>

namespace ndistidy::cache {

/// What was found.
struct Hit {
  llvm::StringRef Payload; ///< in Owner; aligned to 16 bytes
  std::unique_ptr<llvm::MemoryBuffer> Owner;
  std::vector<Observation> Read;
};

class Cache {
public:
  using Remark = std::function<void(const llvm::Twine &Why)>;

  /// \p Folder is made when there is something to keep. \p Say is called once
  /// at the most, by any thread, when something cannot be kept.
  Cache(std::string Folder, Remark Say)
      : Folder(std::move(Folder)), Say(std::move(Say)) {}

  /// What was stored last under \p Key, if all that it was made from is as it
  /// was.
  std::optional<Hit> lookup(const Digest &Key, FileStates &Now) const;
  /// What was stored last under \p Key, whatever became of what it was made
  /// from.
  std::optional<Hit> read(const Digest &Key) const;
  /// Any thread may do this.
  void store(const Digest &Key, llvm::ArrayRef<Observation> Read,
             llvm::StringRef Payload);
  /// If anything was stored: removes what was used least of late, until all of
  /// it is not larger than \p MostBytes, and what was not used for a month.
  void prune(uint64_t MostBytes = uint64_t(256) << 20);

private:
  std::string entry(const Digest &Key) const;
  llvm::Error makeFolder() const;

  std::string Folder;
  Remark Say;
  std::atomic<bool> Stored = false, Unusable = false;
};

} // namespace ndistidy::cache

#endif // NDIS_TIDY_CACHE_CACHE_H
