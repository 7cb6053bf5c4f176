//===- Mutator.h - Texts with something wrong in them -----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Makes texts that nobody would write out of some that somebody did.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_FUZZ_MUTATOR_H
#define NDIS_TIDY_TOOLS_FUZZ_MUTATOR_H

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace ndistidy::fuzz {

/// The same seed and the same texts give the same mutant on every machine.
class Mutator {
public:
  explicit Mutator(uint64_t Seed) : Dice(Seed) {}

  /// One of \p Texts, changed in up to eight places; at most 256 KB.
  std::string mutant(const std::vector<std::string> &Texts);

private:
  size_t below(size_t Bound) { return Bound == 0 ? 0 : Dice() % Bound; }
  /// A part of \p Text, rather a short one: where it starts, and its size.
  std::pair<size_t, size_t> part(const std::string &Text);
  /// Likewise, of whole lines.
  std::pair<size_t, size_t> lines(const std::string &Text);
  void change(std::string &Text, const std::vector<std::string> &Texts);

  std::mt19937_64 Dice;
};

} // namespace ndistidy::fuzz

#endif // NDIS_TIDY_TOOLS_FUZZ_MUTATOR_H
