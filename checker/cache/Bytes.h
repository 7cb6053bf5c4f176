//===- Bytes.h - Values as bytes, and back ----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How values are written down to be kept, or to be told apart by a digest:
//
//   ByteWriter W;
//   W.number(2);
//   W.text("a.c");
//   Digest Key = W.digest();
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CACHE_BYTES_H
#define NDIS_TIDY_CACHE_BYTES_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace ndistidy::cache {

/// 128 bits that stand for some bytes. No defence against who wants two texts
/// to have the same.
struct Digest {
  uint64_t Low = 0, High = 0;

  auto operator<=>(const Digest &) const = default;
  /// 32 digits.
  std::string hex() const;
};

Digest digestOf(llvm::StringRef Bytes);

/// Every value ends where the next begins: different values, different bytes.
class ByteWriter {
public:
  void number(uint64_t N);
  void text(llvm::StringRef Text);
  void digest(const Digest &D);
  /// How many there are, and each of them.
  template <typename Range> void texts(const Range &Texts) {
    number(static_cast<uint64_t>(std::distance(Texts.begin(), Texts.end())));
    for (llvm::StringRef Text : Texts)
      text(Text);
  }

  llvm::StringRef bytes() const { return Bytes; }
  Digest digest() const { return digestOf(Bytes); }

private:
  std::string Bytes;
};

/// Reads what a ByteWriter wrote. Behind the end, and behind what none can have
/// written, everything is zero and empty, and good() is false.
class ByteReader {
public:
  explicit ByteReader(llvm::StringRef Bytes) : Rest(Bytes) {}

  uint64_t number();
  /// A number of things that follow, each of a byte at least.
  size_t count();
  llvm::StringRef text();
  Digest digest();

  bool good() const { return !Bad; }
  bool atEnd() const { return Rest.empty(); }

private:
  llvm::StringRef take(uint64_t Size);

  llvm::StringRef Rest;
  bool Bad = false;
};

} // namespace ndistidy::cache

#endif // NDIS_TIDY_CACHE_BYTES_H
