//===- Generator.h - Random drivers of the toy world ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A random program is a correct driver in one of the idioms of real ones (a
// ladder of labels, an undo in every branch, do-while(0) with one status,
// nested conditions, a cleanup routine shared by failure and unload; handles
// in globals, in structures, behind pointers, in allocated memory; guards by
// null, by bit flags, by booleans; wrappers; arrays and lists that loops fill
// and empty; reference counts), in some with an inner lifecycle (Inner.h), then
// up to two slips in it.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_GENERATOR_H
#define NDIS_TIDY_ENGINE_ORACLE_GENERATOR_H

#include "engine/oracle/Sketch.h"
#include <cstdint>
#include <random>

namespace ndistidy::engine::oracle {

/// The same numbers from the same seed with every standard library.
class Dice {
public:
  explicit Dice(uint64_t Seed) : Engine(Seed) {}
  /// A number below \p Count, which is not 0.
  size_t below(size_t Count) { return Engine() % Count; }
  bool chance(unsigned Percent) { return below(100) < Percent; }

private:
  std::mt19937_64 Engine;
};

/// A driver without a defect.
Sketch correctDriver(Dice &D);

/// One slip of an author somewhere in \p S. What comes out need not be
/// defective, nor need it be a program (a label may be gone).
void slip(Sketch &S, Dice &D);

/// The program number \p Seed, as text IR.
std::string randomProgram(uint64_t Seed);

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_GENERATOR_H
