//===- Analyses.h - Analyses as bytes ---------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// As the cache keeps them, under a key made of what decides them:
//
//   ByteWriter W;
//   writeQuestion(W, idOf(Rules), Options);
//   ...and the modules of the program, in the order in which they are linked...
//   Digest Key = W.digest();
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_KNOWLEDGE_ANALYSES_H
#define NDIS_TIDY_KNOWLEDGE_ANALYSES_H

#include "cache/Bytes.h"
#include "engine/Engine.h"

namespace ndistidy::knowledge {

/// Stands for the rules as they were loaded.
cache::Digest idOf(const catalogue::Catalogue &Rules);
/// All that decides an analysis besides the program: this version of the tool,
/// the rules and the options.
void writeQuestion(cache::ByteWriter &W, const cache::Digest &Rules,
                   const engine::Options &O);

void write(cache::ByteWriter &W, const engine::Analysis &A);
/// The same analysis to the last note, of a program with \p FileCount files; or
/// nothing.
std::optional<engine::Analysis> readAnalysis(cache::ByteReader &R,
                                             size_t FileCount);

void write(cache::ByteWriter &W, const std::vector<engine::Incomplete> &All);
std::optional<std::vector<engine::Incomplete>>
readIncompletes(cache::ByteReader &R, size_t FileCount);

} // namespace ndistidy::knowledge

#endif // NDIS_TIDY_KNOWLEDGE_ANALYSES_H
