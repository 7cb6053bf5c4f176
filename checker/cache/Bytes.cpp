//===- Bytes.cpp - Values as bytes, and back ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "cache/Bytes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/xxhash.h"

namespace ndistidy::cache {

namespace endian = llvm::support::endian;

std::string Digest::hex() const {
  return llvm::utohexstr(High, /*LowerCase=*/true, /*Width=*/16) +
         llvm::utohexstr(Low, /*LowerCase=*/true, /*Width=*/16);
}

Digest digestOf(llvm::StringRef Bytes) {
  llvm::XXH128_hash_t Hash =
      llvm::xxh3_128bits(llvm::ArrayRef(Bytes.bytes_begin(), Bytes.size()));
  return {Hash.low64, Hash.high64};
}

void ByteWriter::number(uint64_t N) {
  uint8_t Encoded[10];
  unsigned Size = llvm::encodeULEB128(N, Encoded);
  Bytes.append(Encoded, Encoded + Size);
}

void ByteWriter::text(llvm::StringRef Text) {
  number(Text.size());
  Bytes += Text;
}

void ByteWriter::digest(const Digest &D) {
  char Encoded[16];
  endian::write64le(Encoded, D.Low);
  endian::write64le(Encoded + 8, D.High);
  Bytes.append(Encoded, sizeof(Encoded));
}

llvm::StringRef ByteReader::take(uint64_t Size) {
  if (Size > Rest.size()) {
    Bad = true;
    Rest = {};
    return {};
  }
  llvm::StringRef Result = Rest.take_front(Size);
  Rest = Rest.drop_front(Size);
  return Result;
}

uint64_t ByteReader::number() {
  unsigned Size = 0;
  const char *Error = nullptr;
  uint64_t N =
      llvm::decodeULEB128(Rest.bytes_begin(), &Size, Rest.bytes_end(), &Error);
  if (Error) {
    Bad = true;
    Rest = {};
    return 0;
  }
  take(Size);
  return N;
}

size_t ByteReader::count() {
  uint64_t N = number();
  if (N <= Rest.size())
    return N;
  Bad = true;
  Rest = {};
  return 0;
}

llvm::StringRef ByteReader::text() { return take(number()); }

Digest ByteReader::digest() {
  llvm::StringRef Encoded = take(16);
  if (Encoded.empty())
    return {};
  return {endian::read64le(Encoded.data()),
          endian::read64le(Encoded.data() + 8)};
}

} // namespace ndistidy::cache
